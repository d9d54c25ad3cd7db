import KaojuClaims
import KaojuText

/// Makes the edges of a ledger: the claims of one pair, by predicate, counted by distinct source.
final class EdgeAssembler: Sendable {
    /// Which edge: a pair of the ledger, and the place of a predicate among `predicates`; and how it is counted.
    struct Key {
        private let number: Int32
        private let predicate: UInt8
        fileprivate(set) var tally = EdgeList.Tally(supporting: 0, opposing: 0, hedged: 0, works: 0, belief: 0)

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
    func edges(jobs: Int) -> EdgeList {
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
        let tallies = sideBySide(keys.count, jobs: jobs) { [keys] in self.tally(keys[$0]) }
        for (index, tally) in tallies.enumerated() { keys[index].tally = tally }
        return EdgeList(self, keys)
    }

    /// The ids of the concepts of a pair.
    func ends(ofPair pair: Int) -> (subject: String, object: String) {
        (ledger.concepts[ledger.pairs[pair].subject], ledger.concepts[ledger.pairs[pair].object])
    }

    /// What an edge says.
    func predicate(_ key: Key) -> Predicate { Self.predicates[key.place] }

    /// The status of an edge's topic.
    func status(_ key: Key) -> Topic.Status { statuses[key.pair] }

    /// The claims of an edge.
    func claims(_ key: Key) -> ClaimIDs { ClaimIDs(own(key), in: ledger.claims) }

    /// The number of distinct works that the claims of several edges cite together.
    func works(of keys: [Key]) -> Int {
        ledger.sources(of: keys.flatMap(own)).count { self.ledger.isWork($0) }
    }

    private func own(_ key: Key) -> [Int] {
        let predicate = predicate(key)
        return Array(ledger.claimsOfPair[key.pair].lazy.filter { self.ledger.facts[$0].predicate == predicate })
    }

    /// An edge as it is counted. O(claims of its pair), but for sorting.
    private func tally(_ key: Key) -> EdgeList.Tally {
        let all = ledger.claimsOfPair[key.pair]
        // Most pairs have one claim, whose sources are distinct.
        if all.count == 1, let claim = all.first { return tally(ofOnly: claim) }
        let own = own(key)
        let affirming = own.filter { !self.ledger.facts[$0].isNegated }
        let against = opposing(predicate(key).direction, inPair: key.pair)
        let asserting = ledger.sources(of: affirming.lazy.filter { self.ledger.facts[$0].certainty == .asserted })
        let strengths = ledger.strengths(of: affirming, by: weights)
        return EdgeList.Tally(
            supporting: asserting.count, opposing: ledger.sources(of: against).count,
            hedged: strengths.count - asserting.count,
            works: ledger.sources(of: own).count { self.ledger.isWork($0) },
            belief: EvidenceWeights.belief(
                supporting: strengths, opposing: ledger.strengths(of: against, by: weights)))
    }

    private func tally(ofOnly claim: Int) -> EdgeList.Tally {
        let fact = ledger.facts[claim]
        let sources = ledger.sources[claim]
        let count = sources.count
        let strengths = Array(repeating: weights.weight(of: fact.design, fact.certainty), count: count)
        let isAgainst = fact.isCounted && fact.isNegated
        let supporting = !fact.isNegated && fact.certainty == .asserted ? count : 0
        return EdgeList.Tally(
            supporting: supporting, opposing: isAgainst ? count : 0, hedged: fact.isNegated ? 0 : count - supporting,
            works: sources.count { self.ledger.isWork($0) },
            belief: EvidenceWeights.belief(
                supporting: fact.isNegated ? [] : strengths, opposing: isAgainst ? strengths : []))
    }

    /// An edge. O(claims of its pair), but for sorting.
    func edge(_ key: Key) -> EvidenceGraph.Edge {
        let predicate = predicate(key)
        let (subject, object) = ends(ofPair: key.pair)
        let own = own(key)
        let affirming = own.filter { !self.ledger.facts[$0].isNegated }
        let against = opposing(predicate.direction, inPair: key.pair)
        let tally = key.tally
        let sources = ledger.sources(of: own)
        return EvidenceGraph.Edge(
            id: Digest.identifier("edge", [subject, predicate.rawValue, object]), subject: subject,
            predicate: predicate, object: object, polarity: Self.polarity(predicate.direction),
            supporting: tally.supporting, opposing: tally.opposing, hedged: tally.hedged,
            works: sources.filter { self.ledger.isWork($0) }.map { self.ledger.sourceIDs[$0] }.sorted(),
            belief: tally.belief, weight: Double(sources.count), status: status(key), designs: designs(own),
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
