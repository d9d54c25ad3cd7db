import Foundation
import KaojuExport
import KaojuGraph
import KaojuText
import KaojuWorks
import TestSupport
import Testing

/// Runs a test with a folder of its own.
private func withFolder(_ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
}

@Suite struct OutputFolderTests {
    @Test func refusesNamesThatLeaveTheFolder() async throws {
        try await withFolder { path in
            let folder = try OutputFolder(path + "/out")
            for name in ["../x", "/etc/x", "a/../../x", "a//b", ".", "..", "", "a/", "a/./b", "a\0b"] {
                do {
                    try folder.write(name, [1])
                    Issue.record("\(name) was written")
                } catch let error as ExportError {
                    #expect(error.code == "export.name")
                }
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["out"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/out").isEmpty)
        }
    }

    @Test func filesAppearWhole() async throws {
        try await withFolder { path in
            let folder = try OutputFolder(path)
            do {
                var file = try folder.begin("deep/er/a.txt")
                try file.write([UInt8](repeating: 65, count: 200_000))
                #expect(!FileManager.default.fileExists(atPath: path + "/deep/er/a.txt"))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/deep/er").isEmpty)
            try folder.write("deep/er/a.txt", [UInt8](repeating: 66, count: 200_000))
            #expect(try folder.read("deep/er/a.txt") == [UInt8](repeating: 66, count: 200_000))
            // The longest name that a file can have.
            try folder.write(String(repeating: "n", count: 255), [1])
        }
    }

    @Test func saysWhatIsWrong() async throws {
        try await withFolder { path in
            try Data().write(to: URL(fileURLWithPath: path))
            do {
                _ = try OutputFolder(path)
                Issue.record("nothing was thrown")
            } catch let error as ExportError {
                #expect(error.code == "export.create")
                #expect(error.path == path)
                #expect(!error.advice.en.isEmpty && !error.advice.zh.isEmpty)
            }
        }
    }
}

@Suite struct BuildWriterTests {
    private let analyses = [SampleAnalyses.named("a.txt"), SampleAnalyses.chinese]

    private func write(to path: String, program: String = "dot") async throws -> [Diagnostic] {
        let folder = try OutputFolder(path)
        var records = try RecordFiles(folder)
        for analysis in analyses {
            let document = DocumentRecords(analysis)
            try records.write(text: analysis.text.document.text, of: document.input.document)
            try records.add(document)
            try records.add(references: document.references, naming: Works())
        }
        return try await BuildWriter(folder: folder, renderer: DiagramRenderer(program: program)).write(
            &records, documents: analyses.map { DocumentEvidence($0) }, works: Works(), graph: SampleGraphs.small,
            diagnostics: [
                Diagnostic(
                    code: "encoding.invalid-sequence", document: "a.txt", span: ByteRange(3, 6), sourceOffset: 3,
                    message: LocalizedText(zh: "无效字节", en: "invalid bytes"))
            ], version: "0.1.0")
    }

    private func files(_ path: String) throws -> [String: Data] {
        var out: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
            if !isFolder.boolValue { out[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }
        }
        return out
    }

    @Test func writesEveryFile() async throws {
        try await withFolder { path in
            let notices = try await write(to: path)
            var expected = [
                "audit.csv", "audit.html", "audit.json", "audit.md", "build.json", "citations.jsonl", "claims.jsonl",
                "concepts.jsonl", "explorer.html",
                "graph.dot", "graph.graphml", "lexicon-candidates.tsv", "mentions.jsonl", "references.jsonl",
                "terms.tsv", "text/a.txt.txt",
                "text/reviews/magnesium.txt.txt", "works.jsonl",
            ]
            if Programs.has("dot") {
                expected += ["mechanisms.png", "mechanisms.svg"]
            } else {
                #expect(notices.map(\.code) == ["diagram.no-graphviz"])
            }
            let files = try files(path)
            #expect(files.keys.sorted() == expected.sorted())
            #expect(files["text/reviews/magnesium.txt.txt"] == Data(SampleAnalyses.chinese.text.document.text))
            try Golden.check(Array(files["build.json"] ?? Data()), "build.json")
        }
    }

    @Test func theSameInputsMakeTheSameBytes() async throws {
        try await withFolder { path in
            _ = try await write(to: path + "/1", program: "kaoju-no-such-program")
            _ = try await write(to: path + "/2", program: "kaoju-no-such-program")
            #expect(try files(path + "/1") == files(path + "/2"))
        }
    }

    @Test func buildsWithoutGraphviz() async throws {
        try await withFolder { path in
            try OutputFolder(path).write("mechanisms.svg", Array("a picture of an earlier build".utf8))
            let notices = try await write(to: path, program: "kaoju-no-such-program")
            #expect(notices.map(\.code) == ["diagram.no-graphviz"])
            let files = try files(path)
            #expect(files["mechanisms.svg"] == nil)
            #expect(String(decoding: files["explorer.html"] ?? Data(), as: UTF8.self).contains("</html>"))
        }
    }

    @Test func refusesDocumentsThatLeaveTheFolder() async throws {
        try await withFolder { path in
            do {
                let records = try RecordFiles(try OutputFolder(path))
                try records.write(text: [], of: "../../x")
                Issue.record("nothing was thrown")
            } catch let error as ExportError {
                #expect(error.code == "export.name")
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
        }
    }

    @Test func exportsFromAFinishedBuild() async throws {
        try await withFolder { path in
            _ = try await write(to: path + "/out", program: "kaoju-no-such-program")
            for format in [FinishedBuild.Format.graphml, .dot] {
                try ExportTarget.file(path + "/copy").take { file throws(ExportError) in
                    try FinishedBuild(folder: path + "/out").write(format, .init(), to: &file)
                }
                #expect(
                    FileManager.default.contentsEqual(atPath: path + "/copy", andPath: path + "/out/graph.\(format)"))
            }
            do {
                try ExportTarget.file(path + "/copy").take { file throws(ExportError) in
                    try FinishedBuild(folder: path + "/none").write(.dot, .init(), to: &file)
                }
                Issue.record("nothing was thrown")
            } catch let error as ExportError {
                #expect(error.code == "export.read")
                #expect(error.advice.en.contains("kaoju build"))
            }
        }
    }
}
