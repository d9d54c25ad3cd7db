/// A text that equals another only where both are the same bytes: two spellings of «é» are two texts. Unlike a `String`,
/// one that is not ASCII is hashed without being normalized.
package struct ByteText: Hashable, Sendable {
    /// The text.
    package let text: String

    /// The text by its bytes.
    package init(_ text: String) { self.text = text }

    package static func == (one: ByteText, other: ByteText) -> Bool {
        let (a, b) = (one.text.utf8, other.text.utf8)
        if a.count != b.count { return false }
        return unsafe a.withContiguousStorageIfAvailable { a in
            unsafe b.withContiguousStorageIfAvailable { b in unsafe a.elementsEqual(b) }
        }?.flatMap { $0 } ?? a.elementsEqual(b)
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
