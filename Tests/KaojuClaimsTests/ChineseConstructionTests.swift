import Testing

/// How Chinese says things: each construction with sentences of our own, what must come out of it and nothing else.
@Suite struct ChineseConstructionTests {
    @Test(
        arguments: [
            // Verbs and their objects
            ("阿司匹林可抑制血小板聚集。", ["阿司匹林 decreases 血小板聚集"]),
            (
                "低钾血症可以导致乏力、便秘或心律失常，甚至猝死。",
                ["低钾血症 causes 乏力", "低钾血症 causes 便秘", "低钾血症 causes 心律失常", "低钾血症 causes 心脏性猝死"]
            ),
            ("二甲双胍通过激活自噬从而减轻肝纤维化。", ["二甲双胍 increases 自噬", "二甲双胍 decreases 肝纤维化", "自噬 decreases 肝纤维化"]),
            ("肺炎可被阿莫西林治疗。", []),
            // Roles and classes
            ("阿司匹林是血小板聚集的强效抑制剂。", ["阿司匹林 decreases 血小板聚集"]),
            ("吸烟是肺癌的独立危险因素。", ["吸烟 predicts 肺癌"]),
            ("高血压的主要原因是肥胖。", ["肥胖 causes 高血压"]),
            ("骨质疏松常继发于甲状腺功能亢进。", ["甲状腺功能亢进症 causes 骨质疏松"]),
            // Therapy
            ("针对高血压的治疗包括应用利尿剂、钙通道阻滞剂，如氨氯地平。", ["利尿剂 treats 高血压", "钙通道阻滞剂 treats 高血压", "氨氯地平 treats 高血压"]),
            ("秋水仙碱的不良反应包括腹泻和恶心。", ["秋水仙碱 causes 腹泻", "秋水仙碱 causes 恶心"]),
            // Signs
            ("Klotho缺乏可导致骨质疏松。", ["Klotho蛋白 decreases 骨质疏松"]),
            ("氧化应激可使一氧化氮减少。", ["氧化应激 decreases 一氧化氮"]),
            // Comparisons, proportions, populations
            ("恩格列净组的死亡率明显低于安慰剂组。", ["恩格列净 decreases 死亡率"]),
            ("与氨氯地平相比，缬沙坦可减少蛋白尿。", ["缬沙坦 decreases 蛋白尿"]),
            ("司维拉姆与碳酸钙相比可降低死亡率。", ["司维拉姆 decreases 死亡率"]),
            // Negation and doubt
            ("瑞舒伐他汀不能降低死亡率。", ["瑞舒伐他汀 not decreases 死亡率"]),
            ("螺内酯组和安慰剂组之间死亡率没有显著差异。", ["螺内酯 not decreases 死亡率"]),
            ("姜黄素可能延缓动脉粥样硬化。", ["姜黄素 decreases 动脉粥样硬化 (hedged)"]),
            ("关于姜黄素是否能抑制肿瘤尚存在争议。", ["姜黄素 decreases 肿瘤 (disputed)"]),
            ("尚无随机对照试验证实碳酸镧能减轻血管钙化。", ["碳酸镧 decreases 血管钙化 (disputed)"]),
            ("本文旨在探讨姜黄素对肿瘤的抑制作用。", []),
            ("本文综述了姜黄素抑制肿瘤的研究进展。", []),
        ] as [(String, [String])])
    func reads(_ sentence: String, _ expected: [String]) {
        #expect(said(in: sentence).sorted() == expected.sorted())
    }

    @Test func traditionalCharactersSayTheSame() {
        #expect(said(in: "Klotho缺乏可導致骨質疏鬆。") == ["Klotho蛋白 decreases 骨质疏松"])
    }

    @Test func aSubjectThatNobodyKnowsIsNotReplaced() {
        // The extract of the second sentence has no name in any table: its effect is not aspirin's.
        #expect(said(in: "阿司匹林可抑制血小板聚集。某某藤提取物可显著降低血脂。") == ["阿司匹林 decreases 血小板聚集"])
    }

    @Test func pronounsAndDroppedSubjectsAreCarried() {
        let found = claims(in: "秋水仙碱可减轻炎症，还可降低死亡率。其可导致腹泻。")
        #expect(found.map(\.subject.label) == ["秋水仙碱", "秋水仙碱", "秋水仙碱"])
        #expect(found[2].subject.anaphor != nil)
    }

    @Test func aNegationOfOneSyllableNeedsAWordToDeny() {
        #expect(said(in: "谷胱甘肽的未配对电子可清除活性氧。").allSatisfy { !$0.contains(" not ") })
    }

    @Test func whatSpeaksOfPopulationsIsNoActor() {
        #expect(said(in: "透析患者可降低死亡率。").isEmpty)
    }
}
