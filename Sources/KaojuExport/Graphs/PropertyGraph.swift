/// A graph with typed attributes, as formats for exchange see one: what every graph export writes, whichever view it is of.
package struct PropertyGraph: Sendable, Hashable {
    /// What values an attribute has.
    package enum Kind: String, Sendable {
        case string, int, double
        /// Several texts; formats without lists join them by bars.
        case list
    }

    /// The value of an attribute at one node or edge.
    package enum Value: Sendable, Hashable {
        case absent
        case string(String)
        case int(Int)
        case double(Double)
        case list([String])

        /// The value as one text, lists joined by bars; nil where there is none.
        package var text: String? {
            switch self {
            case .absent: nil
            case .string(let text): text.isEmpty ? nil : text
            case .int(let number): "\(number)"
            case .double(let number): JSONWriter.decimal(number)
            case .list(let items): items.isEmpty ? nil : Self.joined(items)
            }
        }

        /// A list as one text: joined by bars, a bar inside an item written as `%7C`.
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
    }

    /// An attribute of all nodes, or of all edges.
    package struct Attribute: Sendable, Hashable {
        /// An XML name token: letters, digits, `_`.
        package var name: String
        package var kind: Kind

        package init(_ name: String, _ kind: Kind = .string) {
            self.name = name
            self.kind = kind
        }
    }

    /// A node. `values` stand in the order of `nodeAttributes`.
    package struct Node: Sendable, Hashable {
        package var id: String
        /// What people read.
        package var label: String
        /// A Biolink category, which decides colour, shape and place.
        package var category: String
        /// How large to draw it: the number of claims, documents or the like.
        package var weight: Double
        package var values: [Value]

        package init(id: String, label: String, category: String, weight: Double, values: [Value]) {
            self.id = id
            self.label = label
            self.category = category
            self.weight = weight
            self.values = values
        }
    }

    /// An edge between two nodes by their indices. `values` stand in the order of `edgeAttributes`.
    package struct Edge: Sendable, Hashable {
        package var id: String
        package var source: Int
        package var target: Int
        /// What the edge says: a predicate, `subject`, `cites`.
        package var interaction: String
        /// `positive`, `negative` or `neutral`, which decides the colour.
        package var polarity: String
        package var weight: Double
        package var values: [Value]

        package init(
            id: String, source: Int, target: Int, interaction: String, polarity: String, weight: Double, values: [Value]
        ) {
            self.id = id
            self.source = source
            self.target = target
            self.interaction = interaction
            self.polarity = polarity
            self.weight = weight
            self.values = values
        }
    }

    package var nodeAttributes: [Attribute]
    package var edgeAttributes: [Attribute]
    package var nodes: [Node]
    package var edges: [Edge]

    package init(
        nodeAttributes: [Attribute], edgeAttributes: [Attribute], nodes: [Node] = [], edges: [Edge] = []
    ) {
        self.nodeAttributes = nodeAttributes
        self.edgeAttributes = edgeAttributes
        self.nodes = nodes
        self.edges = edges
    }
}
