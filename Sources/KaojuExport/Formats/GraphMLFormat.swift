import KaojuGraph
import KaojuText
import KaojuXML

/// GraphML 1.0, streamed, in the dialect of its reader. libxml2 writes the document; its rows go through `XMLRows`.
///
/// Nodes come before edges. Edges have no `id` of XML: igraph warns of one beside the attribute `id`, which every reader keeps.
package enum GraphMLFormat {
    /// Whose dialect.
    package enum Flavor: String, Sendable, CaseIterable {
        /// Typed keys and nothing else: networkx, igraph, Cytoscape.
        case plain
        /// Lower-case label, x, y, size, r, g, b and weight, which Gephi takes as properties.
        case gephi
        /// yWorks' shapes and lines; not valid by the plain schema.
        case yed
    }

    /// Writes a graph and finishes the writer, whose bytes are returned (none for a file). Errors: `export.xml`.
    /// O(nodes + edges).
    @discardableResult
    package static func write(
        _ graph: PropertyGraph, flavor: Flavor = .plain, to xml: inout XMLWriter, path: String = "",
        progress: ExportProgress = .none
    ) throws(ExportError) -> [UInt8] {
        let dialect = GraphMLDialect(
            flavor, nodes: graph.nodeAttributes, edges: graph.edgeAttributes,
            looks: flavor == .plain ? [] : GraphPlacement(graph).looks)
        do throws(XMLError) {
            return try write(
                dialect, graph.nodes, graph.edges, count: graph.edges.count, to: &xml, progress: progress)
        } catch {
            throw .xml(error, path: path)
        }
    }

    /// Writes the graph of a build as `graph.graphml` has it. Errors: `export.xml`, `export.dangling-edge`, `export.read`.
    /// O(nodes + edges).
    /// - Parameter known: takes the rows of edges that an earlier build wrote, and notes where all rows stand; nil without.
    @discardableResult
    package static func write(
        _ graph: EvidenceGraph, to xml: inout XMLWriter, path: String = "graph.graphml", reusing known: EdgeRows? = nil
    ) throws(ExportError) -> [UInt8] {
        let rows = try EvidenceRows(graph, path: path)
        let dialect = GraphMLDialect(
            .plain, nodes: EvidenceRows.nodeAttributes, edges: EvidenceRows.edgeAttributes, looks: [])
        do throws(XMLError) {
            guard let known else {
                return try write(dialect, rows.nodes, rows.edges, count: rows.edgeCount, to: &xml, progress: .none)
            }
            var out = XMLRows()
            let names = try begin(dialect, rows.nodes, to: &xml, &out)
            // Where the rows of edges begin is told by the file.
            try xml.rows(&out)
            try xml.flush()
            known.begin(names, edges: rows.edgeCount)
            for index in 0..<rows.edgeCount {
                if try known.has(edge: index, &out, &xml) { continue }
                let start = out.count
                add(rows.edge(at: index), names.ids, dialect, to: &out)
                known.note(out.count - start)
                if out.isLarge { try xml.rows(&out) }
            }
            try known.finish(&out, &xml)
            return try end(isEmpty: names.ids.isEmpty, &out, to: &xml)
        } catch {
            throw .xml(error, path: path)
        }
    }

    /// An id as an XML name token: itself where it is one, else the allowed characters and a hash of all.
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

    // MARK: Parts

    private static func write(
        _ dialect: GraphMLDialect, _ nodes: some Sequence<PropertyGraph.Node>,
        _ edges: some Sequence<PropertyGraph.Edge>, count: Int, to xml: inout XMLWriter, progress: ExportProgress
    ) throws(XMLError) -> [UInt8] {
        var rows = XMLRows()
        let ids = try begin(dialect, nodes, to: &xml, &rows).ids
        var done = 0
        for edge in edges {
            add(edge, ids, dialect, to: &rows)
            if rows.isLarge { try xml.rows(&rows) }
            done += 1
            progress.report(done, of: count)
        }
        return try end(isEmpty: ids.isEmpty, &rows, to: &xml)
    }

    /// The names of nodes as a file has them.
    struct Names {
        /// In the order of the nodes.
        var ids: [String] = []
        /// Whether each depends on its node alone, and not on those before.
        var areOwn = true
    }

    /// Writes all that stands before the edges, but for the last rows; returns the nodes' names.
    private static func begin(
        _ dialect: GraphMLDialect, _ nodes: some Sequence<PropertyGraph.Node>, to xml: inout XMLWriter,
        _ rows: inout XMLRows
    ) throws(XMLError) -> Names {
        try xml.startDocument()
        try xml.start("graphml")
        try dialect.head(to: &xml)
        try xml.start("graph")
        try xml.attribute("id", "evidence")
        try xml.attribute("edgedefault", "directed")
        var names = Names()
        var seen: Set<String> = []
        for node in nodes {
            var token = token(node.id)
            if !seen.insert(token).inserted {
                token += "-\(names.ids.count)"
                names.areOwn = false
                seen.insert(token)
            }
            rows.markup("\n    <node id=\"")
            rows.text(token, as: .attribute)
            rows.markup("\">")
            dialect.add(node, at: names.ids.count, to: &rows)
            rows.markup("\n    </node>")
            names.ids.append(token)
            if rows.isLarge { try xml.rows(&rows) }
        }
        return names
    }

    private static func add(
        _ edge: PropertyGraph.Edge, _ ids: [String], _ dialect: GraphMLDialect, to rows: inout XMLRows
    ) {
        rows.markup("\n    <edge source=\"")
        rows.text(ids[edge.source], as: .attribute)
        rows.markup("\" target=\"")
        rows.text(ids[edge.target], as: .attribute)
        rows.markup("\">")
        dialect.add(edge, to: &rows)
        rows.markup("\n    </edge>")
    }

    private static func end(isEmpty: Bool, _ rows: inout XMLRows, to xml: inout XMLWriter) throws(XMLError) -> [UInt8] {
        if !isEmpty {
            rows.markup("\n  ")
            try xml.rows(&rows)
        }
        return try xml.finish()
    }
}

extension XMLWriter {
    /// A writer to the file at `path`. Errors: `export.xml`.
    package static func exporting(to path: String) throws(ExportError) -> XMLWriter {
        do throws(XMLError) {
            return try XMLWriter(path: path)
        } catch {
            throw .xml(error, path: path)
        }
    }
}

extension ExportError {
    /// An error of the XML library.
    static func xml(_ error: XMLError, path: String) -> ExportError {
        ExportError(
            code: "export.xml", path: path, cause: LocalizedText(zh: error.description, en: error.description),
            advice: LocalizedText(
                zh: "请检查磁盘是否已满、文件夹是否可写。", en: "Check that the disk is not full and the folder can be written to."))
    }
}
