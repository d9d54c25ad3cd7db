import KaojuGraph

/// To which relation of the explorer each claim belongs, and how it stands there.
struct ClaimPlaces: Sendable {
    /// Where a claim belongs.
    struct Place: Sendable {
        /// The index of its relation.
        var edge: Int
        /// How it stands in its own topic: 0 for, 1 against, 2 undetermined.
        var stance: Int
    }

    /// The corpus whose claims are known by their places; nil where they are known by their ids.
    private let corpus: CorpusClaims?
    private var numbers: [String: Int] = [:]
    /// The relation of each claim; -1 for one that the page doesn't carry.
    private var edges: [Int32]
    private var stances: [UInt8]

    /// The places of the claims of relations; a claim belongs to the first that has it. O(claims).
    init(_ relations: [ClaimIDs]) {
        corpus = relations.first?.inCorpus?.claims
        if corpus == nil {
            for claims in relations {
                for id in claims where numbers[id] == nil { numbers[id] = numbers.count }
            }
        }
        self.edges = Array(repeating: -1, count: corpus?.count ?? numbers.count)
        stances = Array(repeating: 2, count: self.edges.count)
        for (index, claims) in relations.enumerated() {
            forEach(claims) { places, claim in
                if places.edges[claim] < 0 { places.edges[claim] = Int32(index) }
            }
        }
    }

    private mutating func forEach(_ claims: ClaimIDs, _ body: (inout Self, Int) -> Void) {
        if corpus != nil, let known = claims.inCorpus {
            for place in known.places { body(&self, Int(place)) }
        } else {
            for id in claims { if let number = numbers[id] { body(&self, number) } }
        }
    }

    /// Notes how claims stand. O(claims).
    mutating func note(_ claims: ClaimIDs, stance: UInt8) {
        forEach(claims) { places, claim in places.stances[claim] = stance }
    }

    /// The places of a document's claims, in order; nil for those that the page doesn't carry. O(claims).
    func places(of claims: DocumentClaims) -> [Place?] {
        func place(_ number: Int) -> Place? {
            edges[number] < 0 ? nil : Place(edge: Int(edges[number]), stance: Int(stances[number]))
        }
        if let start = corpus?.start(of: claims) { return claims.indices.map { place(start + $0) } }
        return claims.map { claim in numbers[claim.id].flatMap(place) }
    }
}
