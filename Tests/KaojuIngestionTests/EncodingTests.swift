import KaojuText
import TestSupport
import Testing

@testable import KaojuIngestion

private let simplified = """
    尿毒症患者的血管钙化与磷代谢紊乱有关。体外实验显示,西那卡塞(cinacalcet)可降低甲状旁腺激素(PTH)水平,\
    并减轻小鼠主动脉的钙化[3,4];但其对死亡率的影响尚不明确。

    """
private let traditional = """
    尿毒症患者的血管鈣化與磷代謝紊亂有關。體外實驗顯示,西那卡塞(cinacalcet)可降低副甲狀腺素(PTH)的濃度,\
    並減輕小鼠主動脈的鈣化[3,4];但是對死亡率的影響還不清楚。

    """
private let english = "Vitamin K deficiency may promote calcification of the media; trials disagree [1-3].\r\n"

@Suite struct EncodingDetectionTests {
    @Test(arguments: [
        ("GB18030", "gb18030", simplified), ("GBK", "gb18030", simplified), ("GB18030", "gb18030", traditional),
        ("BIG5-HKSCS", "big5", traditional), ("BIG5", "big5", traditional), ("UTF-16LE", "utf-16le", simplified),
        ("UTF-16BE", "utf-16be", simplified), ("UTF-16LE", "utf-16le", traditional), ("UTF-16LE", "utf-16le", english),
        ("UTF-16BE", "utf-16be", english), ("UTF-8", "utf-8", simplified), ("UTF-8", "utf-8", english),
    ])
    func readsWhatAnotherProgramWrote(encoder: String, name: String, text: String) throws {
        for repetitions in [1, 200] {
            let text = String(repeating: text, count: repetitions)
            let bytes = encoded(text, as: encoder)
            try #require(!bytes.isEmpty)
            let document = try document(bytes)
            #expect(document.encoding == name)
            #expect(document.text == Array(text.utf8))
            #expect(document.diagnostics.isEmpty)
            #expect(document.digest == Digest.sha256(bytes))
        }
    }

    @Test(arguments: [
        "血磷升高可促进平滑肌细胞向成骨细胞转化", "维生素K缺乏与动脉钙化相关", "肾移植后骨折风险下降", "钙化防御一例",
        "二甲双胍可改善胰岛素抵抗,降低血糖", "Sjögren 之外:狼疮肾炎的激素治疗研究进展",
    ])
    func aShortSimplifiedTextIsEnough(text: String) throws {
        let document = try document(encoded(text, as: "GB18030"))
        #expect(document.encoding == "gb18030")
        #expect(document.text == Array(text.utf8))
    }

    @Test(arguments: [
        "血磷升高會促進平滑肌細胞轉化為成骨細胞", "維生素缺乏與動脈鈣化有關", "腎臟移植後骨折的風險下降",
        "糖尿病腎病變的治療進展", "本研究探討透析病人的營養狀況",
    ])
    func aShortTraditionalTextIsEnough(text: String) throws {
        #expect(try document(encoded(text, as: "BIG5")).encoding == "big5")
        #expect(try document(encoded(text, as: "BIG5")).text == Array(text.utf8))
        #expect(try document(encoded(text, as: "GBK")).encoding == "gb18030")
    }

    @Test func knownBytes() throws {
        // «钙化» in GBK, «鈣化» in Big5, written down from the standards' tables.
        #expect(try document([0xB8, 0xC6, 0xBB, 0xAF], forced: .gb18030).text == Array("钙化".utf8))
        #expect(try document([0xB6, 0x74, 0xA4, 0xC6], forced: .big5).text == Array("鈣化".utf8))
        // A character of four bytes: U+20000.
        #expect(try document([0x95, 0x32, 0x82, 0x36], forced: .gb18030).text == Array("\u{20000}".utf8))
    }

    @Test func aFewChineseWordsInAnEnglishPaper() throws {
        let text = String(repeating: "The treatment of renal disease is described elsewhere. ", count: 3000) + "肾病的中医治疗"
        let document = try document(encoded(text, as: "GBK"))
        #expect(document.encoding == "gb18030")
        #expect(document.text == Array(text.utf8))
    }

    @Test func marksDecide() throws {
        #expect(try document([0xFF, 0xFE, 0x2D, 0x4E]).text == Array("中".utf8))
        #expect(try document([0xFE, 0xFF, 0x4E, 0x2D]).text == Array("中".utf8))
        #expect(try document([0xFE, 0xFF, 0x4E, 0x2D], forced: .utf16).encoding == "utf-16be")
        let marked = encoded("\u{FEFF}" + simplified, as: "GB18030")
        #expect(try document(marked).text == Array(simplified.utf8))
    }

    @Test func validUTF8IsKeptByteForByte() throws {
        for text in ["\u{FEFF}钙化", "a\r\nb\rc\n", "A\0B\0\0C 维生素", "\0", "联通", "x\u{FFFD}y\u{E011}"] {
            let document = try document(Array(text.utf8))
            #expect(document.text == Array(text.utf8))
            #expect(document.encoding == "utf-8")
            #expect(document.diagnostics.allSatisfy { $0.code == "document.empty" })
        }
    }

    @Test func damagedUTF8IsStillUTF8() throws {
        var bytes = Array(simplified.utf8)
        for at in stride(from: 10, to: bytes.count, by: 60) { bytes[at] = 0xFF }
        #expect(try document(bytes).encoding == "utf-8")
        // Text of the Latin-1 family is none of the encodings: its accents are reported, the rest is kept.
        let latin = try document(
            Array("Sj".utf8) + [0xF6] + Array("gren syndrome, 5 ".utf8) + [0xB5] + Array("g/L".utf8))
        #expect(latin.encoding == "utf-8")
        #expect(latin.text == Array("Sj\u{FFFD}gren syndrome, 5 \u{FFFD}g/L".utf8))
        #expect(latin.diagnostics.map(\.sourceOffset) == [2, 20])
    }
}

@Suite struct EncodingNameTests {
    @Test func knowsTheUsualNames() throws {
        #expect(try TextEncoding(named: "GBK") == .gb18030)
        #expect(try TextEncoding(named: "gb2312") == .gb18030)
        #expect(try TextEncoding(named: "UTF-16LE") == .utf16LittleEndian)
        for name in TextEncoding.names { _ = try TextEncoding(named: name) }
    }

    @Test func listsThemForAnUnknownOne() {
        let error = #expect(throws: InputError.self) { try TextEncoding(named: "latin-9") }
        #expect(error?.code == "encoding.unknown-name")
        #expect(error?.advice.en.contains("utf-8, utf-16, utf-16le, utf-16be, gb18030, gbk, gb2312, big5") == true)
    }
}
