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
    /// Where the sentence that is being read begins.
    var place = 0
    /// What abbreviations are defined as, where they are defined as several things; in document order.
    private var meanings: [String: [(place: Int, concept: Int)]] = [:]

    init(lexicon: Lexicon) {
        concepts = DocumentConcepts(lexicon: lexicon)
    }

    /// Notes that an abbreviation is defined as a concept of the lexicon here: where it is one of several, it means this one
    /// until it is defined again.
    mutating func noteMeaning(_ name: String, _ concept: Int) {
        guard concept != Self.nothing, !concepts[concept].isOwn, meanings[name]?.last?.concept != concept else {
            return
        }
        meanings[name, default: []].append((place, concept))
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

    /// Gives abbreviations with several definitions the one that stands last before them. O(candidates).
    func redefine(_ candidates: inout [Candidate], in bytes: [UInt8]) {
        let several = meanings.filter { $0.value.count > 1 }
        if several.isEmpty { return }
        for index in candidates.indices
        where candidates[index].source == .abbreviation && candidates[index].range.count <= 16 {
            let candidate = candidates[index]
            guard let own = several[String(decoding: bytes[candidate.range.indices], as: UTF8.self)],
                own.contains(where: { $0.concept == candidate.concept })
            else { continue }
            candidates[index].concept = (own.last { $0.place <= candidate.range.start } ?? own[0]).concept
        }
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
