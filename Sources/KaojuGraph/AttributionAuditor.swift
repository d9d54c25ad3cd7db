import KaojuCitations
import KaojuClaims
import KaojuText

/// Compares whom a document names for its claims with the references that it cites for them.
struct AttributionAuditor {
    private let document: String
    private let years: [String: Int]
    private let credits: [Credit]

    /// A claim that names an author or a year and cites one reference.
    private struct Credit {
        var reference: String
        var label: String
        var attribution: Claim.Attribution
        var span: ByteRange
    }

    /// Reads the claims of one document. O(claims + references), but for sorting.
    init(_ analysis: DocumentAnalysis) {
        document = analysis.text.document.name
        years = analysis.citations.references.reduce(into: [:]) { $0[$1.id] = $1.item.year }
        var numbers: [String: Int] = [:]
        for reference in analysis.citations.references { numbers[reference.id] = reference.number }
        credits = analysis.claims.compactMap { claim in
            guard let attribution = claim.attribution else { return nil }
            let references = Set(claim.citations.flatMap(\.references))
            let cited = Set(claim.citations.flatMap(\.numbers))
            guard references.count <= 1, cited.count <= 1, let key = references.first ?? cited.first.map({ "#\($0)" })
            else { return nil }
            // What several references share tells nothing about one of them.
            let label = (cited.first ?? numbers[key]).map { "[\($0)]" } ?? claim.citations.first?.surface ?? ""
            return Credit(reference: key, label: label, attribution: attribution, span: claim.quote.span)
        }.sorted { a, b in
            if a.span != b.span { return a.span < b.span }
            if a.reference != b.reference { return a.reference < b.reference }
            return (a.attribution.name ?? "", a.attribution.year ?? 0) < (
                b.attribution.name ?? "", b.attribution.year ?? 0
            )
        }
    }

    /// One finding for each reference that is credited to different people, or to another year than its own.
    func findings() -> [Diagnostic] { twoAuthors() + otherYears() }

    private func twoAuthors() -> [Diagnostic] {
        var people: [String: [(name: String, author: AuthorName)]] = [:]
        var second: [String: Credit] = [:]
        var order: [String] = []
        for credit in credits {
            guard let name = credit.attribution.name, !name.isEmpty else { continue }
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
            guard let credit = second[reference], let names = people[reference]?.map(\.name) else { return nil }
            return Diagnostic(
                code: "attribution.two-authors-one-reference", document: document, span: credit.span,
                message: LocalizedText(
                    zh: "同一文献 \(credit.label) 在文中先后归于不同作者：\(names.joined(separator: "、"))。",
                    en:
                        "The text credits one reference, \(credit.label), to different authors: \(names.joined(separator: ", "))."
                ))
        }
    }

    private func otherYears() -> [Diagnostic] {
        var seen: Set<String> = []
        return credits.compactMap { credit in
            guard let said = credit.attribution.year, let printed = years[credit.reference], said != printed,
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
