import KaojuClaims

/// The claims of a corpus in document order, where they are: nothing is copied.
package final class CorpusClaims: RandomAccessCollection, Sendable {
    private let documents: [DocumentEvidence]
    /// The claims of each document.
    private let rows: [DocumentClaims]
    /// The document of each claim, by index.
    private let owners: [Int32]
    /// The place of each claim's list of markers among those of all documents, and of what it holds under.
    private let lists: [Int32]
    private let conditions: [Int32]
    /// What claims hold under, of all documents.
    private let circumstances: [Circumstances]
    /// The place of each document's first claim.
    private let starts: [Int]
    private let placesByName: [String: Int]

    /// The claims of documents that are sorted by name. O(claims).
    init(_ documents: [DocumentEvidence]) {
        self.documents = documents
        rows = documents.map(\.claims)
        let count = documents.reduce(0) { $0 + $1.claims.count }
        var owners: [Int32] = []
        var lists: [Int32] = []
        var conditions: [Int32] = []
        var circumstances: [Circumstances] = []
        var starts: [Int] = []
        var listCount = 0
        owners.reserveCapacity(count)
        lists.reserveCapacity(count)
        conditions.reserveCapacity(count)
        starts.reserveCapacity(documents.count)
        for (index, document) in documents.enumerated() {
            starts.append(owners.count)
            owners += repeatElement(Int32(index), count: document.claims.count)
            for claim in document.claims {
                lists.append(Int32(listCount + claim.citations))
                conditions.append(Int32(circumstances.count + claim.circumstances))
            }
            listCount += document.citations.count
            circumstances += document.circumstances
        }
        self.owners = owners
        self.lists = lists
        self.conditions = conditions
        self.circumstances = circumstances
        self.starts = starts
        placesByName = Dictionary(documents.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { owners.count }

    package subscript(index: Int) -> CorpusClaim {
        let document = Int(owners[index])
        return rows[document][index - starts[document]]
    }

    /// The place of the first claim of a document that has these claims; nil where the corpus has no such document. O(1) for
    /// the corpus's own documents.
    package func start(of claims: DocumentClaims) -> Int? {
        guard let place = placesByName[claims.rows.document], rows[place] == claims else { return nil }
        return starts[place]
    }

    /// The markers in a claim's scope. O(1).
    func citations(of index: Int) -> [Claim.Citation] {
        documents[Int(owners[index])].citations[self[index].citations]
    }

    /// The place of a claim's list of markers among those of all documents. O(1).
    func list(of index: Int) -> Int { Int(lists[index]) }

    /// The documents: what tells each from another state of itself, and the place of its first claim.
    var fingerprints: [(name: String, print: Fingerprint?, start: Int)] {
        zip(documents, starts).map { ($0.name, $0.fingerprint, $1) }
    }

    /// Which of all documents a claim stands in. O(1).
    func document(of index: Int) -> Int { Int(owners[index]) }

    /// The name of the document that a claim stands in. O(1).
    func documentName(of index: Int) -> String { rows[Int(owners[index])].rows.document }

    /// What a claim holds under. O(1).
    func circumstances(of index: Int) -> Circumstances { circumstances[Int(conditions[index])] }
}

/// The ids of claims, made when they are asked for: a corpus has many, and few are looked at.
public struct ClaimIDs: RandomAccessCollection, Sendable {
    /// Claims of a corpus, by their places in it.
    private let claims: CorpusClaims?
    private let places: [Int32]
    private let ids: [String]

    /// These ids.
    package init(_ ids: [String]) {
        claims = nil
        places = []
        self.ids = ids
    }

    /// The ids of these claims of a corpus.
    init(_ places: [Int], in claims: CorpusClaims) {
        self.claims = claims
        self.places = places.map { Int32($0) }
        ids = []
    }

    /// The place of the first id.
    public var startIndex: Int { 0 }
    /// The number of ids.
    public var endIndex: Int { claims == nil ? ids.count : places.count }
    /// An id.
    public subscript(index: Int) -> String { claims?[Int(places[index])].id ?? ids[index] }

    /// All ids as one text, with bars between them. O(n).
    package var joined: String {
        guard let claims else { return ids.joined(separator: "|") }
        var bytes: [UInt8] = []
        for place in places {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "|")) }
            claims[Int(place)].addID(to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The claims as places in a corpus; nil where they are only ids.
    package var inCorpus: (claims: CorpusClaims, places: [Int32])? { claims.map { ($0, places) } }
}

extension ClaimIDs: Hashable {
    /// Whether both have the same ids in the same order. O(n).
    public static func == (one: ClaimIDs, other: ClaimIDs) -> Bool { one.elementsEqual(other) }

    /// Feeds the ids. O(n).
    public func hash(into hasher: inout Hasher) { for id in self { hasher.combine(id) } }
}
