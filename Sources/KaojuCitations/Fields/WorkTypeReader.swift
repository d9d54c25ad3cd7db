import KaojuText

/// Tells what kind of work an entry describes (CSL's types).
struct WorkTypeReader {
    let context: EntryContext
    let spans: [FieldSpan]
    /// The letters of GB/T 7714's mark; empty where there is none.
    let genre: String

    /// The marks of GB/T 7714 (tables of 2015 and 2025) in CSL's types.
    private static let marks = [
        "J": "article-journal", "M": "book", "D": "thesis", "C": "paper-conference", "R": "report", "P": "patent",
        "S": "standard", "N": "article-newspaper", "G": "book", "K": "entry", "A": "manuscript", "B": "article-journal",
        "Z": "document", "EB": "webpage", "DB": "dataset", "DS": "dataset", "CP": "software", "CM": "map",
        "PP": "article",
        "E": "webpage",
    ]

    /// The type of an item whose other fields are read.
    func type(of item: BibliographicItem) -> String {
        if let known = Self.marks[genre] {
            return known == "book" && item.container != nil ? "chapter" : known
        }
        let found = classes(.genre, .note, .publisher)
        if found & FieldWords.bit("thesis") != 0, item.container == nil { return "thesis" }
        if classes(.genre) & FieldWords.bit("patent") != 0 { return "patent" }
        let host = classes(.container)
        if item.container != nil {
            if host & FieldWords.bit("conference") != 0 && item.volume == nil { return "paper-conference" }
            let isBook = !item.editors.isEmpty || item.publisher != nil && item.volume == nil && item.issue == nil
            return isBook ? "chapter" : "article-journal"
        }
        if classes(.genre) & FieldWords.bit("report") != 0 { return "report" }
        if item.publisher != nil || item.place != nil || item.edition != nil || item.isbn != nil { return "book" }
        if item.arxiv != nil { return "article" }
        if item.url != nil, item.volume == nil, item.pages == nil { return "webpage" }
        return "article-journal"
    }

    private func classes(_ labels: FieldLabel...) -> FieldWords.Classes {
        spans.filter { labels.contains($0.label) }.flatMap(\.tokens).reduce(0) { $0 | context.classes[$1] }
    }
}
