import Foundation
import KaojuClaims
import KaojuCuration
import KaojuRecords
import KaojuText
import Testing

@Suite("Reviewing claims") struct ReviewTests {
    private func claim(_ number: Int) throws -> ClaimRecord {
        let line = """
            {"id": "claim:\(number)", "document": "a.txt", "span": [0, 9], "sentence": [0, 12], "quote": "甲药\\t减轻乙病 \(number)", \
            "subject": {"concept": "kaoju:a", "label": "甲药", "category": "biolink:Drug", "surface": "甲药", "span": [0, 6]}, \
            "predicate": "decreases", "object": {"concept": "kaoju:b", "label": "乙病", "category": "biolink:Disease"}, \
            "negated": false, "certainty": "asserted", "citations": [{"span": [6, 9], "surface": "[2]", "numbers": [2], \
            "references": []}], "curation": {"status": "\(number == 1 ? "rejected" : "accepted")"}}
            """
        return try JSONDecoder().decode(ClaimRecord.self, from: Data(line.utf8))
    }

    @Test("blanks in names are kept, what parts a table is not")
    func whiteSpace() throws {
        var table = CurationTable()
        let said = CuratedStatement(
            subject: "甲药\u{B}片", predicate: .decreases, object: "乙\t病\n重")
        table.rows = [
            CurationRow(status: .accepted, claim: "claim:1", document: "a  b\u{3000}c.txt", quote: "甲药 减轻", said: said)
        ]
        let read = try CurationTable(table.bytes, path: "c.tsv")
        #expect(read.rows.map(\.document) == ["a  b\u{3000}c.txt"])
        #expect(read.rows.map(\.said.object) == ["乙 病 重"])
        #expect(try CurationTable(read.bytes, path: "c.tsv") == read)
    }

    @Test("decisions, corrections, taking back, going on later")
    func walk() throws {
        let claims = try (0..<4).map(claim)
        var session = ReviewSession(claims: claims, table: CurationTable())
        session.accept()
        session.edit { $0.predicate = .increases }
        session.edit { $0.object = "丙病" }
        var isUndone = session.undo()
        #expect(isUndone && session.statement?.object == "乙病" && session.statement?.predicate == .increases)
        session.annotate("见表2")
        session.accept()
        session.reject("无此说")
        isUndone = session.undo()
        #expect(isUndone && session.current?.id == "claim:2")
        session.reject("无此说")
        session.skip()
        #expect(session.current == nil)
        session.accept()
        #expect(session.table.rows.map(\.status) == [.accepted, .corrected, .rejected])
        #expect(session.table.rows[1].meant?.predicate == .increases && session.table.rows[1].note == "见表2")

        // The file holds all of it, and the next session begins where this one ended.
        let read = try CurationTable(session.table.bytes, path: "curation.tsv")
        #expect(read.rows.map(\.claim) == ["claim:0", "claim:1", "claim:2"])
        #expect(read.rows[1].meant == session.table.rows[1].meant && read.rows[2].note == "无此说")
        #expect(read.bytes == session.table.bytes)
        var later = ReviewSession(claims: claims, table: read)
        #expect(later.claims.map(\.id) == ["claim:3"])
        later.add(CuratedStatement(subject: "丁", predicate: .treats, object: "戊"))
        #expect(later.table.rows.last?.status == .added && later.table.rows.last?.quote == claims[3].quote)
        isUndone = later.undo()
        #expect(isUndone && later.table == read)
        isUndone = later.undo()
        #expect(!isUndone)
    }

    @Test func lines() throws {
        #expect(try ReviewCommand(" a ") == .accept)
        #expect(try ReviewCommand("") == .skip)
        #expect(try ReviewCommand("r 原文 未提") == .reject("原文 未提"))
        #expect(try ReviewCommand("s MESH:D1") == .subject("MESH:D1"))
        #expect(try ReviewCommand("t negated, hedged") == .stance(.init(isNegated: true, certainty: .hedged)))
        #expect(
            try ReviewCommand("+ 甲 | treats | 乙 | hypothesis")
                == .add(
                    CuratedStatement(
                        subject: "甲", predicate: .treats, object: "乙", stance: .init(certainty: .hypothesis))))
        for (line, fault) in [
            ("zz", ReviewCommand.Fault.unknown("zz")), ("s", .missing("subject")), ("p heals", .predicate("heals")),
            ("t maybe", .stance("maybe")), ("+ 甲 | treats", .addition),
        ] { #expect(throws: fault) { try ReviewCommand(line) } }
    }

    @Test(
        "faulty tables say where and what",
        arguments: [
            ("wrong\tclaim:1\ta\tq\ts\tbinds\to", 1, "status"), ("\naccepted\tclaim:1\ta\t\ts\tbinds\to", 2, "quote"),
            ("accepted\tc\ta\tq\ts\theals\to", 1, "predicate"), ("accepted\tc\ta\tq\ts\tbinds\to\tmaybe", 1, "stance"),
            ("corrected\tc\ta\tq\ts\tbinds\to\t\t\theals", 1, "predicate_to"),
        ])
    func faults(_ text: String, _ line: Int, _ column: String) {
        let error = #expect(throws: CurationError.self) { try CurationTable(Array(text.utf8), path: "c.tsv") }
        #expect(error?.line == line && error?.cause.en.contains(column) == true && error?.code == "curation.row")
    }

    @Test("decided claims as gold; rejected ones are marked wrong")
    func gold() throws {
        var gold = CuratedGold()
        gold.add(document: "sub/a.txt", text: Array("甲药减轻乙病".utf8), claims: try [claim(0), claim(1)])
        let rows = String(decoding: gold.relations, as: UTF8.self).split(separator: "\n").dropFirst()
        #expect(
            rows == [
                "a.txt\tkaoju:a\tdecreases\tkaoju:b\t2\t\t@0-3", "a.txt\tkaoju:a\tdecreases\tkaoju:b\t2\twrong=1\t@0-3",
            ])
        #expect(String(decoding: gold.concepts, as: UTF8.self).contains("kaoju:a\tbiolink:Drug\t甲药\n"))
    }
}
