import Testing

@testable import KaojuClaims

/// Outcomes that are counted as one: what is said of the whole is claimed of no member.
@Suite struct CompositeMemberTests {
    @Test(
        "Nothing is claimed of the members of a composite",
        arguments: [
            "⟦drug:Ezetimibe⟧ did not reduce the composite of ⟦disease:angina⟧, ⟦disease:stroke⟧ and death.",
            "⟦drug:Ezetimibe⟧ reduced the composite endpoint (⟦disease:angina⟧, ⟦disease:stroke⟧).",
            "The composite of ⟦disease:angina⟧ or ⟦disease:stroke⟧ was reduced by ⟦drug:ezetimibe⟧.",
            "⟦drug:Ezetimibe⟧ reduced the ⟦disease:angina⟧ and ⟦disease:stroke⟧ composite endpoint.",
            "⟦drug:依折麦布⟧未降低⟦disease:心绞痛⟧、⟦disease:卒中⟧组成的复合终点。",
            "⟦drug:依折麦布⟧降低⟦disease:心绞痛⟧和⟦disease:卒中⟧的复合终点风险。",
            "复合终点为⟦disease:心绞痛⟧和⟦disease:卒中⟧，⟦drug:依折麦布⟧未降低其风险。",
        ])
    func members(_ marked: String) { #expect(statements(marked) == []) }

    @Test(
        "What is told beside a composite, of the whole, or of a material, is claimed",
        arguments: [
            (
                "⟦drug:Ezetimibe⟧ reduced the composite of ⟦disease:angina⟧ and ⟦disease:stroke⟧ and lowered ⟦LDL⟧.",
                ["Ezetimibe decreases LDL"]
            ),
            (
                "⟦drug:Ezetimibe⟧ reduced the composite of ⟦disease:vascular events⟧.",
                ["Ezetimibe decreases vascular events"]
            ),
            (
                "A composite of ⟦substance:chitosan⟧ and ⟦substance:silica⟧ increased ⟦process:ossification⟧.",
                ["chitosan increases ossification", "silica increases ossification"]
            ),
            ("⟦drug:依折麦布⟧降低⟦disease:心绞痛⟧和⟦disease:卒中⟧的复合终点，并降低⟦低密度脂蛋白⟧。", ["依折麦布 decreases 低密度脂蛋白"]),
            ("⟦drug:依折麦布⟧降低⟦disease:血管事件⟧复合终点的风险。", ["依折麦布 decreases 血管事件"]),
            ("⟦drug:依折麦布⟧降低⟦disease:心绞痛⟧和⟦disease:卒中⟧，但复合终点无变化。", ["依折麦布 decreases 卒中", "依折麦布 decreases 心绞痛"]),
        ] as [(String, [String])])
    func beside(_ marked: String, _ said: [String]) { #expect(statements(marked) == said) }
}
