import KaojuText

/// CX2, the Cytoscape Exchange format 2.0, with a visual style. Lists stay lists.
package enum CX2Format {
    /// Writes the document. Errors: those of the sink. O(nodes + edges).
    package static func write<Sink: ByteSink & ~Copyable>(
        _ graph: PropertyGraph, to sink: inout Sink, progress: ExportProgress = .none
    ) throws(ExportError) {
        let looks = GraphPlacement(graph).looks
        try sink.write("[{\"CXVersion\": \"2.0\", \"hasFragments\": false},\n")
        try block("metaData", to: &sink) { json in
            for (name, count) in [
                ("attributeDeclarations", 1), ("networkAttributes", 1), ("nodes", graph.nodes.count),
                ("edges", graph.edges.count), ("visualProperties", 1),
            ] {
                json.object {
                    $0.member("name", name)
                    $0.member("elementCount", count)
                }
            }
        }
        try block("attributeDeclarations", to: &sink) { json in
            json.object { json in
                json.member("networkAttributes") { $0.member("name") { $0.member("d", "string") } }
                json.member("nodes") { declare(graph.nodeAttributes, extra: [], to: &$0) }
                json.member("edges") { declare(graph.edgeAttributes, extra: [], to: &$0) }
            }
        }
        try block("networkAttributes", to: &sink) { $0.object { $0.member("name", "Kaoju") } }
        try list("nodes", graph.nodes, to: &sink) { index, node, json in
            json.member("id", index)
            json.member("x", looks[index].x)
            json.member("y", looks[index].y)
            json.member("v") { values(node.values, graph.nodeAttributes, to: &$0) }
        }
        try list("edges", graph.edges, to: &sink) { index, edge, json in
            json.member("id", index)
            json.member("s", edge.source)
            json.member("t", edge.target)
            json.member("v") { values(edge.values, graph.edgeAttributes, to: &$0) }
            progress.report(index + 1, of: graph.edges.count)
        }
        try block("visualProperties", to: &sink) { $0.object { style(to: &$0) } }
        try sink.write("{\"status\": [{\"error\": \"\", \"success\": true}]}]\n")
    }

    // MARK: Parts

    private static let types: [PropertyGraph.Kind: String] = [
        .string: "string", .int: "integer", .double: "double", .list: "list_of_string",
    ]

    /// `id` may not be a name of an attribute here.
    private static func name(_ attribute: PropertyGraph.Attribute) -> String {
        attribute.name == "id" ? "edge_id" : attribute.name
    }

    private static func declare(
        _ attributes: [PropertyGraph.Attribute], extra: [(String, String)], to json: inout JSONWriter
    ) {
        for attribute in attributes {
            json.member(name(attribute)) { $0.member("d", types[attribute.kind]) }
        }
    }

    static func values(
        _ values: [PropertyGraph.Value], _ attributes: [PropertyGraph.Attribute], to json: inout JSONWriter
    ) {
        for (value, attribute) in zip(values, attributes) { json.member(name(attribute), value) }
    }

    private static func block<Sink: ByteSink & ~Copyable>(
        _ name: String, to sink: inout Sink, _ body: (inout JSONWriter) -> Void
    ) throws(ExportError) {
        var json = JSONWriter()
        json.object { json in
            json.key(name)
            json.array(body)
        }
        try sink.write(json.bytes + Array(",\n".utf8))
    }

    private static func list<Item, Sink: ByteSink & ~Copyable>(
        _ name: String, _ items: [Item], to sink: inout Sink, _ write: (Int, Item, inout JSONWriter) -> Void
    ) throws(ExportError) {
        try sink.write("{\"\(name)\": [")
        for (index, item) in items.enumerated() {
            var json = JSONWriter()
            json.object { write(index, item, &$0) }
            try sink.write(index == 0 ? "\n" : ",\n")
            try sink.write(json.bytes)
        }
        try sink.write("]},\n")
    }

    /// Labels from names, colours by category and polarity, widths by weight.
    private static func style(to json: inout JSONWriter) {
        json.member("default") { json in
            json.member("network") { $0.member("NETWORK_BACKGROUND_COLOR", "#FFFFFF") }
            json.member("node") {
                $0.member("NODE_SHAPE", "round-rectangle")
                $0.member("NODE_BACKGROUND_COLOR", "#E6F4EC")
                $0.member("NODE_WIDTH", 110)
                $0.member("NODE_HEIGHT", 34)
                $0.member("NODE_LABEL_FONT_SIZE", 12)
            }
            json.member("edge") {
                $0.member("EDGE_WIDTH", 1.5)
                $0.member("EDGE_LINE_COLOR", "#6B7580")
                $0.member("EDGE_TARGET_ARROW_SHAPE", "triangle")
            }
        }
        json.member("nodeMapping") { json in
            json.member("NODE_LABEL") { json in
                json.member("type", "PASSTHROUGH")
                json.member("definition") {
                    $0.member("attribute", "label")
                    $0.member("type", "string")
                }
            }
            let colors = DiagramGroups.builtIn.categories.map { ($0, DiagramGroups.builtIn.group(of: $0).fill) }
            json.member("NODE_BACKGROUND_COLOR") { discrete("category", colors, to: &$0) }
        }
        json.member("edgeMapping") { json in
            let kinds = ["positive", "negative", "neutral"]
            json.member("EDGE_LINE_COLOR") {
                discrete("polarity", kinds.map { ($0, GraphPlacement.color(of: $0).hex) }, to: &$0)
            }
            json.member("EDGE_TARGET_ARROW_SHAPE") {
                discrete("polarity", zip(kinds, ["triangle", "tee", "circle"]).map { ($0, $1) }, to: &$0)
            }
        }
    }

    private static func discrete(_ attribute: String, _ pairs: [(String, String)], to json: inout JSONWriter) {
        json.member("type", "DISCRETE")
        json.member("definition") { json in
            json.member("attribute", attribute)
            json.member("type", "string")
            json.key("map")
            json.array { json in
                for (value, property) in pairs {
                    json.object {
                        $0.member("v", value)
                        $0.member("vp", property)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// A value of a graph's attribute, left out where it is absent.
    mutating func member(_ name: String, _ value: PropertyGraph.Value) {
        switch value {
        case .absent: return
        case .string(let text): member(nonempty: name, text)
        case .int(let number): member(name, number)
        case .double(let number): member(name, number)
        case .list(let items): if !items.isEmpty { member(name, items) }
        }
    }
}
