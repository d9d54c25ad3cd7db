import KaojuText

/// Finds which cited works are documents of the corpus.
struct DocumentLinker {
    private var byIdentifier: [String: String] = [:]
    private var retracted: Set<String> = []
    private var byTitle: [Int: [(document: String, families: [Int])]] = [:]

    /// Collects what the documents are called. O(n log n) in documents.
    init(_ documents: [(name: String, keys: DocumentKeys)]) {
        for (name, keys) in documents.sorted(by: { $0.name < $1.name }) {
            if keys.isRetracted { retracted.insert(name) }
            for key in keys.identifiers where byIdentifier[key] == nil { byIdentifier[key] = name }
            for title in keys.titles { byTitle[title, default: []].append((name, keys.families)) }
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
        for key in work.identifiers { if let document = byIdentifier[key] { return document } }
        let features = EntryFeatures(PrintedEntry(item: work.item))
        guard features.hasTellingTitle, let same = byTitle[DocumentKeys.hash(features.title)] else { return nil }
        let authors = Set(work.item.authors.compactMap(DocumentKeys.family))
        let found = same.filter { $0.families.contains(where: authors.contains) }
        // Two documents of one title by the same people: nothing tells which is meant.
        return found.count == 1 ? found[0].document : nil
    }
}
