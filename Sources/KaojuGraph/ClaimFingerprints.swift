/// Tells claims of a ledger from those of another state of their documents, by what was read from these and by what the claims
/// cite.
struct ClaimFingerprints: Sendable {
    private let ledger: ClaimLedger
    /// Of each document: of all that was read from it.
    private let documents: [Fingerprint]
    /// The place of each document's first claim.
    private let starts: [Int]
    /// Those of documents by name.
    let documentsByName: [String: Fingerprint]

    /// Nil where a document has no fingerprint. O(documents).
    init?(_ ledger: ClaimLedger) {
        let prints = ledger.claims.fingerprints
        let documents = prints.compactMap(\.print)
        guard documents.count == prints.count else { return nil }
        self.ledger = ledger
        self.documents = documents
        starts = prints.map(\.start)
        documentsByName = Dictionary(zip(prints.map(\.name), documents)) { first, _ in first }
    }

    /// Adds the claims of a pair, with their number. O(claims).
    func add(claimsOfPair pair: Int, to print: inout Fingerprint) {
        let claims = ledger.claimsOfPair[pair]
        print.add(claims.count)
        for claim in claims {
            let document = ledger.claims.document(of: claim)
            print.add(documents[document])
            print.add(claim - starts[document])
            print.add(ledger.digest(ofCitedBy: claim))
        }
    }
}
