import Foundation
import Testing

/// Same input, same bytes: whatever the machine, the place and the hour.
@Suite("Same bytes", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct DeterminismTests {
    /// Files whose bytes depend on Graphviz and fonts, and what lies outside the promise.
    private static func isCompared(_ name: String) -> Bool {
        !["mechanisms.svg", "mechanisms.png", "explorer.html"].contains(name) && !name.hasPrefix(".kaoju")
    }

    private static let papers: [(name: String, text: String)] =
        [
            ("zh/review.txt", SmallPapers.zh), ("note.md", SmallPapers.en),
            ("I.txt", "Insulin reduces inflammation [1].\n"),
        ]
        + (1...7).map { ("more/\($0).txt", "第\($0)段。" + SmallPapers.zh) }

    private func write(_ papers: [(name: String, text: String)], to folder: TemporaryFolder, _ name: String) throws {
        for paper in papers { try folder.write(name + "/" + paper.name, paper.text) }
    }

    private func build(
        _ folder: TemporaryFolder, _ inputs: [String], jobs: Int = 1, environment: [String: String] = [:],
        shell: String? = nil
    ) async throws -> [String: [UInt8]] {
        let output = "Output-" + UUID().uuidString
        let arguments = ["build"] + inputs + ["-o", folder[output], "--quiet", "--jobs", "\(jobs)"]
        let run = try await KaojuProgram.run(arguments, environment: environment, shell: shell)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        return try folder.files(below: output).filter { Self.isCompared($0.key) }
    }

    private func expectEqual(_ one: [String: [UInt8]], _ two: [String: [UInt8]], _ what: String) {
        #expect(one.keys.sorted() == two.keys.sorted(), "\(what)")
        for (name, bytes) in one { #expect(two[name] == bytes, "\(name) differs: \(what)") }
    }

    @Test func jobsPlacesAndLocales() async throws {
        let folder = try TemporaryFolder()
        try write(Self.papers, to: folder, "Papers")
        let first = try await build(folder, [folder["Papers"]])
        #expect(first.count > 20)
        expectEqual(first, try await build(folder, [folder["Papers"]], jobs: 8), "with eight jobs")
        // Another folder, its files made in another order, so that it lists them in another one.
        try write(Self.papers.reversed(), to: folder, "a b/新/Papers")
        let elsewhere = try await build(
            folder, ["Papers"], jobs: 3, shell: "cd '\(folder["a b/新"])' && exec \"$@\"")
        expectEqual(first, elsewhere, "in another folder")
        for (zone, locale) in [("Asia/Shanghai", "zh_CN.UTF-8"), ("America/St_Johns", "tr_TR.UTF-8"), ("UTC", "C")] {
            let abroad = ["TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale]
            expectEqual(
                first, try await build(folder, [folder["Papers"]], jobs: 2, environment: abroad), "\(zone) \(locale)")
        }
    }

    @Test func theOrderOfTheArguments() async throws {
        let folder = try TemporaryFolder()
        try write(Self.papers, to: folder, "Papers")
        let inputs = ["note.md", "zh", "more", "I.txt"].map { folder["Papers/" + $0] }
        let first = try await build(folder, inputs)
        expectEqual(first, try await build(folder, inputs.reversed(), jobs: 4), "reversed")
        expectEqual(first, try await build(folder, inputs + inputs, jobs: 2), "given twice")
    }

    @Test func aBuildOverAnother() async throws {
        let folder = try TemporaryFolder()
        try write(Self.papers, to: folder, "Papers")
        let first = try await build(folder, [folder["Papers"]])
        let arguments = ["build", folder["Papers"], "-o", folder["Output"], "--quiet"]
        for _ in 0..<2 { #expect(try await KaojuProgram.run(arguments).status == 0) }
        expectEqual(first, try folder.files(below: "Output").filter { Self.isCompared($0.key) }, "again")
    }
}
