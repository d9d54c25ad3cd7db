import KaojuText

/// A passage of a BioC document (Comeau and others, Database 2013): a heading, a paragraph, a caption or a reference.
/// Annotations and relations are left out.
struct BioCPassage {
    /// What is said of it: `type`, `section_type`, and the fields of a reference.
    var infons: [String: String] = [:]
    /// Its text, or that of its sentences.
    var text = ""

    /// The infon of this name, in lower case.
    private func infon(_ names: String...) -> String {
        names.lazy.compactMap { infons[$0] }.first?.lowercased() ?? ""
    }

    /// Adds the passage to a document.
    func add(to composer: inout MarkupComposer, node: Int) {
        let type = infon("type", "section")
        let section = infon("section_type", "section")
        if composer.work.isEmpty { note(in: &composer.work) }
        guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
        if section == "ref" && !type.hasPrefix("title") || type == "ref" || type == "reference" {
            open(.references, in: &composer, unless: type.hasPrefix("title"))
            addReference(to: &composer, node: node)
            return
        }
        if type.contains("caption") || ["fig", "table"].contains(section) || type == "table"
            || type.contains("footnote")
        {
            composer.addBlock(asideKind(type), node: node, text: text)
            return
        }
        if section == "title" || type == "front" || type == "title" && section.isEmpty {
            composer.addBlock(.heading, node: node, text: text)
            return
        }
        let kind = Self.kind(ofSection: section.isEmpty ? type : section)
        if let level = headingLevel(type) {
            composer.openImpliedSection(kind, level: level)
            composer.addBlock(.heading, node: node, text: text, titled: composer.section)
            return
        }
        if let kind { open(kind, in: &composer, unless: false) }
        composer.addBlock(.paragraph, node: node, text: text)
    }

    /// Opens an untitled section of this kind unless the innermost one is of it.
    private func open(_ kind: Section.Kind, in composer: inout MarkupComposer, unless isOpen: Bool) {
        var at: Int? = composer.section
        while let index = at {
            if composer.markup.sections[index].kind == kind { return }
            at = composer.markup.sections[index].parent
        }
        if !isOpen { composer.openImpliedSection(kind, level: 1) }
    }

    private func asideKind(_ type: String) -> Block.Kind {
        if type.contains("footnote") { return .metadata }
        return type == "table" ? .table : .caption
    }

    /// «title_1», «abstract_title_1»: 1; nil where the passage is no heading.
    private func headingLevel(_ type: String) -> Int? {
        guard type.contains("title") else { return nil }
        return type.utf8.last.flatMap { $0 >= 0x31 && $0 <= 0x39 ? Int($0 - 0x30) : nil } ?? 1
    }

    private static func kind(ofSection name: String) -> Section.Kind? {
        switch name {
        case "abstract": .abstract
        case "intro", "introduction": .introduction
        case "methods", "methods_section": .methods
        case "results", "case": .results
        case "discuss", "discussion": .discussion
        case "concl", "conclusion": .conclusion
        case "ref": .references
        case "ack_fund": .acknowledgements
        case "auth_cont", "comp_int", "suppl", "abbr", "appendix", "keyword", "keywords", "review_info": .metadata
        default: nil
        }
    }

    // MARK: References

    private func addReference(to composer: inout MarkupComposer, node: Int) {
        let item = item()
        let line = ReferenceText.line(item)
        let isTagged = infons["source"] != nil || infons["year"] != nil
        composer.addEntries(
            [BibliographyEntry(item: isTagged ? item : BibliographicItem())], ids: [[]], label: "",
            text: isTagged ? line : text, node: node)
    }

    /// What the infons of a reference say; its text is the title.
    private func item() -> BibliographicItem {
        var item = BibliographicItem()
        item.title = text.collapsed
        var index = 0
        while let name = infons["name_\(index)"] {
            // «surname:Doe;given-names:J»
            var person = PersonName()
            for part in name.split(separator: ";") {
                let pair = part.split(separator: ":", maxSplits: 1).map(String.init)
                guard pair.count == 2 else { continue }
                if pair[0] == "surname" { person.family = pair[1] }
                if pair[0] == "given-names" { person.given = pair[1] }
                if pair[0] == "suffix" { person.suffix = pair[1] }
            }
            item.authors.append(person.family.isEmpty ? PersonName(literal: name) : person)
            index += 1
        }
        note(in: &item)
        return item
    }

    /// Notes the fields that documents and references share.
    private func note(in item: inout BibliographicItem) {
        item.container = infons["source"] ?? infons["journal"] ?? item.container
        item.volume = infons["volume"] ?? item.volume
        item.issue = infons["issue"] ?? item.issue
        item.issued = infons["year"].flatMap { Int($0.prefix(4)) }.map { PartialDate(year: $0) } ?? item.issued
        if let first = infons["fpage"] {
            item.pages = [first, infons["lpage"]].compactMap { $0 }.joined(separator: "-")
        }
        for (name, type) in [
            ("pub-id_doi", "doi"), ("article-id_doi", "doi"), ("pub-id_pmid", "pmid"), ("article-id_pmid", "pmid"),
            ("article-id_pmc", "pmc"), ("pub-id_pmcid", "pmc"),
        ] {
            if let text = infons[name] { JATSReferenceReader.set(identifier: text, type: type, in: &item) }
        }
    }
}
