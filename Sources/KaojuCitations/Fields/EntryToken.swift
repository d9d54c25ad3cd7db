import KaojuText

/// The smallest part of an entry that is labelled: a word, a number, a Han character, a mark, a whole identifier.
struct EntryToken: Sendable, Hashable {
    /// What the token is made of.
    enum Kind: UInt8, Sendable {
        case word, number, han, mark
        /// «//» of GB/T 7714: what stands behind it holds the work.
        case host
        /// GB/T 7714's mark of the kind of work: «[J]», «[M/OL]».
        case genre
        /// «[2014-06-25]»
        case accessDate
        case doi, url, pmid, pmcid, arxiv, isbn

        /// Whether rules alone read the token.
        var isIdentifier: Bool { rawValue >= Kind.doi.rawValue }
    }

    var range: ByteRange
    var kind: Kind
    /// Whether white space stands before it.
    var isSpaced: Bool
}
