import KaojuTerminology
import KaojuText
import TestSupport
import Testing

/// Spellings that are read as one, each with the text in which a name is found and those in which it is not.
@Suite struct SpellingTests {
    /// The lexicon's name, its column (full name or abbreviation), and texts with the mention marked.
    struct Spelling: Sendable, CustomTestStringConvertible {
        var name: String
        var isAbbreviation = false
        var texts: [String]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Spelling(
            name: "KXR-2", isAbbreviation: true,
            texts: [
                "⟦KXR-2⟧ rose", "⟦KXR2⟧ rose", "⟦KXR 2⟧ rose", "⟦KXR–2⟧ rose", "⟦KXR‑2⟧ rose", "⟦KXR−2⟧ rose",
                "⟦ＫＸＲ－２⟧升高",
                "⟦KXR﹣2⟧升高", "KXR-21 rose", "KXR rose", "AKXR2 rose",
            ]),
        Spelling(
            name: "QNF-β", isAbbreviation: true,
            texts: ["⟦QNF-β⟧ fell", "⟦QNFβ⟧ fell", "⟦QNF-beta⟧ fell", "⟦QNF beta⟧ fell", "⟦QNF-b⟧ fell", "QNF-α fell"]),
        Spelling(
            name: "zetaglobin", texts: ["⟦Zetaglobins⟧ and ⟦ZETAGLOBIN⟧", "⟦ｚｅｔａｇｌｏｂｉｎ⟧", "prezetaglobin"]),
        Spelling(
            name: "ζ-globin chain", texts: ["the ⟦zeta globin chain⟧", "⟦ζ-globin chains⟧", "⟦zeta-globin chain⟧"]),
        Spelling(
            name: "leukemia colored fiber",
            texts: ["⟦leukaemia coloured fibre⟧", "⟦Leukemia-colored fibers⟧"]),
        Spelling(name: "sulfonated estrogen", texts: ["⟦sulphonated oestrogen⟧", "⟦Sulfonated oestrogens⟧"]),
        Spelling(
            name: "catheterization center", texts: ["a ⟦catheterisation centre⟧", "⟦Catheterization centers⟧"]),
        Spelling(name: "aluminum analog", texts: ["an ⟦aluminium analogue⟧", "⟦aluminum analogs⟧", "alumina analog"]),
        Spelling(name: "generalised mock ageing", texts: ["⟦generalized mock aging⟧", "⟦Generalised mock ageing⟧"]),
        Spelling(name: "localized gray zone", texts: ["the ⟦localised grey zone⟧"]),
        Spelling(name: "sham virus", texts: ["⟦sham viruses⟧", "a ⟦Sham virus⟧", "sham viri"]),
        Spelling(name: "mock thrombus", texts: ["⟦mock thrombi⟧ and ⟦mock thrombuses⟧"]),
        Spelling(name: "sham fistula", texts: ["⟦sham fistulae⟧ and ⟦sham fistulas⟧"]),
        Spelling(name: "mock cortex", texts: ["both ⟦mock cortices⟧"]),
        Spelling(name: "mock sodium", texts: ["mock soda", "⟦mock sodium⟧"]),
        Spelling(name: "shamocytoma", texts: ["⟦shamocytomas⟧ and ⟦shamocytomata⟧"]),
        Spelling(name: "mock arthritis", texts: ["⟦mock arthritides⟧"]),
        Spelling(name: "sham stomach", texts: ["⟦sham stomachs⟧"]),
        Spelling(name: "sham kidney", texts: ["⟦sham kidneys⟧"]),
        Spelling(name: "mock bacterium", texts: ["⟦mock bacteria⟧"]),
        Spelling(
            name: "mock tumor of the wall", texts: ["⟦mock tumours of the wall⟧", "the ⟦Mock-tumor of the wall⟧"]),
        Spelling(name: "beta-shamin", texts: ["⟦β-shamin⟧, ⟦ß-shamin⟧, ⟦betashamin⟧ and ⟦Beta shamin⟧"]),
        Spelling(
            name: "QX-14", isAbbreviation: true,
            texts: ["⟦QX14⟧, ⟦QX—14⟧, ⟦QX‒14⟧, ⟦ＱＸ１４⟧ and ⟦QX 14⟧", "QX-1 and QX-145"]),
        Spelling(name: "mock biopsy", texts: ["two ⟦mock biopsies⟧", "⟦Mock-biopsy⟧"]),
        Spelling(name: "钙质代谢紊乱", texts: ["⟦鈣質代謝紊亂⟧", "⟦钙质代谢紊乱⟧"]),
        Spelling(name: "乙型(B)病毒", texts: ["⟦乙型（B）病毒⟧", "⟦乙型(Ｂ)病毒⟧"]),
        Spelling(name: "Müller cell", texts: ["a ⟦Muller cell⟧", "⟦Müller cells⟧"]),
        Spelling(name: "Ca2+ mimetic", texts: ["a ⟦Ca²⁺ mimetic⟧"]),
        Spelling(name: "type III mimetic", texts: ["a ⟦type Ⅲ mimetic⟧"]),
    ])
    func finds(_ spelling: Spelling) throws {
        let names = spelling.isAbbreviation ? "\tmock name\t\t\t\(spelling.name)" : "\t\(spelling.name)"
        let isChinese = spelling.name.utf8.first ?? 0 > 0xE0
        let line = "\tProtein\t" + (isChinese ? spelling.name + "\t" : names)
        let lexicon = try Lexicon([LexiconTable(file: "t.tsv", bytes: Array(line.utf8))])
        for marked in spelling.texts {
            let plain = Marked(marked).plain
            let text = SegmentedText.sample(plain)
            var mentions = Recognizer(lexicon: lexicon).mentions(in: text)
            mentions.items.removeAll { $0.source != .lexicon }
            #expect(Marked.mark(text, mentions) == marked)
        }
    }
}
