import KaojuGraph
import KaojuTerminology
import KaojuText

/// `lexicon-candidates.tsv`: the terms that documents name and no lexicon has, ready to be curated and added to one.
package struct CandidateTerms: Sendable {
    private struct Entry {
        var concept: Concept
        var count = 0
        var documents = 0
        var lastDocument = ""
        var sources: Set<String> = []
        var contexts: [String] = []
    }

    private var entries: [String: Entry] = [:]
    private static let mostContexts = 3

    /// No terms yet.
    package init() {}

    /// What one document says of one term.
    package struct Share: Sendable, Hashable {
        /// The term, as it is first named.
        package var concept: Concept
        /// How often it is named.
        package var count: Int
        /// How it was recognised, sorted.
        package var sources: [String]
        /// Its first places.
        package var contexts: [String]

        package init(concept: Concept, count: Int = 0, sources: [String] = [], contexts: [String] = []) {
            self.concept = concept
            self.count = count
            self.sources = sources
            self.contexts = contexts
        }
    }

    /// What a document says of terms that no lexicon has, in the order in which it names them. O(mentions).
    package static func shares(of analysis: DocumentAnalysis) -> [Share] {
        let name = TermSnippet.plain(analysis.text.document.name)
        var out: [Share] = []
        var places: [String: Int] = [:]
        for mention in analysis.mentions.items {
            let concept = analysis.mentions.concepts[mention.concept]
            guard concept.isOwn, concept.category != "biolink:SequenceVariant" else { continue }
            let place = places[concept.id] ?? out.count
            if place == out.count {
                places[concept.id] = place
                out.append(Share(concept: concept))
            } else {
                out[place].concept.adopt(concept)
            }
            out[place].count += 1
            let source = mention.source.rawValue
            if !out[place].sources.contains(source) { out[place].sources = (out[place].sources + [source]).sorted() }
            if out[place].contexts.count < mostContexts {
                let context = name + ": " + TermSnippet.text(mention.range, in: analysis)
                if !out[place].contexts.contains(context) { out[place].contexts.append(context) }
            }
        }
        return out
    }

    /// Adds what a document says; documents in order. O(shares).
    package mutating func add(_ shares: [Share], of document: String) {
        for share in shares {
            var entry = entries[share.concept.id] ?? Entry(concept: share.concept)
            entry.concept.adopt(share.concept)
            entry.count += share.count
            if entry.lastDocument != document {
                entry.lastDocument = document
                entry.documents += 1
            }
            entry.sources.formUnion(share.sources)
            for context in share.contexts
            where entry.contexts.count < Self.mostContexts && !entry.contexts.contains(context) {
                entry.contexts.append(context)
            }
            entries[share.concept.id] = entry
        }
    }

    /// The table: the terms of most documents first, then those that are named most often. O(n log n).
    package func bytes() -> [UInt8] {
        var out = """
            # Terms that no lexicon has. Write into the first column: accept, ambiguous (accept, but its abbreviations mean other things
            # elsewhere), reject (never to be taken for a term again), or leave new. Mend category, names and id: an id that a lexicon
            # has makes the names further names of that concept. Then: kaoju lexicon add FILE -o mine.tsv; kaoju build … --lexicon mine.tsv

            """
        out += "status\tid\tcategory\tname\tlanguage\tsynonyms\tabbreviations\tcount\tdocuments\tsources\tcontexts\n"
        let sorted = entries.values.sorted {
            ($1.documents, $1.count, $0.concept.id) < ($0.documents, $0.count, $1.concept.id)
        }
        for entry in sorted {
            let concept = entry.concept
            let language: Language = concept.zh.isEmpty ? .en : .zh
            let name = language == .zh ? concept.zh : concept.en
            let others = (language == .zh ? [concept.en] : []) + concept.synonyms
            let names = others.filter { !$0.isEmpty && !TermNames.isAbbreviation($0) }
            let abbreviations = others.filter { TermNames.isAbbreviation($0) }
            let cells = [
                "new", concept.id, TermNames.plainCategory(concept.category), name, language.rawValue,
                names.map(TermSnippet.plain).joined(separator: "|"),
                abbreviations.map(TermSnippet.plain).joined(separator: "|"), "\(entry.count)", "\(entry.documents)",
                entry.sources.sorted().joined(separator: "|"), entry.contexts.joined(separator: " | "),
            ]
            out += cells.joined(separator: "\t") + "\n"
        }
        return Array(out.utf8)
    }
}

extension Concept {
    /// Takes over the names that it lacks.
    fileprivate mutating func adopt(_ other: Concept) {
        if zh.isEmpty { zh = other.zh }
        if en.isEmpty { en = other.en }
        for synonym in other.synonyms where !synonyms.contains(synonym) { synonyms.append(synonym) }
    }
}

/// What a name looks like.
enum TermNames {
    /// Whether a name is an abbreviation or a symbol: short, one word, two capitals or more.
    static func isAbbreviation(_ name: String) -> Bool {
        var upper = 0
        for byte in name.utf8 {
            if byte == 0x20 || byte >= 0xE3 && byte <= 0xE9 { return false }
            if byte >= 0x41 && byte <= 0x5A { upper += 1 }
        }
        return upper >= 2 && name.utf8.count <= 12
    }

    /// Whether a name is Chinese.
    static func isChinese(_ name: String) -> Bool { name.utf8.contains { $0 >= 0xE3 && $0 <= 0xE9 } }

    /// A category without prefix.
    static func plainCategory(_ category: String) -> String {
        category.hasPrefix("biolink:") ? String(category.dropFirst("biolink:".count)) : category
    }
}
