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
