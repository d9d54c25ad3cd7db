import KaojuMatching
import KaojuText

/// Finds the places where a document names concepts.
///
/// Names of the lexicon, names that the document itself defines, and names that show by their make-up what they are,
/// in this order of trust. Only paragraphs, captions and tables are read. Total: every text has mentions, perhaps none.
package struct Recognizer: Sendable {
    private let lexicon: Lexicon

    /// Creates a recognizer of the lexicon's concepts.
    package init(lexicon: Lexicon = .builtIn) {
        self.lexicon = lexicon
    }

    /// The mentions in a document. O(n + names found).
    package func mentions(in text: SegmentedText) -> Mentions {
        let bytes = text.reading.bytes
        let ranges = text.sentences.filter { Self.isRead(text.blocks[$0.block].kind) }.map(\.range)
        var folded = FoldedText()
        var candidates: [Candidate] = []
        for range in ranges {
            NameFolder.standard.fold(bytes, range, into: &folded)
            LexicalNames(lexicon: lexicon).find(in: folded, of: bytes, into: &candidates)
        }
        return MentionAssembler(concepts: lexicon.concepts).mentions(of: candidates)
    }

    private static func isRead(_ kind: Block.Kind) -> Bool {
        switch kind {
        case .paragraph, .caption, .table: true
        case .heading, .reference, .metadata: false
        }
    }
}
