import Testing

@testable import KaojuCache

@Suite("Texts that are stored once")
struct NumberedTextsTests {
    @Test("Each text has one number, in the order in which they came, however many there are")
    func numbers() {
        var texts = NumberedTexts()
        let all = (0..<3000).map { "text \($0 * 7919 % 1000) of a longer run, 词 \($0 % 1000)" }
        var first: [[UInt8]: Int] = [:]
        for text in all {
            let expected = first[Array(text.utf8)] ?? first.count
            first[Array(text.utf8)] = expected
            #expect(texts.place(of: text) == expected)
        }
        #expect(texts.count == first.count)
    }

    @Test("Two spellings of one character are two texts, and an empty text is one")
    func spellings() {
        var texts = NumberedTexts()
        #expect(texts.place(of: "\u{E9}") == 0)
        #expect(texts.place(of: "e\u{301}") == 1)
        #expect(texts.place(of: "") == 2)
        #expect(texts.place(of: "\u{E9}") == 0)
        #expect(texts.place(of: "") == 2)
        #expect(texts.bytes == [2, 0xC3, 0xA9, 3, 0x65, 0xCC, 0x81, 0])
    }
}
