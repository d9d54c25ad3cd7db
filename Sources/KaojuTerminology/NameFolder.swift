import KaojuMatching
import KaojuText

/// Folds names and texts to the form in which they are compared: lower case, no dashes and blanks, Greek letters by
/// name, simplified characters, one spelling. Its knowledge is in fold.tsv, traditional.tsv and spelling.tsv.
struct NameFolder: Sendable {
    /// The folder of the built-in tables.
    static let standard = NameFolder()

    /// A spelling and what is read for it.
    private struct Spelling: Sendable {
        var from: [UInt8]
        var to: [UInt8]
    }

    /// For each code point below 65,536: 0 to copy, else the number of its replacement.
    private var replacementNumbers = [UInt16](repeating: 0, count: 65_536)
    private var replacements: [[UInt8]] = [[]]
    /// The spellings by their last letter.
    private var spellings = [[Spelling]](repeating: [], count: 128)

    /// For each byte the bytes before it with which a spelling ends, a bit each.
    private var endings = [UInt128](repeating: 0, count: 128)

    private init() {
        for row in Table(Resource.bytes("terminology/fold.tsv") ?? []).rows {
            for scalar in row[0].unicodeScalars { replace(scalar, by: Array(row[1].utf8)) }
        }
        for row in Table(Resource.bytes("terminology/traditional.tsv") ?? []).rows {
            for (from, to) in zip(row[0].unicodeScalars, row[1].unicodeScalars) {
                replace(from, by: Array(String(to).utf8))
            }
        }
        for row in Table(Resource.bytes("terminology/spelling.tsv") ?? []).rows {
            let from = Array(row[0].utf8)
            if let last = from.last, last < 128 {
                let before = from.dropLast().last
                endings[Int(last.asciiLowercased)] |= before.map { 1 << UInt128($0.asciiLowercased & 127) } ?? .max
                spellings[Int(last)].append(Spelling(from: from, to: Array(row[1].utf8)))
            }
        }
    }

    private mutating func replace(_ scalar: Unicode.Scalar, by bytes: [UInt8]) {
        guard scalar.value < 65_536 else { return }
        replacementNumbers[Int(scalar.value)] = UInt16(replacements.count)
        replacements.append(bytes)
    }

    /// The folded form of a name.
    func fold(_ name: String) -> FoldedText {
        let bytes = Array(name.utf8)
        var out = FoldedText()
        fold(bytes, ByteRange(0, bytes.count), into: &out)
        return out
    }

    /// Folds a range of `bytes` into `out`, which is emptied first. O(n).
    func fold(_ bytes: [UInt8], _ range: ByteRange, into out: inout FoldedText) {
        out.removeAll()
        out.reserve(range.count)
        var at = range.start
        while at < range.end {
            let byte = bytes[at]
            if byte < 0x80 {
                if byte.isASCIIWord {
                    out.append(byte, at, at + 1)
                    respell(&out)
                } else {
                    append(other: byte, at, at + 1, to: &out)
                }
                at += 1
                continue
            }
            guard let character = UTF8Scanner.character(in: bytes, at: at) else { break }
            let end = min(at + character.count, range.end)
            if let marker = Self.raisedMarkerEnd(bytes, at, in: range), !out.bytes.isEmpty, out.gap == 0 {
                // «TGF-β¹» cites the first reference; it is not TGF-β1.
                for index in at..<marker { out.append(bytes[index], at, marker) }
                at = marker
                continue
            }
            if character.scalar < 65_536, replacementNumbers[Int(character.scalar)] != 0 {
                let replacement = replacements[Int(replacementNumbers[Int(character.scalar)])]
                for byte in replacement {
                    if byte < 0x80, !byte.isASCIIWord {
                        append(other: byte, at, end, to: &out)
                    } else {
                        out.append(byte, at, end)
                    }
                }
            } else if Self.isBlank(character.scalar) {
                out.gap |= FoldedText.blank
            } else {
                for index in at..<end { out.append(bytes[index], at, end) }
            }
            at = end
        }
    }

    /// The end of the raised figures that begin at `start`, where they may be a citation: no sign of a charge follows, as in
    /// Ca²⁺. O(length).
    private static func raisedMarkerEnd(_ bytes: [UInt8], _ start: Int, in range: ByteRange) -> Int? {
        var at = start
        while at < range.end, let character = UTF8Scanner.character(in: bytes, at: at) {
            switch character.scalar {
            case 0xB2, 0xB3, 0xB9, 0x2070...0x2079: at = min(at + character.count, range.end)
            case 0x207A, 0x207B: return nil
            default: return at > start ? at : nil
            }
        }
        return at > start ? at : nil
    }

    /// Blanks and dashes become gaps, other punctuation stays.
    private func append(other byte: UInt8, _ start: Int, _ end: Int, to out: inout FoldedText) {
        if byte.isASCIISpace {
            out.gap |= FoldedText.blank
        } else if byte == UInt8(ascii: "-") {
            out.gap |= FoldedText.dash
        } else {
            out.append(byte, start, end)
        }
    }

    private static func isBlank(_ scalar: UInt32) -> Bool {
        scalar == 0xA0 || scalar == 0x3000 || (0x2000...0x200B).contains(scalar) || scalar == 0x202F
    }

    /// Rewrites the end of what was folded where it is a spelling that is read as another.
    private func respell(_ out: inout FoldedText) {
        let count = out.bytes.count
        guard count > 1, let end = out.bytes.last, end < 128,
            endings[Int(end)] & (1 << UInt128(out.bytes[count - 2] & 127)) != 0, let last = out.origins.last?.cased
        else { return }
        for spelling in spellings[Int(last)] where out.ends(with: spelling.from) {
            out.replaceEnd(spelling.from, by: spelling.to)
            return
        }
    }
}
