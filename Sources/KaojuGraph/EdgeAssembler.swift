import KaojuClaims
import KaojuText

/// Makes the edges of a ledger: the claims of one pair, by predicate, counted by distinct source.
struct EdgeAssembler {
    let ledger: ClaimLedger
    let weights: EvidenceWeights

    /// One edge a (subject, predicate, object), sorted by these. `topics` stand in the order of the ledger's pairs.
    /// O(claims), but for sorting.
    func edges(_ topics: [Topic]) -> [EvidenceGraph.Edge] {
        ledger.pairs.indices.flatMap { edges(ofPair: $0, topics[$0].status) }.sorted { a, b in
            if a.subject != b.subject { return a.subject < b.subject }
            if a.predicate != b.predicate { return a.predicate.rawValue < b.predicate.rawValue }
            return a.object < b.object
        }
    }

    private func edges(ofPair pair: Int, _ status: Topic.Status) -> [EvidenceGraph.Edge] {
        let all = ledger.claimsOfPair[pair]
        var byPredicate: [Predicate: [Int]] = [:]
        for index in all { byPredicate[ledger.claims[index].predicate, default: []].append(index) }
        return Predicate.allCases.compactMap { predicate in
            byPredicate[predicate].map {
                edge(predicate, $0, against: opposing(predicate.direction, in: all), pair, status)
            }
        }
    }

    /// The claims of a pair that count against a direction: any «no effect», and an effect of the other sign.
    private func opposing(_ direction: Direction, in all: [Int]) -> [Int] {
        all.filter { index in
            let claim = ledger.claims[index]
            guard claim.certainty == .asserted || claim.certainty == .hedged else { return false }
            if claim.negated { return true }
            return direction != .neutral && claim.predicate.direction == direction.turned
        }
    }

    private func edge(
        _ predicate: Predicate, _ own: [Int], against: [Int], _ pair: Int, _ status: Topic.Status
    ) -> EvidenceGraph.Edge {
        let subject = ledger.concepts[ledger.pairs[pair].subject]
        let object = ledger.concepts[ledger.pairs[pair].object]
        let affirming = own.filter { !ledger.claims[$0].negated }
        let asserting = ledger.sources(of: affirming.filter { ledger.claims[$0].certainty == .asserted })
        let opposing = ledger.sources(of: against)
        let strengths = strengths(affirming)
        return EvidenceGraph.Edge(
            id: Digest.identifier("edge", [subject, predicate.rawValue, object]), subject: subject,
            predicate: predicate, object: object, polarity: Self.polarity(predicate.direction),
            supporting: asserting.count, opposing: opposing.count, hedged: strengths.count - asserting.count,
            works: ledger.sources(of: own).filter(ledger.isWork).map { ledger.sourceIDs[$0] }.sorted(),
            belief: EvidenceWeights.belief(Array(strengths.values), opposing: opposing.count),
            weight: Double(ledger.sources(of: own).count), status: status,
            designs: Set(own.map { ledger.claims[$0].evidence.design }).sorted { $0.rawValue < $1.rawValue },
            claims: own.map { ledger.claims[$0].id }, supportingNumbers: numbers(affirming),
            opposingNumbers: numbers(against))
    }

    /// w·c of each distinct source: the strongest of its claims.
    private func strengths(_ claims: [Int]) -> [Int: Double] {
        var out: [Int: Double] = [:]
        for index in claims {
            let claim = ledger.claims[index]
            let weight = weights.weight(of: claim.evidence.design, claim.certainty)
            for source in ledger.sources[index] { out[source] = max(out[source] ?? 0, weight) }
        }
        return out
    }

    private func numbers(_ claims: [Int]) -> [Int] {
        Set(claims.flatMap { ledger.claims[$0].citations.flatMap(\.numbers) }).sorted()
    }

    private static func polarity(_ direction: Direction) -> String {
        switch direction {
        case .plus: "positive"
        case .minus: "negative"
        case .neutral: "neutral"
        }
    }
}
