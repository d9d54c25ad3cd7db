import KaojuText

/// Makes works of clusters: their names and their canonical records.
struct WorkNamer {
    let entries: [CitedEntry]
    let features: [EntryFeatures]

    /// The works of clusters, given by their first entry with their members in ascending order. O(n log n).
    func works(of clusters: [Int: [Int]], merges: [Int: [Merge]]) -> [Work] {
        var taken: Set<String> = []
        // A misprinted identifier may stand in two works: the one with more entries is called by it.
        let order = clusters.keys.sorted { a, b in
            let (first, second) = (clusters[a]?.count ?? 0, clusters[b]?.count ?? 0)
            return first != second ? first > second : a < b
        }
        return order.compactMap { root -> Work? in
            guard let members = clusters[root], let first = members.first else { return nil }
            let said = members.map { entries[$0].source.entry() }
            let item = CanonicalRecord(zip(said, members).map { ($0.item, features[$1]) }).item
            let candidates = [item.doi.map { "work:doi:" + $0 }, item.pmid.map { "work:pmid:" + $0 }].compactMap { $0 }
            let id = candidates.first { !taken.contains($0) } ?? "work:" + entries[first].id
            taken.insert(id)
            var documents: [String] = []
            for member in members where documents.last != entries[member].document {
                documents.append(entries[member].document)
            }
            let isRetracted = said.contains { RetractionMarks.builtIn.mark(title: $0.item.title, raw: $0.raw) }
            return Work(
                id: id, item: item, entries: members.map { entries[$0].id }, documents: documents,
                isRetracted: isRetracted, merges: merges[root] ?? [])
        }
    }
}
