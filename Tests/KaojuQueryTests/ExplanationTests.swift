import KaojuQuery
import KaojuText
import Testing

@Suite("Explaining two concepts") struct ExplanationTests {
    private let network = Networks.network([
        "甲药 decreases 丙病 @[1] rct", "甲药 decreases 丙病 @[2] not", "丙病 increases 甲药", "甲药 increases 乙蛋白 @[3]",
        "乙蛋白 decreases 丙病 @[4]", "丙病 causes 丁酶", "丁酶 associated 甲药", "甲药 increases 丁酶 @not",
    ])

    @Test func bothDirectionsAndWays() throws {
        let found = try Explanation(subject: "drug a", object: "MESH:D000003", in: network)
        #expect(found.forward.map { network.facts[$0].claim.id } == ["claim:0", "claim:1"])
        #expect(found.backward.map { network.facts[$0].claim.id } == ["claim:2"])
        // A denied step leads nowhere.
        #expect(found.ways.map { network.concepts[$0.middle].label } == ["乙蛋白"])
        #expect(found.ways.first?.direction == .minus)
        #expect(found.waysBack.first?.direction == .neutral)
    }

    @Test func whatIsSaid() throws {
        let found = try Explanation(subject: "甲药", object: "丙病", in: network)
        let text = ExplanationReport(found, of: network).text(.en)
        #expect(text.contains("Drug A (甲药, kaoju:甲药) → Disease C (丙病, MESH:D000003)"))
        #expect(text.contains("sources: 1 for, 1 against, 0 undetermined"))
        #expect(text.contains("[1] Li 2001") && text.contains("«甲药decreases丙病。»") && text.contains("a.txt:0-9"))
        #expect(text.contains("(−) Drug A —increases[3]→ Protein B —decreases[4]→ Disease C · 1 source"))
        #expect(ExplanationReport(found, of: network).text(.zh).contains("随机对照试验"))
        let narrow = ExplanationReport(found, of: network).text(.zh, width: 24).split(separator: "\n")
        #expect(narrow.contains { $0.hasPrefix("       ") && DisplayWidth.columns(String($0)) <= 24 })
    }

    @Test func unknownNames() {
        let error = #expect(throws: QueryError.self) { try Explanation(subject: "Drg A", object: "丙病", in: network) }
        #expect(error?.advice.en.contains("Drug A") == true)
    }
}
