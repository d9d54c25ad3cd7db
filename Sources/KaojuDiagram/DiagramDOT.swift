import KaojuExport
import KaojuText

/// Diagrams in Graphviz's language.
package enum DiagramDOT {
    /// The diagram; an empty one says so. O(nodes + arrows).
    package static func text(_ diagram: Diagram, language: Language) -> String {
        let fonts = DOTExport.quoted(DOTExport.fonts)
        let columns = Set(diagram.nodes.map(\.column)).sorted()
        // Many columns stand closer, so that the picture stays as wide as a slide.
        let gap = columns.count > 6 ? "0.25" : "0.7"
        var out = """
            digraph kaoju {
              graph [rankdir=LR, newrank=true, charset="UTF-8", splines=true, nodesep=0.2, ranksep=\(gap), pad=0.25,
                bgcolor="white", fontname=\(fonts), fontsize=11, labelloc=b, labeljust=l,
                label=\(legend(diagram, Words(language)))];
              node [fontname=\(fonts), fontsize=12, margin="0.1,0.055", penwidth=1.2, height=0.38, fontcolor="#1C2429"];
              edge [fontname=\(fonts), fontsize=10, arrowsize=0.8, penwidth=1.2];

            """
        if let grid = diagram.grid, !grid.rows.isEmpty {
            return out + "  \"grid\" [shape=plain, label=\(table(grid))];\n}\n"
        }
        for column in columns {
            out += "  { rank=same; \(anchor(column)) [shape=point, style=invis, width=0, height=0, label=\"\"];\n"
            for (index, node) in diagram.nodes.enumerated() where node.column == column {
                out += "    n\(index) " + attributes(node)
            }
            out += "  }\n"
        }
        if columns.count > 1 {
            out += "  " + columns.map(anchor).joined(separator: " -> ") + " [style=invis, weight=20];\n"
        }
        for arrow in diagram.arrows { out += "  " + edge(arrow, diagram) }
        return out + "}\n"
    }

    private static func anchor(_ column: Int) -> String { "c\(column)" }

    private static func attributes(_ node: Diagram.Node) -> String {
        let label =
            node.isList
            ? DOTExport.label(node.lines.map(PlainText.oneLine)).replacingBreaks()
            : DOTExport.label(node.lines.map(PlainText.oneLine))
        // Graphviz leaves much room inside a shape with oblique sides as it is.
        let margin = ["ellipse", "hexagon", "octagon"].contains(node.shape) ? "margin=\"0.02,0.01\", " : ""
        return "[label=\(label), \(margin)shape=\(node.shape), style=\"\(node.style)\", fillcolor=\"\(node.fill)\", "
            + "color=\"\(node.line)\", tooltip=\(DOTExport.label([short(node.tooltip)]))];\n"
    }

    private static func edge(_ arrow: Diagram.Arrow, _ diagram: Diagram) -> String {
        let (from, to) = (diagram.nodes[arrow.from].column, diagram.nodes[arrow.to].column)
        // An arrow that runs leftwards is laid out as if it ran rightwards, so that it pushes no box out of its column.
        // Graphviz gives the tail of a double line the colour of the gap, so these only keep out of the layout's way.
        let isBackward = from > to && !arrow.isDouble
        let color = arrow.isDouble ? "\(arrow.color):#FFFFFF:\(arrow.color)" : arrow.color
        let width = JSONWriter.decimal(arrow.isDouble ? max(1.1, arrow.width * 0.6) : arrow.width) ?? "1"
        var text = isBackward ? "dir=back, arrowtail=\(arrow.head.rawValue)" : "arrowhead=\(arrow.head.rawValue)"
        text += ", color=\"\(color)\", penwidth=\(width)"
        if arrow.line != .solid { text += ", style=\(arrow.line.rawValue)" }
        if !arrow.label.isEmpty {
            // On white, so that a line that runs behind it leaves it readable.
            text += ", label=<<table border=\"0\" cellspacing=\"0\" cellpadding=\"1\" bgcolor=\"#FFFFFF\"><tr><td>"
            let lines = arrow.label.split(separator: "\n").map { PlainText.html(String($0)) }
            text += lines.joined(separator: "<br/>") + "</td></tr></table>>, fontcolor=\"\(arrow.color)\""
        }
        if !arrow.tooltip.isEmpty { text += ", tooltip=\(DOTExport.label([short(arrow.tooltip)]))" }
        if from == to || from > to && arrow.isDouble { text += ", constraint=false" }
        let ends = isBackward ? (arrow.to, arrow.from) : (arrow.from, arrow.to)
        return "n\(ends.0) -> n\(ends.1) [\(text)];\n"
    }

    /// A tooltip that Graphviz's scanner takes: its buffer ends at 16 KB.
    private static func short(_ text: String) -> String { PlainText.oneLine(String(text.prefix(600))) }

    // MARK: Tables

    private static func table(_ grid: Diagram.Grid) -> String {
        func cell(_ inside: String, _ attributes: String) -> String { "<td \(attributes)>\(inside)</td>" }
        var out = "<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"5\" color=\"#9AA5AC\"><tr>"
        out += grid.head.map { cell("<b>\(PlainText.html($0))</b>", "bgcolor=\"#E9EDF0\"") }.joined() + "</tr>"
        for row in grid.rows {
            out += "<tr>"
            let title = row.title.map { PlainText.html($0) + "<br align=\"left\"/>" }.joined()
            out += cell(title.isEmpty ? " " : title, "align=\"left\" balign=\"left\"")
            for lines in row.cells {
                let inside = lines.map { "<font color=\"\($0.color)\">\(PlainText.html($0.text))</font>" }
                out += cell(inside.isEmpty ? " " : inside.joined(separator: "<br/>"), "")
            }
            out += "</tr>"
        }
        return out + "</table>>"
    }

    // MARK: Legend

    /// What boxes and lines mean, under the picture, broken into lines that no narrow picture is widened by.
    private static func legend(_ diagram: Diagram, _ words: Words) -> String {
        if diagram.isEmpty { return DOTExport.quoted(words["diagram.empty"]) }
        var rows: [String] = []
        if !diagram.groups.isEmpty {
            let cells = diagram.groups.map {
                "<td bgcolor=\"\($0.fill)\" color=\"\($0.line)\" border=\"1\">\(PlainText.html($0.text))</td>"
            }
            rows.append("<table border=\"0\" cellspacing=\"6\" cellpadding=\"3\"><tr>\(cells.joined())</tr></table>")
        }
        let marks = diagram.marks.map {
            "<font color=\"\($0.color)\">\(PlainText.html($0.sample))</font> <font color=\"\(Palette.ink)\">\(PlainText.html($0.text))</font>"
        }
        for start in stride(from: 0, to: marks.count, by: 4) {
            rows.append(marks[start..<min(start + 4, marks.count)].joined(separator: "     "))
        }
        rows += diagram.notes.map { "<font color=\"\(Palette.undetermined)\">\(PlainText.html($0))</font>" }
        let lines = rows.map { "<tr><td align=\"left\">\($0)</td></tr>" }.joined()
        return "<<table border=\"0\" cellspacing=\"0\" cellpadding=\"2\">\(lines)</table>>"
    }
}

extension String {
    /// A Graphviz label whose lines begin at the left edge.
    fileprivate func replacingBreaks() -> String {
        // «\n» centres, «\l» aligns; the last line needs its own mark. An escaped backslash is no mark.
        var out = ""
        var isEscaped = false
        for scalar in dropLast().unicodeScalars {
            if isEscaped {
                out.unicodeScalars.append(scalar == "n" ? "l" : scalar)
                isEscaped = false
                continue
            }
            isEscaped = scalar == "\\"
            out.unicodeScalars.append(scalar)
        }
        return out + "\\l\""
    }
}
