import Foundation
import KaojuMatching
import KaojuTerminology
import KaojuText
import TestSupport
import Testing

@Suite struct LexiconLayerTests {
    private static let table = """
        X:1\tDisease\t甲病\talpha disease\t甲症\talphosis\tALD|?AD
        X:2\tProtein\t乙蛋白\tbeta protein\t\t\tBP-1\tX:1
        \tDrug\t丙药\tgamma drug\t\t\t\topposite:delta drug
        \tDrug\t丁药\tdelta drug
        """
    private static let sentences = ["甲病患者的乙蛋白升高。", "BP1 and alphoses", "丙药与丁药, gamma-drug"]

    private static func table(_ text: String) throws -> LexiconTable {
        try LexiconTable(file: "t.tsv", bytes: Array(text.utf8))
    }

    private static func compiled(_ text: String) throws -> LexiconLayer {
        var compiler = LexiconCompiler()
        compiler.add(try table(text))
        return try compiler.compile()
    }

    private static func bytes(_ layer: LexiconLayer) -> [UInt8] {
        var bytes: [UInt8] = []
        layer.write { bytes += $0 }
        return bytes
    }

    private static func mapped(_ bytes: [UInt8]) throws -> LexiconLayer {
        let file = try ScratchFile(bytes)
        return try LexiconLayer(path: file.path)
    }

    @Test func aMappedLayerIsTheOneThatWasWritten() throws {
        let built = try Self.compiled(Self.table)
        let mapped = try Self.mapped(Self.bytes(built))
        try mapped.verify()
        #expect(Self.bytes(mapped) == Self.bytes(built))
        #expect(Self.bytes(try Self.compiled(Self.table)) == Self.bytes(built))
        let (a, b) = (Lexicon(layers: [built]), Lexicon(layers: [mapped]))
        #expect(a.concepts == b.concepts && a.statistics == b.statistics)
        #expect(b.concept(id: "X:2")?.parents == ["X:1"])
        #expect(b.concept(id: "kaoju:gamma-drug")?.opposite == "kaoju:delta-drug")
        for sentence in Self.sentences {
            let text = SegmentedText.sample(sentence)
            let mentions = Recognizer(lexicon: b).mentions(in: text)
            #expect(mentions.items == Recognizer(lexicon: a).mentions(in: text).items)
            #expect(mentions.items.count >= 2)
        }
    }

    @Test func saysWhyAFileIsRefused() throws {
        let bytes = Self.bytes(try Self.compiled(Self.table))
        func code(_ bytes: [UInt8]) throws -> LexiconError.Code? {
            let file = try ScratchFile(bytes)
            do throws(LexiconError) {
                _ = try LexiconLayer(path: file.path)
                return nil
            } catch {
                #expect(error.file == file.path && !error.expected.en.isEmpty && !error.expected.zh.isEmpty)
                return error.code
            }
        }
        #expect(try code(bytes) == nil)
        #expect(try code(Array("format-version: 1.4\n".utf8)) == .foreign)
        #expect(try code([]) == .foreign)
        #expect(try code(Array(bytes.dropLast(20))) == .size)
        #expect(try code(bytes + [0]) == .size)
        var other = bytes
        other[24] ^= 1
        #expect(try code(other) == .version)
        #expect(throws: LexiconError.self) { try LexiconLayer(path: "/no/such/file.kj") }
    }

    @Test(arguments: 0..<40) func aDamagedLayerMayMissButNeverCrashes(seed: Int) throws {
        var random = SystemSeed(seed: UInt64(seed))
        var bytes = Self.bytes(try Self.compiled(Self.table))
        for _ in 0..<Int.random(in: 1...300, using: &random) {
            bytes[Int.random(in: 64..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
        }
        guard let layer = try? Self.mapped(bytes) else { return }
        let lexicon = Lexicon.builtIn.adding(layer)
        for sentence in Self.sentences { _ = Recognizer(lexicon: lexicon).mentions(in: .sample(sentence)) }
        for id in ["X:1", "kaoju:gamma-drug", "none:1"] { _ = lexicon.concept(id: id) }
        _ = lexicon.numbers(spelled: "甲病")
        #expect(throws: (any Error).self) { try layer.verify() }
    }

    @Test func laterLayersWinAndConflictsAreReported() throws {
        let field = try Self.compiled("X:1\tDisease\t甲病\talpha disease\t\t\tBPX\nX:9\tDrug\t戊药\tepsilon drug")
        let mine = try Self.compiled(
            "X:1\tDisease\t甲疾\talpha disease\t\t\tAA1\nX:7\tProtein\t庚蛋白\teta protein\t\t\tBPX")
        let lexicon = Lexicon(layers: [mine, field])
        let merged = try #require(lexicon.concept(id: "X:1"))
        #expect(merged.zh == "甲疾" && merged.synonyms == ["AA1", "甲病", "BPX"])
        #expect(lexicon.concepts.map(\.id) == ["X:1", "X:7", "X:9"])
        let text = SegmentedText.sample("BPX与AA1及戊药、甲病")
        let mentions = Recognizer(lexicon: lexicon).mentions(in: text)
        #expect(mentions.id(of: "BPX", in: text) == "X:7")
        #expect(mentions.id(of: "甲病", in: text) == "X:1")
        #expect(mentions.id(of: "戊药", in: text) == "X:9")
        #expect(lexicon.conflicts.map { "\($0.kind.rawValue) \($0.key)" } == ["identifier X:1", "name BPX"])
        #expect(lexicon.conflicts[1].winner.hasPrefix("X:7") && lexicon.conflicts[1].loser.hasPrefix("X:1"))
    }

    @Test func scopesDecideWhatIsLookedFor() throws {
        var compiler = LexiconCompiler()
        compiler.add(
            VocabularyTerm(
                id: "X:1", category: "Disease", en: "alpha disease",
                names: [.init("alphosis"), .init("alphoid", .related), .init("disease group", .broad)]), file: "t")
        compiler.add(VocabularyTerm(id: "X:2", en: "old disease", isDeprecated: true, replacedBy: "X:1"), file: "t")
        compiler.add(VocabularyTerm(id: "X:3", en: "gone disease", isDeprecated: true), file: "t")
        let lexicon = Lexicon(layers: [try compiler.compile()])
        func found(_ sentence: String) -> [String] {
            let text = SegmentedText.sample(sentence)
            return Recognizer(lexicon: lexicon).mentions(in: text).items
                .filter { $0.source == .lexicon }.map { text[$0.range] }
        }
        #expect(found("The alphoid was seen.") == [])
        #expect(found("The alphoid of alphosis was seen.") == ["alphoid", "alphosis"])
        #expect(found("A disease group with an old disease.") == ["old disease"])
        #expect(lexicon.concept(id: "X:3") == nil)
        #expect(lexicon.term(0).names.map(\.scope) == [.exact, .related, .broad, .exact])
        #expect(lexicon.term(0).xrefs == ["X:2"])
    }
}

/// A file for one test; removed with the value.
final class ScratchFile {
    let path: String

    init(_ bytes: [UInt8]) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// SplitMix64, so that a failure can be repeated.
struct SystemSeed: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
