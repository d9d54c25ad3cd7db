import KaojuTerminology
import KaojuText
import TestSupport
import Testing

@Suite struct MakeUpTests {
    private static let lexicon: Lexicon = {
        let table = """
            HGNC:1\tProtein\t\tPCSK9
            MESH:2\tDisease\t糖尿病\tdiabetes
            MESH:3\tDisease\t慢性肾脏病\tchronic kidney disease\t\t\tCKD
            MESH:4\tSmallMolecule\t维生素D\tvitamin D
            """
        do throws(LexiconError) {
            return try Lexicon([LexiconTable(file: "test.tsv", bytes: Array(table.utf8))])
        } catch {
            fatalError(error.description)
        }
    }()

    /// Marked are the mentions by make-up and those of the lexicon.
    @Test(arguments: [
        // Drugs by their stems
        "服用⟦雷米普利⟧和⟦坎地沙坦⟧", "给予⟦瑞舒伐他汀⟧后", "联合⟦依洛尤单抗⟧治疗", "⟦卡格列净⟧与⟦阿格列汀⟧", "应用⟦尼洛替尼⟧",
        "Treatment with ⟦trandolapril⟧, ⟦bimekizumab⟧ and ⟦Ertugliflozin⟧.",
        // Diseases by their endings
        "诊断为⟦法布里病⟧的患者", "合并⟦Castleman病⟧", "可导致⟦抗磷脂综合征⟧", "⟦冷球蛋白血症⟧和⟦甲状腺炎⟧", "发生⟦脂膜炎⟧",
        "a case of ⟦Gitelman syndrome⟧ with ⟦panniculitis⟧",
        // Proteins and pathways
        "激活⟦鞘磷脂酶⟧并抑制⟦组织蛋白酶⟧", "⟦TRPM7通道⟧", "⟦PCSK9抑制剂⟧可降低血脂", "⟦PCSK9 抑制剂⟧", "⟦维生素D受体⟧",
        "⟦PCSK9 inhibitors⟧ and the ⟦vitamin D receptor⟧", "the ⟦Hippo pathway⟧",
        // Symbols
        "⟦SNF472⟧和⟦AST-120⟧", "⟦TRPV5⟧表达", "⟦ABCC6⟧ variants",
        "⟦抗Jo1抗体⟧阳性", "⟦组蛋白去乙酰化酶抑制剂⟧",
        // Nothing of it
        "全球疾病负担", "进入瘤胃", "沉淀变性蛋白", "XBM1组高于XBM2组", "分析病例和流行病学",
        "该病是一种慢性病", "这种酶的活性", "疾病、炎症和并发症", "危险因子及其受体", "各种蛋白", "患者于2019年发病",
        "MRI、CT与WHO标准", "COVID-19和IL", "CKD3期", "⟦CKD⟧ 3期", "WHO2019", "the base case of this disease",
        "diagnosis and prognosis", "increase and release", "in April a statin", "用了他汀", "CO2和H2O", "以普利为例",
    ])
    func finds(_ marked: String) {
        let text = SegmentedText.sample(Marked(marked).plain)
        let mentions = Recognizer(lexicon: Self.lexicon).mentions(in: text)
        #expect(Marked.mark(text, mentions) == marked)
    }

    @Test func theySayWhatTheyAre() {
        let text = SegmentedText.sample("服用雷米普利。PCSK9抑制剂。SNF472。TRPV5。Hippo pathways。")
        let mentions = Recognizer(lexicon: Self.lexicon).mentions(in: text)
        #expect(
            mentions.concepts.map(\.id) == [
                "kaoju:雷米普利", "kaoju:pcsk9抑制剂", "kaoju:snf472", "kaoju:trpv5", "kaoju:hippo-pathway", "HGNC:1",
            ])
        #expect(
            mentions.concepts.map(\.category) == [
                "biolink:Drug", "biolink:Drug", "biolink:Drug", "biolink:Protein", "biolink:Pathway", "biolink:Protein",
            ])
        // The concept that a name is made from goes along.
        #expect(mentions.concepts[1].base == "HGNC:1")
        #expect(mentions.items.allSatisfy { $0.source == .pattern && $0.score < 0.9 })
    }
}
