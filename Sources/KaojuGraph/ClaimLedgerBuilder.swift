import KaojuClaims
import KaojuText

/// Counts the claims of a corpus for its ledger, whose fields it has by the same names.
struct ClaimLedgerBuilder {
    let claims: CorpusClaims
    let facts: [ClaimLedger.Fact]
    private(set) var concepts: [String] = []
    private(set) var ranks: [Int] = []
    private(set) var pairs: [ClaimLedger.Pair] = []
    private(set) var claimsOfPair = NumberLists()
    private(set) var sourceIDs: [String] = []
    private(set) var areWorks: [Bool] = []
    let disputes: [Dispute]
    private(set) var disputesByPair: [Int: [Int]] = [:]
    private(set) var sources = NumberLists()
    private(set) var years: [[Int]] = []
    private(set) var cited: [CitedSources] = []
    private(set) var digests: [UInt64] = []
    private(set) var pairIndex: [ClaimLedger.Pair: Int32] = [:]
    private(set) var conceptIndex: [String: Int] = [:]

    /// Puts the claims of all documents in order. O(n log n).
    init(_ documents: [DocumentEvidence], naming catalogue: ConceptCatalogue) {
        let all = CorpusClaims(documents)
        claims = all
        facts = documents.flatMap { document in
            let aspects = document.circumstances.map { $0.content.aspect.flatMap(AspectFamily.init) }
            return document.claims.lazy.map { claim in
                ClaimLedger.Fact(
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
            for index in document.references.indices {
                if let cited = document.references[index].citedDocument {
                    published[cited] = document.references[index].work
                }
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
            let printed = document.yearsOfReferences
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
                let pair = ClaimLedger.Pair(subject: named(subject, in: &self), object: named(object, in: &self))
                pairOfClaim.append(Int32(place(of: pair)))
                sources.append(lists[claim.citations])
            }
        }
        for (index, dispute) in disputes.enumerated() {
            for pair in dispute.pairs {
                let at = place(
                    of: ClaimLedger.Pair(
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

    /// The items of all markers without repetitions, in their order. Those of a single marker are shared, not copied.
    private static func unique<Item: Hashable>(
        _ citations: [Claim.Citation], _ items: KeyPath<Claim.Citation, [Item]>
    ) -> [Item] {
        let all = citations.count == 1 ? citations[0][keyPath: items] : citations.flatMap { $0[keyPath: items] }
        if all.count < 2 { return all }
        var seen: Set<Item> = []
        return all.filter { seen.insert($0).inserted }
    }

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
    private mutating func place(of pair: ClaimLedger.Pair) -> Int {
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
