import KaojuText

/// Finds Markdown's marks of emphasis and code, by CommonMark's rules of flanking.
enum EmphasisReader {
    /// The offset of the run of marks that closes the run `[start, end)`, if that opens one. O(600).
    static func closer(of run: ByteRange, in bytes: [UInt8], line: ByteRange) -> Int? {
        guard run.count <= 3, run.end < line.end, opens(run, bytes, line) else { return nil }
        let mark = bytes[run.start]
        let last = min(line.end, run.end + 600)
        var at = run.end
        while at < last {
            guard bytes[at] == mark else {
                at += 1
                continue
            }
            let found = Self.run(at: at, in: bytes, before: line.end)
            if found.count == run.count, closes(found, bytes, line) { return found.start }
            at = found.end
        }
        return nil
    }

    /// The run of one mark that begins at `start`. O(run).
    static func run(at start: Int, in bytes: [UInt8], before limit: Int) -> ByteRange {
        var end = start + 1
        while end < limit, bytes[end] == bytes[start] { end += 1 }
        return ByteRange(start, end)
    }

    private static func opens(_ run: ByteRange, _ bytes: [UInt8], _ line: ByteRange) -> Bool {
        let next = UTF8Scanner.scalar(bytes, at: run.end).value
        let before = run.start > line.start ? UTF8Scanner.scalar(bytes, before: run.start)?.value ?? 0x20 : 0x20
        if ScalarClass.isSpace(next) || isWord(before) && run.count == 1 { return false }
        return !isPunctuation(next) || ScalarClass.isSpace(before) || isPunctuation(before)
    }

    private static func closes(_ run: ByteRange, _ bytes: [UInt8], _ line: ByteRange) -> Bool {
        let before = UTF8Scanner.scalar(bytes, before: run.start)?.value ?? 0x20
        let next = run.end < line.end ? UTF8Scanner.scalar(bytes, at: run.end).value : 0x20
        if ScalarClass.isSpace(before) || isWord(next) && run.count == 1 { return false }
        return !isPunctuation(before) || ScalarClass.isSpace(next) || isPunctuation(next) || ScalarClass.isHan(next)
    }

    private static func isWord(_ value: UInt32) -> Bool { ScalarClass.isLetter(value) || ScalarClass.isDigit(value) }

    private static func isPunctuation(_ value: UInt32) -> Bool {
        value < 0x80 && value > 0x20 && !isWord(value) || ScalarClass.isHanPunctuation(value)
    }
}

/// Reads Markdown's links and images.
enum LinkReader {
    /// The words of the link whose bracket opens at `start`, and the offset behind its address. O(500).
    static func link(at start: Int, in bytes: [UInt8], before limit: Int) -> (words: ByteRange, end: Int)? {
        let last = min(limit, start + 300)
        var at = start + 1
        var depth = 1
        while at < last {
            if bytes[at] == UInt8(ascii: "[") { depth += 1 }
            if bytes[at] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { break }
            }
            at += 1
        }
        guard at + 2 < last, bytes[at] == UInt8(ascii: "]"), bytes[at + 1] == UInt8(ascii: "("),
            isAddress(at + 2, bytes, limit)
        else { return nil }
        let words = ByteRange(start + 1, at)
        var end = at + 2
        depth = 1
        while end < min(limit, at + 500) {
            if bytes[end] == UInt8(ascii: "(") { depth += 1 }
            if bytes[end] == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 { return (words, end + 1) }
            }
            end += 1
        }
        return nil
    }

    /// Whether an address begins at `start`: «[3](n = 5)» is no link.
    private static func isAddress(_ start: Int, _ bytes: [UInt8], _ limit: Int) -> Bool {
        addresses.length(in: bytes, ByteRange(start, limit)) != nil
    }

    private static let addresses = PrefixTable(
        ["http:", "https:", "#", "/", "./", "../", "mailto:", "www.", "images/", "figures/", "media/"].map {
            Array($0.utf8)
        })
}
