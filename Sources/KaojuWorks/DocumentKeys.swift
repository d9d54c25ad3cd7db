import KaojuText

/// By what a work is known to be a document of the corpus: all that merging works needs of the document.
package struct DocumentKeys: Sendable, Hashable {
    /// «doi:…», «pmid:…», «pmcid:…», as far as they are known.
    package var identifiers: [String]
    /// Hashes of the folded titles that tell a work from others, ascending.
    package var titles: [Int]
    /// Hashes of the folded family names of its authors, ascending.
    package var families: [Int]
    /// Whether its head bears the mark of a retraction.
    package var isRetracted: Bool

    /// Keys of which only these are known.
    package init(
        identifiers: [String] = [], titles: [Int] = [], families: [Int] = [], isRetracted: Bool = false
    ) {
        self.identifiers = identifiers
        self.titles = titles
        self.families = families
        self.isRetracted = isRetracted
    }

    /// The keys of a document. O(titles).
    package init(_ identity: DocumentIdentity) {
        identifiers = [
            identity.doi.map { "doi:" + $0 }, identity.pmid.map { "pmid:" + $0 }, identity.pmcid.map { "pmcid:" + $0 },
        ].compactMap { $0 }
        // Shorter ones tell nothing: most lines of a head that is read from plain text.
        titles = identity.titles.map { LetterFolder.key(TitleReader.builtIn.plain($0)) }
            .filter { $0.count >= EntryFeatures.tellingLength }.map(Self.hash).sortedUnique()
        families = identity.authors.compactMap { Self.family($0) }.sortedUnique()
        isRetracted = RetractionMarks.builtIn.isMarked(identity)
    }

    /// The hash of a person's family name; nil for one without letters.
    static func family(_ author: PersonName) -> Int? {
        let key = LetterFolder.key(author.leading)
        return key.isEmpty ? nil : hash(key)
    }

    /// The hash of folded letters.
    static func hash(_ letters: [UInt8]) -> Int { Int(truncatingIfNeeded: StableHash.of(letters)) }
}
