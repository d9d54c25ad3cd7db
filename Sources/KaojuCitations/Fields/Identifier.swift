import KaojuText

/// What an entry prints to be found by.
struct Identifier: Sendable, Hashable {
    var kind: EntryToken.Kind
    /// With its prefix: «doi:10.…», «PMID: 1…».
    var range: ByteRange
    /// The value as items hold it.
    var text: String
    /// «[J]»'s first letter; 0 elsewhere.
    var genre: UInt8 = 0
    /// The date of an access date.
    var date: PartialDate?
}
