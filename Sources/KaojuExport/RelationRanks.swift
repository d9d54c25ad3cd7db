import KaojuClaims
import KaojuGraph

/// The relations that a diagram may draw, one an ordered pair of concepts, strongest first. Of each only its rank is kept: a corpus
/// has many, and few are drawn.
struct RelationRanks {
    /// What ranks a relation.
    private struct Rank {
        var belief: Double
        /// Where the edges of its pair begin.
        var start: Int32
        var sources: Int32
        var isContested: Bool
    }

    private let edges: EdgeList
    /// The places of the edges, those of a pair together.
    private let order: [Int32]
    private let ranks: [Rank]

    /// The relations of edges whose ends can be drawn. O(claims + n log n).
    init(_ edges: EdgeList, where canBeDrawn: (_ concept: String) -> Bool) {
        let drawn = edges.endIDs.map { $0.map(canBeDrawn) }
        func areDrawn(_ edge: Int) -> Bool {
            if let drawn, let (subject, object) = edges.endPlaces(at: edge) {
                return subject != object && drawn[subject] && drawn[object]
            }
            let (subject, object) = edges.ends(at: edge)
            return subject != object && canBeDrawn(subject) && canBeDrawn(object)
        }
        self.edges = edges
        order = edges.byPair
        var ranks: [Rank] = []
        var start = 0
        while start < order.count {
            let end = Self.end(of: start, order, edges)
            if areDrawn(Int(order[start])),
                let rank = Self.rank(order[start..<end], from: start, edges)
            {
                ranks.append(rank)
            }
            start = end
        }
        self.ranks = ranks.sorted(by: Self.isStronger)
    }

    /// The rank of one pair's edges; nil where there is no arrow to draw.
    private static func rank(_ places: ArraySlice<Int32>, from start: Int, _ edges: EdgeList) -> Rank? {
        // What `arrow` tells of these, without making the edges.
        var rank = Rank(belief: 0, start: Int32(start), sources: 0, isContested: false)
        var affirmed: [Int] = []
        for place in places {
            let tally = edges.tally(at: Int(place))
            if tally.supporting + tally.hedged == 0 { continue }
            affirmed.append(Int(place))
            rank.belief = affirmed.count == 1 ? tally.belief : max(rank.belief, tally.belief)
            rank.sources = max(rank.sources, Int32(tally.supporting + tally.hedged + tally.opposing))
            rank.isContested = rank.isContested || edges.status(at: Int(place)) == .contested
        }
        guard let first = affirmed.first else { return nil }
        let works = affirmed.count == 1 ? edges.tally(at: first).works : edges.works(ofEdgesAt: affirmed)
        rank.sources = max(rank.sources, Int32(works))
        return rank
    }

    /// The number of relations.
    var count: Int { ranks.count }

    /// The contested arrows, then again and again the strongest one that touches what is there, islands last; the strongest first.
    /// O(top · relations).
    func connected(top: Int) -> [MechanismDiagram.Arrow] {
        var chosen: [Rank] = []
        var inside: Set<String> = []
        var rest = ranks
        while chosen.count < top, !rest.isEmpty {
            let rank = rest.remove(at: rest[0].isContested ? 0 : next(in: rest, touching: inside))
            let (subject, object) = ends(rank)
            inside.insert(subject)
            inside.insert(object)
            chosen.append(rank)
        }
        return chosen.sorted(by: Self.isStronger).compactMap { rank in
            let start = Int(rank.start)
            return Self.arrow(order[start..<Self.end(of: start, order, edges)].map { edges[Int($0)] })
        }
    }

    private func next(in rest: [Rank], touching inside: Set<String>) -> Int {
        rest.firstIndex { rank in
            let (subject, object) = ends(rank)
            return inside.contains(subject) || inside.contains(object)
        } ?? 0
    }

    private func ends(_ rank: Rank) -> (subject: String, object: String) {
        edges.ends(at: Int(order[Int(rank.start)]))
    }

    private static func end(of start: Int, _ order: [Int32], _ edges: EdgeList) -> Int {
        var end = start + 1
        while end < order.count, edges.areOfOnePair(Int(order[start]), Int(order[end])) { end += 1 }
        return end
    }

    private static func isStronger(_ a: Rank, _ b: Rank) -> Bool {
        if a.isContested != b.isContested { return a.isContested }
        if a.sources != b.sources { return a.sources > b.sources }
        // Pairs stand in the order of their concepts' ids.
        return a.belief != b.belief ? a.belief > b.belief : a.start < b.start
    }

    /// The arrow of one pair's edges; nil where nobody affirms one: no effect makes none. Edges without a sign support any; edges of
    /// the other sign stand against.
    private static func arrow(_ all: [EvidenceGraph.Edge]) -> MechanismDiagram.Arrow? {
        func sources(_ edge: EvidenceGraph.Edge) -> Int { edge.supporting + edge.hedged }
        let edges = all.filter { sources($0) > 0 }
        let signed = edges.filter { sign($0) != .neutral }
        let leading = (signed.isEmpty ? edges : signed).max { a, b in
            sources(a) != sources(b) ? sources(a) < sources(b) : a.id > b.id
        }
        guard let leading else { return nil }
        let direction = sign(leading)
        var supporting: Set<Int> = []
        var opposing: Set<Int> = []
        var disputed: Set<Int> = []
        var works: Set<String> = []
        for edge in edges {
            let agrees = sign(edge) == direction || sign(edge) == .neutral
            supporting.formUnion(agrees ? edge.supportingNumbers : edge.opposingNumbers)
            opposing.formUnion(agrees ? edge.opposingNumbers : edge.supportingNumbers)
            disputed.formUnion(edge.disputedNumbers)
            works.formUnion(edge.works)
        }
        return MechanismDiagram.Arrow(
            from: leading.subject, to: leading.object, direction: direction, supporting: supporting.sorted(),
            opposing: opposing.sorted(),
            disputed: disputed.subtracting(supporting).subtracting(opposing).sorted(),
            isContested: edges.contains { $0.status == .contested },
            isHedged: edges.allSatisfy { $0.supporting == 0 },
            // A document's own finding is a source without a work.
            sources: max(works.count, edges.map { sources($0) + $0.opposing }.max() ?? 0),
            belief: edges.map(\.belief).max() ?? 0)
    }

    private static func sign(_ edge: EvidenceGraph.Edge) -> Direction {
        switch edge.polarity {
        case "positive": .plus
        case "negative": .minus
        default: .neutral
        }
    }
}
