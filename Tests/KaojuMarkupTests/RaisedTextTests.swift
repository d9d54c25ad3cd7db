import KaojuText
import Testing

@testable import KaojuMarkup

@Suite struct RaisedTextTests {
    @Test(arguments: [
        ("5", "⁵"), ("−5", "⁻⁵"), ("-5", "⁻⁵"), ("2+", "²⁺"), ("+", "⁺"), ("−", "⁻"), ("1,2", "¹,²"), ("3–5", "³–⁵"),
        ("6, 7", "⁶,⁷"), ("[3]", "[3]"), ("a", "a"), ("−/−", "−/−"), ("th", "th"), ("125", "¹²⁵"),
    ])
    func figuresAndSigns(plain: String, expected: String) {
        let raised = RaisedText.raised(Array(plain.utf8)[...], holdsLink: false)
        #expect(raised.map { String(decoding: $0.bytes, as: UTF8.self) } ?? plain == expected)
    }

    @Test func offsetsLeadFromEveryByte() throws {
        let raised = try #require(RaisedText.raised(Array("1, 12".utf8)[...], holdsLink: true))
        #expect(String(decoding: raised.bytes, as: UTF8.self) == "¹,¹²")
        #expect(raised.offsets == [0, 2, 3, 3, 5, 7])
    }

    @Test(arguments: [
        ("rapidly", "6", true), ("rapidly.", "6", true), ("rapidly⁶,", "7", true), ("rapidly ", "6", false),
        ("[", "6", false), ("[5,", "6", false), ("in 2015.", "6", true), ("rapidly⁶–", "8", true),
        ("see", "2008", false),
        ("研究", "3", false), ("(A)", "12,13", true),
    ])
    func gluedNumbersAreRaised(before: String, number: String, expected: Bool) {
        let bytes = Array((before + number).utf8)
        #expect(GluedNumber.isRaised(ByteRange(before.utf8.count, bytes.count), in: bytes) == expected)
    }
}
