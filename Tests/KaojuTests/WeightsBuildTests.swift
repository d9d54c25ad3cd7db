import Foundation
import Kaoju
import Testing

@Suite("A build with a user's weights of evidence")
struct WeightsBuildTests {
    private func build(_ folder: TemporaryFolder, weights: String?) async throws -> Double {
        _ = try await Build(
            .init(
                inputs: [folder["a.txt"]], output: folder["Output"], weights: weights.map { folder[$0] })
        ).run()
        let audit = try JSONSerialization.jsonObject(with: Data(try folder.bytes("Output/audit.json")))
        let topics = try #require((audit as? [String: Any])?["topics"] as? [[String: Any]])
        return try #require(topics.first?["belief"] as? Double)
    }

    @Test("takes them for belief") func overrides() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "阿司匹林可抑制血小板聚集。")
        try folder.write("weights.tsv", "unspecified\t0.9\n")
        #expect(try await build(folder, weights: nil) == 0.4)
        #expect(try await build(folder, weights: "weights.tsv") == 0.9)
    }

    @Test(
        "says what is wrong with the table",
        arguments: [
            ("rtc\t0.5\n", "weights.name"), ("# x\nrct\ttwo\n", "weights.value"), (nil, "weights.unreadable"),
        ] as [(String?, String)])
    func faults(_ table: String?, _ code: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "阿司匹林可抑制血小板聚集。")
        if let table { try folder.write("weights.tsv", table) }
        let error = await #expect(throws: BuildError.self) { _ = try await build(folder, weights: "weights.tsv") }
        #expect(error?.code == code)
    }
}
