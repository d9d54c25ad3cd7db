import Testing

@testable import KaojuText

@Suite("Sets that are asked at every place of a text")
struct WordSetTests {
    private static let words = ["甲", "甲乙", "乙丙丁", "ab", "abc", "c", String(repeating: "x", count: 90)]
        .map { Array($0.utf8) }

    @Test("A word set holds its words and nothing else")
    func contains() {
        let set = WordSet(Self.words + [[]])
        for word in Self.words { #expect(set.contains(word)) }
        for other in ["", "a", "b", "abcd", "乙", "丁", String(repeating: "x", count: 89)] {
            #expect(!set.contains(Array(other.utf8)))
        }
        #expect(set.contains(Array("zabz".utf8), ByteRange(1, 3)))
        #expect(!WordSet([]).contains(Array("ab".utf8)))
    }

    @Test("The longest word at a place is found as one finds it by trying all")
    func longest() {
        let set = WordSet(Self.words)
        let bytes = Array("xxabcc甲乙丙丁甲abxab".utf8)
        for at in 0...bytes.count {
            let begins = Self.words.filter { bytes[at...].starts(with: $0) }.map(\.count).max()
            #expect(set.length(in: bytes, at: at) == begins)
            let within = Self.words.filter { bytes[at..<max(at, 9)].starts(with: $0) }.map(\.count).max()
            #expect(set.length(in: bytes, at: at, before: 9) == within)
            let ends = Self.words.filter { bytes[..<at].reversed().starts(with: $0.reversed()) }.map(\.count).max()
            #expect(set.length(in: bytes, endingAt: at) == ends)
            let behind = Self.words.filter {
                at >= 4 && bytes[4..<at].reversed().starts(with: $0.reversed())
            }.map(\.count).max()
            #expect(set.length(in: bytes, endingAt: at, from: 4) == behind)
        }
    }

    @Test("A scalar set holds its characters, also those beyond the basic plane")
    func scalars() {
        let set = ScalarSet([0x41, 0x4E00, 0xFFFF, 0x20000])
        for scalar: UInt32 in [0x41, 0x4E00, 0xFFFF, 0x20000] { #expect(set.contains(scalar)) }
        for scalar: UInt32 in [0, 0x40, 0x42, 0x4E01, 0x20001, 0x10041] { #expect(!set.contains(scalar)) }
    }
}
