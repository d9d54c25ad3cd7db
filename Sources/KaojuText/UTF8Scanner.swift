/// Reading scalars out of UTF-8 bytes without making a String.
///
/// `@usableFromInline`: without it nothing of a package type is inlined into another module, whatever its members say.
@usableFromInline
package enum UTF8Scanner {
    /// The scalar that starts at `offset` and its length in bytes; a malformed byte is U+FFFD of length 1. O(1).
    @inlinable @inline(__always)
    package static func scalar(_ bytes: [UInt8], at offset: Int) -> (value: UInt32, length: Int) {
        let b0 = bytes[offset]
        if b0 < 0x80 { return (UInt32(b0), 1) }
        let count = bytes.count
        if b0 >= 0xC2, b0 < 0xE0, offset + 1 < count, bytes[offset + 1] & 0xC0 == 0x80 {
            return (UInt32(b0 & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), 2)
        }
        if b0 >= 0xE0, b0 < 0xF0, offset + 2 < count, bytes[offset + 1] & 0xC0 == 0x80, bytes[offset + 2] & 0xC0 == 0x80
        {
            return (
                UInt32(b0 & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F), 3
            )
        }
        if b0 >= 0xF0, b0 < 0xF5, offset + 3 < count, bytes[offset + 1] & 0xC0 == 0x80,
            bytes[offset + 2] & 0xC0 == 0x80, bytes[offset + 3] & 0xC0 == 0x80
        {
            let high = UInt32(b0 & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12
            return (high | UInt32(bytes[offset + 2] & 0x3F) << 6 | UInt32(bytes[offset + 3] & 0x3F), 4)
        }
        return (0xFFFD, 1)
    }

    /// The scalar that ends before `offset`, and its length in bytes; nil at the start. O(1).
    @inlinable @inline(__always)
    package static func scalar(_ bytes: [UInt8], before offset: Int) -> (value: UInt32, length: Int)? {
        guard offset > 0 else { return nil }
        var start = offset - 1
        while start > 0, start > offset - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let found = scalar(bytes, at: start)
        return start + found.length == offset ? found : (0xFFFD, 1)
    }

    /// The bytes of a scalar.
    package static func encode(_ value: UInt32) -> [UInt8] {
        guard let scalar = Unicode.Scalar(value) else { return [0xEF, 0xBF, 0xBD] }
        return Array(String(scalar).utf8)
    }
}

/// Classes of scalars that segmentation and recognition tell apart.
@usableFromInline
package enum ScalarClass {
    /// Whether the scalar is a Han character.
    @inlinable @inline(__always)
    package static func isHan(_ v: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(v) || (0x3400...0x4DBF).contains(v) || v == 0x3007
            || (0xF900...0xFAFF).contains(v) || (0x20000...0x323AF).contains(v) || (0x2E80...0x2FDF).contains(v)
    }

    /// Whether the scalar is Chinese punctuation (full-width forms included).
    @inlinable @inline(__always)
    package static func isHanPunctuation(_ v: UInt32) -> Bool {
        (0x3001...0x3003).contains(v) || (0x3008...0x3020).contains(v) || v == 0xFF0C || v == 0xFF1B || v == 0xFF1A
            || v == 0xFF1F || v == 0xFF01 || v == 0xFF08 || v == 0xFF09 || (0x2018...0x201D).contains(v) || v == 0x2026
    }

    /// Whether the scalar is an ASCII digit.
    @inlinable @inline(__always)
    package static func isDigit(_ v: UInt32) -> Bool { v >= 0x30 && v <= 0x39 }

    /// Whether the scalar is an ASCII or a full-width digit.
    @inlinable @inline(__always)
    package static func isAnyDigit(_ v: UInt32) -> Bool { v >= 0x30 && v <= 0x39 || v >= 0xFF10 && v <= 0xFF19 }

    /// Whether the scalar is a letter of the Latin script or Greek.
    @inlinable @inline(__always)
    package static func isLetter(_ v: UInt32) -> Bool {
        (v >= 0x41 && v <= 0x5A) || (v >= 0x61 && v <= 0x7A) || (v >= 0xC0 && v <= 0x24F && v != 0xD7 && v != 0xF7)
            || (v >= 0x370 && v <= 0x3FF)
    }

    /// Whether the scalar is an ASCII lower-case letter.
    @inlinable @inline(__always)
    package static func isLower(_ v: UInt32) -> Bool { v >= 0x61 && v <= 0x7A }

    /// Whether the scalar is an ASCII upper-case letter.
    @inlinable @inline(__always)
    package static func isUpper(_ v: UInt32) -> Bool { v >= 0x41 && v <= 0x5A }

    /// Whether the scalar is white space.
    @inlinable @inline(__always)
    package static func isSpace(_ v: UInt32) -> Bool {
        v == 0x20 || v == 0x09 || v == 0xA0 || v == 0x3000 || (v >= 0x2000 && v <= 0x200A) || v == 0x202F || v == 0x205F
    }
}
