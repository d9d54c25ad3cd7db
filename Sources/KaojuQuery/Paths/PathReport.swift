import KaojuExport
import KaojuText

/// A path query's matches as people and programs read them.
package struct PathReport: Sendable {
    private let network: ClaimNetwork
    private let matches: PathMatches

    package init(_ matches: PathMatches, of network: ClaimNetwork) {
        self.matches = matches
        self.network = network
    }

    // MARK: Table

    /// The matches as a table with aligned columns, a line each; the last column counts the weakest relation's sources.
    package func table(_ language: Language) -> String {
        let words = Words(language)
        if matches.rows.isEmpty { return words["query.none"] + "\n" }
        var lines: [[String]] = []
        let order = columns
        lines.append(
            order.map { $0.isSlot ? matches.columns[$0.index] : "" }
                + (matches.steps.isEmpty ? [] : [words["query.sources"]]))
        for row in matches.rows {
            var cells = order.map { column in
                column.isSlot
                    ? name(row.concepts[column.index], language)
                    : relation(row, column.index, language)
            }
            if let weakest = row.relations.map(\.sources).min() { cells.append("\(weakest)") }
            lines.append(cells)
        }
        let widths = lines[0].indices.map { column in lines.map { DisplayWidth.columns($0[column]) }.max() ?? 0 }
        var out = ""
        for line in lines {
            let cells = zip(line, widths).map { DisplayWidth.padded($0, to: $1) }
            var text = cells.joined(separator: "  ")
            while text.hasSuffix(" ") { text.removeLast() }
            out += text + "\n"
        }
        out += words.filled("query.total", "\(matches.total)", "\(matches.rows.count)") + "\n"
        if matches.isCut { out += words["query.cut"] + "\n" }
        return out
    }

    /// The columns from left to right as the query was written: places, and relations between them.
    private var columns: [(isSlot: Bool, index: Int)] {
        var out: [(isSlot: Bool, index: Int)] = []
        var last: Int?
        if matches.steps.isEmpty { return [(true, 0)] }
        for (index, step) in matches.steps.enumerated() {
            // The place that was written first has the lower number, but for variables that come again.
            let (left, right) =
                last == step.object || (last != step.subject && step.object < step.subject)
                ? (step.object, step.subject) : (step.subject, step.object)
            if last != left { out.append((true, left)) }
            out.append((false, index))
            out.append((true, right))
            last = right
        }
        return out
    }

    /// The predicates between two places, with the way they run.
    private func relation(_ row: PathMatches.Row, _ index: Int, _ language: Language) -> String {
        guard let at = columns.firstIndex(where: { !$0.isSlot && $0.index == index }), at > 0 else { return "" }
        let left = row.concepts[columns[at - 1].index]
        if !row.relations[index].through.isEmpty { return chain(row, index, from: left, language) }
        return words(of: row.relations[index].edges, from: left, language)
    }

    /// What joins a concept on the left with one on the right.
    private func words(of edges: some Collection<Int>, from left: Int, _ language: Language) -> String {
        let words = Words(language)
        let edges = edges.map { network.edges[$0] }
        let said = edges.map { edge in
            let verb = words["predicate.\(edge.predicate)"]
            return edge.isNegated ? words.filled("negated", verb) : verb
        }
        let comma = language == .zh ? "、" : ", "
        if edges.allSatisfy({ $0.subject == left }) { return "— " + said.joined(separator: comma) + " →" }
        if !edges.contains(where: { $0.subject == left }) { return "← " + said.joined(separator: comma) + " —" }
        let marked = zip(edges, said).map { ($0.subject == left ? "→ " : "← ") + $1 }
        return "— " + marked.joined(separator: comma) + " —"
    }

    /// «— decreases → X — increases →»: a chain from left to right.
    private func chain(_ row: PathMatches.Row, _ index: Int, from left: Int, _ language: Language) -> String {
        let relation = row.relations[index]
        let ends = matches.steps[index]
        let line = [row.concepts[ends.subject]] + relation.through + [row.concepts[ends.object]]
        let isLeftward = line.first != left
        var links: [String] = []
        var rest = relation.edges[...]
        for (place, count) in relation.parts.enumerated() {
            let said = words(of: rest.prefix(count), from: isLeftward ? line[place + 1] : line[place], language)
            rest = rest.dropFirst(count)
            links.append(said)
        }
        let names = relation.through.map { name($0, language) }
        let (shown, between) = isLeftward ? (links.reversed(), names.reversed()) : (links, names)
        return shown.enumerated().map { $1 + ($0 < between.count ? " " + between[$0] + " " : "") }.joined()
    }

    private func name(_ concept: Int, _ language: Language) -> String {
        DisplayWidth.fitting(network.concepts[concept].name(language), into: 36)
    }

    // MARK: JSON

    /// The matches as JSON.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("columns", matches.columns)
            json.member("total", matches.total)
            json.member("cut", matches.isCut)
            json.key("matches")
            json.array(lines: true) { json in
                for row in matches.rows {
                    json.object { json in
                        json.key("concepts")
                        json.array { json in
                            for concept in row.concepts { json.concept(network.concepts[concept]) }
                        }
                        json.key("relations")
                        json.array { json in
                            for (step, relation) in zip(matches.steps, row.relations) {
                                write(relation, step, to: &json)
                            }
                        }
                    }
                }
            }
        }
        json.endLine()
        return json.drain()
    }

    private func write(
        _ relation: PathMatches.Relation, _ step: (subject: Int, object: Int), to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("subject", step.subject)
            json.member("object", step.object)
            json.member("sources", relation.sources)
            if !relation.through.isEmpty {
                json.key("through")
                json.array { json in for concept in relation.through { json.concept(network.concepts[concept]) } }
            }
            json.key("edges")
            json.array { json in
                for (edge, facts) in zip(relation.edges, relation.facts) {
                    let edge = network.edges[edge]
                    json.object { json in
                        json.member("subject", network.concepts[edge.subject].id)
                        json.member("predicate", edge.predicate)
                        json.member("object", network.concepts[edge.object].id)
                        json.member("negated", edge.isNegated)
                        json.member("claims", facts.map { network.facts[$0].claim.id })
                        json.member("sources", network.sources(of: facts))
                    }
                }
            }
        }
    }

    // MARK: Graph

    /// The edges of all matches, ascending, as indices of the network's edges.
    package var edges: [Int] { Set(matches.rows.flatMap { $0.relations.flatMap(\.edges) }).sorted() }

    /// All concepts and edges of the matches as one graph. O(rows).
    package func graph(_ language: Language) -> PropertyGraph {
        var facts: [Int: Set<Int>] = [:]
        var concepts: Set<Int> = []
        for row in matches.rows {
            concepts.formUnion(row.concepts)
            for relation in row.relations {
                for (edge, found) in zip(relation.edges, relation.facts) { facts[edge, default: []].formUnion(found) }
            }
        }
        return NetworkGraph(network).graph(concepts: concepts, edges: facts.mapValues { $0.sorted() }, language)
    }
}

extension JSONWriter {
    /// A concept as an element: its id, names, category.
    mutating func concept(_ concept: ClaimNetwork.Concept) {
        object { json in
            json.member("concept", concept.id)
            json.member("label", concept.label)
            json.member("labels", zh: concept.zh, en: concept.en)
            json.member("category", concept.category)
        }
    }
}
