/// What segmentation makes of a document. All ranges are offsets in `reading.bytes`; `source(of:)` leads back.
package struct SegmentedText: Sendable {
    /// The document that was segmented.
    package var document: Document
    /// The repaired text.
    package var reading: ReadingText
    /// The language of most of the text.
    package var language: Language
    /// The section tree, in document order; index 0 is the root, which has no title.
    package var sections: [Section]
    /// The blocks, in document order.
    package var blocks: [Block]
    /// The sentences, in document order.
    package var sentences: [Sentence]
    /// The clauses, in document order.
    package var clauses: [Clause]
    /// The citation links and list entries that the document's markup gives.
    package var given: GivenCitations

    /// Creates a segmented text.
    package init(
        document: Document, reading: ReadingText, language: Language, sections: [Section], blocks: [Block],
        sentences: [Sentence], clauses: [Clause], given: GivenCitations = GivenCitations()
    ) {
        self.document = document
        self.reading = reading
        self.language = language
        self.sections = sections
        self.blocks = blocks
        self.sentences = sentences
        self.clauses = clauses
        self.given = given
    }

    /// The reading text of a range.
    package subscript(range: ByteRange) -> String { reading[range] }

    /// The source range (UTF-8 bytes of `text/<document>.txt`) of a reading range. O(log n).
    package func source(of range: ByteRange) -> ByteRange { reading.map.source(of: range) }

    /// The titles of a section and the sections around it, outermost first.
    package func titles(ofSection index: Int) -> [String] {
        var out: [String] = []
        var at: Int? = index
        while let i = at {
            if !sections[i].title.isEmpty { out.append(sections[i].title) }
            at = sections[i].parent
        }
        return out.reversed()
    }

    /// The path of the element whose block holds the reading offset, where the document has markup. O(log n).
    package func element(at offset: Int) -> String? {
        Self.index(of: offset, in: blocks.count) { blocks[$0].range }.flatMap { blocks[$0].element }
    }

    /// The index of the sentence that holds the reading offset, if one does. O(log n).
    package func sentenceIndex(at offset: Int) -> Int? {
        Self.index(of: offset, in: sentences.count) { sentences[$0].range }
    }

    /// The index of the clause that holds the reading offset, if one does. O(log n).
    package func clauseIndex(at offset: Int) -> Int? {
        Self.index(of: offset, in: clauses.count) { clauses[$0].range }
    }

    private static func index(of offset: Int, in count: Int, range: (Int) -> ByteRange) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if range(middle).end <= offset { low = middle + 1 } else { high = middle }
        }
        return low < count && range(low).contains(offset) ? low : nil
    }
}

/// A section of a document: its heading and what stands under it.
package struct Section: Sendable, Hashable {
    /// What a section is about, as far as its heading says.
    package enum Kind: String, Sendable {
        case body, abstract, introduction, methods, results, discussion, conclusion, references, acknowledgements
        /// Author lines, keywords, funding, article numbers.
        case metadata
    }

    /// The heading's text as printed, with its number; empty for the root.
    package var title: String
    /// Depth in the tree: 0 for the root, 1 for a chapter.
    package var level: Int
    /// The index of the section around this one; nil for the root.
    package var parent: Int?
    /// What the section is about.
    package var kind: Kind
    /// The reading range from the heading to the end of the section.
    package var range: ByteRange

    package init(title: String, level: Int, parent: Int?, kind: Kind, range: ByteRange) {
        self.title = title
        self.level = level
        self.parent = parent
        self.kind = kind
        self.range = range
    }
}

/// A block of text: a paragraph, a heading, a caption.
package struct Block: Sendable, Hashable {
    /// What a block is.
    package enum Kind: String, Sendable {
        case paragraph, heading, caption, table
        /// An entry (or several) of a reference list.
        case reference
        /// Author and affiliation lines, keywords, funding: no claims.
        case metadata
    }

    /// What the block is.
    package var kind: Kind
    /// Where it stands in the reading text.
    package var range: ByteRange
    /// The index of its section.
    package var section: Int
    /// The path of its element in the source's markup (`/article/body/sec[2]/p[3]`); nil for plain text.
    package var element: String?

    package init(kind: Kind, range: ByteRange, section: Int, element: String? = nil) {
        self.kind = kind
        self.range = range
        self.section = section
        self.element = element
    }
}

/// A sentence: a run of clauses up to a full stop.
package struct Sentence: Sendable, Hashable {
    /// Where it stands in the reading text, citation markers behind the full stop included.
    package var range: ByteRange
    /// The index of its block.
    package var block: Int
    /// The index of its section.
    package var section: Int
    /// The indices of its clauses.
    package var clauses: Range<Int>
    /// The language of most of it.
    package var language: Language

    package init(range: ByteRange, block: Int, section: Int, clauses: Range<Int>, language: Language) {
        self.range = range
        self.block = block
        self.section = section
        self.clauses = clauses
        self.language = language
    }
}

/// A clause: the stretch between two commas, semicolons or colons, its closing punctuation and markers included.
package struct Clause: Sendable, Hashable {
    /// Where it stands in the reading text.
    package var range: ByteRange
    /// The index of its sentence.
    package var sentence: Int

    package init(range: ByteRange, sentence: Int) {
        self.range = range
        self.sentence = sentence
    }
}
