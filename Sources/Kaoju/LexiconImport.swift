import KaojuTerminology
import KaojuText
import KaojuVocabularies

/// Makes a compiled lexicon of vocabularies: ontologies, thesauri, code lists, tables.
public struct LexiconImport: Sendable {
    /// What a file gave.
    public struct Summary: Sendable {
        /// The file.
        public var file: String
        /// Its format's name.
        public var format: String
        /// Terms that are in use.
        public var terms: Int
        /// Terms that the vocabulary has given up; their names go to those that replace them.
        public var deprecated: Int
    }

    /// The names of the formats.
    public static let formats = VocabularyFormat.allCases.map(\.rawValue)

    /// What each file gave.
    public let summaries: [Summary]
    /// Lines that could not be used.
    public let problems: [LexiconError]
    /// The number of concepts.
    public let conceptCount: Int
    private let layer: LexiconLayer

    /// Reads files; where two name a concept differently the first wins. UMLS's MRSTY is read before the others. O(n).
    /// - Parameters:
    ///   - category: the Biolink category of all terms; nil to tell it from identifiers and branches.
    ///   - format: the format of all files; nil to tell it from each file's content.
    /// - Throws: `BuildError` of the kind `usage` where a file, the category or the format cannot be used.
    public init(files: [String], category: String? = nil, format: String? = nil) throws(BuildError) {
        let known = LexiconTable.categories
        let plain = category.map { String($0.split(separator: ":").last ?? "") }
        if let plain, !known.contains(plain) {
            throw .usage(
                "lexicon.category", LocalizedText(zh: "没有「\(plain)」这一类别", en: "There is no category \"\(plain)\""),
                LocalizedText(
                    zh: "可用的类别：\(known.sorted().joined(separator: "、"))",
                    en: "The categories are \(known.sorted().joined(separator: ", "))"))
        }
        let forced = format.flatMap(VocabularyFormat.init(rawValue:))
        if let format, forced == nil {
            throw .usage(
                "lexicon.format", LocalizedText(zh: "没有「\(format)」这种格式", en: "There is no format \"\(format)\""),
                LocalizedText(
                    zh: "可用的格式：\(Self.formats.joined(separator: "、"))",
                    en: "The formats are \(Self.formats.joined(separator: ", "))"))
        }
        do throws(LexiconError) {
            var importer = VocabularyImporter(category: plain, format: forced)
            let types = files.filter { $0.contains("MRSTY") }
            for path in types + files.filter({ !types.contains($0) }) {
                try importer.add(try UserTables.contents(path), file: path)
            }
            summaries = importer.summaries.map {
                Summary(file: $0.file, format: $0.format.rawValue, terms: $0.terms, deprecated: $0.deprecated)
            }
            problems = importer.problems
            layer = try importer.layer(outside: Lexicon.builtIn.id(named:))
            conceptCount = layer.count
        } catch {
            throw BuildError(error)
        }
    }

    /// Writes the compiled lexicon; the file appears when it is complete. O(size).
    /// - Throws: `BuildError` of the kind `output` where it cannot be written.
    public func write(to path: String) throws(BuildError) {
        try unsafe LexiconFile(path: path).write { sink in unsafe layer.write(to: sink) }
    }
}
