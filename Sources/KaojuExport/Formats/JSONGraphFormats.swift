import KaojuText

/// Cytoscape.js's JSON (`elements` of nodes and edges with `data` and `position`), which Cytoscape reads as well.
package enum CytoscapeFormat {
    /// Writes the document. Errors: those of the sink. O(nodes + edges).
    package static func write<Sink: ByteSink & ~Copyable>(
        _ graph: PropertyGraph, to sink: inout Sink, progress: ExportProgress = .none
    ) throws(ExportError) {
        let looks = GraphPlacement(graph).looks
        try sink.write("{\"data\": {\"name\": \"Kaoju\"}, \"elements\": {\"nodes\": [")
        for (index, node) in graph.nodes.enumerated() {
            var json = JSONWriter()
            json.object { json in
                json.member("data") { json in
                    json.member("id", node.id)
                    for (value, attribute) in zip(node.values, graph.nodeAttributes) where attribute.name != "id" {
                        json.member(attribute.name, value)
                    }
                }
                json.member("position") {
                    $0.member("x", looks[index].x)
                    $0.member("y", looks[index].y)
                }
            }
            try sink.write((index == 0 ? Array("\n".utf8) : Array(",\n".utf8)) + json.bytes)
        }
        try sink.write("], \"edges\": [")
        for (index, edge) in graph.edges.enumerated() {
            var json = JSONWriter()
            json.object { json in
                json.member("data") { json in
                    // Ids of nodes and edges share one space there.
                    json.member("id", "e\(index)")
                    json.member("source", graph.nodes[edge.source].id)
                    json.member("target", graph.nodes[edge.target].id)
                    for (value, attribute) in zip(edge.values, graph.edgeAttributes) {
                        json.member(attribute.name == "id" ? "edge_id" : attribute.name, value)
                    }
                }
            }
            try sink.write((index == 0 ? Array("\n".utf8) : Array(",\n".utf8)) + json.bytes)
            progress.report(index + 1, of: graph.edges.count)
        }
        try sink.write("]}}\n")
    }
}

/// Node-link JSON as networkx reads it (`node_link_graph(data, edges="edges")`): a directed multigraph.
package enum NodeLinkFormat {
    /// Writes the document. Errors: those of the sink. O(nodes + edges).
    package static func write<Sink: ByteSink & ~Copyable>(
        _ graph: PropertyGraph, to sink: inout Sink, progress: ExportProgress = .none
    ) throws(ExportError) {
        try sink.write("{\"directed\": true, \"multigraph\": true, \"graph\": {\"name\": \"Kaoju\"}, \"nodes\": [")
        for (index, node) in graph.nodes.enumerated() {
            var json = JSONWriter()
            json.object { json in
                json.member("id", node.id)
                for (value, attribute) in zip(node.values, graph.nodeAttributes) where attribute.name != "id" {
                    json.member(attribute.name, value)
                }
            }
            try sink.write((index == 0 ? Array("\n".utf8) : Array(",\n".utf8)) + json.bytes)
        }
        try sink.write("], \"edges\": [")
        for (index, edge) in graph.edges.enumerated() {
            var json = JSONWriter()
            json.object { json in
                json.member("source", graph.nodes[edge.source].id)
                json.member("target", graph.nodes[edge.target].id)
                json.member("key", edge.id)
                for (value, attribute) in zip(edge.values, graph.edgeAttributes) where attribute.name != "key" {
                    json.member(attribute.name, value)
                }
            }
            try sink.write((index == 0 ? Array("\n".utf8) : Array(",\n".utf8)) + json.bytes)
            progress.report(index + 1, of: graph.edges.count)
        }
        try sink.write("]}\n")
    }
}
