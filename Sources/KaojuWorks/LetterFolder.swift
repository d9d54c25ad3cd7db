import Foundation
import KaojuText

/// Folds text to letters and digits for comparison: lower case, no accents, widths or punctuation, Greek letters and
/// Roman figures by name, traditional characters as simplified ones.
enum LetterFolder {
    /// What each scalar from U+0080 on is read as; scalars that fall away map to nothing, others to themselves.
    private static let table: [UInt32: [UInt8]] = {
        var table: [UInt32: [UInt8]] = [:]
        let blocks: [ClosedRange<UInt32>] = [
            0x80...0x24F, 0x2B0...0x36F, 0x370...0x3FF, 0x1E00...0x1FFF, 0x2000...0x22FF, 0x3000...0x303F,
            0xFB00...0xFB06, 0xFE00...0xFE6F, 0xFF00...0xFFEF,
        ]
        for value in blocks.joined() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
                .filter { isLetter($0) }
            table[value] = Array(String(String.UnicodeScalarView(folded)).utf8)
        }
        // The private use area: signs of one font, no letters.
        for value in UInt32(0xE000)...0xF8FF { table[value] = [] }
        for row in Table(Resource.bytes("terminology/fold.tsv") ?? []).rows {
            let name = row[1].lowercased()
            guard !name.isEmpty, name.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { continue }
            for scalar in row[0].unicodeScalars where scalar.value >= 0x80 && scalar != "ß" {
                table[scalar.value] = Array(name.utf8)
            }
        }
        table[0xDF] = Array("ss".utf8)
        table[0xF8] = [UInt8(ascii: "o")]
        table[0xD8] = [UInt8(ascii: "o")]
        for row in Table(Resource.bytes("terminology/traditional.tsv") ?? []).rows {
            for (traditional, simplified) in zip(row[0].unicodeScalars, row[1].unicodeScalars) {
                table[traditional.value] = Array(String(simplified).utf8)
            }
        }
        return table
    }()

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber, .letterNumber: true
        default: false
        }
    }

    /// The letters and digits of a text. Markup (`<i>`, `</sup>`) falls away. O(n).
    static func key(_ text: String) -> [UInt8] { key(text, keepingWords: false) }

    /// The letters and digits of a text, word by word. O(n).
    static func words(_ text: String) -> [[UInt8]] {
        key(text, keepingWords: true).split(separator: 0x20).map(Array.init)
    }

    private static func key(_ text: String, keepingWords: Bool) -> [UInt8] {
        var text = text
        return text.withUTF8 { buffer in
            let bytes = unsafe Array(buffer)
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count)
            var at = 0
            while at < bytes.count {
                let byte = bytes[at]
                if byte < 0x80 {
                    if ASCIIByte.isLetterOrDigit(byte) {
                        out.append(ASCIIByte.lowered(byte))
                    } else if byte == 0x3C, let end = tagEnd(bytes, at) {
                        at = end
                        continue
                    } else if keepingWords {
                        out.append(0x20)
                    }
                    at += 1
                    continue
                }
                let (value, length) = UTF8Scanner.scalar(bytes, at: at)
                if let folded = table[value] {
                    out += folded
                    if keepingWords, folded.isEmpty, !(0x300...0x36F).contains(value) { out.append(0x20) }
                } else if value != 0xFFFD {
                    out += bytes[at..<(at + length)]
                }
                at += length
            }
            return out
        }
    }

    /// Where an inline tag that opens at `at` ends: a name of at most seven letters.
    private static func tagEnd(_ bytes: [UInt8], _ at: Int) -> Int? {
        var end = at + 1
        if end < bytes.count, bytes[end] == 0x2F { end += 1 }
        let start = end
        while end < bytes.count, end - start < 8, ASCIIByte.isLetter(bytes[end]) { end += 1 }
        return end > start && end < bytes.count && bytes[end] == 0x3E ? end + 1 : nil
    }
}

/// Classes of ASCII bytes.
enum ASCIIByte {
    @inline(__always) static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte }
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
    @inline(__always) static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: the same on every machine and in every run.
struct StableHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        value = (value ^ 0x1F) &* 0x100_0000_01B3
    }

    mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        for _ in 0..<8 {
            value = (value ^ (rest & 0xFF)) &* 0x100_0000_01B3
            rest >>= 8
        }
    }

    /// The hash of parts, never 0: 0 says that there is no key.
    static func of(_ parts: [UInt8]...) -> UInt64 {
        var hash = StableHash()
        for part in parts { hash.add(part) }
        return max(1, hash.value)
    }
}
