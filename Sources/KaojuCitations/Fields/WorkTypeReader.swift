import KaojuText

/// Tells what kind of work an entry describes (CSL's types).
struct WorkTypeReader {
    let context: EntryContext
    let spans: [FieldSpan]
    /// The first letter of GB/T 7714's mark; 0 where there is none.
    let genre: UInt8

    /// The letters of GB/T 7714 (tables A.1 of 2015 and 2025).
    private static let marks: [UInt8: String] = [
        UInt8(ascii: "J"): "article-journal", UInt8(ascii: "M"): "book", UInt8(ascii: "D"): "thesis",
        UInt8(ascii: "C"): "paper-conference", UInt8(ascii: "R"): "report", UInt8(ascii: "P"): "patent",
        UInt8(ascii: "S"): "standard", UInt8(ascii: "N"): "article-newspaper", UInt8(ascii: "E"): "webpage",
        UInt8(ascii: "G"): "book", UInt8(ascii: "K"): "entry", UInt8(ascii: "A"): "manuscript",
        UInt8(ascii: "B"): "article-journal", UInt8(ascii: "Z"): "document",
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
