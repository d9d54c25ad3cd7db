import KaojuText

/// The in-text markers and the reference list of one document. Ranges are offsets in the reading text.
package struct Citations: Sendable {
    /// The markers, in document order; ranges do not overlap.
    package var markers: [CitationMarker]
    /// The references: list entries in list order, else one a cited number.
    package var references: [Reference]
    /// Where the reference lists stand (heading included): no claims there.
    package var lists: [ByteRange]
    /// The style that the document cites in; nil where it cites nothing.
    package var style: CitationStyle?
    /// What was noticed (findings of the audit included).
    package var diagnostics: [Diagnostic]

    package init(
        markers: [CitationMarker] = [], references: [Reference] = [], lists: [ByteRange] = [],
        style: CitationStyle? = nil, diagnostics: [Diagnostic] = []
    ) {
        self.markers = markers
        self.references = references
        self.lists = lists
        self.style = style
        self.diagnostics = diagnostics
    }

    /// The indices of the markers that start in a reading range. O(log n + hits).
    package func markers(in range: ByteRange) -> Range<Int> {
        func first(_ offset: Int) -> Int {
            var low = 0
            var high = markers.count
            while low < high {
                let middle = (low + high) / 2
                if markers[middle].range.start < offset { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return first(range.start)..<max(first(range.start), first(range.end))
    }
}

/// An in-text citation marker as printed.
package struct CitationMarker: Sendable, Hashable {
    /// How a marker is printed (the contract's names).
    package enum Style: String, Sendable {
        case bracket, parenthesis, superscript, footnote
        case authorYear = "author_year"
    }

    /// Where it stands in the reading text.
    package var range: ByteRange
    /// How it is printed.
    package var style: Style
    /// The reference numbers, ranges expanded, as printed.
    package var numbers: [Int]
    /// The ids of the references that it leads to.
    package var references: [String]

    package init(range: ByteRange, style: Style, numbers: [Int], references: [String] = []) {
        self.range = range
        self.style = style
        self.numbers = numbers
        self.references = references
    }
}

/// A reference: an entry of the list, or a number that the text cites without a list.
package struct Reference: Sendable, Hashable {
    /// `ref:` and a hash of the document and the list's label.
    package var id: String
    /// The source's own id (a JATS `ref`'s, a BibTeX key), where it has one.
    package var key: String?
    /// The list's number, where it has one.
    package var number: Int?
    /// Where the entry stands in the reading text; nil where there is no list.
    package var range: ByteRange?
    /// The entry as printed, repaired; empty where there is no list.
    package var raw: String
    /// What the entry says of the work, as far as it is known.
    package var item: BibliographicItem
    /// `work:` and the name of the cited work, shared by all entries that are the same work.
    package var work: String
    /// The other names of the work: `doi:…`, `pmid:…`, the ids of other entries; known only of a whole corpus.
    package var sameAs: [String] = []
    /// The document of the corpus that the work is, where it is one.
    package var citedDocument: String?
    /// The reading ranges of the markers that lead here.
    package var citedAt: [ByteRange]

    package init(
        id: String, key: String? = nil, number: Int? = nil, range: ByteRange? = nil, raw: String = "",
        item: BibliographicItem = BibliographicItem(), work: String = "", citedAt: [ByteRange] = []
    ) {
        self.id = id
        self.key = key
        self.number = number
        self.range = range
        self.raw = raw
        self.item = item
        self.work = work
        self.citedAt = citedAt
    }
}
