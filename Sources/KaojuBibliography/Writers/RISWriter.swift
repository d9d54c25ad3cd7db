import KaojuText

/// Writes RIS: one record a work, lines end with CR LF as the format has it.
package struct RISWriter: Sendable {
    private let knowledge = BibliographyKnowledge.builtIn

    /// Creates a writer.
    package init() {}

    /// The record for a work under a key. Line ends and control characters become blanks. O(n).
    package func record(_ item: BibliographicItem, key: String) -> [UInt8] {
        var out = ""
        func add(_ tag: String?, _ value: String?) {
            guard let tag, let line = value?.onOneLine, !line.isEmpty else { return }
            out += "\(tag)  - \(line)\r\n"
        }
        let fields = knowledge.fields(of: .ris)
        func tag(_ role: FieldRole) -> String? { fields.field(of: role, type: item.type) }
        let type = knowledge.types(of: .ris).name(of: item.type)
        add("TY", type ?? "GEN")
        if type == nil { add("M3", item.type) }
        add("ID", key)
        for name in item.authors { add("AU", word(name)) }
        if item.hasMoreAuthors { add("AU", "et al.") }
        for name in item.editors { add("ED", word(name)) }
        add("TI", item.title)
        add(tag(.container), item.container)
        add("T3", item.collection)
        if let date = item.issued {
            add("PY", PartialDate(year: date.year).iso)
            if date.month != nil { add("DA", slashed(date)) }
        }
        add("VL", item.volume)
        add("IS", item.issue)
        addPages(item.pages, add)
        add("C7", item.number)
        add("ET", item.edition)
        add("PB", item.publisher)
        add("CY", item.place)
        add("DO", item.doi)
        add("AN", item.pmid.map { "PMID:" + $0 })
        add("C2", item.pmcid)
        add("AN", item.arxiv.map { "arXiv:" + $0 })
        add("SN", item.issn)
        add("SN", item.isbn)
        add("UR", item.url)
        add("Y2", item.accessed.map(slashed))
        add("LA", item.language)
        return Array((out + "ER  - \r\n\r\n").utf8)
    }

    // MARK: Parts

    /// «2008/03/12/»: year, month, day and a free part.
    private func slashed(_ date: PartialDate) -> String {
        let parts = date.iso.split(separator: "-").map(String.init)
        return (parts + Array(repeating: "", count: 4 - parts.count)).joined(separator: "/")
    }

    /// One range is parted into start and end; all else stands in the start.
    private func addPages(_ pages: String?, _ add: (String?, String?) -> Void) {
        guard let pages else { return }
        let dashed = String(String.UnicodeScalarView(pages.unicodeScalars.map { $0 == "–" || $0 == "—" ? "-" : $0 }))
        let parts = dashed.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, !parts.contains(where: { $0.onOneLine.isEmpty || $0.contains(" ") }), parts[0] != parts[1]
        {
            add("SP", parts[0])
            add("EP", parts[1])
        } else {
            add("SP", dashed)
        }
    }

    /// «Family, Given, Suffix»; a group as it is, with EndNote's commas where it would be read as a name.
    private func word(_ name: PersonName) -> String {
        let family = part(name.family)
        if family.isEmpty, name.given.isEmpty {
            let literal = name.literal.onOneLine
            let plain = NameReader(knowledge: knowledge)
            if plain.parts(of: literal) == [literal], plain.name(literal) == PersonName(literal: literal),
                !knowledge.others.contains(literal.lowercased())
            {
                return literal
            }
            guard let comma = literal.firstIndex(of: ",") else { return literal.isEmpty ? "" : literal + "," }
            return literal[...comma] + "," + literal[literal.index(after: comma)...]
        }
        let given = part(name.given)
        if family.isEmpty { return given }
        let suffix = part(name.suffix)
        if !suffix.isEmpty { return "\(family), \(given), \(suffix)" }
        return given.isEmpty ? family : "\(family), \(given)"
    }

    /// A part of a name without commas, which part names.
    private func part(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "," || $0 == ";" ? " " : $0 })).onOneLine
    }
}
