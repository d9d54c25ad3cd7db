import KaojuText

/// The concepts of one document: the lexicon's, with the names that the document adds to them, and its own.
struct DocumentConcepts {
    private let lexicon: Lexicon
    private var changed: [Int: Concept] = [:]
    private var own: [Concept] = []
    private var ownIndices: [String: Int] = [:]
    private var bases: [String: Int] = [:]
    private var representatives: [Int: Int] = [:]

    init(lexicon: Lexicon) {
        self.lexicon = lexicon
    }

    /// The concept with this number.
    subscript(index: Int) -> Concept {
        if index >= lexicon.count { return own[index - lexicon.count] }
        return changed[index] ?? lexicon[index]
    }

    /// Whether a concept is of a category, given with its prefix.
    func isOfCategory(_ category: String, _ index: Int) -> Bool {
        if index >= lexicon.count { return own[index - lexicon.count].category == category }
        return lexicon.isOfCategory(category, index)
    }

    /// The number of the concept of this name, which is made where there is none.
    mutating func index(zh: String, en: String, category: String) -> Int {
        let id = Slug.id(en.isEmpty ? zh : en)
        if let known = lexicon.index(of: id) ?? ownIndices[id] {
            if known >= lexicon.count {
                let at = known - lexicon.count
                if own[at].zh.isEmpty { own[at].zh = zh }
                if own[at].en.isEmpty { own[at].en = en }
            }
            return known
        }
        let index = lexicon.count + own.count
        var concept = Concept(id: id, zh: zh, en: en, category: category)
        concept.isOwn = true
        own.append(concept)
        ownIndices[id] = index
        return index
    }

    /// The number of the concept that stands for this one (`Lexicon.representative`), with the names that the document gives to
    /// either; `Glossary.nothing` for a concept of the category `-`.
    mutating func unified(_ index: Int) -> Int {
        guard index >= 0, index < lexicon.count else { return index }
        if let known = representatives[index] { return known }
        let one = lexicon.representative(of: index)
        representatives[index] = one
        if lexicon.isOfCategory("biolink:" + LexiconTable.noCategory, one) {
            representatives[index] = Glossary.nothing
            return Glossary.nothing
        }
        if representatives[one] == nil {
            representatives[one] = one
            let added = changed[one]?.added ?? []
            if let whole = lexicon.whole(one) {
                changed[one] = whole
                for name in added { addSynonym(name, to: one) }
            }
        }
        if one != index, let own = changed[index] { for name in own.added { addSynonym(name, to: one) } }
        return one
    }

    /// Notes which concept a name of the document's own is made from.
    mutating func setBase(_ base: Int, of index: Int) {
        guard index >= lexicon.count, base >= 0 else { return }
        own[index - lexicon.count].base = self[base].id
        bases[self[base].id] = base
    }

    /// The concept that names of the document's own are made from, by its id.
    func base(_ id: String) -> Concept? { bases[id].map { self[$0] } }

    /// Adds a name that the document gives to a concept, unless the concept has it.
    mutating func addSynonym(_ name: String, to index: Int) {
        var concept = self[index]
        let key = Slug.id(name)
        guard ![concept.zh, concept.en].contains(where: { Slug.id($0) == key }),
            !concept.synonyms.contains(where: { $0 == name || Slug.id($0) == key })
        else { return }
        concept.synonyms.append(name)
        concept.added.append(name)
        if index >= lexicon.count {
            own[index - lexicon.count] = concept
        } else {
            changed[index] = concept
        }
    }
}
