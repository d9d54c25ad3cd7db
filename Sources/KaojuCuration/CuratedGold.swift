import KaojuRecords
import KaojuText

/// Makes a gold standard of a build's curated claims: accepted, corrected and added ones are relations, rejected ones are
/// relations with the attribute `wrong=1`, which the comparison takes as statements that the text does not make.
package struct CuratedGold: Sendable {
    private var names: [String: [String]] = [:]
    private var types: [String: String] = [:]
    private var rows: [String] = []
    /// The number of relations.
    package var count: Int { rows.count }

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
            rows.append(cells.map(Self.cell).joined(separator: "\t"))
        }
    }

    /// `concepts.tsv`, ordered by identifier.
    package var concepts: [UInt8] {
        let lines = names.sorted { $0.key < $1.key }.map { id, names in
            [id, types[id] ?? "", names.joined(separator: "|")].joined(separator: "\t")
        }
        return Array((["# id\ttype\tnames"] + lines).joined(separator: "\n").utf8) + [0x0A]
    }

    /// `relations.tsv`, in the order of the documents.
    package var relations: [UInt8] {
        let head = "# document\tsubject\tpredicate\tobject\tcited numbers\tattributes\tplace"
        return Array(([head] + rows).joined(separator: "\n").utf8) + [0x0A]
    }

    private mutating func note(_ part: ClaimRecord.Participant) {
        types[part.concept] = types[part.concept] ?? part.category
        for name in part.names.map({ Self.cell($0).replacing("|", with: " ") }) where !name.isEmpty {
            if !names[part.concept, default: []].contains(name) { names[part.concept, default: []].append(name) }
        }
    }

    private static func cell(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
