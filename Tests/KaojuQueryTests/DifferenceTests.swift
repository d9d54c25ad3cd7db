import Foundation
import KaojuQuery
import KaojuRecords
import KaojuText
import Testing

@Suite("Parts of an audit, and differences") struct DifferenceTests {
    /// A build's files as far as questions read them.
    private func build(_ claims: String, audit: String, references: String = "") throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/kaoju-query-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/text", withIntermediateDirectories: true)
        for (name, text) in [
            ("claims.jsonl", claims), ("audit.json", audit), ("references.jsonl", references), ("text/a.txt.txt", "甲"),
        ] { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
        return folder
    }

    private func claim(_ id: String, _ predicate: String, numbers: String = "1") -> String {
        """
        {"id": "\(id)", "document": "a.txt", "span": [0, 9], "sentence": [0, 12], "quote": "甲药见效", "subject": {"concept": \
        "kaoju:a", "label": "甲药", "category": "biolink:Drug", "surface": "甲药", "span": [0, 6]}, "predicate": \
        "\(predicate)", "object": {"concept": "kaoju:b", "label": "乙病", "category": "biolink:Disease"}, "negated": false, \
        "certainty": "asserted", "citations": [{"span": [6, 9], "surface": "[1]", "numbers": [\(numbers)], "references": []}]}
        """
    }

    private func topic(_ name: String, _ status: String, work: String = "work:1") -> String {
        """
        {"id": "topic:\(name)", "subject": {"concept": "kaoju:\(name)", "label": "\(name)药", "labels": {"zh": "\(name)药", \
        "en": "Drug \(name)"}, "category": "biolink:Drug"}, "object": {"concept": "kaoju:b", "label": "乙病", "category": \
        "biolink:Disease"}, "direction": "-", "status": "\(status)", "disputed_by_text": false, "supporting": [{"claim": \
        "claim:\(name)", "document": "a.txt", "numbers": [7], "references": ["ref:7"], "work": "\(work)", "design": "rct", \
        "predicate": "treats", "negated": false, "certainty": "asserted", "quote": "=甲,\\"乙\\""}], "opposing": [], \
        "undetermined": []}
        """
    }

    private func audit(_ topics: [String]) -> String {
        "{\"topics\": [\n" + topics.joined(separator: ",\n")
            + "\n],\n\"findings\": [\n{\"code\": \"x\", \"severity\": \"info\"}\n]}\n"
    }

    @Test func whatIsAskedFor() throws {
        let folder = BuildFolder(try build("", audit: audit([topic("甲", "contested"), topic("丁", "agreed")])))
        func topics(_ body: (inout AuditSelection.Conditions) -> Void) throws -> [String] {
            var conditions = AuditSelection.Conditions()
            body(&conditions)
            return try AuditSelection(folder, conditions).topics.map(\.topic.id)
        }
        #expect(try topics { $0.statuses = ["contested"] } == ["topic:甲"])
        #expect(try topics { $0.concepts = ["drug 丁"] } == ["topic:丁"])
        #expect(try topics { $0.concepts = ["乙病"] }.count == 2)
        #expect(try topics { $0.sources = ["[7]"] }.count == 2)
        #expect(try topics { $0.sources = ["8"] } == [])
        #expect(try topics { $0.sources = ["work:1"] }.count == 2)
        #expect(try topics { $0.designs = ["animal"] } == [])
        #expect(throws: AuditSelectionFailure.self) { try topics { $0.concepts = ["无此药"] } }
        // Without conditions, the file comes out as it is.
        let whole = AuditReport(try AuditSelection(folder, AuditSelection.Conditions()))
        #expect(
            String(decoding: whole.json(), as: UTF8.self) == audit([topic("甲", "contested"), topic("丁", "agreed")]))
        let csv = String(decoding: whole.csv(), as: UTF8.self)
        #expect(csv.contains("\"'=甲,\"\"乙\"\"\""), "a quotation is no formula")
        #expect(String(decoding: whole.markdown(.en), as: UTF8.self).contains("### 1. Drug 甲 ⊣ 乙病"))
    }

    @Test func nothingDiffers() throws {
        let folder = BuildFolder(try build(claim("claim:1", "treats"), audit: audit([topic("甲", "agreed")])))
        let difference = try BuildDifference(old: folder, new: folder)
        #expect(difference.isEmpty)
        #expect(DifferenceReport(difference).text(.en) == "No difference\n")
    }

    @Test func whatDiffers() throws {
        let old = BuildFolder(
            try build(
                claim("claim:1", "treats") + "\n" + claim("claim:2", "increases") + "\n" + claim("claim:4", "binds"),
                audit: audit([topic("甲", "agreed"), topic("丁", "agreed")]),
                references: #"{"id": "ref:1", "document": "a.txt", "title": "Old"}"#))
        let new = BuildFolder(
            try build(
                claim("claim:1", "treats", numbers: "1, 2") + "\n" + claim("claim:3", "decreases"),
                audit: audit([topic("甲", "contested")]),
                references: #"{"id": "ref:1", "document": "a.txt", "title": "New"}"#))
        let difference = try BuildDifference(old: old, new: new)
        #expect(difference.claims.came.isEmpty)
        #expect(difference.claims.went.map(\.id) == ["claim:4"])
        #expect(difference.claims.changed.map { $0.changes.map(\.member) } == [["citations"], ["id", "predicate"]])
        #expect(difference.topics.went.map(\.id) == ["topic:丁"])
        #expect(difference.topics.changed.first?.changes.map(\.new) == ["contested"])
        #expect(difference.references.changed.first?.changes.map(\.old) == ["Old"])
        let text = DifferenceReport(difference).text(.en)
        #expect(text.contains("Claims: 0 came, 1 went, 2 changed") && text.contains("status: agreed → contested"))
        #expect(String(decoding: DifferenceReport(difference).json(), as: UTF8.self).hasPrefix("{\n\"same\": false"))
    }
}
