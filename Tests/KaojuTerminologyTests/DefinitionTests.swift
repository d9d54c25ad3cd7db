import KaojuTerminology
import KaojuText
import TestSupport
import Testing

@Suite struct DefinitionTests {
    private static let lexicon: Lexicon = {
        let table = """
            MESH:1\tDrug\t硫代硫酸钠\tsodium thiosulfate
            MESH:2\tDisease\t钙化性尿毒症性小动脉病\tcalcific uremic arteriolopathy\t\t\tCUA
            MESH:3\tProcedure\t血液透析\themodialysis
            MESH:4\tPathway\t血管紧张素系统\tangiotensin system
            MESH:5\tCell\t内皮细胞\tendothelial cell
            MESH:6\tDisease\t动脉病\tarteriopathy
            MESH:7\tDisease\t多发性硬化\tmultiple sclerosis\t\t\t?MS
            MESH:8\tClinicalAttribute\t血压\tblood pressure\t\t\tBP
            MESH:9\tProtein\t胰岛素样生长因子-1\tinsulin-like growth factor 1\t\t\tIGF-1
            """
        do throws(LexiconError) {
            return try Lexicon([LexiconTable(file: "test.tsv", bytes: Array(table.utf8))])
        } catch {
            fatalError(error.description)
        }
    }()

    private func read(_ string: String) -> (text: SegmentedText, mentions: Mentions) {
        let text = SegmentedText.sample(string)
        return (text, Recognizer(lexicon: Self.lexicon).mentions(in: text))
    }

    @Test func tiesChineseEnglishAndAbbreviation() {
        let (text, mentions) = read("STS有何作用？硫代硫酸钠(Sodium thiosulfate, STS)常用。STS有效。")
        #expect(mentions.items.count == 5)
        #expect(mentions.concepts.map(\.id) == ["MESH:1"])
        #expect(mentions.concepts[0].synonyms == ["STS"])
        #expect(mentions.items.filter { text[$0.range] == "STS" }.allSatisfy { $0.source == .abbreviation })
        #expect(mentions.definitions.map { text[$0.long] } == ["硫代硫酸钠"])
        #expect(mentions.definitions[0].others.map { text[$0] } == ["Sodium thiosulfate", "STS"])
    }

    @Test func makesAConceptOfANameThatTheLexiconLacks() {
        let (text, mentions) = read("研究发现巨噬细胞极化酶（macrophage polarization enzyme，MPE）升高，MPE与预后有关。")
        #expect(mentions.id(of: "MPE", in: text) == "kaoju:macrophage-polarization-enzyme")
        #expect(mentions.id(of: "巨噬细胞极化酶", in: text) == "kaoju:macrophage-polarization-enzyme")
        #expect(mentions.concepts[0].category == "biolink:Protein")
        #expect(mentions.concepts[0].zh == "巨噬细胞极化酶")
        #expect(mentions.items.count == 4)
    }

    @Test func aLongerNameThanTheKnownOneIsItsOwnConcept() {
        let (text, mentions) = read("采用人脐静脉内皮细胞(human umbilical vein endothelial cell, HUVEC)培养，HUVEC存活。")
        #expect(mentions.id(of: "HUVEC", in: text) == "kaoju:human-umbilical-vein-endothelial-cell")
        #expect(mentions.concepts[0].category == "biolink:Cell")
        #expect(mentions.concepts[0].zh == "人脐静脉内皮细胞")
    }

    @Test func anAuthorsOwnEnglishForAKnownNameAddsToIt() {
        let (text, mentions) = read("胰岛素样生长因子-1 (Insulin Growth Factor-1, IGF-1)通路")
        #expect(mentions.concepts.map(\.id) == ["MESH:9"])
        #expect(mentions.id(of: "Insulin Growth Factor-1", in: text) == "MESH:9")
    }

    @Test func readsEnglishDefinitions() {
        let (text, mentions) = read(
            "Patients with calcific uremic arteriolopathy (CUA) or cardiac fibrotic syndrome (CFS) were seen. CFS is rare."
        )
        #expect(mentions.id(of: "CUA", in: text) == "MESH:2")
        #expect(mentions.id(of: "CFS", in: text) == "kaoju:cardiac-fibrotic-syndrome")
        #expect(mentions.items.count { text[$0.range] == "CFS" } == 2)
    }

    @Test func readsAnAbbreviationExplainedInChinese() {
        let (text, mentions) = read("给予STS(硫代硫酸钠)治疗，STS耐受良好。")
        #expect(mentions.items.map { text[$0.range] } == ["STS", "硫代硫酸钠", "STS"])
        #expect(mentions.concepts.map(\.id) == ["MESH:1"])
    }

    @Test func theDocumentsMeaningWins() {
        let (text, mentions) = read(
            "代谢综合征(metabolic syndrome, MS)常见，MS患者肥胖。球囊肺成形术(balloon pulmonary surgery, BP)后BP改善。")
        #expect(mentions.id(of: "MS", in: text) == "kaoju:metabolic-syndrome")
        #expect(mentions.items.count { text[$0.range] == "BP" && mentions.concepts[$0.concept].id == "MESH:8" } == 0)
    }

    @Test func anAmbiguousAbbreviationCountsOnceItIsDefined() {
        let (text, mentions) = read("MS患者。多发性硬化(MS)是自身免疫病。")
        #expect(mentions.items.filter { text[$0.range] == "MS" }.count == 2)
    }

    @Test func anAbbreviationDefinedAgainMeansTheNewThingFromThereOn() {
        let (text, mentions) = read("多发性硬化(MS)复发，MS少见。内皮细胞(MS)脱落，MS可见。")
        #expect(
            mentions.items.filter { text[$0.range] == "MS" }.map { mentions.concepts[$0.concept].id }
                == ["MESH:7", "MESH:7", "MESH:5", "MESH:5"])
    }

    @Test func whatAFeedIsMadeOfIsNoPartOfAName() {
        let (_, mentions) = read("研究饲料硫代某某酸(thio acid, TA)的作用。TA有效。")
        #expect(mentions.concepts.map(\.zh) == ["硫代某某酸"])
    }

    @Test func societiesAndStatisticsAreNoConcepts() {
        let (_, mentions) = read("美国注射剂协会(Parenteral Drug Association, PDA)推荐。与对照组比(odds ratio, OR)更高，OR为2，PDA称。")
        #expect(mentions.items.isEmpty)
    }

    @Test(arguments: [
        "共纳入患者(n=32, 男20例)。", "血压升高(P<0.05)。", "见下文(图1, 表2)。", "剂量(25 g, 3次/周)较大。", "动脉病(如CUA)少见。",
        "该药(Pfizer Inc, USA)上市。", "结果不一(Smith, 2010)。",
    ])
    func otherParenthesesDefineNothing(_ string: String) {
        #expect(read(string).mentions.definitions.isEmpty)
    }

    @Test func aDoubtfulBeginningIsNotLearned() {
        // No boundary stands within reach, so the long form's beginning is anyone's guess.
        let (_, mentions) = read("某某某某某某某某某某某某某某某某某某某某酶(very long enzyme, VLE)存在。VLE升高。")
        #expect(mentions.items.isEmpty)
    }
}
