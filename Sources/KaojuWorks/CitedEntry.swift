import KaojuText

/// One reference of a corpus, as merging takes it.
package struct CitedEntry: Sendable {
    /// The reference's id.
    package var id: String
    /// The document whose list it stands in.
    package var document: String
    /// Its place among the document's references, from 0.
    package var ordinal: Int
    /// The entry as printed, repaired; empty where there is no list.
    package var raw: String
    /// What the entry says of the work.
    package var item: BibliographicItem

    package init(id: String, document: String, ordinal: Int, raw: String, item: BibliographicItem) {
        self.id = id
        self.document = document
        self.ordinal = ordinal
        self.raw = raw
        self.item = item
    }
}
