import KaojuMatching
import KaojuText

/// Makes a lexicon layer of terms: merges those that are one concept, gives ids, resolves parents, indexes the names.
package struct LexiconCompiler {
    /// A concept under construction.
    private struct Draft {
        var term: VocabularyTerm
        var file: String
        var parents: [(name: String, file: String, line: Int)] = []
        /// What it is the opposite or the donor of.
        var partners: [(name: String, file: String, line: Int)] = []
        /// The texts of the term's names.
        var known: Set<String> = []
    }

    private var drafts: [Draft] = []
    private var byID: [String: Int] = [:]
    /// The drafts by folded preferred name: the tables name parents so.
    private var byName: [String: Int] = [:]
    /// Deprecated ids and what takes their place.
    private var replaced: [(id: String, by: String, names: [VocabularyTerm.Name])] = []
    private var counts = Lexicon.Statistics(concepts: 0, namesZh: 0, namesEn: 0, abbreviations: 0)
    private var names = NameIndexBuilder()

    /// Creates a compiler without terms.
    package init() {}

    /// Adds a table; what was added before wins.
    package mutating func add(_ table: LexiconTable) {
        for term in table.terms { add(term, file: table.file) }
    }

    /// Adds a term; what was added before wins. A deprecated term is left out, and its names go to the one that replaces it
    /// where there is one.
    package mutating func add(_ term: VocabularyTerm, file: String) {
        if term.isDeprecated {
            if let by = term.replacedBy {
                let own = [term.zh, term.en].filter { !$0.isEmpty }.map { VocabularyTerm.Name($0, .exact) }
                replaced.append((term.id, by, own + term.names.filter { $0.scope == .exact }))
            }
            return
        }
        let own = draft(for: term, file: file)
        for parent in term.parents { drafts[own].parents.append((parent, file, term.line)) }
        for partner in [term.opposite, term.donorOf] {
            if let partner { drafts[own].partners.append((partner, file, term.line)) }
        }
        if drafts[own].term.opposite == nil { drafts[own].term.opposite = term.opposite }
        if drafts[own].term.donorOf == nil { drafts[own].term.donorOf = term.donorOf }
        drafts[own].term.xrefs += term.xrefs
        for name in [term.en, term.zh] where !name.isEmpty {
            let slug = Slug.id(name)
            if byName[slug] == nil { byName[slug] = own }
        }
        if !term.zh.isEmpty { counts.namesZh += 1 }
        if !term.en.isEmpty { counts.namesEn += 1 }
        for name in [term.zh, term.en] where !name.isEmpty { index(name, of: own, rank: 0) }
        for name in term.names { add(name, to: own) }
    }

    private mutating func add(_ name: VocabularyTerm.Name, to own: Int) {
        switch name.scope {
        case .abbreviation, .ambiguous: counts.abbreviations += 1
        case .exact, .related, .narrow, .broad:
            if name.language == .zh { counts.namesZh += 1 } else { counts.namesEn += 1 }
        }
        switch name.scope {
        case .exact: index(name.text, of: own, rank: 1)
        case .related, .narrow: index(name.text, of: own, rank: 2, isConditional: true)
        case .broad: break
        case .abbreviation: index(name.text, of: own, rank: 2, isAbbreviation: true)
        case .ambiguous: index(name.text, of: own, rank: 2, isAbbreviation: true, isConditional: true)
        }
        addSynonym(name, to: own)
    }

    /// The draft that the term adds to: that of its id, else a new one.
    private mutating func draft(for term: VocabularyTerm, file: String) -> Int {
        var id = term.id
        if id.isEmpty {
            id = Slug.id(term.en.isEmpty ? term.zh : term.en)
            if let other = byID[id], drafts[other].term.category != term.category {
                id += "-" + term.category.lowercased()
            }
        }
        if let known = byID[id] {
            if drafts[known].term.zh.isEmpty { drafts[known].term.zh = term.zh }
            if drafts[known].term.en.isEmpty { drafts[known].term.en = term.en }
            for name in [term.zh, term.en] where !name.isEmpty { addSynonym(.init(name), to: known) }
            if drafts[known].term.category == "NamedThing" { drafts[known].term.category = term.category }
            return known
        }
        byID[id] = drafts.count
        drafts.append(
            Draft(
                term: VocabularyTerm(id: id, category: term.category, zh: term.zh, en: term.en, line: term.line),
                file: file))
        return drafts.count - 1
    }

    private mutating func addSynonym(_ name: VocabularyTerm.Name, to index: Int) {
        guard name.text != drafts[index].term.zh, name.text != drafts[index].term.en,
            drafts[index].known.insert(name.text).inserted
        else { return }
        drafts[index].term.names.append(name)
    }

    private mutating func index(
        _ name: String, of concept: Int, rank: UInt8, isAbbreviation: Bool = false, isConditional: Bool = false
    ) {
        let style = NameVariants.style(of: name, isAbbreviation: isAbbreviation)
        names.addWithVariants(name, concept: concept, style: style, isConditional: isConditional, rank: rank)
    }

    /// The layer. Parents that no term of it names are looked up with `outside`; what is not found there either is left
    /// out, or an error where `isStrict`. O(bytes of the names).
    ///
    /// Throws a `LexiconError` of the code `parent`.
    package consuming func compile(
        isStrict: Bool = false, outside: (String) -> String? = { _ in nil }
    ) throws(LexiconError) -> LexiconLayer {
        for item in replaced {
            guard let known = byID[item.by] else { continue }
            for name in item.names { add(name, to: known) }
            drafts[known].term.xrefs.append(item.id)
        }
        var records = ConceptRecords()
        func id(_ name: String) -> String? {
            (byID[name] ?? byName[Slug.id(name)]).map { drafts[$0].term.id } ?? outside(name)
        }
        for index in drafts.indices {
            var parents: [String] = []
            var seen: Set<String> = [drafts[index].term.id]
            for parent in drafts[index].parents {
                if let id = id(parent.name) {
                    if seen.insert(id).inserted { parents.append(id) }
                } else if isStrict {
                    throw .stranger(parent)
                }
            }
            if isStrict, let stranger = drafts[index].partners.first(where: { id($0.name) == nil }) {
                throw .stranger(stranger)
            }
            var term = drafts[index].term
            // A translation may bring names only.
            if term.zh.isEmpty, term.en.isEmpty, let first = term.names.first {
                if first.language == .zh { term.zh = first.text } else { term.en = first.text }
            }
            term.parents = parents
            var xrefs: Set<String> = []
            term.xrefs = term.xrefs.filter { xrefs.insert($0).inserted }
            term.opposite = term.opposite.flatMap(id)
            term.donorOf = term.donorOf.flatMap(id)
            records.append(term)
        }
        counts.concepts = drafts.count
        var slugs: [(slug: String, concept: Int)] = []
        for (slug, concept) in byName { slugs.append((slug, concept)) }
        slugs.sort { ($0.concept, $0.slug) < ($1.concept, $1.slug) }
        (byID, byName) = ([:], [:])
        let ids = HashTable(identifiers())
        let slugTable = HashTable(slugs)
        // What a million drafts take is wanted for the names.
        (drafts, slugs) = ([], [])
        return LexiconLayer(counts: counts, records: records, ids: ids, slugs: slugTable, names: names.build())
    }

    /// The concepts' ids, and behind them the cross-references that lead to one concept only.
    private func identifiers() -> [(slug: String, concept: Int)] {
        var out = drafts.enumerated().map { (slug: $0.element.term.id, concept: $0.offset) }
        var first: [String: Int] = [:]
        var shared: Set<String> = []
        for index in drafts.indices {
            for xref in drafts[index].term.xrefs where IdentifierPreference.standard.isKnown(xref) {
                if let other = first[xref] {
                    if other != index { shared.insert(xref) }
                } else {
                    first[xref] = index
                }
            }
        }
        for index in drafts.indices {
            var seen: Set<String> = []
            for xref in drafts[index].term.xrefs where first[xref] == index && !shared.contains(xref) {
                if seen.insert(xref).inserted { out.append((slug: xref, concept: index)) }
            }
        }
        return out
    }
}

extension LexiconError {
    /// A name in the column of parents that is no concept's.
    fileprivate static func stranger(_ name: (name: String, file: String, line: Int)) -> LexiconError {
        LexiconError(
            code: .parent, file: name.file, line: name.line, found: name.name,
            expected: LocalizedText(zh: "词表中某一概念的首选名", en: "the preferred name of a concept in one of the tables"))
    }
}
