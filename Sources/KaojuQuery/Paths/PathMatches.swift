/// What a path query found.
package struct PathMatches: Sendable {
    /// A relation of a match: the edges between two concepts that satisfy the query, and of these the claims that do.
    package struct Relation: Sendable {
        /// Indices of the network's edges.
        package var edges: [Int]
        /// For each edge, its claims that satisfy the conditions, as indices of the network's facts.
        package var facts: [[Int]]
        /// The number of distinct sources; of the weakest link of a chain.
        package var sources: Int
        /// The concepts between the ends, from the subject on, where an arrow stands for a chain of relations.
        package var through: [Int] = []
        /// How many of the edges belong to each link of a chain; empty for a single relation.
        package var parts: [Int] = []
    }

    /// A match: a concept for each place of the query, relations for its steps.
    package struct Row: Sendable {
        package var concepts: [Int]
        package var relations: [Relation]
    }

    /// What stands at each place of the query, as written.
    package var columns: [String]
    /// The steps as pairs of places (subject, object), in the query's order.
    package var steps: [(subject: Int, object: Int)]
    /// The strongest matches first: by the weakest relation's number of sources, then by all of them.
    package var rows: [Row]
    /// The number of matches found, shown or not.
    package var total: Int
    /// Whether the search was stopped before the end.
    package var isCut: Bool
}
