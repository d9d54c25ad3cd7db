/// What a token of an entry belongs to: the labels of the sequence model.
enum FieldLabel: UInt8, CaseIterable, Sendable {
    /// The entry's own number in the list.
    case label
    case author, editor, translator, date, title, container, collection, volume, issue, pages, number
    case publisher, place, edition
    /// The kind of work: GB/T 7714's mark, «PhD thesis».
    case genre
    /// A DOI, a URL, a PubMed id, an ISBN, with its prefix.
    case identifier
    /// When and from where a page was fetched.
    case accessed
    case note

    /// The label's name in the model and in training data.
    var name: String { String(describing: self) }

    /// The states of the model: each label's first token, then its others.
    static let stateCount = allCases.count * 2
    /// How many labels there are.
    static let count = allCases.count
    /// The state of the first token of a span.
    var opening: Int { Int(rawValue) * 2 }
    /// The state of the other tokens of a span.
    var inner: Int { Int(rawValue) * 2 + 1 }
}

/// A run of tokens with one label.
struct FieldSpan: Sendable, Hashable {
    var label: FieldLabel
    /// The indices of its tokens.
    var tokens: Range<Int>
}
