import Foundation
import Testing

/// Every mistake that a user's table can hold is told with the file, the line, and what was expected there.
@Suite("Mistakes in tables", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct MistakenTableTests {
    /// A table whose third line is wrong.
    struct Mistake: CustomTestStringConvertible {
        var option: String
        var line: String
        var code: String
        /// Part of what was expected.
        var expected: String
        var testDescription: String { option + " " + code }
    }

    private static let decision = "accepted\t\ta.txt\t甲药抑制乙酶。\t甲药\tdecreases\t乙酶\taffirmed, asserted"

    static let mistakes = [
        Mistake(option: "--lexicon", line: "MESH:D1\tDrug", code: "lexicon.columns", expected: "4 to 8 columns"),
        Mistake(option: "--lexicon", line: "甲药", code: "lexicon.columns", expected: "separated by tabs"),
        Mistake(
            option: "--lexicon", line: "\tDrug\t甲\t\t\t\t\t\t九", code: "lexicon.columns", expected: "4 to 8 columns"),
        Mistake(option: "--lexicon", line: "D002118\tDrug\t甲药\t", code: "lexicon.identifier", expected: "a CURIE"),
        Mistake(option: "--lexicon", line: "MESH:\tDrug\t甲药\t", code: "lexicon.identifier", expected: "a CURIE"),
        Mistake(option: "--lexicon", line: "M H:1\tDrug\t甲药\t", code: "lexicon.identifier", expected: "a CURIE"),
        Mistake(option: "--lexicon", line: "\tMedicine\t甲药\t", code: "lexicon.category", expected: "SmallMolecule"),
        Mistake(option: "--lexicon", line: "\t\t甲药\t", code: "lexicon.category", expected: "Biolink"),
        Mistake(option: "--lexicon", line: "\tDrug\t\t\t甲素", code: "lexicon.no-name", expected: "column 3"),
        Mistake(
            option: "--lexicon", line: "\tDrug\t甲药\t\t\t\t\tno such parent", code: "lexicon.parent",
            expected: "parent"),
        Mistake(
            option: "--lexicon", line: "\tDrug\t甲药\t\t\t\t\topposite:no such thing", code: "lexicon.parent",
            expected: "preferred name"),
        Mistake(
            option: "--lexicon", line: "\tDrug\t甲药\t\t\t\t\tdonor:no such thing", code: "lexicon.parent",
            expected: "preferred name"),
        Mistake(option: "--weights", line: "rct\tmuch", code: "weights.value", expected: "no weight"),
        Mistake(option: "--weights", line: "rct\t1.5", code: "weights.value", expected: "no weight"),
        Mistake(option: "--weights", line: "rct\tnan", code: "weights.value", expected: "no weight"),
        Mistake(option: "--weights", line: "rct", code: "weights.value", expected: "behind a tab"),
        Mistake(option: "--weights", line: "blind guess\t0.5", code: "weights.name", expected: "study design"),
        Mistake(option: "--weights", line: "rct\t0.5\nrct\t0.6", code: "weights.repeated", expected: "line 3 has"),
        Mistake(option: "--curation", line: "perhaps\t\ta.txt", code: "curation.row", expected: "accepted"),
        Mistake(option: "--curation", line: "accepted\tclaim:1\t\tq", code: "curation.row", expected: "document"),
        Mistake(
            option: "--curation", line: decision.replacing("decreases", with: "hates"), code: "curation.row",
            expected: "decreases"),
        Mistake(
            option: "--curation", line: decision.replacing("affirmed, asserted", with: "loud"), code: "curation.row",
            expected: "hedged"),
        Mistake(
            option: "--curation", line: decision + "\t\t\t\t\tnote\tand more", code: "curation.row",
            expected: "13 columns"),
    ]

    @Test(arguments: mistakes)
    func isTold(_ mistake: Mistake) async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let table = try folder.write("own.tsv", "# one\n\n" + mistake.line + "\n")
        let run = try await KaojuProgram.run(
            ["build", folder["Papers"], "-o", folder["Output"], "--quiet", mistake.option, table])
        #expect(run.status == 2)
        #expect(run.errors.contains(table + (mistake.line.contains("\n") ? ":4" : ":3")), "\(run.errors)")
        #expect(run.errors.contains(mistake.code))
        #expect(run.errors.contains(mistake.expected), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder["Output/build.json"]), "nothing is built")
    }

    @Test(
        "bytes that are no UTF-8",
        arguments: [("--lexicon", "\tDrug\t甲药\tsampline"), ("--curation", Self.decision)])
    func encoding(_ option: String, _ line: String) async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try folder.write("own.tsv", "# 一\n\n" + line + "\n", encoding: "GB18030")
        let run = try await KaojuProgram.run(
            ["build", folder["Papers"], "-o", folder["Output"], option, folder["own.tsv"]])
        #expect(run.status == 2)
        #expect(run.errors.contains("own.tsv:3") && run.errors.contains("UTF-8"), "\(run.errors)")
    }

    @Test("a byte order mark, as spreadsheets write it, is no part of a cell")
    func byteOrderMark() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let mark = "\u{FEFF}"
        try folder.write("lexicon.tsv", mark + "\tDrug\t甲药\tsampline\r\n")
        try folder.write("weights.tsv", mark + "rct\t0.9\r\n")
        try folder.write("curation.tsv", mark + Self.decision + "\r\n")
        let run = try await KaojuProgram.run(
            [
                "build", folder["Papers"], "-o", folder["Output"], "--quiet", "--lexicon", folder["lexicon.tsv"],
                "--weights", folder["weights.tsv"], "--curation", folder["curation.tsv"],
            ])
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test("a table of decisions that cannot be read")
    func unreadableDecisions() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let run = try await KaojuProgram.run(
            ["build", folder["Papers"], "-o", folder["Output"], "--curation", folder["absent.tsv"]])
        #expect(run.status == 2 && run.errors.contains("curation.unreadable"), "\(run.errors)")
    }

    // MARK: Other files that a user can give

    /// A line of a gold standard's table that is wrong.
    static let gold: [(table: String, line: String, code: String, expected: String)] = [
        ("concepts.tsv", "A\tdrug", "gold.line", "3 columns"),
        ("concepts.tsv", "A\tdrug\t甲药\t乙", "gold.line", "3 columns"),
        ("concepts.tsv", "A\tdrug\t|", "gold.cell", "names joined by |"),
        ("concepts.tsv", "\tdrug\t甲药", "gold.cell", "a text: id"),
        ("concepts.tsv", "met\tdrug\t甲药", "gold.cell", "line 1 has not"),
        ("relations.tsv", "a\tmet\tdecreases\tglu\t1\t", "gold.line", "7 columns"),
        ("relations.tsv", "a\tmet\tdecreases\tglu\t1\t\t甲\t乙", "gold.line", "7 columns"),
        ("relations.tsv", "a\tmet\tlowers\tglu\t1\t\t甲", "gold.cell", "no_effect"),
        ("relations.tsv", "a\tmet\tdecreases\tsugar\t1\t\t甲", "gold.concept", "concepts.tsv"),
        ("relations.tsv", "a\tmetf\tdecreases\tglu\t1\t\t甲", "gold.concept", "concepts.tsv"),
        ("relations.tsv", "a\tmet\tdecreases\tglu\t[1]\t\t甲", "gold.cell", "numbers joined by commas"),
        ("relations.tsv", "a\tmet\tdecreases\tglu\t1\toptional\t甲", "gold.cell", "key=value"),
        ("relations.tsv", "\tmet\tdecreases\tglu\t1\t\t甲", "gold.cell", "a text: document"),
        ("relations.tsv", "nowhere\tmet\tdecreases\tglu\t1\t\t甲", "gold.document", "begins with"),
        ("controversies.tsv", "a\tK\tmet\tglu\t-\t1", "gold.line", "7 to 8 columns"),
        ("controversies.tsv", "a\tK\tmet\tsugar\t-\t1\t2\t甲", "gold.concept", "concepts.tsv"),
        ("controversies.tsv", "a\tK\tmet\tglu\t-\tone\t2\t甲", "gold.cell", "numbers joined by commas"),
    ]

    @Test("a gold standard: every mistake is told with table, line, and what was expected")
    func goldStandard() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Papers/a.txt", "二甲双胍可降低血糖[1]。\n")
        let build = try await KaojuProgram.run(["build", folder["Papers"], "-o", folder["Output"], "--quiet"])
        #expect(build.status == 0)
        for (table, line, code, expected) in Self.gold {
            try folder.write("Gold/concepts.tsv", "met\tdrug\t二甲双胍\nglu\tmeasure\t血糖\n")
            try folder.write("Gold/relations.tsv", "a\tmet\tdecreases\tglu\t1\t\t二甲双胍可降低血糖\n\n")
            try folder.write("Gold/controversies.tsv", "# none\n\n")
            try folder.write("Gold/" + table, try folder.text("Gold/" + table) + line + "\n")
            let run = try await KaojuProgram.run(["evaluate", folder["Output"], "--gold", folder["Gold"]])
            #expect(run.status == 2, "\(line)")
            #expect(run.errors.contains(folder["Gold/" + table] + ":3"), "\(line): \(run.errors)")
            #expect(run.errors.contains(code) && run.errors.contains(expected), "\(line): \(run.errors)")
        }
        try folder.write("Gold/relations.tsv", "a\tmet\tdecreases\tglu\t1\t\t血糖\n", encoding: "GB18030")
        let run = try await KaojuProgram.run(["evaluate", folder["Output"], "--gold", folder["Gold"]])
        #expect(run.status == 2 && run.errors.contains("relations.tsv:1") && run.errors.contains("UTF-8"))
    }

    /// Lines of brat's that cannot be used, third in the file.
    static let standoff = [
        ("T3\tDrug 0", "type, start, end"), ("T3\tDrug 0 99", "at most 12"), ("T3\tDrug 4 4", "behind it"),
        ("T2\tDrug 0 1\t甲", "line 2 has not"), ("R1\tcures Arg1:T1 Arg2:T2", "correlates_positively"),
        ("R1\ttreats Arg1:T1", "Arg2"), ("E1\ttreats Subject:T1 Object:T2", "type:trigger"),
        ("R1\ttreats Arg1:T1 Arg2:T7", "T7"), ("A1\tNegated E9", "not E9"), ("A1\tCertainty T1", "how certain"),
        ("N1\tReference T1", "identifier"), ("X1\tDrug 0 1", "begins with"), ("T3", "tab"),
    ]

    @Test("annotations of brat: every mistake is told with file, line, and what was expected")
    func annotations() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Brat/a.txt", "甲药可抑制乙病的进展。\n")
        for (line, expected) in Self.standoff {
            try folder.write("Brat/a.ann", "T1\tDrug 0 2\t甲药\nT2\tDisease 5 7\t乙病\n" + line + "\n")
            let run = try await KaojuProgram.run(["annotate", "read", folder["Brat"], "-o", folder["Gold"]])
            #expect(run.status == 1 && run.errors.contains("brat.line"), "\(line): \(run.errors)")
            #expect(run.errors.contains("a.ann:3"), "\(line): \(run.errors)")
            #expect(run.errors.contains(expected), "\(line): \(run.errors)")
        }
        try folder.write("Brat/a.ann", "T1\tDrug 0 2\t甲药\n")
        try folder.write("Brat/b.ann", "")
        let run = try await KaojuProgram.run(["annotate", "read", folder["Brat"], "-o", folder["Gold"]])
        #expect(run.status == 1 && run.errors.contains("Beside each .ann file"), "\(run.errors)")
    }

    @Test("files that are no tables at all", arguments: ["--lexicon", "--weights", "--curation"])
    func foreign(_ option: String) async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let noise = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
        try Data(noise).write(to: URL(fileURLWithPath: folder["noise.tsv"]))
        for table in [folder["noise.tsv"], folder["absent.tsv"], folder["Papers"]] {
            let run = try await KaojuProgram.run(
                ["build", folder["Papers"], "-o", folder["Output"], "--quiet", option, table])
            #expect(run.status == 2, "\(run.errors)")
            #expect(run.errors.contains(table))
        }
    }
}
