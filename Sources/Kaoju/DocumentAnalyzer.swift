import KaojuCitations
import KaojuClaims
import KaojuGraph
import KaojuSegmentation
import KaojuTerminology
import KaojuText

/// The pipeline for one document: pure, so that documents can be analysed in any order and on any number of cores.
package struct DocumentAnalyzer: Sendable {
    private let segmenter = Segmenter()
    private let resolver = CitationResolver()
    private let recognizer: Recognizer
    private let extractor = ClaimExtractor()
    private let disputeReader = DisputeReader()

    /// Creates an analyser that knows the names of a lexicon, and those that a tagger finds.
    package init(lexicon: Lexicon = .builtIn, tagger: (any NameTagging)? = nil) {
        recognizer = Recognizer(lexicon: lexicon, tagger: tagger)
    }

    /// Everything that can be known of a document from itself and the lexicon. Linear in its length.
    package func analysis(of document: Document) -> DocumentAnalysis {
        let text = segmenter.segment(document)
        let citations = resolver.citations(in: text)
        let mentions = recognizer.mentions(in: text)
        let claims = extractor.claims(about: mentions, citing: citations, in: text)
        let disputes = disputeReader.disputes(about: claims, naming: mentions, in: text)
        return DocumentAnalysis(
            text: text, citations: citations, mentions: mentions, claims: claims, disputes: disputes)
    }
}
