import KaojuCitations
import KaojuClaims
import KaojuTerminology
import KaojuText
import KaojuWorks

/// What the steps over the whole corpus need of one document: its claims and what they rest on, without its text. A build
/// keeps this of every document, and nothing else.
package struct DocumentEvidence: Sendable {
    /// The document's name.
    package var name: String
    /// The language of most of its text.
    package var language: Language
    /// The length of the reading text, UTF-8 bytes.
    package var length: Int
    /// What the document says of itself.
    package var identity: DocumentIdentity
    /// Its references, in list order.
    package var references: [CitedReference]
    /// The concepts that its mentions name.
    package var concepts: [Concept]
    /// The indices of the concepts that a lexicon's name stands for at one place at least, ascending.
    package var lexical: [Int]
    /// Its claims.
    package var claims: [Claim]
    /// The doses that claims without a number name in comparison, by the claim's index.
    package var doses: [Int: RelativeDose]
    /// Where the text itself says that something is disputed or unclear.
    package var disputes: [Dispute]
    /// The findings of the audit that the document alone can tell.
    package var findings: [Diagnostic]

    /// Evidence of nothing; for readers that fill it in.
    package init(name: String, language: Language) {
        self.name = name
        self.language = language
        length = 0
        identity = DocumentIdentity()
        references = []
        concepts = []
        lexical = []
        claims = []
        doses = [:]
        disputes = []
        findings = []
    }

    /// What the corpus needs of an analysis. Linear in it.
    package init(_ analysis: DocumentAnalysis, heads: DocumentHeadReader = DocumentHeadReader()) {
        let text = analysis.text
        self.init(name: text.document.name, language: text.language)
        length = text.reading.bytes.count
        identity = heads.identity(of: text)
        references = CitedReference.all(of: analysis.citations, in: text)
        concepts = analysis.mentions.concepts
        let count = concepts.count
        lexical = analysis.mentions.items.filter { $0.source == .lexicon && $0.concept < count }
            .map(\.concept).sortedUnique()
        claims = analysis.claims
        for (index, claim) in claims.enumerated() where !claim.namesDose {
            doses[index] = RelativeDose(of: claim, in: text.document.text)
        }
        disputes = analysis.disputes
        findings =
            FindingCollector.kept(analysis.citations.diagnostics) + FindingCollector.uncited(analysis)
            + AttributionAuditor(analysis).findings()
            + PublicationAuditor(text: text, citations: analysis.citations, identity: identity).findings()
    }

    /// Takes the corpus's works into references and claims. O(references + claims).
    mutating func adopt(_ works: Works) {
        var byReference: [String: String] = [:]
        for index in references.indices {
            let id = references[index].id
            guard let work = works.work(ofEntry: id) else { continue }
            byReference[id] = work.id
            references[index].work = work.id
            references[index].citedDocument = work.document
        }
        for claim in claims.indices {
            for citation in claims[claim].citations.indices {
                let ids = claims[claim].citations[citation].references
                claims[claim].citations[citation].works = ids.compactMap { byReference[$0] }
            }
        }
    }
}

/// Words that tell one dose from another without a number: «当剂量更小时，…».
package struct RelativeDose: Sendable, Hashable {
    /// As printed.
    package var words: String
    /// `low` or `high`.
    package var level: String

    /// A dose in these words.
    package init(words: String, level: String) {
        self.words = words
        self.level = level
    }

    /// The last words of dose up to a claim's end, in its sentence; nil where there are none. O(length of the sentence).
    init?(of claim: Claim, in text: [UInt8]) {
        var said = claim.quote.text
        let (start, end) = (claim.sentence.start, claim.quote.span.start)
        if start >= 0, start < end, end <= text.count, end - start < 1000 {
            let before = String(decoding: text[start..<end], as: UTF8.self).filter { !$0.isNewline }
            said = before + said
        }
        guard let found = RelativeDoses.builtIn.last(in: said) else { return nil }
        self = found
    }
}

extension Claim {
    /// Whether it names a dose by its number.
    var namesDose: Bool { evidence.quantities.contains { $0.role == "dose" } }
}
