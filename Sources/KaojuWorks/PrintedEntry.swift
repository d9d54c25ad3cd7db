import KaojuText

/// An entry of a reference list: as printed, and what it says of the work.
package struct PrintedEntry: Sendable, Hashable {
    /// The entry as printed, repaired; empty where there is no list.
    package var raw: String
    /// What it says of the work.
    package var item: BibliographicItem

    /// An entry that says this.
    package init(raw: String = "", item: BibliographicItem = BibliographicItem()) {
        self.raw = raw
        self.item = item
    }
}

/// Where an entry is had from: a corpus has many, each is looked at twice, and as a value it is large.
package protocol EntrySource: Sendable {
    /// The entry, which may be made for this. O(its length).
    func entry() -> PrintedEntry
}

extension PrintedEntry: EntrySource {
    package func entry() -> PrintedEntry { self }
}
