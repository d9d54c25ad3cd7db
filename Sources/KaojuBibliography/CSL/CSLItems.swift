import KaojuText

/// Reads CSL-JSON items as `BibliographicItem`s, as processors and managers write them.
package struct CSLItems: Sendable {
    private let knowledge = BibliographyKnowledge.builtIn

    /// Creates a reader of items.
    package init() {}

    /// The work that an object describes; fields that CSL does not have are left out. O(n).
    package func item(of object: JSONValue) -> BibliographicItem {
        var item = BibliographicItem()
        func text(_ key: String) -> String? { object[key]?.text?.nonEmpty }
        item.type = text("type") ?? "article-journal"
        (item.authors, item.hasMoreAuthors) = names(object["author"])
        item.editors = names(object["editor"]).0
        item.issued = date(object["issued"])
        if let suffix = text("year-suffix")?.utf8.first, suffix.isLower { item.yearSuffix = suffix }
        item.title = text("title")
        item.container = text("container-title") ?? text("container-title-short") ?? text("journalAbbreviation")
        item.collection = text("collection-title")
        item.volume = text("volume")
        item.issue = text("issue")
        item.pages = text("page")
        item.number = object["custom"]?["number"]?.text ?? text("number")
        item.edition = text("edition")
        item.publisher = text("publisher")
        item.place = text("publisher-place")
        item.doi = text("DOI").flatMap { Identifiers.doi($0) }
        item.pmid = text("PMID").flatMap(Identifiers.pmid)
        item.pmcid = text("PMCID").flatMap(Identifiers.pmcid)
        item.isbn = text("ISBN")
        item.issn = text("ISSN")
        item.url = text("URL")
        item.accessed = date(object["accessed"])
        item.language = text("language").flatMap(knowledge.language)
        item.arxiv = arxiv(of: object, item)
        if let id = item.arxiv, item.number?.lowercased() == "arxiv:" + id.lowercased() { item.number = nil }
        return item
    }

    /// The item's own key: `citation-key`, else `id`.
    package func key(of object: JSONValue) -> String? {
        (object["citation-key"] ?? object["id"])?.text?.nonEmpty
    }

    private func arxiv(of object: JSONValue, _ item: BibliographicItem) -> String? {
        if let own = object["custom"]?["arXiv"]?.text { return own }
        if object["archive"]?.text?.lowercased() == "arxiv", let id = object["archive_location"]?.text?.nonEmpty {
            return Identifiers.arxiv(id) ?? id
        }
        if let number = object["number"]?.text, number.lowercased().hasPrefix("arxiv:") {
            return Identifiers.arxiv(number)
        }
        return item.doi.flatMap(Identifiers.arxiv)
    }

    private func names(_ value: JSONValue?) -> ([PersonName], Bool) {
        var out: [PersonName] = []
        var hasMore = false
        for element in value?.elements ?? [] {
            func text(_ key: String) -> String { element[key]?.text?.trimmed() ?? "" }
            let particles = [text("dropping-particle"), text("non-dropping-particle")].filter { !$0.isEmpty }
            let family = (particles + [text("family")]).filter { !$0.isEmpty }.joined(separator: " ")
            var literal = text("literal")
            if case .string(let plain) = element { literal = plain.trimmed() }
            if family.isEmpty, text("given").isEmpty, knowledge.others.contains(literal.lowercased()) {
                hasMore = true
            } else if !(family + text("given") + literal).isEmpty {
                out.append(
                    PersonName(family: family, given: text("given"), suffix: text("suffix"), literal: literal))
            }
        }
        return (out, hasMore)
    }

    private func date(_ value: JSONValue?) -> PartialDate? {
        let reader = DateReader(months: knowledge.months)
        guard let value else { return nil }
        if let text = value.text { return reader.date(text) ?? Int(text).map { PartialDate(year: $0) } }
        if let parts = value["date-parts"]?.elements?.first?.elements?.prefix(3).map(\.integer), let year = parts.first,
            let year
        {
            let month = parts.count > 1 ? parts[1].flatMap { (1...12).contains($0) ? $0 : nil } : nil
            let day = parts.count > 2 && month != nil ? parts[2].flatMap { (1...31).contains($0) ? $0 : nil } : nil
            return PartialDate(year: year, month: month, day: day)
        }
        return (value["raw"] ?? value["literal"])?.text.flatMap(reader.date)
    }
}
