import KaojuText

/// The segmentation stage: layout repaired, sections, sentences and clauses found.
///
/// Total: every text yields a result. Linear in the text's length.
package struct Segmenter: Sendable {
    private let resources = SegmentationResources.builtIn

    /// Creates a segmenter with the built-in resources.
    package init() {}

    /// Segments one document.
    package func segment(_ document: Document) -> SegmentedText {
        let outline = outline(of: document)
        let blocks = outline.blocks
        let bytes = outline.reading.bytes
        let sentenceSplitter = SentenceSplitter(resources: resources, bytes: bytes)
        let clauseSplitter = ClauseSplitter(bytes: bytes)
        let detector = LanguageDetector()
        var sentences: [Sentence] = []
        var clauses: [Clause] = []
        for (index, block) in blocks.enumerated() where block.kind == .paragraph || block.kind == .caption {
            for range in sentenceSplitter.sentences(in: block.range) {
                let first = clauses.count
                for clause in clauseSplitter.clauses(in: range) {
                    clauses.append(Clause(range: clause, sentence: sentences.count))
                }
                sentences.append(
                    Sentence(
                        range: range, block: index, section: block.section, clauses: first..<clauses.count,
                        language: detector.language(of: bytes, in: range)))
            }
        }
        let language = detector.language(of: bytes, in: ByteRange(0, bytes.count))
        return SegmentedText(
            document: document, reading: outline.reading, language: language, sections: outline.sections,
            blocks: blocks, sentences: sentences, clauses: clauses, given: outline.given)
    }

    /// Blocks and sections: as the markup has them, else as the lines of the text suggest.
    private func outline(of document: Document) -> Outline {
        if let markup = document.markup {
            return MarkupOutliner(resources: resources, document: document, markup: markup).outline()
        }
        let layout = LayoutRepairer(resources: resources, document: document).layout()
        let (sections, blocks) = SectionTreeBuilder().build(layout)
        return Outline(reading: layout.reading, sections: sections, blocks: blocks)
    }
}

/// The repaired text with its blocks and sections.
struct Outline {
    var reading: ReadingText
    var sections: [Section]
    var blocks: [Block]
    /// The citations that the markup gives, in the reading text.
    var given = GivenCitations()
}
