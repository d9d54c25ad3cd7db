import KaojuText

/// Reads BibTeX and BibLaTeX.
struct BibTeXReader {
    let knowledge: BibliographyKnowledge

    /// The entries in file order; fields that an entry lacks come from its `crossref`. O(n).
    func entries(of bytes: [UInt8], notices: inout Notices) -> [BibliographyEntry] {
        var scanner = BibTeXScanner(bytes, months: knowledge.months, notices: notices)
        notices = scanner.scan()
        let records = scanner.records
        let byKey = Dictionary(
            records.enumerated().map { ($0.element.key.lowercased(), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        var entries: [BibliographyEntry] = []
        var keys: Set<String> = []
        for record in records where record.type != "xdata" {
            let whole = inheriting(record, records, byKey)
            let item = item(of: whole)
            if item.isEmpty {
                notices.note(
                    "empty-record", line: record.line, offset: record.offset, zh: "条目「\(record.key)」没有可用的字段",
                    en: "the entry \"\(record.key)\" has no field that can be used")
                continue
            }
            if !record.key.isEmpty, !keys.insert(record.key).inserted {
                notices.note(
                    "duplicate-key", line: record.line, offset: record.offset, zh: "键「\(record.key)」重复，引用时取第一条",
                    en: "the key \"\(record.key)\" comes again; the first entry counts")
            }
            entries.append(BibliographyEntry(key: record.key.nonEmpty, item: item))
        }
        return entries
    }

    // MARK: Inheritance

    /// The record with what it lacks from its `crossref` and `xdata`, up to eight generations.
    private func inheriting(_ record: BibTeXRecord, _ records: [BibTeXRecord], _ byKey: [String: Int]) -> BibTeXRecord {
        var out = record
        var next = parent(of: record)
        if next == nil { return out }
        let fields = knowledge.fields(of: .bibtex)
        var names = Set(record.fields.map(\.name))
        var visited: Set<String> = [record.key.lowercased()]
        var generation = 0
        while let (key, isData) = next, generation < 8, visited.insert(key).inserted, let index = byKey[key] {
            let ancestor = records[index]
            for field in ancestor.fields {
                // The title of a book is the container of its chapters; their authors are their own.
                var field = field
                if !isData {
                    if Self.own.contains(field.name) { continue }
                    if field.name == "title" { field.name = "booktitle" }
                }
                // Only what is read: a long parent of many children must not be copied into each.
                if fields.has(field.name), names.insert(field.name).inserted { out.fields.append(field) }
            }
            next = parent(of: ancestor)
            generation += 1
        }
        return out
    }

    /// What a child does not take from the book that it stands in.
    private static let own: Set = ["author", "doi", "eprint", "pages", "url", "subtitle"]

    private func parent(of record: BibTeXRecord) -> (key: String, isData: Bool)? {
        for name in ["xdata", "crossref"] {
            guard let value = record.value(name) else { continue }
            let key = String(decoding: value, as: UTF8.self).onOneLine.lowercased()
            if !key.isEmpty { return (key, name == "xdata") }
        }
        return nil
    }

    // MARK: Items

    /// Fields that hold no TeX.
    private static let verbatim: Set = ["url", "doi", "eprint", "pmid", "pmcid", "isbn", "issn", "urldate", "date"]

    private func item(of record: BibTeXRecord) -> BibliographicItem {
        var builder = ItemBuilder(
            type: type(of: record), fields: knowledge.fields(of: .bibtex), knowledge: knowledge)
        for field in record.fields where field.name != "author" && field.name != "editor" {
            builder.add(field.name, text(of: field))
        }
        var (item, _) = builder.finish { _, _ in NameReader.Names() }
        let names = BibTeXNames(knowledge: knowledge)
        if let field = record.value("author") {
            let authors = names.names(of: field)
            item.authors = authors.people
            item.hasMoreAuthors = authors.hasMore
        }
        if let field = record.value("editor") { item.editors = names.names(of: field).people }
        item.pages = item.pages.map { pages in
            String(String.UnicodeScalarView(pages.unicodeScalars.map { $0 == "–" || $0 == "—" ? "-" : $0 }))
        }
        return item
    }

    private func text(of field: BibTeXRecord.Field) -> String {
        guard Self.verbatim.contains(field.name) else {
            return LaTeXDecoder.text(field.value[...], table: knowledge.latex)
        }
        // What people escape all the same: «10.1000/a\_b», «{https://…}», «\url{…}».
        var out: [UInt8] = []
        let value = field.value
        var at = value.has("\\url", at: 0) ? 4 : 0
        while at < value.count {
            let isEscape =
                value[at] == UInt8(ascii: "\\") && at + 1 < value.count
                && [UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "$")]
                    .contains(value[at + 1])
            if !isEscape, value[at] != UInt8(ascii: "{"), value[at] != UInt8(ascii: "}") { out.append(value[at]) }
            at += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func type(of record: BibTeXRecord) -> String {
        let types = knowledge.types(of: .bibtex)
        if let own = record.value("entrysubtype").map({ String(decoding: $0, as: UTF8.self) }) {
            if let type = types.type(named: record.type + "+" + own) { return type }
            if record.type == "misc", types.known.contains(own) { return own }
        }
        if record.type == "misc", record.value("eprint") != nil,
            let prefix = record.value("archiveprefix")
                ?? record.value("eprinttype"), String(decoding: prefix, as: UTF8.self).lowercased() == "arxiv"
        {
            return "article"
        }
        return types.type(named: record.type) ?? "document"
    }
}
