import KaojuMatching
import Testing

@Suite struct UTF8ScannerTests {
    @Test func readsForwardsAndBackwards() {
        let bytes = Array("aβ钙😀".utf8)
        #expect(UTF8Scanner.character(in: bytes, at: 0)?.scalar == 0x61)
        #expect(UTF8Scanner.character(in: bytes, at: 1) == .init(scalar: 0x3B2, count: 2))
        #expect(UTF8Scanner.character(in: bytes, at: 3) == .init(scalar: 0x9499, count: 3))
        #expect(UTF8Scanner.character(in: bytes, before: bytes.count) == .init(scalar: 0x1F600, count: 4))
        #expect(UTF8Scanner.character(in: bytes, before: 3)?.scalar == 0x3B2)
        #expect(UTF8Scanner.character(in: bytes, before: 0) == nil)
        #expect(UTF8Scanner.character(in: bytes, at: bytes.count) == nil)
    }

    @Test func anInvalidByteIsOneCharacter() {
        let bytes: [UInt8] = [0xE9, 0x41, 0x80, 0xFF]
        #expect(UTF8Scanner.character(in: bytes, at: 0) == .init(scalar: 0xFFFD, count: 1))
        #expect(UTF8Scanner.character(in: bytes, at: 2) == .init(scalar: 0xFFFD, count: 1))
        #expect(UTF8Scanner.character(in: bytes, before: 3) == .init(scalar: 0xFFFD, count: 1))
    }

    @Test func knowsChineseAndLetters() {
        #expect(UTF8Scanner.isCJK(0x9499))
        #expect(!UTF8Scanner.isCJK(0x3002))
        #expect(UTF8Scanner.isAlphabetic(0x3B2))
        #expect(!UTF8Scanner.isAlphabetic(0x31))
    }

    @Test func classesOfBytes() {
        #expect(UInt8(ascii: "7").isASCIIDigit && !UInt8(ascii: "a").isASCIIDigit)
        #expect(UInt8(ascii: "Q").asciiLowercased == UInt8(ascii: "q"))
        #expect(UInt8(ascii: "[").asciiLowercased == UInt8(ascii: "["))
    }
}
