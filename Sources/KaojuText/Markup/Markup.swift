/// What a document's markup says of its structure, so that nothing of it has to be guessed from the text.
///
/// All ranges are offsets in the document's text; blocks stand there in order and do not overlap.
package struct Markup: Sendable {
    /// The section tree, in document order; index 0 is the root.
    package var sections: [MarkedSection]
    /// All text that is to be read, in document order.
    package var blocks: [MarkedBlock]
    /// Citation links and reference list.
    package var citations: GivenCitations
    /// What the file says of the document itself: title, authors, journal, identifiers.
    package var work: BibliographicItem

    /// Creates a markup.
    package init(
        sections: [MarkedSection] = [MarkedSection(level: 0, parent: nil, kind: .body)], blocks: [MarkedBlock] = [],
        citations: GivenCitations = GivenCitations(), work: BibliographicItem = BibliographicItem()
    ) {
        self.sections = sections
        self.blocks = blocks
        self.citations = citations
        self.work = work
    }
}

/// A section as the markup nests it.
package struct MarkedSection: Sendable, Hashable {
    /// Depth in the tree: 0 for the root.
    package var level: Int
    /// The index of the section around it; nil for the root.
    package var parent: Int?
    /// What the markup says that it is about; nil where only its title tells.
    package var kind: Section.Kind?
    /// The index of the block that is its title; nil where it has none.
    package var title: Int?

    package init(level: Int, parent: Int?, kind: Section.Kind? = nil, title: Int? = nil) {
        self.level = level
        self.parent = parent
        self.kind = kind
        self.title = title
    }
}

/// A paragraph, heading, caption, table row or reference as the markup marks it.
package struct MarkedBlock: Sendable, Hashable {
    /// What it is.
    package var kind: Block.Kind
    /// Where it stands in the document's text.
    package var range: ByteRange
    /// The index of its section.
    package var section: Int
    /// The path of its element: an XPath (`/article/body/sec[2]/p[3]`), for JSON a JSON Pointer (RFC 6901). Empty where
    /// it would be too long.
    package var path: String

    package init(kind: Block.Kind, range: ByteRange, section: Int, path: String) {
        self.kind = kind
        self.range = range
        self.section = section
        self.path = path
    }
}
