import Foundation
import Testing

@Suite("The command line", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct CommandTests {
    @Test("0: all is read; a summary says what to open")
    func done() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let run = try await KaojuProgram.run(["build", folder["Papers"], "-o", folder["Output"], "--jobs", "2"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("2 documents\n"))
        #expect(run.output.contains(folder["Output"] + "/audit.html"))
        #expect(!run.errors.contains("\u{1B}"), "progress where nobody watches")
        let chinese = try await KaojuProgram.run(["build", folder["Papers"], "-o", folder["Output"], "--lang", "zh"])
        #expect(chinese.output.hasPrefix("文献 2 篇\n"))
    }

    @Test("--quiet says nothing, --verbose names each document")
    func loudness() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let arguments = ["build", folder["Papers"], "-o", folder["Output"]]
        let quiet = try await KaojuProgram.run(arguments + ["--quiet"])
        #expect(quiet.status == 0)
        #expect(quiet.output + quiet.errors == "")
        let verbose = try await KaojuProgram.run(arguments + ["--verbose"])
        #expect(verbose.errors.contains("zh/review.txt") && verbose.errors.contains("note.md"))
        #expect(try await KaojuProgram.run(arguments + ["--quiet", "--verbose"]).status == 2)
    }

    @Test("1: some input could not be read; the rest is built, and it says what to do")
    func unread() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try folder.write("Papers/scan.pdf", "%PDF-1.4\n1 0 obj\n")
        let run = try await KaojuProgram.run(["build", folder["Papers"], "-o", folder["Output"], "--quiet"])
        #expect(run.status == 1)
        #expect(run.errors.contains("scan.pdf") && run.errors.contains("pdftotext"))
        #expect(FileManager.default.fileExists(atPath: folder["Output/build.json"]))
    }

    @Test("1: a folder without documents")
    func empty() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Papers/.hidden", "")
        let run = try await KaojuProgram.run(["build", folder["Papers"], "-o", folder["Output"]])
        #expect(run.status == 1)
        #expect(run.errors.contains("no document was found"))
    }

    @Test(
        "2: wrong usage",
        arguments: [
            ["build"], ["build", "a"], ["build", "-o", "b"], ["rebuild"], ["build", "a", "-o", "b", "--jobs", "0"],
            ["build", "a", "-o", "b", "--top", "many"], ["build", "a", "-o", "b", "--lang", "fr"],
            ["build", "a", "-o", "b", "--encoding", "klingon"], ["inspect", "a", "--stage", "dreams"],
            ["export", "a", "--format", "papyrus", "-o", "b"],
        ])
    func usage(_ arguments: [String]) async throws {
        let run = try await KaojuProgram.run(arguments)
        #expect(run.status == 2)
        #expect(!run.errors.isEmpty && run.output.isEmpty)
    }

    @Test("3: the output could not be written")
    func unwritten() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let file = try folder.write("file", "")
        let run = try await KaojuProgram.run(["build", folder["Papers"], "-o", file + "/Output"])
        #expect(run.status == 3)
        #expect(run.errors.contains("export.create"))
        // A file where the folder should be: said before anything is read.
        let onFile = try await KaojuProgram.run(["build", folder["Papers"], "-o", file, "--verbose"])
        #expect(onFile.status == 3)
        #expect(onFile.errors.contains("export.create") && !onFile.errors.contains("note.md"))
        let output = folder["Output"]
        #expect(try await KaojuProgram.run(["build", folder["Papers"], "-o", output, "--quiet"]).status == 0)
        #expect(try await KaojuProgram.run(["export", output, "--format", "dot", "-o", file + "/a.dot"]).status == 3)
    }

    @Test(
        "every help has its examples",
        arguments: [
            [], ["build"], ["inspect"], ["export"], ["references", "parse"], ["lexicon", "stats"],
            ["lexicon", "lookup"], ["lexicon", "import"], ["lexicon", "conflicts"], ["lexicon", "export"],
            ["lexicon", "verify"],
        ])
    func help(_ command: [String]) async throws {
        let run = try await KaojuProgram.run(command + ["--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("EXAMPLES\n  "))
    }

    @Test("export gives the graph of a build, and refuses a folder that holds none")
    func export() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        _ = try await KaojuProgram.run(["build", folder["Papers"], "-o", folder["Output"], "--quiet"])
        let run = try await KaojuProgram.run([
            "export", folder["Output"], "--format", "graphml", "-o", folder["out.graphml"],
        ])
        #expect(run.status == 0)
        #expect(try folder.bytes("out.graphml") == folder.bytes("Output/graph.graphml"))
        let none = try await KaojuProgram.run(["export", folder["Papers"], "--format", "dot", "-o", folder["out.dot"]])
        #expect(none.status == 1)
    }

    @Test("references check: lines as compilers print them, JSON, and an exit code by severity")
    func check() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let clean = try await KaojuProgram.run(["references", "check", folder["Papers"]])
        #expect(clean.status == 0 && clean.output.isEmpty && clean.errors.isEmpty)
        let draft = try folder.write(
            "draft.md", SmallPapers.en.replacing("inflammation [2]", with: "inflammation [2,7]"))
        let found = try await KaojuProgram.run(["references", "check", draft])
        #expect(found.status == 1)
        #expect(found.output.hasPrefix("\(draft):5:"))
        #expect(found.output.hasSuffix("which the reference list does not have. [marker.no-reference]\n"))
        #expect(try await KaojuProgram.run(["references", "check", draft, "--fail-on", "none"]).status == 0)
        let json = try await KaojuProgram.run(["references", "check", draft, "--format", "json"])
        let items = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
        #expect(items.count == 1 && items.first?["line"] as? Int == 5)
        let piped = try await KaojuProgram.run(
            ["references", "check", "-", "--lang", "zh"], input: SmallPapers.zh.replacing("[3]。", with: "[4]。"))
        #expect(piped.output.contains("stdin:5:") && piped.output.contains("第 4 条") && piped.status == 1)
        #expect(try await KaojuProgram.run(["references", "check", folder["absent"]]).status == 3)
        #expect(try await KaojuProgram.run(["references", "check"]).status == 2)
        #expect(try await KaojuProgram.run(["references", "check", draft, "-"]).status == 2)
    }

    @Test("references merges shows both entries, those by likeness first")
    func merges() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", SmallPapers.zh)
        try folder.write("b.txt", SmallPapers.zh.replacing("2015, 3(2): 11-15.", with: "2015;3:11–15. DOI:10.1000/z9"))
        _ = try await KaojuProgram.run(
            ["build", folder["a.txt"], folder["b.txt"], "-o", folder["Output"], "--quiet"])
        let run = try await KaojuProgram.run(["references", "merges", folder["Output"]])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("title-and-place\twork:doi:10.1000/z9\n  a.txt"))
        #expect(run.output.split(separator: "\n").count == 9)
        let sample = try await KaojuProgram.run(["references", "merges", folder["Output"], "--sample", "2"])
        #expect(sample.output.split(separator: "\n").count == 6)
        #expect(try folder.text("Output/references.jsonl").contains("\"same_as\": [\"doi:10.1000/z9\"") == false)
        #expect(try folder.text("Output/references.jsonl").contains("\"work\": \"work:doi:10.1000/z9\""))
        #expect(try await KaojuProgram.run(["references", "merges", folder["absent"]]).status == 1)
    }

    @Test("references parse reads standard input; an empty line is an empty object")
    func parse() async throws {
        let run = try await KaojuProgram.run(
            ["references", "parse", "-"],
            input: "\nAmes R. Salt and blood pressure in rats. J Notes. 2017;5(1):1-9.\n\n")
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 4 && lines[0] == "{}" && lines[1].contains("Salt and blood") && lines[2] == "{}")
    }

    @Test("lexicon stats prints the contract's three lines")
    func statistics() async throws {
        let lines = try await KaojuProgram.run(["lexicon", "stats"]).output.split(separator: "\n")
        #expect(
            lines.map { $0.split(separator: " ").dropLast().joined(separator: " ") } == [
                "concepts", "names zh", "names en",
            ])
        #expect(lines.allSatisfy { ($0.split(separator: " ").last.flatMap { Int($0) } ?? 0) >= 1500 })
    }

    @Test("lexicon lookup finds names in both languages, and suggests where it finds none")
    func lookup() async throws {
        let zh = try await KaojuProgram.run(["lexicon", "lookup", "二甲双胍"])
        #expect(zh.output.contains("metformin") && zh.status == 0)
        #expect(try await KaojuProgram.run(["lexicon", "lookup", "METFORMIN"]).output == zh.output)
        let part = try await KaojuProgram.run(["lexicon", "lookup", "metformi"])
        #expect(part.status == 1 && part.output.isEmpty && part.errors.contains("metformin"))
    }

    @Test("inspect shows the stages of standard input")
    func inspect() async throws {
        let text = "二甲双胍激活AMPK[3]，并降低血糖[4]。\n"
        let segments = try await KaojuProgram.run(["inspect", "-"], input: text)
        #expect(segments.output == "[paragraph]\n    二甲双胍激活AMPK[3]， | 并降低血糖[4]。\n")
        let mentions = try await KaojuProgram.run(["inspect", "-", "--stage", "mentions"], input: text)
        #expect(mentions.output.hasPrefix("0-12\t二甲双胍\t"))
        let claims = try await KaojuProgram.run(["inspect", "-", "--stage", "claims"], input: text)
        #expect(claims.output.contains("二甲双胍 — increases → "))
        #expect(try await KaojuProgram.run(["inspect", "absent.txt"]).status == 1)
    }
}
