import KaojuText

/// A cited work: what all entries of a corpus that cite it say of it together.
package struct Work: Sendable, Hashable {
    /// `work:` and its lowest canonical key: DOI, PMID, else the first entry's id.
    package var id: String
    /// What is known of it: of each field what most entries say.
    package var item: BibliographicItem
    /// The ids of the entries that cite it, in document order.
    package var entries: [String]
    /// The documents that cite it, in order.
    package var documents: [String]
    /// The document of the corpus that it is, where it is one.
    package var document: String?
    /// Whether an entry that cites it, or itself where it is a document of the corpus, bears the mark of a retraction.
    package var isRetracted: Bool
    /// The merges that made it; one less than it has entries.
    package var merges: [Merge]

    package init(
        id: String, item: BibliographicItem, entries: [String], documents: [String], document: String? = nil,
        isRetracted: Bool = false, merges: [Merge] = []
    ) {
        self.id = id
        self.item = item
        self.entries = entries
        self.documents = documents
        self.document = document
        self.isRetracted = isRetracted
        self.merges = merges
    }

    /// The identifiers of the work.
    var identifiers: [String] {
        [
            item.doi.map { "doi:" + $0 }, item.pmid.map { "pmid:" + $0 }, item.pmcid.map { "pmcid:" + $0 },
            item.arxiv.map { "arxiv:" + $0 },
        ].compactMap { $0 }
    }

    /// More entries than this are left to the work's own record: with the names of all in the record of each, what a corpus
    /// writes would grow with the square of it.
    package static let namedEntries = 20

    /// The names of the work but the one that it is called by, and but `entry`: identifiers, then the first entries. O(1).
    package func sameAs(besides entry: String) -> [String] {
        let named = String(id.dropFirst("work:".count))
        let others = entries.prefix(Self.namedEntries + 2).lazy.filter { $0 != entry && $0 != named }
        return identifiers.filter { "work:" + $0 != id } + others.prefix(Self.namedEntries)
    }

    /// All names of the work but the one that it is called by: identifiers, then entries. O(entries).
    package func sameAs() -> [String] {
        (identifiers + (entries.count == 1 ? [] : entries)).filter { "work:" + $0 != id }
    }
}

/// Two entries that were merged, and why.
package struct Merge: Sendable, Hashable {
    /// The ids of the entries, in document order.
    package var first: String
    package var second: String
    /// Why they are one work.
    package var reason: MergeReason

    package init(first: String, second: String, reason: MergeReason) {
        self.first = first
        self.second = second
        self.reason = reason
    }
}

/// The works of a corpus.
package struct Works: Sendable {
    /// Sorted by id.
    package private(set) var items: [Work]
    /// The work's place in `items`, by the entry's id.
    private var byEntry: [String: Int]

    /// Works without any entry.
    package init() { self.init(items: []) }

    /// These works.
    package init(items: [Work]) {
        let isSorted = zip(items, items.dropFirst()).allSatisfy { $0.id < $1.id }
        self.items = isSorted ? items : items.sorted { $0.id < $1.id }
        byEntry = [:]
        byEntry.reserveCapacity(items.reduce(0) { $0 + $1.entries.count })
        for (index, work) in self.items.enumerated() {
            for entry in work.entries { byEntry[entry] = index }
        }
    }

    /// The place of an entry's work in `items`. O(1).
    package func index(ofEntry id: String) -> Int? { byEntry[id] }

    /// What the record of an entry tells of its work: its id, its other names, the document that it is. O(1).
    package func told(ofEntry id: String) -> (id: String, sameAs: [String], document: String?)? {
        byEntry[id].map { (items[$0].id, items[$0].sameAs(besides: id), items[$0].document) }
    }
}
