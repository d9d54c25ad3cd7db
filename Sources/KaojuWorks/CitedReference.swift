import KaojuCitations
import KaojuText

/// A reference of a document as the steps over the whole corpus take it: what it says of the work, and what findings about
/// it name, without the text that it stands in.
package struct CitedReference: Sendable {
    /// The reference's id.
    package var id: String
    /// The list's number, where it has one.
    package var number: Int?
    /// How a message names it.
    package var label: String
    /// The index of the list that it stands in; -1 where it stands in none.
    package var list: Int
    /// Where its entry stands in the source text; nil where there is no list.
    package var span: ByteRange?
    /// Whether the entry itself bears the mark of a retraction.
    package var isMarkedRetracted: Bool
    /// The name of the cited work: the document's own until the corpus's is known.
    package var work: String
    /// The document of the corpus that the work is, where it is one.
    package var citedDocument: String?
    /// The work's place among those of the corpus, once it is known.
    package private(set) var place: Int?
    /// The family name, or whole name, of the first author; empty where it is not known.
    package private(set) var author: String
    /// The year of the work, where it is known.
    package private(set) var year: Int?
    /// What the entry says; nil when the works of the corpus are known, and nothing but author and year is wanted.
    package private(set) var entry: (any EntrySource)?

    /// A reference of which nothing is known but what is named.
    package init(
        id: String, number: Int? = nil, label: String = "", list: Int = -1, span: ByteRange? = nil, raw: String = "",
        item: BibliographicItem = BibliographicItem(), isMarkedRetracted: Bool = false, work: String = "",
        citedDocument: String? = nil
    ) {
        self.init(
            id: id, number: number, label: label, list: list, span: span, isMarkedRetracted: isMarkedRetracted,
            work: work, author: item.authors.first?.leading ?? "", year: item.year,
            entry: PrintedEntry(raw: raw, item: item))
        self.citedDocument = citedDocument
    }

    /// A reference whose entry lies elsewhere.
    package init(
        id: String, number: Int?, label: String, list: Int, span: ByteRange?, isMarkedRetracted: Bool, work: String,
        author: String, year: Int?, entry: any EntrySource
    ) {
        self.id = id
        self.number = number
        self.label = label
        self.list = list
        self.span = span
        self.isMarkedRetracted = isMarkedRetracted
        self.work = work
        self.author = author
        self.year = year
        self.entry = entry
    }

    /// Takes the work that a corpus knows it as, and forgets what only merging works needs: all that the entry says but its
    /// first author and its year. O(1).
    package mutating func adopt(_ works: Works) {
        entry = nil
        guard let found = works.index(ofEntry: id) else { return }
        place = found
        work = works.items[found].id
        citedDocument = works.items[found].document
    }

    /// The references of one document. O(references · lists).
    package static func all(of citations: Citations, in text: SegmentedText) -> [CitedReference] {
        citations.references.map { reference in
            CitedReference(
                id: reference.id, number: reference.number, label: reference.label,
                list: reference.range.flatMap { range in citations.lists.firstIndex { $0.contains(range) } } ?? -1,
                span: reference.range.map { text.source(of: $0) }, raw: reference.raw, item: reference.item,
                isMarkedRetracted: RetractionMarks.builtIn.mark(title: reference.item.title, raw: reference.raw),
                work: reference.work, citedDocument: reference.citedDocument)
        }
    }
}

extension CitedReference: Hashable {
    /// Whether both say the same.
    package static func == (one: CitedReference, other: CitedReference) -> Bool {
        one.id == other.id && one.number == other.number && one.label == other.label && one.list == other.list
            && one.span == other.span && one.isMarkedRetracted == other.isMarkedRetracted && one.work == other.work
            && one.citedDocument == other.citedDocument && one.author == other.author && one.year == other.year
            && one.entry?.entry() == other.entry?.entry()
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
