import KaojuCitations
import KaojuClaims
import KaojuTerminology
import KaojuText

/// Everything that the pipeline made of one document: the value that merging and exports work on.
package struct DocumentAnalysis: Sendable {
    package var text: SegmentedText
    package var citations: Citations
    package var mentions: Mentions
    package var claims: [Claim]
    /// Where the text itself says that something is disputed or unclear.
    package var disputes: [Dispute]
    /// Claims that people rejected: listed, but in no graph and no audit.
    package var rejected: [Claim] = []

    package init(
        text: SegmentedText, citations: Citations, mentions: Mentions, claims: [Claim], disputes: [Dispute] = []
    ) {
        self.text = text
        self.citations = citations
        self.mentions = mentions
        self.claims = claims
        self.disputes = disputes
    }
}
