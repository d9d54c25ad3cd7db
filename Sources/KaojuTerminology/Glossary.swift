import KaojuText

/// The names that one document defines, and what they name.
struct Glossary {
    /// The number that stands for «no concept»: a society, a statistic.
    static let nothing = -1

    /// The document's concepts.
    var concepts: DocumentConcepts
    /// A definition, and the number of what it defines.
    struct Entry {
        var definition: Definition
        var concept: Int
    }

    /// The definitions, in document order.
    private(set) var definitions: [Entry] = []
    private var names: [(name: String, concept: Int, style: NameIndex.Style)] = []
    private var known: Set<String> = []

    init(lexicon: Lexicon) {
        concepts = DocumentConcepts(lexicon: lexicon)
    }

    /// Ties a name to a concept; the document's first definition of a name holds.
    mutating func learn(_ name: String, _ concept: Int, isAbbreviation: Bool) {
        guard known.insert(name).inserted else { return }
        let style = NameVariants.style(of: name, isAbbreviation: isAbbreviation)
        names.append((name, concept, style))
        for variant in NameVariants.variants(of: name, style: style) where known.insert(variant).inserted {
            names.append((variant, concept, style))
        }
        if concept != Self.nothing { concepts.addSynonym(name, to: concept) }
    }

    /// Notes where a definition stands.
    mutating func note(_ definition: Definition, _ concept: Int) {
        definitions.append(Entry(definition: definition, concept: concept))
    }

    /// Lets concepts that vocabularies say are one be one: gives candidates and definitions the one's number. Concepts that a
    /// user's lexicon says are none become nothing. O(candidates).
    mutating func unify(_ candidates: inout [Candidate]) {
        for index in candidates.indices { candidates[index].concept = concepts.unified(candidates[index].concept) }
        for index in definitions.indices { definitions[index].concept = concepts.unified(definitions[index].concept) }
    }

    /// The names, searchable; nil where the document defines none.
    func index() -> NameIndex? {
        guard !names.isEmpty else { return nil }
        var index = NameIndexBuilder()
        for item in names {
            index.add(item.name, concept: item.concept, style: item.style, isConditional: false, rank: 0)
        }
        return index.build()
    }
}
