import KaojuText
import Testing

@testable import KaojuClaims

@Suite struct EvidenceTests {
    @Test func theMarkerOfTheClauseIsInScope() {
        let found = claims(in: "阿司匹林可抑制血小板聚集[1]，他汀类药物可降低血脂[2,3]。")
        #expect(found.map { $0.citations.flatMap(\.numbers) } == [[1], [2, 3]])
        #expect(found.allSatisfy { $0.source == .cited })
    }

    @Test func aSemicolonInParenthesesEndsNoScope() {
        let found = claims(in: "阿司匹林可降低死亡率(风险比 0.8；P = 0.02)[5]；他汀类药物可降低血脂(与对照组相比；P = 0.01)[6]。")
        #expect(found.map { $0.citations.flatMap(\.numbers) } == [[5], [6]])
    }

    @Test func aSemicolonEndsTheScope() {
        let found = claims(in: "1)阿司匹林可降低死亡率；2)他汀类药物可降低血脂[6]。")
        #expect(found.map { $0.citations.flatMap(\.numbers) } == [[], [6]])
    }

    @Test func aUnitIsReadWholeOrNotAtAll() {
        let bytes = Array("60 ml/(min·1.73 m²)，1.9 g/dL，5 g/片".utf8)
        let found = QuantityScanner(bytes: bytes, lexis: .builtIn).quantities(
            in: ByteRange(0, bytes.count)
        ).map(\.quantity)
        #expect(found.map(\.text) == ["60 ml/(min·1.73 m²)", "1.9 g/dL"])
        #expect(found.map(\.role) == ["other", "other"])
    }

    @Test func aStudyLendsItsNameYearDesignAndSize() {
        let found = claims(in: "2018年Ridker等进行的一项随机对照试验纳入120例患者，结果表明秋水仙碱可降低死亡率[4]。该研究还发现秋水仙碱可导致腹泻。")
        #expect(found.count == 2)
        for claim in found {
            #expect(claim.attribution?.name == "Ridker")
            #expect(claim.attribution?.year == 2018)
            #expect(claim.evidence.design == .rct)
            #expect(claim.evidence.eco == "ECO:0000180")
            #expect(claim.evidence.sampleSize == 120)
            #expect(claim.citations.flatMap(\.numbers) == [4])
        }
    }

    @Test(arguments: [
        ("Ridker PM 等研究表明", "Ridker PM"), ("van der Meer 等发现", "van der Meer"), ("周明等人的研究", "周明"),
        ("Libby et al. showed", "Libby"), ("The study by Okada and colleagues [4] found", "Okada"),
        ("Okada and Brandt [5] reported that", "Okada"), ("Brandt (2012) found that", "Brandt"),
        ("O’Brien KD 的一项体外研究", "O’Brien KD"),
    ])
    func findsNames(_ text: String, _ name: String) {
        let bytes = Array(text.utf8)
        #expect(NameScanner(bytes: bytes).name(in: ByteRange(0, bytes.count))?.text == name)
    }

    @Test(arguments: [
        "TNF-α、IL-6等炎症因子", "恶心、呕吐等不良反应", "STS 等药物", "血糖等指标升高", "Losartan [3] reduced proteinuria",
        "Zinc (2012 batch) found use",
    ])
    func takesNoListForAName(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(NameScanner(bytes: bytes).name(in: ByteRange(0, bytes.count)) == nil)
    }

    @Test func readsQuantities() {
        let bytes = Array("20 mmol/L 以上，100~500 μmol/L，p < 0.05，15 min".utf8)
        let found = QuantityScanner(bytes: bytes, lexis: .builtIn).quantities(
            in: ByteRange(0, bytes.count)
        ).map(\.quantity)
        #expect(found.map(\.value) == [20, 100, 0.05, 15])
        #expect(found[1].upper == 500)
        #expect(found.map(\.role) == ["dose", "dose", "p", "time"])
        #expect(found[2].comparator == "<")
        #expect(found[1].ucum == "umol/L")
    }

    @Test(arguments: [
        ("对107例患者", 107), ("358 名患者", 358), ("(n = 24)", 24), ("120 patients were", 120),
        ("in 60 male Wistar rats", 60), ("of 1,163 unrelated patients", 1163),
    ])
    func readsSampleSizes(_ text: String, _ size: Int) {
        let bytes = Array(text.utf8)
        #expect(SampleSizeScanner(bytes: bytes).sampleSize(in: ByteRange(0, bytes.count)) == size)
    }

    @Test(arguments: ["after 12 weeks in patients", "3 mg in adults", "2 of the patients"])
    func aNumberOfSomethingElseIsNoSampleSize(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(SampleSizeScanner(bytes: bytes).sampleSize(in: ByteRange(0, bytes.count)) == nil)
    }

    @Test func anEnglishSentenceTellsItsAuthorMarkerAndSize() {
        let found = claims(in: "Okada and Brandt [5] reported that aspirin reduced fever in 60 febrile children.")
        #expect(found.map { $0.attribution?.name } == ["Okada"])
        #expect(found.first?.citations.flatMap(\.numbers) == [5])
        #expect(found.first?.evidence.sampleSize == 60)
    }

    @Test func idsSurviveAnEditElsewhere() {
        let before = claims(in: "阿司匹林可抑制血小板聚集[1]。")
        let after = claims(in: "吸烟是肺癌的独立危险因素。\n\n阿司匹林可抑制血小板聚集[1]。")
        #expect(after.map(\.id).contains(before[0].id))
    }
}
