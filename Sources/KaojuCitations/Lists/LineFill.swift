import KaojuText

/// How full the lines of a list are: hard-wrapped text breaks a line where the next word had no room, so a line that had
/// room for it ends an entry.
struct LineFill {
    /// What the room at a line's end says.
    enum End {
        /// The next word had no room: the text goes on, as far as the line can tell.
        case full
        /// The next word might just have had room.
        case doubtful
        /// The line breaks off early: something ends here.
        case early
    }

    private let bytes: [UInt8]
    /// The columns at which lines are wrapped; 0 where they are not.
    let width: Int

    /// Measures lines. O(their length).
    init(bytes: [UInt8], lines: some Collection<ByteRange>) {
        self.bytes = bytes
        let widths = lines.map { Self.columns(bytes, $0) }.sorted()
        guard let widest = widths.last, widths.count >= 3 else {
            width = 0
            return
        }
        // A long address may stand over the margin.
        let margin = min(widest, widths[widths.count * 19 / 20])
        let filled = widths.count { $0 * 10 >= margin * 8 }
        // Whole entries differ in length; wrapped lines lie close to the margin.
        width = margin <= 140 && filled * 10 >= widths.count * 3 ? margin : 0
    }

    /// What the end of `line` says when `next` follows it.
    func end(of line: ByteRange, before next: ByteRange) -> End {
        guard width > 0 else { return .early }
        let needed = Self.columns(bytes, line) + Self.columns(bytes, firstWord(of: next))
        if needed * 100 <= width * 84 { return .early }
        return needed + 1 < width ? .doubtful : .full
    }

    /// The first word of a line with the blank before it; of Chinese the first character.
    private func firstWord(of line: ByteRange) -> ByteRange {
        var at = line.start
        while at < line.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if ScalarClass.isSpace(value) { break }
            if ScalarClass.isHan(value) { return ByteRange(line.start, at > line.start ? at : at + length) }
            at += length
        }
        return ByteRange(line.start, at)
    }

    /// The columns that a range takes: two a Chinese character, one another. O(range).
    static func columns(_ bytes: [UInt8], _ range: ByteRange) -> Int {
        var out = 0
        for at in range.indices where bytes[at] & 0xC0 != 0x80 { out += bytes[at] >= 0xE3 && bytes[at] <= 0xEF ? 2 : 1 }
        return out
    }
}
