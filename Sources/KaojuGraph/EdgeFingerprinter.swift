import KaojuClaims

/// Tells which edges are as an earlier build had them, without making them: an edge depends on the claims of its pair, on what
/// these cite, and on the status of its topic.
package struct EdgeFingerprinter: Sendable {
    private let edges: EdgeList
    /// Of what is the same for all edges.
    private let common: Fingerprint
    private let claims: ClaimFingerprints

    /// Nil where a document has no fingerprint. O(claims).
    init?(_ edges: EdgeList, of ledger: ClaimLedger, common: String) {
        guard let claims = ClaimFingerprints(ledger) else { return nil }
        self.claims = claims
        self.edges = edges
        var print = Fingerprint()
        print.add(common)
        self.common = print
    }

    /// The fingerprint of the edge at a place of the list. O(claims of its pair).
    package func fingerprint(at index: Int) -> Fingerprint {
        var print = common
        let (subject, object) = edges.ends(at: index)
        print.add(subject)
        print.add(object)
        print.add(edges.predicate(at: index).rawValue)
        print.add(edges.status(at: index).rawValue)
        if let pair = edges.pair(at: index) { claims.add(claimsOfPair: pair, to: &print) }
        return print
    }
}
