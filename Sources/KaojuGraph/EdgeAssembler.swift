import KaojuClaims
import KaojuText

/// Makes the edges of a ledger: the claims of one pair, by predicate, counted by distinct source.
final class EdgeAssembler: Sendable {
    /// Which edge: a pair of the ledger, and the place of a predicate among `predicates`.
    struct Key {
        private let number: Int32
        private let predicate: UInt8

        init(pair: Int, predicate: Int) {
            number = Int32(pair)
            self.predicate = UInt8(predicate)
        }

        var pair: Int { Int(number) }
        var place: Int { Int(predicate) }
    }

    let ledger: ClaimLedger
    private let weights: EvidenceWeights
    /// Those of the topics, in the order of the ledger's pairs.
    private let statuses: [Topic.Status]
    /// By name.
    private static let predicates = Predicate.allCases.sorted { $0.rawValue < $1.rawValue }

    init(ledger: ClaimLedger, weights: EvidenceWeights, statuses: [Topic.Status]) {
        self.ledger = ledger
        self.weights = weights
        self.statuses = statuses
    }

    /// One edge a (subject, predicate, object), sorted by these. O(claims), but for sorting.
    func edges() -> EdgeList {
        var places: [Predicate: Int] = [:]
        for (index, predicate) in Self.predicates.enumerated() { places[predicate] = index }
        var keys: [Key] = []
        keys.reserveCapacity(ledger.pairs.count)
        var known: [Predicate] = []
        for pair in ledger.pairs.indices {
            known.removeAll(keepingCapacity: true)
            for index in ledger.claimsOfPair[pair] where !known.contains(ledger.facts[index].predicate) {
                known.append(ledger.facts[index].predicate)
                keys.append(Key(pair: pair, predicate: places[ledger.facts[index].predicate] ?? 0))
            }
        }
        keys.sort { a, b in
            let (one, other) = (ledger.rank(ofPair: a.pair), ledger.rank(ofPair: b.pair))
            return (one.subject, a.place, one.object) < (other.subject, b.place, other.object)
        }
        return EdgeList(self, keys)
    }

    /// The ids of the concepts of a pair.
    func ends(ofPair pair: Int) -> (subject: String, object: String) {
        (ledger.concepts[ledger.pairs[pair].subject], ledger.concepts[ledger.pairs[pair].object])
    }

    /// An edge. O(claims of its pair), but for sorting.
    func edge(_ key: Key) -> EvidenceGraph.Edge {
        let predicate = Self.predicates[key.place]
        let (subject, object) = ends(ofPair: key.pair)
        let own = Array(ledger.claimsOfPair[key.pair].lazy.filter { self.ledger.facts[$0].predicate == predicate })
        let against = opposing(predicate.direction, inPair: key.pair)
        let affirming = own.filter { !self.ledger.facts[$0].isNegated }
        let asserting = ledger.sources(of: affirming.lazy.filter { self.ledger.facts[$0].certainty == .asserted })
        let opposing = ledger.sources(of: against)
        let strengths = ledger.strengths(of: affirming, by: weights)
        let sources = ledger.sources(of: own)
        return EvidenceGraph.Edge(
            id: Digest.identifier("edge", [subject, predicate.rawValue, object]), subject: subject,
            predicate: predicate, object: object, polarity: Self.polarity(predicate.direction),
            supporting: asserting.count, opposing: opposing.count, hedged: strengths.count - asserting.count,
            works: sources.filter { self.ledger.isWork($0) }.map { ledger.sourceIDs[$0] }.sorted(),
            belief: EvidenceWeights.belief(
                supporting: strengths, opposing: ledger.strengths(of: against, by: weights)),
            weight: Double(sources.count), status: statuses[key.pair],
            designs: designs(own),
            claims: ClaimIDs(own, in: ledger.claims),
            // Whom a disputed claim cites may be who disputes it.
            supportingNumbers: numbers(affirming.lazy.filter { self.ledger.facts[$0].certainty != .disputed }),
            opposingNumbers: numbers(against),
            disputedNumbers: numbers(affirming.lazy.filter { self.ledger.facts[$0].certainty == .disputed }))
    }

    /// The claims of a pair that count against a direction: any «no effect», and an effect of the other sign.
    private func opposing(_ direction: Direction, inPair pair: Int) -> [Int] {
        var out: [Int] = []
        for index in ledger.claimsOfPair[pair] {
            let fact = ledger.facts[index]
            guard fact.isCounted else { continue }
            if fact.isNegated || direction != .neutral && fact.predicate.direction == direction.turned {
                out.append(index)
            }
        }
        return out
    }

    private func designs(_ claims: [Int]) -> [StudyDesign] {
        var out: [StudyDesign] = []
        for claim in claims where !out.contains(ledger.facts[claim].design) { out.append(ledger.facts[claim].design) }
        return out.sorted { $0.rawValue < $1.rawValue }
    }

    private func numbers(_ claims: some Sequence<Int>) -> [Int] {
        var out: [Int] = []
        for claim in claims { out += ledger.cited(by: claim).numbers }
        return out.sortedUnique()
    }

    private static func polarity(_ direction: Direction) -> String {
        switch direction {
        case .plus: "positive"
        case .minus: "negative"
        case .neutral: "neutral"
        }
    }
}
