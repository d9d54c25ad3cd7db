import KaojuText

/// A text with the names that people marked in it.
package struct AnnotatedText: Sendable, Hashable {
    /// A marked name.
    package struct Name: Sendable, Hashable {
        package var range: ByteRange
        package var label: String

        package init(range: ByteRange, label: String) {
            self.range = range
            self.label = label
        }
    }

    /// The file that it comes from.
    package var file: String
    package var bytes: [UInt8]
    /// The stretches that are labelled one by one.
    package var sequences: [ByteRange]
    /// The names, in order; they do not overlap.
    package private(set) var names: [Name]

    /// Of names that overlap the longest stays, of equal ones the first; empty ones and those outside the text are left
    /// out. Sequences are cut from the text where none are given. O(n log n).
    package init(file: String, bytes: [UInt8], names: [Name], sequences: [ByteRange]? = nil) {
        self.file = file
        self.bytes = bytes
        self.sequences = sequences ?? Tokens.sequences(of: bytes)
        let sorted = names.filter { !$0.range.isEmpty && $0.range.end <= bytes.count }.sorted {
            ($0.range.start, -$0.range.end, $0.label) < ($1.range.start, -$1.range.end, $1.label)
        }
        var out: [Name] = []
        for name in sorted {
            // Later ones end later or are shorter: only the last can be in the way.
            while let last = out.last, last.range.overlaps(name.range), last.range.count < name.range.count {
                out.removeLast()
            }
            if let last = out.last, last.range.overlaps(name.range) { continue }
            out.append(name)
        }
        self.names = out
    }
}
