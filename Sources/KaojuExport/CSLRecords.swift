import KaojuText

/// A work as a CSL-JSON item (citationstyles.org, CSL 1.0.2; schema `csl-data.json`).
package enum CSLRecords {
    /// Whether an item stands in Kaoju's own records or by itself.
    package enum Form: Sendable {
        /// CSL's own `number` goes to `custom.number`, for `number` is the list's.
        case record
        /// As the schema has it.
        case csl
    }

    /// Writes the members of an open JSON object.
    package static func write(_ item: BibliographicItem, to json: inout JSONWriter, form: Form = .record) {
        json.member("type", item.type)
        // «others» stands for «et al.», as Pandoc has it; in Kaoju's records authors are the printed ones.
        let others = form == .csl && item.hasMoreAuthors ? [PersonName(literal: "others")] : []
        write(item.authors + others, as: "author", to: &json)
        write(item.editors, as: "editor", to: &json)
        write(item.issued, as: "issued", to: &json)
        if form == .csl, item.yearSuffix != 0 { json.member("year-suffix", String(UnicodeScalar(item.yearSuffix))) }
        json.member(nonempty: "title", item.title)
        json.member(nonempty: "container-title", item.container)
        json.member(nonempty: "collection-title", item.collection)
        json.member(nonempty: "publisher", item.publisher)
        json.member(nonempty: "publisher-place", item.place)
        json.member(nonempty: "edition", item.edition)
        json.member(nonempty: "page", item.pages)
        json.member(nonempty: "volume", item.volume)
        json.member(nonempty: "issue", item.issue)
        json.member(nonempty: "DOI", item.doi)
        json.member(nonempty: "PMID", item.pmid)
        json.member(nonempty: "PMCID", item.pmcid)
        json.member(nonempty: "ISBN", item.isbn)
        json.member(nonempty: "ISSN", item.issn)
        json.member(nonempty: "URL", item.url)
        write(item.accessed, as: "accessed", to: &json)
        json.member(nonempty: "language", item.language)
        switch form {
        case .record:
            if item.number != nil || item.arxiv != nil {
                json.member("custom") {
                    $0.member(nonempty: "number", item.number)
                    $0.member(nonempty: "arXiv", item.arxiv)
                }
            }
        case .csl:
            json.member(nonempty: "number", item.number)
            if let arxiv = item.arxiv {
                json.member("archive", "arXiv")
                json.member("archive_location", arxiv)
            }
        }
    }

    private static func write(_ names: [PersonName], as key: String, to json: inout JSONWriter) {
        guard !names.isEmpty else { return }
        json.key(key)
        json.array { json in
            for name in names {
                json.object {
                    $0.member(nonempty: "family", name.family)
                    $0.member(nonempty: "given", name.given)
                    $0.member(nonempty: "suffix", name.suffix)
                    $0.member(nonempty: "literal", name.literal)
                }
            }
        }
    }

    private static func write(_ date: PartialDate?, as key: String, to json: inout JSONWriter) {
        guard let date else { return }
        json.member(key) {
            $0.key("date-parts")
            $0.array { $0.array { json in for part in date.parts { json.value(part) } } }
        }
    }
}
