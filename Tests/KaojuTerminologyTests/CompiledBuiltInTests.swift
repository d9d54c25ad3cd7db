import Foundation
import KaojuText
import Testing

@testable import KaojuTerminology

@Suite struct CompiledBuiltInTests {
    /// Where the compiled lexicon lies in the checkout.
    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Resources/\(BuiltInLexicon.file)")

    /// What is compiled ahead of time is what the tables say. With `KAOJU_RECORD=1` it is compiled anew, and the run fails, so
    /// that recording is never left on.
    @Test func theCompiledLexiconIsThatOfTheTables() throws {
        let bytes = try BuiltInLexicon.contents()
        if ProcessInfo.processInfo.environment["KAOJU_RECORD"] == "1" {
            try Data(bytes).write(to: Self.path)
            Issue.record("Recorded \(Self.path.lastPathComponent): build again, then run without KAOJU_RECORD.")
            return
        }
        let isSame = Resource.bytes(BuiltInLexicon.file) == bytes
        #expect(isSame, "The tables changed: run `make lexicon`.")
    }

    @Test func theCompiledLexiconIsUsed() throws {
        let layer = try #require(BuiltInLexicon.compiled(), "The tables changed: run `make lexicon`.")
        try layer.verify()
        #expect(layer.statistics == Lexicon.builtIn.statistics)
        #expect(try layer.statistics == BuiltInLexicon.compile().statistics)
    }
}
