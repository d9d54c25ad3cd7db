import KaojuText

/// Completes entries of a printed list with what bibliography files say of the same work.
///
/// Only where it is surely the same: one DOI or PubMed id, or first author and year with the file's title standing in the
/// printed entry. A wrong match is worse than none.
struct EntryEnricher {
    let bibliographies: [DocumentBibliography]

    /// The file's entry for a printed one; nil where none is surely the same work. O(entry) on average.
    func entry(for item: BibliographicItem, raw: String) -> BibliographyEntry? {
        for bibliography in bibliographies {
            let library = bibliography.library
            if let index = item.doi.flatMap(library.index(doi:)) ?? item.pmid.flatMap(library.index(pmid:)) {
                return library.entries[index]
            }
        }
        guard let name = item.authors.first?.indexWord, let year = item.year else { return nil }
        for bibliography in bibliographies {
            let found = bibliography.library.indices(name: name, year: year)
            guard !found.isEmpty, found.count <= 100 else { continue }
            let squeezed = Array(raw.squeezed.utf8)
            let same = found.map { bibliography.library.entries[$0] }
                .filter { agrees($0.item, item) && holds(squeezed, title: $0.item.title) }
            // Of «Part one» and «Part one: methods» the longer is meant; two of one length are not told apart.
            let longest = same.map { $0.item.title?.utf8.count ?? 0 }.max()
            let best = same.filter { $0.item.title?.utf8.count == longest }
            if best.count == 1 { return best[0] }
        }
        return nil
    }

    /// The file's fields, and of the printed ones those that the file lacks.
    static func merged(_ file: BibliographicItem, with printed: BibliographicItem) -> BibliographicItem {
        var out = file
        if out.authors.isEmpty { (out.authors, out.hasMoreAuthors) = (printed.authors, printed.hasMoreAuthors) }
        if out.editors.isEmpty { out.editors = printed.editors }
        out.issued = out.issued ?? printed.issued
        // The letter behind the year is the list's own.
        out.yearSuffix = printed.yearSuffix
        out.accessed = out.accessed ?? printed.accessed
        for path: WritableKeyPath<BibliographicItem, String?> in [
            \.title, \.container, \.collection, \.volume, \.issue, \.pages, \.number, \.edition, \.publisher, \.place,
            \.doi,
            \.pmid, \.pmcid, \.arxiv, \.isbn, \.issn, \.url, \.language,
        ] where out[keyPath: path] == nil {
            out[keyPath: path] = printed[keyPath: path]
        }
        return out
    }

    /// Whether nothing that both know speaks against one work.
    private func agrees(_ a: BibliographicItem, _ b: BibliographicItem) -> Bool {
        func same(_ x: String?, _ y: String?) -> Bool { x == nil || y == nil || x?.squeezed == y?.squeezed }
        return same(a.volume, b.volume) && same(a.doi, b.doi) && same(a.pmid, b.pmid)
    }

    /// Whether a printed entry holds a title that is long enough to be one work's alone.
    private func holds(_ raw: [UInt8], title: String?) -> Bool {
        guard let title = title.map({ Array($0.squeezed.utf8) }), title.count >= 18, title.count <= raw.count else {
            return false
        }
        return (0...(raw.count - title.count)).contains { start in
            raw[start] == title[0] && raw[start..<(start + title.count)].elementsEqual(title)
        }
    }
}
