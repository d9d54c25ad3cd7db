import KaojuClaims
import KaojuExport
import KaojuQuery
import KaojuText

/// The mechanism diagram: concepts in lanes from drugs to diseases, an arrow for each pair.
struct MechanismView {
    let network: ClaimNetwork
    let request: DiagramRequest
    let focus: Set<Int>
    let ends: Set<Int>

    /// O(top · arrows).
    func diagram() -> Diagram { diagram(of: RelationBundle.all(network)) }

    /// The diagram of some arrows, the strongest first.
    func diagram(of all: [RelationBundle]) -> Diagram {
        let near = selected(all)
        let chosen = connected(near)
        let labels = DiagramLabels(network: network, labels: request.labels)
        let words = Words(request.language)
        var order: [Int] = []
        var seen: Set<Int> = []
        for bundle in chosen {
            for end in [bundle.from, bundle.to] where seen.insert(end).inserted { order.append(end) }
        }
        let groups = order.map { DiagramGroups.builtIn.index(of: network.concepts[$0].category) }
        let columns = DiagramColumns(
            ids: order.map(String.init), lanes: groups.map { DiagramGroups.builtIn.groups[$0].lane },
            arrows: chosen.map { (String($0.from), String($0.to)) })
        var diagram = Diagram()
        var index: [Int: Int] = [:]
        let sorted = order.indices.sorted { (columns.column[$0], order[$0]) < (columns.column[$1], order[$1]) }
        for place in sorted {
            let concept = network.concepts[order[place]]
            let group = DiagramGroups.builtIn.groups[groups[place]]
            index[order[place]] = diagram.nodes.count
            var node = Diagram.Node(id: concept.id, lines: labels.lines(order[place]))
            (node.shape, node.style, node.fill, node.line) = (group.shape, group.style, group.fill, group.line)
            node.column = columns.column[place]
            node.tooltip = "\(concept.label) · \(concept.id)"
            node.group = group.name
            if focus.contains(order[place]) { node.style += ",bold" }
            diagram.nodes.append(node)
        }
        diagram.arrows = chosen.compactMap { bundle in
            guard let from = index[bundle.from], let to = index[bundle.to] else { return nil }
            return arrow(bundle, from, to, labels)
        }
        legend(&diagram, chosen, Set(groups), words)
        if near.count > chosen.count {
            diagram.notes.append(words.filled("diagram.more", "\(near.count)", "\(chosen.count)"))
        }
        return diagram
    }

    private func arrow(_ bundle: RelationBundle, _ from: Int, _ to: Int, _ labels: DiagramLabels) -> Diagram.Arrow {
        var arrow = Diagram.Arrow(from: from, to: to)
        arrow.head =
            switch bundle.direction {
            case .plus: .normal
            case .minus: .tee
            case .neutral: .odot
            }
        arrow.color = Self.color(bundle)
        arrow.isDouble = bundle.status == "contested"
        arrow.line = bundle.supporting.isEmpty ? .dotted : bundle.isHedged ? .dashed : .solid
        arrow.width = 1 + 0.4 * Double(min(bundle.sources, 8) - 1)
        arrow.label =
            if !bundle.opposing.isEmpty {
                sides(side(bundle.supporting, labels), side(bundle.opposing, labels))
            } else if bundle.supporting.isEmpty {
                labels.numbers(bundle.undetermined)
            } else if bundle.sources > 1 {
                side(bundle.supporting, labels)
            } else {
                labels.numbers(bundle.supporting)
            }
        // The colour alone would be lost in greyscale.
        if bundle.status == "disputed" { arrow.label = arrow.label.isEmpty ? "?" : "? " + arrow.label }
        arrow.tooltip =
            labels.relation(bundle) + " · "
            + (bundle.supporting + bundle.opposing + bundle.undetermined).prefix(6)
            .map { network.facts[$0].claim.quote }.joined(separator: " ‖ ")
        return arrow
    }

    /// «[10][12] / [11]»; on two lines where one would push the columns apart.
    private func sides(_ supporting: String, _ opposing: String) -> String {
        supporting + (supporting.utf8.count + opposing.utf8.count > 12 ? "\n/ " : " / ") + opposing
    }

    /// The printed numbers of one side; where nothing is numbered, how many sources there are.
    private func side(_ facts: [Int], _ labels: DiagramLabels) -> String {
        let numbers = labels.numbers(facts)
        if !numbers.isEmpty { return numbers }
        return facts.isEmpty ? "–" : "×\(network.sources(of: facts).count)"
    }

    private static func color(_ bundle: RelationBundle) -> String {
        switch bundle.status {
        case "contested": Palette.contested
        case "disputed": Palette.disputed
        default: bundle.supporting.isEmpty ? Palette.undetermined : Palette.supported
        }
    }

    private func legend(_ diagram: inout Diagram, _ chosen: [RelationBundle], _ used: Set<Int>, _ words: Words) {
        diagram.groups = DiagramGroups.builtIn.groups.enumerated().filter { used.contains($0.offset) }
            .map { .init(text: $0.element.title[words.language], fill: $0.element.fill, line: $0.element.line) }
        func mark(_ sample: String, _ color: String, _ key: String, _ isUsed: Bool) {
            if isUsed { diagram.marks.append(.init(sample: sample, color: color, text: words[key])) }
        }
        mark("──▶", Palette.ink, "diagram.positive", chosen.contains { $0.direction == .plus })
        mark("──┤", Palette.ink, "diagram.negative", chosen.contains { $0.direction == .minus })
        mark("──○", Palette.ink, "diagram.neutral", chosen.contains { $0.direction == .neutral })
        mark("━━", Palette.supported, "diagram.supported", chosen.contains { Self.color($0) == Palette.supported })
        mark("══", Palette.contested, "diagram.contested", chosen.contains { $0.status == "contested" })
        mark("━ ? ━", Palette.disputed, "diagram.disputed", chosen.contains { $0.status == "disputed" })
        mark("╌╌╌", Palette.ink, "diagram.hedged", chosen.contains { $0.isHedged && !$0.supporting.isEmpty })
        mark("┈┈┈", Palette.undetermined, "diagram.open", chosen.contains { $0.supporting.isEmpty })
        diagram.notes.append(words["diagram.width"])
    }

    // MARK: Selection

    /// The arrows on directed ways of at most `depth` steps from the focus, to the focus, or from the focus to the ends.
    private func selected(_ all: [RelationBundle]) -> [RelationBundle] {
        if focus.isEmpty, ends.isEmpty { return all }
        let down = distances(from: focus, all.map { ($0.from, $0.to) })
        let up = distances(from: focus, all.map { ($0.to, $0.from) })
        let toEnd = distances(from: ends, all.map { ($0.to, $0.from) })
        if focus.isEmpty {
            return all.filter { (toEnd[$0.to] ?? .max) < request.depth }
        }
        if ends.isEmpty {
            return all.filter { (down[$0.from] ?? .max) < request.depth || (up[$0.to] ?? .max) < request.depth }
        }
        let shortest = ends.compactMap { down[$0] }.min() ?? request.depth
        let longest = max(request.depth, shortest)
        return all.filter { bundle in
            guard let before = down[bundle.from], let after = toEnd[bundle.to] else { return false }
            return before + 1 + after <= longest
        }
    }

    private func distances(from starts: Set<Int>, _ arrows: [(from: Int, to: Int)]) -> [Int: Int] {
        var next: [Int: [Int]] = [:]
        for arrow in arrows { next[arrow.from, default: []].append(arrow.to) }
        var out = Dictionary(uniqueKeysWithValues: starts.map { ($0, 0) })
        var queue = starts.sorted()
        var at = 0
        while at < queue.count {
            let here = queue[at]
            at += 1
            for there in next[here] ?? [] where out[there] == nil {
                out[there] = (out[here] ?? 0) + 1
                queue.append(there)
            }
        }
        return out
    }

    /// The strongest arrows, again and again one that touches what is there, beginning at the focus.
    private func connected(_ all: [RelationBundle]) -> [RelationBundle] {
        var chosen: [RelationBundle] = []
        var inside = focus.union(ends)
        var rest = all
        while chosen.count < request.top, !rest.isEmpty {
            let index: Int
            if inside.isEmpty || (focus.isEmpty && ends.isEmpty && rest[0].status == "contested") {
                index = 0
            } else {
                index = rest.firstIndex { inside.contains($0.from) || inside.contains($0.to) } ?? 0
            }
            let bundle = rest.remove(at: index)
            inside.formUnion([bundle.from, bundle.to])
            chosen.append(bundle)
        }
        return chosen
    }
}
