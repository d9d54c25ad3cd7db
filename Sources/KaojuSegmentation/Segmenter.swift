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
        let layout = LayoutRepairer(resources: resources, document: document).layout()
        let (sections, blocks) = SectionTreeBuilder().build(layout)
        let bytes = layout.reading.bytes
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
            document: document, reading: layout.reading, language: language, sections: sections, blocks: blocks,
            sentences: sentences, clauses: clauses)
    }
}
