import KaojuText

/// Finds which cited works are documents of the corpus.
struct DocumentLinker {
    private var byIdentifier: [String: String] = [:]
    private var retracted: Set<String> = []
    private var byTitle: [[UInt8]: [(document: String, families: Set<[UInt8]>)]] = [:]

    /// Collects what the documents are called. O(documents).
    init(_ documents: [(name: String, identity: DocumentIdentity)]) {
        for (name, identity) in documents.sorted(by: { $0.name < $1.name }) {
            if RetractionMarks.builtIn.isMarked(identity) { retracted.insert(name) }
            let identifiers = [
                identity.doi.map { "doi:" + $0 }, identity.pmid.map { "pmid:" + $0 },
                identity.pmcid.map { "pmcid:" + $0 },
            ]
            for case let key? in identifiers where byIdentifier[key] == nil { byIdentifier[key] = name }
            let families = Set(identity.authors.map { LetterFolder.key($0.leading) })
            for title in Set(identity.titles.map { LetterFolder.key(TitleReader.builtIn.plain($0)) }).sorted(by: {
                $0.lexicographicallyPrecedes($1)
            }) { byTitle[title, default: []].append((name, families)) }
        }
    }

    /// The works with the documents that they are: by identifier, else by a long title and an author. O(works).
    func linking(_ works: [Work]) -> [Work] {
        if byIdentifier.isEmpty, byTitle.isEmpty { return works }
        return works.map { work in
            var linked = work
            linked.document = document(of: work)
            if let document = linked.document, retracted.contains(document) { linked.isRetracted = true }
            return linked
        }
    }

    private func document(of work: Work) -> String? {
        for key in work.keys { if let document = byIdentifier[key] { return document } }
        let features = EntryFeatures(
            CitedEntry(id: "", document: "", ordinal: 0, raw: "", item: work.item))
        guard features.hasTellingTitle, let same = byTitle[features.title] else { return nil }
        let authors = Set(work.item.authors.map { LetterFolder.key($0.leading) }.filter { !$0.isEmpty })
        let found = same.filter { !$0.families.isDisjoint(with: authors) }
        // Two documents of one title by the same people: nothing tells which is meant.
        return found.count == 1 ? found[0].document : nil
    }
}
