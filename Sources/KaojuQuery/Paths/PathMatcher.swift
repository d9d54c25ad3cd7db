import KaojuText

/// Answers path queries on a claim network.
///
/// Each step first selects its edges; concepts that have no partner are then taken out from both ends (a semi-join
/// reduction: Yannakakis, 1981), so that the walk over what is left runs into no dead end in queries without circles. What
/// circles cost is bounded by `budget`.
package struct PathMatcher: Sendable {
    private let network: ClaimNetwork
    /// The most steps of the walk, and the most matches that are gathered.
    private let budget: Int

    package init(_ network: ClaimNetwork, budget: Int = 1_000_000) {
        self.network = network
        self.budget = budget
    }

    /// The edges of one step between two concepts.
    fileprivate struct Link {
        var subject: Int
        var object: Int
        var relation: PathMatches.Relation
    }

    /// The matches of a query, the strongest first, at most `limit`. Errors: `query.name` for a name that no concept has,
    /// `query.shape` for paths that share no variable. O((edges · steps + budget) · forms): a query with arrows of several
    /// lengths is asked in each of its forms.
    package func matches(_ query: PathQuery, limit: Int = 50) throws(QueryError) -> PathMatches {
        let candidates = try query.slots.map { slot throws(QueryError) in try self.candidates(slot) }
        if query.steps.isEmpty { return single(query, candidates[0], limit: limit) }
        var rows: [PathMatches.Row] = []
        var isCut = false
        var left = budget
        for form in PathExpansion.all(of: query) {
            let any = [Bool](repeating: true, count: network.concepts.count)
            let slots = candidates + Array(repeating: any, count: form.query.slots.count - candidates.count)
            let walk = try walk(form.query, slots, budget: max(0, left))
            rows += walk.rows.map { form.folded($0, slots: query.slots.count) }
            left = walk.budget
            isCut = isCut || walk.isCut
            if isCut { break }
        }
        // Strength first, then the shortest way; then by concepts, so that the order is the same everywhere.
        let strengths = rows.map { row in
            (
                -(row.relations.map(\.sources).min() ?? 0), row.relations.reduce(0) { $0 + $1.through.count },
                -row.relations.reduce(0) { $0 + $1.sources }
            )
        }
        let names = rows.map { $0.concepts + $0.relations.flatMap(\.through) }
        let ranked = rows.indices.sorted { a, b in
            strengths[a] != strengths[b] ? strengths[a] < strengths[b] : names[a].lexicographicallyPrecedes(names[b])
        }
        return PathMatches(
            columns: query.slots.map(\.text), steps: query.steps.map { ($0.subject, $0.object) },
            rows: ranked.prefix(limit).map { rows[$0] }, total: ranked.count, isCut: isCut)
    }

    /// Looks for all matches of a query whose arrows stand for one relation each.
    private func walk(_ query: PathQuery, _ slots: [[Bool]], budget: Int) throws(QueryError) -> Walk {
        var candidates = slots
        var links = query.steps.map { self.links($0, query.filters, candidates) }
        let order = try Self.order(query)
        for _ in 0..<2 {
            for step in order { Self.reduce(&links[step], query.steps[step], &candidates) }
            for step in order.reversed() { Self.reduce(&links[step], query.steps[step], &candidates) }
        }
        var walk = Walk(query: query, order: order, links: links, budget: budget)
        walk.run()
        return walk
    }

    private func single(_ query: PathQuery, _ candidates: [Bool], limit: Int) -> PathMatches {
        let found = candidates.indices.filter { candidates[$0] }
        return PathMatches(
            columns: query.slots.prefix(1).map(\.text), steps: [],
            rows: found.prefix(limit).map { .init(concepts: [$0], relations: []) }, total: found.count, isCut: false)
    }

    // MARK: Selection

    private func candidates(_ slot: PathQuery.Slot) throws(QueryError) -> [Bool] {
        switch slot.test {
        case .any: return [Bool](repeating: true, count: network.concepts.count)
        case .categories(let categories): return network.concepts.map { categories.contains($0.category) }
        case .names(let names):
            var out = [Bool](repeating: false, count: network.concepts.count)
            for name in names {
                var found = network.names.concepts(named: name.text)
                if name.withNarrower { found = network.narrower(than: found, named: name.text) }
                if found.isEmpty {
                    throw .unknown(name.text, at: name.span, suggestions: network.names.suggestions(for: name.text))
                }
                for concept in found { out[concept] = true }
            }
            return out
        }
    }

    private func links(_ step: PathQuery.Step, _ common: [PathQuery.Filter], _ candidates: [[Bool]]) -> [Link] {
        let filters = step.filters + common
        let filter = FactFilter(network: network)
        var byPair: [Int: PathMatches.Relation] = [:]
        let count = network.concepts.count
        for (index, edge) in network.edges.enumerated() {
            guard edge.isNegated == step.isNegated, step.predicates?.contains(edge.predicate) ?? true,
                edge.subject != edge.object
            else { continue }
            let (subjects, objects) = (candidates[step.subject], candidates[step.object])
            let forward = subjects[edge.subject] && objects[edge.object]
            let backward = step.isUndirected && subjects[edge.object] && objects[edge.subject]
            guard forward || backward else { continue }
            let facts = edge.facts.filter { filter.accepts(network.facts[$0], filters) }
            if facts.isEmpty { continue }
            for (isRight, pair) in [
                (forward, edge.subject * count + edge.object), (backward, edge.object * count + edge.subject),
            ] where isRight {
                byPair[pair, default: .init(edges: [], facts: [], sources: 0)].edges.append(index)
                byPair[pair]?.facts.append(facts)
            }
        }
        return byPair.sorted { $0.key < $1.key }.compactMap { pair, relation in
            var relation = relation
            relation.sources = network.sources(of: relation.facts.joined()).count
            guard filter.accepts(sources: relation.sources, filters) else { return nil }
            return Link(subject: pair / count, object: pair % count, relation: relation)
        }
    }

    /// Takes out links whose ends are no candidates, and candidates without a link.
    private static func reduce(_ links: inout [Link], _ step: PathQuery.Step, _ candidates: inout [[Bool]]) {
        links.removeAll { !candidates[step.subject][$0.subject] || !candidates[step.object][$0.object] }
        var subjects = [Bool](repeating: false, count: candidates[step.subject].count)
        var objects = subjects
        for link in links {
            subjects[link.subject] = true
            objects[link.object] = true
        }
        if step.subject == step.object {
            candidates[step.subject] = subjects
        } else {
            (candidates[step.subject], candidates[step.object]) = (subjects, objects)
        }
    }

    /// The steps so that each touches a place of those before it. Errors: `query.shape`.
    private static func order(_ query: PathQuery) throws(QueryError) -> [Int] {
        var order = [0]
        var bound: Set<Int> = [query.steps[0].subject, query.steps[0].object]
        var rest = Array(query.steps.indices.dropFirst())
        while !rest.isEmpty {
            guard
                let next = rest.firstIndex(where: {
                    bound.contains(query.steps[$0].subject) || bound.contains(query.steps[$0].object)
                })
            else { throw apart }
            let step = rest.remove(at: next)
            bound.formUnion([query.steps[step].subject, query.steps[step].object])
            order.append(step)
        }
        if query.slots.indices.contains(where: { !bound.contains($0) }) { throw apart }
        return order
    }

    private static let apart = QueryError(
        "query.shape",
        cause: LocalizedText(zh: "各路径之间没有共同的变量", en: "The paths share no variable"),
        advice: LocalizedText(
            zh: "请用同名变量（如 ?x）连接，或分别查询", en: "Join them by a variable of one name (?x), or ask for each alone"))

    /// The walk over the links that are left.
    private struct Walk {
        static let mostRows = 100_000
        let query: PathQuery
        let order: [Int]
        let links: [[Link]]
        var budget: Int
        var rows: [PathMatches.Row] = []
        var isCut = false
        private var bySubject: [[Int: [Int]]]
        private var byObject: [[Int: [Int]]]
        private var bound: [Int?]
        private var chosen: [Int]

        init(query: PathQuery, order: [Int], links: [[Link]], budget: Int) {
            (self.query, self.order, self.links, self.budget) = (query, order, links, budget)
            bySubject = links.map { Dictionary(grouping: $0.indices) { [links = $0] index in links[index].subject } }
            byObject = links.map { Dictionary(grouping: $0.indices) { [links = $0] index in links[index].object } }
            bound = [Int?](repeating: nil, count: query.slots.count)
            chosen = [Int](repeating: 0, count: links.count)
        }

        mutating func run() { follow(0) }

        private mutating func follow(_ depth: Int) {
            guard depth < order.count else {
                if rows.count >= Self.mostRows {
                    isCut = true
                    return
                }
                rows.append(
                    .init(
                        concepts: bound.map { $0 ?? 0 },
                        relations: chosen.enumerated().map { links[$0][$1].relation }))
                return
            }
            let index = order[depth]
            let step = query.steps[index]
            let hits: [Int] =
                if let subject = bound[step.subject] {
                    bySubject[index][subject] ?? []
                } else if let object = bound[step.object] {
                    byObject[index][object] ?? []
                } else {
                    Array(links[index].indices)
                }
            for hit in hits {
                budget -= 1
                if budget < 0 {
                    isCut = true
                    return
                }
                let link = links[index][hit]
                let saved = bound
                if bind(link.subject, at: step.subject), bind(link.object, at: step.object) {
                    chosen[index] = hit
                    follow(depth + 1)
                }
                bound = saved
                if isCut { return }
            }
        }

        /// Puts a concept at a place; false where another one stands there, or where it stands at another place.
        private mutating func bind(_ concept: Int, at slot: Int) -> Bool {
            if let here = bound[slot] { return here == concept }
            if bound.contains(concept) { return false }
            bound[slot] = concept
            return true
        }
    }
}
