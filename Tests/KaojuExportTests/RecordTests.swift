import Foundation
import KaojuExport
import KaojuGraph
import KaojuText
import KaojuWorks
import TestSupport
import Testing

@Suite struct RecordTests {
    private let analysis = SampleAnalyses.chinese

    private func lines(_ write: (DocumentAnalysis, inout JSONWriter) -> Void) throws -> [[String: Any]] {
        var json = JSONWriter()
        write(analysis, &json)
        return try String(decoding: json.drain(), as: UTF8.self).split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    /// The text of the document's file at a record's span.
    private func source(_ record: [String: Any], _ key: String = "span") throws -> String {
        let span = try #require(record[key] as? [Int])
        return String(decoding: analysis.text.document.text[span[0]..<span[1]], as: UTF8.self)
    }

    @Test func recordsAreAsTheContractHasThem() throws {
        var json = JSONWriter()
        ClaimRecords.write(analysis, to: &json)
        MentionRecords.write(analysis, to: &json)
        CitationRecords.write(analysis, to: &json)
        let references = ReferenceRecords.lines(analysis).flatMap { ReferenceRecords.line($0, Works()) }
        try Golden.check(json.drain() + references, "records.jsonl")
    }

    @Test func spansLeadToTheSource() throws {
        let claim = try #require(try lines(ClaimRecords.write).first)
        #expect(try source(claim) == "补镁可减轻血管\n钙化[1]。")
        let object = try #require(claim["object"] as? [String: Any])
        #expect(try source(object) == "血管\n钙化")
        #expect(object["surface"] as? String == "血管钙化")
        #expect((object["labels"] as? [String: String])?.keys.sorted() == ["zh"])
        #expect(try lines(MentionRecords.write).map { try source($0) } == ["镁", "血管\n钙化"])
        let marker = try #require(try lines(CitationRecords.write).first)
        #expect(try source(marker) == "[1]")
        #expect(try source(marker, "sentence") == "补镁可减轻血管\n钙化[1]。")
        #expect(marker["section"] as? [String] == ["1 讨论"])
        let reference = try #require(
            try lines { analysis, json in
                for line in ReferenceRecords.lines(analysis) {
                    json.verbatim(ReferenceRecords.line(line, Works()))
                    json.endLine()
                }
            }.first)
        #expect(try source(reference).hasPrefix("[1] Li A. Magnesium"))
        #expect(reference["cited_at"] as? [[Int]] == [try #require(marker["span"] as? [Int])])
        #expect((reference["issued"] as? [String: [[Int]]])?["date-parts"] == [[2012]])
    }

    @Test func auditIsAsTheContractHasIt() throws {
        var sink = MemorySink()
        try AuditRecords.write(SampleGraphs.small, to: &sink)
        try Golden.check(sink.bytes, "audit.json")
        let audit = try #require(try JSONSerialization.jsonObject(with: Data(sink.bytes)) as? [String: [[String: Any]]])
        #expect(audit["topics"]?.compactMap { $0["status"] as? String } == ["contested", "disputed", "uncertain"])
        #expect(audit["findings"]?.count == 1)
    }

    @Test func auditOfNothingAndOfAnythingIsValid() throws {
        for graph in [EvidenceGraph(nodes: [], edges: [], topics: [], findings: []), SampleGraphs.hostileGraph] {
            var sink = MemorySink()
            try AuditRecords.write(graph, to: &sink)
            let audit = try JSONSerialization.jsonObject(with: Data(sink.bytes)) as? [String: [[String: Any]]]
            #expect(audit?["topics"]?.count == graph.topics.count)
            #expect(audit?["findings"]?.count == graph.findings.count)
        }
    }
}
