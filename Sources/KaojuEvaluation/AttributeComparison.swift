import KaojuRecords
import KaojuText

/// Counts, over the relations that were found, which attributes are right.
struct AttributeComparison {
    private(set) var tallies: [String: Tally] = [:]

    mutating func compare(_ relation: GoldStandard.Relation, _ claim: ClaimRecord, citations: Bool) {
        tallies["citations", default: Tally()].count(citations)
        for (key, got) in Self.values(claim) {
            guard let want = relation.attributes[key] else { continue }
            tallies[key, default: Tally()].count(got == (key == "who" ? want.squeezed : want))
        }
        if relation.attributes["cert"] == nil {
            tallies["asserted", default: Tally()].count(claim.certainty == "asserted")
        }
    }

    private static func values(_ claim: ClaimRecord) -> [(String, String?)] {
        [
            ("ev", claim.evidence?.design), ("cert", claim.certainty),
            ("n", claim.evidence?.sampleSize.map(String.init)),
            ("who", claim.attribution?.name?.squeezed), ("year", claim.attribution?.year.map(String.init)),
        ]
    }
}
