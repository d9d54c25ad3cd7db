import KaojuText

/// A reference list: where it stands and its entries.
struct ReferenceList: Sendable {
    /// One entry, not yet read.
    struct Entry: Sendable {
        /// The list's number, where it has one.
        var number: Int?
        /// The entry without its label.
        var range: ByteRange
    }

    /// From the heading to the end of the last entry.
    var range: ByteRange
    var entries: [Entry]
    /// Whether its entries are numbered.
    var isNumbered: Bool
}

/// Finds the reference lists of a document and splits them into entries.
struct ReferenceListFinder {
    let resources: CitationResources

    /// The lists in document order; ranges do not overlap. O(n).
    func lists(in text: SegmentedText) -> [ReferenceList] {
        let bytes = text.reading.bytes
        guard !bytes.isEmpty else { return [] }
        let lines = TextLines(text.reading)
        let headings = ReferenceHeadingScanner(resources: resources, bytes: bytes).headings(in: lines)
        let splitter = ReferenceListSplitter(text: text, lines: lines, resources: resources)
        var out: [ReferenceList] = []
        for (index, heading) in headings.enumerated() {
            if let last = out.last, last.range.end > heading.start { continue }
            let end = index + 1 < headings.count ? headings[index + 1].start : bytes.count
            guard var list = splitter.list(in: ByteRange(heading.end, end), isAnnounced: true) else { continue }
            list.range.start = heading.start
            out.append(list)
        }
        if out.isEmpty, let list = splitter.list(in: ByteRange(0, bytes.count), isAnnounced: false) { out.append(list) }
        return out
    }
}
