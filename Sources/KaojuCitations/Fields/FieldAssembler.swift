import KaojuText

/// Makes an item of an entry's labelled spans.
struct FieldAssembler {
    let context: EntryContext
    let identifiers: [Identifier]

    /// The item. O(n).
    func item(of spans: [FieldSpan]) -> BibliographicItem {
        var out = BibliographicItem()
        addIdentifiers(to: &out)
        let genre = identifiers.first { $0.kind == .genre }?.text ?? ""
        let names = NameReader(words: .embedded, isFamilyFirst: !genre.isEmpty)
        let authors = names.names(in: text(.author, spans))
        out.authors = authors.names
        out.hasMoreAuthors = authors.isCutShort
        out.editors = names.names(in: text(.editor, spans)).names
        let dates = DateReader(context: context)
        let date = spans.lazy.filter { $0.label == .date }.compactMap { dates.date(in: $0.tokens) }.first
        out.issued = date?.date
        out.yearSuffix = date?.suffix ?? 0
        if out.accessed == nil {
            out.accessed =
                spans.lazy.filter { $0.label == .accessed }.compactMap { dates.date(in: $0.tokens)?.date }.first
        }
        let texts = FieldTextReader(context: context)
        out.title = texts.title(first(.title, spans))
        out.container = texts.container(first(.container, spans))
        out.collection = texts.name(first(.collection, spans))
        out.publisher = texts.name(first(.publisher, spans))
        out.place = texts.name(first(.place, spans))
        out.edition = texts.number(first(.edition, spans))
        let locators = LocatorReader(context: context)
        out.volume = locators.volume(first(.volume, spans))
        out.issue = locators.issue(first(.issue, spans))
        out.pages = locators.pages(first(.pages, spans))
        out.number = locators.number(first(.number, spans))
        settleHost(genre, spans, &out)
        out.type = WorkTypeReader(context: context, spans: spans, genre: genre).type(of: out)
        return out
    }

    /// A thesis, and a book that neither «//» nor «in» names a host of, stand in nothing: what looked like one is the house.
    private func settleHost(_ genre: String, _ spans: [FieldSpan], _ item: inout BibliographicItem) {
        guard let host = item.container, item.editors.isEmpty, genre == "D" || genre == "M" else { return }
        let lead = FieldWords.bit("in")
        let isNamed =
            context.tokens.contains { $0.kind == .host }
            || (first(.container, spans) ?? 0..<0).prefix(2).contains { context.classes[$0] & lead != 0 }
        guard genre == "D" || !isNamed else { return }
        if item.publisher == nil { item.publisher = host }
        item.container = nil
    }

    private func addIdentifiers(to item: inout BibliographicItem) {
        for found in identifiers {
            switch found.kind {
            case .doi: item.doi = item.doi ?? found.text
            case .url: item.url = item.url ?? found.text
            case .pmid: item.pmid = item.pmid ?? found.text
            case .pmcid: item.pmcid = item.pmcid ?? found.text
            case .arxiv: item.arxiv = item.arxiv ?? found.text
            case .isbn: item.isbn = item.isbn ?? found.text
            case .accessDate: item.accessed = item.accessed ?? found.date
            default: break
            }
        }
    }

    private func first(_ label: FieldLabel, _ spans: [FieldSpan]) -> Range<Int>? {
        spans.first { $0.label == label }?.tokens
    }

    /// The bytes of the first span of a label, and of those that follow it at once.
    private func text(_ label: FieldLabel, _ spans: [FieldSpan]) -> [UInt8] {
        guard let start = spans.firstIndex(where: { $0.label == label }) else { return [] }
        var end = start
        while end + 1 < spans.count, spans[end + 1].label == label { end += 1 }
        let tokens = context.tokens
        let range = ByteRange(
            tokens[spans[start].tokens.lowerBound].range.start, tokens[spans[end].tokens.upperBound - 1].range.end)
        return Array(context.bytes[range.indices])
    }
}
