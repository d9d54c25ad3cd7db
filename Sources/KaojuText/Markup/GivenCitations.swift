/// Citation links and list entries that a document's markup gives, or that come with it.
package struct GivenCitations: Sendable, Hashable {
    /// The links, in document order; ranges do not overlap.
    package var links: [CitationLink]
    /// The entries, in list order.
    package var entries: [BibliographyEntry]

    package init(links: [CitationLink] = [], entries: [BibliographyEntry] = []) {
        self.links = links
        self.entries = entries
    }

    /// Whether nothing is given.
    package var isEmpty: Bool { links.isEmpty && entries.isEmpty }
}

/// A stretch of text that leads to entries of the reference list: JATS's `xref`, TEI's `ref`, HTML's `a`.
package struct CitationLink: Sendable, Hashable {
    /// Where its text stands.
    package var range: ByteRange
    /// The indices of the entries that it leads to; empty where its target is unknown.
    package var entries: [Int]

    package init(range: ByteRange, entries: [Int]) {
        self.range = range
        self.entries = entries
    }
}
