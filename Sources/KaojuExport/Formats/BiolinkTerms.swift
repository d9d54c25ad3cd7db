import KaojuRecords
import KaojuText

/// How claims are said in the Biolink Model, from `Resources/export/biolink.tsv`.
struct BiolinkTerms: Sendable {
    /// One predicate.
    struct Term: Sendable {
        var predicate = "biolink:related_to"
        var qualified: String?
        var direction: String?
        var association = "biolink:Association"
    }

    static let standard = BiolinkTerms()

    private let terms: [String: Term]

    private init() {
        terms = Table(Resource.bytes("export/biolink.tsv") ?? []).rows.reduce(into: [:]) { out, row in
            func cell(_ index: Int) -> String? { row[index].isEmpty ? nil : row[index] }
            out[row[0]] = Term(
                predicate: row[1], qualified: cell(2), direction: cell(3), association: cell(4) ?? "biolink:Association"
            )
        }
    }

    /// The term for a predicate of Kaoju's.
    subscript(predicate: String) -> Term { terms[predicate] ?? Term() }

    /// The Biolink Model's knowledge level of a claim.
    static func knowledgeLevel(_ claim: ClaimRecord) -> String {
        switch claim.certainty {
        case "asserted": claim.source == "own" ? "observation" : "knowledge_assertion"
        case "hedged", "hypothesis": "prediction"
        default: "not_provided"
        }
    }

    /// A work's id as a CURIE of publications: `DOI:…`, `PMID:…`, else the work's own.
    static func publication(_ work: String) -> String {
        for (own, prefix) in [("work:doi:", "DOI:"), ("work:pmid:", "PMID:")] where work.hasPrefix(own) {
            return prefix + work.dropFirst(own.count)
        }
        return work
    }
}
