import KaojuText

/// A place where the file's bytes mean nothing in its encoding.
struct InvalidSequence: Hashable {
    /// Where it stands in the file.
    var source: ByteRange
    /// Where its U+FFFD stands in the text.
    var span: ByteRange
}

/// A file's bytes as UTF-8.
struct DecodedText {
    /// U+FFFD in UTF-8.
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
    /// No more invalid sequences than this are kept; the rest is counted.
    static let listed = 100

    /// Valid UTF-8.
    var text: [UInt8]
    /// The first invalid sequences.
    private(set) var invalid: [InvalidSequence] = []
    /// The number of all invalid sequences.
    private(set) var invalidCount = 0

    /// A text without invalid sequences, to be built up.
    init(text: [UInt8] = []) {
        self.text = text
    }

    /// Appends the replacement for a source range that means nothing.
    mutating func appendReplacement(for source: ByteRange) {
        let start = text.count
        text.append(contentsOf: Self.replacement)
        invalidCount += 1
        if invalid.count < Self.listed {
            invalid.append(InvalidSequence(source: source, span: ByteRange(start, text.count)))
        }
    }
}
