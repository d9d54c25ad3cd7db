import KaojuText

/// One reference of a corpus, as merging takes it.
package struct CitedEntry: Sendable {
    /// The reference's id.
    package var id: String
    /// The document whose list it stands in.
    package var document: String
    /// Its place among the document's references, from 0.
    package var ordinal: Int
    /// What the entry says.
    package var source: any EntrySource

    package init(id: String, document: String, ordinal: Int, source: any EntrySource) {
        self.id = id
        self.document = document
        self.ordinal = ordinal
        self.source = source
    }
}
