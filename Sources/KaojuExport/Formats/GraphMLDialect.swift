import KaojuXML

/// The keys that a dialect of GraphML declares, and the data that its nodes and edges carry.
struct GraphMLDialect: Sendable {
    private let flavor: GraphMLFormat.Flavor
    private let looks: [GraphPlacement.Look]
    private let nodeKeys: [Key]
    private let edgeKeys: [Key]

    /// An attribute: its name there, its type, and the tag that opens its data.
    private struct Key: Sendable {
        var id: String
        var name: String
        var type: String
        var tag: [UInt8]

        init(_ element: String, _ name: String, _ type: String) {
            id = "\(element)_\(name)"
            self.name = name
            self.type = type
            var rows = XMLRows()
            rows.markup("\n      <data key=\"")
            rows.text(id, as: .attribute)
            rows.markup("\">")
            tag = rows.bytes
        }
    }

    /// Gephi makes no column of an attribute that it takes as a property, so those have other names there.
    private static let properties: Set = ["label", "x", "y", "size", "r", "g", "b", "weight", "id"]

    /// A dialect for these attributes; `looks` are of the nodes in their order, none for the plain one.
    init(
        _ flavor: GraphMLFormat.Flavor, nodes: [PropertyGraph.Attribute], edges: [PropertyGraph.Attribute],
        looks: [GraphPlacement.Look]
    ) {
        self.flavor = flavor
        self.looks = looks
        func keys(_ attributes: [PropertyGraph.Attribute], _ element: String) -> [Key] {
            attributes.map { attribute in
                let isTaken = flavor == .gephi && Self.properties.contains(attribute.name)
                return Key(
                    element, isTaken ? attribute.name + "_value" : attribute.name,
                    attribute.kind == .list ? "string" : attribute.kind.rawValue)
            }
        }
        nodeKeys = keys(nodes, "node")
        edgeKeys = keys(edges, "edge")
    }

    // MARK: Head

    /// Writes the attributes of the open root element, and the keys.
    func head(to xml: inout XMLWriter) throws(XMLError) {
        let space = "http://graphml.graphdrawing.org/xmlns"
        try xml.attribute("xmlns", space)
        try xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        if flavor == .yed {
            try xml.attribute("xmlns:y", "http://www.yworks.com/xml/graphml")
            try xml.attribute(
                "xsi:schemaLocation", "\(space) http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd")
        } else {
            try xml.attribute("xsi:schemaLocation", "\(space) \(space)/1.0/graphml.xsd")
        }
        for key in nodeKeys + (flavor == .gephi ? Self.nodeProperties : []) {
            try declare(key, of: "node", to: &xml)
        }
        for key in edgeKeys + (flavor == .gephi ? Self.edgeProperties : []) {
            try declare(key, of: "edge", to: &xml)
        }
        guard flavor == .yed else { return }
        for element in ["node", "edge"] {
            try xml.start("key")
            try xml.attribute("id", "\(element)graphics")
            try xml.attribute("for", element)
            try xml.attribute("yfiles.type", "\(element)graphics")
            try xml.end()
        }
    }

    private func declare(_ key: Key, of element: String, to xml: inout XMLWriter) throws(XMLError) {
        try xml.start("key")
        try xml.attribute("id", key.id)
        try xml.attribute("for", element)
        try xml.attribute("attr.name", key.name)
        try xml.attribute("attr.type", key.type)
        try xml.end()
    }

    // MARK: Rows

    /// Adds the data of the node at an index.
    func add(_ node: PropertyGraph.Node, at index: Int, to rows: inout XMLRows) {
        Self.add(node.values, nodeKeys, to: &rows)
        switch flavor {
        case .plain: break
        case .gephi: Self.add(Self.gephi(node, looks[index]), Self.nodeProperties, to: &rows)
        case .yed: rows.shape(of: node, looks[index])
        }
    }

    /// Adds the data of an edge.
    func add(_ edge: PropertyGraph.Edge, to rows: inout XMLRows) {
        Self.add(edge.values, edgeKeys, to: &rows)
        switch flavor {
        case .plain: break
        case .gephi: Self.add(Self.gephi(edge), Self.edgeProperties, to: &rows)
        case .yed: rows.line(of: edge)
        }
    }

    /// Adds what is not absent and not empty.
    private static func add(_ values: [PropertyGraph.Value], _ keys: [Key], to rows: inout XMLRows) {
        for index in values.indices {
            switch values[index] {
            case .absent: continue
            case .string(let text):
                if text.isEmpty { continue }
                rows.markup(keys[index].tag)
                rows.text(text)
            case .int(let number):
                rows.markup(keys[index].tag)
                unsafe rows.plain(limit: Digits.limit) { unsafe Digits.write(number, to: $0) }
            case .double(let number):
                if !number.isFinite { continue }
                rows.markup(keys[index].tag)
                unsafe rows.plain(limit: Digits.limit) { unsafe Digits.write(number, to: $0) }
            case .list(let items):
                if items.isEmpty { continue }
                rows.markup(keys[index].tag)
                for place in items.indices {
                    if place > 0 { rows.markup("|") }
                    rows.text(items[place], as: .item)
                }
            }
            rows.markup("</data>")
        }
    }

    // MARK: Gephi

    private static let nodeProperties =
        [Key("node", "label", "string")] + ["x", "y", "size"].map { Key("node", $0, "double") }
        + ["r", "g", "b"].map { Key("node", $0, "int") }
    private static let edgeProperties =
        [Key("edge", "weight", "double"), Key("edge", "label", "string")]
        + ["r", "g", "b"].map { Key("edge", $0, "int") }

    private static func gephi(_ node: PropertyGraph.Node, _ look: GraphPlacement.Look) -> [PropertyGraph.Value] {
        [.string(node.label), .double(look.x), .double(-look.y), .double(look.size)] + parts(look.line)
    }

    private static func gephi(_ edge: PropertyGraph.Edge) -> [PropertyGraph.Value] {
        [.double(edge.weight), .string(edge.interaction)] + parts(GraphPlacement.color(of: edge.polarity))
    }

    private static func parts(_ color: GraphPlacement.Color) -> [PropertyGraph.Value] {
        [.int(color.red), .int(color.green), .int(color.blue)]
    }
}
