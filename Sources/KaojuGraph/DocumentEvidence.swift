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
    /// By what a work that others cite is known to be this document.
    package var keys: DocumentKeys
    /// Its references, in list order.
    package var references: [CitedReference]
    /// The concepts that its mentions name.
    package var concepts: [SharedConcept]
    /// The indices of the concepts that a lexicon's name stands for at one place at least, ascending.
    package var lexical: [Int]
    /// Its claims, by place.
    package var claims: DocumentClaims
    /// The markers of its claims, each distinct list once: what claims name by its place.
    package var citations: [[Claim.Citation]]
    /// What its claims hold under, each once.
    package var circumstances: [Circumstances]
    /// Where the text itself says that something is disputed or unclear.
    package var disputes: [Dispute]
    /// The findings of the audit that the document alone can tell.
    package var findings: any FindingSource

    /// What tells all of this from what another state of the document would give; nil where that is not known.
    package var fingerprint: Fingerprint?

    /// The same of `keys` and `references` alone.
    package var citing: Fingerprint?

    /// Evidence of nothing; for readers that fill it in.
    package init(name: String, language: Language) {
        self.name = name
        self.language = language
        length = 0
        keys = DocumentKeys()
        references = []
        concepts = []
        lexical = []
        claims = DocumentClaims(ofNothingIn: name)
        citations = []
        circumstances = []
        disputes = []
        findings = [Diagnostic]()
    }

    /// What the corpus needs of an analysis. Linear in it.
    package init(_ analysis: DocumentAnalysis, heads: DocumentHeadReader = DocumentHeadReader()) {
        let text = analysis.text
        self.init(name: text.document.name, language: text.language)
        length = text.reading.bytes.count
        let identity = heads.identity(of: text)
        keys = DocumentKeys(identity)
        references = CitedReference.all(of: analysis.citations, in: text)
        concepts = analysis.mentions.concepts.map(SharedConcept.init)
        let count = concepts.count
        lexical = analysis.mentions.items.filter { $0.source == .lexicon && $0.concept < count }
            .map(\.concept).sortedUnique()
        addClaims(analysis.claims, in: text.document.text)
        disputes = analysis.disputes
        findings =
            FindingCollector.kept(analysis.citations.diagnostics) + FindingCollector.uncited(analysis)
            + AttributionAuditor(analysis).findings()
            + PublicationAuditor(text: text, citations: analysis.citations, identity: identity).findings()
    }

    /// Takes the corpus's works into references and claims; of an entry only what names it is kept. O(references + claims).
    mutating func adopt(_ works: Works) {
        var byReference: [String: String] = [:]
        for index in references.indices {
            references[index].adopt(works)
            if references[index].place != nil { byReference[references[index].id] = references[index].work }
        }
        for list in citations.indices {
            for citation in citations[list].indices {
                let ids = citations[list][citation].references
                citations[list][citation].works = ids.compactMap { byReference[$0] }
            }
        }
    }

    /// The years of its references, by their ids, as far as they are known. O(references).
    package var yearsOfReferences: [String: Int] {
        // Without claims that cite, nobody asks.
        if citations.allSatisfy(\.isEmpty) { return [:] }
        var years: [String: Int] = [:]
        years.reserveCapacity(references.count)
        // A reference is large: by place it is not copied.
        for index in references.indices {
            if let year = references[index].year { years[references[index].id] = year }
        }
        return years
    }

    private mutating func addClaims(_ all: [Claim], in text: [UInt8]) {
        let order = all.indices.sorted { Self.isBefore(all[$0], all[$1]) }
        var listPlaces: [[Claim.Citation]: Int] = [:]
        var circumstancePlaces: [Circumstances: Int] = [:]
        var rows = DocumentClaimBuilder(document: name)
        rows.reserveCapacity(order.count)
        for index in order {
            let claim = all[index]
            let circumstances = Circumstances(claim, in: text)
            let list = listPlaces[claim.citations] ?? citations.count
            if list == citations.count {
                listPlaces[claim.citations] = list
                citations.append(claim.citations)
            }
            let place = circumstancePlaces[circumstances] ?? self.circumstances.count
            if place == self.circumstances.count {
                circumstancePlaces[circumstances] = place
                self.circumstances.append(circumstances)
            }
            rows.add(claim, citations: list, circumstances: place)
        }
        claims = DocumentClaims(rows.rows())
    }

    private static func isBefore(_ a: Claim, _ b: Claim) -> Bool {
        if a.quote.span != b.quote.span { return a.quote.span < b.quote.span }
        if a.trigger.span != b.trigger.span { return a.trigger.span < b.trigger.span }
        if a.subject.span != b.subject.span { return a.subject.span < b.subject.span }
        if a.object.span != b.object.span { return a.object.span < b.object.span }
        return a.id < b.id
    }
}
