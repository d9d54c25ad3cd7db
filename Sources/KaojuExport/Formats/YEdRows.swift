import KaojuXML

/// yWorks' shapes and lines, which yEd draws.
extension XMLRows {
    private static let shapes = [
        "ellipse": "ellipse", "box": "roundrectangle", "hexagon": "hexagon", "octagon": "octagon",
    ]

    /// Adds a node's shape with its label.
    mutating func shape(of node: PropertyGraph.Node, _ look: GraphPlacement.Look) {
        // Han characters are about twice as wide as Latin ones.
        let letters = node.label.unicodeScalars.prefix(60).reduce(0.0) { $0 + ($1.value >= 0x2E80 ? 13 : 7) }
        markup("\n      <data key=\"nodegraphics\">\n        <y:ShapeNode>")
        element(
            "<y:Geometry",
            [
                ("height", "32"), ("width", Self.decimal(letters + 24)), ("x", Self.decimal(look.x)),
                ("y", Self.decimal(look.y)),
            ])
        element("<y:Fill", [("color", look.fill.hex), ("transparent", "false")])
        element("<y:BorderStyle", [("color", look.line.hex), ("type", "line"), ("width", "1.0")])
        markup("\n          <y:NodeLabel>")
        text(node.label)
        markup("</y:NodeLabel>")
        element("<y:Shape", [("type", Self.shapes[look.shape] ?? "roundrectangle")])
        markup("\n        </y:ShapeNode>\n      </data>")
    }

    /// Adds an edge's line with its head: an arrow, a tee, or a ring where the relation has no sign.
    mutating func line(of edge: PropertyGraph.Edge) {
        let width = Self.decimal(1 + 0.5 * min(max(edge.weight, 0), 10))
        let head = ["positive": "standard", "negative": "t_shape"][edge.polarity] ?? "white_circle"
        markup("\n      <data key=\"edgegraphics\">\n        <y:PolyLineEdge>")
        element("<y:Path", [("sx", "0"), ("sy", "0"), ("tx", "0"), ("ty", "0")])
        element(
            "<y:LineStyle",
            [("color", GraphPlacement.color(of: edge.polarity).hex), ("type", "line"), ("width", width)])
        element("<y:Arrows", [("source", "none"), ("target", head)])
        markup("\n          <y:EdgeLabel>")
        text(edge.interaction)
        markup("</y:EdgeLabel>")
        element("<y:BendStyle", [("smoothed", "false")])
        markup("\n        </y:PolyLineEdge>\n      </data>")
    }

    private mutating func element(_ start: StaticString, _ attributes: [(StaticString, String)]) {
        markup("\n          ")
        markup(start)
        for (name, value) in attributes {
            markup(" ")
            markup(name)
            markup("=\"")
            text(value, as: .attribute)
            markup("\"")
        }
        markup("/>")
    }

    private static func decimal(_ number: Double) -> String { JSONWriter.decimal(number) ?? "0" }
}
