import KaojuText
import Testing

@testable import KaojuClaims

/// What may be concluded of a drug from what is told of the arms of a study.
@Suite struct TrialArmTests {
    @Test(
        "What is told of a control arm is no effect of the drug of the other",
        arguments: [
            "予⟦drug:曲美他嗪⟧或常规治疗，半年后对照组⟦射血分数⟧下降。",
            "⟦drug:曲美他嗪⟧治疗 12 周后，安慰剂组⟦process:心绞痛⟧加重。",
            "给予⟦drug:曲美他嗪⟧或安慰剂，安慰剂组⟦利钠肽⟧升高，⟦肌钙蛋白⟧上升。",
            "使用⟦drug:曲美他嗪⟧后，未治疗组与前相比⟦利钠肽⟧升高。",
            "After 8 weeks of ⟦drug:trimetazidine⟧, ⟦troponin⟧ increased in the placebo group.",
            "Patients received ⟦drug:trimetazidine⟧ or placebo, and ⟦troponin⟧ rose in the control group.",
            "After ⟦drug:trimetazidine⟧, ⟦troponin⟧ fell in those receiving placebo.",
        ])
    func control(_ marked: String) { #expect(statements(marked) == []) }

    @Test(
        "What is told of the arm that was given it is",
        arguments: [
            ("予⟦drug:曲美他嗪⟧治疗，与对照组相比，治疗组⟦利钠肽⟧降低。", ["曲美他嗪 decreases 利钠肽"]),
            ("⟦drug:曲美他嗪⟧组⟦利钠肽⟧较安慰剂组降低。", ["曲美他嗪 decreases 利钠肽"]),
            ("对照组给予⟦drug:曲美他嗪⟧后⟦利钠肽⟧降低。", ["曲美他嗪 decreases 利钠肽"]),
            ("对照组采用⟦drug:曲美他嗪⟧治疗，治疗后对照组⟦利钠肽⟧升高。", ["曲美他嗪 increases 利钠肽"]),
            ("给予⟦drug:曲美他嗪⟧后，治疗组与对照组⟦利钠肽⟧均降低。", ["曲美他嗪 decreases 利钠肽"]),
            ("给予⟦drug:脂多糖⟧后，对照组⟦利钠肽⟧升高，基因敲除组无变化。", ["脂多糖 increases 利钠肽"]),
            ("对照组⟦利钠肽⟧升高，⟦drug:曲美他嗪⟧组则降低。", ["曲美他嗪 decreases 利钠肽"]),
            ("对照组⟦利钠肽⟧高于⟦drug:曲美他嗪⟧组。", ["曲美他嗪 decreases 利钠肽"]),
            ("⟦drug:Trimetazidine⟧ lowered ⟦troponin⟧ in the control group.", ["Trimetazidine decreases troponin"]),
            ("⟦troponin⟧ fell after ⟦drug:trimetazidine⟧ in the control group.", ["trimetazidine decreases troponin"]),
            ("⟦Troponin⟧ was reduced by ⟦drug:trimetazidine⟧ in controls.", ["trimetazidine decreases Troponin"]),
            (
                "⟦Troponin⟧ was lower in the ⟦drug:trimetazidine⟧ group than in the placebo group.",
                ["trimetazidine decreases Troponin"]
            ),
            (
                "⟦Troponin⟧ was higher in the placebo group than in the ⟦drug:trimetazidine⟧ group.",
                ["trimetazidine decreases Troponin"]
            ),
            (
                "⟦Troponin⟧ rose in the placebo group but fell in the ⟦drug:trimetazidine⟧ group.",
                ["trimetazidine decreases Troponin"]
            ),
            ("随机接受⟦drug:曲美他嗪⟧者⟦利钠肽⟧降低。", ["曲美他嗪 decreases 利钠肽"]),
            ("随机给予⟦drug:曲美他嗪⟧可降低⟦利钠肽⟧。", ["曲美他嗪 decreases 利钠肽"]),
            ("After ⟦drug:endotoxin⟧, ⟦IL-6⟧ rose in control mice.", ["endotoxin increases IL-6"]),
        ] as [(String, [String])])
    func treated(_ marked: String, _ said: [String]) { #expect(statements(marked) == said) }

    @Test(
        "How people were dealt out to arms is no relation between what these were given",
        arguments: [
            "将⟦disease:心衰⟧合并⟦disease:房颤⟧患者随机分为⟦drug:地高辛⟧组和⟦drug:胺碘酮⟧组。",
            "⟦disease:心衰⟧合并房颤者随机分为⟦drug:地高辛⟧、⟦drug:胺碘酮⟧10 mg/d、安慰剂三组。",
            "Patients with ⟦disease:heart failure⟧ were randomised to ⟦drug:digoxin⟧ or ⟦drug:amiodarone⟧.",
            "⟦drug:脂多糖⟧+⟦drug:姜黄素⟧组较对照组差异不显著。",
        ])
    func allotment(_ marked: String) {
        #expect(!statements(marked).contains { $0.contains("地高辛") || $0.contains("digoxin") || $0.contains("姜黄素") })
    }

    @Test(
        "An outcome counted in two arms is an effect where the figures say so",
        arguments: [
            (
                "⟦disease:Dizziness⟧ occurred in 14% of patients receiving ⟦drug:ivabradine⟧ and 5% of those receiving placebo.",
                ["ivabradine causes Dizziness"]
            ),
            (
                "⟦disease:Dizziness⟧ occurred in 4.9% of the ⟦drug:ivabradine⟧ group and 4.7% of the placebo group.",
                []
            ),
            (
                "⟦disease:Stroke⟧ occurred in 4.1% of patients given ⟦drug:ivabradine⟧ and in 6.3% of those given placebo (P = 0.01).",
                ["ivabradine decreases Stroke"]
            ),
            (
                "⟦disease:Stroke⟧ occurred in 4.1% of the ⟦drug:ivabradine⟧ group and 6.3% of the placebo group (hazard ratio 0.64, 95% CI 0.45 to 0.91).",
                ["ivabradine decreases Stroke"]
            ),
            ("⟦disease:Stroke⟧ occurred in 4.1% of the ⟦drug:ivabradine⟧ group and 6.3% of the placebo group.", []),
            (
                "⟦disease:Bleeding⟧ occurred in 4.1% of the ⟦drug:apixaban⟧ group and 6.3% of the ⟦drug:warfarin⟧ group.",
                []
            ),
            (
                "⟦disease:Dizziness⟧ developed in 12 of 100 patients treated with ⟦drug:ivabradine⟧ and in 11 of 100 controls.",
                []
            ),
            (
                "⟦disease:Dizziness⟧ occurred in 12% of patients receiving ⟦drug:ivabradine⟧ and ⟦disease:nausea⟧ in 5%.",
                ["ivabradine causes Dizziness"]
            ),
            (
                "⟦disease:Dizziness⟧ occurred in 12% of patients receiving ⟦drug:ivabradine⟧.",
                ["ivabradine causes Dizziness"]
            ),
            (
                "⟦disease:Dizziness⟧ developed in 30% of patients taking ⟦drug:ivabradine⟧ compared with 12% in the control group.",
                ["ivabradine causes Dizziness"]
            ),
            (
                "⟦disease:Stroke⟧ occurred in 41 of 910 patients (4.5%) in the ⟦drug:ivabradine⟧ group and in 66 of 905 patients (7.3%) in the placebo group (hazard ratio, 0.61; 95% CI, 0.44 to 0.88).",
                ["ivabradine decreases Stroke"]
            ),
            ("⟦drug:伊伐布雷定⟧组发生⟦disease:头晕⟧ 12 例，安慰剂组 3 例。", ["伊伐布雷定 causes 头晕"]),
            ("⟦drug:伊伐布雷定⟧组发生⟦disease:头晕⟧ 12 例，安慰剂组 11 例。", []),
            ("⟦drug:伊伐布雷定⟧组发生⟦disease:头晕⟧ 3 例，安慰剂组 12 例(P<0.05)。", ["伊伐布雷定 decreases 头晕"]),
            ("⟦drug:伊伐布雷定⟧组出现⟦disease:头晕⟧，对照组未出现。", ["伊伐布雷定 causes 头晕"]),
        ] as [(String, [String])])
    func counted(_ marked: String, _ said: [String]) { #expect(statements(marked) == said) }

    @Test(
        "An endpoint is what it is made of",
        arguments: [
            ("ivabradine reduced the primary endpoint of stroke.", ["ivabradine decreases stroke"]),
            ("ivabradine reduced the primary endpoint.", []),
            ("The primary endpoint occurred in 10% of patients treated with ivabradine.", []),
            ("伊伐布雷定降低卒中复合终点的风险。", ["伊伐布雷定 decreases 卒中"]),
            ("伊伐布雷定降低主要终点的风险。", []),
        ] as [(String, [String])])
    func endpoint(_ text: String, _ said: [String]) {
        #expect(claims(in: text).map { "\($0.subject.surface) \($0.predicate.rawValue) \($0.object.surface)" } == said)
    }

    @Test("Names told side by side share the head of the last")
    func sharedHeads() {
        #expect(said(in: "芹菜素可减少促炎和抗炎细胞因子。") == ["芹菜素 decreases 促炎细胞因子", "芹菜素 decreases 抗炎细胞因子"])
        #expect(said(in: "芹菜素具有抗炎和抗氧化作用。").allSatisfy { !$0.contains("促炎") })
    }
}
