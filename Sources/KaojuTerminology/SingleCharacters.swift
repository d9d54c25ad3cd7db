import KaojuMatching
import KaojuText

/// Decides whether a name of one Chinese character stands by itself or is part of a word.
struct SingleCharacters: Sendable {
    static let standard = SingleCharacters()

    private var left: [[UInt8]] = []
    private var right: [[UInt8]] = []

    private init() {
        for row in Table(Resource.bytes("terminology/patterns/single.tsv") ?? []).rows {
            let words = row.list(1).map { Array($0.utf8) }
            if row[0] == "left" { left += words } else { right += words }
        }
    }

    /// Whether the neighbours of the character at `range` are no part of its word. O(words).
    func stands(at range: ByteRange, in bytes: [UInt8]) -> Bool {
        let before = UTF8Scanner.character(in: bytes, before: range.start)
        let after = UTF8Scanner.character(in: bytes, at: range.end)
        let freeLeft = before.map { !UTF8Scanner.isCJK($0.scalar) } ?? true
        let freeRight = after.map { !UTF8Scanner.isCJK($0.scalar) } ?? true
        return (freeLeft || left.contains { bytes.hasWord($0, endingAt: range.start) })
            && (freeRight || right.contains { bytes.hasWord($0, at: range.end) })
    }
}

extension [UInt8] {
    /// Whether `word` stands at `offset`. O(word).
    func hasWord(_ word: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + word.count <= count else { return false }
        for index in word.indices where self[offset + index] != word[index] { return false }
        return true
    }

    /// Whether `word` ends at `offset`. O(word).
    func hasWord(_ word: [UInt8], endingAt offset: Int) -> Bool { hasWord(word, at: offset - word.count) }
}
