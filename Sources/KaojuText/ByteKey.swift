/// Bytes as a key of a dictionary: hashed and compared as a whole, where texts are compared character by character.
package struct ByteKey: Hashable, Sendable {
    /// The bytes.
    package let bytes: [UInt8]

    /// The key of some bytes.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The key of a text's UTF-8 bytes; texts of other bytes are other keys, though they may look the same.
    package init(_ text: String) { bytes = Array(text.utf8) }

    package func hash(into hasher: inout Hasher) { unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) } }
}
