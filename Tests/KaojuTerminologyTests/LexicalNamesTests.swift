import KaojuTerminology
import KaojuText
import TestSupport
import Testing

@Suite struct LexicalNamesTests {
    static let lexicon: Lexicon = {
        let table = """
            \tProtein\t基质Gla蛋白\tmatrix Gla protein\t\t\tMGP
            \tProtein\t骨形态发生蛋白-2\tbone morphogenetic protein 2\t\t\tBMP-2
            \tProtein\t肿瘤坏死因子α\ttumor necrosis factor α\t\t\tTNF-α
            \tPathway\tNF-κB通路\tNF-κB pathway\t\t\tNF-κB
            \tDisease\t钙化\tcalcification
            \tDisease\t血管钙化\tvascular calcification\t\t\t?VC\tcalcification
            \tDisease\t贫血\tanemia
            \tDisease\t水肿\tedema
            \tDisease\t肿瘤\ttumor
            \tDisease\t狭窄\tstenosis
            \tDisease\t疼痛\tpain
            \tDrug\t抗高血压药\tantihypertensive drug
            \tDisease\t高血压\thypertension
            \tClinicalAttribute\t血压\tblood pressure
            \tSmallMolecule\t磷\tphosphorus
            \tSmallMolecule\t一氧化氮\tnitric oxide\t\t\t?NO
            \tCell\t血管平滑肌细胞\tvascular smooth muscle cell\t\t\tVSMC
            \tProtein\t\tRUNX2
            \tProcedure\t血液透析\themodialysis
            \tProcedure\t治疗\ttherapy
            """
        do throws(LexiconError) {
            return try Lexicon([LexiconTable(file: "test.tsv", bytes: Array(table.utf8))])
        } catch {
            fatalError(error.description)
        }
    }()

    @Test(arguments: [
        "研究发现⟦MGP⟧表达下降", "MGP2与XMGP不是一回事", "⟦MGP⟧(下调)和⟦MGP⟧/⟦MGP⟧", "⟦MGP⟧-deficient mice",
        "⟦BMP-2⟧、⟦BMP2⟧、⟦BMP 2⟧和⟦BMP–2⟧", "BMP-2a与xBMP-2", "⟦骨形态发生蛋白-2⟧与⟦骨形态发生蛋白 2⟧及⟦骨形态发生蛋白2⟧",
        "⟦TNF-α⟧、⟦TNFα⟧、⟦TNF-alpha⟧", "TNF-β", "⟦NF-κB⟧、⟦NF-kB⟧、⟦NFκB⟧", "⟦血管钙化⟧及其⟦钙化⟧程度", "⟦血管鈣化⟧的機制",
        "Severe ⟦anaemia⟧, ⟦oedema⟧ and ⟦tumours⟧.", "⟦Stenoses⟧ and ⟦therapies⟧ of ⟦Haemodialysis⟧ patients",
        "⟦Pain⟧ and ⟦pain⟧, not PAIN or painful", "⟦Vascular calcifications⟧ in ⟦VSMCs⟧", "⟦vascular-calcification⟧",
        "mgp is not a symbol", "⟦Runx2⟧ and ⟦RUNX2⟧, not runx2", "使用⟦抗高血压药⟧控制⟦高血压⟧",
        "某药可升高⟦血压⟧,不引起⟦高血压⟧,与最⟦高血压⟧有关",
        "高⟦磷⟧和低⟦磷⟧,⟦磷⟧、钙;磷脂与磷酸化", "NO的作用", "VC患者",
    ])
    func finds(_ marked: String) {
        let text = SegmentedText.sample(Marked(marked).plain)
        let mentions = Recognizer(lexicon: Self.lexicon).mentions(in: text)
        #expect(Marked.mark(text, mentions) == marked)
    }

    @Test func anAmbiguousAbbreviationNeedsItsConceptInTheDocument() {
        let text = SegmentedText.sample("NO可扩张血管。一氧化氮由内皮产生。")
        let mentions = Recognizer(lexicon: Self.lexicon).mentions(in: text)
        #expect(mentions.items.count == 2)
        #expect(Set(mentions.items.map(\.concept)) == [0])
    }

    @Test func headingsAndReferencesAreNotRead() {
        for kind in [Block.Kind.heading, .reference, .metadata] {
            let text = SegmentedText.sample("血管钙化的机制", kind: kind)
            #expect(Recognizer(lexicon: Self.lexicon).mentions(in: text).items.isEmpty)
        }
    }

    @Test func aPrefixShiftsEverySpanByItsLength() {
        let plain = "MGP抑制血管钙化, anaemia与TNF-α有关"
        let prefix = "前言β。"
        let short = Recognizer(lexicon: Self.lexicon).mentions(in: .sample(plain))
        let long = Recognizer(lexicon: Self.lexicon).mentions(in: .sample(prefix + plain))
        let shift = prefix.utf8.count
        #expect(short.items.map { ByteRange($0.range.start + shift, $0.range.end + shift) } == long.items.map(\.range))
    }
}
