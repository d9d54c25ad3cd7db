import KaojuGraph
import KaojuText

/// What the files of a build say of one document, as bytes: made once, beside the analysis, and copied from then on.
package struct DocumentRecords: Sendable {
    /// The line of a reference, with a gap for what only the corpus can tell of its work.
    package struct ReferenceLine: Sendable, Hashable {
        /// The reference's id.
        package var id: String
        /// The name of the work where the corpus knows none.
        package var work: String
        /// What stands before the gap.
        package var head: [UInt8]
        /// What stands behind it.
        package var tail: [UInt8]

        package init(id: String, work: String, head: [UInt8], tail: [UInt8]) {
            self.id = id
            self.work = work
            self.head = head
            self.tail = tail
        }
    }

    /// The document as `build.json` names it.
    package var input: InputRecord
    /// How many things each stage made.
    package var counts: BuildCounts
    /// Its lines of `claims.jsonl`.
    package var claims: [UInt8] = []
    /// Its lines of `mentions.jsonl`.
    package var mentions: [UInt8] = []
    /// Its lines of `citations.jsonl`.
    package var citations: [UInt8] = []
    /// Its lines of `references.jsonl`.
    package var references: [ReferenceLine] = []
    /// What reading and recognising noticed.
    package var diagnostics: [Diagnostic] = []
    /// Its part of `lexicon-candidates.tsv`.
    package var candidates: [CandidateTerms.Share] = []
    /// Its part of `terms.tsv`.
    package var definitions: [DefinedTerms.Share] = []

    /// Records of a document without anything in it; for readers that fill them in.
    package init(input: InputRecord, counts: BuildCounts = BuildCounts()) {
        self.input = input
        self.counts = counts
    }

    /// The records of an analysis. Linear in it, but for logarithms.
    package init(_ analysis: DocumentAnalysis) {
        self.init(input: InputRecord(analysis))
        counts.add(analysis)
        var json = JSONWriter()
        ClaimRecords.write(analysis, to: &json)
        claims = json.drain()
        MentionRecords.write(analysis, to: &json)
        mentions = json.drain()
        CitationRecords.write(analysis, to: &json)
        citations = json.drain()
        references = ReferenceRecords.lines(analysis)
        diagnostics = analysis.text.document.diagnostics + analysis.mentions.diagnostics
        candidates = CandidateTerms.shares(of: analysis)
        definitions = DefinedTerms.shares(of: analysis)
    }
}
