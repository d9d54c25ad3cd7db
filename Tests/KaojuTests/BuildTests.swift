import Foundation
import Kaoju
import KaojuText
import TestSupport
import Testing

@Suite("A build from files to files")
struct BuildTests {
    /// The contract's files that do not depend on the machine.
    private static let files = [
        "claims.jsonl", "mentions.jsonl", "citations.jsonl", "references.jsonl", "works.jsonl", "audit.json",
        "audit.md", "audit.html",
        "graph.graphml", "graph.dot", "build.json", "explorer.html", "text/note.md.txt", "text/zh/review.txt.txt",
    ]

    /// Files whose bytes depend on Graphviz and fonts.
    private static let drawn: Set = ["mechanisms.svg", "mechanisms.png", "explorer.html"]

    private func build(
        _ folder: TemporaryFolder, inputs: [String], output: String = "Output", encoding: String? = nil, jobs: Int = 1
    ) async throws -> Build.Summary {
        try await Build(
            .init(inputs: inputs.map { folder[$0] }, output: folder[output], encoding: encoding, jobs: jobs)
        ).run()
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test("takes away the text of a paper that is gone, and nothing that is not its own")
    func staleTexts() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Papers/a.txt", "阿司匹林可抑制血小板聚集。")
        try folder.write("Papers/b.txt", "吸烟是肺癌的独立危险因素。")
        _ = try await build(folder, inputs: ["Papers"])
        try folder.write("Output/text/notes.txt", "somebody's own")
        try FileManager.default.removeItem(atPath: folder["Papers/b.txt"])
        _ = try await build(folder, inputs: ["Papers"])
        #expect(FileManager.default.fileExists(atPath: folder["Output/text/a.txt.txt"]))
        #expect(!FileManager.default.fileExists(atPath: folder["Output/text/b.txt.txt"]))
        #expect(FileManager.default.fileExists(atPath: folder["Output/text/notes.txt"]))
    }

    @Test("writes every file of the contract, with the content of both papers")
    func contract() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let summary = try await build(folder, inputs: ["Papers"])
        #expect(summary.documents == 2)
        #expect(summary.failures.isEmpty)
        for file in Self.files {
            #expect(FileManager.default.fileExists(atPath: folder["Output/" + file]), "\(file) is missing")
        }
        if Programs.has("dot") {
            #expect(FileManager.default.fileExists(atPath: folder["Output/mechanisms.svg"]))
        }
        #expect(try folder.text("Output/text/zh/review.txt.txt") == SmallPapers.zh)
        for file in ["audit.json", "build.json"] {
            _ = try JSONSerialization.jsonObject(with: Data(try folder.bytes("Output/" + file)))
        }
        let claims = try objects(try folder.text("Output/claims.jsonl"))
        #expect(claims.count == summary.claims)
        let activation = try #require(
            claims.first { $0["predicate"] as? String == "increases" && $0["document"] as? String == "zh/review.txt" })
        #expect((activation["subject"] as? [String: Any])?["label"] as? String == "二甲双胍")
        let references = try objects(try folder.text("Output/references.jsonl"))
        #expect(references.count == 5)
        #expect(
            references.map { $0["document"] as? String } == ["note.md", "note.md"]
                + Array(repeating: "zh/review.txt", count: 3))
        for file in ["mentions.jsonl", "citations.jsonl"] {
            #expect(!(try objects(try folder.text("Output/" + file))).isEmpty)
        }
    }

    @Test("makes the same bytes with any number of jobs and in any order of the arguments")
    func sameBytes() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        for number in 1...6 { try folder.write("More/\(number).txt", "第\(number)段。" + SmallPapers.zh) }
        _ = try await build(folder, inputs: ["Papers", "More"], output: "One", jobs: 1)
        _ = try await build(folder, inputs: ["More", "Papers"], output: "Two", jobs: 4)
        let one = try folder.files(below: "One")
        let two = try folder.files(below: "Two")
        #expect(one.keys.sorted() == two.keys.sorted())
        for (name, bytes) in one where !Self.drawn.contains(name) {
            #expect(two[name] == bytes, "\(name) differs")
        }
    }

    @Test(
        "reads GB18030, detected or told, as if it were UTF-8", .enabled(if: Programs.has("iconv")),
        arguments: [nil, "gb18030"])
    func encodings(_ encoding: String?) async throws {
        let folder = try TemporaryFolder()
        try folder.write("review.txt", SmallPapers.zh, encoding: "GB18030")
        _ = try await build(folder, inputs: ["review.txt"], encoding: encoding)
        #expect(try folder.text("Output/text/review.txt.txt") == SmallPapers.zh)
        #expect(try folder.text("Output/build.json").contains("gb18030"))
    }

    @Test("reports what it cannot read, and builds the rest")
    func unreadable() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try folder.write("Papers/scan.pdf", "%PDF-1.4\n1 0 obj\n")
        let summary = try await build(folder, inputs: ["Papers", "absent"])
        #expect(summary.documents == 2)
        #expect(summary.failures.map(\.code).sorted() == ["format.pdf", "input.missing"])
        let manifest = try folder.text("Output/build.json")
        #expect(manifest.contains("format.pdf"))
        #expect(!manifest.contains(folder.path), "an absolute path in the output")
    }

    @Test("says where the output cannot be written")
    func unwritable() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try folder.write("file", "")
        let error = await #expect(throws: BuildError.self) {
            _ = try await build(folder, inputs: ["Papers"], output: "file/Output")
        }
        #expect(error?.kind == .output)
    }

    @Test("refuses encodings and tables that it does not know")
    func usage() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let encoding = await #expect(throws: BuildError.self) {
            _ = try await build(folder, inputs: ["Papers"], encoding: "klingon")
        }
        #expect(encoding?.code == "encoding.unknown-name")
        let options = Build.Options(inputs: [folder["Papers"]], output: folder["Output"], lexicons: [folder["no.tsv"]])
        let table = await #expect(throws: BuildError.self) { _ = try await Build(options).run() }
        #expect(table?.code == "lexicon.unreadable")
        #expect(table?.kind == .usage)
    }

    @Test("knows the terms of a user's table")
    func userTerms() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Papers/a.txt", "司坦福宁激活AMPK[1]。\n")
        try folder.write("terms.tsv", "\tDrug\t司坦福宁\tstanfonin\t\t\t\t\n")
        let options = Build.Options(
            inputs: [folder["Papers"]], output: folder["Output"], lexicons: [folder["terms.tsv"]])
        let summary = try await Build(options).run()
        #expect(summary.claims == 1)
        #expect(try folder.text("Output/claims.jsonl").contains("kaoju:stanfonin"))
    }
}
