import KaojuExport
import KaojuText

/// Diagrams as Mermaid flowcharts, for notes in Markdown.
package enum DiagramMermaid {
    /// The diagram: an inhibition has a crossed head, since Mermaid has no tee. A table becomes a flow from each relation to
    /// its cells. O(nodes + arrows).
    package static func text(_ diagram: Diagram, language: Language) -> String {
        var out = "flowchart LR\n"
        if let grid = diagram.grid { return out + table(grid) }
        if diagram.isEmpty { return out + "  empty[\"\(escaped(Words(language)["diagram.empty"]))\"]\n" }
        // No subgraphs: Mermaid sets what is inside one in a row, and a lane becomes a strip that nobody can read.
        for (index, node) in diagram.nodes.enumerated() {
            let (open, close) = brackets(node)
            out += "  n\(index)\(open)\"\(node.lines.map(escaped).joined(separator: "<br/>"))\"\(close)\n"
        }
        for arrow in diagram.arrows {
            let label = arrow.label.isEmpty ? "" : "|\"\(escaped(arrow.label))\"|"
            let isBackward = diagram.nodes[arrow.from].column > diagram.nodes[arrow.to].column
            if isBackward, diagram.nodes[arrow.from].isList {
                // Mermaid lays out by the direction of writing, and has no head at a line's beginning: the list says its
                // side in words.
                out += "  n\(arrow.to) \(arrow.line == .solid ? "---" : "-.-")\(label) n\(arrow.from)\n"
            } else {
                out += "  n\(arrow.from) \(link(arrow))\(label) n\(arrow.to)\n"
            }
        }
        for (index, arrow) in diagram.arrows.enumerated() {
            let width = JSONWriter.decimal(arrow.width) ?? "1"
            out += "  linkStyle \(index) stroke:\(arrow.color),stroke-width:\(width)px\n"
        }
        var seen: [String] = []
        for node in diagram.nodes where !node.group.isEmpty && !seen.contains(node.group) {
            seen.append(node.group)
            let members = diagram.nodes.indices.filter { diagram.nodes[$0].group == node.group }.map { "n\($0)" }
            out += "  classDef \(node.group) fill:\(node.fill),stroke:\(node.line),color:#1C2429\n"
            out += "  class \(members.joined(separator: ",")) \(node.group)\n"
        }
        return out
    }

    private static func brackets(_ node: Diagram.Node) -> (String, String) {
        switch node.shape {
        case "ellipse": ("([", "])")
        case "hexagon": ("{{", "}}")
        case "octagon": ("[[", "]]")
        default: node.style.contains("rounded") ? ("(", ")") : ("[", "]")
        }
    }

    private static func link(_ arrow: Diagram.Arrow) -> String {
        switch (arrow.line, arrow.head) {
        case (.solid, .normal): arrow.isDouble ? "==>" : "-->"
        case (.solid, .tee): arrow.isDouble ? "==x" : "--x"
        case (.solid, .odot): arrow.isDouble ? "==o" : "--o"
        case (.solid, .none): "---"
        case (_, .normal): "-.->"
        case (_, .tee): "-.-x"
        case (_, .odot): "-.-o"
        case (_, .none): "-.-"
        }
    }

    private static func table(_ grid: Diagram.Grid) -> String {
        var out = ""
        for (number, row) in grid.rows.enumerated() {
            out += "  r\(number)[\"\(row.title.map(escaped).joined(separator: "<br/>"))\"]\n"
            for (column, cell) in row.cells.enumerated() where !cell.isEmpty {
                let lines = [grid.head[column + 1]] + cell.map(\.text)
                out += "  r\(number) --- r\(number)c\(column)(\"\(lines.map(escaped).joined(separator: "<br/>"))\")\n"
            }
        }
        return out
    }

    /// Text inside quotation marks: Mermaid takes entities with a number sign.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in PlainText.oneLine(text).unicodeScalars {
            switch scalar {
            case "\"": out += "#quot;"
            case "#": out += "#35;"
            case "&": out += "#amp;"
            case "<": out += "#lt;"
            case ">": out += "#gt;"
            case "`": out += "#96;"
            case "\\": out += "#92;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
