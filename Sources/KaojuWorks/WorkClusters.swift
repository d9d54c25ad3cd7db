/// Entries joined into works: union–find (Tarjan 1975) that refuses what contradicts a work as a whole.
struct WorkClusters {
    /// What the members of a cluster say together.
    private struct Summary {
        var doi: [UInt8]
        var pmid: [UInt8]
        var pmcid: [UInt8]
        var arxiv: [UInt8]
        var years: ClosedRange<Int>?
        var volumes: Set<[UInt8]>
        var issues: Set<[UInt8]>
        var pages: Set<[UInt8]>
        var kinds: WorkKinds

        init(_ entry: EntryFeatures) {
            doi = entry.doi
            pmid = entry.pmid
            pmcid = entry.pmcid
            arxiv = entry.arxiv
            years = entry.year == 0 ? nil : entry.year...entry.year
            volumes = entry.volume.isEmpty ? [] : [entry.volume]
            issues = entry.issue.isEmpty ? [] : [entry.issue]
            pages = entry.firstPage.isEmpty ? [] : [entry.firstPage]
            kinds = entry.kinds
        }

        /// Whether two clusters have different identifiers.
        func hasOtherIdentifiers(than other: Summary) -> Bool {
            func differ(_ a: [UInt8], _ b: [UInt8]) -> Bool { !a.isEmpty && !b.isEmpty && a != b }
            return differ(doi, other.doi) || differ(pmid, other.pmid) || differ(pmcid, other.pmcid)
                || differ(arxiv, other.arxiv)
        }

        /// Whether two clusters cannot be one work by what their members print.
        func contradicts(_ other: Summary) -> Bool {
            if let a = years, let b = other.years, max(a.upperBound, b.upperBound) - min(a.lowerBound, b.lowerBound) > 1
            {
                return true
            }
            func differ(_ a: Set<[UInt8]>, _ b: Set<[UInt8]>) -> Bool {
                !a.isEmpty && !b.isEmpty && a.isDisjoint(with: b)
            }
            return kinds != other.kinds || differ(volumes, other.volumes) || differ(issues, other.issues)
                || differ(pages, other.pages)
        }

        mutating func add(_ other: Summary) {
            if doi.isEmpty { doi = other.doi }
            if pmid.isEmpty { pmid = other.pmid }
            if pmcid.isEmpty { pmcid = other.pmcid }
            if arxiv.isEmpty { arxiv = other.arxiv }
            if let more = other.years {
                years = years.map { min($0.lowerBound, more.lowerBound)...max($0.upperBound, more.upperBound) } ?? more
            }
            volumes.formUnion(other.volumes)
            issues.formUnion(other.issues)
            pages.formUnion(other.pages)
        }
    }

    private var parents: [Int]
    private var summaries: [Summary]

    /// One cluster an entry. O(n).
    init(_ features: [EntryFeatures]) {
        parents = Array(features.indices)
        summaries = features.map(Summary.init)
    }

    /// The entry that stands for an entry's cluster: its first. Amortised O(α(n)).
    mutating func root(of entry: Int) -> Int {
        var at = entry
        while parents[at] != at {
            parents[at] = parents[parents[at]]
            at = parents[at]
        }
        return at
    }

    /// Joins two entries' clusters; false where these contradict each other. An identifier in common outweighs what is
    /// printed of the place, but not another identifier.
    @discardableResult
    mutating func join(_ a: Int, _ b: Int, for reason: MergeReason) -> Bool {
        let (first, second) = (root(of: a), root(of: b))
        if first == second { return true }
        let isCertain = reason <= .arxiv
        if summaries[first].hasOtherIdentifiers(than: summaries[second])
            || !isCertain && summaries[first].contradicts(summaries[second])
        {
            return false
        }
        let (low, high) = (min(first, second), max(first, second))
        parents[high] = low
        let other = summaries[high]
        summaries[low].add(other)
        return true
    }
}
