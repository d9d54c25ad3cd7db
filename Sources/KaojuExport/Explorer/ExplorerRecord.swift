import KaojuClaims
import KaojuGraph
import KaojuText

/// The record that `explorer.html` carries: names and texts once, everything else by index. The script's `makeStore` reads it.
struct ExplorerRecord: Sendable {
    /// The most relations that a page carries: what a canvas moves fluently and a browser opens at once.
    static let limit = 20_000
    /// How many relations the graph has.
    let total: Int
    /// Concepts that a relation joins, in the graph's order.
    let nodes: [EvidenceGraph.Node]
    /// The relations that the page carries.
    let relations: [Relation]
    let language: Language
    let index: [String: Int]
    let topics: [OpenTopic]
    let workNames: [String: String]
    /// The claims of the relations.
    private(set) var claims: ExplorerClaims

    /// A relation of two concepts.
    struct Relation: Sendable {
        /// Concepts, by their ids.
        var subject: String
        var object: String
        var predicate: Predicate
        var status: Topic.Status
        var tally: EdgeList.Tally
    }

    /// A topic on which sources disagree.
    struct OpenTopic: Sendable {
        /// Concepts, by index.
        var subject: Int
        var object: Int
        var status: Topic.Status
        /// Its direction: 1, -1 or 0.
        var sign: Int
        /// Distinct sources for it, against it, and neither.
        var sources: [Int]
    }

    init(_ graph: EvidenceGraph, language: Language, limit: Int = Self.limit) {
        self.language = language
        let chosen = Self.strongest(graph.edges, limit)
        let relations = chosen.map { place in
            let (subject, object) = graph.edges.ends(at: place)
            return Relation(
                subject: subject, object: object, predicate: graph.edges.predicate(at: place),
                status: graph.edges.status(at: place), tally: graph.edges.tally(at: place))
        }
        self.relations = relations
        total = graph.edges.count
        let used = Set(relations.flatMap { [$0.subject, $0.object] })
        nodes = graph.nodes.filter { $0.kind == .concept && used.contains($0.id) }
        index = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var places = ClaimPlaces(chosen.map { graph.edges.claims(at: $0) })
        var open: [OpenTopic] = []
        let related = Set(relations.map { [$0.subject, $0.object] })
        for place in graph.topics.indices {
            let (subject, object) = graph.topics.pair(at: place)
            guard let first = index[subject], let second = index[object] else { continue }
            let status = graph.topics.status(at: place)
            if status == .contested || status == .disputed {
                let sources = graph.topics.sources(at: place)
                open.append(
                    OpenTopic(
                        subject: first, object: second, status: status,
                        sign: Self.sign(graph.topics.direction(at: place)),
                        sources: [sources.supporting, sources.opposing, sources.undetermined]))
            }
            guard related.contains([subject, object]) else { continue }
            let own = graph.topics.own(at: place)
            places.note(own.supporting, stance: 0)
            places.note(own.opposing, stance: 1)
        }
        topics = open
        claims = ExplorerClaims(places)
        workNames = Dictionary(
            graph.nodes.filter { $0.kind == .work }.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    static func sign(_ direction: Direction) -> Int {
        switch direction {
        case .plus: 1
        case .minus: -1
        case .neutral: 0
        }
    }

    /// Those on which sources disagree, then those with most sources, in the graph's order. O(n log n).
    private static func strongest(_ edges: EdgeList, _ limit: Int) -> [Int] {
        if edges.count <= limit { return Array(edges.indices) }
        let ranks = edges.indices.map { index in
            let status = edges.status(at: index)
            let tally = edges.tally(at: index)
            return (status == .contested || status == .disputed ? 0 : 1, -(tally.supporting + tally.opposing), index)
        }
        return ranks.sorted(by: <).prefix(limit).map(\.2).sorted()
    }

    /// Pairs of concepts that a relation joins, each once, by index.
    var pairs: [(Int, Int)] {
        struct Pair: Hashable { var low, high: Int }
        var seen: Set<Pair> = []
        return relations.compactMap { edge in
            guard let a = index[edge.subject], let b = index[edge.object], a != b else { return nil }
            let pair = Pair(low: min(a, b), high: max(a, b))
            return seen.insert(pair).inserted ? (pair.low, pair.high) : nil
        }
    }

    /// Lane and claims of each concept.
    var lanes: [(lane: Int, claims: Int)] {
        nodes.map { (DiagramGroups.builtIn.group(of: $0.category).lane, $0.claims) }
    }

    /// Adds a document's claims. O(claims).
    mutating func add(_ document: DocumentEvidence) { claims.add(document) }
}
