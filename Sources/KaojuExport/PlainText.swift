/// Text made fit for one line of a report: what would move or hide other text is taken out.
package enum PlainText {
    /// The text with white space and controls as single blanks, without marks that turn the writing direction. O(n).
    package static func oneLine(_ text: String) -> String {
        var text = text
        return text.withUTF8 { unsafe line($0) } ?? text
    }

    /// The line that a text makes; nil where it is one already.
    private static func line(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        guard let start = unsafe firstChange(in: text) else { return nil }
        var out = unsafe Array(text[..<start])
        out.reserveCapacity(text.count)
        var wantsBlank = false
        var at = start
        while at < text.count {
            let (change, length) = unsafe change(in: text, at: at)
            switch change {
            case .left: break
            case .blank: wantsBlank = !out.isEmpty
            case .kept:
                if wantsBlank { out.append(0x20) }
                wantsBlank = false
                unsafe out.append(contentsOf: text[at..<(at + length)])
            }
            at += length
        }
        return String(decoding: out, as: UTF8.self)
    }

    private enum Change { case kept, left, blank }

    /// What becomes of the character at an offset, which is a part of it where it is kept and several bytes are alike.
    @inline(__always)
    private static func change(in text: UnsafeBufferPointer<UInt8>, at: Int) -> (Change, length: Int) {
        let byte = unsafe text[at]
        if byte <= 0x20 || byte == 0x7F { return (.blank, 1) }
        // U+0080 to U+00A0.
        if byte == 0xC2, unsafe text[at + 1] <= 0xA0 { return (.blank, 2) }
        if byte == 0xE2, unsafe text[at + 1] == 0x80 {
            switch unsafe text[at + 2] {
            // U+2028, U+2029.
            case 0xA8, 0xA9: return (.blank, 3)
            // U+200E, U+200F, U+202A to U+202E.
            case 0x8E, 0x8F, 0xAA...0xAE: return (.left, 3)
            default: return (.kept, 3)
            }
        }
        // U+2066 to U+2069, U+FEFF.
        if byte == 0xE2, unsafe text[at + 1] == 0x81, unsafe (0xA6...0xA9).contains(text[at + 2]) { return (.left, 3) }
        if byte == 0xEF, unsafe text[at + 1] == 0xBB, unsafe text[at + 2] == 0xBF { return (.left, 3) }
        return (.kept, 1)
    }

    /// Where the first character stands that a line does not have so: single blanks inside stay.
    private static func firstChange(in text: UnsafeBufferPointer<UInt8>) -> Int? {
        var at = 0
        while at < text.count {
            if unsafe text[at] == 0x20, at > 0, at + 1 < text.count, unsafe text[at + 1] > 0x20,
                unsafe text[at + 1] < 0x7F
            {
                at += 2
                continue
            }
            let (change, length) = unsafe change(in: text, at: at)
            if change != .kept {
                let isBlank = unsafe text[at] == 0x20 && at > 0 && at + 1 < text.count
                guard isBlank, unsafe self.change(in: text, at: at + 1).0 == .kept else { return at }
            }
            at += length
        }
        return nil
    }

    /// Text for HTML, in elements and in quoted attributes.
    package static func html(_ text: String) -> String {
        var line = oneLine(text)
        return line.withUTF8 { unsafe escaped($0) } ?? line
    }

    /// The line with what HTML would read escaped; nil where there is none.
    private static func escaped(_ line: UnsafeBufferPointer<UInt8>) -> String? {
        guard let start = line.indices.first(where: { unsafe entity(in: line, at: $0) != nil }) else { return nil }
        var out = unsafe Array(line[..<start])
        out.reserveCapacity(line.count + 32)
        var at = start
        while at < line.count {
            if let (entity, length) = unsafe entity(in: line, at: at) {
                out.append(contentsOf: entity.utf8)
                at += length
            } else {
                unsafe out.append(line[at])
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// What stands in HTML for the character at an offset, if not itself.
    @inline(__always)
    private static func entity(in line: UnsafeBufferPointer<UInt8>, at: Int) -> (String, length: Int)? {
        switch unsafe line[at] {
        case UInt8(ascii: "&"): ("&amp;", 1)
        case UInt8(ascii: "<"): ("&lt;", 1)
        case UInt8(ascii: ">"): ("&gt;", 1)
        case UInt8(ascii: "\""): ("&quot;", 1)
        case UInt8(ascii: "'"): ("&#39;", 1)
        // U+FFFE, U+FFFF and their like in the other planes may not stand in HTML.
        case 0xEF where unsafe line[at + 1] == 0xBF && line[at + 2] >= 0xBE: ("\u{FFFD}", 3)
        case 0xF0... where unsafe line[at + 1] & 0x0F == 0x0F && line[at + 2] == 0xBF && line[at + 3] >= 0xBE:
            ("\u{FFFD}", 4)
        default: nil
        }
    }

    /// Text for Markdown, anywhere but at the start of a line. Only what Markdown would read is escaped, so that «P<0.05»
    /// and «[3]» stay readable in the file itself: `<` and `&` where a tag or an entity could begin, `]` where a link's
    /// address or definition could follow.
    package static func markdown(_ text: String) -> String {
        var line = oneLine(text)
        guard line.utf8.contains(where: isMarkdown) else { return line }
        return line.withUTF8 { line in
            var out: [UInt8] = []
            out.reserveCapacity(line.count + 16)
            for index in line.indices {
                let byte = unsafe line[index]
                if isMarkdown(byte), unsafe isSpecial(byte, before: line[(index + 1)...]) {
                    out.append(UInt8(ascii: "\\"))
                }
                out.append(byte)
            }
            return String(decoding: out, as: UTF8.self)
        }
    }

    private static func isMarkdown(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "|"),
            UInt8(ascii: "~"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "&"),
            UInt8(ascii: "]"):
            true
        default: false
        }
    }

    /// Whether Markdown reads one of its characters before such a text.
    private static func isSpecial(_ byte: UInt8, before rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        func next(_ marks: String) -> Bool { unsafe rest.first.map { marks.utf8.contains($0) } ?? false }
        var nextIsLetter: Bool {
            guard let first = unsafe rest.first else { return false }
            if first < 0x80 { return (first | 0x20) &- 0x61 < 26 }
            return unsafe String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first?.properties.isAlphabetic
                ?? false
        }
        return switch byte {
        case UInt8(ascii: "<"): next("/!?") || nextIsLetter
        case UInt8(ascii: "&"): next("#") || nextIsLetter
        case UInt8(ascii: "]"): next("(:")
        default: true
        }
    }

    /// Markdown text for the start of a line, where dashes, plus signs and numbers would begin a list.
    package static func markdownLine(_ text: String) -> String {
        let escaped = markdown(text)
        guard let first = escaped.first else { return escaped }
        if "-+=:>".contains(first) { return "\\" + escaped }
        let digits = escaped.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let mark = escaped.dropFirst(digits.count).first, mark == "." {
            return digits + "\\" + escaped.dropFirst(digits.count)
        }
        return escaped
    }
}
