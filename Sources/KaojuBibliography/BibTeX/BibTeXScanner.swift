/// An entry of a BibTeX file as it is written: TeX is not yet read.
struct BibTeXRecord: Sendable {
    struct Field: Sendable {
        /// In lower case.
        var name: String
        /// The value with its pieces joined, without the outermost braces or quotes.
        var value: [UInt8]
    }

    /// In lower case.
    var type: String
    var key: String
    var fields: [Field]
    /// The line of the `@`, from 1, and its byte offset.
    var line: Int
    var offset: Int

    /// The value of a field.
    func value(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }
}

/// Splits a BibTeX file into entries; macros are put in place.
///
/// An entry never reaches over a line that begins another entry, so a brace that is not closed costs one entry, and
/// reading is linear.
struct BibTeXScanner {
    let bytes: [UInt8]
    private(set) var records: [BibTeXRecord] = []
    private var macros: [String: [UInt8]]
    private var notices: Notices
    private var at = 0
    /// Where the entry that is read must have ended.
    private var limit = 0
    /// Where the next line begins an entry, at or behind the offset that was last asked for.
    private var nextLineStart = -1
    private var line = 1
    private var lineCounted = 0
    /// How many bytes macros may still put in: one that doubles itself must not fill memory.
    private var budget: Int

    init(_ bytes: [UInt8], months: [String: Int], notices: Notices) {
        self.bytes = bytes
        self.notices = notices
        budget = bytes.count * 4 + 1_000_000
        macros = [:]
        for (name, number) in months where name.utf8.count == 3 { macros[name] = Array(String(number).utf8) }
    }

    /// Reads the whole file; returns what was noticed. O(n).
    mutating func scan() -> Notices {
        while let start = nextEntry(from: at) {
            if nextLineStart <= start { nextLineStart = nextLine(from: start + 1) }
            limit = nextLineStart
            readEntry(at: start)
            at = max(at, start + 1)
        }
        return notices
    }

    /// Whether a line's text at `at` begins an entry: «@article{», «@ string (».
    static func isEntryStart(_ bytes: [UInt8], at: Int) -> Bool {
        guard bytes[at] == UInt8(ascii: "@") else { return false }
        var end = at + 1
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        let word = end
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        guard end > word, end - word <= 32 else { return false }
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        return end < bytes.count && (bytes[end] == UInt8(ascii: "{") || bytes[end] == UInt8(ascii: "("))
    }

    /// The next «@word{» that is the first thing on its line, or behind the end of the entry before.
    private func nextEntry(from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "@"), Self.isEntryStart(bytes, at: index),
                opensLine(index, behind: start)
            {
                return index
            }
            index += 1
        }
        return nil
    }

    /// The next «@word{» that is the first thing on its line; the file's end where there is none.
    private func nextLine(from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "@"), Self.isEntryStart(bytes, at: index), opensLine(index, behind: -1) {
                return index
            }
            index += 1
        }
        return bytes.count
    }

    /// Whether only blanks stand before on the line, or between it and an offset.
    private func opensLine(_ index: Int, behind offset: Int) -> Bool {
        var before = index
        while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
        return before == 0 || bytes[before - 1].isLineEnd || before <= offset
            || before == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    }

    // MARK: Entries

    private mutating func readEntry(at start: Int) {
        let line = lineNumber(at: start)
        at = start + 1
        skipBlanks()
        let type = word().lowercased()
        skipBlanks()
        let close = bytes[at] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
        at += 1
        switch type {
        case "comment":
            at -= 1
            if bytes[at] == UInt8(ascii: "{"), braced() == nil { at = limit }
        case "preamble": if value() == nil { at = limit }
        case "string":
            skipBlanks()
            let name = identifier(upTo: UInt8(ascii: "="))
            at += 1
            guard at < limit, let text = value() else { return broken(line, start) }
            macros[name.lowercased()] = text
            skip(close)
        default: readFields(BibTeXRecord(type: type, key: "", fields: [], line: line, offset: start), close: close)
        }
    }

    private mutating func readFields(_ record: BibTeXRecord, close: UInt8) {
        var record = record
        var names: Set<String> = []
        skipBlanks()
        let keyStart = at
        while at < limit, bytes[at] != UInt8(ascii: ","), bytes[at] != close, !bytes[at].isLineEnd,
            bytes[at] != UInt8(ascii: "=")
        { at += 1 }
        if at < limit, bytes[at] == UInt8(ascii: "=") {
            at = keyStart
        } else {
            var end = at
            while end > keyStart, bytes[end - 1].isBlank { end -= 1 }
            record.key = String(decoding: bytes[keyStart..<end], as: UTF8.self)
        }
        while true {
            skipBlanks()
            while at < limit, bytes[at] == UInt8(ascii: ",") {
                at += 1
                skipBlanks()
            }
            guard at < limit else {
                broken(record.line, record.offset)
                break
            }
            if bytes[at] == close {
                at += 1
                break
            }
            let name = identifier(upTo: UInt8(ascii: "=")).lowercased()
            guard at < limit, bytes[at] == UInt8(ascii: "="), !name.isEmpty else {
                broken(record.line, record.offset)
                recover()
                continue
            }
            at += 1
            guard let text = value() else {
                broken(record.line, record.offset)
                break
            }
            // No entry has a thousand fields; what has them must not be handed down to as many children.
            if names.count < 1000, names.insert(name).inserted { record.fields.append(.init(name: name, value: text)) }
        }
        records.append(record)
    }

    /// Goes on behind the next line end or comma.
    private mutating func recover() {
        while at < limit, !bytes[at].isLineEnd, bytes[at] != UInt8(ascii: ",") { at += 1 }
        at += 1
    }

    private mutating func broken(_ line: Int, _ offset: Int) {
        if notices.diagnostics.last?.sourceOffset == offset { return }
        notices.note(
            "broken-record", line: line, offset: offset, zh: "BibTeX 条目不完整，只读取了能读的部分",
            en: "the BibTeX entry is broken; what could be read of it is kept")
    }

    // MARK: Values

    /// Pieces joined by `#`; nil where one does not end.
    private mutating func value() -> [UInt8]? {
        var out: [UInt8] = []
        while true {
            skipBlanks()
            guard at < limit else { return nil }
            switch bytes[at] {
            case UInt8(ascii: "{"):
                guard let piece = braced() else { return nil }
                out += bytes[piece]
            case UInt8(ascii: "\""):
                guard let piece = quoted() else { return nil }
                out += bytes[piece]
            default:
                let start = at
                let name = identifier(upTo: 0)
                guard at > start else { return nil }
                append(name, at: start, to: &out)
            }
            skipBlanks()
            guard at < limit, bytes[at] == UInt8(ascii: "#") else { return out }
            at += 1
        }
    }

    private mutating func append(_ name: String, at offset: Int, to out: inout [UInt8]) {
        if let macro = macros[name.lowercased()] {
            budget -= macro.count
            if budget > 0 { out += macro }
        } else {
            if !name.utf8.allSatisfy({ $0.isDigit }) {
                notices.note(
                    "unknown-macro", line: lineNumber(at: offset), offset: offset, severity: .info,
                    zh: "@string 没有定义「\(name.prefix(80))」", en: "no @string defines \"\(name.prefix(80))\"")
            }
            out += Array(name.utf8)
        }
    }

    /// The inside of the group that opens here; nil where it does not close before the limit.
    private mutating func braced() -> Range<Int>? {
        var depth = 0
        let start = at + 1
        while at < limit {
            if bytes[at] == UInt8(ascii: "{") { depth += 1 }
            if bytes[at] == UInt8(ascii: "}") {
                depth -= 1
                if depth == 0 {
                    at += 1
                    return start..<(at - 1)
                }
            }
            at += 1
        }
        return nil
    }

    /// The inside of the quoted text that opens here: a quote inside braces does not close it.
    private mutating func quoted() -> Range<Int>? {
        var depth = 0
        let start = at + 1
        at += 1
        while at < limit {
            switch bytes[at] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "\"") where depth <= 0:
                at += 1
                return start..<(at - 1)
            default: break
            }
            at += 1
        }
        return nil
    }

    // MARK: Bytes

    private mutating func skipBlanks() { while at < limit, bytes[at].isBlank { at += 1 } }

    private mutating func skip(_ byte: UInt8) {
        skipBlanks()
        if at < limit, bytes[at] == byte { at += 1 }
    }

    private mutating func word() -> String {
        let start = at
        while at < limit, bytes[at].isLetter { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// A field's or a macro's name; stands before the separator afterwards.
    private mutating func identifier(upTo separator: UInt8) -> String {
        let start = at
        while at < limit, bytes[at] != separator, !bytes[at].isBlank, !Self.endsName(bytes[at]) { at += 1 }
        let name = String(decoding: bytes[start..<at], as: UTF8.self)
        skipBlanks()
        return name
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "#"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""),
            UInt8(ascii: "="), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    /// The number of the line that holds an offset; offsets come in ascending order.
    private mutating func lineNumber(at offset: Int) -> Int {
        while lineCounted < offset {
            if bytes[lineCounted] == 0x0A
                || bytes[lineCounted] == 0x0D && lineCounted + 1 < bytes.count && bytes[lineCounted + 1] != 0x0A
            {
                line += 1
            }
            lineCounted += 1
        }
        return line
    }
}
