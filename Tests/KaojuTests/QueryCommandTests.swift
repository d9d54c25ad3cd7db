import Foundation
import Testing

@Suite(
    "Commands on a finished build", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct QueryCommandTests {
    private func build(_ folder: TemporaryFolder, _ name: String = "Output", _ options: [String] = []) async throws {
        let run = try await KaojuProgram.run(["build", folder["Papers"], "-o", folder[name], "--quiet"] + options)
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("explain, query, audit: answers, and errors that say what to do")
    func questions() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try await build(folder)
        let output = folder["Output"]
        let explained = try await KaojuProgram.run(["explain", output, "Metformin", "血尿酸", "--lang", "zh"])
        #expect(explained.status == 0)
        #expect(explained.output.contains("[3] 周五 2018") && explained.output.contains("二甲双胍升高血尿酸"))
        let unknown = try await KaojuProgram.run(["explain", output, "二甲双瓜", "血尿酸"])
        #expect(unknown.status == 2 && unknown.errors.contains("二甲双胍"))

        let found = try await KaojuProgram.run(["query", output, "drug -increases-> ?", "--format", "json"])
        #expect(found.status == 0 && found.output.contains("\"total\""))
        let faulty = try await KaojuProgram.run(["query", output, "drug -heals-> ?"])
        #expect(faulty.status == 2 && faulty.errors.contains("      ^^^^^") && faulty.output.isEmpty)

        let contested = try await KaojuProgram.run(
            ["audit", output, "--status", "contested", "--concept", "血尿酸", "--format", "csv"])
        #expect(contested.status == 0 && contested.output.contains(",against,"))
        // Without a condition, the build's own files.
        for form in ["html", "md", "csv", "json"] {
            let whole = try await KaojuProgram.run(["audit", output, "--format", form])
            #expect(try whole.output == folder.text("Output/audit.\(form)"), "audit.\(form)")
        }
        let part = try await KaojuProgram.run(
            ["audit", output, "--concept", "血尿酸", "--narrower", "--format", "html", "--lang", "zh"])
        #expect(part.status == 0 && part.output.contains("仅列出：概念 = 血尿酸"))
        #expect(try await KaojuProgram.run(["query", output, "drug -increases->{1,2} ~血尿酸"]).status == 0)
        #expect(try await KaojuProgram.run(["audit", output, "--status", "odd"]).status == 2)
        #expect(try await KaojuProgram.run(["audit", folder["Papers"]]).status == 1)
    }

    @Test("review through a pipe, build with its decisions, diff, gold")
    func decisions() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try await build(folder)
        let table = folder["curation.tsv"]
        let arguments = ["review", folder["Output"], "--curation", table, "--columns", "40", "--document", "review"]
        let review = try await KaojuProgram.run(arguments, input: "a\nr contradicted\nu\nr contradicted\nq\n")
        #expect(review.status == 0 && !review.output.contains("\u{1B}"))
        let rows = try folder.text("curation.tsv").split(separator: "\n")
        #expect(rows.count == 4 && rows[2].hasPrefix("accepted\tclaim:") && rows[3].hasPrefix("rejected\tclaim:"))
        let again = try await KaojuProgram.run(arguments, input: "q\n")
        #expect(again.output.contains("1/1  zh/review.txt"), "what is decided does not come again")

        try await build(folder, "Curated", ["--curation", table])
        let claims = try folder.text("Curated/claims.jsonl")
        #expect(claims.contains("\"curation\": {\"status\": \"accepted\"}"))
        #expect(claims.contains("\"curation\": {\"status\": \"rejected\"}"))
        let difference = try await KaojuProgram.run(["diff", folder["Output"], folder["Curated"]])
        #expect(difference.status == 1 && difference.output.contains("curation: – → rejected"))
        #expect(try await KaojuProgram.run(["diff", folder["Output"], folder["Output"], "--quiet"]).status == 0)
        #expect(try await KaojuProgram.run(["diff", folder["Output"], folder["Papers"]]).status == 3)

        #expect(try await KaojuProgram.run(["review", "gold", folder["Output"], "-o", folder["Gold"]]).status == 1)
        #expect(try await KaojuProgram.run(["review", "gold", folder["Curated"], "-o", folder["Gold"]]).status == 0)
        let before = try await KaojuProgram.run(["evaluate", folder["Output"], "--gold", folder["Gold"]])
        #expect(before.output.contains("claims.recall 1.000 (1/1)"), "\(before.output)")

        try folder.write("curation.tsv", "perhaps\tclaim:1\ta\tb\tc\tbinds\td\n")
        let faulty = try await KaojuProgram.run(
            ["build", folder["Papers"], "-o", folder["Other"], "--curation", table])
        #expect(faulty.status == 2 && faulty.errors.contains("curation.tsv:1"))
    }

    @Test("a diagram in the format that the file's name says")
    func diagrams() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try await build(folder)
        let output = folder["Output"]
        for view in ["mechanism", "evidence", "controversy", "citations"] {
            let dot = try await KaojuProgram.run(
                ["diagram", output, "--view", view, "--format", "dot", "--lang", "both", "-o", "-"])
            #expect(dot.status == 0 && dot.output.hasPrefix("digraph kaoju {"))
        }
        let mermaid = try await KaojuProgram.run(["diagram", output, "-o", folder["a.mmd"]])
        #expect(mermaid.status == 0)
        #expect(try folder.text("a.mmd").hasPrefix("flowchart LR\n"))
        #expect(try await KaojuProgram.run(["diagram", output, "-o", folder["a.bmp"]]).status == 2)
        #expect(try await KaojuProgram.run(["diagram", output, "-o", "-"]).status == 2)
    }
}
