import KaojuClaims
import KaojuText

/// The claims of a corpus in document order, their concepts, pairs and sources as small numbers: what edges and topics
/// are counted from.
final class ClaimLedger: Sendable {
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
    let concepts: [String]
    /// The place of each concept among the sorted ids.
    let ranks: [Int]
    /// The pairs that have a claim, in document order of their first one, then those that only a statement of dispute
    /// has.
    let pairs: [Pair]
    /// The indices of each pair's claims, ascending; none for a pair that is only disputed.
    let claimsOfPair: NumberLists
    /// The ids of the distinct sources: works, or documents.
    let sourceIDs: [String]
    private let areWorks: [Bool]
    /// The statements of dispute, by document, then by place.
    let disputes: [Dispute]
    /// The indices of a pair's statements, ascending; few pairs have any.
    private let disputesByPair: [Int: [Int]]
    /// The distinct sources of each claim, as indices of `sourceIDs`, in the order of its markers.
    let sources: NumberLists
    /// The years of the works that each list of markers cites, ascending, by the list's place among all.
    private let years: [[Int]]
    /// What each list of markers cites, by the list's place among all.
    private let cited: [CitedSources]
    /// Of each of these.
    private let digests: [UInt64]
    private let pairIndex: [Pair: Int32]
    private let conceptIndex: [String: Int]

    /// Puts the claims of all documents in order. O(n log n).
    init(_ documents: [DocumentEvidence], naming catalogue: ConceptCatalogue) {
        let made = ClaimLedgerBuilder(documents, naming: catalogue)
        claims = made.claims
        facts = made.facts
        concepts = made.concepts
        ranks = made.ranks
        pairs = made.pairs
        claimsOfPair = made.claimsOfPair
        sourceIDs = made.sourceIDs
        areWorks = made.areWorks
        disputes = made.disputes
        disputesByPair = made.disputesByPair
        sources = made.sources
        years = made.years
        cited = made.cited
        digests = made.digests
        pairIndex = made.pairIndex
        conceptIndex = made.conceptIndex
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
}
