import KaojuClaims

/// The claims of a corpus in document order, where they are: nothing is copied.
struct CorpusClaims: RandomAccessCollection {
    private let documents: [DocumentEvidence]
    /// The claims of each document.
    private let rows: [DocumentClaims]
    /// The document of each claim, by index.
    private let owners: [Int32]
    /// The place of each document's first claim.
    private let starts: [Int]
    /// The place of each document's first list of markers among those of all.
    private let listStarts: [Int]

    /// The claims of documents that are sorted by name. O(claims).
    init(_ documents: [DocumentEvidence]) {
        self.documents = documents
        rows = documents.map(\.claims)
        var owners: [Int32] = []
        var starts: [Int] = []
        var listStarts: [Int] = []
        var lists = 0
        owners.reserveCapacity(documents.reduce(0) { $0 + $1.claims.count })
        starts.reserveCapacity(documents.count)
        for (index, document) in documents.enumerated() {
            starts.append(owners.count)
            listStarts.append(lists)
            lists += document.citations.count
            owners += repeatElement(Int32(index), count: document.claims.count)
        }
        self.owners = owners
        self.starts = starts
        self.listStarts = listStarts
    }

    var startIndex: Int { 0 }
    var endIndex: Int { owners.count }

    subscript(index: Int) -> CorpusClaim {
        let document = Int(owners[index])
        return rows[document][index - starts[document]]
    }

    /// The markers in a claim's scope. O(1).
    func citations(of index: Int) -> [Claim.Citation] {
        documents[Int(owners[index])].citations[self[index].citations]
    }

    /// The place of a claim's list of markers among those of all documents. O(1).
    func list(of index: Int) -> Int { listStarts[Int(owners[index])] + self[index].citations }

    /// The documents: what tells each from another state of itself, and the place of its first claim.
    var fingerprints: [(name: String, print: Fingerprint?, start: Int)] {
        zip(documents, starts).map { ($0.name, $0.fingerprint, $1) }
    }

    /// Which of all documents a claim stands in. O(1).
    func document(of index: Int) -> Int { Int(owners[index]) }

    /// What a claim holds under. O(1).
    func circumstances(of index: Int) -> Circumstances {
        documents[Int(owners[index])].circumstances[self[index].circumstances]
    }
}
