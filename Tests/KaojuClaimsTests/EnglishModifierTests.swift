import Testing

@testable import KaojuClaims

/// Past participles behind «and» or a comma: some stand before a noun like an adjective, others are the next verb.
@Suite("English participles in lists")
struct EnglishModifierTests {
    typealias Sample = EnglishConstructionTests.Sample

    @Test(
        "A participle in a list of nouns tells no deed",
        arguments: [
            Sample(
                "⟦disease:Pallor⟧ is due to ⟦disease:hypoxia⟧, ⟦disease:sepsis⟧ and shortened ⟦process:haematopoiesis⟧.",
                "haematopoiesis decreases Pallor", "hypoxia causes Pallor", "sepsis causes Pallor"),
            Sample(
                "⟦disease:Scurvy⟧ causes ⟦disease:gingivitis⟧, reduced ⟦collagen⟧ and ⟦disease:purpura⟧.",
                "Scurvy causes gingivitis", "Scurvy causes purpura", "Scurvy decreases collagen"),
            Sample(
                "⟦disease:Gout⟧, ⟦disease:obesity⟧, reduced ⟦klotho⟧ and ⟦disease:anaemia⟧ predict ⟦disease:stroke⟧.",
                "Gout predicts stroke", "anaemia predicts stroke", "klotho predicts stroke", "obesity predicts stroke"),
            Sample(
                "⟦disease:Gout⟧ causes loss of ⟦klotho⟧ and raised ⟦FGF23⟧.", "Gout decreases klotho",
                "Gout increases FGF23"),
        ])
    func modifier(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "A participle behind a verb of the past, an adverb, an aside or a relative clause is a verb",
        arguments: [
            Sample(
                "⟦drug:Colestipol⟧ lowered ⟦LDL⟧, ⟦CRP⟧ and increased ⟦HDL⟧.", "Colestipol decreases CRP",
                "Colestipol decreases LDL", "Colestipol increases HDL"),
            Sample(
                "⟦drug:Colestipol⟧ blocks ⟦ABCG5⟧ and markedly reduced ⟦LDL⟧.", "Colestipol decreases ABCG5",
                "Colestipol decreases LDL"),
            Sample(
                "⟦drug:Colestipol⟧ inhibits ⟦CRP⟧ and reduced ⟦LDL⟧.", "Colestipol decreases CRP",
                "Colestipol decreases LDL"),
            Sample(
                "⟦drug:Colestipol⟧, a bile acid resin, reduced ⟦LDL⟧, and ⟦CRP⟧ was unchanged.",
                "Colestipol decreases LDL"),
            Sample(
                "⟦drug:Colestipol⟧, which binds ⟦substance:bile acids⟧, reduced ⟦LDL⟧.",
                "Colestipol binds bile acids", "Colestipol decreases LDL"),
        ])
    func verb(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "A class of remedies in the singular is an adjective before another's noun, else a name",
        arguments: [
            Sample("⟦drug:Sulfasalazine⟧ increased ⟦substance:antioxidant⟧ and repair genes."),
            Sample("⟦drug:Sulfasalazine⟧ increased ⟦substance:antioxidant⟧, cytoprotective and repair genes."),
            Sample(
                "⟦drug:Sulfasalazine⟧ increased ⟦substance:antioxidant⟧ and ⟦substance:zinc⟧.",
                "Sulfasalazine increases antioxidant", "Sulfasalazine increases zinc"),
            Sample(
                "⟦drug:Sulfasalazine⟧ increased ⟦substance:antioxidant⟧ and ⟦substance:zinc⟧ levels.",
                "Sulfasalazine increases antioxidant", "Sulfasalazine increases zinc"),
            Sample(
                "The ⟦drug:diuretic⟧ and the resin lowered ⟦disease:oedema⟧.", "diuretic decreases oedema"),
        ])
    func classes(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }
}
