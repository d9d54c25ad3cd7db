import Foundation
import KaojuExport
import TestSupport
import Testing

@Suite("Digits of numbers") struct DigitsTests {
    private func text(_ limit: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) -> String {
        String(unsafeUninitializedCapacity: limit) { fill($0.baseAddress!) }
    }

    @Test(arguments: [0, 7, 10, 99, 100, -1, -120, 1_000_000, Int.max, Int.min])
    func wholeNumbers(_ number: Int) {
        #expect(text(Digits.limit) { Digits.write(number, to: $0) } == "\(number)")
    }

    @Test(arguments: [
        (0.5, "0.5"), (1.0, "1"), (-0.25, "-0.25"), (0.00005, "0.0001"), (0.00004, "0"), (12.3456789, "12.3457"),
        (1.0203, "1.0203"), (0.001, "0.001"), (-3.0, "-3"), (1e17, "1e+17"), (.nan, ""), (.infinity, ""),
    ])
    func decimals(_ number: Double, _ expected: String) {
        #expect(text(Digits.limit) { Digits.write(number, to: $0) } == expected)
        #expect((JSONWriter.decimal(number) ?? "") == expected)
    }
}

@Suite struct JSONWriterTests {
    @Test func keepsTheOrderOfKeys() {
        var json = JSONWriter()
        json.object {
            $0.member("z", "1")
            $0.member("a", [1, 2])
            $0.member("absent", nil as String?)
            $0.member("m") { $0.member("x", 0.5) }
            $0.member("flag", true)
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"z": "1", "a": [1, 2], "m": {"x": 0.5}, "flag": true}"#)
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (1, "1"), (20, "20"), (0.93, "0.93"), (0.123449, "0.1234"), (0.12345678, "0.1235"),
        (-2.5, "-2.5"), (0.0001, "0.0001"), (0.00001, "0"), (-0.00001, "0"), (100.1, "100.1"), (1.00005, "1.0001"),
        (1e20, "1e+20"), (12345.67891, "12345.6789"),
    ])
    func roundsToFourDecimals(_ number: Double, _ text: String) {
        #expect(JSONWriter.decimal(number) == text)
    }

    @Test func hasNoTextForWhatIsNoNumber() {
        #expect(JSONWriter.decimal(.nan) == nil)
        #expect(JSONWriter.decimal(.infinity) == nil)
    }

    @Test func everyTextComesBack() throws {
        var everything = ""
        for code in UInt32(0)...0x2FFF {
            if let scalar = Unicode.Scalar(code) { everything.unicodeScalars.append(scalar) }
        }
        let texts = SampleGraphs.hostile + [everything, "𠀀🧪", "\u{2028}\u{2029}"]
        var json = JSONWriter()
        json.array(lines: true) { json in for text in texts { json.value(text) } }
        let back = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
        #expect(back?.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    }

    @Test func linesAreWholeRecords() throws {
        var json = JSONWriter()
        for index in 0..<3 {
            json.object { $0.member("n", index) }
            json.endLine()
        }
        #expect(String(decoding: json.drain(), as: UTF8.self) == "{\"n\": 0}\n{\"n\": 1}\n{\"n\": 2}\n")
        #expect(json.bytes.isEmpty)
    }

    @Test func listsOnLinesStayValid() throws {
        var json = JSONWriter()
        json.object(lines: true) {
            $0.key("empty")
            $0.array(lines: true) { _ in }
            $0.key("list")
            $0.array(lines: true) { for i in 0..<2 { $0.value(i) } }
        }
        #expect(String(decoding: json.bytes, as: UTF8.self) == "{\n\"empty\": [],\n\"list\": [\n0,\n1\n]\n}")
    }
}
