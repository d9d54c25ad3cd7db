import KaojuMatching
import KaojuText

/// A text cut into what the tagger labels: a Chinese character, a run of letters, a run of digits, any other character.
/// White space is no token.
struct Tokens {
    /// What a token is made of.
    enum Kind: UInt8 {
        case han, letters, digits, greek, other
    }

    /// One token.
    struct Token {
        /// Where it stands.
        var range: ByteRange
        var kind: Kind
    }

    /// The longest run of letters or digits that is one token, in bytes.
    private static let longest = 64

    /// The tokens of a range of `bytes`. O(n).
    static func of(_ bytes: [UInt8], in range: ByteRange) -> [Token] {
        var out: [Token] = []
        var at = range.start
        while at < range.end, let character = UTF8Scanner.character(in: bytes, at: at) {
            let end = min(range.end, at + character.count)
            if let kind = kind(of: character.scalar) {
                if let last = out.last, last.kind == kind, kind == .letters || kind == .digits, last.range.end == at,
                    last.range.count < longest
                {
                    out[out.count - 1].range.end = end
                } else {
                    out.append(Token(range: ByteRange(at, end), kind: kind))
                }
            }
            at = end
        }
        return out
    }

    private static func kind(of scalar: UInt32) -> Kind? {
        if scalar <= 0x20 || scalar == 0xA0 || scalar == 0x3000 || scalar == 0x7F || (0x2000...0x200B).contains(scalar)
        {
            return nil
        }
        if UTF8Scanner.isCJK(scalar) { return .han }
        if scalar < 0x80, UInt8(scalar).isASCIIDigit { return .digits }
        if (0x370...0x3FF).contains(scalar) { return .greek }
        return UTF8Scanner.isAlphabetic(scalar) ? .letters : .other
    }

    /// Stretches of a text to be labelled one by one: lines, cut behind full stops where they are long. O(n).
    static func sequences(of bytes: [UInt8]) -> [ByteRange] {
        var out: [ByteRange] = []
        var start = 0
        func cut(_ end: Int) {
            if bytes[start..<end].contains(where: { $0 > 0x20 }) { out.append(ByteRange(start, end)) }
            start = end
        }
        var at = 0
        while at < bytes.count, let character = UTF8Scanner.character(in: bytes, at: at) {
            at = min(bytes.count, at + character.count)
            switch character.scalar {
            case 0x0A: cut(at)
            case 0x3002, 0xFF01, 0xFF1F: cut(at)
            case 0x2E, 0x3F, 0x21:
                // «. A»: a blank and a capital behind it.
                if at + 1 < bytes.count, bytes[at] == 0x20, bytes[at + 1].isASCIIUpper, !isInitial(bytes, at - 1) {
                    cut(at + 1)
                }
            default: break
            }
        }
        cut(bytes.count)
        return out
    }

    /// Whether the full stop at `offset` follows a single letter or «vs»: no sentence ends there.
    private static func isInitial(_ bytes: [UInt8], _ offset: Int) -> Bool {
        var at = offset
        while at > 0, bytes[at - 1].isASCIILetter { at -= 1 }
        let count = offset - at
        return count == 1 || bytes[at..<offset].elementsEqual("vs".utf8) || bytes[at..<offset].elementsEqual("al".utf8)
    }
}
