/// A document's text as a person reads it: lines joined, widths folded, page furniture gone, every byte mapped back.
package struct ReadingText: Sendable {
    /// The repaired text, UTF-8. Blocks are separated by a line feed.
    package var bytes: [UInt8]
    /// Where each byte stands in the source text.
    package var map: OffsetMap
    /// The reading offsets at which a line of the source began, ascending (reference lists need them).
    package var lineStarts: [Int]

    /// Creates a reading text.
    package init(bytes: [UInt8], map: OffsetMap, lineStarts: [Int] = []) {
        self.bytes = bytes
        self.map = map
        self.lineStarts = lineStarts
    }

    /// The text of a range.
    package subscript(range: ByteRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }
}
