/// An entry of a bibliography that comes in a machine's form: a JATS `ref`, a BibTeX or RIS record.
package struct BibliographyEntry: Sendable, Hashable {
    /// The source's own id: a JATS `ref`'s `id`, a BibTeX key.
    package var key: String?
    /// The number that the entry is cited by, where the source says one.
    package var number: Int?
    /// Where the entry stands in the document's text (bytes); nil where it comes from a file beside it.
    package var range: ByteRange?
    /// What the entry says of the work.
    package var item: BibliographicItem

    package init(key: String? = nil, number: Int? = nil, range: ByteRange? = nil, item: BibliographicItem) {
        self.key = key
        self.number = number
        self.range = range
        self.item = item
    }
}
