import KaojuText

/// A line of `references.jsonl` as a value: Kaoju's own members and what names the work. The whole CSL item is read by
/// the bibliography's reader.
package struct ReferenceRecord: Sendable, Hashable, Decodable {
    /// A name of CSL-JSON.
    package struct Name: Sendable, Hashable, Decodable {
        package var family: String?
        package var given: String?
        package var literal: String?
    }

    /// A date of CSL-JSON.
    package struct Issued: Sendable, Hashable, Decodable {
        package var parts: [[Int]]?

        private enum CodingKeys: String, CodingKey { case parts = "date-parts" }
    }

    package var id: String
    package var document: String
    package var key: String?
    package var number: Int?
    package var span: ByteRange?
    package var raw: String?
    package var work: String?
    package var citedAt: [ByteRange]?
    package var author: [Name]?
    package var issued: Issued?
    package var title: String?
    package var doi: String?
    package var pmid: String?

    private enum CodingKeys: String, CodingKey {
        case id, document, key, number, span, raw, work, author, issued, title
        case citedAt = "cited_at"
        case doi = "DOI"
        case pmid = "PMID"
    }

    /// The year of the work.
    package var year: Int? { issued?.parts?.first?.first }

    /// «Pasch 2008», as far as the entry says; else the number and the document.
    package var displayName: String {
        let name = author?.first.flatMap { $0.family ?? $0.literal }
        let parts = [name, year.map(String.init)].compactMap { $0 }
        if name != nil { return parts.joined(separator: " ") }
        if let number { return "[\(number)] \(document)" }
        return title ?? work ?? id
    }
}
