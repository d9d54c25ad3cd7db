import Foundation
import Kaoju
import Testing

@Suite("References, one a line")
struct ReferenceReadingTests {
    private func records(_ text: String) throws -> [[String: Any]] {
        try ReferenceReading().records(of: Array(text.utf8)).split(separator: 0x0A).map {
            try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
        }
    }

    @Test("keeps the lines' order, and an empty object where nothing is understood")
    func lines() throws {
        let found = try records(
            """
            [1] Example A, Sample B. Metformin and energy[J]. J Examples, 2015, 3(2): 11-15.

            ……\r
            2. Sample B. Salt and blood pressure in rats. J Examples. 2017;5(1):1-9. doi:10.1234/EX.5
            """)
        #expect(
            found.map { $0["title"] as? String } == [
                "Metformin and energy", nil, nil, "Salt and blood pressure in rats",
            ])
        #expect(found[1].isEmpty && found[2].isEmpty)
        #expect(found[3]["DOI"] as? String == "10.1234/ex.5")
    }

    @Test("reads Chinese in full-width figures")
    func fullWidth() throws {
        let found = try #require(try records("赵一，钱二．盐与血压［Ｊ］．示例杂志，２０１５，３（２）：１１－１５．").first)
        #expect(found["title"] as? String == "盐与血压")
        #expect(found["volume"] as? String == "3")
        #expect(found["page"] as? String == "11-15")
        #expect((found["author"] as? [[String: String]])?.count == 2)
    }

    @Test("is total: no bytes, no end of line, no UTF-8")
    func total() throws {
        #expect(ReferenceReading().records(of: []).isEmpty)
        #expect(ReferenceReading().records(of: [0xFF, 0xFE, 0x00, 0x0A, 0x5B]) == Array("{}\n{}\n".utf8))
    }

    @Test("reads piece by piece as it reads the whole")
    func pieces() {
        let text = Array("[1] 赵一. 盐与血压[J]. 示例杂志, 2015, 3(2): 11-15.\r\n\nAmes R. Salt. J Notes. 2017;5(1):1-9.".utf8)
        let whole = ReferenceReading().records(of: text)
        for size in [1, 2, 7, 64] {
            var reading = ReferenceReading()
            var out: [UInt8] = []
            for start in stride(from: 0, to: text.count, by: size) {
                out += reading.records(adding: Array(text[start..<min(start + size, text.count)]))
            }
            #expect(out + reading.finish() == whole)
        }
    }
}
