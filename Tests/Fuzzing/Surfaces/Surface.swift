import KaojuText

/// A place where bytes that nobody vouches for come in, or where their text goes out.
///
/// A run takes any bytes. It must come back, and what came out must hold what its module promises: a broken promise stops
/// the program, as a broken invariant of Swift does, so that a fuzzer and a test notice both in the same way.
package enum Surface: String, Sendable, CaseIterable {
    /// Files of any kind: encodings, kinds of file, markup.
    case ingestion
    /// XML, HTML and JSON with citation links and references.
    case markup
    /// BibTeX, RIS, MEDLINE, EndNote, CSL-JSON.
    case bibliography
    /// Lines, blocks, sections, sentences, clauses, and the map back to the source.
    case segmentation
    /// Markers, reference lists, and which marker leads to which entry.
    case citations
    /// A reference string a line.
    case references
    /// Tables of terms, weights and decisions that users write.
    case tables
    /// Compiled lexicons that were changed after they were written.
    case lexicon
    /// Ontologies, thesauri and code lists.
    case vocabularies
    /// brat standoff and other annotated data.
    case annotations
    /// Path queries.
    case queries
    /// Names, quotations and titles in every format that is written.
    case exports
    /// A document through the whole pipeline, to the records.
    case analysis

    /// Runs the surface on these bytes. Stops the program where a promise is broken.
    package func run(_ bytes: [UInt8]) {
        switch self {
        case .ingestion: IngestionSurface.run(bytes)
        case .markup: MarkupSurface.run(bytes)
        case .bibliography: BibliographySurface.run(bytes)
        case .segmentation: SegmentationSurface.run(bytes)
        case .citations: CitationSurface.run(bytes)
        case .references: ReferenceSurface.run(bytes)
        case .tables: TableSurface.run(bytes)
        case .lexicon: LexiconSurface.run(bytes)
        case .vocabularies: VocabularySurface.run(bytes)
        case .annotations: AnnotationSurface.run(bytes)
        case .queries: QuerySurface.run(bytes)
        case .exports: ExportSurface.run(bytes)
        case .analysis: AnalysisSurface.run(bytes)
        }
    }
}

/// Stops the program where what a module promises does not hold.
func promise(_ holds: @autoclosure () -> Bool, _ what: @autoclosure () -> String) {
    if !holds() { fatalError("broken promise: " + what()) }
}

/// Whether bytes are UTF-8 without an invalid sequence.
func isUTF8(_ bytes: some Sequence<UInt8>) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

extension Document {
    /// A document of any bytes, as reading would make it: invalid UTF-8 becomes U+FFFD.
    static func of(_ bytes: some Sequence<UInt8>, markdown: Bool = false) -> Document {
        Document(
            name: "fuzz.txt", text: Array(String(decoding: Array(bytes), as: UTF8.self).utf8),
            format: markdown ? .markdown : .plainText, digest: "0")
    }
}
