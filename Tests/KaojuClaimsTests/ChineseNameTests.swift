import Testing

/// Names that are pieces of longer ones, and places and formulas beside them: what is not certain is not said.
@Suite struct ChineseNameTests {
    @Test(
        arguments: [
            // A known name at the end of a longer one grows to it.
            ("雪藤多糖可降低血脂。", "雪藤多糖"),
            ("该雪藤多糖可降低血脂。", "雪藤多糖"),
            ("姜黄素提取物可降低血脂。", "姜黄素提取物"),
            // A word that parts names, or only describes, does not belong to it.
            ("大剂量姜黄素可降低血脂。", "姜黄素"),
            ("饲料中姜黄素可降低血脂。", "姜黄素"),
            ("研究说明姜黄素可降低血脂。", "姜黄素"),
        ] as [(String, String)])
    func growOverWhatBelongsToThem(_ sentence: String, _ name: String) {
        #expect(claims(in: sentence).map(\.subject.label) == [name])
    }

    @Test(
        arguments: [
            "大黄鱼可降低血脂。",
            "姜黄素-某某凝胶可降低血脂。",
            "其他降脂药可降低血脂。",
            "胰岛素特异性探针可降低血脂。",
            "胰岛素高某某率可降低血脂。",
        ])
    func areLeftOutAsPiecesOfUnknownOnes(_ sentence: String) {
        #expect(said(in: sentence).isEmpty)
    }

    @Test func ofKindsSayNothing() {
        #expect(said(in: "姜黄素可提高mRNA。").isEmpty)
    }

    @Test func formulasAreNumbers() {
        #expect(
            said(in: "饲料中添加 $ 4 0 0 \\mathrm { m g } $ 的姜黄素可降低血脂。") == ["姜黄素 decreases 血脂"])
    }

    @Test func cellsOfADiseaseAreNotTheDisease() {
        #expect(!said(in: "姜黄素可抑制膀胱癌 X-87 细胞的增殖。").contains("姜黄素 decreases 膀胱癌"))
    }

    @Test func whatHoldsTheWhileIsNoObject() {
        #expect(said(in: "姜黄素可促进氧化应激状态下肝细胞的增殖。").allSatisfy { !$0.contains("氧化应激") })
    }
}
