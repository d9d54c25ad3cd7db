import KaojuCitations
import KaojuClaims
import KaojuText

/// Compares whom a document names for its sources with the references that it cites for them.
package struct AttributionAuditor {
    private let document: String
    private let references: [String: Reference]
    private let credits: [Credit]
    /// A name and a year that stand together at a marker.
    private let dated: [Credit]

    /// A place that names an author or a year and cites one reference.
    private struct Credit: Hashable {
        var reference: String
        var label: String
        var name: String?
        var year: Int?
        var span: ByteRange
    }

    /// Reads the names and markers of one document, without its claims. O(n).
    package init(text: SegmentedText, citations: Citations) {
        self.init(text: text, citations: citations, claims: [])
    }

    /// Reads the claims of one document too: their study's author may stand in an earlier sentence. O(n + claims), but
    /// for sorting.
    package init(_ analysis: DocumentAnalysis) {
        self.init(text: analysis.text, citations: analysis.citations, claims: analysis.claims)
    }

    private init(text: SegmentedText, citations: Citations, claims: [Claim]) {
        document = text.document.name
        references = Dictionary(citations.references.map { ($0.id, $0) }) { first, _ in first }
        var numbers: [String: Int] = [:]
        for reference in citations.references { numbers[reference.id] = reference.number }
        let read = AttributionReader().attributions(in: text, citing: citations).map {
            Credit(reference: $0.reference, label: $0.marker, name: $0.name, year: $0.year, span: $0.span)
        }
        let claimed = claims.compactMap { claim -> Credit? in
            guard let attribution = claim.attribution else { return nil }
            let references = Set(claim.citations.flatMap(\.references))
            let cited = Set(claim.citations.flatMap(\.numbers))
            // What several references share tells nothing about one of them.
            guard references.count <= 1, cited.count <= 1, let key = references.first ?? cited.first.map({ "#\($0)" })
            else { return nil }
            let label = (cited.first ?? numbers[key]).map { "[\($0)]" } ?? claim.citations.first?.surface ?? ""
            return Credit(
                reference: key, label: label, name: attribution.name, year: attribution.year, span: claim.quote.span)
        }
        credits = (read + claimed).sorted { a, b in
            if a.span != b.span { return a.span < b.span }
            if a.reference != b.reference { return a.reference < b.reference }
            return (a.name ?? "", a.year ?? 0) < (b.name ?? "", b.year ?? 0)
        }
        // A year elsewhere in the sentence may be that of a guideline or of the data.
        dated = read.filter { $0.year != nil }
    }

    /// One finding for each reference that is credited to different people, or to another year than its own.
    package func findings() -> [Diagnostic] { twoAuthors() + otherYears() }

    private func twoAuthors() -> [Diagnostic] {
        var people: [String: [(name: String, author: AuthorName)]] = [:]
        var second: [String: Credit] = [:]
        var order: [String] = []
        for credit in credits {
            guard let name = credit.name, !name.isEmpty else { continue }
            let author = AuthorName(name)
            let known = people[credit.reference] ?? []
            if known.contains(where: { $0.author.canBe(author) }) { continue }
            people[credit.reference, default: []].append((name, author))
            if known.count == 1 {
                second[credit.reference] = credit
                order.append(credit.reference)
            }
        }
        return order.compactMap { reference in
            guard let credit = second[reference], let names = people[reference], !areAllAuthors(names, of: reference)
            else { return nil }
            let list = names.map(\.name)
            return Diagnostic(
                code: "attribution.two-authors-one-reference", document: document, span: credit.span,
                message: LocalizedText(
                    zh: "同一文献 \(credit.label) 在文中先后归于不同作者：\(list.joined(separator: "、"))。",
                    en:
                        "The text credits one reference, \(credit.label), to different authors: \(list.joined(separator: ", "))."
                ))
        }
    }

    /// Whether the entry itself has all the names: then the text calls one work by one author and by another.
    private func areAllAuthors(_ names: [(name: String, author: AuthorName)], of id: String) -> Bool {
        guard let reference = references[id], !reference.item.authors.isEmpty else { return false }
        let authors = reference.item.authors.map { AuthorName("\($0.leading) \($0.given)") }
        return names.allSatisfy { name in authors.contains { $0.canBe(name.author) } }
    }

    private func otherYears() -> [Diagnostic] {
        var seen: Set<String> = []
        return dated.compactMap { credit in
            guard let said = credit.year, let printed = references[credit.reference]?.item.year, said != printed,
                seen.insert("\(credit.reference) \(said)").inserted
            else { return nil }
            // A year apart is often the difference between appearing online and in print.
            return Diagnostic(
                code: "attribution.year-mismatch", severity: abs(said - printed) == 1 ? .info : .warning,
                document: document, span: credit.span,
                message: LocalizedText(
                    zh: "正文称文献 \(credit.label) 为 \(said) 年，参考文献表为 \(printed) 年。",
                    en: "The text dates \(credit.label) to \(said), the reference list to \(printed)."))
        }
    }
}
