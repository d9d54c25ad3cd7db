import KaojuText

/// Finds footnotes that hold references, «① Hale C. On stones. 2003.» at a page's foot or «[^1]: …» in Markdown, and the
/// signs in the text before them that lead there. Notes that hold no reference are left alone.
struct FootnoteScanner {
    /// A note with a reference, and the signs that lead to it.
    struct Note: Sendable {
        /// From the sign to the note's end.
        var range: ByteRange
        /// The note without its sign.
        var entry: ByteRange
        var signs: [ByteRange]
    }

    private struct Sign {
        var key: UInt32
        var range: ByteRange
    }

    let bytes: [UInt8]
    let clues: EntryClues

    /// The notes in document order. O(n).
    func notes(in stretches: [ByteRange], lines: @autoclosure () -> TextLines) -> [Note] {
        let signs = stretches.flatMap(signs(in:))
        guard signs.count >= 2 else { return [] }
        let lines = lines()
        var out: [Note] = []
        var open: [UInt32: [ByteRange]] = [:]
        for sign in signs {
            let index = lines.index(from: sign.range.start)
            guard index < lines.ranges.count, lines.ranges[index].start == sign.range.start else {
                open[sign.key, default: []].append(sign.range)
                continue
            }
            // The sign opens a line: a note, where it holds a reference and something led to it.
            let line = lines.ranges[index]
            var start = bytes.skipBlanks(from: sign.range.end, to: line.end)
            if start < line.end, bytes[start] == 0x3A { start = bytes.skipBlanks(from: start + 1, to: line.end) }
            let entry = ByteRange(start, line.end)
            guard let markers = open.removeValue(forKey: sign.key), !entry.isEmpty, clues.opensEntry(entry),
                clues.hasYear(entry), clues.isComplete(entry) || clues.hasTypeMark(entry)
            else { continue }
            out.append(Note(range: line, entry: entry, signs: markers))
        }
        return out
    }

    private func signs(in range: ByteRange) -> [Sign] {
        var out: [Sign] = []
        var at = range.start
        while at < range.end {
            let byte = bytes[at]
            if byte == 0xE2 {
                let (value, length) = UTF8Scanner.scalar(bytes, at: at)
                if (0x2460...0x2473).contains(value) || value == 0x2020 || value == 0x2021 {
                    out.append(Sign(key: value, range: ByteRange(at, at + length)))
                }
                at += length
            } else if byte == 0x5B, at + 2 < range.end, bytes[at + 1] == 0x5E,
                let number = NumberListReader.number(bytes, at: at + 2, to: range.end), number.end < range.end,
                bytes[number.end] == 0x5D
            {
                out.append(Sign(key: 0x20_0000 + UInt32(number.value), range: ByteRange(at, number.end + 1)))
                at = number.end + 1
            } else {
                at += 1
            }
        }
        return out
    }
}
