import KaojuTerminology
import KaojuText

/// The formats of vocabularies that can be imported.
public enum VocabularyFormat: String, Sendable, CaseIterable {
    /// Kaoju's own table of eight columns.
    case kaoju
    /// OBO 1.2 and 1.4 (HPO, MONDO, GO, ChEBI, DOID, Cell Ontology).
    case obo
    /// OBO Graphs JSON.
    case obographs
    /// OWL and SKOS in RDF/XML.
    case rdf
    /// MeSH descriptors or supplementary records in NLM's XML.
    case mesh
    /// UMLS MRCONSO.RRF.
    case umls
    /// UMLS MRSTY.RRF: the semantic types, which give MRCONSO's concepts their categories.
    case mrsty
    /// HGNC's table of genes.
    case hgnc
    /// Babelon: translations of an ontology's names, merged into its concepts by their ids.
    case babelon
    /// A code list with titles: ICD-10, ATC (CSV or TSV).
    case codes
    /// JSON objects, one a line or in one array: Wikidata's entities, or id, name, synonyms.
    case json

    /// The format of a file, by what stands in its first 64 KB; nil where it is none of them. O(1).
    static func detect(_ bytes: [UInt8]) -> VocabularyFormat? {
        let head = String(decoding: bytes.prefix(65_536), as: UTF8.self)
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.first == "<" {
            if head.contains("DescriptorRecord") || head.contains("SupplementalRecord") { return .mesh }
            return head.contains("http://www.w3.org/1999/02/22-rdf-syntax-ns#") ? .rdf : nil
        }
        if start.first == "{" { return head.contains("\"graphs\"") ? .obographs : .json }
        if start.first == "[", start.dropFirst().first(where: { !$0.isWhitespace }) == "{" { return .json }
        let lines = start.split(whereSeparator: \.isNewline)
        if start.hasPrefix("format-version:") || lines.contains("[Term]") { return .obo }
        guard let first = lines.first(where: { !$0.hasPrefix("#") }) else { return nil }
        let bars = first.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "|") ? 1 : 0) }
        if first.hasPrefix("C"), bars >= 17 { return .umls }
        if first.hasPrefix("C"), bars >= 5, first.split(separator: "|").dropFirst().first?.hasPrefix("T") == true {
            return .mrsty
        }
        let titles = DelimitedText.cells(Array(first.utf8)).map { $0.lowercased() }
        if titles.contains("translation_value") { return .babelon }
        if titles.contains("hgnc_id") || titles.contains("hgnc id") { return .hgnc }
        let tables = VocabularyTables.standard
        let kinds = Set(titles.compactMap(tables.column))
        if kinds.contains("id"), kinds.contains("name") || kinds.contains("zh") { return .codes }
        let cells = first.split(separator: "\t", omittingEmptySubsequences: false)
        if cells.count >= 4,
            LexiconTable.categories.contains(String(cells[1].trimmed().split(separator: ":").last ?? ""))
        {
            return .kaoju
        }
        return nil
    }
}
