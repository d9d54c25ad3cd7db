/// Finds, for every pair, the related pairs whose claims speak for it too, and the broadest pair of its group.
struct TopicFolder {
    /// How a related pair's claims come to a topic (the contract's names).
    enum Relation: String {
        case narrower, donor, opposite
    }

    /// A pair whose claims are folded in.
    struct Fold: Hashable {
        var pair: Int
        var relation: Relation
    }

    /// The pairs folded into each pair, ascending.
    private(set) var folds: [[Fold]]
    /// The broadest pair of each pair's group.
    private(set) var groups: [Int]

    /// Looks only at each pair's own ancestors, opposites and donations. O(pairs · relatives of a concept).
    init(_ ledger: ClaimLedger, _ hierarchy: ConceptHierarchy) {
        let relatives = ledger.concepts.map { Relatives($0, ledger, hierarchy) }
        folds = Array(repeating: [], count: ledger.pairs.count)
        var targets: [[Int]] = Array(repeating: [], count: ledger.pairs.count)
        var narrowings = Array(repeating: 0, count: ledger.pairs.count)
        for (index, pair) in ledger.pairs.enumerated() {
            var seen: Set<Int> = [index]
            for (subject, relation) in [(pair.subject, Relation.narrower)] + relatives[pair.subject].asSubject {
                for object in [pair.object] + relatives[pair.object].broader {
                    guard let target = ledger.index(of: ClaimLedger.Pair(subject: subject, object: object)),
                        seen.insert(target).inserted
                    else { continue }
                    folds[target].append(Fold(pair: index, relation: relation))
                    targets[index].append(target)
                    if relation == .narrower { narrowings[index] += 1 }
                }
            }
        }
        groups = Self.groups(ledger, targets: targets, narrowings: narrowings, incoming: folds.map(\.count))
    }

    /// Follows each pair to the broadest that it is folded into: the one that is itself narrower than the fewest, and
    /// among these the one that takes in most.
    private static func groups(
        _ ledger: ClaimLedger, targets: [[Int]], narrowings: [Int], incoming: [Int]
    ) -> [Int] {
        let order = ledger.pairs.indices.sorted { a, b in
            if narrowings[a] != narrowings[b] { return narrowings[a] < narrowings[b] }
            if incoming[a] != incoming[b] { return incoming[a] > incoming[b] }
            return ledger.rank(ofPair: a) < ledger.rank(ofPair: b)
        }
        var rank = order
        for (place, pair) in order.enumerated() { rank[pair] = place }
        var out = Array(ledger.pairs.indices)
        // In this order every broader pair is done before the ones below it.
        for pair in order {
            let best = targets[pair].min { rank[$0] < rank[$1] } ?? pair
            out[pair] = rank[best] < rank[pair] ? out[best] : pair
        }
        return out
    }

    /// The relatives of one concept that claims name.
    private struct Relatives {
        var broader: [Int]
        var asSubject: [(Int, Relation)]

        init(_ id: String, _ ledger: ClaimLedger, _ hierarchy: ConceptHierarchy) {
            let ancestors = hierarchy.broader(than: id)
            let line = [id] + ancestors
            func known(_ ids: [String], _ relation: Relation) -> [(Int, Relation)] {
                ids.compactMap { ledger.index(ofConcept: $0) }.map { ($0, relation) }
            }
            broader = ancestors.compactMap { ledger.index(ofConcept: $0) }
            asSubject =
                known(ancestors, .narrower) + known(line.flatMap(hierarchy.donations), .donor)
                + known(line.flatMap(hierarchy.opposites), .opposite)
        }
    }
}
