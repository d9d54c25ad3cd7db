import KaojuText

/// A record of a tagged format: its fields in order.
struct TaggedRecord: Sendable {
    struct Field: Sendable {
        var tag: String
        var value: [UInt8]
        var text: String { String(decoding: value, as: UTF8.self) }
    }

    /// The line of the first field, from 1, and its byte offset.
    var line: Int
    var offset: Int
    var fields: [Field] = []
}

/// Splits a file of tagged lines into records: RIS, MEDLINE, EndNote, RefWorks, NoteExpress, ISI.
///
/// Lines end with LF, CR or both. A line without a tag goes on with the field before it.
struct TaggedScanner {
    let format: BibliographyFormat
    /// The tags whose further lines are values of their own (names in ISI's form).
    let listTags: Set<String>

    private(set) var records: [TaggedRecord] = []
    /// Where text stands that belongs to no record.
    private(set) var stray: [(line: Int, offset: Int)] = []
    private var open: TaggedRecord?

    init(format: BibliographyFormat, listTags: Set<String> = []) {
        self.format = format
        self.listTags = listTags
    }

    /// Reads a whole file. O(n).
    mutating func scan(_ bytes: [UInt8]) {
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 0
        while at < bytes.count {
            var end = at
            while end < bytes.count, !bytes[end].isLineEnd { end += 1 }
            number += 1
            read(bytes[at..<end], line: number)
            at = end + 1
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { at += 1 }
        }
        close()
    }

    private mutating func read(_ line: ArraySlice<UInt8>, line number: Int) {
        guard let first = line.firstIndex(where: { !$0.isBlank }) else { return }
        guard let (tag, start) = tag(of: line, from: first) else { return goOn(line[first...], number) }
        if tag == endTag { return close() }
        if tag == startTag {
            close()
            open = TaggedRecord(line: number, offset: line.startIndex)
        }
        guard open != nil else {
            // The head of an ISI file, or a field before any record.
            if !(format == .isi && ["FN", "VR", "EF"].contains(tag)) { stray.append((number, line.startIndex)) }
            return
        }
        let value = trimmed(line[start...])
        open?.fields.append(.init(tag: tag, value: value))
    }

    private mutating func goOn(_ text: ArraySlice<UInt8>, _ number: Int) {
        guard var record = open, let last = record.fields.indices.last else {
            // Chinese databases put a note above the records.
            if open == nil, records.isEmpty { return }
            return stray.append((number, text.startIndex))
        }
        open = nil
        if listTags.contains(record.fields[last].tag) {
            record.fields.append(.init(tag: record.fields[last].tag, value: trimmed(text)))
        } else {
            if !record.fields[last].value.isEmpty { record.fields[last].value.append(0x20) }
            record.fields[last].value += trimmed(text)
        }
        open = record
    }

    private mutating func close() {
        if let record = open { records.append(record) }
        open = nil
    }

    private var startTag: String {
        switch format {
        case .endnote: "%0"
        case .refworks: "RT"
        case .noteexpress: "Reference Type"
        case .nbib: "PMID"
        case .isi: "PT"
        default: "TY"
        }
    }

    private var endTag: String? { format == .ris || format == .refworks || format == .isi ? "ER" : nil }

    // MARK: Tags

    /// The tag that a line begins with, and where its value begins.
    private func tag(of line: ArraySlice<UInt8>, from first: Int) -> (String, Int)? {
        switch format {
        case .endnote:
            guard line[first] == UInt8(ascii: "%"), first + 1 < line.endIndex, line[first + 1] > 0x20,
                first + 2 >= line.endIndex || line[first + 2].isBlank
            else { return nil }
            return (text(line[first..<(first + 2)]), min(first + 3, line.endIndex))
        case .noteexpress:
            guard line[first] == UInt8(ascii: "{"), let close = line[first...].firstIndex(of: UInt8(ascii: "}")),
                close + 1 < line.endIndex, line[close + 1] == UInt8(ascii: ":")
            else { return nil }
            return (text(line[(first + 1)..<close]), close + 2)
        case .nbib: return medlineTag(of: line)
        case .refworks, .isi:
            guard first == line.startIndex, let end = code(line, first),
                end >= line.endIndex || line[end] == 0x20
            else { return nil }
            return (text(line[first..<end]), min(end + 1, line.endIndex))
        default:
            guard let end = code(line, first) else { return nil }
            var at = end
            while at < line.endIndex, line[at] == 0x20 || line[at] == 0x09 { at += 1 }
            guard at < line.endIndex, line[at] == UInt8(ascii: "-"), at - end <= 4,
                at > end || at + 1 >= line.endIndex || line[at + 1] == 0x20
            else { return nil }
            return (text(line[first..<end]), at + 1)
        }
    }

    /// «PMID- 1», «TI  - …», «FAU - …»: four places, then a hyphen.
    private func medlineTag(of line: ArraySlice<UInt8>) -> (String, Int)? {
        let start = line.startIndex
        guard line.count >= 5, line[start].isUpper, line[start + 4] == UInt8(ascii: "-") else { return nil }
        var end = start + 4
        while end > start, line[end - 1] == 0x20 { end -= 1 }
        guard line[start..<end].allSatisfy({ $0.isUpper || $0.isDigit }) else { return nil }
        return (text(line[start..<end]), start + 5)
    }

    /// The end of a tag of a capital and a capital or digit.
    private func code(_ line: ArraySlice<UInt8>, _ at: Int) -> Int? {
        guard at + 1 < line.endIndex, line[at].isUpper, line[at + 1].isUpper || line[at + 1].isDigit else { return nil }
        return at + 2
    }

    private func trimmed(_ slice: ArraySlice<UInt8>) -> [UInt8] {
        guard let first = slice.firstIndex(where: { !$0.isBlank }), let last = slice.lastIndex(where: { !$0.isBlank })
        else { return [] }
        return Array(slice[first...last])
    }

    private func text(_ slice: ArraySlice<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }
}
