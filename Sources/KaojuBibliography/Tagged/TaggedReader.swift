import KaojuText

/// Reads the tagged formats: RIS, MEDLINE, EndNote, RefWorks, NoteExpress, ISI.
struct TaggedReader {
    let format: BibliographyFormat
    let knowledge: BibliographyKnowledge

    /// The entries in file order. O(n).
    func entries(of bytes: [UInt8], notices: inout Notices) -> [BibliographyEntry] {
        var scanner = TaggedScanner(
            format: format, listTags: format == .isi ? ["AU", "AF", "BE", "CA"] : [])
        scanner.scan(bytes)
        var entries: [BibliographyEntry] = []
        for record in scanner.records {
            let entry = entry(of: record)
            if entry.item.isEmpty {
                notices.note(
                    "empty-record", line: record.line, offset: record.offset, zh: "该记录没有可用的字段",
                    en: "the record has no field that can be used")
            } else {
                entries.append(entry)
            }
        }
        if let first = scanner.stray.first {
            let count = scanner.stray.count
            notices.note(
                "stray-line", line: first.line, offset: first.offset, zh: "有 \(count) 行不属于任何记录",
                en: "\(count) line(s) belong to no record")
        }
        return entries
    }

    private func entry(of record: TaggedRecord) -> BibliographyEntry {
        var builder = ItemBuilder(
            type: type(of: record), fields: knowledge.fields(of: format), knowledge: knowledge)
        for field in record.fields { builder.add(field.tag, field.text) }
        let reader = NameReader(knowledge: knowledge)
        var (item, key) = builder.finish { _, texts in
            var names = NameReader.Names()
            for text in texts { reader.add(text, to: &names) }
            return names
        }
        if format == .nbib {
            // MEDLINE closes every title.
            if let title = item.title, title.hasSuffix("."), !title.hasSuffix("..") { item.title?.removeLast() }
            key = item.pmid.map { "pmid:" + $0 }
        }
        return BibliographyEntry(key: key, item: item)
    }

    private func type(of record: TaggedRecord) -> String {
        let types = knowledge.types(of: format)
        func first(_ tag: String) -> String? { record.fields.first { $0.tag == tag }?.text }
        switch format {
        case .ris:
            let type = first("TY").flatMap(types.type(named:)) ?? "document"
            // What has no name of its own is named in M3.
            if type == "document", let own = first("M3"), types.known.contains(own) { return own }
            return type
        case .nbib:
            let named = record.fields.filter { $0.tag == "PT" }.compactMap { types.type(named: $0.text) }.first
            let isBook = record.fields.contains { $0.tag == "BTI" }
            if isBook { return first("TI") == nil ? "book" : "chapter" }
            return named ?? "article-journal"
        case .endnote: return first("%0").flatMap(types.type(named:)) ?? "document"
        case .refworks: return first("RT").flatMap(types.type(named:)) ?? "document"
        case .noteexpress: return first("Reference Type").flatMap(types.type(named:)) ?? "document"
        default: return first("PT").flatMap(types.type(named:)) ?? "article-journal"
        }
    }
}
