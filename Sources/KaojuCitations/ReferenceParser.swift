import KaojuText

/// Reads a single reference as it is printed, outside of any document.
package struct ReferenceParser: Sendable {
    private let reader = EntryReader()

    /// Creates a parser.
    package init() {}

    /// What the reference says of its work; nil where nothing was understood: neither an identifier, nor a year, nor
    /// authors with a journal, with given names or with «et al.», nor a title with GB/T 7714's mark. The line is repaired text; a label before it («[12]»,
    /// «3.») is its number. O(n).
    package func reference(of line: String) -> Reference? {
        var bytes = Array(line.trimmed().utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        var number: Int?
        if let label = EntryLabelScanner(bytes: bytes).label(at: 0, to: bytes.count, isAtLineStart: true) {
            // A bare number may as well be a year or the start of a title.
            if label.form != .bare {
                number = label.number
                bytes.removeFirst(label.range.end)
            }
        }
        let fields = reader.item(of: bytes)
        let isUnderstood =
            fields.doi != nil || fields.pmid != nil || fields.year != nil
            || !fields.authors.isEmpty && fields.container != nil
            || fields.hasMoreAuthors && !fields.authors.isEmpty || fields.authors.contains { !$0.given.isEmpty }
            || fields.title != nil
                && EntryClues(bytes: bytes, particles: []).hasTypeMark(ByteRange(0, bytes.count))
        guard isUnderstood else { return nil }
        return Reference(id: "", number: number, raw: line, item: fields)
    }
}
