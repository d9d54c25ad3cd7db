import KaojuGraph
import KaojuText

/// A few words around a place, for a table that people read.
enum TermSnippet {
    /// The place in its sentence, with up to `width` characters either side, the name between `[` and `]`; one line without
    /// tabs. O(1): of a long sentence only what may be shown is looked at.
    static func text(_ range: ByteRange, in analysis: DocumentAnalysis, width: Int = 24) -> String {
        let text = analysis.text
        let bytes = text.reading.bytes
        let sentence = text.sentenceIndex(at: range.start).map { text.sentences[$0].range } ?? range
        var start = max(sentence.start, range.start - reach)
        while start < range.start, start > sentence.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
        var end = max(range.end, min(sentence.end, range.end + reach))
        while end > range.end, end < sentence.end, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let before = text[ByteRange(start, range.start)]
        let behind = text[ByteRange(range.end, end)]
        let (head, tail) = (before.suffix(width), behind.prefix(width))
        let isCutBefore = start > sentence.start || head.startIndex > before.startIndex
        let isCutBehind = end < sentence.end || tail.endIndex < behind.endIndex
        return plain(
            (isCutBefore ? "…" : "") + head + "[" + text[range] + "]" + tail + (isCutBehind ? "…" : ""))
    }

    /// More bytes than the characters of either side have.
    private static let reach = 2048

    /// A text that stands in one cell: no tabs, line ends and bars.
    static func plain(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "|") }) { return text.trimmed() }
        var out = ""
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 || scalar == "|" {
                if out.unicodeScalars.last != " " { out += " " }
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out.trimmed()
    }
}
