import KaojuGraph
import KaojuText
import KaojuXML

/// `graph.graphml`: GraphML 1.0, streamed through libxml2.
///
/// Edges have no `id` of XML: igraph warns of one beside the attribute `id`, which every reader keeps.
/// Nodes come before edges and every node and edge carries every attribute, since some readers know neither `<default>`
/// nor a node that comes later. A label that is missing in one language is given in the other, so that no node is blank.
package enum GraphMLExport {
    /// Writes the document and finishes the writer, whose bytes are returned (none for a file).
    ///
    /// Errors: `export.xml`; `export.dangling-edge` where an edge names a node that the graph lacks. O(nodes + edges).
    @discardableResult
    package static func write(
        _ graph: EvidenceGraph, to xml: inout XMLWriter, path: String = "graph.graphml"
    ) throws(ExportError) -> [UInt8] {
        let known = Set(graph.nodes.map(\.id))
        if let edge = graph.edges.first(where: { !known.contains($0.subject) || !known.contains($0.object) }) {
            throw dangling(edge, path: path)
        }
        do throws(XMLError) {
            try xml.startDocument()
            try xml.start("graphml")
            try xml.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns")
            try xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            try xml.attribute(
                "xsi:schemaLocation",
                "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd")
            for key in nodeKeys { try declare(key, for: "node", to: &xml) }
            for key in edgeKeys { try declare(key, for: "edge", to: &xml) }
            try xml.start("graph")
            try xml.attribute("id", "evidence")
            try xml.attribute("edgedefault", "directed")
            for node in graph.nodes { try write(node, to: &xml) }
            for edge in graph.edges { try write(edge, to: &xml) }
            return try xml.finish()
        } catch {
            throw failure(error, path: path)
        }
    }

    /// A writer to the file at `path`. Errors: `export.xml`.
    package static func writer(path: String) throws(ExportError) -> XMLWriter {
        do throws(XMLError) {
            return try XMLWriter(path: path)
        } catch {
            throw failure(error, path: path)
        }
    }

    /// The node or edge id as an XML name token: itself where it is one, else the allowed characters and a hash of all.
    package static func token(_ id: String) -> String {
        // Nearly all ids are CURIEs.
        let isPlain = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        if isPlain, !id.isEmpty { return id }
        var safe = ""
        var isSafe = !id.isEmpty
        for scalar in id.unicodeScalars {
            let allowed =
                scalar.isASCII
                ? (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-._:".unicodeScalars.contains(scalar))
                : (0x4E00...0x9FA5).contains(scalar.value)
            safe.unicodeScalars.append(allowed ? scalar : "_")
            if !allowed { isSafe = false }
        }
        return isSafe ? id : safe + "-" + Digest.sha256(Array(id.utf8)).prefix(8)
    }

    /// A list as one value: joined by bars, a bar inside an item written as `%7C`.
    package static func joined(_ items: [String]) -> String {
        var out = ""
        for (index, item) in items.enumerated() {
            if index > 0 { out += "|" }
            if item.utf8.contains(UInt8(ascii: "|")) {
                out += item.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "%7C")
            } else {
                out += item
            }
        }
        return out
    }

    // MARK: Parts

    private struct Key {
        var id: StaticString
        var name: String
        var type: String

        init(_ id: StaticString, _ name: String, _ type: String = "string") {
            self.id = id
            self.name = name
            self.type = type
        }
    }

    private static let nodeKeys = [
        Key("node_kind", "kind"), Key("node_name", "name"), Key("node_label", "label"),
        Key("node_label_zh", "label_zh"), Key("node_label_en", "label_en"), Key("node_curie", "curie"),
        Key("node_category", "category"), Key("node_claims", "claims", "int"),
        Key("node_document", "document"),
    ]

    private static let edgeKeys = [
        Key("edge_id", "id"), Key("edge_interaction", "interaction"), Key("edge_polarity", "polarity"),
        Key("edge_supporting", "supporting", "int"), Key("edge_opposing", "opposing", "int"),
        Key("edge_hedged", "hedged", "int"), Key("edge_works", "works"), Key("edge_belief", "belief", "double"),
        Key("edge_weight", "weight", "double"), Key("edge_status", "status"), Key("edge_designs", "designs"),
        Key("edge_claims", "claims"),
    ]

    private static func declare(_ key: Key, for element: String, to xml: inout XMLWriter) throws(XMLError) {
        try xml.start("key")
        try xml.attribute("id", key.id.description)
        try xml.attribute("for", element)
        try xml.attribute("attr.name", key.name)
        try xml.attribute("attr.type", key.type)
        try xml.end()
    }

    /// A value; an empty one is left out.
    private static func data(_ key: StaticString, _ value: String, to xml: inout XMLWriter) throws(XMLError) {
        if value.isEmpty { return }
        try xml.start("data")
        try xml.attribute("key", key.description)
        try xml.text(value)
        try xml.end()
    }

    private static func write(_ node: EvidenceGraph.Node, to xml: inout XMLWriter) throws(XMLError) {
        try xml.start("node")
        try xml.attribute("id", token(node.id))
        try data("node_kind", node.kind.rawValue, to: &xml)
        try data("node_name", node.name, to: &xml)
        try data("node_label", node.name, to: &xml)
        try data("node_label_zh", node.zh.isEmpty ? node.name : node.zh, to: &xml)
        try data("node_label_en", node.en.isEmpty ? node.name : node.en, to: &xml)
        try data("node_curie", node.id, to: &xml)
        try data("node_category", node.category, to: &xml)
        try data("node_claims", "\(node.claims)", to: &xml)
        try data("node_document", node.document ?? "", to: &xml)
        try xml.end()
    }

    private static func write(_ edge: EvidenceGraph.Edge, to xml: inout XMLWriter) throws(XMLError) {
        try xml.start("edge")
        try xml.attribute("source", token(edge.subject))
        try xml.attribute("target", token(edge.object))
        try data("edge_id", edge.id, to: &xml)
        try data("edge_interaction", edge.predicate.rawValue, to: &xml)
        try data("edge_polarity", edge.polarity, to: &xml)
        try data("edge_supporting", "\(edge.supporting)", to: &xml)
        try data("edge_opposing", "\(edge.opposing)", to: &xml)
        try data("edge_hedged", "\(edge.hedged)", to: &xml)
        try data("edge_works", joined(edge.works), to: &xml)
        try data("edge_belief", JSONWriter.decimal(edge.belief) ?? "0", to: &xml)
        try data("edge_weight", JSONWriter.decimal(edge.weight) ?? "0", to: &xml)
        try data("edge_status", edge.status.rawValue, to: &xml)
        try data("edge_designs", joined(edge.designs.map(\.rawValue)), to: &xml)
        try data("edge_claims", joined(edge.claims), to: &xml)
        try xml.end()
    }

    private static func failure(_ error: XMLError, path: String) -> ExportError {
        ExportError(
            code: "export.xml", path: path, cause: LocalizedText(zh: error.description, en: error.description),
            advice: LocalizedText(
                zh: "请检查磁盘是否已满、文件夹是否可写。", en: "Check that the disk is not full and the folder can be written to."))
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
