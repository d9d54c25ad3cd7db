/// Reads single characters out of UTF-8 bytes at given offsets. Total: where the bytes are no valid sequence, one byte
/// counts as one character, U+FFFD.
@usableFromInline
package enum UTF8Scanner {
    /// One decoded character.
    @usableFromInline
    package struct Character: Sendable, Hashable {
        /// The code point.
        @usableFromInline package var scalar: UInt32
        /// The number of its bytes.
        @usableFromInline package var count: Int

        @inlinable package init(scalar: UInt32, count: Int) {
            self.scalar = scalar
            self.count = count
        }
    }

    /// The character that begins at `offset`, or nil at the end. O(1).
    @inlinable @inline(__always)
    package static func character(in bytes: [UInt8], at offset: Int) -> Character? {
        guard offset >= 0, offset < bytes.count else { return nil }
        let first = bytes[offset]
        if first < 0x80 { return Character(scalar: UInt32(first), count: 1) }
        return longer(first, in: bytes, at: offset)
    }

    /// The character of several bytes that begins with `first`.
    @usableFromInline
    static func longer(_ first: UInt8, in bytes: [UInt8], at offset: Int) -> Character {
        let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, offset + count <= bytes.count else {
            return Character(scalar: 0xFFFD, count: 1)
        }
        var scalar = UInt32(first) & (0x7F >> UInt32(count))
        for index in 1..<count {
            let byte = bytes[offset + index]
            guard byte.isUTF8Continuation else { return Character(scalar: 0xFFFD, count: 1) }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        return Character(scalar: scalar, count: count)
    }

    /// The character that ends at `offset`, or nil at the start. O(1).
    package static func character(in bytes: [UInt8], before offset: Int) -> Character? {
        guard offset > 0, offset <= bytes.count else { return nil }
        var start = offset - 1
        while start > 0, offset - start < 4, bytes[start].isUTF8Continuation { start -= 1 }
        if let found = character(in: bytes, at: start), start + found.count == offset { return found }
        return Character(scalar: 0xFFFD, count: 1)
    }

    /// Whether a code point is a Chinese character (the unified ideographs, their extensions, compatibility forms).
    @inlinable
    package static func isCJK(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || (0xF900...0xFAFF).contains(scalar)
            || (0x20000...0x323AF).contains(scalar) || scalar == 0x3007
    }

    /// Whether a code point is a letter of a script with spaces between words: Latin with its accents, Greek, Cyrillic.
    @inlinable
    package static func isAlphabetic(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return UInt8(scalar).isASCIILetter }
        return (0xC0...0x52F).contains(scalar) && scalar != 0xD7 && scalar != 0xF7 || (0x1E00...0x1FFF).contains(scalar)
    }
}
