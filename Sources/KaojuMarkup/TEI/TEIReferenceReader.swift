import KaojuText

/// Reads TEI's structured references: `biblStruct`, and `bibl` as far as it is tagged.
enum TEIReferenceReader {
    /// Adds an entry of the list.
    static func add(_ tree: MarkupTree, node: Int, to composer: inout MarkupComposer) {
        let id = tree.element["id"] ?? ""
        let item = item(of: tree)
        let raw = tree.all("note").first { $0.element["type"] == "raw_reference" }?.text
        let number = tree.value("label").flatMap(JATSReferenceReader.number) ?? tree.element["n"].flatMap { Int($0) }
        let printed = tree.name == "bibl" ? tree.text { $0.name == "label" } : ReferenceText.line(item)
        composer.addEntries(
            [BibliographyEntry(key: id.isEmpty ? nil : id, number: number, item: item)], ids: [[id]],
            label: number.map { "[\($0)]" } ?? "", text: raw ?? printed, node: node)
    }

    /// What a reference's tags say of its work: `analytic` is the article, `monogr` what it stands in.
    static func item(of tree: MarkupTree) -> BibliographicItem {
        var item = BibliographicItem()
        let analytic = tree.first("analytic")
        let monograph = tree.first("monogr") ?? tree
        for part in [analytic, monograph].compactMap({ $0 }) {
            let names = part.elements.filter { $0.name == "author" }.compactMap(name)
            if item.authors.isEmpty { item.authors = names }
        }
        item.editors = monograph.elements.filter { $0.name == "editor" }.compactMap(name)
        item.title = title(in: analytic)
        let container = title(in: monograph)
        if analytic?.elements.isEmpty ?? true, item.title == nil {
            item.title = container
            item.type = "book"
        } else {
            item.container = container
            let level = monograph.first("title")?.element["level"]
            item.type = level == "m" ? "chapter" : "article-journal"
        }
        if let imprint = monograph.first("imprint") ?? (tree.name == "bibl" ? tree : nil) { read(imprint, into: &item) }
        for identifier in tree.all("idno") {
            let type = identifier.element["type"]?.lowercased()
            if type == "issn" || type == "eissn" {
                item.issn = identifier.text
            } else {
                JATSReferenceReader.set(identifier: identifier.text, type: type, in: &item)
            }
        }
        for link in tree.all("ptr") {
            guard let target = link.element["target"], target.contains("://"), item.url == nil else { continue }
            item.url = target
        }
        return item
    }

    private static func title(in tree: MarkupTree?) -> String? {
        guard let tree else { return nil }
        let titles = tree.elements.filter { $0.name == "title" }
        let text = (titles.first { $0.element["type"] == "main" } ?? titles.first)?.text ?? ""
        return text.isEmpty ? nil : text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    private static func read(_ imprint: MarkupTree, into item: inout BibliographicItem) {
        for scope in imprint.elements where scope.name == "biblScope" {
            let text = scope.text
            let first = scope.element["from"]
            let whole = first.map { from in scope.element["to"].map { $0 == from ? from : from + "-" + $0 } ?? from }
            switch scope.element["unit"] ?? scope.element["type"] ?? "" {
            case "volume", "vol": item.volume = text
            case "issue": item.issue = text
            case "page", "pp": item.pages = whole ?? text
            case "chapter", "artnum": item.number = text
            default: break
            }
        }
        for date in imprint.elements where date.name == "date" {
            let parts = (date.element["when"] ?? date.text).split { !$0.isNumber }.compactMap { Int($0) }
            guard let year = parts.first, year > 999, year < 10_000 else { continue }
            item.issued = PartialDate(
                year: year, month: parts.count > 1 && (1...12).contains(parts[1]) ? parts[1] : nil,
                day: parts.count > 2 && (1...31).contains(parts[2]) ? parts[2] : nil)
        }
        item.publisher = imprint.value("publisher") ?? item.publisher
        item.place = imprint.value("pubPlace") ?? item.place
    }

    private static func name(_ author: MarkupTree) -> PersonName? {
        guard let person = author.first("persName") else {
            let text = author.text { ["affiliation", "email", "idno"].contains($0.name) }
            return text.isEmpty ? nil : PersonName(literal: text)
        }
        let given = person.elements.filter { $0.name == "forename" }.map(\.text).joined(separator: " ")
        guard let family = person.value("surname") else {
            return given.isEmpty ? nil : PersonName(literal: given)
        }
        return PersonName(family: family, given: given, suffix: person.value("genName") ?? "")
    }
}
