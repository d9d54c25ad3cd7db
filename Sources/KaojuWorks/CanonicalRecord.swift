import KaojuText

/// The best that several records of one work say together: of each field the value that most of them have, among equals
/// the most complete, then the first in alphabetical order.
struct CanonicalRecord {
    /// The record.
    private(set) var item: BibliographicItem

    /// Votes field by field. O(records · fields).
    init(_ records: [(item: BibliographicItem, features: EntryFeatures)]) {
        guard records.count > 1 else {
            item = records.first?.item ?? BibliographicItem()
            if let doi = records.first?.features.doi, !doi.isEmpty { item.doi = String(decoding: doi, as: UTF8.self) }
            return
        }
        let items = records.map(\.item)
        var out = BibliographicItem()
        out.type = Self.vote(items.map { Optional($0.type) }) ?? out.type
        out.title = Self.vote(items.map(\.title)) { LetterFolder.key(RetractionMarks.builtIn.stripped($0)) }
        out.container = Self.vote(items.map(\.container))
        out.collection = Self.vote(items.map(\.collection))
        out.volume = Self.vote(items.map(\.volume))
        out.issue = Self.vote(items.map(\.issue))
        out.pages = Self.vote(items.map(\.pages))
        out.number = Self.vote(items.map(\.number))
        out.edition = Self.vote(items.map(\.edition))
        out.publisher = Self.vote(items.map(\.publisher))
        out.place = Self.vote(items.map(\.place))
        out.doi = Self.vote(
            records.map { $0.features.doi.isEmpty ? nil : String(decoding: $0.features.doi, as: UTF8.self) })
        out.pmid = Self.vote(items.map(\.pmid))
        out.pmcid = Self.vote(items.map(\.pmcid))
        out.arxiv = Self.vote(items.map(\.arxiv))
        out.isbn = Self.vote(items.map(\.isbn))
        out.issn = Self.vote(items.map(\.issn))
        out.url = Self.vote(items.map(\.url))
        out.language = Self.vote(items.map(\.language))
        out.issued = Self.issued(items.compactMap(\.issued))
        out.accessed = items.compactMap(\.accessed).max { $0.parts.lexicographicallyPrecedes($1.parts) }
        (out.authors, out.hasMoreAuthors) = Self.authors(items)
        out.editors = items.map(\.editors).max { $0.count < $1.count } ?? []
        item = out
    }

    /// The value that most have, compared by letters and digits; in its longest form.
    private static func vote(
        _ values: [String?], by key: (String) -> [UInt8] = { LetterFolder.key($0) }
    ) -> String? {
        guard let first = values.first(where: { $0?.isEmpty == false }) else { return nil }
        if values.allSatisfy({ $0 == nil || $0 == first }) { return first }
        var counts: [[UInt8]: (count: Int, form: String)] = [:]
        for case let value? in values where !value.isEmpty {
            let known = counts[key(value)]
            let isBetter = known.map { Self.isBetter(value, than: $0.form) } ?? true
            counts[key(value)] = ((known?.count ?? 0) + 1, isBetter ? value : known?.form ?? value)
        }
        return counts.values.max { a, b in
            a.count != b.count ? a.count < b.count : isBetter(b.form, than: a.form)
        }?.form
    }

    private static func isBetter(_ a: String, than b: String) -> Bool {
        a.utf8.count != b.utf8.count ? a.utf8.count > b.utf8.count : a < b
    }

    /// The year that most have (the later of two: that of the issue, not of the first appearance online), and its date
    /// with most parts.
    private static func issued(_ dates: [PartialDate]) -> PartialDate? {
        var counts: [Int: Int] = [:]
        for date in dates { counts[date.year, default: 0] += 1 }
        guard let year = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return nil }
        return dates.filter { $0.year == year }.max {
            $0.parts.count != $1.parts.count
                ? $0.parts.count < $1.parts.count : $1.parts.lexicographicallyPrecedes($0.parts)
        }
    }

    /// The longest list of authors that the first author of most begins; of equal ones the one with the fuller names.
    private static func authors(_ items: [BibliographicItem]) -> ([PersonName], Bool) {
        func length(_ names: [PersonName]) -> Int {
            names.reduce(0) { $0 + $1.family.utf8.count + $1.given.utf8.count + $1.literal.utf8.count }
        }
        let lists = items.filter { !$0.authors.isEmpty }
        guard
            let best = lists.max(by: { a, b in
                if a.authors.count != b.authors.count { return a.authors.count < b.authors.count }
                if a.hasMoreAuthors != b.hasMoreAuthors { return a.hasMoreAuthors }
                let (first, second) = (length(a.authors), length(b.authors))
                return first != second
                    ? first < second
                    : b.authors.map(\.leading).lexicographicallyPrecedes(a.authors.map(\.leading))
            })
        else { return ([], false) }
        return (best.authors, best.hasMoreAuthors)
    }
}
