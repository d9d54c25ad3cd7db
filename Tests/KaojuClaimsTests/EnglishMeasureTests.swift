import Testing

@testable import KaojuClaims

/// Sentences on fields that no rule was written for, with what they claim: written before they were first run, kept as
/// a measure with a floor. Do not tune rules to single ones.
@Suite("English sentences measured as a set")
struct EnglishMeasureTests {
    private static let samples = [
        // Oncology
        "In patients with ⟦disease:glioblastoma⟧, ⟦drug:temozolomide⟧ significantly reduced ⟦process:tumor growth⟧ compared with placebo. => temozolomide decreases tumor growth",
        "⟦drug:Osimertinib⟧, a third-generation ⟦EGFR⟧ inhibitor, induces ⟦process:apoptosis⟧ in resistant cells. => Osimertinib decreases EGFR && Osimertinib causes apoptosis",
        "Loss of ⟦BAP1⟧ was associated with ⟦disease:metastasis⟧ in uveal melanoma. => BAP1 correlates_negatively metastasis",
        "Silencing ⟦FOXM1⟧ suppressed ⟦process:invasion⟧ and restored ⟦E-cadherin⟧ expression. => FOXM1 increases invasion && FOXM1 decreases E-cadherin",
        "⟦disease:Neutropenia⟧ is a frequent adverse effect of ⟦drug:palbociclib⟧. => palbociclib causes Neutropenia",
        "Germline mutations in ⟦CDH1⟧ cause hereditary ⟦disease:diffuse gastric cancer⟧. => CDH1 causes diffuse gastric cancer",
        "⟦drug:Olaparib⟧ did not improve ⟦process:overall survival⟧ in this population. => Olaparib not increases overall survival",
        "Exosomes from fibroblasts promote ⟦disease:metastasis⟧ by activating the ⟦Wnt⟧ pathway. =>",
        "Both ⟦IL-11⟧ and ⟦LIF⟧ drive ⟦disease:cachexia⟧, whereas ⟦GDF15⟧ blockade alleviates it. => IL-11 increases cachexia && LIF increases cachexia && GDF15 increases cachexia",
        "Whether ⟦drug:metformin⟧ prevents ⟦disease:endometrial cancer⟧ remains to be established. =>",
        // Infection
        "⟦drug:Bezlotoxumab⟧ lowers the risk of recurrent ⟦disease:Clostridioides infection⟧. => Bezlotoxumab decreases Clostridioides infection",
        "⟦disease:Cryptococcal meningitis⟧ was treated with ⟦drug:flucytosine⟧ plus ⟦drug:amphotericin B⟧. => flucytosine treats Cryptococcal meningitis && amphotericin B treats Cryptococcal meningitis",
        "Mice deficient in ⟦NLRP6⟧ were more susceptible to ⟦disease:listeriosis⟧. => NLRP6 correlates_negatively listeriosis",
        "The toxin ⟦TcdB⟧ binds to ⟦FZD7⟧ and thereby damages the epithelium. => TcdB binds FZD7",
        "⟦drug:Rifapentine⟧-induced ⟦disease:hepatitis⟧ was rare. => Rifapentine causes hepatitis",
        "Serum ⟦procalcitonin⟧ was markedly elevated in children with ⟦disease:bacterial pneumonia⟧. => procalcitonin correlates_positively bacterial pneumonia",
        "⟦IFNL4⟧ variants are linked to spontaneous clearance of ⟦disease:hepatitis C⟧. => IFNL4 associated hepatitis C",
        "No association was found between ⟦disease:toxoplasmosis⟧ and ⟦disease:schizophrenia⟧. => toxoplasmosis not associated schizophrenia",
        "⟦drug:Ivermectin⟧ failed to shorten ⟦process:viral shedding⟧. => Ivermectin not decreases viral shedding",
        "We aimed to assess the effect of ⟦drug:dolutegravir⟧ on ⟦disease:weight gain⟧. =>",
        // Psychiatry
        "⟦drug:Esketamine⟧ rapidly relieved ⟦disease:suicidal ideation⟧ and may increase ⟦BDNF⟧ release. => Esketamine decreases suicidal ideation && Esketamine increases BDNF",
        "⟦disease:Hyperprolactinemia⟧ occurred in 30% of patients given ⟦drug:risperidone⟧. => risperidone causes Hyperprolactinemia",
        "⟦drug:Clozapine⟧ is effective in treatment-resistant ⟦disease:schizophrenia⟧ but can cause ⟦disease:agranulocytosis⟧. => Clozapine treats schizophrenia && Clozapine causes agranulocytosis",
        "Childhood ⟦disease:trauma⟧ is a risk factor for ⟦disease:borderline personality disorder⟧. => trauma predicts borderline personality disorder",
        "⟦drug:Lithium⟧ inhibits ⟦GSK3B⟧, which in turn stabilizes ⟦CTNNB1⟧. => Lithium decreases GSK3B && Lithium increases CTNNB1 && GSK3B decreases CTNNB1",
        "Neither ⟦drug:sertraline⟧ nor ⟦drug:mirtazapine⟧ reduced ⟦disease:agitation⟧ in dementia. => sertraline not decreases agitation && mirtazapine not decreases agitation",
        // Herbal medicine
        "⟦drug:Berberine⟧ ameliorated ⟦disease:colitis⟧ through inhibition of ⟦NLRP3⟧. => Berberine decreases colitis && Berberine decreases NLRP3",
        "⟦drug:Triptolide⟧ and ⟦drug:celastrol⟧ decreased ⟦IL-17⟧ and ⟦IL-23⟧ levels, respectively. => Triptolide decreases IL-17 && celastrol decreases IL-23",
        "⟦drug:Curcumin⟧ is thought to protect neurons against ⟦process:oxidative damage⟧ by activating ⟦NRF2⟧. => Curcumin prevents oxidative damage && Curcumin increases NRF2",
        "The ⟦drug:artesunate⟧-mediated reduction in ⟦process:parasite load⟧ was abolished by ⟦drug:tocopherol⟧. => artesunate decreases parasite load && tocopherol increases parasite load",
    ]

    @Test("Precision and recall of the set stay above their floor")
    func measure() {
        var right = 0
        var wanted = 0
        var found = 0
        var faults: [String] = []
        for sample in Self.samples {
            let halves = sample.components(separatedBy: "=>")
            let want = Set(halves.count > 1 ? halves[1].components(separatedBy: "&&") : [])
            let said = Set(statements(halves[0]).map { $0.components(separatedBy: " (")[0] })
            right += want.intersection(said).count
            wanted += want.count
            found += said.count
            if want != said {
                faults.append(
                    "\(halves[0]): lacks \(want.subtracting(said).sorted()), has \(said.subtracting(want).sorted())")
            }
        }
        let precision = Double(right) / Double(max(found, 1))
        let recall = Double(right) / Double(wanted)
        #expect(
            precision >= 0.9 && recall >= 0.8,
            "precision \(precision), recall \(recall): \(faults.joined(separator: "\n"))")
    }
}
