import Foundation
import KaojuSegmentation
import KaojuText

/// Shows how one text is read, stage by stage: for people who write terms and rules.
public struct Inspection: Sendable {
    /// Creates an inspection.
    public init() {}

    /// The sections, blocks, sentences and clauses of a text, one a line.
    public func segments(of text: String) -> String {
        let segmented = Segmenter().segment(
            Document(name: "text", text: Array(text.utf8), digest: ""))
        var out = ""
        for (index, block) in segmented.blocks.enumerated() {
            out += "[\(block.kind.rawValue)] \(segmented.titles(ofSection: block.section).joined(separator: " > "))\n"
            let sentences = segmented.sentences.filter { $0.block == index }
            if sentences.isEmpty { out += "    \(segmented[block.range])\n" }
            for sentence in sentences {
                let clauses = sentence.clauses.map { segmented[segmented.clauses[$0].range] }
                out += "    " + clauses.joined(separator: " | ") + "\n"
            }
        }
        return out
    }
}
