import KaojuClaims
import KaojuText

/// Makes the edges of a ledger: the claims of one pair, by predicate, counted by distinct source.
struct EdgeAssembler {
    let ledger: ClaimLedger
    let weights: EvidenceWeights

    /// One edge a (subject, predicate, object), sorted by these. `statuses` are those of the topics, in the order of the
    /// ledger's pairs. O(claims), but for sorting.
    func edges(_ statuses: [Topic.Status]) -> [EvidenceGraph.Edge] {
        let predicates = Predicate.allCases.sorted { $0.rawValue < $1.rawValue }
        var place: [Predicate: Int] = [:]
        for (index, predicate) in predicates.enumerated() { place[predicate] = index }
        // Made in the order of the claims, then sorted: neighbours in the texts are neighbours in memory.
        var keys: [(Int, Int, Int)] = []
        var out: [EvidenceGraph.Edge] = []
        keys.reserveCapacity(ledger.pairs.count)
        out.reserveCapacity(ledger.pairs.count)
        for pair in ledger.pairs.indices {
            let rank = ledger.rank(ofPair: pair)
            var byPredicate: [[Int]] = Array(repeating: [], count: predicates.count)
            for index in ledger.claimsOfPair[pair] {
                byPredicate[place[ledger.facts[index].predicate] ?? 0].append(index)
            }
            for (index, claims) in byPredicate.enumerated() where !claims.isEmpty {
                keys.append((rank.subject, index, rank.object))
                out.append(edge(predicates[index], claims, pair, statuses[pair]))
            }
        }
        out.arrange(keys.indices.sorted { keys[$0] < keys[$1] })
        return out
    }

    /// The claims of a pair that count against a direction: any «no effect», and an effect of the other sign.
    private func opposing(_ direction: Direction, inPair pair: Int) -> [Int] {
        ledger.claimsOfPair[pair].filter { index in
            let fact = ledger.facts[index]
            guard fact.isCounted else { return false }
            return fact.isNegated || direction != .neutral && fact.predicate.direction == direction.turned
        }
    }

    private func edge(
        _ predicate: Predicate, _ own: [Int], _ pair: Int, _ status: Topic.Status
    ) -> EvidenceGraph.Edge {
        let subject = ledger.concepts[ledger.pairs[pair].subject]
        let object = ledger.concepts[ledger.pairs[pair].object]
        let against = opposing(predicate.direction, inPair: pair)
        let affirming = own.filter { !ledger.facts[$0].isNegated }
        let asserting = ledger.sources(of: affirming.filter { ledger.facts[$0].certainty == .asserted })
        let opposing = ledger.sources(of: against)
        let strengths = ledger.strengths(of: affirming, by: weights)
        let sources = ledger.sources(of: own)
        return EvidenceGraph.Edge(
            id: Digest.identifier("edge", [subject, predicate.rawValue, object]), subject: subject,
            predicate: predicate, object: object, polarity: Self.polarity(predicate.direction),
            supporting: asserting.count, opposing: opposing.count, hedged: strengths.count - asserting.count,
            works: sources.filter(ledger.isWork).map { ledger.sourceIDs[$0] }.sorted(),
            belief: EvidenceWeights.belief(
                supporting: strengths, opposing: ledger.strengths(of: against, by: weights)),
            weight: Double(sources.count), status: status,
            designs: designs(own),
            claims: ClaimIDs(own, in: ledger.claims),
            // Whom a disputed claim cites may be who disputes it.
            supportingNumbers: numbers(affirming.filter { ledger.facts[$0].certainty != .disputed }),
            opposingNumbers: numbers(against),
            disputedNumbers: numbers(affirming.filter { ledger.facts[$0].certainty == .disputed }))
    }

    private func designs(_ claims: [Int]) -> [StudyDesign] {
        Set(claims.lazy.map { ledger.facts[$0].design }).sorted { $0.rawValue < $1.rawValue }
    }

    private func numbers(_ claims: [Int]) -> [Int] {
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
