import KaojuText

/// Two entries, as indices, that were found to be one work.
struct MergedPair {
    var first: Int
    var second: Int
    var reason: MergeReason
}

/// Finds which entries of a corpus are the same work.
///
/// A function of the set of entries: neither the order of the documents nor what was merged before matters.
package struct WorkMerger: Sendable {
    /// How many threads read entries at once.
    private let jobs: Int

    /// Creates a merger.
    package init(jobs: Int = 1) { self.jobs = jobs }

    /// The works of all entries, and which documents they are. Entries' ids are distinct.
    /// O(n log n) in the entries, linear in their length.
    package func works(of entries: [CitedEntry], documents: [(name: String, keys: DocumentKeys)] = []) -> Works {
        let entries = entries.sorted { ($0.document, $0.ordinal) < ($1.document, $1.ordinal) }
        let features = sideBySide(entries.count, jobs: jobs) { EntryFeatures(entries[$0].source.entry()) }
        let blocks = CandidateBlocks(features)
        var clusters = WorkClusters(features)
        var merges: [MergedPair] = []

        // Equal identifiers first, then entries that say the same, of which one then stands for all.
        let identifiers: [(Int) -> [UInt8]] = [
            { features[$0].doi }, { features[$0].pmid }, { features[$0].pmcid }, { features[$0].arxiv },
        ]
        for identifier in identifiers {
            blocks.forEachEqual(by: { identifier($0).isEmpty ? 0 : StableHash.of(identifier($0)) }) { a, b in
                guard let reason = EntryMatcher.reason(features[a], features[b]), reason <= .arxiv else { return }
                if clusters.join(a, b, for: reason) { merges.append(MergedPair(first: a, second: b, reason: reason)) }
            }
        }
        blocks.forEachEqual(by: { features[$0].rawKey }) { a, b in
            join(a, b, features, &clusters, &merges)
        }
        var isRepeated = [Bool](repeating: false, count: entries.count)
        blocks.forEachEqual(by: { blocks.signature(features[$0]) }) { a, b in
            isRepeated[b] = join(a, b, features, &clusters, &merges)
        }

        var pairs: [MergedPair] = []
        blocks.forEachPair(of: entries.indices.filter { !isRepeated[$0] }) { a, b in
            guard let reason = EntryMatcher.reason(features[a], features[b]) else { return }
            pairs.append(MergedPair(first: a, second: b, reason: reason))
        }
        // The strongest first: what a doubtful merge would contradict is known by then.
        pairs.sort { ($0.reason, $0.first, $0.second) < ($1.reason, $1.first, $1.second) }
        for pair in pairs where clusters.root(of: pair.first) != clusters.root(of: pair.second) {
            if clusters.join(pair.first, pair.second, for: pair.reason) { merges.append(pair) }
        }
        merges.sort { ($0.first, $0.second) < ($1.first, $1.second) }

        var members: [Int: [Int]] = [:]
        for index in entries.indices { members[clusters.root(of: index), default: []].append(index) }
        var reasons: [Int: [Merge]] = [:]
        for merge in merges {
            reasons[clusters.root(of: merge.first), default: []].append(
                Merge(first: entries[merge.first].id, second: entries[merge.second].id, reason: merge.reason))
        }
        let works = WorkNamer(entries: entries, features: features).works(of: members, merges: reasons)
        return Works(items: DocumentLinker(documents).linking(works))
    }

    @discardableResult
    private func join(
        _ a: Int, _ b: Int, _ features: [EntryFeatures], _ clusters: inout WorkClusters, _ merges: inout [MergedPair]
    ) -> Bool {
        if clusters.root(of: a) == clusters.root(of: b) { return true }
        guard let reason = EntryMatcher.reason(features[a], features[b]), clusters.join(a, b, for: reason) else {
            return false
        }
        merges.append(MergedPair(first: a, second: b, reason: reason))
        return true
    }
}
