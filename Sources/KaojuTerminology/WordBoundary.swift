import KaojuMatching
import KaojuText

/// Whether a name found in a text stands there as a word of its own. Chinese neighbours are always a boundary.
enum WordBoundary {
    /// Checks both ends of `range` in `bytes`. O(1) but for the word beside a hyphen.
    static func holds(at range: ByteRange, in bytes: [UInt8], folded: ByteRange, _ text: FoldedText) -> Bool {
        let first = text.bytes[folded.start]
        let last = text.bytes[folded.end - 1]
        return (left(range.start, bytes, isWord: first.isASCIIWord))
            && (right(range.end, bytes, isWord: last.isASCIIWord))
    }

    private static func isWord(_ scalar: UInt32) -> Bool {
        UTF8Scanner.isAlphabetic(scalar) || scalar < 0x80 && UInt8(scalar).isASCIIDigit || isFullWidth(scalar)
    }

    /// A full-width letter or figure.
    private static func isFullWidth(_ scalar: UInt32) -> Bool {
        (0xFF10...0xFF19).contains(scalar) || (0xFF21...0xFF3A).contains(scalar) || (0xFF41...0xFF5A).contains(scalar)
    }

    private static func isDash(_ scalar: UInt32) -> Bool {
        scalar == 0x2D || (0x2010...0x2015).contains(scalar) || scalar == 0x2212
    }

    private static func left(_ start: Int, _ bytes: [UInt8], isWord word: Bool) -> Bool {
        guard let before = UTF8Scanner.character(in: bytes, before: start) else { return true }
        if word && isWord(before.scalar) { return false }
        guard isDash(before.scalar) else { return true }
        // «25-OH…», «t-PA», «α-SMA»: a digit or one or two letters before a hyphen belong to the name.
        var at = start - before.count
        var length = 0
        var digits = 0
        while let character = UTF8Scanner.character(in: bytes, before: at), isWord(character.scalar), length < 4 {
            length += 1
            if character.scalar < 0x80, UInt8(character.scalar).isASCIIDigit { digits += 1 }
            at -= character.count
        }
        if length == 0 { return true }
        return word ? length > 2 && digits < length : digits < length
    }

    private static func right(_ end: Int, _ bytes: [UInt8], isWord word: Bool) -> Bool {
        guard let after = UTF8Scanner.character(in: bytes, at: end) else { return true }
        if word && isWord(after.scalar) { return false }
        guard word, isDash(after.scalar) else { return true }
        // «BMP-2», «TGF-β», «hepatitis-B»: a digit or one letter behind a hyphen belongs to the name.
        guard let next = UTF8Scanner.character(in: bytes, at: end + after.count), isWord(next.scalar) else {
            return true
        }
        if next.scalar < 0x80, UInt8(next.scalar).isASCIIDigit { return false }
        let beyond = UTF8Scanner.character(in: bytes, at: end + after.count + next.count)
        return beyond.map { isWord($0.scalar) } ?? false
    }
}
