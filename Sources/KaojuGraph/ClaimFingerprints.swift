/// Tells claims of a ledger from those of another state of their documents, by what was read from these and by what the claims
/// cite.
struct ClaimFingerprints: Sendable {
    private let ledger: ClaimLedger
    /// Half of one of each claim: it is asked for by the edges and by all topics that hear it.
    private let claims: [UInt64]
    /// Those of documents by name.
    let documentsByName: [String: Fingerprint]

    /// Nil where a document has no fingerprint. O(claims).
    init?(_ ledger: ClaimLedger) {
        let prints = ledger.claims.fingerprints
        let documents = prints.compactMap(\.print)
        guard documents.count == prints.count else { return nil }
        self.ledger = ledger
        claims = ledger.claims.indices.map { claim in
            let document = ledger.claims.document(of: claim)
            var print = documents[document]
            print.add(claim - prints[document].start)
            print.add(ledger.digest(ofCitedBy: claim))
            return print.low
        }
        documentsByName = Dictionary(zip(prints.map(\.name), documents)) { first, _ in first }
    }

    /// Adds the claims of a pair, with their number. O(claims).
    func add(claimsOfPair pair: Int, to print: inout Fingerprint) {
        let own = ledger.claimsOfPair[pair]
        print.add(own.count)
        for claim in own { print.add(claims[claim]) }
    }
}
