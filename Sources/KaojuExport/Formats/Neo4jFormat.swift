import KaojuText

/// Files for `neo4j-admin database import`: nodes and relationships as CSV with headers of their own, and the command; for
/// small graphs the same as Cypher.
package enum Neo4jFormat {
    /// Above this many nodes and edges no Cypher is written: a browser would choke on it.
    static let cypherLimit = 20_000

    /// The files by their names. O(nodes + edges).
    package static func files(_ graph: PropertyGraph) -> [(name: String, bytes: [UInt8])] {
        let nodeHeader = (["id:ID", ":LABEL"] + graph.nodeAttributes.map(header)).joined(separator: ",")
        let edgeHeader = ([":START_ID", ":END_ID", ":TYPE"] + graph.edgeAttributes.map(header)).joined(separator: ",")
        var nodes = ""
        for node in graph.nodes { nodes += line([node.id, labels(node)], node.values) }
        var edges = ""
        for edge in graph.edges {
            edges += line(
                [graph.nodes[edge.source].id, graph.nodes[edge.target].id, type(edge.interaction)], edge.values)
        }
        var out = [
            ("nodes-header.csv", nodeHeader + "\n"), ("nodes.csv", nodes), ("edges-header.csv", edgeHeader + "\n"),
            ("edges.csv", edges), ("import.sh", command),
        ]
        if graph.nodes.count + graph.edges.count <= cypherLimit { out.append(("graph.cypher", cypher(graph))) }
        return out.map { ($0.0, Array($0.1.utf8)) }
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

    private static func cypher(_ graph: PropertyGraph) -> String {
        var out = "CREATE CONSTRAINT kaoju_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;\n"
        for node in graph.nodes {
            let kind = node.category.split(separator: ":").last.map { ":" + identifier(String($0)) } ?? ""
            out += "MERGE (n:Node {id: \(literal(node.id))}) SET n\(kind.isEmpty ? ":Node" : kind)"
            for (value, attribute) in zip(node.values, graph.nodeAttributes) where attribute.name != "id" {
                if let text = literal(value) { out += ", n.\(attribute.name) = \(text)" }
            }
            out += ";\n"
        }
        for edge in graph.edges {
            out += "MATCH (a:Node {id: \(literal(graph.nodes[edge.source].id))}), "
            out += "(b:Node {id: \(literal(graph.nodes[edge.target].id))}) "
            out += "MERGE (a)-[r:\(type(edge.interaction)) {edge_id: \(literal(edge.id))}]->(b)"
            var settings: [String] = []
            for (value, attribute) in zip(edge.values, graph.edgeAttributes) where attribute.name != "id" {
                if let text = literal(value) { settings.append("r.\(attribute.name) = \(text)") }
            }
            out += settings.isEmpty ? ";\n" : " SET \(settings.joined(separator: ", "));\n"
        }
        return out
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
