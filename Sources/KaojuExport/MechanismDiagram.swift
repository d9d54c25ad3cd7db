import KaojuClaims
import KaojuGraph
import KaojuText

/// What the mechanism diagram shows of a graph: the strongest arrows, one a pair of concepts, and their concepts.
package struct MechanismDiagram: Sendable {
    /// A drawn relation: all edges of one ordered pair.
    package struct Arrow: Sendable, Hashable {
        /// The ids of the two concepts.
        package var from: String
        package var to: String
        /// The sign that most works stand for.
        package var direction: Direction
        /// Reference numbers as printed, ascending.
        package var supporting: [Int]
        package var opposing: [Int]
        /// Those that stand where the text disputes it.
        package var disputed: [Int]
        /// Whether its topic is contested; whether no source asserts it without a hedge.
        package var isContested: Bool
        package var isHedged: Bool
        /// The number of distinct sources.
        package var sources: Int
        /// The highest belief among its edges.
        package var belief: Double
    }

    /// A drawn concept.
    package struct Concept: Sendable, Hashable {
        /// The concept's id and its label.
        package var id: String
        package var label: String
        /// The index of its group.
        package var group: Int
        /// Its column, from left to right.
        package var column: Int
    }

    /// The concepts, sorted by column, then by id.
    package private(set) var concepts: [Concept] = []
    /// The arrows, strongest first.
    package private(set) var arrows: [Arrow] = []
    /// The number of pairs that could have been drawn.
    package private(set) var candidates = 0

    /// Chooses at most `top` arrows: contested first, then those that join what is already chosen, then by sources and
    /// belief, ties by id; so the picture hangs together around its strongest concepts. O(top · edges).
    package init(_ graph: EvidenceGraph, top: Int = 40, language: Language) {
        var nodes: [String: EvidenceGraph.Node] = [:]
        for node in graph.nodes where node.kind == .concept { nodes[node.id] = node }
        let all = Self.bundled(graph.edges.filter { nodes[$0.subject] != nil && nodes[$0.object] != nil })
        candidates = all.count
        arrows = Self.connected(all, top: top)

        var ids: [String] = []
        var seen: Set<String> = []
        for arrow in arrows {
            for id in [arrow.from, arrow.to] where seen.insert(id).inserted { ids.append(id) }
        }
        let groups = ids.map { DiagramGroups.builtIn.index(of: nodes[$0]?.category ?? "") }
        let lanes = groups.map { DiagramGroups.builtIn.groups[$0].lane }
        let columns = DiagramColumns(ids: ids, lanes: lanes, arrows: arrows.map { ($0.from, $0.to) })
        concepts = ids.indices.map { index in
            let node = nodes[ids[index]]
            let label = (language == .zh ? node?.zh : node?.en) ?? ""
            return Concept(
                id: ids[index], label: label.isEmpty ? node?.name ?? ids[index] : label, group: groups[index],
                column: columns.column[index])
        }
        concepts.sort { $0.column != $1.column ? $0.column < $1.column : $0.id < $1.id }
    }

    /// One arrow an ordered pair, strongest first. An edge that nobody affirms is no effect and makes none.
    static func bundled(_ edges: [EvidenceGraph.Edge]) -> [Arrow] {
        var order: [String] = []
        var pairs: [String: [EvidenceGraph.Edge]] = [:]
        for edge in edges where edge.subject != edge.object && edge.supporting + edge.hedged > 0 {
            let key = edge.subject + "\u{1F}" + edge.object
            if pairs[key] == nil { order.append(key) }
            pairs[key, default: []].append(edge)
        }
        return order.compactMap { pairs[$0].flatMap(arrow) }.sorted(by: isStronger)
    }

    /// The arrow of one pair's edges. Edges without a sign support any; edges of the other sign stand against.
    private static func arrow(_ edges: [EvidenceGraph.Edge]) -> Arrow? {
        func sources(_ edge: EvidenceGraph.Edge) -> Int { edge.supporting + edge.hedged }
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
        return Arrow(
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

    private static func isStronger(_ a: Arrow, _ b: Arrow) -> Bool {
        if a.isContested != b.isContested { return a.isContested }
        if a.sources != b.sources { return a.sources > b.sources }
        if a.belief != b.belief { return a.belief > b.belief }
        return a.from != b.from ? a.from < b.from : a.to < b.to
    }

    /// The contested arrows, then again and again the strongest one that touches what is there; islands last.
    private static func connected(_ all: [Arrow], top: Int) -> [Arrow] {
        var chosen: [Arrow] = []
        var inside: Set<String> = []
        var rest = all
        while chosen.count < top, !rest.isEmpty {
            let index = rest[0].isContested ? 0 : next(in: rest, touching: inside)
            let arrow = rest.remove(at: index)
            inside.insert(arrow.from)
            inside.insert(arrow.to)
            chosen.append(arrow)
        }
        return chosen.sorted(by: isStronger)
    }

    private static func next(in rest: [Arrow], touching inside: Set<String>) -> Int {
        rest.firstIndex { inside.contains($0.from) || inside.contains($0.to) } ?? 0
    }
}
