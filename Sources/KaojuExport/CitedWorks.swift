import KaojuBibliography
import KaojuText

/// The works that a finished build cites, read from its `references.jsonl`.
package struct CitedWorks: Sendable {
    /// A work with its citation key.
    package struct Work: Sendable {
        /// The key, distinct among the works.
        package var key: String
        /// The fullest of its entries.
        package var item: BibliographicItem
    }

    /// The works, in the order in which they come first.
    package let works: [Work]

    /// Reads the lines of the file; a line that is no record is left out.
    ///
    /// - Parameter includesUncited: also takes entries that no marker leads to.
    /// - Complexity: O(n).
    package init(references: [UInt8], includesUncited: Bool = false) {
        let items = CSLItems()
        var indices: [String: Int] = [:]
        var found: [(work: String, key: String?, item: BibliographicItem, fields: Int, isCited: Bool)] = []
        for line in references.split(separator: 0x0A) {
            var parser = JSONParser(Array(line))
            guard let object = parser.value(), let id = object["id"]?.text else { continue }
            let work = object["work"]?.text ?? id
            var item = items.item(of: object)
            // The record's own `number` is the list's; CSL's stands in `custom`.
            item.number = object["custom"]?["number"]?.text
            let isCited = object["cited_at"]?.elements?.isEmpty == false
            let key = object["key"]?.text
            let fields = Self.fieldCount(of: item)
            guard let index = indices[work] else {
                indices[work] = found.count
                found.append((work, key, item, fields, isCited))
                continue
            }
            found[index].isCited = found[index].isCited || isCited
            if found[index].key == nil { found[index].key = key }
            if fields > found[index].fields { (found[index].item, found[index].fields) = (item, fields) }
        }
        var keys = CitationKeys()
        works = found.filter { ($0.isCited || includesUncited) && !$0.item.isEmpty }.map { entry in
            let name = Digest.sha256(Array(entry.work.utf8)).prefix(8)
            return Work(key: keys.key(own: entry.key, item: entry.item, name: String(name)), item: entry.item)
        }
    }

    /// How much an item says: the fullest entry of a work stands for it.
    private static func fieldCount(of item: BibliographicItem) -> Int {
        let texts: [String?] = [
            item.title, item.container, item.collection, item.volume, item.issue, item.pages, item.number, item.edition,
            item.publisher, item.place, item.doi, item.pmid, item.pmcid, item.arxiv, item.isbn, item.issn, item.url,
            item.language,
        ]
        return texts.count { $0 != nil } + item.authors.count + (item.issued?.parts.count ?? 0) + item.editors.count
    }

    /// The works in a format: BibTeX, RIS or CSL-JSON. O(n).
    package func bytes(as format: BibliographyFormat) -> [UInt8] {
        switch format {
        case .ris:
            let writer = RISWriter()
            return works.flatMap { writer.record($0.item, key: $0.key) }
        case .cslJSON:
            var json = JSONWriter()
            json.array(lines: true) { json in
                for work in works {
                    json.object { json in
                        json.member("id", work.key)
                        CSLRecords.write(work.item, to: &json, form: .csl)
                    }
                }
            }
            json.endLine()
            return json.drain()
        default:
            let writer = BibTeXWriter()
            return Array(works.map { writer.entry($0.item, key: $0.key) }.joined(separator: [0x0A]))
        }
    }
}
