import KaojuText
import TestSupport
import Testing

@testable import KaojuIngestion

@Suite struct InvalidSequenceTests {
    @Test func eachHasItsPlaceInFileAndText() throws {
        // An impossible byte, a sequence cut short, a surrogate: 1 + 1 + 3 maximal subparts.
        let bytes: [UInt8] =
            Array("血".utf8) + [0xFF] + Array("ab".utf8) + [0xE8, 0xA1] + Array("c".utf8) + [0xED, 0xA0, 0x80]
        let document = try document(bytes)
        #expect(document.text == Array("血\u{FFFD}ab\u{FFFD}c\u{FFFD}\u{FFFD}\u{FFFD}".utf8))
        #expect(document.diagnostics.map(\.code) == Array(repeating: "encoding.invalid-sequence", count: 5))
        #expect(document.diagnostics.map(\.sourceOffset) == [3, 6, 9, 10, 11])
        #expect(document.diagnostics.map(\.span?.start) == [3, 8, 12, 15, 18])
        for diagnostic in document.diagnostics {
            let span = try #require(diagnostic.span)
            #expect(Array(document.text[span.indices]) == DecodedText.replacement)
        }
    }

    @Test func aBadCharacterOfALegacyEncodingCostsNoNeighbour() throws {
        let head = encoded("血管钙化", as: "GB18030")
        let tail = encoded("肾脏病", as: "GB18030")
        let damaged = try document(head + [0xFF] + tail + [0xB8], forced: .gb18030)
        #expect(damaged.text.starts(with: Array("血管钙化\u{FFFD}".utf8)))
        #expect(damaged.diagnostics.first?.sourceOffset == 8)
        #expect(damaged.diagnostics.first?.span == ByteRange(12, 15))
        #expect(damaged.diagnostics.last?.sourceOffset == 15)
        let ascii = try document([0xFF] + head, forced: .big5)
        #expect(ascii.diagnostics.first?.sourceOffset == 0)
    }

    @Test func utf16SurrogatesAndOddBytes() throws {
        let document = try document([0x41, 0x00, 0x00, 0xD8, 0x42, 0x00, 0x00, 0x00, 0x43], forced: .utf16LittleEndian)
        #expect(document.text == Array("A\u{FFFD}B\0\u{FFFD}".utf8))
        #expect(document.diagnostics.map(\.sourceOffset) == [2, 8])
        #expect(document.diagnostics.map(\.span) == [ByteRange(1, 4), ByteRange(6, 9)])
    }

    @Test func offsetsCountTheMark() throws {
        let document = try document([0xFF, 0xFE, 0x41, 0x00, 0x00, 0xDC])
        #expect(document.diagnostics.map(\.sourceOffset) == [4])
        #expect(document.diagnostics.map(\.span) == [ByteRange(1, 4)])
    }

    @Test func aWrongForcedEncodingIsDiagnosed() throws {
        let text = String(repeating: "血管钙化与死亡率", count: 100)
        let document = try document(encoded(text, as: "GBK"), forced: .utf8)
        #expect(document.diagnostics.count == DecodedText.listed + 1)
        #expect(document.diagnostics.last?.code == "encoding.invalid-sequences-omitted")
        #expect(String(validating: document.text, as: UTF8.self) != nil)
    }

    @Test func repairsAsTheStandardLibraryDoes() {
        var randomness = Randomness(state: 7)
        let leads: [UInt8] = [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xFF, 0xE8]
        for _ in 0..<3000 {
            let bytes = (0..<Int.random(in: 0..<24, using: &randomness)).map { _ in
                leads[Int.random(in: 0..<leads.count, using: &randomness)]
            }
            let decoded = UTF8Scanner.repaired(bytes)
            #expect(decoded.text == Array(String(decoding: bytes, as: UTF8.self).utf8))
            #expect(decoded.invalidCount == UTF8Scanner.survey(bytes).invalid)
        }
    }

    @Test func anyBytesYieldValidTextOrAnError() {
        var randomness = Randomness(state: 42)
        let forced: [TextEncoding?] = [nil] + TextEncoding.allCases
        for round in 0..<1500 {
            let high = round % 3 == 0 ? UInt8(0x7F) : 0xFF
            let bytes = (0..<Int.random(in: 0..<300, using: &randomness)).map { _ in
                UInt8.random(in: 0...high, using: &randomness)
            }
            for encoding in forced {
                guard let document = try? document(bytes, forced: encoding) else { continue }
                #expect(String(validating: document.text, as: UTF8.self) != nil)
                for diagnostic in document.diagnostics where diagnostic.sourceOffset != nil {
                    #expect(diagnostic.span.map { Array(document.text[$0.indices]) } == DecodedText.replacement)
                }
            }
        }
    }
}
