import KaojuText
import KaojuXML

/// GEXF 1.3 (gexf.net), with colours, sizes and places. `kind` keeps parallel edges of different relations apart.
///
/// The published schema has colours, sizes and places in GEXF's own namespace, while many readers look for the prefix `viz`
/// (Gephi looks at neither): the prefix stands for GEXF's own namespace, which serves all.
package enum GEXFFormat {
    /// Writes the document and finishes the writer, whose bytes are returned (none for a file). Errors: `export.xml`.
    /// O(nodes + edges).
    @discardableResult
    package static func write(
        _ graph: PropertyGraph, to xml: inout XMLWriter, path: String = "", progress: ExportProgress = .none
    ) throws(ExportError) -> [UInt8] {
        do throws(XMLError) {
            try xml.startDocument()
            try xml.start("gexf")
            try xml.attribute("xmlns", "http://gexf.net/1.3")
            try xml.attribute("xmlns:viz", "http://gexf.net/1.3")
            try xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            try xml.attribute("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd")
            try xml.attribute("version", "1.3")
            try xml.start("meta")
            try xml.start("creator")
            try xml.text("Kaoju")
            try xml.end()
            try xml.end()
            try xml.start("graph")
            try xml.attribute("defaultedgetype", "directed")
            try xml.attribute("idtype", "string")
            try declare(graph.nodeAttributes, of: "node", to: &xml)
            try declare(graph.edgeAttributes, of: "edge", to: &xml)
            try nodes(graph, to: &xml)
            try edges(graph, to: &xml, progress)
            return try xml.finish()
        } catch {
            throw .xml(error, path: path)
        }
    }

    private static let types: [PropertyGraph.Kind: String] = [
        .string: "string", .int: "integer", .double: "double", .list: "string",
    ]

    private static func declare(
        _ attributes: [PropertyGraph.Attribute], of element: String, to xml: inout XMLWriter
    ) throws(XMLError) {
        try xml.start("attributes")
        try xml.attribute("class", element)
        for (index, attribute) in attributes.enumerated() {
            try xml.start("attribute")
            try xml.attribute("id", "\(index)")
            try xml.attribute("title", attribute.name)
            try xml.attribute("type", types[attribute.kind] ?? "string")
            try xml.end()
        }
        try xml.end()
    }

    private static func nodes(_ graph: PropertyGraph, to xml: inout XMLWriter) throws(XMLError) {
        let looks = GraphPlacement(graph).looks
        try xml.start("nodes")
        try xml.attribute("count", "\(graph.nodes.count)")
        for (index, node) in graph.nodes.enumerated() {
            let look = looks[index]
            try xml.start("node")
            try xml.attribute("id", node.id)
            try xml.attribute("label", node.label)
            try values(node.values, to: &xml)
            try color(look.line, to: &xml)
            try xml.start("viz:position")
            try xml.attribute("x", JSONWriter.decimal(look.x) ?? "0")
            try xml.attribute("y", JSONWriter.decimal(-look.y) ?? "0")
            try xml.attribute("z", "0")
            try xml.end()
            try xml.start("viz:size")
            try xml.attribute("value", JSONWriter.decimal(look.size) ?? "1")
            try xml.end()
            try xml.end()
        }
        try xml.end()
    }

    private static func edges(
        _ graph: PropertyGraph, to xml: inout XMLWriter, _ progress: ExportProgress
    ) throws(XMLError) {
        try xml.start("edges")
        try xml.attribute("count", "\(graph.edges.count)")
        for (index, edge) in graph.edges.enumerated() {
            try xml.start("edge")
            try xml.attribute("id", "e\(index)")
            try xml.attribute("source", graph.nodes[edge.source].id)
            try xml.attribute("target", graph.nodes[edge.target].id)
            try xml.attribute("kind", edge.interaction)
            try xml.attribute("label", edge.interaction)
            try xml.attribute("weight", JSONWriter.decimal(edge.weight) ?? "1")
            try values(edge.values, to: &xml)
            try color(GraphPlacement.color(of: edge.polarity), to: &xml)
            try xml.end()
            progress.report(index + 1, of: graph.edges.count)
        }
        try xml.end()
    }

    private static func values(_ values: [PropertyGraph.Value], to xml: inout XMLWriter) throws(XMLError) {
        if !values.contains(where: { $0.text != nil }) { return }
        try xml.start("attvalues")
        for (index, value) in values.enumerated() {
            guard let text = value.text else { continue }
            try xml.start("attvalue")
            try xml.attribute("for", "\(index)")
            try xml.attribute("value", text)
            try xml.end()
        }
        try xml.end()
    }

    private static func color(_ color: GraphPlacement.Color, to xml: inout XMLWriter) throws(XMLError) {
        try xml.start("viz:color")
        try xml.attribute("r", "\(color.red)")
        try xml.attribute("g", "\(color.green)")
        try xml.attribute("b", "\(color.blue)")
        try xml.end()
    }
}
