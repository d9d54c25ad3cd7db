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
        Mistake(option: "--weights", line: "rct\tmuch", code: "weights.value", expected: "no weight"),
        Mistake(option: "--weights", line: "rct\t1.5", code: "weights.value", expected: "no weight"),
        Mistake(option: "--weights", line: "rct\tnan", code: "weights.value", expected: "no weight"),
        Mistake(option: "--weights", line: "rct", code: "weights.value", expected: "behind a tab"),
        Mistake(option: "--weights", line: "blind guess\t0.5", code: "weights.name", expected: "study design"),
        Mistake(option: "--curation", line: "perhaps\t\ta.txt", code: "curation.row", expected: "accepted"),
        Mistake(option: "--curation", line: "accepted\tclaim:1\t\tq", code: "curation.row", expected: "document"),
        Mistake(
            option: "--curation", line: decision.replacing("decreases", with: "hates"), code: "curation.row",
            expected: "decreases"),
        Mistake(
            option: "--curation", line: decision.replacing("affirmed, asserted", with: "loud"), code: "curation.row",
            expected: "hedged"),
    ]

    @Test(arguments: mistakes)
    func isTold(_ mistake: Mistake) async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let table = try folder.write("own.tsv", "# one\n\n" + mistake.line + "\n")
        let run = try await KaojuProgram.run(
            ["build", folder["Papers"], "-o", folder["Output"], "--quiet", mistake.option, table])
        #expect(run.status == 2)
        #expect(run.errors.contains(table + ":3"), "\(run.errors)")
        #expect(run.errors.contains(mistake.code))
        #expect(run.errors.contains(mistake.expected), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder["Output/build.json"]), "nothing is built")
    }

    @Test("bytes that are no UTF-8 in a lexicon")
    func encoding() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try folder.write("own.tsv", "# 一\n\n\tDrug\t甲药\tsampline\n", encoding: "GB18030")
        let run = try await KaojuProgram.run(
            ["build", folder["Papers"], "-o", folder["Output"], "--lexicon", folder["own.tsv"]])
        #expect(run.status == 2)
        #expect(run.errors.contains("own.tsv:3") && run.errors.contains("text in UTF-8"), "\(run.errors)")
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
