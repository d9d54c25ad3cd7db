import Foundation
import KaojuEvaluation
import KaojuRecords
import Testing

/// A build and a gold standard on disk, of one small document.
private struct Scene {
    let root = FileManager.default.temporaryDirectory.path + "/kaoju-evaluation-\(UUID().uuidString)"
    static let text = "甲药抑制乙病[1]。丙素升高丁酶。甲药不影响丁酶[2]。"

    init(relations: [String], claims: [(String, String, String, Bool)]) throws {
        try write("out/text/paper.txt.txt", Self.text)
        try write("gold/concepts.tsv", "A\tdrug\t甲药|drug A\nB\tdisease\t乙病\nC\tdrug\t丙素\nD\tgene\t丁酶\n")
        try write("gold/relations.tsv", "# comment\n" + relations.joined(separator: "\n") + "\n")
        try write("out/claims.jsonl", claims.enumerated().map(line).joined(separator: "\n") + "\n")
    }

    func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: root + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// A claim over the sentence that holds both names.
    private func line(_ index: Int, _ claim: (String, String, String, Bool)) -> String {
        var start = 0
        for sentence in Self.text.split(separator: "。") {
            let end = start + sentence.utf8.count + 3
            defer { start = end }
            guard sentence.contains(claim.0), sentence.contains(claim.2) else { continue }
            return """
                {"id": "claim:\(index)", "document": "paper.txt", "span": [\(start), \(end)], "sentence": [\(start), \(end)], \
                "quote": "\(sentence)", "subject": {"concept": "x", "label": "\(claim.0)", "category": ""}, "predicate": \
                "\(claim.1)", "object": {"concept": "y", "label": "\(claim.2)", "category": ""}, "negated": \(claim.3), \
                "certainty": "asserted", "rule": "r\(index)", "citations": [{"span": [0, 1], "surface": "[1]", "numbers": [1], "references": []}], \
                "evidence": {"design": "animal"}}
                """
        }
        return ""
    }

    func evaluation() throws -> Evaluation {
        defer { try? FileManager.default.removeItem(atPath: root) }
        return try Evaluator(gold: try GoldStandard(folder: root + "/gold")).evaluation(of: BuildFolder(root + "/out"))
    }
}

@Suite("Evaluation") struct EvaluatorTests {
    @Test func tellsWhatEachRuleBringsAndCosts() throws {
        let evaluation = try Scene(
            relations: ["paper\tA\tdecreases\tB\t1\t\t甲药抑制乙病", "paper\tC\tincreases\tD\t\t\t丙素升高丁酶"],
            claims: [("甲药", "treats", "乙病", false), ("丙素", "decreases", "丁酶", false)]
        ).evaluation()
        #expect(evaluation.rules.map(\.rule) == ["r0", "r1"])
        #expect(evaluation.rules.map(\.right) == [1, 0])
        #expect(evaluation.rules.map(\.wrong) == [0, 1])
        #expect(evaluation.rules.map(\.alone) == [1, 0])
        #expect(evaluation.rules[0].f1Without == 0)
        // Without the wrong claim, precision is 1 and recall a half.
        #expect(abs(evaluation.rules[1].f1Without - 2.0 / 3) < 1e-9)
    }

    @Test func countsHitsMissesAndWrongClaims() throws {
        let evaluation = try Scene(
            relations: [
                "paper\tA\tdecreases\tB\t1\tev=animal\t甲药抑制乙病", "paper\tC\tincreases\tD\t\t\t丙素升高丁酶",
                "paper\tA\tno_effect\tD\t2\toptional=1\t甲药不影响丁酶",
            ],
            claims: [("甲药", "treats", "乙病", false), ("丙素", "decreases", "丁酶", false), ("甲药", "decreases", "丁酶", true)]
        ).evaluation()
        #expect(evaluation.recall == Tally(right: 1, total: 2))
        #expect(evaluation.optional == Tally(right: 1, total: 1))
        #expect(evaluation.precision == Tally(right: 2, total: 3))
        #expect(evaluation.exactPredicate == Tally(right: 0, total: 1))
        #expect(evaluation.attributes["citations"] == Tally(right: 1, total: 1))
        #expect(evaluation.attributes["ev"] == Tally(right: 1, total: 1))
        #expect(evaluation.misses.map(\.relation.subject) == ["C"])
        #expect(evaluation.wrong.map(\.subject.label) == ["丙素"])
    }

    @Test(arguments: [
        ("correlates_positively", "increases", true), ("associated", "decreases", true),
        ("acts_via", "increases", true),
        ("increases", "correlates_positively", false), ("decreases", "increases", false), ("treats", "prevents", true),
        ("binds", "binds", true),
    ])
    func directions(_ want: String, _ got: String, _ same: Bool) throws {
        let evaluation = try Scene(
            relations: ["paper\tA\t\(want)\tB\t\t\t甲药抑制乙病"], claims: [("甲药", got, "乙病", false)]
        ).evaluation()
        #expect(evaluation.recall.right == (same ? 1 : 0))
    }

    @Test func aNameMayBeALittleLonger() throws {
        for (name, right) in [("甲药片", 1), ("甲药长效制剂", 0), ("丙素", 0)] {
            let evaluation = try Scene(
                relations: ["paper\tA\tdecreases\tB\t\t\t@0-6"], claims: [("甲药", "decreases", "乙病", false)])
            try evaluation.write(
                "out/claims.jsonl",
                try String(contentsOfFile: evaluation.root + "/out/claims.jsonl", encoding: .utf8)
                    .replacingOccurrences(of: "\"label\": \"甲药\"", with: "\"label\": \"\(name)\""))
            #expect(try evaluation.evaluation().recall.right == right, "\(name)")
        }
    }

    @Test func saysWhatIsWrongWithTheGold() throws {
        let cases = [
            ("paper\tA\tdecreases\n", "gold.line"), ("paper\tZ\tdecreases\tB\t\t\t甲药", "gold.concept"),
            ("other\tA\tdecreases\tB\t\t\t甲药", "gold.document"),
        ]
        for (line, code) in cases {
            let scene = try Scene(relations: [line], claims: [])
            do {
                _ = try scene.evaluation()
                Issue.record("\(code) was not noticed")
            } catch let error as EvaluationError {
                #expect(error.code == code)
            } catch let error as EvaluationFailure {
                guard case .gold(let error) = error else { throw error }
                #expect(error.code == code)
            }
        }
    }

    @Test func aQuoteThatIsNotThere() throws {
        let evaluation = try Scene(relations: ["paper\tA\tdecreases\tB\t\t\t此句不存在"], claims: []).evaluation()
        #expect(evaluation.unplaced == ["此句不存在"])
        #expect(evaluation.recall.total == 0)
    }
}
