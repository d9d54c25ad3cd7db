import KaojuText

/// Reads the references of JATS and NLM files: `mixed-citation`, `element-citation`, `citation`, `nlm-citation`.
struct JATSReferenceReader {
    /// The elements that hold one cited work.
    private static let citationNames: Set<String> = ["mixed-citation", "element-citation", "citation", "nlm-citation"]

    /// Adds a `ref`, or a citation that stands in a list by itself. One with several works has an entry for each.
    func add(_ ref: MarkupTree, node: Int, to composer: inout MarkupComposer) {
        let isBare = Self.citationNames.contains(ref.name)
        let label = isBare ? "" : ref.value("label") ?? ""
        let cited = isBare ? [ref] : citations(in: ref)
        let id = ref.element["id"] ?? ""
        let number = Self.number(of: label) ?? Self.number(of: cited.first?.value("label") ?? "")
        guard !cited.isEmpty else {
            let text = ref.text { $0.name == "label" }
            let entry = BibliographyEntry(key: id.isEmpty ? nil : id, number: number, item: BibliographicItem())
            composer.addEntries([entry], ids: [[id]], label: Self.printed(label: label), text: text, node: node)
            return
        }
        for (index, citation) in cited.enumerated() {
            let own = citation.element["id"] ?? ""
            let item = Self.item(of: citation)
            let printed = citation.text { $0.name == "label" }
            let text = citation.hasOwnText ? printed : ReferenceText.line(item)
            let key = index == 0 && !id.isEmpty || own.isEmpty ? id : own
            let entry = BibliographyEntry(key: key.isEmpty ? nil : key, number: number, item: item)
            composer.addEntries(
                [entry], ids: [id == own ? [id] : [id, own]], label: index == 0 ? Self.printed(label: label) : "",
                text: text.isEmpty ? printed : text, node: node)
        }
    }

    private func citations(in tree: MarkupTree) -> [MarkupTree] {
        tree.elements.flatMap { child in
            if Self.citationNames.contains(child.name) { return [child] }
            return child.name == "citation-alternatives" ? Array(citations(in: child).prefix(1)) : []
        }
    }

    /// The number that a label says: «12», «[12]», «12.»; nil for «12a» or «Smith 2008».
    static func number(of label: String) -> Int? {
        let digits = label.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
        let isPlain = !label.unicodeScalars.contains { $0.properties.isAlphabetic }
        guard isPlain, !digits.isEmpty, digits.count <= 5 else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func printed(label: String) -> String {
        label.utf8.last.map { $0 >= 0x30 && $0 <= 0x39 } == true ? label + "." : label
    }

    // MARK: Fields

    /// What a citation's tags say of its work. O(n).
    static func item(of citation: MarkupTree) -> BibliographicItem {
        var item = BibliographicItem()
        read(citation, role: "author", into: &item)
        if let first = citation.all("fpage").first?.text, !first.isEmpty {
            let last = citation.all("lpage").first?.text ?? ""
            item.pages = last.isEmpty || last == first ? first : first + "-" + last
        } else {
            item.pages = citation.all("page-range").first?.text
        }
        item.issued = date(in: citation) ?? item.issued
        if let year = citation.all("year").first?.text, let last = year.utf8.last, last >= 0x61, last <= 0x7A,
            item.issued != nil
        {
            item.yearSuffix = last
        }
        let type = citation.element["publication-type"] ?? citation.element["citation-type"] ?? ""
        settleTitle(type, in: &item)
        item.type = cslType(type, item)
        return item
    }

    /// A book has its title in `source`; a chapter's book has it there.
    private static func settleTitle(_ type: String, in item: inout BibliographicItem) {
        if item.title == nil, item.container != nil,
            ["book", "thesis", "report", "web", "webpage", "website", "software", "data", "gov", "patent", "standard"]
                .contains(type)
        {
            item.title = item.container
            item.container = nil
        }
        if let title = item.title, title.hasSuffix("."), !title.hasSuffix("...") {
            item.title = String(title.dropLast())
        }
    }

    private static func read(_ tree: MarkupTree, role: String, into item: inout BibliographicItem) {
        for child in tree.elements {
            let text = child.text
            switch child.name {
            case "person-group":
                read(child, role: child.element["person-group-type"] ?? role, into: &item)
            case "name", "string-name", "collab", "name-alternatives", "institution":
                if child.name == "institution", item.publisher == nil, !item.authors.isEmpty {
                    item.publisher = text
                    continue
                }
                let names = JATSNames.names(
                    in: MarkupTree(element: MarkupElement(name: ""), children: [.element(child)]))
                if role == "author" || role == "allauthors" || role == "inventor" { item.authors += names }
                if role == "editor" { item.editors += names }
            case "etal": if role == "author" { item.hasMoreAuthors = true }
            case "article-title", "chapter-title", "part-title", "data-title":
                if item.title == nil, !text.isEmpty { item.title = text }
            case "source", "conf-name": if item.container == nil, !text.isEmpty { item.container = text }
            case "series": item.collection = text
            case "volume": item.volume = text
            case "issue": item.issue = text
            case "supplement": if item.issue == nil { item.issue = text }
            case "elocation-id", "patent", "std": item.number = text
            case "edition": item.edition = text
            case "publisher-name": item.publisher = text
            case "publisher-loc": item.place = text
            case "isbn": item.isbn = text
            case "issn": item.issn = text
            case "pub-id", "object-id", "article-id":
                set(identifier: text, type: child.element["pub-id-type"], in: &item)
            case "ext-link", "uri": setLink(child, text, in: &item)
            case "comment", "note", "bold", "italic", "date", "annotation", "string-date", "named-content":
                setDOI(in: text, of: &item)
                read(child, role: role, into: &item)
            default: break
            }
        }
    }

    /// Notes an identifier by its type.
    static func set(identifier text: String, type: String?, in item: inout BibliographicItem) {
        switch type {
        case "doi": item.doi = bareDOI(text) ?? item.doi
        case "pmid", "medline":
            if !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { item.pmid = text }
        case "pmc", "pmcid", "pmc-uid":
            let digits = text.drop { !$0.isNumber }
            if !digits.isEmpty { item.pmcid = "PMC" + digits }
        case "arxiv": item.arxiv = text.lowercased().hasPrefix("arxiv:") ? String(text.dropFirst(6)) : text
        default: break
        }
    }

    private static func setLink(_ link: MarkupTree, _ text: String, in item: inout BibliographicItem) {
        let target = link.element["href"] ?? text
        if let doi = bareDOI(target) ?? bareDOI(text) {
            if item.doi == nil { item.doi = doi }
        } else if let pmid = target.firstRange(of: "pubmed/").map({ target[$0.upperBound...].prefix { $0.isNumber } }),
            !pmid.isEmpty
        {
            if item.pmid == nil { item.pmid = String(pmid) }
        } else if target.contains("://"), item.url == nil {
            item.url = target
        }
    }

    /// A DOI in a remark: «doi: 10.…».
    private static func setDOI(in text: String, of item: inout BibliographicItem) {
        guard item.doi == nil, let start = text.firstRange(of: "10.")?.lowerBound else { return }
        item.doi = bareDOI(String(text[start...].prefix { !$0.isWhitespace }))
    }

    /// A DOI in lower case without what stands before and behind it; nil where there is none.
    static func bareDOI(_ text: String) -> String? {
        guard let start = text.firstRange(of: "10."), text.utf8.count < 400 else { return nil }
        var doi = text[start.lowerBound...].lowercased()
        while let last = doi.last, ".,;)] ".contains(last), !(last == ")" && doi.contains("(")) { doi.removeLast() }
        guard doi.contains("/"), !doi.contains(" ") else { return nil }
        return doi.replacing("%2f", with: "/")
    }

    /// The date that the elements year, month and day say. O(n).
    static func date(in tree: MarkupTree) -> PartialDate? {
        guard let text = tree.all("year").first?.text else { return nil }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 4, let year = Int(digits) else { return nil }
        let month = tree.all("month").first.flatMap { Int($0.text) }
        let day = tree.all("day").first.flatMap { Int($0.text) }
        guard let month, (1...12).contains(month) else { return PartialDate(year: year) }
        return PartialDate(year: year, month: month, day: day.flatMap { (1...31).contains($0) ? $0 : nil })
    }

    private static func cslType(_ type: String, _ item: BibliographicItem) -> String {
        switch type.lowercased() {
        case "journal", "article", "magazine": return "article-journal"
        case "book", "book-chapter", "chapter", "edited-book":
            return item.title != nil && item.container != nil ? "chapter" : "book"
        case "thesis": return "thesis"
        case "confproc", "conf-proc", "conference", "confproceedings": return "paper-conference"
        case "web", "webpage", "website", "online", "weblink", "undeclared-web": return "webpage"
        case "patent": return "patent"
        case "report", "gov", "government": return "report"
        case "data", "database": return "dataset"
        case "preprint", "working-paper": return "article"
        case "newspaper", "newspaper-article": return "article-newspaper"
        case "software": return "software"
        case "standard": return "standard"
        default: return item.container != nil || item.title == nil ? "article-journal" : "document"
        }
    }
}
