import KaojuText

/// Makes a work of the fields of one record, whatever the format.
struct ItemBuilder {
    let fields: FieldTable
    let knowledge: BibliographyKnowledge
    private(set) var item = BibliographicItem()
    private var values: [FieldRole: (rank: Int, texts: [String])] = [:]

    /// A builder for a work of this CSL type.
    init(type: String, fields: FieldTable, knowledge: BibliographyKnowledge) {
        self.fields = fields
        self.knowledge = knowledge
        item.type = type
    }

    /// Adds a field; what the format's table does not know is left out.
    mutating func add(_ field: String, _ text: String) {
        guard !text.isEmpty, let rule = fields.rule(of: field, type: item.type) else { return }
        guard let known = values[rule.role], known.rank < rule.rank else {
            if values[rule.role]?.rank == rule.rank {
                values[rule.role]?.texts.append(text)
            } else {
                values[rule.role] = (rule.rank, [text])
            }
            return
        }
    }

    /// The names of a role, for formats that read names by their own rules.
    func texts(_ role: FieldRole) -> [String] { values[role]?.texts ?? [] }

    /// The first text of a role on one line; nil where there is none.
    func text(_ role: FieldRole) -> String? {
        for text in texts(role) {
            if let line = text.onOneLine.nonEmpty { return line }
        }
        return nil
    }

    /// The work, and the record's key. `names` reads the names of a role. O(n).
    mutating func finish(names: (BibliographicItem, [String]) -> NameReader.Names) -> (BibliographicItem, key: String?)
    {
        let authors = names(item, texts(.author))
        item.authors = authors.people
        item.hasMoreAuthors = authors.hasMore
        for group in texts(.group) {
            if let name = group.onOneLine.nonEmpty { item.authors.append(PersonName(literal: name)) }
        }
        item.editors = names(item, texts(.editor)).people
        item.title = text(.title)
        if let title = item.title, let subtitle = text(.subtitle) { item.title = title + ": " + subtitle }
        item.container = text(.container)
        item.collection = text(.collection)
        item.volume = text(.volume)
        item.issue = text(.issue)
        item.number = text(.number)
        item.pages = pages()
        item.edition = text(.edition)
        item.publisher = text(.publisher)
        item.place = text(.place)
        item.language = text(.language).flatMap(knowledge.language)
        setDates()
        setIdentifiers()
        return (item, text(.key))
    }

    // MARK: Parts

    private func pages() -> String? {
        if let pages = text(.pages) { return pages }
        guard let start = text(.pagesStart) else { return text(.pagesEnd) }
        guard let end = text(.pagesEnd), end != start, !start.contains("-"), !start.contains("–") else { return start }
        return start + "-" + end
    }

    private mutating func setDates() {
        let reader = DateReader(months: knowledge.months)
        let date = text(.date).flatMap(reader.date)
        let year = text(.year).flatMap { Int($0) ?? reader.date($0)?.year }
        var issued = date ?? year.map { PartialDate(year: $0) }
        if issued?.month == nil, issued != nil {
            issued?.month = text(.month).flatMap(reader.month)
            if issued?.month != nil { issued?.day = text(.day).flatMap { Int($0) } }
        }
        // EndNote and CNKI put the day of an article into a field of its own, without its year.
        if let year, let own = issued?.year, own != year { issued = PartialDate(year: year) }
        item.issued = issued
        // «2012a»
        if let letter = text(.year)?.utf8.last, letter.isLower, text(.year)?.utf8.count == 5 {
            item.yearSuffix = letter
        }
        item.accessed = text(.accessed).flatMap(reader.date)
    }

    private mutating func setIdentifiers() {
        item.doi = text(.doi).flatMap(Identifiers.doi)
        item.pmid = text(.pmid).flatMap(Identifiers.pmid)
        item.pmcid = text(.pmcid).flatMap(Identifiers.pmcid)
        item.issn = text(.issn)
        item.isbn = text(.isbn)
        for serial in texts(.serial) {
            let (issn, isbn) = Identifiers.serial(serial)
            item.issn = item.issn ?? issn
            item.isbn = item.isbn ?? isbn
        }
        for identifier in texts(.identifier) { take(identifier.onOneLine) }
        if item.doi == nil, let hint = text(.hint), hint.hasPrefix("10.") { item.doi = Identifiers.doi(hint) }
        item.url = text(.url)
        if item.url == nil, let link = text(.link), let at = link.firstRange(of: "http") {
            item.url = String(link[at.lowerBound...].prefix { !$0.isWhitespace && $0 != "}" })
        }
        takeEprint()
        if item.arxiv == nil, let doi = item.doi { item.arxiv = Identifiers.arxiv(doi) }
    }

    /// An identifier that says which it is: «10.1/x [doi]», «PMC123», «PMID: 123», «arXiv:1706.1».
    private mutating func take(_ text: String) {
        let lowered = text.lowercased()
        if lowered.hasPrefix("10."), !lowered.hasSuffix("[pii]") {
            item.doi = item.doi ?? Identifiers.doi(text)
        } else if lowered.hasPrefix("pmc") {
            item.pmcid = item.pmcid ?? Identifiers.pmcid(text)
        } else if lowered.hasPrefix("pmid") || lowered.hasPrefix("medline:") {
            item.pmid = item.pmid ?? Identifiers.pmid(text)
        } else if lowered.hasPrefix("arxiv:") {
            item.arxiv = item.arxiv ?? Identifiers.arxiv(text)
        }
    }

    private mutating func takeEprint() {
        guard let eprint = text(.eprint) else { return }
        switch text(.eprintType)?.lowercased() {
        case "arxiv": item.arxiv = Identifiers.arxiv(eprint) ?? eprint
        case "pubmed", "pmid", "medline": item.pmid = item.pmid ?? Identifiers.pmid(eprint)
        case "pmc", "pmcid", "pubmed central": item.pmcid = item.pmcid ?? Identifiers.pmcid("PMC" + eprint)
        default: item.arxiv = Identifiers.arxiv(eprint)
        }
    }
}
