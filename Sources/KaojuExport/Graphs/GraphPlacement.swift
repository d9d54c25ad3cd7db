import KaojuText

/// How a node of a graph file is drawn before any layout program has run: lanes from drugs to diseases, in each the
/// nodes with most claims in the middle. Depends on the graph alone, so the same graph has the same places.
package struct GraphPlacement: Sendable {
    /// A colour by its three parts.
    package struct Color: Sendable, Hashable {
        package var red: Int
        package var green: Int
        package var blue: Int

        /// Reads `#RRGGBB`; black where it is none.
        package init(_ hex: String) {
            let value = Int(hex.dropFirst(), radix: 16) ?? 0
            (red, green, blue) = (value >> 16 & 255, value >> 8 & 255, value & 255)
        }

        /// `#RRGGBB`.
        package var hex: String {
            "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
        }
    }

    /// How one node is drawn.
    package struct Look: Sendable, Hashable {
        package var x: Double
        package var y: Double
        /// The diameter.
        package var size: Double
        package var fill: Color
        package var line: Color
        /// Graphviz's name of the shape.
        package var shape: String
    }

    /// The look of each node, in the graph's order.
    package let looks: [Look]

    /// Places the nodes of a graph. O(n log n).
    package init(_ graph: PropertyGraph) {
        let groups = DiagramGroups.builtIn.groups
        let indices = graph.nodes.map { DiagramGroups.builtIn.index(of: $0.category) }
        var looks = graph.nodes.enumerated().map { index, node in
            let group = groups[indices[index]]
            return Look(
                x: Double(group.lane) * 420, y: 0, size: 24 + 6 * min(node.weight, 100).squareRoot(),
                fill: Color(group.fill), line: Color(group.line), shape: group.shape)
        }
        for lane in Set(groups.map(\.lane)) {
            let members = graph.nodes.indices.filter { groups[indices[$0]].lane == lane }
                .sorted { (-graph.nodes[$0].weight, $0) < (-graph.nodes[$1].weight, $1) }
            for (place, member) in members.enumerated() {
                // 0, 1, −1, 2, −2, …
                let step = (place + 1) / 2 * (place % 2 == 0 ? -1 : 1)
                looks[member].y = Double(step) * 90
            }
        }
        self.looks = looks
    }

    /// The colour of an edge (Okabe and Ito's, as in the diagrams).
    package static func color(of polarity: String) -> Color {
        switch polarity {
        case "positive": Color("#00664B")
        case "negative": Color("#005A8C")
        default: Color("#6B7580")
        }
    }
}
