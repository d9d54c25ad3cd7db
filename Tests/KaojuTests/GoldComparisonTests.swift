import Foundation
import Kaoju
import TestSupport
import Testing

@Suite("Comparing a build with a gold standard")
struct GoldComparisonTests {
    private static let scorer = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/eval/score.py").path

    private func folder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "Papers/note.txt",
            "阿司匹林可能抑制血小板聚集[1]。吸烟是肺癌的独立危险因素[2]。二甲双胍可降低血糖，但不影响体重[3]。\n")
        try folder.write(
            "Gold/concepts.tsv", "asp\tdrug\t阿司匹林|aspirin\nagg\tprocess\t血小板聚集\nmet\tdrug\t二甲双胍\nglu\tmeasure\t血糖\n")
        try folder.write(
            "Gold/relations.tsv",
            [
                "note\tasp\tdecreases\tagg\t1\tcert=hedged\t阿司匹林可能抑制血小板聚集",
                "note\tmet\tdecreases\tglu\t3\tn=12\t@33-42", "note\tmet\tincreases\tagg\t\toptional=1\t二甲双胍可降低血糖",
            ].joined(separator: "\n"))
        try folder.write("Gold/controversies.tsv", "note\tK1\tmet\tglu\t-\t3\t-\t血糖\n")
        _ = try await Build(.init(inputs: [folder["Papers"]], output: folder["Output"])).run()
        return folder
    }

    @Test("finds what is said and what is missed")
    func figures() async throws {
        let folder = try await folder()
        let comparison = try GoldComparison(output: folder["Output"], gold: folder["Gold"])
        #expect(comparison.figures[0] == "claims.recall 1.000 (2/2)  optional 0/1")
        #expect(comparison.figures.contains("attribute.n 0.000 (0/1)"))
        #expect(comparison.details.contains("  no topic K1 met glu"))
        #expect(throws: BuildError.self) { try GoldComparison(output: folder["Papers"], gold: folder["Gold"]) }
    }

    @Test(
        "prints what the field's own scorer prints",
        .enabled(
            if: Programs.has("python3") && FileManager.default.fileExists(atPath: scorer),
            "the scorer is not beside the repository"))
    func sameFigures() async throws {
        let folder = try await folder()
        let comparison = try GoldComparison(output: folder["Output"], gold: folder["Gold"])
        let (printed, status) = try Programs.run(
            "python3", [Self.scorer, folder["Output"], folder["Gold"], folder["Papers"]])
        #expect(status == 0)
        #expect(printed.split(separator: "\n").map(String.init) == comparison.figures)
    }

    @Test("draws the same claims with the same seed")
    func sample() async throws {
        let folder = try await folder()
        let all = try ClaimSample(output: folder["Output"], count: 100, seed: 1).items
        #expect(all.count >= 3)
        #expect(all.contains { $0.statement.contains("阿司匹林") && $0.quote.hasPrefix("阿司匹林可能抑制") })
        let drawn = (1...20).map { try? ClaimSample(output: folder["Output"], count: 1, seed: $0).items.map(\.id) }
        #expect(Set(drawn).count > 1)
        #expect(
            drawn[0] == (try? ClaimSample(output: folder["Output"], count: 1, seed: 1).items.map(\.id)))
    }

    @Test("goes to annotation files and back")
    func annotations() async throws {
        let folder = try await folder()
        try Annotations().write(folder["Output"], as: Annotations.Format.allCases, to: folder["Annotation"])
        let read = try Annotations().read(folder["Annotation"], into: folder["Back"])
        #expect(read.documents == 1)
        let figures = try GoldComparison(output: folder["Output"], gold: folder["Back"]).figures
        #expect(figures[0].hasPrefix("claims.recall 1.000"))
        #expect(figures[1].hasPrefix("claims.precision 1.000"))
        #expect(throws: BuildError.self) { try Annotations().read(folder["Papers"], into: folder["Back"]) }
    }
}
