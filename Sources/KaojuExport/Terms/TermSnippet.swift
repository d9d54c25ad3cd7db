import KaojuGraph
import KaojuText

/// A few words around a place, for a table that people read.
enum TermSnippet {
    /// The place in its sentence, with up to `width` characters either side, the name between `[` and `]`; one line without
    /// tabs. O(sentence).
    static func text(_ range: ByteRange, in analysis: DocumentAnalysis, width: Int = 24) -> String {
        let text = analysis.text
        let sentence = text.sentenceIndex(at: range.start).map { text.sentences[$0].range } ?? range
        let before = text[ByteRange(sentence.start, range.start)]
        let behind = text[ByteRange(range.end, max(range.end, sentence.end))]
        return plain(
            (before.count > width ? "…" : "") + before.suffix(width) + "[" + text[range] + "]" + behind.prefix(width)
                + (behind.count > width ? "…" : ""))
    }

    /// A text that stands in one cell: no tabs, line ends and bars.
    static func plain(_ text: some StringProtocol) -> String {
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
