import KaojuClaims
import KaojuText

/// Everything that a build's claims say of two concepts: each claim in both directions, and the ways over one concept
/// between them.
package struct Explanation: Sendable {
    /// A way over one concept: two edges, each with the claims of one sign.
    package struct Way: Sendable {
        /// The concept in the middle, an index of the network's concepts.
        package var middle: Int
        /// From the subject to the middle, and on to the object, as indices of the network's edges.
        package var first: Int
        package var second: Int
        /// The product of the two signs; neutral where one has none.
        package var direction: Direction
        /// The number of distinct sources of the weaker step.
        package var sources: Int
    }

    /// The concepts that the two names mean.
    package var subjects: [Int]
    package var objects: [Int]
    /// Indices of the network's facts, in document order.
    package var forward: [Int]
    package var backward: [Int]
    /// Claims about narrower, opposite and donating concepts that the audit counts for the pair, and for its reverse.
    package var folded: [ClaimNetwork.Folded]
    package var foldedBack: [ClaimNetwork.Folded]
    /// Those from subject to object, the strongest first; and those back.
    package var ways: [Way]
    package var waysBack: [Way]

    /// Answers for two names. Errors: `query.name`. O(names + edges of the concepts).
    package init(subject: String, object: String, in network: ClaimNetwork) throws(QueryError) {
        let subjects = try Self.concepts(subject, in: network)
        let objects = try Self.concepts(object, in: network)
        self.subjects = subjects
        self.objects = objects
        forward = Self.facts(from: subjects, to: objects, in: network)
        backward = Self.facts(from: objects, to: subjects, in: network)
        folded = subjects.flatMap { subject in objects.flatMap { network.folded(from: subject, to: $0) } }
        foldedBack = objects.flatMap { object in subjects.flatMap { network.folded(from: object, to: $0) } }
        ways = Self.ways(from: subjects, to: objects, in: network)
        waysBack = Self.ways(from: objects, to: subjects, in: network)
    }

    private static func concepts(_ name: String, in network: ClaimNetwork) throws(QueryError) -> [Int] {
        let found = network.names.concepts(named: name)
        if found.isEmpty { throw .unknown(name, suggestions: network.names.suggestions(for: name)) }
        return found
    }

    private static func facts(from subjects: [Int], to objects: [Int], in network: ClaimNetwork) -> [Int] {
        let objects = Set(objects)
        return subjects.flatMap { network.edges(from: $0) }.filter { objects.contains(network.edges[$0].object) }
            .flatMap { network.edges[$0].facts }.sorted()
    }

    private static func ways(from subjects: [Int], to objects: [Int], in network: ClaimNetwork) -> [Way] {
        let ends = Set(subjects + objects)
        var arriving: [Int: [Int]] = [:]
        for object in objects {
            for edge in network.edges(to: object) where !network.edges[edge].isNegated {
                arriving[network.edges[edge].subject, default: []].append(edge)
            }
        }
        var out: [Way] = []
        for first in subjects.flatMap({ network.edges(from: $0) }) {
            let edge = network.edges[first]
            if edge.isNegated || ends.contains(edge.object) { continue }
            for second in arriving[edge.object] ?? [] {
                let sources = [first, second].map { network.sources(of: network.edges[$0].facts).count }
                out.append(
                    Way(
                        middle: edge.object, first: first, second: second,
                        direction: product(edge.direction, network.edges[second].direction),
                        sources: sources.min() ?? 0))
            }
        }
        return out.sorted {
            ($1.sources, $0.middle, $0.first, $0.second) < ($0.sources, $1.middle, $1.first, $1.second)
        }
    }

    private static func product(_ a: Direction, _ b: Direction) -> Direction {
        if a == .neutral || b == .neutral { return .neutral }
        return a == b ? .plus : .minus
    }
}
