import KaojuExport
import KaojuQuery
import KaojuText

/// The controversy diagram: for each contested or disputed relation the sources for it on its left, those against it on
/// its right.
struct ControversyView {
    let network: ClaimNetwork
    let request: DiagramRequest
    let focus: Set<Int>
    /// The most sources that one box lists.
    private static let longest = 8

    func diagram() -> Diagram {
        let words = Words(request.language)
        let labels = DiagramLabels(network: network, labels: request.labels)
        let disputed = RelationBundle.all(network).filter { bundle in
            guard bundle.status == "contested" || bundle.status == "disputed" else { return false }
            return focus.isEmpty || focus.contains(bundle.from) || focus.contains(bundle.to)
        }
        let chosen = disputed.prefix(request.top)
        var diagram = Diagram()
        // Graphviz stacks what hangs together from the bottom: the last one comes to the top.
        for bundle in chosen.reversed() { add(bundle, labels, words, to: &diagram) }
        diagram.marks = [
            .init(sample: "──▶", color: Palette.supported, text: words["audit.for"]),
            .init(sample: "──┤", color: Palette.contested, text: words["audit.against"]),
        ]
        if chosen.contains(where: { !$0.undetermined.isEmpty }) {
            diagram.marks.append(.init(sample: "┈┈┈", color: Palette.undetermined, text: words["audit.undetermined"]))
        }
        if disputed.count > chosen.count {
            diagram.notes.append(words.filled("diagram.more", "\(disputed.count)", "\(chosen.count)"))
        }
        return diagram
    }

    private func add(_ bundle: RelationBundle, _ labels: DiagramLabels, _ words: Words, to diagram: inout Diagram) {
        let topic = diagram.nodes.count
        let id = "\(network.concepts[bundle.from].id) \(network.concepts[bundle.to].id)"
        var node = Diagram.Node(id: id, lines: labels.relation(bundle, width: 28))
        node.lines.append("— " + words["diagram.status.\(bundle.status)"] + " —")
        (node.shape, node.style, node.fill) = ("box", "filled,rounded", "#F4F6F7")
        (node.line, node.column, node.group) = (Palette.ink, 1, "topic")
        diagram.nodes.append(node)
        for (name, facts, column, head, line, color, fill) in [
            ("for", bundle.supporting, 0, Diagram.Head.normal, Diagram.Line.solid, Palette.supported, "#E6F4EC"),
            ("against", bundle.opposing, 2, .tee, .solid, Palette.contested, "#FDEBDD"),
            (
                "undetermined", bundle.undetermined, bundle.supporting.isEmpty ? 0 : 2, .odot, .dotted,
                Palette.undetermined, "#F1F1F1"
            ),
        ] where !facts.isEmpty {
            let sources = labels.ordered(network.sources(of: facts), of: facts)
            let title =
                words["audit.\(name)"] + " · "
                + words.filled(sources.count == 1 ? "audit.source" : "audit.sources", "\(sources.count)")
            var side = Diagram.Node(id: id + " " + name, lines: [title])
            side.lines += sources.prefix(Self.longest).map { describe($0, facts, labels, words) }
            if sources.count > Self.longest {
                side.lines.append(words.filled("explain.more", "\(sources.count - Self.longest)"))
            }
            (side.shape, side.style, side.fill, side.line) = ("box", "filled", fill, color)
            (side.column, side.isList, side.group) = (column, true, name)
            side.tooltip = facts.prefix(6).map { network.facts[$0].claim.quote }.joined(separator: " ‖ ")
            var arrow = Diagram.Arrow(from: diagram.nodes.count, to: topic)
            (arrow.head, arrow.line, arrow.color) = (head, line, color)
            arrow.width = 1 + 0.4 * Double(min(sources.count, 8) - 1)
            diagram.nodes.append(side)
            diagram.arrows.append(arrow)
        }
    }

    /// «[10] Pasch 2008 · RCT · mouse · 有保留».
    private func describe(_ source: String, _ facts: [Int], _ labels: DiagramLabels, _ words: Words) -> String {
        let mine = facts.filter { network.facts[$0].sources.contains(source) }
        let claims = mine.map { network.facts[$0].claim }
        var parts = [DisplayWidth.fitting(PlainText.oneLine(labels.source(source, of: mine)), into: 34)]
        if let design = claims.compactMap({ $0.evidence?.design }).first(where: { $0 != "unspecified" }) {
            parts.append(words["design.\(design)"])
        }
        if let species = claims.compactMap({ $0.evidence?.species }).first, species != "human" { parts.append(species) }
        if claims.contains(where: \.negated) { parts.append(words["diagram.noeffect"]) }
        if claims.allSatisfy({ $0.certainty == "hedged" }) { parts.append(words["certainty.hedged"]) }
        return parts.joined(separator: " · ")
    }
}
