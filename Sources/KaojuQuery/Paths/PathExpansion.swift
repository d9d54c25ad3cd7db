/// A query whose arrows stand for one relation each: one of the forms of a query whose arrows may be longer.
struct PathExpansion {
    /// The query; its first slots are those that were written.
    var query: PathQuery
    /// For each arrow that was written, its steps in order, and the slots between them.
    var steps: [[Int]]
    var through: [[Int]]

    /// All forms, the shortest first: as many as the arrows' lengths make together, of those that are no longer than a
    /// query may be. O(forms · steps).
    static func all(of query: PathQuery) -> [PathExpansion] {
        var lengths: [[Int]] = [[]]
        for step in query.steps {
            lengths = lengths.flatMap { head in step.length.map { head + [$0] } }
                .filter { $0.reduce(0, +) <= PathQuery.mostSteps }
        }
        return lengths.enumerated()
            .sorted { ($0.element.reduce(0, +), $0.offset) < ($1.element.reduce(0, +), $1.offset) }
            .map { PathExpansion(query, lengths: $0.element) }
    }

    private init(_ query: PathQuery, lengths: [Int]) {
        self.query = query
        self.query.steps = []
        steps = []
        through = []
        for (step, length) in zip(query.steps, lengths) {
            var between: [Int] = []
            for _ in 1..<max(1, length) {
                between.append(self.query.slots.count)
                self.query.slots.append(.init(variable: nil, test: .any, text: "?"))
            }
            let line = [step.subject] + between + [step.object]
            var mine: [Int] = []
            for (subject, object) in zip(line, line.dropFirst()) {
                var part = step
                (part.subject, part.object, part.length) = (subject, object, 1...1)
                mine.append(self.query.steps.count)
                self.query.steps.append(part)
            }
            steps.append(mine)
            through.append(between)
        }
    }

    /// A match of this form as a match of the query that was written.
    func folded(_ row: PathMatches.Row, slots: Int) -> PathMatches.Row {
        PathMatches.Row(
            concepts: Array(row.concepts.prefix(slots)),
            relations: zip(steps, through).map { steps, through in
                let parts = steps.map { row.relations[$0] }
                return PathMatches.Relation(
                    edges: parts.flatMap(\.edges), facts: parts.flatMap(\.facts),
                    sources: parts.map(\.sources).min() ?? 0, through: through.map { row.concepts[$0] },
                    parts: parts.map(\.edges.count))
            })
    }
}
