import KaojuClaims

/// The claims of a corpus in document order, where they are: nothing is copied.
struct CorpusClaims: RandomAccessCollection {
    /// Where a claim is.
    private struct Place {
        var document: Int32
        var claim: Int32
    }

    private let documents: [DocumentEvidence]
    private let places: [Place]

    /// The claims of documents that are sorted by name, each document's in the order of `isBefore`. O(n log n).
    init(_ documents: [DocumentEvidence], by isBefore: (Claim, Claim) -> Bool) {
        self.documents = documents
        var places: [Place] = []
        places.reserveCapacity(documents.reduce(0) { $0 + $1.claims.count })
        for (index, document) in documents.enumerated() {
            let order = document.claims.indices.sorted { isBefore(document.claims[$0], document.claims[$1]) }
            for claim in order { places.append(Place(document: Int32(index), claim: Int32(claim))) }
        }
        self.places = places
    }

    var startIndex: Int { 0 }
    var endIndex: Int { places.count }

    subscript(index: Int) -> Claim {
        _read { yield documents[Int(places[index].document)].claims[Int(places[index].claim)] }
    }
}
