import KaojuTerminology
import KaojuText
import KaojuVocabularies

/// Answers what the lexicon holds.
public struct LexiconGuide: Sendable {
    private let lexicon: Lexicon

    /// A guide to the built-in lexicon and the user's, or to the user's alone.
    /// - Throws: `BuildError` where a lexicon cannot be used.
    public init(adding paths: [String] = [], onBuiltIn: Bool = true) throws(BuildError) {
        lexicon = try UserTables(paths: paths, isOnBuiltIn: onBuiltIn).lexicon()
    }

    /// The number of concepts.
    public var conceptCount: Int { lexicon.statistics.concepts }

    /// The number of names in a language, preferred ones and synonyms.
    public func nameCount(_ language: Language) -> Int {
        language == .zh ? lexicon.statistics.namesZh : lexicon.statistics.namesEn
    }

    /// The concepts that a term names or identifies, compared as the recognition does: without regard to capitals,
    /// widths, blanks and dashes. In the lexicon's order. O(hits).
    public func concepts(named term: String) -> [Concept] {
        var numbers = lexicon.numbers(spelled: term)
        if let own = lexicon.index(of: term), !numbers.contains(own) { numbers.append(own) }
        return numbers.sorted().map { lexicon[$0] }
    }

    /// Concepts with the term as a part of a name, in the lexicon's order, at most `limit`: for a term that names none.
    /// O(names).
    public func concepts(like term: String, limit: Int = 10) -> [Concept] {
        let squeezed = Array(term.squeezed.utf8)
        guard !squeezed.isEmpty else { return [] }
        var out: [Concept] = []
        for number in lexicon.numbers {
            let concept = lexicon[number]
            let names = [concept.zh, concept.en] + concept.synonyms
            if names.contains(where: { Self.contains(Array($0.squeezed.utf8), squeezed) }) { out.append(concept) }
            if out.count == limit { break }
        }
        return out
    }

    /// Where the user's lexicons take something from those below them. O(names of the user's lexicons).
    public var conflicts: [LexiconConflict] { lexicon.conflicts }

    /// The names of the formats that `export` writes.
    public static let formats = VocabularyExport.allCases.map(\.rawValue)

    /// Writes all concepts in a format to a file, which appears when it is complete. O(n).
    /// - Throws: `BuildError`: `usage` for an unknown format, `output` where the file cannot be written.
    public func export(_ format: String, to path: String) throws(BuildError) {
        guard let format = VocabularyExport(rawValue: format) else {
            let names = Self.formats.joined(separator: ", ")
            throw .usage(
                "lexicon.format", LocalizedText(zh: "没有「\(format)」这种格式", en: "There is no format \"\(format)\""),
                LocalizedText(zh: "可用的格式：\(names)", en: "The formats are \(names)"))
        }
        let file = LexiconFile(path: path)
        // It fails only where memory is short.
        guard let bytes = try? format.bytes(of: lexicon) else { throw file.failure }
        unsafe try file.write { sink in unsafe bytes.withUnsafeBytes(sink) }
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard bytes.count >= part.count else { return false }
        return (0...(bytes.count - part.count)).contains { bytes[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
