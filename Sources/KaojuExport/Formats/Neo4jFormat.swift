import KaojuText

/// Files for `neo4j-admin database import`: nodes and relationships as CSV with headers of their own, and the command; for
/// small graphs the same as Cypher.
package enum Neo4jFormat {
    /// Above this many nodes and edges no Cypher is written: each is a statement, and browsers choke on more.
    package static let cypherLimit = 20_000

    /// The files; each is written row by row. O(nodes + edges).
    package static func parts(_ graph: PropertyGraph, progress: ExportProgress = .none) -> [ExportPart] {
        let nodeHeader = (["id:ID", ":LABEL"] + graph.nodeAttributes.map(header)).joined(separator: ",")
        let edgeHeader = ([":START_ID", ":END_ID", ":TYPE"] + graph.edgeAttributes.map(header)).joined(separator: ",")
        var out = [
            ExportPart("nodes-header.csv") { file throws(ExportError) in try file.write(nodeHeader + "\n") },
            ExportPart("nodes.csv") { file throws(ExportError) in
                for node in graph.nodes { try file.write(line([node.id, labels(node)], node.values)) }
            },
            ExportPart("edges-header.csv") { file throws(ExportError) in try file.write(edgeHeader + "\n") },
            ExportPart("edges.csv") { file throws(ExportError) in
                for (index, edge) in graph.edges.enumerated() {
                    let ends = [graph.nodes[edge.source].id, graph.nodes[edge.target].id]
                    try file.write(line(ends + [type(edge.interaction)], edge.values))
                    progress.report(index + 1, of: graph.edges.count)
                }
            },
            ExportPart("import.sh") { file throws(ExportError) in try file.write(command) },
        ]
        if graph.nodes.count + graph.edges.count <= cypherLimit {
            out.append(ExportPart("graph.cypher") { file throws(ExportError) in try cypher(graph, to: &file) })
        }
        return out
    }

    /// Writes a small graph as Cypher. Errors: `export.limit` above `cypherLimit`, and those of the sink. O(nodes + edges).
    package static func cypher<Sink: ByteSink & ~Copyable>(
        _ graph: PropertyGraph, to sink: inout Sink
    ) throws(ExportError) {
        let size = graph.nodes.count + graph.edges.count
        guard size <= cypherLimit else {
            throw .limit(
                LocalizedText(
                    zh: "Cypher 格式最多 \(cypherLimit) 个节点和边，此图有 \(size) 个",
                    en: "Cypher is for at most \(cypherLimit) nodes and edges, this graph has \(size)"),
                LocalizedText(
                    zh: "请用 --format neo4j，由 neo4j-admin 批量导入",
                    en: "Use --format neo4j, which neo4j-admin imports in bulk"))
        }
        try sink.write("CREATE CONSTRAINT kaoju_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;\n")
        for node in graph.nodes { try sink.write(statement(node, graph)) }
        for edge in graph.edges { try sink.write(statement(edge, graph)) }
    }

    private static let command = """
        #!/bin/sh
        # Run this where these files are; the database must not exist yet, or be stopped.
        # --array-delimiter is the bar that joins lists.
        neo4j-admin database import full --array-delimiter='|' --multiline-fields=true \\
          --nodes=nodes-header.csv,nodes.csv --relationships=edges-header.csv,edges.csv "${1:-neo4j}"

        """

    private static func header(_ attribute: PropertyGraph.Attribute) -> String {
        // `id` of an edge is a property like any other.
        let name = attribute.name == "id" ? "edge_id" : attribute.name
        return switch attribute.kind {
        case .string: name
        case .int: name + ":long"
        case .double: name + ":double"
        case .list: name + ":string[]"
        }
    }

    private static func line(_ head: [String], _ values: [PropertyGraph.Value]) -> String {
        (head + values.map { $0.text ?? "" }).map(cell).joined(separator: ",") + "\n"
    }

    /// Everything in quotation marks: an empty cell without them is no value, and a bare backslash is one character.
    private static func cell(_ text: String) -> String {
        if text.isEmpty { return "" }
        var out = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { out += "\"" }
            out.unicodeScalars.append(scalar == "\0" ? "\u{FFFD}" : scalar)
        }
        return out + "\""
    }

    /// `Concept|Drug`: joined by the array delimiter, as labels are.
    private static func labels(_ node: PropertyGraph.Node) -> String {
        let category = node.category.split(separator: ":").last.map(String.init) ?? ""
        return category.isEmpty ? "Node" : "Node|" + identifier(category)
    }

    private static func type(_ interaction: String) -> String { identifier(interaction).uppercased() }

    private static func identifier(_ text: String) -> String {
        let safe = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) ? $0 : "_"
                }))
        return safe.isEmpty ? "RELATED" : safe
    }

    // MARK: Cypher

    private static func statement(_ node: PropertyGraph.Node, _ graph: PropertyGraph) -> String {
        let kind = node.category.split(separator: ":").last.map { ":" + identifier(String($0)) } ?? ""
        var out = "MERGE (n:Node {id: \(literal(node.id))}) SET n\(kind.isEmpty ? ":Node" : kind)"
        for (value, attribute) in zip(node.values, graph.nodeAttributes) where attribute.name != "id" {
            if let text = literal(value) { out += ", n.\(attribute.name) = \(text)" }
        }
        return out + ";\n"
    }

    private static func statement(_ edge: PropertyGraph.Edge, _ graph: PropertyGraph) -> String {
        var out = "MATCH (a:Node {id: \(literal(graph.nodes[edge.source].id))}), "
        out += "(b:Node {id: \(literal(graph.nodes[edge.target].id))}) "
        out += "MERGE (a)-[r:\(type(edge.interaction)) {edge_id: \(literal(edge.id))}]->(b)"
        var settings: [String] = []
        for (value, attribute) in zip(edge.values, graph.edgeAttributes) where attribute.name != "id" {
            if let text = literal(value) { settings.append("r.\(attribute.name) = \(text)") }
        }
        return out + (settings.isEmpty ? ";\n" : " SET \(settings.joined(separator: ", "));\n")
    }

    private static func literal(_ value: PropertyGraph.Value) -> String? {
        switch value {
        case .absent: nil
        case .string(let text): text.isEmpty ? nil : literal(text)
        case .int, .double: value.text
        case .list(let items): items.isEmpty ? nil : "[" + items.map { literal($0) }.joined(separator: ", ") + "]"
        }
    }

    private static func literal(_ text: String) -> String {
        var out = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": out += "\\'"
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\0": out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "'"
    }
}
