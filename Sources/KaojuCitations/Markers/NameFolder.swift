import KaojuText

/// Folds names for comparison: case and accents of Latin letters go, typographic apostrophes and hyphens become plain.
enum NameFolder {
    /// A word of a name, folded.
    struct Word: Sendable {
        /// FNV-1a over the folded bytes.
        var hash: UInt64
        var range: ByteRange
        /// Characters.
        var count: Int
        var isCapitalised: Bool
        /// A run of Han characters is one word.
        var isHan: Bool
    }

    /// Base letters of U+00C0 to U+017F, in their order.
    private static let bases = Array(
        ("aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssss"
            + "ttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    /// The folded form of a scalar of a name; nil for what no name holds, 0 for what is passed over.
    static func folded(_ value: UInt32) -> UInt8? {
        switch value {
        case 0x41...0x5A: UInt8(value + 32)
        case 0x61...0x7A: UInt8(value)
        case 0x27, 0x2018, 0x2019, 0x2BC, 0x60, 0xB4: 0x27
        case 0x2D, 0x2010, 0x2011: 0x2D
        case 0xC0...0x17F where value != 0xD7 && value != 0xF7: bases[Int(value - 0xC0)]
        case 0x300...0x36F, 0xAD: 0
        default: nil
        }
    }

    /// The words in a range: runs of letters with apostrophes and hyphens inside, runs of Han characters. O(range).
    static func words(of bytes: [UInt8], in range: ByteRange) -> [Word] {
        var out: [Word] = []
        var word = Word(
            hash: seed, range: ByteRange(range.start, range.start), count: 0, isCapitalised: false, isHan: false)
        func close(_ end: Int) {
            if word.count > 0 {
                word.range.end = end
                out.append(word)
            }
            word.count = 0
        }
        var at = range.start
        var lastLetter = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if ScalarClass.isHan(value) {
                if word.count > 0, !word.isHan { close(lastLetter) }
                if word.count == 0 {
                    word = Word(hash: seed, range: ByteRange(at, at), count: 0, isCapitalised: true, isHan: true)
                }
                for byte in bytes[at..<min(at + length, bytes.count)] { word.hash = mixed(word.hash, byte) }
                word.count += 1
                lastLetter = at + length
            } else if let letter = folded(value), letter != 0x27 && letter != 0x2D || word.count > 0 && !word.isHan {
                if word.isHan, word.count > 0 { close(lastLetter) }
                if word.count == 0 {
                    let isCapital =
                        ScalarClass.isUpper(value) || (0xC0...0xDE).contains(value) || value > 0xFF && value & 1 == 0
                    word = Word(hash: seed, range: ByteRange(at, at), count: 0, isCapitalised: isCapital, isHan: false)
                }
                if letter == 0x27 || letter == 0x2D {
                    // Inside a word only: «Smith's» is Smith.
                    let next = at + length < range.end ? UTF8Scanner.scalar(bytes, at: at + length).value : 0
                    let isPossessive =
                        letter == 0x27 && (next == 0x73 || folded(next) == nil)
                        && (at + length + 1 >= range.end || folded(UInt32(bytes[at + length + 1])) == nil)
                    if isPossessive || folded(next) == nil {
                        close(lastLetter)
                        at += length + (isPossessive && next == 0x73 ? 1 : 0)
                        continue
                    }
                }
                if letter != 0 {
                    word.hash = mixed(word.hash, letter)
                    word.count += 1
                }
                lastLetter = at + length
            } else {
                close(lastLetter)
            }
            at += length
        }
        close(lastLetter)
        return out
    }

    /// The hash of a text's folded form as one word. O(n).
    static func hash(of text: [UInt8]) -> UInt64 {
        words(of: text, in: ByteRange(0, text.count)).last?.hash ?? seed
    }

    /// The start of every hash.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// A hash with one byte more.
    @inline(__always)
    static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
