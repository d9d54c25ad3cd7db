import KaojuText

/// A line of the source, without its line break and the white space around it.
struct SourceLine {
    /// What a line is for.
    enum Kind {
        /// Running text.
        case text
        /// A heading of this level and kind.
        case heading(level: Int, kind: Section.Kind)
        /// The first line of a caption of a figure or table.
        case caption
        /// A row of a table.
        case table
        /// Funding, dates, authors' addresses.
        case metadata
        /// Page numbers, running headers, DOI lines: left out of the reading text.
        case furniture
        /// Code, images, comments, rules of Markdown and HTML: left out too.
        case markup
    }

    /// The bytes from the first to the last visible character.
    var range: ByteRange
    /// Blank lines before it.
    var blanksBefore: Int
    /// A page break (form feed) before it.
    var pageBreakBefore: Bool
    /// Columns: a Han character counts two.
    var width: Int
    /// Where the line's indentation is wide, in columns.
    var indent: Int
    /// What it is for.
    var kind: Kind = .text
    /// Whether a list item begins here; its mark stands before `range`.
    var startsItem = false

    /// Whether it is running text.
    var isText: Bool { if case .text = kind { true } else { false } }
    /// Whether it is a row of a table.
    var isTable: Bool { if case .table = kind { true } else { false } }
    /// Whether it is markup without text.
    var isMarkup: Bool { if case .markup = kind { true } else { false } }
    /// Whether it is left out of the reading text.
    var isFurniture: Bool { if case .furniture = kind { true } else { false } }
}

/// Splits text into lines at LF, CR, CRLF, NEL, LS, PS and form feeds.
struct LineScanner {
    /// The lines that show something, in order. O(n).
    func lines(of bytes: [UInt8]) -> [SourceLine] {
        var out: [SourceLine] = []
        var blanks = 0
        var pageBreak = false
        var start = 0
        var at = 0
        let count = bytes.count
        func close(_ end: Int) {
            var first = start
            var indent = 0
            while first < end {
                let (value, length) = UTF8Scanner.scalar(bytes, at: first)
                if value == 0x0C { pageBreak = true }
                guard ScalarClass.isSpace(value) || value < 0x20 || value == 0xFEFF else { break }
                indent += value == 0x3000 ? 2 : 1
                first += length
            }
            var last = end
            while last > first, let (value, length) = UTF8Scanner.scalar(bytes, before: last),
                ScalarClass.isSpace(value) || value < 0x20
            {
                last -= length
            }
            guard first < last else {
                blanks += 1
                return
            }
            out.append(
                SourceLine(
                    range: ByteRange(first, last), blanksBefore: blanks, pageBreakBefore: pageBreak,
                    width: width(of: bytes, ByteRange(first, last)), indent: indent))
            blanks = 0
            pageBreak = false
        }
        while at < count {
            let byte = bytes[at]
            if byte == 0x0A || byte == 0x0D || byte == 0x0C {
                close(at)
                if byte == 0x0C { pageBreak = true }
                if byte == 0x0D, at + 1 < count, bytes[at + 1] == 0x0A { at += 1 }
                at += 1
                start = at
            } else if byte == 0xE2, at + 2 < count, bytes[at + 1] == 0x80,
                bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9
            {
                close(at)
                at += 3
                start = at
            } else {
                at += 1
            }
        }
        close(count)
        return out
    }

    private func width(of bytes: [UInt8], _ range: ByteRange) -> Int {
        var columns = 0
        for at in range.indices {
            let byte = bytes[at]
            if byte < 0x80 || byte & 0xC0 == 0xC0 { columns += byte >= 0xE3 ? 2 : 1 }
        }
        return columns
    }
}
