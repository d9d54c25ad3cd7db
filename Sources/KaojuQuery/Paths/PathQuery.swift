import KaojuText

/// A path query as it was written: patterns of concepts, joined by patterns of relations. The grammar is in
/// `docs/query.md`.
package struct PathQuery: Sendable, Hashable {
    /// A name of a concept, and where it stands in the query.
    struct Name: Sendable, Hashable {
        var text: String
        var span: ByteRange
        /// Whether all that is narrower is meant too.
        var withNarrower = false
    }

    /// What a concept must be.
    enum Test: Sendable, Hashable {
        case any
        case categories(Set<String>)
        case names([Name])
    }

    /// A place for a concept. The same variable is one place, however often it is written.
    struct Slot: Sendable, Hashable {
        /// The variable without its mark; nil where there is none.
        var variable: String?
        var test: Test
        /// As it was written.
        var text: String
    }

    /// A condition on the claims of a relation.
    struct Filter: Sendable, Hashable {
        enum Comparison: String, Sendable { case equal = "=", unequal = "!=", atLeast = ">=", atMost = "<=" }
        var key: String
        var comparison: Comparison
        var values: [String]
    }

    /// A relation between two places.
    struct Step: Sendable, Hashable {
        /// Indices of `slots`: the subject's and the object's.
        var subject: Int
        var object: Int
        /// The predicates; nil for any.
        var predicates: Set<String>?
        /// Whether denied claims are wanted instead of affirmed ones.
        var isNegated: Bool
        /// Whether the relation may run either way.
        var isUndirected: Bool
        var filters: [Filter]
        /// How many relations may stand one behind the other in its place.
        var length = 1...1
    }

    var slots: [Slot] = []
    var steps: [Step] = []
    /// Conditions on the claims of all relations.
    var filters: [Filter] = []
    /// The most relations that a query may have.
    static let mostSteps = 12
    /// The most relations in the place of one arrow.
    static let longest = 5

    /// Reads a query. Errors: `query.syntax` with the place and what was expected. O(length).
    package init(_ text: String) throws(QueryError) {
        var parser = PathParser(text)
        self = try parser.query()
    }

    init() {}
}
