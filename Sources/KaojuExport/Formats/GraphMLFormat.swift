import KaojuText
import KaojuXML

/// GraphML 1.0 of any graph, streamed, in the dialect of its reader.
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

    /// Writes the document and finishes the writer, whose bytes are returned (none for a file). Errors: `export.xml`.
    /// O(nodes + edges).
    @discardableResult
    package static func write(
        _ graph: PropertyGraph, flavor: Flavor = .plain, to xml: inout XMLWriter, path: String = ""
    ) throws(ExportError) -> [UInt8] {
        do throws(XMLError) {
            try head(flavor, to: &xml)
            try keys(graph, flavor, to: &xml)
            try xml.start("graph")
            try xml.attribute("id", "evidence")
            try xml.attribute("edgedefault", "directed")
            let placement = flavor == .plain ? nil : GraphPlacement(graph)
            let ids = tokens(graph)
            var leaves = XMLLeaves(depth: 2)
            let nodeTags = tags("n", graph.nodeAttributes)
            let edgeTags = tags("e", graph.edgeAttributes)
            for (index, node) in graph.nodes.enumerated() {
                try xml.start("node")
                try xml.attribute("id", ids[index])
                if flavor == .yed {
                    try values(node.values, prefix: "n", to: &xml)
                    if let look = placement?.looks[index] { try shape(node, look, to: &xml) }
                } else {
                    add(node.values, nodeTags, to: &leaves)
                    if let look = placement?.looks[index] { gephi(node, look, to: &leaves) }
                    try xml.leaves(&leaves)
                }
                try xml.end()
            }
            for edge in graph.edges {
                try xml.start("edge")
                try xml.attribute("source", ids[edge.source])
                try xml.attribute("target", ids[edge.target])
                if flavor == .yed {
                    try values(edge.values, prefix: "e", to: &xml)
                    try line(edge, to: &xml)
                } else {
                    add(edge.values, edgeTags, to: &leaves)
                    if flavor == .gephi { gephi(edge, to: &leaves) }
                    try xml.leaves(&leaves)
                }
                try xml.end()
            }
            return try xml.finish()
        } catch {
            throw .xml(error, path: path)
        }
    }

    // MARK: Head

    private static func head(_ flavor: Flavor, to xml: inout XMLWriter) throws(XMLError) {
        let space = "http://graphml.graphdrawing.org/xmlns"
        try xml.startDocument()
        try xml.start("graphml")
        try xml.attribute("xmlns", space)
        try xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        if flavor == .yed {
            try xml.attribute("xmlns:y", "http://www.yworks.com/xml/graphml")
            try xml.attribute(
                "xsi:schemaLocation", "\(space) http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd")
        } else {
            try xml.attribute("xsi:schemaLocation", "\(space) \(space)/1.0/graphml.xsd")
        }
    }

    /// Gephi makes no column of an attribute that it takes as a property, so those have other names there.
    private static let properties: [Flavor: Set<String>] = [
        .gephi: ["label", "x", "y", "size", "r", "g", "b", "weight", "id"]
    ]

    private static func keys(_ graph: PropertyGraph, _ flavor: Flavor, to xml: inout XMLWriter) throws(XMLError) {
        let taken = properties[flavor] ?? []
        for (prefix, element, attributes) in [("n", "node", graph.nodeAttributes), ("e", "edge", graph.edgeAttributes)]
        {
            for (index, attribute) in attributes.enumerated() {
                let name = taken.contains(attribute.name) ? attribute.name + "_value" : attribute.name
                try key(
                    "\(prefix)\(index)", element, name, attribute.kind == .list ? "string" : attribute.kind.rawValue,
                    &xml)
            }
        }
        switch flavor {
        case .plain: return
        case .gephi:
            for (name, type) in [
                ("label", "string"), ("x", "double"), ("y", "double"), ("size", "double"), ("r", "int"), ("g", "int"),
                ("b", "int"),
            ] {
                try key("node_\(name)", "node", name, type, &xml)
            }
            for (name, type) in [("weight", "double"), ("label", "string"), ("r", "int"), ("g", "int"), ("b", "int")] {
                try key("edge_\(name)", "edge", name, type, &xml)
            }
        case .yed:
            for element in ["node", "edge"] {
                try xml.start("key")
                try xml.attribute("id", "\(element)graphics")
                try xml.attribute("for", element)
                try xml.attribute("yfiles.type", "\(element)graphics")
                try xml.end()
            }
        }
    }

    private static func key(
        _ id: String, _ element: String, _ name: String, _ type: String, _ xml: inout XMLWriter
    ) throws(XMLError) {
        try xml.start("key")
        try xml.attribute("id", id)
        try xml.attribute("for", element)
        try xml.attribute("attr.name", name)
        try xml.attribute("attr.type", type)
        try xml.end()
    }

    // MARK: Values

    /// The ids of the nodes as distinct XML name tokens.
    private static func tokens(_ graph: PropertyGraph) -> [String] {
        var seen: Set<String> = []
        return graph.nodes.enumerated().map { index, node in
            var token = GraphMLExport.token(node.id)
            if !seen.insert(token).inserted {
                token += "-\(index)"
                seen.insert(token)
            }
            return token
        }
    }

    private static func tags(_ prefix: String, _ attributes: [PropertyGraph.Attribute]) -> [XMLLeaves.Tag] {
        attributes.indices.map { XMLLeaves.Tag("data", "key", "\(prefix)\($0)") }
    }

    private static func add(_ values: [PropertyGraph.Value], _ tags: [XMLLeaves.Tag], to leaves: inout XMLLeaves) {
        for (index, value) in values.enumerated() {
            if let text = value.text { leaves.add(tags[index], text) }
        }
    }

    private static func values(
        _ values: [PropertyGraph.Value], prefix: String, to xml: inout XMLWriter
    ) throws(XMLError) {
        for (index, value) in values.enumerated() {
            if let text = value.text { try data("\(prefix)\(index)", text, to: &xml) }
        }
    }

    private static func data(_ key: String, _ text: String, to xml: inout XMLWriter) throws(XMLError) {
        try xml.start("data")
        try xml.attribute("key", key)
        try xml.text(text)
        try xml.end()
    }

    // MARK: Gephi

    private static let nodeProperties = ["label", "x", "y", "size", "r", "g", "b"].map {
        XMLLeaves.Tag("data", "key", "node_" + $0)
    }
    private static let edgeProperties = ["weight", "label", "r", "g", "b"].map {
        XMLLeaves.Tag("data", "key", "edge_" + $0)
    }

    private static func gephi(_ node: PropertyGraph.Node, _ look: GraphPlacement.Look, to leaves: inout XMLLeaves) {
        let color = look.line
        let texts = [
            node.label, decimal(look.x), decimal(-look.y), decimal(look.size), "\(color.red)", "\(color.green)",
            "\(color.blue)",
        ]
        for (tag, text) in zip(nodeProperties, texts) { leaves.add(tag, text) }
    }

    private static func gephi(_ edge: PropertyGraph.Edge, to leaves: inout XMLLeaves) {
        let color = GraphPlacement.color(of: edge.polarity)
        let texts = [decimal(edge.weight), edge.interaction, "\(color.red)", "\(color.green)", "\(color.blue)"]
        for (tag, text) in zip(edgeProperties, texts) { leaves.add(tag, text) }
    }

    // MARK: yEd

    private static let shapes = [
        "ellipse": "ellipse", "box": "roundrectangle", "hexagon": "hexagon", "octagon": "octagon",
    ]

    private static func shape(
        _ node: PropertyGraph.Node, _ look: GraphPlacement.Look, to xml: inout XMLWriter
    ) throws(XMLError) {
        // Han characters are about twice as wide as Latin ones.
        let letters = node.label.unicodeScalars.prefix(60).reduce(0.0) { $0 + ($1.value >= 0x2E80 ? 13 : 7) }
        try xml.start("data")
        try xml.attribute("key", "nodegraphics")
        try xml.start("y:ShapeNode")
        try empty(
            "y:Geometry",
            [("height", "32"), ("width", decimal(letters + 24)), ("x", decimal(look.x)), ("y", decimal(look.y))], &xml)
        try empty("y:Fill", [("color", look.fill.hex), ("transparent", "false")], &xml)
        try empty("y:BorderStyle", [("color", look.line.hex), ("type", "line"), ("width", "1.0")], &xml)
        try xml.start("y:NodeLabel")
        try xml.text(node.label)
        try xml.end()
        try empty("y:Shape", [("type", shapes[look.shape] ?? "roundrectangle")], &xml)
        try xml.end()
        try xml.end()
    }

    private static func line(_ edge: PropertyGraph.Edge, to xml: inout XMLWriter) throws(XMLError) {
        let width = decimal(1 + 0.5 * min(max(edge.weight, 0), 10))
        let head = ["positive": "standard", "negative": "t_shape"][edge.polarity] ?? "white_circle"
        try xml.start("data")
        try xml.attribute("key", "edgegraphics")
        try xml.start("y:PolyLineEdge")
        try empty("y:Path", [("sx", "0"), ("sy", "0"), ("tx", "0"), ("ty", "0")], &xml)
        try empty(
            "y:LineStyle",
            [("color", GraphPlacement.color(of: edge.polarity).hex), ("type", "line"), ("width", width)], &xml)
        try empty("y:Arrows", [("source", "none"), ("target", head)], &xml)
        try xml.start("y:EdgeLabel")
        try xml.text(edge.interaction)
        try xml.end()
        try empty("y:BendStyle", [("smoothed", "false")], &xml)
        try xml.end()
        try xml.end()
    }

    private static func empty(
        _ name: StaticString, _ attributes: [(StaticString, String)], _ xml: inout XMLWriter
    ) throws(XMLError) {
        try xml.start(name)
        for (name, value) in attributes { try xml.attribute(name, value) }
        try xml.end()
    }

    private static func decimal(_ number: Double) -> String { JSONWriter.decimal(number) ?? "0" }
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
