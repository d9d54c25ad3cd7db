import Testing

@testable import KaojuClaims

@Suite("English constructions")
struct EnglishConstructionTests {
    /// A sentence and all that it claims.
    struct Sample: CustomStringConvertible, Sendable {
        var marked: String
        var said: [String]
        init(_ marked: String, _ said: String...) { (self.marked, self.said) = (marked, said) }
        var description: String { marked }
    }

    @Test(
        "Voice, participles and gerunds",
        arguments: [
            Sample(
                "⟦process:Angiogenesis⟧ was markedly suppressed by ⟦drug:bevacizumab⟧.",
                "bevacizumab decreases Angiogenesis"),
            Sample(
                "⟦drug:Trametinib⟧ blocked ⟦MEK⟧, thereby reducing ⟦process:proliferation⟧.",
                "Trametinib decreases MEK", "Trametinib decreases proliferation"),
            Sample(
                "⟦drug:Rifampicin⟧ reduced ⟦disease:bacteremia⟧ by inhibiting ⟦RNA polymerase⟧.",
                "Rifampicin decreases RNA polymerase", "Rifampicin decreases bacteremia"),
            Sample("Inhibiting ⟦JAK2⟧ reduces ⟦process:hematopoiesis⟧.", "JAK2 increases hematopoiesis"),
            Sample("⟦drug:Clozapine⟧ was found to increase ⟦leptin⟧.", "Clozapine increases leptin"),
            Sample("⟦process:Apoptosis⟧ triggered by ⟦drug:venetoclax⟧ was rapid.", "venetoclax increases Apoptosis"),
        ])
    func voice(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Coordination and subjects that are carried over",
        arguments: [
            Sample(
                "⟦drug:Dapagliflozin⟧ lowered ⟦disease:albuminuria⟧, ⟦urate⟧, and ⟦MCP-1⟧.",
                "Dapagliflozin decreases albuminuria", "Dapagliflozin decreases urate", "Dapagliflozin decreases MCP-1"),
            Sample(
                "⟦IL-17⟧ and ⟦IL-22⟧ increase ⟦LCN2⟧, and ⟦IL-10⟧ inhibits ⟦TNF⟧.",
                "IL-17 increases LCN2", "IL-22 increases LCN2", "IL-10 decreases TNF"),
            Sample(
                "⟦drug:Ketamine⟧ raised ⟦BDNF⟧ and reduced ⟦disease:depression⟧.",
                "Ketamine increases BDNF", "Ketamine decreases depression"),
            Sample(
                "⟦drug:Ketamine⟧ is an anesthetic. It increased ⟦BDNF⟧ levels.", "Ketamine increases BDNF"),
            Sample(
                "⟦drug:Dexamethasone⟧, which suppresses ⟦IL-6⟧, reduced ⟦disease:fever⟧.",
                "Dexamethasone decreases IL-6", "Dexamethasone decreases fever"),
            Sample(
                "⟦drug:Nivolumab⟧, an inhibitor of ⟦PD-1⟧, is given in ⟦disease:melanoma⟧.", "Nivolumab decreases PD-1"),
        ])
    func coordination(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Signs of noun phrases",
        arguments: [
            Sample("⟦MEN1⟧ deficiency increased ⟦gastrin⟧ expression.", "MEN1 decreases gastrin"),
            Sample("Knockdown of ⟦KRAS⟧ reduced ⟦process:cell growth⟧.", "KRAS increases cell growth"),
            Sample("Overexpression of ⟦PTEN⟧ suppressed ⟦AKT⟧ phosphorylation.", "PTEN decreases AKT"),
            Sample("⟦drug:Tenofovir⟧ therapy led to a decline in ⟦eGFR⟧.", "Tenofovir decreases eGFR"),
            Sample(
                "⟦drug:Gentamicin⟧-induced ⟦disease:tubular necrosis⟧ was reversible.",
                "Gentamicin causes tubular necrosis"),
            Sample("⟦TLR4⟧-deficient ⟦species:mice⟧ had lower ⟦IL-6⟧ levels.", "TLR4 increases IL-6"),
        ])
    func signs(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Changes and what goes along",
        arguments: [
            Sample(
                "Serum ⟦ferritin⟧ was higher in patients with ⟦disease:sepsis⟧.",
                "ferritin correlates_positively sepsis"),
            Sample("⟦CRP⟧ decreased after ⟦drug:tocilizumab⟧ treatment.", "tocilizumab decreases CRP"),
            Sample("Patients treated with ⟦drug:lithium⟧ had higher ⟦TSH⟧ levels.", "lithium increases TSH"),
            Sample(
                "Low ⟦substance:vitamin D⟧ was associated with a higher risk of ⟦disease:tuberculosis⟧.",
                "vitamin D correlates_negatively tuberculosis"),
        ])
    func changes(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Negation, doubt, dispute",
        arguments: [
            Sample("⟦drug:Sertraline⟧ failed to reduce ⟦cortisol⟧.", "Sertraline not decreases cortisol"),
            Sample(
                "Neither ⟦drug:aspirin⟧ nor ⟦drug:warfarin⟧ reduced ⟦disease:stroke⟧.", "aspirin not decreases stroke",
                "warfarin not decreases stroke"),
            Sample("⟦drug:Azithromycin⟧ may reduce ⟦IL-8⟧.", "Azithromycin decreases IL-8 (hedged)"),
            Sample("These data suggest that ⟦IL-33⟧ increases ⟦IL-13⟧.", "IL-33 increases IL-13 (hedged)"),
            Sample(
                "We hypothesized that ⟦CXCL12⟧ promotes ⟦disease:metastasis⟧.",
                "CXCL12 increases metastasis (hypothesis)"),
            Sample(
                "Whether it is safe is debated, but ⟦drug:colistin⟧ causes ⟦disease:nephrotoxicity⟧.",
                "colistin causes nephrotoxicity"),
        ])
    func certainty(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Aims, questions and instructions claim nothing",
        arguments: [
            "We investigated whether ⟦drug:propranolol⟧ reduces ⟦disease:hemangioma⟧.",
            "This study aimed to determine the effect of ⟦drug:zinc⟧ on ⟦disease:pneumonia⟧.",
            "Does ⟦drug:fluoxetine⟧ increase ⟦disease:bleeding⟧?",
            "The effect of ⟦drug:clonidine⟧ on ⟦renin⟧ was investigated.",
            "⟦CRP⟧ and ⟦ferritin⟧ were measured in patients with ⟦disease:sepsis⟧.",
        ])
    func silent(_ marked: String) { #expect(statements(marked) == []) }
}
