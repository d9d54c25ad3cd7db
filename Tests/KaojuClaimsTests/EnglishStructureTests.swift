import Testing

@testable import KaojuClaims

/// What hangs on what in an English sentence: each sample with all that it claims.
@Suite("English structure")
struct EnglishStructureTests {
    typealias Sample = EnglishConstructionTests.Sample

    @Test(
        "Who was given what, and what somebody lacks",
        arguments: [
            Sample("⟦process:Angiogenesis⟧ was reduced in mice lacking ⟦PLGF⟧.", "PLGF increases Angiogenesis"),
            Sample("⟦CD36⟧-/- mice showed reduced ⟦process:lipid uptake⟧.", "CD36 increases lipid uptake"),
            Sample("⟦CD36⟧ knockout mice had less ⟦process:steatosis⟧.", "CD36 increases steatosis"),
            Sample("⟦CD36⟧ knockout reduced ⟦process:steatosis⟧.", "CD36 increases steatosis"),
            Sample("Expression of ⟦HO-1⟧ was upregulated in ⟦drug:hemin⟧-treated cells.", "hemin increases HO-1"),
            Sample(
                "⟦HO-1⟧ protein was reduced in the livers of ⟦drug:hemin⟧-treated rats.", "hemin decreases HO-1"),
            Sample(
                "A patient developed ⟦disease:jaundice⟧ after receiving ⟦drug:flucloxacillin⟧.",
                "flucloxacillin causes jaundice"),
            Sample(
                "Exposure of cells to ⟦drug:paraquat⟧ resulted in ⟦process:necroptosis⟧.",
                "paraquat causes necroptosis"),
            Sample("Stimulation of ⟦cell:monocytes⟧ with ⟦CSF2⟧ increased ⟦IL-8⟧ secretion.", "CSF2 increases IL-8"),
        ])
    func given(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Lists that pair off, exclude, give examples, close with a comma",
        arguments: [
            Sample(
                "⟦drug:Anakinra⟧ and ⟦drug:dupilumab⟧ block ⟦IL-1R1⟧ and ⟦IL-4R⟧, respectively.",
                "Anakinra decreases IL-1R1", "dupilumab decreases IL-4R"),
            Sample(
                "⟦drug:Apixaban⟧, but not ⟦drug:clopidogrel⟧, reduced the incidence of ⟦disease:embolism⟧.",
                "Apixaban decreases embolism", "clopidogrel not decreases embolism"),
            Sample(
                "⟦drug:Apixaban⟧ reduced ⟦disease:embolism⟧ but not ⟦disease:angina⟧.",
                "Apixaban decreases embolism", "Apixaban not decreases angina"),
            Sample(
                "⟦drug:Apixaban⟧, but also ⟦drug:edoxaban⟧, lowered ⟦disease:embolism⟧.",
                "Apixaban decreases embolism", "edoxaban decreases embolism"),
            Sample(
                "Opioids such as ⟦drug:oxycodone⟧ and ⟦drug:fentanyl⟧ cause ⟦disease:constipation⟧.",
                "oxycodone causes constipation", "fentanyl causes constipation"),
            Sample(
                "Genetic deletion of ⟦IL-5⟧ or treatment with ⟦drug:benralizumab⟧ reduced ⟦disease:eosinophilia⟧.",
                "IL-5 increases eosinophilia", "benralizumab decreases eosinophilia"),
            Sample("⟦drug:Apixaban⟧, an anticoagulant, reduced ⟦disease:embolism⟧.", "Apixaban decreases embolism"),
        ])
    func lists(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Clauses: what opens them, what goes on behind them, whom pronouns mean",
        arguments: [
            Sample("In patients with ⟦disease:lupus⟧, ⟦BAFF⟧ was elevated.", "BAFF correlates_positively lupus"),
            Sample(
                "After treatment with ⟦drug:etoposide⟧, ⟦process:senescence⟧ was increased.",
                "etoposide increases senescence"),
            Sample(
                "⟦ET-1⟧ drives ⟦process:vasoconstriction⟧, whereas ⟦ANP⟧ suppresses it.",
                "ET-1 increases vasoconstriction", "ANP decreases vasoconstriction"),
            Sample(
                "Patients received ⟦drug:ivabradine⟧. This drug lowered ⟦heart rate⟧.",
                "ivabradine decreases heart rate"),
            Sample(
                "⟦drug:Doxorubicin⟧ activates ⟦p53⟧, leading to ⟦process:apoptosis⟧.", "Doxorubicin increases p53",
                "Doxorubicin causes apoptosis"),
            Sample("⟦drug:Bumetanide⟧ is effective in reducing ⟦disease:edema⟧.", "Bumetanide decreases edema"),
            Sample("⟦CSF2⟧ stimulates ⟦cell:monocytes⟧ to secrete ⟦IL-8⟧.", "CSF2 increases IL-8"),
            Sample("⟦drug:Bumetanide⟧ does not help to prevent ⟦disease:autism⟧.", "Bumetanide not prevents autism"),
        ])
    func clauses(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Nouns of action",
        arguments: [
            Sample("⟦drug:Temsirolimus⟧-mediated inhibition of ⟦mTORC1⟧ is rapid.", "Temsirolimus decreases mTORC1"),
            Sample(
                "The ⟦LPS⟧-induced increase in ⟦IL-6⟧ was abolished by ⟦drug:apremilast⟧.", "LPS increases IL-6",
                "apremilast decreases IL-6"),
            Sample(
                "Efficacy of ⟦drug:secukinumab⟧ in patients with ⟦disease:psoriasis⟧.",
                "secukinumab treats psoriasis"),
            Sample("The efficacy of ⟦drug:secukinumab⟧ in ⟦disease:uveitis⟧ is still unsatisfactory."),
            Sample("The effect of ⟦drug:zinc⟧ on ⟦CRP⟧."),
            Sample(
                "⟦disease:Cirrhosis⟧ predisposes patients to ⟦disease:peritonitis⟧.",
                "Cirrhosis causes peritonitis"),
            Sample(
                "Earlier work has not found links between ⟦ACE⟧ and ⟦disease:dementia⟧.",
                "ACE not associated dementia"),
            Sample("⟦drug:Enalapril⟧ prevented the rise in ⟦creatinine⟧.", "Enalapril decreases creatinine"),
        ])
    func action(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Genes and their variants",
        arguments: [
            Sample("A ⟦HNF1A⟧ mutation was identified in patients with ⟦disease:MODY⟧.", "HNF1A associated MODY"),
            Sample("No ⟦HNF1A⟧ mutation was detected in patients with ⟦disease:MODY⟧.", "HNF1A not associated MODY"),
            Sample(
                "⟦disease:MODY⟧ is a disorder caused by mutations in the ⟦HNF1A⟧ gene.", "HNF1A causes MODY"),
        ])
    func variants(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "Possessives, and what «this» points to",
        arguments: [
            Sample(
                "⟦drug:Clozapine⟧ relieves ⟦disease:mania⟧, but its use can cause ⟦disease:ileus⟧.",
                "Clozapine decreases mania", "Clozapine causes ileus"),
            Sample(
                "⟦SOX9⟧ activates ⟦COL2A1⟧, and its loss reduces ⟦process:chondrogenesis⟧.",
                "SOX9 increases COL2A1", "SOX9 increases chondrogenesis"),
            Sample(
                "The enzyme binds ⟦drug:zinc⟧, and its loss causes ⟦disease:ataxia⟧."),
        ])
    func possessives(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "«It» is what the sentence is about, and nothing where that has no name",
        arguments: [
            Sample(
                "⟦drug:Zinc⟧ lowers ⟦CRP⟧.  A longer rest improved sleep, while it had no effect on ⟦CRP⟧.",
                "Zinc decreases CRP"),
            Sample(
                "⟦drug:Zinc⟧ had no effect on ⟦CRP⟧, whereas ⟦drug:iron⟧ lowered it.",
                "Zinc not increases CRP", "iron decreases CRP"),
        ])
    func pronouns(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "What is drug and what disease in a compound",
        arguments: [
            Sample("⟦drug:Amiodarone⟧ ⟦disease:thyroiditis⟧ is rare.", "Amiodarone causes thyroiditis"),
            Sample("⟦drug:Heparin⟧ ⟦disease:thrombosis⟧ prophylaxis is usual."),
            Sample("⟦drug:Salbutamol⟧ led to better ⟦disease:asthma⟧ control."),
            Sample("⟦drug:Zinc⟧ protects mice against ⟦drug:paraquat⟧ toxicity."),
        ])
    func compounds(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }

    @Test(
        "«This disease» is the one named before",
        arguments: [
            Sample(
                "⟦disease:Gout⟧ hurts. ⟦drug:Colchicine⟧ is effective in this disease.", "Colchicine treats Gout"),
            Sample(
                "⟦disease:Scurvy⟧ is old, and a lack of ⟦drug:ascorbate⟧ causes the disease.",
                "ascorbate decreases Scurvy"),
            Sample("⟦drug:Colchicine⟧ is effective in this disease."),
        ])
    func diseases(_ sample: Sample) { #expect(statements(sample.marked) == sample.said.sorted()) }
}
