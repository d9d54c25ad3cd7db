import KaojuGraph
import KaojuText

/// The evidence graph of a build as rows for formats of graphs: the attributes that the contract names.
///
/// Every node and edge carries every attribute, since some readers know no `<default>`. A label that is missing in one language
/// is given in the other, so that no node is blank.
package struct EvidenceRows: Sendable {
    static let nodeAttributes: [PropertyGraph.Attribute] = [
        .init("kind"), .init("name"), .init("label"), .init("label_zh"), .init("label_en"), .init("curie"),
        .init("category"), .init("claims", .int), .init("document"),
    ]
    static let edgeAttributes: [PropertyGraph.Attribute] = [
        .init("id"), .init("interaction"), .init("polarity"), .init("supporting", .int), .init("opposing", .int),
        .init("hedged", .int), .init("works", .list), .init("belief", .double), .init("weight", .double),
        .init("status"), .init("designs", .list), .init("claims", .list),
    ]

    private let graph: EvidenceGraph
    private let ends: Ends

    /// The places of ends among the nodes.
    private enum Ends: Sendable {
        case byID([String: Int])
        /// By the places of `EdgeList.endIDs`.
        case byPlace([Int])
    }

    /// The rows of a graph. Errors: `export.dangling-edge` where an edge names a node that the graph lacks. O(nodes + edges).
    package init(_ graph: EvidenceGraph, path: String) throws(ExportError) {
        self.graph = graph
        let index = Dictionary(
            graph.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let places = graph.edges.endIDs.map { ids in ids.compactMap { index[$0] } }
        if let places, places.count == graph.edges.endIDs?.count {
            ends = .byPlace(places)
            return
        }
        ends = .byID(index)
        for place in graph.edges.indices {
            let (subject, object) = graph.edges.ends(at: place)
            if index[subject] == nil || index[object] == nil { throw Self.dangling(graph.edges[place], path: path) }
        }
    }

    /// The nodes, made one by one.
    var nodes: some Sequence<PropertyGraph.Node> { graph.nodes.lazy.map(Self.node) }

    /// The edges, made one by one.
    var edges: some Sequence<PropertyGraph.Edge> { graph.edges.indices.lazy.map(edge(at:)) }

    /// The edge at a place. O(its claims).
    func edge(at index: Int) -> PropertyGraph.Edge {
        let (source, target) = nodes(ofEdge: index)
        return Self.edge(graph.edges[index], source: source, target: target)
    }

    /// The places of an edge's ends among the nodes. O(1).
    func nodes(ofEdge index: Int) -> (source: Int, target: Int) {
        switch ends {
        case .byPlace(let places):
            guard let (subject, object) = graph.edges.endPlaces(at: index) else { return (0, 0) }
            return (places[subject], places[object])
        case .byID(let places):
            let (subject, object) = graph.edges.ends(at: index)
            return (places[subject] ?? 0, places[object] ?? 0)
        }
    }

    /// How many edges there are.
    var edgeCount: Int { graph.edges.count }

    private static func node(_ node: EvidenceGraph.Node) -> PropertyGraph.Node {
        PropertyGraph.Node(
            id: node.id, label: node.name, category: node.category, weight: Double(node.claims),
            values: [
                .string(node.kind.rawValue), .string(node.name), .string(node.name),
                .string(node.zh.isEmpty ? node.name : node.zh), .string(node.en.isEmpty ? node.name : node.en),
                .string(node.id), .string(node.category), .int(node.claims),
                node.document.map { .string($0) } ?? .absent,
            ])
    }

    private static func edge(_ edge: EvidenceGraph.Edge, source: Int, target: Int) -> PropertyGraph.Edge {
        PropertyGraph.Edge(
            id: edge.id, source: source, target: target, interaction: edge.predicate.rawValue,
            polarity: edge.polarity, weight: edge.weight,
            values: [
                .string(edge.id), .string(edge.predicate.rawValue), .string(edge.polarity), .int(edge.supporting),
                .int(edge.opposing), .int(edge.hedged), .list(edge.works), .double(edge.belief),
                .double(edge.weight), .string(edge.status.rawValue), .list(edge.designs.map(\.rawValue)),
                .string(edge.claims.joined),
            ])
    }

    private static func dangling(_ edge: EvidenceGraph.Edge, path: String) -> ExportError {
        ExportError(
            code: "export.dangling-edge", path: path,
            cause: LocalizedText(
                zh: "边 \(edge.id) 指向图中没有的节点", en: "the edge \(edge.id) names a node that the graph lacks"),
            advice: LocalizedText(
                zh: "这是程序缺陷，请连同输入一并报告。", en: "This is a defect of the program: please report it with the input."))
    }
}
