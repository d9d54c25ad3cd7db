import Foundation
import KaojuRecords
import KaojuText
import Testing

@Suite("Reading a build back") struct BuildFolderTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/kaoju-records-\(UUID().uuidString)"

    private func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: folder + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    static let claim = """
        {"id": "claim:1", "document": "a.txt", "span": [0, 9], "sentence": [0, 12], "quote": "甲", "subject": {"concept": \
        "kaoju:a", "label": "甲", "labels": {"zh": "甲", "en": "A"}, "synonyms": ["Jia"], "category": "biolink:Drug", \
        "surface": "甲药", "span": [0, 6]}, "predicate": "decreases", "object": {"concept": "kaoju:b", "label": "乙", \
        "category": "biolink:Gene"}, "negated": false, "certainty": "asserted", "citations": [{"span": [6, 9], "surface": \
        "[2]", "numbers": [2], "references": ["ref:2"]}], "evidence": {"design": "animal", "sample_size": 12}}
        """

    @Test func aClaim() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("claims.jsonl", Self.claim + "\n\n" + Self.claim + "\n")
        let claims = try BuildFolder(folder).claims()
        #expect(claims.count == 2)
        #expect(claims[0].subject.names == ["甲药", "甲", "A", "甲", "Jia"])
        #expect(claims[0].citations[0].span == ByteRange(6, 9))
        #expect(claims[0].evidence?.sampleSize == 12)
    }

    @Test func whatIsNoBuild() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: RecordError.self) { try BuildFolder(folder).claims() }
        try write("claims.jsonl", Self.claim + "\n{\"id\": 3}\n")
        do throws(RecordError) {
            _ = try BuildFolder(folder).claims()
            Issue.record("a broken line was read")
        } catch {
            #expect(error.code == "records.line")
            #expect(error.line == 2)
        }
        try write(
            "claims.jsonl", Self.claim.replacingOccurrences(of: "\"span\": [0, 9]", with: "\"span\": [9, 0]"))
        #expect(throws: RecordError.self) { try BuildFolder(folder).claims() }
    }

    @Test func documentsAndTexts() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write("text/b.txt.txt", "二")
        try write("text/sub/a.md.txt", "一")
        let build = BuildFolder(folder)
        #expect(try build.documents() == ["b.txt", "sub/a.md"])
        #expect(try build.text(of: "sub/a.md") == Array("一".utf8))
    }
}
