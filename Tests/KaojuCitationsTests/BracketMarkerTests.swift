import KaojuText
import Testing

@testable import KaojuCitations

@Suite struct BracketMarkerTests {
    @Test(arguments: [
        ("钙化防御多见于透析患者[3]。", [[3]]),
        ("钙化防御多见于透析患者［３］。", [[3]]),
        ("两项研究结论一致[3,4]。", [[3, 4]]),
        ("两项研究结论一致[3，4]。", [[3, 4]]),
        ("两项研究结论一致[3、4]。", [[3, 4]]),
        ("多项研究[5-8]支持。", [[5, 6, 7, 8]]),
        ("多项研究[5–8]支持。", [[5, 6, 7, 8]]),
        ("多项研究[5—8]支持。", [[5, 6, 7, 8]]),
        ("多项研究［５～８］支持。", [[5, 6, 7, 8]]),
        ("多项研究[5〜8]支持。", [[5, 6, 7, 8]]),
        ("多项研究［５\u{E011}８］支持。", [[5, 6, 7, 8]]),
        ("Several trials [1, 4–6] agree.", [[1, 4, 5, 6]]),
        ("Several trials [ 12 , 14 ] agree.", [[12, 14]]),
        ("Several trials [128–30] agree.", [[128, 129, 130]]),
        ("Others [3] [4] [5] disagree.", [[3], [4], [5]]),
        ("Others [3]–[5] disagree.", [[3], [4, 5]]),
        ("磷酸盐升高\\[7\\]。", [[7]]),
    ])
    func readsNumbers(_ text: String, _ numbers: [[Int]]) {
        #expect(Citations.numbers(text) == numbers)
    }

    @Test(arguments: [
        "The interval [0,1] holds probabilities.",
        "Mortality fell (95% CI [1, 3]).",
        "Mortality fell [95% CI 1.2-3.4].",
        "The smoke contains benzo[a]pyrene and bicyclo[2.2.1]heptane.",
        "王某.磷与血管[J].某刊.",
        "The first report appeared in [2008].",
        "A [2]rotaxane was made.",
        "The labelled [18F]FDG was given.",
        "可信区间[2, 5]较宽。",
    ])
    func leavesOtherBrackets(_ text: String) {
        #expect(Citations.numbers(text) == [])
    }

    @Test func mendsALostDashByTheOrderOfCitation() {
        let numbers = Citations.numbers("甲[1]。乙[2]。丙[37]。丁[8]。戊[9]。己[10]。")
        #expect(numbers == [[1], [2], [3, 4, 5, 6, 7], [8], [9], [10]])
    }

    @Test func keepsNumbersThatTheOrderDoesNotContradict() {
        #expect(Citations.numbers("甲[1]。乙[2]。丙[37]。丁[38]。") == [[1], [2], [37], [38]])
    }

    @Test func rangesLeadBackToTheSource() {
        let source = "尿毒症时磷酸盐\n升高［３－５］，血管钙化。"
        let (text, citations) = Citations.of(source)
        let span = text.source(of: citations.markers[0].range)
        #expect(String(decoding: Array(source.utf8)[span.indices], as: UTF8.self) == "［３－５］")
    }
}
