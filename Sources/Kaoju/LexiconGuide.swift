import KaojuTerminology
import KaojuText

/// Answers what the lexicon holds.
public struct LexiconGuide: Sendable {
    private let lexicon: Lexicon

    /// A guide to the built-in lexicon and the user's tables.
    /// - Throws: `BuildError` where a table cannot be used.
    public init(adding tables: [String] = []) throws(BuildError) {
        lexicon = try UserTables(paths: tables).lexicon()
    }

    /// The number of concepts.
    public var conceptCount: Int { lexicon.statistics.concepts }

    /// The number of names in a language, preferred ones and synonyms.
    public func nameCount(_ language: Language) -> Int {
        language == .zh ? lexicon.statistics.namesZh : lexicon.statistics.namesEn
    }

    /// The concepts that a term names or identifies, compared as the recognition does: without regard to capitals,
    /// widths, blanks and dashes. In the lexicon's order. O(names).
    public func concepts(named term: String) -> [Concept] {
        let squeezed = term.squeezed
        guard !squeezed.isEmpty else { return [] }
        return lexicon.concepts.filter { concept in
            concept.id == term || ([concept.zh, concept.en] + concept.synonyms).contains { $0.squeezed == squeezed }
        }
    }

    /// Concepts with the term as a part of a name, in the lexicon's order, at most `limit`: for a term that names none.
    /// O(names).
    public func concepts(like term: String, limit: Int = 10) -> [Concept] {
        let squeezed = Array(term.squeezed.utf8)
        guard !squeezed.isEmpty else { return [] }
        var out: [Concept] = []
        for concept in lexicon.concepts where out.count < limit {
            let names = [concept.zh, concept.en] + concept.synonyms
            if names.contains(where: { Self.contains(Array($0.squeezed.utf8), squeezed) }) { out.append(concept) }
        }
        return out
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard bytes.count >= part.count else { return false }
        return (0...(bytes.count - part.count)).contains { bytes[$0..<($0 + part.count)].elementsEqual(part) }
    }
}
