/// A picture before it is laid out: boxes in columns, arrows between them, or a table; and what its marks mean. Writers
/// make Graphviz's language or Mermaid's of it.
package struct Diagram: Sendable, Hashable {
    /// A box.
    package struct Node: Sendable, Hashable {
        /// Distinct among the nodes.
        package var id: String
        /// The label's lines, already wrapped.
        package var lines: [String]
        /// Graphviz's name of the shape, and its style.
        package var shape = "box"
        package var style = "filled"
        package var fill = "#FFFFFF"
        package var line = "#444444"
        /// From left to right.
        package var column = 0
        /// Whether the lines begin at one edge instead of being centred.
        package var isList = false
        /// What a pointer over the box shows.
        package var tooltip = ""
        /// The name of its group, for legends and classes.
        package var group = ""
    }

    /// What an arrow ends in.
    package enum Head: String, Sendable { case normal, tee, odot, none }

    /// How an arrow's line is drawn.
    package enum Line: String, Sendable { case solid, dashed, dotted }

    /// An arrow between two boxes, by their indices.
    package struct Arrow: Sendable, Hashable {
        package var from: Int
        package var to: Int
        package var head = Head.normal
        package var line = Line.solid
        package var color = Palette.supported
        /// Whether it is drawn as two lines: contested, also where there is no colour.
        package var isDouble = false
        package var width = 1.2
        package var label = ""
        package var tooltip = ""
    }

    /// A table: rows of cells with lines of coloured text.
    package struct Grid: Sendable, Hashable {
        /// A run of text in one colour.
        package struct Text: Sendable, Hashable {
            package var text: String
            package var color: String
        }
        /// A row: the lines of its first cell, then for each other cell its lines.
        package struct Row: Sendable, Hashable {
            package var title: [String]
            package var cells: [[Text]]
        }
        package var head: [String]
        package var rows: [Row]
    }

    /// A kind of box in the legend.
    package struct Group: Sendable, Hashable {
        package var text: String
        package var fill: String
        package var line: String
    }

    /// A line of the legend: a sample and its meaning.
    package struct Mark: Sendable, Hashable {
        package var sample: String
        package var color: String
        package var text: String
    }

    package var title = ""
    package var nodes: [Node] = []
    package var arrows: [Arrow] = []
    package var grid: Grid?
    /// The groups of boxes in the legend: text, fill, line.
    package var groups: [Group] = []
    package var marks: [Mark] = []
    package var notes: [String] = []

    /// Whether there is nothing to draw.
    package var isEmpty: Bool { nodes.isEmpty && (grid?.rows.isEmpty ?? true) }
}

/// Okabe and Ito's colours, which people with any kind of colour vision tell apart, some darkened so that they carry
/// text on white; shapes, line styles and double lines say the same without colour.
package enum Palette {
    package static let supported = "#00664B"
    package static let contested = "#C04A00"
    package static let disputed = "#8A3B73"
    package static let undetermined = "#5A646C"
    package static let ink = "#2A3238"
}
