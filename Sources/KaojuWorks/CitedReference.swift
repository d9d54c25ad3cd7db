import KaojuCitations
import KaojuText

/// A reference of a document as the steps over the whole corpus take it: what it says of the work, and what findings about
/// it name, without the text that it stands in.
package struct CitedReference: Sendable, Hashable {
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
    /// The entry as printed, repaired; empty where there is no list.
    package var raw: String
    /// What the entry says of the work.
    package var item: BibliographicItem
    /// Whether the entry itself bears the mark of a retraction.
    package var isMarkedRetracted: Bool
    /// The name of the cited work: the document's own until the corpus's is known.
    package var work: String
    /// The document of the corpus that the work is, where it is one.
    package var citedDocument: String?

    /// A reference of which nothing is known but what is named.
    package init(
        id: String, number: Int? = nil, label: String = "", list: Int = -1, span: ByteRange? = nil, raw: String = "",
        item: BibliographicItem = BibliographicItem(), isMarkedRetracted: Bool = false, work: String = "",
        citedDocument: String? = nil
    ) {
        self.id = id
        self.number = number
        self.label = label
        self.list = list
        self.span = span
        self.raw = raw
        self.item = item
        self.isMarkedRetracted = isMarkedRetracted
        self.work = work
        self.citedDocument = citedDocument
    }

    /// Forgets what only merging works needs: the entry as printed, and all that it says but its first author and its year.
    package mutating func forgetEntry() {
        raw = ""
        var named = BibliographicItem()
        named.authors = Array(item.authors.prefix(1))
        named.issued = item.issued
        item = named
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
