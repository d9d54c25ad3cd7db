import KaojuText

/// Makes a lexicon of tables: merges lines that are one concept, gives ids, resolves parents, indexes the names.
struct LexiconBuilder {
    /// A concept under construction.
    private struct Draft {
        var concept: Concept
        var parents: [(name: String, file: String, line: Int)] = []
        var opposite: String?
        var donorOf: String?
        /// Whether a parent that no table has is an error; in the built-in tables the tests see to it.
        var isUser: Bool
    }

    private var drafts: [Draft] = []
    private var hasUserTables = false
    private var byID: [String: Int] = [:]
    /// The drafts by folded preferred name: the tables name parents so.
    private var byName: [String: Int] = [:]
    private var names = NameIndex()
    private var statistics = Lexicon.Statistics(concepts: 0, namesZh: 0, namesEn: 0, abbreviations: 0)

    /// Adds a table; what was added before wins.
    mutating func add(_ table: LexiconTable, isUser: Bool) {
        if isUser { hasUserTables = true }
        for entry in table.entries { add(entry, file: table.file, isUser: isUser) }
    }

    private mutating func add(_ entry: LexiconTable.Entry, file: String, isUser: Bool) {
        let own = draft(for: entry, isUser: isUser)
        for parent in entry.parents { drafts[own].parents.append((parent, file, entry.line)) }
        if drafts[own].opposite == nil { drafts[own].opposite = entry.opposite }
        if drafts[own].donorOf == nil { drafts[own].donorOf = entry.donorOf }
        for name in [entry.en, entry.zh] where !name.isEmpty {
            let slug = Slug.id(name)
            if byName[slug] == nil { byName[slug] = own }
        }
        statistics.namesZh += (entry.zh.isEmpty ? 0 : 1) + entry.zhSynonyms.count
        statistics.namesEn += (entry.en.isEmpty ? 0 : 1) + entry.enSynonyms.count
        statistics.abbreviations += entry.abbreviations.count
        func rank(_ rank: UInt8) -> UInt8 { isUser ? rank + 1 : rank + 4 }
        for name in [entry.zh, entry.en] where !name.isEmpty { index(name, of: own, rank: rank(0)) }
        for name in entry.zhSynonyms + entry.enSynonyms {
            index(name, of: own, rank: rank(1))
            addSynonym(name, to: own)
        }
        for (name, conditional) in entry.abbreviations {
            index(name, of: own, rank: rank(2), isAbbreviation: true, isConditional: conditional)
            addSynonym(name, to: own)
        }
    }

    /// The draft that the line adds to: that of its id, or (in a user's table) of its name and category, else a new one.
    private mutating func draft(for entry: LexiconTable.Entry, isUser: Bool) -> Int {
        let category = "biolink:" + entry.category
        var id = entry.id
        if id.isEmpty {
            id = Slug.id(entry.en.isEmpty ? entry.zh : entry.en)
            if let other = byID[id], drafts[other].concept.category != category {
                id += "-" + entry.category.lowercased()
            }
        }
        if let known = byID[id] {
            for name in [entry.zh, entry.en] where !name.isEmpty { addSynonym(name, to: known) }
            if drafts[known].concept.zh.isEmpty { drafts[known].concept.zh = entry.zh }
            if drafts[known].concept.en.isEmpty { drafts[known].concept.en = entry.en }
            return known
        }
        // A user's line without id is the built-in concept of its name: it takes over that concept's id.
        if hasUserTables, !isUser, let known = byName[Slug.id(entry.en)] ?? byName[Slug.id(entry.zh)],
            drafts[known].isUser,
            drafts[known].concept.category == category
        {
            if drafts[known].concept.id.hasPrefix("kaoju:"), !entry.id.isEmpty {
                drafts[known].concept.id = entry.id
                byID[entry.id] = known
            }
            for name in [entry.zh, entry.en] where !name.isEmpty { addSynonym(name, to: known) }
            if drafts[known].concept.zh.isEmpty { drafts[known].concept.zh = entry.zh }
            if drafts[known].concept.en.isEmpty { drafts[known].concept.en = entry.en }
            return known
        }
        byID[id] = drafts.count
        drafts.append(
            Draft(concept: Concept(id: id, zh: entry.zh, en: entry.en, category: category), isUser: isUser))
        return drafts.count - 1
    }

    private mutating func addSynonym(_ name: String, to index: Int) {
        guard name != drafts[index].concept.zh, name != drafts[index].concept.en,
            !drafts[index].concept.synonyms.contains(name)
        else { return }
        drafts[index].concept.synonyms.append(name)
    }

    private mutating func index(
        _ name: String, of concept: Int, rank: UInt8, isAbbreviation: Bool = false, isConditional: Bool = false
    ) {
        let style = NameVariants.style(of: name, isAbbreviation: isAbbreviation)
        names.add(name, concept: concept, style: style, isConditional: isConditional, rank: rank)
        for variant in NameVariants.variants(of: name, style: style) {
            names.add(variant, concept: concept, style: style, isConditional: isConditional, rank: rank)
        }
    }

    /// The lexicon. O(bytes of the names).
    ///
    /// Throws a `LexiconError` where a user's table names a parent that no table has.
    consuming func build() throws(LexiconError) -> Lexicon {
        var concepts = drafts.map(\.concept)
        func id(_ name: String) -> String? { (byID[name] ?? byName[Slug.id(name)]).map { concepts[$0].id } }
        for (index, draft) in drafts.enumerated() {
            var parents: [String] = []
            for parent in draft.parents {
                if let id = id(parent.name) {
                    if id != concepts[index].id, !parents.contains(id) { parents.append(id) }
                } else if draft.isUser {
                    throw LexiconError(
                        code: .parent, file: parent.file, line: parent.line, found: parent.name,
                        expected: LocalizedText(
                            zh: "词表中某一概念的首选名", en: "the preferred name of a concept in one of the tables"))
                }
            }
            concepts[index].parents = parents
            concepts[index].opposite = draft.opposite.flatMap(id)
            concepts[index].donorOf = draft.donorOf.flatMap(id)
        }
        names.finish()
        statistics.concepts = concepts.count
        return Lexicon(concepts: concepts, statistics: statistics, names: names, indexByID: byID)
    }
}
