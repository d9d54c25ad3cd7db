import KaojuClaims
import KaojuText

/// The claims of a corpus in document order, their concepts, pairs and sources as small numbers: what edges and topics
/// are counted from.
struct ClaimLedger {
    /// A subject and an object, as indices of `concepts`.
    struct Pair: Hashable {
        private let numbers: UInt64

        init(subject: Int, object: Int) { numbers = UInt64(subject) << 32 | UInt64(object) }

        var subject: Int { Int(numbers >> 32) }
        var object: Int { Int(numbers & 0xFFFF_FFFF) }
    }

    /// What counting needs of a claim: a claim as a whole is too large to pass around.
    struct Fact {
        var predicate: Predicate
        var isNegated: Bool
        var certainty: Certainty
        var design: StudyDesign
        /// What of the object it is about, as far as it tells claims apart.
        var aspect: AspectFamily?

        /// Whether it counts: hypothetical and disputed claims are undetermined.
        var isCounted: Bool { certainty == .asserted || certainty == .hedged }
    }

    /// All claims, by document, then by place.
    let claims: CorpusClaims
    /// What counting needs of each.
    let facts: [Fact]
    /// The canonical ids of the concepts that claims name.
    private(set) var concepts: [String] = []
    /// The place of each concept among the sorted ids.
    private(set) var ranks: [Int] = []
    /// The pairs that have a claim, in document order of their first one, then those that only a statement of dispute
    /// has.
    private(set) var pairs: [Pair] = []
    /// The indices of each pair's claims, ascending; none for a pair that is only disputed.
    private(set) var claimsOfPair = NumberLists()
    /// The ids of the distinct sources: works, or documents.
    private(set) var sourceIDs: [String] = []
    private var areWorks: [Bool] = []
    /// The statements of dispute, by document, then by place.
    let disputes: [Dispute]
    /// The indices of a pair's statements, ascending; few pairs have any.
    private var disputesByPair: [Int: [Int]] = [:]
    /// The distinct sources of each claim, as indices of `sourceIDs`, in the order of its markers.
    private(set) var sources = NumberLists()
    /// The years of the works that each list of markers cites, ascending, by the list's place among all.
    private var years: [[Int]] = []
    /// What each list of markers cites, by the list's place among all.
    private var cited: [CitedSources] = []
    /// Of each of these.
    private var digests: [UInt64] = []
    private var pairIndex: [Pair: Int32] = [:]
    private var conceptIndex: [String: Int] = [:]

    /// Puts the claims of all documents in order. O(n log n).
    init(_ documents: [DocumentEvidence], naming catalogue: ConceptCatalogue) {
        let all = CorpusClaims(documents)
        claims = all
        facts = documents.flatMap { document in
            let aspects = document.circumstances.map { $0.content.aspect.flatMap(AspectFamily.init) }
            return document.claims.lazy.map { claim in
                Fact(
                    predicate: claim.predicate, isNegated: claim.negated, certainty: claim.certainty,
                    design: claim.design, aspect: aspects[claim.circumstances])
            }
        }
        var said: [Dispute] = []
        for document in documents { said += document.disputes }
        disputes = said.sorted {
            $0.document != $1.document ? $0.document < $1.document : $0.quote.span < $1.quote.span
        }
        sources.reserveCapacity(claims.count)
        var known: [String: Int] = [:]
        known.reserveCapacity(documents.reduce(0) { $0 + $1.references.count })
        // What a document says and what others cite it for is one source.
        var published: [String: String] = [:]
        for document in documents {
            for reference in document.references {
                if let document = reference.citedDocument { published[document] = reference.work }
            }
        }
        // Many documents share their names.
        var conceptOfNames: [ObjectIdentifier: Int] = [:]
        func concept(_ names: Claim.Participant.Names, in ledger: inout Self) -> Int {
            if let known = conceptOfNames[ObjectIdentifier(names)] { return known }
            let index = ledger.intern(catalogue.canonical(names.concept))
            conceptOfNames[ObjectIdentifier(names)] = index
            return index
        }
        var pairOfClaim: [Int32] = []
        pairOfClaim.reserveCapacity(claims.count)
        for document in documents {
            var printed: [String: Int] = [:]
            for reference in document.references { printed[reference.id] = reference.year }
            let lists = document.citations.map { citations in
                var mine: [Int] = []
                for id in Self.sourceIDs(of: citations, in: document.name, published) {
                    let source = known[id] ?? sourceIDs.count
                    if source == sourceIDs.count {
                        known[id] = source
                        sourceIDs.append(id)
                        areWorks.append(id.hasPrefix("work:"))
                    }
                    if !mine.contains(source) { mine.append(source) }
                }
                cited.append(
                    CitedSources(
                        numbers: Self.unique(citations, \.numbers), references: Self.unique(citations, \.references),
                        works: mine.map { sourceIDs[$0] }))
                years.append(citations.flatMap(\.references).compactMap { printed[$0] }.sortedUnique())
                return mine
            }
            // Named in the order of the claims, subject before object.
            var own: [Int?] = Array(repeating: nil, count: document.claims.rows.names.count)
            func named(_ place: Int, in ledger: inout Self) -> Int {
                if let known = own[place] { return known }
                let index = concept(document.claims.rows.names[place], in: &ledger)
                own[place] = index
                return index
            }
            for claim in document.claims {
                let (subject, object) = claim.pair
                let pair = Pair(subject: named(subject, in: &self), object: named(object, in: &self))
                pairOfClaim.append(Int32(place(of: pair)))
                sources.append(lists[claim.citations])
            }
        }
        for (index, dispute) in disputes.enumerated() {
            for pair in dispute.pairs {
                let at = place(
                    of: Pair(
                        subject: intern(catalogue.canonical(pair.subject.concept)),
                        object: intern(catalogue.canonical(pair.object.concept))))
                // Two of its pairs may be one after merging.
                if disputesByPair[at]?.last != index { disputesByPair[at, default: []].append(index) }
            }
        }
        claimsOfPair = NumberLists(ofGroups: pairOfClaim, count: pairs.count)
        digests = cited.map(\.digest)
        ranks = Array(repeating: 0, count: concepts.count)
        for (rank, index) in concepts.indices.sorted(by: { concepts[$0] < concepts[$1] }).enumerated() {
            ranks[index] = rank
        }
    }

    /// The places of a pair's subject and object among the sorted ids: a key to sort by.
    func rank(ofPair pair: Int) -> (subject: Int, object: Int) {
        (ranks[pairs[pair].subject], ranks[pairs[pair].object])
    }

    /// The index of a pair, if it has a claim. O(1).
    func index(of pair: Pair) -> Int? { pairIndex[pair].map { Int($0) } }

    /// The indices of a pair's statements of dispute, ascending. O(1).
    func disputes(ofPair pair: Int) -> [Int] { disputesByPair[pair] ?? [] }

    /// The index of a concept that a claim names. O(1).
    func index(ofConcept id: String) -> Int? { conceptIndex[id] }

    /// The distinct sources of several claims, ascending. O(n log n) in sources.
    func sources(of claims: some Sequence<Int>) -> [Int] {
        var out: [Int] = []
        for claim in claims { out += sources[claim] }
        return out.sortedUnique()
    }

    /// Under what a claim holds. O(1).
    func conditions(of index: Int) -> Conditions {
        let circumstances = claims.circumstances(of: index)
        var cited = years[claims.list(of: index)]
        if cited.isEmpty, let year = circumstances.content.year { cited = [year] }
        return Conditions(circumstances, design: facts[index].design, years: cited)
    }

    /// What tells the sources of a claim from those of others. O(1).
    func digest(ofCitedBy index: Int) -> UInt64 { digests[claims.list(of: index)] }

    /// What the markers of a claim cite. O(1).
    func cited(by index: Int) -> CitedSources { cited[claims.list(of: index)] }

    /// The items of all markers without repetitions, in their order. Those of a single marker are shared, not copied.
    private static func unique<Item: Hashable>(
        _ citations: [Claim.Citation], _ items: KeyPath<Claim.Citation, [Item]>
    ) -> [Item] {
        let all = citations.count == 1 ? citations[0][keyPath: items] : citations.flatMap { $0[keyPath: items] }
        if all.count < 2 { return all }
        var seen: Set<Item> = []
        return all.filter { seen.insert($0).inserted }
    }

    /// Whether a statement of dispute speaks of the place of a claim. O(log n + hits).
    func isSpokenOf(_ claim: Int) -> Bool {
        let (document, span) = (claims[claim].document, claims[claim].span)
        var low = 0
        var high = disputes.count
        while low < high {
            let middle = (low + high) / 2
            let other = disputes[middle]
            if other.document < document || other.document == document && other.quote.span.start < span.end {
                low = middle + 1
            } else {
                high = middle
            }
        }
        // Statements do not overlap by more than a sentence.
        return disputes[max(0, low - 8)..<low].contains { $0.document == document && $0.quote.span.overlaps(span) }
    }

    /// Whether a source is a cited work, not a document itself. O(1).
    func isWork(_ source: Int) -> Bool { areWorks[source] }

    /// What a claim rests on: the works it cites, else the references or numbers as far as they are known, else the
    /// document itself.
    private static func sourceIDs(
        of citations: [Claim.Citation], in document: String, _ published: [String: String]
    ) -> [String] {
        let works = citations.flatMap(\.works).filter { !$0.isEmpty }
        if !works.isEmpty { return works }
        let references = citations.flatMap(\.references)
        if !references.isEmpty { return references }
        let numbers = citations.flatMap(\.numbers)
        if !numbers.isEmpty { return numbers.map { "doc:\(document)#\($0)" } }
        return [published[document] ?? "doc:" + document]
    }

    /// The index of a pair, which may be new.
    private mutating func place(of pair: Pair) -> Int {
        if let at = pairIndex[pair] { return Int(at) }
        pairIndex[pair] = Int32(pairs.count)
        pairs.append(pair)
        return pairs.count - 1
    }

    private mutating func intern(_ concept: String) -> Int {
        if let index = conceptIndex[concept] { return index }
        conceptIndex[concept] = concepts.count
        concepts.append(concept)
        return concepts.count - 1
    }
}
