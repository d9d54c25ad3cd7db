import Testing

/// Where an effect ends: nested effects, deeds that nobody knows, places, what is no thing.
@Suite struct ChineseScopeTests {
    @Test(
        arguments: [
            ("姜黄素可抑制具有促炎作用的某某酶。", "姜黄素 decreases 促炎"),
            ("姜黄素可减轻顺铂对肾小管上皮细胞的损伤。", "姜黄素 decreases 顺铂"),
            ("姜黄素可促进胰蛋白酶与底物形成稳定的复合物。", "姜黄素 increases 胰蛋白酶"),
            ("瘦素水平过高或过低均可降低免疫功能。", "瘦素 decreases"),
            ("蛋氨酸是第一限制性氨基酸。", "蛋氨酸 decreases 氨基酸"),
            ("姜黄素可降低血脂。血压升高，这可能与胰岛素有关。", "姜黄素 associated 胰岛素"),
            ("姜黄素可降低血脂。如某某碱，可升高血压。", "姜黄素 increases 血压"),
            ("在某某工业生产乳酸的过程中，常伴有水肿。", "乳酸 associated 水肿"),
            ("姜黄素可降低血脂。通过筛选某某库获得新药，可升高血压。", "姜黄素 increases 血压"),
            ("瘦素是机体抗氧化性能高低的反映。", "瘦素 acts_via 抗氧化"),
            ("姜黄素通过肠屏障迁移，使血压升高。", "迁移 increases 血压"),
        ] as [(String, String)])
    func saysNothingOf(_ text: String, _ wrong: String) {
        #expect(!said(in: text).contains { $0.hasPrefix(wrong) })
    }

    @Test func aFallThatIsASubjectTurnsTheSign() {
        #expect(said(in: "瘦素表达的下调有助于降低血压。") == ["瘦素 increases 血压"])
    }

    @Test func doubtWithASmallWordIsDoubt() {
        #expect(said(in: "血脂的升高也可能与肥胖有关。").allSatisfy { $0.hasSuffix("(hedged)") })
    }

    @Test func whatHappensHasNoConcentration() {
        #expect(claims(in: "姜黄素可降低炎症水平。").map(\.object.aspect) == [nil])
        #expect(claims(in: "姜黄素可降低瘦素水平。").map(\.object.aspect) == ["concentration"])
    }

    @Test func whatWasGivenActsBehindAReport() {
        #expect(
            said(in: "肥胖可导致高血压。研究表明，饲料中添加姜黄素，可降低血脂。").contains("姜黄素 decreases 血脂"))
    }
}
