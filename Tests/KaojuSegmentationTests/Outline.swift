import KaojuSegmentation
import KaojuText
import TestSupport

extension SegmentedText {
    /// The text as segmentation has it.
    static func of(_ text: String, _ format: Document.Format = .plainText) -> SegmentedText {
        let bytes = Array(text.utf8)
        return Segmenter().segment(
            Document(name: "sample.txt", text: bytes, format: format, digest: Digest.sha256(bytes)))
    }

    /// Blocks and sentences, one a line: «# heading», «caption: …», a paragraph's first sentence behind «¶ »; clauses
    /// parted by bars.
    var outline: String {
        var lines: [String] = []
        for (index, block) in blocks.enumerated() {
            let own = sentences.filter { $0.block == index }
            switch block.kind {
            case .heading: lines.append("# " + self[block.range])
            case .paragraph:
                for (order, sentence) in own.enumerated() {
                    lines.append((order == 0 ? "¶ " : "  ") + marked(sentence))
                }
            case .caption: lines.append("caption: " + own.map(marked).joined(separator: " ‖ "))
            default: lines.append("\(block.kind.rawValue): " + self[block.range])
            }
        }
        return lines.joined(separator: "\n")
    }

    /// The sentences with their clauses parted by bars.
    var markedSentences: [String] { sentences.map(marked) }

    private func marked(_ sentence: Sentence) -> String {
        sentence.clauses.map { self[clauses[$0].range] }.joined(separator: "|")
    }
}
