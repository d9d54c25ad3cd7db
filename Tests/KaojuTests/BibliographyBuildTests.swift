import Foundation
import Kaoju
import KaojuText
import TestSupport
import Testing

@Suite("A build with bibliographies")
struct BibliographyBuildTests {
    private let paper = "# 综述\n\n二甲双胍激活AMPK[@wang2015]，阿司匹林可抑制血小板聚集[@roe2010; @gone]。\n"
    private let bib = """
        @article{roe2010, author={Roe, Jo}, title={Platelets \\& {AMPK}}, journal={J Things}, year=2010, doi={10.1000/a}}
        @article{wang2015, author={王小明}, title={血小板}, journal={某某杂志}, year=2015}
        """

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test("a file of the paper's name is its list; cited works go out again", arguments: ["review.bib", "library.bib"])
    func beside(_ file: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("Papers/review.md", paper)
        try folder.write("Papers/" + file, bib)
        let summary = try await Build(.init(inputs: [folder["Papers"]], output: folder["Output"])).run()
        #expect(summary.documents == 1 && summary.failures.isEmpty)
        let references = try objects(try folder.text("Output/references.jsonl"))
        #expect(Set(references.compactMap { $0["key"] as? String }) == ["roe2010", "wang2015"])
        #expect(references.allSatisfy { $0["span"] == nil && $0["raw"] == nil && $0["work"] != nil })
        let markers = try objects(try folder.text("Output/citations.jsonl"))
        #expect(markers.map { $0["surface"] as? String } == ["@wang2015", "@roe2010", "@gone"])
        #expect(markers.map { ($0["references"] as? [String])?.count } == [1, 1, 0])
        #expect(try folder.text("Output/build.json").contains("\"file\": \"\(file)\""))
        #expect(try folder.text("Output/audit.json").contains("marker.no-reference"))
        let claims = try objects(try folder.text("Output/claims.jsonl"))
        #expect(claims.contains { !(($0["citations"] as? [Any])?.isEmpty ?? true) })

        for (format, expected) in [
            ("bibtex", "@article{roe2010,"), ("ris", "TY  - JOUR\r\nID  - "), ("csl-json", "\"DOI\": \"10.1000/a\""),
        ] {
            try Exporter(output: folder["Output"]).export(format, to: folder["cited"])
            let text = String(decoding: try folder.bytes("cited"), as: UTF8.self)
            #expect(text.contains(expected) && text.contains("血小板"), "\(format)")
            // What goes out may lie beside the paper the next time.
            try folder.write("Again/review.md", paper)
            try folder.write("Again/review.\(format == "csl-json" ? "json" : format)", text)
            _ = try await Build(.init(inputs: [folder["Again"]], output: folder["Second"])).run()
            let again = try objects(try folder.text("Second/references.jsonl"))
            #expect(Set(again.compactMap { $0["title"] as? String }) == ["Platelets & AMPK", "血小板"], "\(format)")
            try FileManager.default.removeItem(atPath: folder["Again"])
        }
    }

    @Test("--bibliography is for all documents; a file that is none is wrong usage")
    func named() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Papers/a.md", paper)
        try folder.write("Papers/b.md", paper)
        try folder.write("refs.bib", bib)
        let options = Build.Options(
            inputs: [folder["Papers"]], output: folder["Output"], bibliographies: [folder["refs.bib"]])
        _ = try await Build(options).run()
        #expect(try objects(try folder.text("Output/references.jsonl")).count == 4)
        try folder.write("none.bib", "Just words.")
        let wrong = Build.Options(
            inputs: [folder["Papers"]], output: folder["Output"], bibliographies: [folder["none.bib"]])
        let error = await #expect(throws: BuildError.self) { _ = try await Build(wrong).run() }
        #expect(error?.kind == .usage && error?.code == "bibliography.unknown-format")
    }

    @Test("the command line", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
    func commands() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.md", paper)
        try folder.write("refs.bib", bib)
        let build = try await KaojuProgram.run([
            "build", folder["a.md"], "-o", folder["Output"], "--bibliography", folder["refs.bib"],
        ])
        #expect(build.status == 0)
        let export = try await KaojuProgram.run([
            "export", folder["Output"], "--format", "bibtex", "--all", "-o", folder["out.bib"],
        ])
        #expect(export.status == 0)
        #expect(try folder.text("out.bib").contains("@article{wang2015,"))
        let absent = try await KaojuProgram.run([
            "build", folder["a.md"], "-o", folder["Output"], "--bibliography", folder["no.bib"],
        ])
        #expect(absent.status == 2)
    }
}
