import KaojuGraph
import KaojuTerminology
import KaojuText

/// `terms.tsv`: the names that documents define as one, over the whole corpus: «中文名(English name, ABBR)». They reach
/// recognition in other documents only when somebody adds them to a lexicon.
package struct DefinedTerms: Sendable {
    private struct Entry {
        var concept: Concept
        /// How often each name is defined.
        var names: [String: Int] = [:]
        var count = 0
        var documents = 0
        var lastDocument = ""
        var contexts: [String] = []
    }

    private var entries: [String: Entry] = [:]
    private static let mostContexts = 3

    /// No terms yet.
    package init() {}

    /// One definition of a document.
    package struct Share: Sendable, Hashable {
        /// What is defined.
        package var concept: Concept
        /// The names that are defined as one.
        package var names: [String]
        /// Its place.
        package var context: String

        package init(concept: Concept, names: [String], context: String) {
            self.concept = concept
            self.names = names
            self.context = context
        }
    }

    /// What a document defines, in order. O(definitions).
    package static func shares(of analysis: DocumentAnalysis) -> [Share] {
        let document = TermSnippet.plain(analysis.text.document.name)
        return analysis.mentions.definitions.compactMap { definition in
            guard let concept = definition.concept else { return nil }
            let names = ([definition.long] + definition.others).map { TermSnippet.plain(analysis.text[$0]) }
            return Share(
                concept: concept, names: names.filter { !$0.isEmpty },
                context: document + ": " + TermSnippet.text(definition.long, in: analysis))
        }
    }

    /// Adds what a document defines; documents in order. O(shares).
    package mutating func add(_ shares: [Share], of document: String) {
        for share in shares {
            var entry = entries[share.concept.id] ?? Entry(concept: share.concept)
            entry.count += 1
            if entry.lastDocument != document {
                entry.lastDocument = document
                entry.documents += 1
            }
            for name in share.names { entry.names[name, default: 0] += 1 }
            if entry.contexts.count < Self.mostContexts, !entry.contexts.contains(share.context) {
                entry.contexts.append(share.context)
            }
            entries[share.concept.id] = entry
        }
    }

    /// The table, terms of most documents first. O(n log n).
    package func bytes() -> [UInt8] {
        var out = """
            # Names that documents define as one. To take a line into a lexicon of yours write accept (or ambiguous: its abbreviations
            # mean other things elsewhere) into the first column; known: the lexicon has all of these names. `conflicts`: names that
            # another line has too, with its id. Then: kaoju lexicon add FILE -o mine.tsv; kaoju build … --lexicon mine.tsv

            """
        out += "status\tid\tcategory\tzh\ten\tsynonyms\tabbreviations\tcount\tdocuments\tconflicts\tcontexts\n"
        let owners = owners()
        let sorted = entries.values.sorted {
            ($1.documents, $1.count, $0.concept.id) < ($0.documents, $0.count, $1.concept.id)
        }
        for entry in sorted { out += Self.line(entry, owners) + "\n" }
        return Array(out.utf8)
    }

    /// The ids that each name stands for, compared without case, blanks and dashes.
    private func owners() -> [String: [String]] {
        var out: [String: [String]] = [:]
        for (id, entry) in entries {
            for key in Set(entry.names.keys.map(\.squeezed)) { out[key, default: []].append(id) }
        }
        return out.mapValues { $0.sorted() }
    }

    /// Of names that differ in capitals, blanks and dashes alone the first.
    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0.squeezed).inserted }
    }

    private static func line(_ entry: Entry, _ owners: [String: [String]]) -> String {
        let names = distinct(entry.names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
        let abbreviations = names.filter(TermNames.isAbbreviation)
        let full = names.filter { !TermNames.isAbbreviation($0) }
        let zh = full.first(where: TermNames.isChinese)
        let en = full.first { !TermNames.isChinese($0) }
        let others = full.filter { $0 != zh && $0 != en }
        let concept = entry.concept
        let own = Set(([concept.zh, concept.en] + concept.synonyms).map(\.squeezed))
        // The names that the document gave it stand last among the concept's synonyms: a concept of a lexicon counts as known
        // where no name was added to it.
        let isKnown = !concept.isOwn && concept.added.isEmpty && names.allSatisfy { own.contains($0.squeezed) }
        var conflicts: [String] = []
        for name in names {
            for other in owners[name.squeezed] ?? [] where other != concept.id { conflicts.append("\(name)=\(other)") }
        }
        return [
            isKnown ? "known" : "new", concept.id, TermNames.plainCategory(concept.category), zh ?? "", en ?? "",
            others.joined(separator: "|"), abbreviations.joined(separator: "|"), "\(entry.count)", "\(entry.documents)",
            conflicts.joined(separator: "|"), entry.contexts.joined(separator: " | "),
        ].joined(separator: "\t")
    }
}
