import KaojuText

/// What an entry prints to be found by.
struct Identifier: Sendable, Hashable {
    var kind: EntryToken.Kind
    /// With its prefix: «doi:10.…», «PMID: 1…».
    var range: ByteRange
    /// The value as items hold it; of a mark such as «[EB/OL]» the letters before the stroke.
    var text: String
    /// The date of an access date.
    var date: PartialDate?
}
