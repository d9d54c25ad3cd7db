import KaojuCitations
import KaojuSegmentation
import KaojuTerminology
import KaojuText

@testable import KaojuClaims

/// The claims of a text by the built-in lexicon and rules.
func claims(in text: String) -> [Claim] {
    let segmented = Segmenter().segment(Document(name: "test.txt", text: Array(text.utf8), digest: ""))
    let mentions = Recognizer().mentions(in: segmented)
    let citations = CitationResolver().citations(in: segmented)
    return ClaimExtractor().claims(about: mentions, citing: citations, in: segmented)
}

/// Claims in few words: «甲 decreases 乙», «甲 not increases 乙», with the certainty where it is not asserted.
func said(in text: String) -> [String] {
    claims(in: text).map { claim in
        let negation = claim.negated ? "not " : ""
        let certainty = claim.certainty == .asserted ? "" : " (\(claim.certainty.rawValue))"
        return "\(claim.subject.label) \(negation)\(claim.predicate.rawValue) \(claim.object.label)\(certainty)"
    }
}
