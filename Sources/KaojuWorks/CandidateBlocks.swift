import KaojuText

/// Groups of entries that may be the same work: those that share a key. Only entries of one group are compared.
struct CandidateBlocks {
    /// In a larger group each entry is compared only with the next ones in the order of its other fields (the sorted
    /// neighbourhood of Hernández and Stolfo, 1995), so that a title that everybody uses costs no quadratic time.
    private static let window = 12

    /// An entry's key in a group.
    private struct Keyed {
        var key: UInt64
        var entry: Int
    }

    private let features: [EntryFeatures]
    /// Sorts the entries of a group: what agrees for the same work stands side by side.
    private let orders: [UInt64]

    init(_ features: [EntryFeatures]) {
        self.features = features
        orders = features.map { StableHash.of($0.family, [UInt8($0.year & 0xFF)], $0.firstPage) }
    }

    /// Entries all of whose compared fields are the same: one of each group stands for all.
    func signature(_ feature: EntryFeatures) -> UInt64 {
        var hash = StableHash()
        for part in [
            feature.title, feature.family, [feature.initial], feature.volume, feature.issue, feature.firstPage,
            feature.lastPage, feature.doi, feature.pmid, feature.pmcid, feature.arxiv, feature.edition,
        ] { hash.add(part) }
        hash.add(feature.year)
        hash.add(Int(feature.kinds.rawValue))
        for word in feature.container?.words ?? [] { hash.add(word) }
        hash.add(Array(feature.type.utf8))
        return hash.value
    }

    /// Calls `body` with each entry and the first before it that has the same key, for identifiers and signatures.
    /// O(n log n).
    func forEachEqual(by key: (Int) -> UInt64, _ body: (_ first: Int, _ other: Int) -> Void) {
        for group in groups(of: Array(features.indices), by: key) {
            for other in group.dropFirst() { body(group[group.startIndex], other) }
        }
    }

    /// Calls `body` with the pairs of `entries` that share a title, or a volume and a page with a year or an author.
    /// O(n log n + n · window).
    func forEachPair(of entries: [Int], _ body: (Int, Int) -> Void) {
        let keys: [(Int) -> UInt64] = [
            { features[$0].title.count < 12 ? 0 : StableHash.of(features[$0].title) },
            { index in
                let feature = features[index]
                guard !feature.firstPage.isEmpty, feature.year != 0 else { return 0 }
                let volume = feature.volume.isEmpty ? feature.issue : feature.volume
                guard !volume.isEmpty else { return 0 }
                return StableHash.of(volume, feature.firstPage, Array(String(feature.year).utf8))
            },
            { index in
                let feature = features[index]
                guard !feature.firstPage.isEmpty, !feature.volume.isEmpty, !feature.family.isEmpty else { return 0 }
                return StableHash.of(feature.volume, feature.firstPage, feature.family)
            },
        ]
        for key in keys {
            for group in groups(of: entries, by: key) {
                if group.count <= Self.window * 2 {
                    for (index, a) in group.enumerated() {
                        for b in group.dropFirst(index + 1) { body(a, b) }
                    }
                } else {
                    let sorted = group.sorted { (orders[$0], $0) < (orders[$1], $1) }
                    for (index, a) in sorted.enumerated() {
                        for b in sorted[(index + 1)...].prefix(Self.window) { body(min(a, b), max(a, b)) }
                    }
                }
            }
        }
    }

    /// The entries that share a key, ascending, two or more; those without a key (0) stand alone. O(n log n).
    private func groups(of entries: [Int], by key: (Int) -> UInt64) -> [ArraySlice<Int>] {
        var keyed: [Keyed] = []
        keyed.reserveCapacity(entries.count)
        for entry in entries {
            let value = key(entry)
            if value != 0 { keyed.append(Keyed(key: value, entry: entry)) }
        }
        keyed.sort { ($0.key, $0.entry) < ($1.key, $1.entry) }
        let order = keyed.map(\.entry)
        var out: [ArraySlice<Int>] = []
        var start = 0
        for index in 1...max(1, keyed.count) where index >= keyed.count || keyed[index].key != keyed[start].key {
            if index - start > 1, index <= keyed.count { out.append(order[start..<index]) }
            start = index
        }
        return out
    }
}
