import KaojuText

/// What a citation link prints: numbers, or a name and a year.
struct PrintedLink {
    /// Where the link's text stands, its own brackets included.
    var range: ByteRange
    /// The entries that the markup leads to.
    var entries: [Int]
    /// The numbers that it prints; nil where it prints none.
    var items: NumberListReader.Items?
    /// Where the numbers stand, without brackets.
    var inner: ByteRange
    /// Whether brackets stand right around the numbers.
    var isEnclosed = false

    /// Whether the numbers are raised.
    func isRaised(in bytes: [UInt8]) -> Bool {
        items != nil && NumberListReader.digit(bytes, at: inner.start, script: .superscript) != nil
    }
}

/// Reads the text of links.
struct PrintedLinkReader {
    let bytes: [UInt8]
    /// Numbers beyond this are years or something else.
    let highest: Int

    /// What a link prints. O(length).
    func link(_ link: CitationLink) -> PrintedLink {
        var inner = trimmed(link.range)
        if let inside = Brackets.inside(of: inner, in: bytes) { inner = trimmed(inside) }
        var printed = PrintedLink(range: trimmed(link.range), entries: link.entries, items: nil, inner: inner)
        for script in [NumberListReader.Script.plain, .superscript] {
            guard let items = NumberListReader.read(bytes, from: inner.start, to: inner.end, script: script),
                items.end == inner.end, !items.hasStop, items.values.allSatisfy({ $0 <= highest })
            else { continue }
            printed.items = items
        }
        if printed.items != nil {
            printed.isEnclosed = inner != printed.range
            if !printed.isEnclosed, let outside = Brackets.around(inner, in: bytes) {
                printed.range = outside
                printed.isEnclosed = true
            }
        }
        return printed
    }

    /// Whether a link's text is nothing but a dash or a separator.
    func isDash(_ range: ByteRange) -> Bool {
        var at = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard
                [0x20, 0x2C, 0x2D, 0x7E, 0x2212, 0x207B, 0xFF0D, 0xFF5E].contains(value)
                    || (0x2010...0x2015).contains(value)
            else { return false }
            at += length
        }
        return true
    }

    /// The range without blanks, commas and semicolons at its ends.
    private func trimmed(_ range: ByteRange) -> ByteRange {
        var (start, end) = (range.start, range.end)
        let idle: Set<UInt8> = [0x20, 0x0A, 0x2C, 0x3B]
        while start < end, idle.contains(bytes[start]) { start += 1 }
        while end > start, idle.contains(bytes[end - 1]) { end -= 1 }
        return ByteRange(start, end)
    }
}

/// Pairs of brackets that markers stand in.
enum Brackets {
    private static let closers: [UInt32: UInt32] = [
        0x28: 0x29, 0x5B: 0x5D, 0xFF08: 0xFF09, 0xFF3B: 0xFF3D, 0x3010: 0x3011, 0x3014: 0x3015,
    ]

    /// What stands between the brackets that a range begins and ends with; nil where it does not.
    static func inside(of range: ByteRange, in bytes: [UInt8]) -> ByteRange? {
        guard !range.isEmpty, let last = UTF8Scanner.scalar(bytes, before: range.end) else { return nil }
        let first = UTF8Scanner.scalar(bytes, at: range.start)
        guard closers[first.value] == last.value, range.count >= first.length + last.length else { return nil }
        return ByteRange(range.start + first.length, range.end - last.length)
    }

    /// The range with the brackets right around it, blanks inside allowed; nil where there are none.
    static func around(_ range: ByteRange, in bytes: [UInt8]) -> ByteRange? {
        let before = bytes.skipBlanks(before: range.start, to: max(0, range.start - 4))
        let after = bytes.skipBlanks(from: range.end, to: min(bytes.count, range.end + 4))
        guard let opener = UTF8Scanner.scalar(bytes, before: before), after < bytes.count,
            let closer = closers[opener.value]
        else { return nil }
        let found = UTF8Scanner.scalar(bytes, at: after)
        guard found.value == closer else { return nil }
        return ByteRange(before - opener.length, after + found.length)
    }

    /// The style of brackets that begin there.
    static func style(at offset: Int, in bytes: [UInt8]) -> CitationMarker.Style? {
        guard offset < bytes.count else { return nil }
        switch UTF8Scanner.scalar(bytes, at: offset).value {
        case 0x28, 0xFF08: return .parenthesis
        case 0x5B, 0xFF3B, 0x3010, 0x3014: return .bracket
        default: return nil
        }
    }

    /// The style of the bracket that was opened last before `offset` and is still open, within 120 bytes.
    static func openStyle(before offset: Int, in bytes: [UInt8]) -> CitationMarker.Style? {
        var depth = 0
        for at in (max(0, offset - 120)..<offset).reversed() {
            switch bytes[at] {
            case 0x0A: return nil
            case 0x29, 0x5D: depth += 1
            case 0x28, 0x5B:
                if depth == 0 { return style(at: at, in: bytes) }
                depth -= 1
            default: break
            }
        }
        return nil
    }
}
