import KaojuClaims

/// The edges of a graph, sorted by subject, predicate and object.
///
/// A corpus has nearly as many edges as claims, and each is looked at a few times: they are made when they are asked for, O(the
/// claims of their pair), and what can be told without making them is told. 32 bytes an edge.
public struct EdgeList: RandomAccessCollection, Sendable {
    /// An edge as it is counted: what ranks it.
    package struct Tally: Sendable {
        package let belief: Double
        private let counts: (Int32, Int32, Int32, Int32)

        init(supporting: Int, opposing: Int, hedged: Int, works: Int, belief: Double) {
            self.belief = belief
            counts = (Int32(supporting), Int32(opposing), Int32(hedged), Int32(works))
        }

        /// Distinct sources that assert it, stand against it, and affirm it otherwise.
        package var supporting: Int { Int(counts.0) }
        package var opposing: Int { Int(counts.1) }
        package var hedged: Int { Int(counts.2) }
        /// Distinct works that its claims cite.
        package var works: Int { Int(counts.3) }
    }

    private enum Storage: Sendable {
        /// As they are.
        case made([EvidenceGraph.Edge])
        /// By the pairs of a ledger.
        case assembled(EdgeAssembler, [EdgeAssembler.Key])
    }

    private let storage: Storage

    /// These edges, in their order.
    package init(_ edges: [EvidenceGraph.Edge]) { storage = .made(edges) }

    init(_ assembler: EdgeAssembler, _ keys: [EdgeAssembler.Key]) { storage = .assembled(assembler, keys) }

    /// The place of the first edge.
    public var startIndex: Int { 0 }
    /// The number of edges.
    public var endIndex: Int {
        switch storage {
        case .made(let edges): edges.count
        case .assembled(_, let keys): keys.count
        }
    }

    /// An edge, which may be made for this. O(the claims of its pair), but for sorting.
    public subscript(index: Int) -> EvidenceGraph.Edge {
        switch storage {
        case .made(let edges): edges[index]
        case .assembled(let assembler, let keys): assembler.edge(keys[index])
        }
    }

    /// The ids of an edge's subject and object. O(1).
    package func ends(at index: Int) -> (subject: String, object: String) {
        switch storage {
        case .made(let edges): (edges[index].subject, edges[index].object)
        case .assembled(let assembler, let keys): assembler.ends(ofPair: keys[index].pair)
        }
    }

    /// The place of an edge's pair in the ledger; nil for one that was made without. O(1).
    func pair(at index: Int) -> Int? {
        switch storage {
        case .made: nil
        case .assembled(_, let keys): keys[index].pair
        }
    }

    /// What knows edges again that an earlier build had; nil where that cannot be told. O(claims).
    /// - Parameter common: what all edges depend on beside the documents.
    package func fingerprinter(common: String) -> EdgeFingerprinter? {
        guard case .assembled(let assembler, _) = storage else { return nil }
        return EdgeFingerprinter(self, of: assembler.ledger, common: common)
    }

    /// The ids that edges have as ends, each once; nil where that is not known without looking at all edges. O(1).
    package var endIDs: [String]? {
        guard case .assembled(let assembler, _) = storage else { return nil }
        return assembler.ledger.concepts
    }

    /// The places of an edge's subject and object among `endIDs`; nil where there are none. O(1).
    package func endPlaces(at index: Int) -> (subject: Int, object: Int)? {
        guard case .assembled(let assembler, let keys) = storage else { return nil }
        let pair = assembler.ledger.pairs[keys[index].pair]
        return (pair.subject, pair.object)
    }

    /// What an edge says. O(1).
    package func predicate(at index: Int) -> Predicate {
        switch storage {
        case .made(let edges): edges[index].predicate
        case .assembled(let assembler, let keys): assembler.predicate(keys[index])
        }
    }

    /// The status of an edge's topic. O(1).
    package func status(at index: Int) -> Topic.Status {
        switch storage {
        case .made(let edges): edges[index].status
        case .assembled(let assembler, let keys): assembler.status(keys[index])
        }
    }

    /// The claims of an edge. O(the claims of its pair).
    package func claims(at index: Int) -> ClaimIDs {
        switch storage {
        case .made(let edges): edges[index].claims
        case .assembled(let assembler, let keys): assembler.claims(keys[index])
        }
    }

    /// An edge as it is counted. O(1).
    package func tally(at index: Int) -> Tally {
        switch storage {
        case .made(let edges):
            let edge = edges[index]
            return Tally(
                supporting: edge.supporting, opposing: edge.opposing, hedged: edge.hedged, works: edge.works.count,
                belief: edge.belief)
        case .assembled(_, let keys): return keys[index].tally
        }
    }

    /// The number of distinct works that the claims of several edges cite together. O(claims of their pairs), but for sorting.
    package func works(ofEdgesAt places: [Int]) -> Int {
        switch storage {
        case .made(let edges): Set(places.flatMap { edges[$0].works }).count
        case .assembled(let assembler, let keys): assembler.works(of: places.map { keys[$0] })
        }
    }

    /// Whether two edges have the same subject and object. O(1).
    package func areOfOnePair(_ one: Int, _ other: Int) -> Bool {
        switch storage {
        case .made: ends(at: one) == ends(at: other)
        case .assembled(_, let keys): keys[one].pair == keys[other].pair
        }
    }

    /// The places of all edges by subject, object and predicate: the edges of a pair stand together. O(n log n).
    package var byPair: [Int32] {
        let places = indices.map { Int32($0) }
        switch storage {
        case .made:
            return places.sorted { a, b in
                let (one, other) = (ends(at: Int(a)), ends(at: Int(b)))
                return one != other ? one < other : a < b
            }
        case .assembled(let assembler, let keys):
            return places.sorted { a, b in
                let one = assembler.ledger.rank(ofPair: keys[Int(a)].pair)
                let other = assembler.ledger.rank(ofPair: keys[Int(b)].pair)
                return one != other ? one < other : a < b
            }
        }
    }
}

extension EdgeList: Equatable {
    /// Whether both have equal edges in the same order. O(claims).
    public static func == (one: EdgeList, other: EdgeList) -> Bool { one.elementsEqual(other) }
}
