import KaojuRecords
import KaojuText

/// Makes a gold standard of a build's curated claims: accepted, corrected and added ones are relations, rejected ones are
/// relations with the attribute `wrong=1`, which the comparison takes as statements that the text does not make.
package struct CuratedGold: Sendable {
    private var sheets = GoldSheets()
    /// The number of relations.
    package var count: Int { sheets.count }

    package init() {}

    /// Adds the curated claims of a document. O(claims + text).
    package mutating func add(document: String, text: [UInt8], claims: [ClaimRecord]) {
        let places = SqueezedPlaces(text)
        let name = document.split(separator: "/").last.map(String.init) ?? document
        for claim in claims {
            guard let curation = claim.curation, let place = places.place(of: claim.span) else { continue }
            for part in [claim.subject, claim.object] { note(part) }
            var attributes: [String: String] = [:]
            if claim.certainty != "asserted" { attributes["cert"] = claim.certainty }
            if let design = claim.evidence?.design, design != "unspecified" { attributes["ev"] = design }
            if let size = claim.evidence?.sampleSize { attributes["n"] = String(size) }
            if let who = claim.attribution?.name { attributes["who"] = who }
            if let year = claim.attribution?.year { attributes["year"] = String(year) }
            if curation.status == "rejected" { attributes["wrong"] = "1" }
            let cells = [
                name, claim.subject.concept, claim.negated ? "no_effect" : claim.predicate, claim.object.concept,
                claim.citations.flatMap(\.numbers).map(String.init).joined(separator: ","),
                attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";"),
                "@\(place.lowerBound)-\(place.upperBound)",
            ]
            sheets.add(cells.map(GoldSheets.cell))
        }
    }

    /// `concepts.tsv`, ordered by identifier.
    package var concepts: [UInt8] { sheets.concepts }

    /// `relations.tsv`, in the order of the documents.
    package var relations: [UInt8] { sheets.relations }

    private mutating func note(_ part: ClaimRecord.Participant) {
        for name in part.names {
            sheets.note(part.concept, type: part.category, name: GoldSheets.cell(name).replacing("|", with: " "))
        }
    }
}
