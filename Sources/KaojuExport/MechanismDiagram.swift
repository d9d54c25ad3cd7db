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
        let relations = RelationRanks(graph.edges) { nodes[$0] != nil }
        candidates = relations.count
        arrows = relations.connected(top: top)

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
}
