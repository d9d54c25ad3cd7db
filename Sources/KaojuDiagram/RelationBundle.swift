import KaojuClaims
import KaojuQuery

/// All that is claimed of one ordered pair of concepts, as one arrow: parallel edges are bundled.
struct RelationBundle: Sendable {
    /// Indices of the network's concepts.
    var from: Int
    var to: Int
    /// The sign that most distinct sources claim; ties go to the first in document order.
    var direction: Direction
    /// Facts of this sign or of none; of the other sign, or of no effect; hypotheses and disputed statements.
    var supporting: [Int] = []
    var opposing: [Int] = []
    var undetermined: [Int] = []
    /// The topic's status.
    var status: String
    /// Whether no source asserts it without a hedge.
    var isHedged: Bool
    /// The number of distinct sources.
    var sources: Int

    /// Whether anyone affirms it: a pair of which only «no effect» is claimed is no arrow.
    var isAffirmed: Bool { !supporting.isEmpty || !undetermined.isEmpty }

    /// The bundles of a network, the strongest first: contested ones, then by sources, then by concepts. O(n log n).
    static func all(_ network: ClaimNetwork) -> [RelationBundle] {
        var out: [RelationBundle] = []
        var start = 0
        let edges = network.edges
        while start < edges.count {
            var end = start
            while end < edges.count, edges[end].subject == edges[start].subject,
                edges[end].object == edges[start].object
            {
                end += 1
            }
            let facts = edges[start..<end].flatMap(\.facts).sorted()
            if edges[start].subject != edges[start].object {
                let own = bundle(facts, edges[start].subject, edges[start].object, network)
                if own.isAffirmed { out.append(own.judged(by: network)) }
            }
            start = end
        }
        return out.sorted(by: isStronger)
    }

    /// The bundle with the sides and the direction of the audit's topic, which counts claims of related pairs too.
    private func judged(by network: ClaimNetwork) -> RelationBundle {
        guard let topic = network.topic(from: from, to: to) else { return self }
        var out = self
        (out.direction, out.status) = (topic.direction, topic.status)
        (out.supporting, out.opposing, out.undetermined) = (topic.supporting, topic.opposing, topic.undetermined)
        out.isHedged = !topic.supporting.contains { network.facts[$0].claim.certainty == "asserted" }
        out.sources = network.sources(of: topic.supporting + topic.opposing + topic.undetermined).count
        return out
    }

    private static func bundle(_ facts: [Int], _ from: Int, _ to: Int, _ network: ClaimNetwork) -> RelationBundle {
        func sign(_ fact: Int) -> Direction {
            Predicate(rawValue: network.facts[fact].claim.predicate)?.direction ?? .neutral
        }
        let counted = facts.filter { ["asserted", "hedged"].contains(network.facts[$0].claim.certainty) }
        let affirmed = counted.filter { !network.facts[$0].claim.negated }
        func weight(_ direction: Direction) -> Int {
            network.sources(of: affirmed.filter { sign($0) == direction }).count
        }
        let (plus, minus) = (weight(.plus), weight(.minus))
        let first = (affirmed + facts).map(sign).first { $0 != .neutral } ?? .neutral
        let direction: Direction =
            plus == minus ? (plus == 0 && !affirmed.isEmpty ? .neutral : first) : plus > minus ? .plus : .minus
        let supporting = affirmed.filter { sign($0) == direction || sign($0) == .neutral || direction == .neutral }
        return RelationBundle(
            from: from, to: to, direction: direction, supporting: supporting,
            opposing: counted.filter { !supporting.contains($0) }, undetermined: facts.filter { !counted.contains($0) },
            status: network.facts[facts[0]].status,
            isHedged: !supporting.contains { network.facts[$0].claim.certainty == "asserted" },
            sources: network.sources(of: facts).count)
    }

    private static func isStronger(_ a: RelationBundle, _ b: RelationBundle) -> Bool {
        let (first, second) = (a.status == "contested", b.status == "contested")
        if first != second { return first }
        if a.sources != b.sources { return a.sources > b.sources }
        if a.isHedged != b.isHedged { return b.isHedged }
        return (a.from, a.to) < (b.from, b.to)
    }
}
