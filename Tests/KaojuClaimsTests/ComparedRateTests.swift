import Testing

@testable import KaojuClaims

/// Rates of an outcome that are told of a drug's arm and of one without treatment, by figures alone.
@Suite struct ComparedRateTests {
    @Test(
        "Figures of two arms tell what the drug does",
        arguments: [
            ("⟦drug:依折麦布⟧组⟦disease:心绞痛⟧发生率为3.1%，安慰剂组为7.4%（P<0.05）。", ["依折麦布 decreases 心绞痛"]),
            ("⟦drug:依折麦布⟧组患者⟦disease:腹泻⟧的发生率为9.0%（9/100），而对照组仅为2.0%（2/100）。", ["依折麦布 causes 腹泻"]),
            ("对照组⟦disease:心绞痛⟧发生率为7.4%，⟦drug:依折麦布⟧组为3.1%，差异有统计学意义。", ["依折麦布 decreases 心绞痛"]),
            ("⟦drug:依折麦布⟧组和安慰剂组⟦disease:心绞痛⟧发生率分别为3.1%和7.4%（P=0.01）。", ["依折麦布 decreases 心绞痛"]),
            ("⟦disease:心绞痛⟧发生率⟦drug:依折麦布⟧组为3.1%，明显低于安慰剂组的7.4%。", ["依折麦布 decreases 心绞痛"]),
        ] as [(String, [String])])
    func told(_ marked: String, _ said: [String]) { #expect(statements(marked) == said) }

    @Test(
        "Where the figures may be chance, or the arms or outcomes are others, they tell nothing",
        arguments: [
            "⟦drug:依折麦布⟧组⟦disease:心绞痛⟧发生率为3.1%，安慰剂组为7.4%。",
            "⟦drug:依折麦布⟧组⟦disease:腹泻⟧发生率为9.0%，对照组为2.0%，差异无统计学意义。",
            "⟦drug:依折麦布⟧组⟦disease:腹泻⟧发生率为9.0%，对照组为2.0%（P=0.08）。",
            "⟦drug:依折麦布⟧组⟦disease:腹泻⟧发生率为2.1%，对照组为2.0%。",
            "⟦drug:依折麦布⟧组⟦disease:心绞痛⟧发生率为3.1%，⟦drug:辛伐他汀⟧组为7.4%（P<0.05）。",
            "非⟦drug:依折麦布⟧组⟦disease:心绞痛⟧发生率为7.4%，对照组为3.1%（P<0.05）。",
            "⟦drug:辛伐他汀⟧联合⟦drug:依折麦布⟧组⟦disease:心绞痛⟧发生率为3.1%，对照组为7.4%（P<0.05）。",
            "⟦drug:依折麦布⟧组⟦disease:心绞痛⟧、⟦disease:腹泻⟧发生率分别为3.1%、2.0%，对照组分别为7.4%、2.0%。",
            "⟦drug:依折麦布⟧组⟦disease:糖尿病⟧患者⟦disease:心绞痛⟧发生率为3.1%，对照组为7.4%（P<0.05）。",
            "⟦disease:糖尿病⟧组⟦disease:心绞痛⟧发生率为9.1%，对照组为2.4%（P<0.05）。",
            "对照组口服⟦drug:辛伐他汀⟧。⟦drug:依折麦布⟧组⟦disease:心绞痛⟧发生率为3.1%，对照组为7.4%（P<0.05）。",
        ])
    func untold(_ marked: String) { #expect(statements(marked) == []) }
}
