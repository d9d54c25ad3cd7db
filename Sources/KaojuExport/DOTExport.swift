import KaojuClaims
import KaojuGraph
import KaojuText

/// `graph.dot`: the mechanism diagram for Graphviz, layered drug → mechanism → target or process → disease.
///
/// An arrow's head says its sign (normal, tee, open dot), its width how many sources there are, its label which
/// reference numbers stand for it and, after a slash, against it, or, after a question mark, where it is disputed. Contested
/// arrows have a colour of their own.
package enum DOTExport {
    /// Fonts that hold Chinese, the first that is installed is taken.
    package static let fonts =
        "Noto Sans CJK SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,WenQuanYi Micro Hei,Droid Sans Fallback,sans-serif"
    // Okabe and Ito's colours, which people with any kind of colour vision tell apart.
    private static let vermillion = "#D55E00"
    private static let colors: [Direction: String] = [.plus: "#00664B", .minus: "#005A8C", .neutral: "#6B7580"]
    private static let heads: [Direction: String] = [.plus: "normal", .minus: "tee", .neutral: "odot"]

    /// The diagram of the graph's strongest relations. O(top · edges).
    package static func text(_ graph: EvidenceGraph, top: Int = 40, language: Language) -> String {
        text(MechanismDiagram(graph, top: top, language: language), language: language)
    }

    /// The diagram as Graphviz's language.
    package static func text(_ diagram: MechanismDiagram, language: Language) -> String {
        let words = Words(language)
        var out = """
            digraph kaoju {
              graph [rankdir=LR, newrank=true, charset="UTF-8", splines=true, nodesep=0.22, ranksep=0.55, pad=0.2,
                bgcolor="white", fontname=\(quoted(fonts)), fontsize=10, labelloc=b, labeljust=l,
                label=\(legend(diagram, words))];
              node [fontname=\(quoted(fonts)), fontsize=11, margin="0.09,0.05", penwidth=1.1, height=0.36];
              edge [fontname=\(quoted(fonts)), fontsize=9, arrowsize=0.75, penwidth=1.2];

            """
        let columns = Set(diagram.concepts.map(\.column)).sorted()
        for column in columns {
            out +=
                "  { rank=same; \(quoted(anchor(column))) [shape=point, style=invis, width=0, height=0, label=\"\"];\n"
            for concept in diagram.concepts where concept.column == column { out += "    " + node(concept) }
            out += "  }\n"
        }
        if columns.count > 1 {
            out += "  " + columns.map { quoted(anchor($0)) }.joined(separator: " -> ")
            out += " [style=invis, weight=20];\n"
        }
        var column: [String: Int] = [:]
        for concept in diagram.concepts { column[concept.id] = concept.column }
        for arrow in diagram.arrows {
            out += "  " + edge(arrow, isForward: column[arrow.from, default: 0] <= column[arrow.to, default: 0])
        }
        return out + "}\n"
    }

    // MARK: Parts

    /// An invisible node that keeps a column's place; no concept's id begins with a blank.
    private static func anchor(_ column: Int) -> String { " column \(column)" }

    private static func node(_ concept: MechanismDiagram.Concept) -> String {
        let group = DiagramGroups.builtIn.groups[concept.group]
        return "\(quoted(short(concept.id))) [label=\(label(LabelWrapper.wrap(concept.label))), shape=\(group.shape), "
            + "style=\"\(group.style)\", fillcolor=\"\(group.fill)\", color=\"\(group.line)\", "
            + "tooltip=\(label([PlainText.oneLine(String(concept.label.prefix(200)) + " · " + short(concept.id))]))];\n"
    }

    private static func edge(_ arrow: MechanismDiagram.Arrow, isForward: Bool) -> String {
        let color = arrow.isContested ? vermillion : colors[arrow.direction, default: vermillion]
        let width = JSONWriter.decimal(1 + 0.35 * Double(min(arrow.sources, 8))) ?? "1"
        var attributes = "arrowhead=\(heads[arrow.direction, default: "normal"]), color=\"\(color)\", penwidth=\(width)"
        if arrow.isHedged { attributes += ", style=dashed" }
        let evidence = evidence(arrow)
        if !evidence.isEmpty { attributes += ", label=\(label([" " + evidence + " "])), fontcolor=\"\(color)\"" }
        if !isForward { attributes += ", constraint=false" }
        return "\(quoted(short(arrow.from))) -> \(quoted(short(arrow.to))) [\(attributes)];\n"
    }

    /// The reference numbers for an arrow and against it: «[10][30] / [11]»; where there are none, those of a dispute («? [6][7]»),
    /// else the number of sources.
    static func evidence(_ arrow: MechanismDiagram.Arrow) -> String {
        func list(_ numbers: [Int]) -> String {
            let shown = numbers.prefix(4).map { "[\($0)]" }.joined()
            return numbers.count > 4 ? shown + "+\(numbers.count - 4)" : shown
        }
        if arrow.supporting.isEmpty && arrow.opposing.isEmpty {
            if !arrow.disputed.isEmpty { return "? " + list(arrow.disputed) }
            return arrow.sources > 1 ? "×\(arrow.sources)" : ""
        }
        if arrow.opposing.isEmpty { return list(arrow.supporting) }
        return (arrow.supporting.isEmpty ? "–" : list(arrow.supporting)) + " / " + list(arrow.opposing)
    }

    /// What shapes, arrows and colours mean, as an HTML-like label under the picture.
    private static func legend(_ diagram: MechanismDiagram, _ words: Words) -> String {
        if diagram.arrows.isEmpty { return quoted(words["diagram.empty"]) }
        var groups = ""
        let used = Set(diagram.concepts.map(\.group))
        for (index, group) in DiagramGroups.builtIn.groups.enumerated() where used.contains(index) {
            groups +=
                "<td bgcolor=\"\(group.fill)\" color=\"\(group.line)\" border=\"1\">"
                + PlainText.html(group.title[words.language]) + "</td>"
        }
        var signs = ""
        func sign(_ mark: String, _ color: String, _ key: String) {
            signs += "<font color=\"\(color)\">\(mark) \(PlainText.html(words[key]))</font>   "
        }
        for (direction, mark, key) in [
            (Direction.plus, "──▶", "diagram.positive"), (.minus, "──┤", "diagram.negative"),
            (.neutral, "──○", "diagram.neutral"),
        ] where diagram.arrows.contains(where: { $0.direction == direction && !$0.isContested }) {
            sign(mark, colors[direction, default: vermillion], key)
        }
        if diagram.arrows.contains(where: \.isContested) { sign("━━", vermillion, "diagram.contested") }
        if diagram.arrows.contains(where: \.isHedged) { sign("- - -", "#444444", "diagram.hedged") }
        if diagram.arrows.contains(where: { evidence($0).hasPrefix("?") }) {
            sign("? [n]", "#444444", "diagram.disputed")
        }
        signs += "<font color=\"#444444\">\(PlainText.html(words["diagram.width"]))"
        if diagram.candidates > diagram.arrows.count {
            signs += "   \(PlainText.html(selection(diagram, words)))"
        }
        signs += "</font>"
        return "<<table border=\"0\" cellspacing=\"0\" cellpadding=\"2\"><tr><td align=\"left\">"
            + "<table border=\"0\" cellspacing=\"6\" cellpadding=\"3\"><tr>\(groups)</tr></table></td></tr>"
            + "<tr><td align=\"left\">\(signs)</td></tr></table>>"
    }

    /// How many arrows were chosen of how many. From a thousand on two digits are told: a legend that no other paper changes is
    /// not drawn again for it.
    private static func selection(_ diagram: MechanismDiagram, _ words: Words) -> String {
        let shown = "\(diagram.arrows.count)"
        if diagram.candidates < 1000 { return words.filled("diagram.more", "\(diagram.candidates)", shown) }
        var unit = 100
        while diagram.candidates / unit >= 100 { unit *= 10 }
        return words.filled("diagram.about", "\((diagram.candidates + unit / 2) / unit * unit)", shown)
    }

    /// An id that Graphviz's scanner takes: its buffer ends at 16 KB.
    private static func short(_ id: String) -> String {
        if id.utf8.count <= 200 { return id }
        return id.prefix(40) + "-" + Digest.sha256(Array(id.utf8)).prefix(16)
    }

    /// A quoted identifier or attribute, where only quotes and backslashes are special.
    package static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in PlainText.oneLine(text).unicodeScalars {
            if scalar == "\"" { out += "\\" }
            // A backslash before the closing quote would swallow it; ids never need one.
            if scalar == "\\" { out += "\\" }
            out.unicodeScalars.append(scalar)
        }
        // Column anchors begin with a blank, which `oneLine` takes off.
        return (text.hasPrefix(" ") ? "\" " + out.dropFirst() : out) + "\""
    }

    /// A quoted label: Graphviz reads backslashes and `&` in it, both are taken literally.
    package static func label(_ lines: [String]) -> String {
        "\""
            + lines.map { line in
                var out = ""
                for scalar in line.unicodeScalars {
                    switch scalar {
                    case "\"": out += "\\\""
                    case "\\": out += "\\\\"
                    case "&": out += "&amp;"
                    default: out.unicodeScalars.append(scalar)
                    }
                }
                return out
            }.joined(separator: "\\n") + "\""
    }
}
