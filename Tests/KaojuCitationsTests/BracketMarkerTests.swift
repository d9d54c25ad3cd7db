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

/// Damage that the order of citation mends, and brackets and parentheses that are no markers.
@Suite struct SettledMarkerTests {
    static let list = RaisedMarkerTests.list(12)

    @Test(arguments: [
        ("甲[1]。乙[2]。丙[3 7]。丁[8]。戊[9]。", [[1], [2], [3, 4, 5, 6, 7], [8], [9]]),
        ("甲[1]。乙[2]。丙[3 5]。丁[4]。戊[6]。", [[1], [2], [3, 5], [4], [6]]),
        ("甲[1-8]。乙[9]。丙[1 0]。丁[11]。", [[1, 2, 3, 4, 5, 6, 7, 8], [9], [10], [11]]),
        ("甲[l]。乙[2,3]。丙[4]。丁[5-1O]。", [[1], [2, 3], [4], [5, 6, 7, 8, 9, 10]]),
        ("甲[1和2]。乙[3 and 4]。丙[refs. 5, 6]。丁[7]。", [[1, 2], [3, 4], [5, 6], [7]]),
        ("该方式[1]与形式[2]不同，发表[3]后，见表[2]。", [[1], [2], [3]]),
        ("甲[1]，[M+H]+为302，OR 1.3 [1.2, 3.4]，n为[n]，乙[2]。", [[1], [2]]),
    ])
    func readsByOrder(_ text: String, _ numbers: [[Int]]) {
        #expect(Citations.numbers(text + Self.list) == numbers)
    }

    @Test func takesANumberBehindANumberOnlyInItsTurn() {
        let list = RaisedMarkerTests.list(5)
        let text =
            "It is rare (1). It is fatal (2, 3). Survival is 7% (4). More is known (5). Age was 60 (2) years, with 12 (3) men."
        #expect(Citations.numbers(text + list) == [[1], [2, 3], [4], [5]])
    }
}
