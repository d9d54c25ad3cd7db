import Testing

@testable import KaojuClaims

/// Subjects that are dropped or stood for, and clauses that have one of their own.
@Suite struct ChineseSubjectTests {
    @Test(
        arguments: [
            ("姜黄素可降低血脂。周明等[1]合成了某某复合物，可升高血压。", "姜黄素 increases 血压"),
            ("姜黄素可降低血脂。某某严重时，会引起死亡。", "姜黄素 causes 死亡"),
            ("姜黄素可降低血脂。凡含有胰岛素的菌株，都可升高血压。", "胰岛素 increases 血压"),
            ("血脂升高是因为某某肽促进胆固醇合成。", "血脂 increases 胆固醇"),
            ("姜黄素优于胰岛素，表明抑制血脂比抑制血压更有效。", "姜黄素 decreases 血压"),
            ("姜黄素进行 pH 控制发酵。", "pH"),
            ("姜黄素可抑制炎症，但这种作用不足以抵抗损伤，血压升高。", "姜黄素 increases 血压"),
            ("姜黄素可降低血脂。饲料中添加某某纤维，其可升高血压。", "姜黄素 increases 血压"),
            ("胰岛素含量高的某某纤维能够提高血糖。", "胰岛素 increases 血糖"),
            ("姜黄素诱导的炎症可升高血压。", "姜黄素 increases 血压"),
            ("姜黄素的抗炎作用已有报道，其抗炎作用可减轻水肿。", "抗炎 decreases 水肿"),
            ("瘦素是肥胖过程中调节血糖的激素。", "肥胖 associated 血糖"),
        ] as [(String, String)])
    func areNotThoseBefore(_ text: String, _ wrong: String) {
        #expect(!said(in: text).contains { $0.hasPrefix(wrong) })
    }

    @Test(
        arguments: [
            ("姜黄素可降低血脂，并可升高血压。", "姜黄素 increases 血压"),
            ("姜黄素可降低血脂。其还可升高血压，也可抑制炎症。", "姜黄素 decreases 炎症"),
            ("饲料中添加姜黄素可以通过抑制炎症降低血脂。", "姜黄素 decreases 血脂"),
            ("姜黄素可降低血脂，其抗炎作用可减轻水肿。", "姜黄素 decreases 水肿"),
            ("姜黄素可提高瘦素水平，后者可降低血糖。", "瘦素 decreases 血糖"),
            ("瘦素不足可抑制炎症，过高可升高血压。", "瘦素 increases 血压"),
        ] as [(String, String)])
    func areCarriedWithinTheSentence(_ text: String, _ right: String) {
        #expect(said(in: text).contains(right))
    }
}

/// What stands behind a verb and is no object of it.
@Suite struct ChineseObjectTests {
    @Test(
        arguments: [
            ("姜黄素可促进胰岛素通过某某途径进行降解。", "姜黄素 increases 胰岛素"),
            ("姜黄素提高了胰岛素通过细胞膜的流速。", "姜黄素 increases 胰岛素"),
            ("姜黄素有利于胰岛素降低血糖。", "姜黄素 increases 胰岛素"),
            ("姜黄素使残糖降低了 14.8%、血压升高了 3.1%。", "姜黄素 decreases 血压"),
            ("姜黄素可降低某某产物含量、提高胰岛素水平。", "姜黄素 decreases 胰岛素"),
            ("姜黄素可控制甲醇浓度。", "姜黄素 decreases 甲醇"),
            ("姜黄素可被胰岛素代谢酶降解。", "胰岛素 decreases 姜黄素"),
            ("姜黄素可改善糖尿病管理。", "姜黄素"),
            ("胰岛素水平过高或过低均可导致炎症。", "胰岛素"),
            ("胰岛素过量或不足均可导致炎症。", "胰岛素"),
            ("过高或过低的胰岛素水平可导致炎症。", "胰岛素"),
            ("计算机断层扫描可降低死亡率。", "计算机断层扫描"),
            ("姜黄素可增加血管造影。", "姜黄素"),
            ("姜黄素可减轻自由基对机体造成的损害。", "姜黄素 decreases 自由基"),
            ("将姜黄素通过微创手术植入小鼠体内。", "姜黄素 acts_via"),
            ("某某支架恢复成胰岛素。", "某某支架"),
            ("磷酸化是姜黄素发挥抗炎作用的主要机制。", "磷酸化 causes"),
            ("抑郁症患者有头痛、神经系统疾病、某某功能减退、失眠等。", "抑郁症 correlates_negatively"),
        ] as [(String, String)])
    func isNotSaidOf(_ text: String, _ wrong: String) {
        #expect(!said(in: text).contains { $0.hasPrefix(wrong) })
    }

    @Test(
        arguments: [
            ("姜黄素使血脂降低了 14.8%。", ["姜黄素 decreases 血脂"]),
            ("姜黄素可降低某某产物含量、提高瘦素水平。", ["姜黄素 increases 瘦素"]),
            ("姜黄素可控制血压。", ["姜黄素 decreases 血压"]),
            ("姜黄素治疗高血压主要通过抗炎作用。", ["姜黄素 treats 高血压", "姜黄素 acts_via 抗炎"]),
        ] as [(String, [String])])
    func isSaidOf(_ text: String, _ right: [String]) {
        for claim in right { #expect(said(in: text).contains(claim)) }
    }

    @Test(
        arguments: [
            "血脂、血糖和血压均与胰岛素相关。", "血脂、血糖和血压与胰岛素相关。", "血脂和血糖均与胰岛素相关。",
            "血脂水平和血糖与胰岛素呈正相关。",
        ])
    func aListStandsOnOneSideOfARelation(_ text: String) {
        let found = claims(in: text)
        #expect(found.count >= 2)
        #expect(found.allSatisfy { ($0.subject.label == "胰岛素") != ($0.object.label == "胰岛素") })
    }

    @Test(arguments: ["姜黄素可升高血脂，但差异不显著。", "姜黄素使血脂升高了 1.2% (P > 0.05)。"])
    func aDifferenceThatIsNotSignificantIsNone(_ text: String) {
        #expect(said(in: text) == ["姜黄素 not increases 血脂"])
    }

    @Test func aFunctionOfAListIsNoAspect() {
        #expect(claims(in: "瘦素参与骨形成、炎症等多种生物学功能。").allSatisfy { $0.object.aspect == nil })
    }

    @Test func whatIsMadeByAnEnzymeIsMadeOfItsSubstrate() {
        #expect(said(in: "甲醛由乙醇脱氢酶转化为甲酸。").allSatisfy { !$0.hasPrefix("乙醇脱氢酶") })
    }

    @Test func aPossibleCauseIsHedged() {
        #expect(said(in: "高血压是脑卒中的可能原因。") == ["高血压 causes 卒中 (hedged)"])
    }
}
