import Foundation
import Kaoju
import KaojuCache
import KaojuExport
import KaojuText
import TestSupport
import Testing

/// A folder of invented papers, and builds of it.
struct PaperShelf {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A small paper of which no two numbers give the same.
    static func paper(_ number: Int) -> String {
        let drugs = ["二甲双胍", "阿司匹林", "维生素D", "格列美脲", "硫酸镁"]
        let (drug, other) = (drugs[number % 5], drugs[(number / 5) % 5])
        return """
            关于第\(number)号的短文

            \(drug)可降低血尿酸[1]。\(drug)可升高血压[2]。\(other)不影响血尿酸[1,2]。

            参考文献
            [1] 甲一, 乙二. \(drug)与血尿酸的第\(number % 7)次观察[J]. 示例杂志, 20\(10 + number % 7), 3(2): \(number % 7 + 10)-20.
            [2] 丙三, 丁四. \(drug)与血压[J]. 示例杂志, 2016, 4(1): 21-25.

            """
    }

    func write(_ name: String, _ number: Int) throws { try folder.write("Papers/" + name, Self.paper(number)) }

    @discardableResult
    func build(to output: String = "Output", jobs: Int = 2, usesCache: Bool = true) async throws -> Build.Summary {
        var options = Build.Options(inputs: [folder["Papers"]], output: folder[output], jobs: jobs)
        options.usesCache = usesCache
        return try await Build(options).run()
    }

    /// The files of a build but those that Graphviz lays out.
    func files(_ output: String = "Output") throws -> [String: [UInt8]] {
        try folder.files(below: output).filter { !$0.key.hasPrefix("mechanisms.") && $0.key != "explorer.html" }
    }

    /// How the files of the build are on the disk.
    func identities() throws -> [String: FileIdentity?] {
        Dictionary(uniqueKeysWithValues: try files().keys.map { ($0, FileIdentity(path: folder["Output/" + $0])) })
    }

    /// Whether the folder holds what a clean build makes.
    func expectCleanBytes(_ comment: Comment, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let clean = "Clean-" + UUID().uuidString
        try await build(to: clean, usesCache: false)
        let (expected, found) = (try files(clean), try files())
        #expect(found.keys.sorted() == expected.keys.sorted(), comment, sourceLocation: sourceLocation)
        for (name, bytes) in expected {
            #expect(found[name] == bytes, "\(comment): \(name) differs", sourceLocation: sourceLocation)
        }
        try FileManager.default.removeItem(atPath: folder[clean])
    }

    /// The cache's file.
    var cache: String { folder["Output/.kaoju/cache.sqlite"] }
}

@Suite("Building again")
struct IncrementalBuildTests {
    @Test("leaves everything as it is where nothing has changed")
    func unchanged() async throws {
        let shelf = try PaperShelf()
        for number in 0..<4 { try shelf.write("\(number).txt", number) }
        let first = try await shelf.build()
        let before = try shelf.identities()
        let second = try await shelf.build()
        #expect(second.claims == first.claims)
        #expect(second.topics == first.topics)
        #expect(second.contested == first.contested)
        if Programs.has("dot") { #expect(try shelf.identities() == before) }
        try await shelf.expectCleanBytes("unchanged")
    }

    @Test("writes again what somebody changed in the output")
    func changedOutput() async throws {
        let shelf = try PaperShelf()
        for number in 0..<3 { try shelf.write("\(number).txt", number) }
        try await shelf.build()
        for name in ["claims.jsonl", "audit.md", "text/1.txt.txt", "build.json"] {
            try shelf.folder.write("Output/" + name, "something else")
            try await shelf.build()
            try await shelf.expectCleanBytes("after \(name) was overwritten")
            try FileManager.default.removeItem(atPath: shelf.folder["Output/" + name])
            try await shelf.build()
            try await shelf.expectCleanBytes("after \(name) was removed")
        }
    }

    @Test("gives the bytes of a clean build after random edits", arguments: 0..<3)
    func randomEdits(_ seed: Int) async throws {
        let shelf = try PaperShelf()
        var random = SeededNumbers(seed)
        var names: [String] = []
        func fresh() -> String { ["", "a/", "b/c/"][random.next(3)] + "\(random.next(1000)).txt" }
        for _ in 0..<6 {
            let name = fresh()
            if !names.contains(name) { names.append(name) }
            try shelf.write(name, random.next(12))
        }
        try await shelf.build()
        for step in 0..<10 {
            for _ in 0...random.next(2) {
                let at = names.isEmpty ? 0 : random.next(names.count)
                switch names.isEmpty ? 0 : random.next(5) {
                case 0:
                    let name = fresh()
                    if !names.contains(name) { names.append(name) }
                    try shelf.write(name, random.next(12))
                case 1: try shelf.write(names[at], random.next(12))
                case 2:
                    let name = fresh()
                    if names.contains(name) { continue }
                    try shelf.write(name, 0)
                    try FileManager.default.removeItem(atPath: shelf.folder["Papers/" + name])
                    try FileManager.default.moveItem(
                        atPath: shelf.folder["Papers/" + names[at]], toPath: shelf.folder["Papers/" + name])
                    names[at] = name
                case 3 where names.count > 1:
                    try FileManager.default.removeItem(atPath: shelf.folder["Papers/" + names.remove(at: at)])
                default:
                    // The same bytes with new times.
                    let bytes = try shelf.folder.text("Papers/" + names[at])
                    try shelf.folder.write("Papers/" + names[at], bytes)
                }
            }
            try await shelf.build(jobs: 1 + step % 3)
            try await shelf.expectCleanBytes("seed \(seed), step \(step)")
        }
    }

    @Test("reads only what has changed")
    func onlyChanged() async throws {
        let shelf = try PaperShelf()
        for number in 0..<4 { try shelf.write("\(number).txt", number) }
        try await shelf.build()
        let before = try shelf.identities()
        try shelf.write("2.txt", 9)
        try await shelf.build()
        let after = try shelf.identities()
        // A paper that is analysed has its text written.
        for number in 0..<4 {
            let name = "text/\(number).txt.txt"
            #expect((after[name] == before[name]) == (number != 2), "\(name)")
        }
        try await shelf.expectCleanBytes("one changed")
    }

    @Test("takes a removed paper's claims away, and gives two papers of one content each their own")
    func removal() async throws {
        let shelf = try PaperShelf()
        try shelf.write("one.txt", 3)
        try shelf.write("two.txt", 3)
        try await shelf.build()
        let both = try shelf.folder.text("Output/claims.jsonl").split(separator: "\n")
        #expect(both.count { $0.contains("\"document\": \"one.txt\"") } == both.count / 2)
        #expect(!both.isEmpty)
        try FileManager.default.removeItem(atPath: shelf.folder["Papers/one.txt"])
        try await shelf.build()
        #expect(try !shelf.folder.text("Output/claims.jsonl").contains("one.txt"))
        #expect(!FileManager.default.fileExists(atPath: shelf.folder["Output/text/one.txt.txt"]))
        try await shelf.expectCleanBytes("one paper left")
    }

    @Test("turns a paper into a folder and back")
    func fileAndFolder() async throws {
        let shelf = try PaperShelf()
        try shelf.write("a", 1)
        try shelf.write("z.txt", 2)
        try await shelf.build()
        try FileManager.default.removeItem(atPath: shelf.folder["Papers/a"])
        try shelf.write("a.txt/b.txt", 1)
        try await shelf.build()
        try await shelf.expectCleanBytes("a folder")
        try FileManager.default.removeItem(atPath: shelf.folder["Papers/a.txt"])
        try shelf.write("a", 4)
        try await shelf.build()
        try await shelf.expectCleanBytes("a file again")
    }

    @Test("draws nothing again that it has drawn", .enabled(if: Programs.has("dot")))
    func drawings() async throws {
        let shelf = try PaperShelf()
        for number in 0..<3 { try shelf.write("\(number).txt", number) }
        try await shelf.build()
        let files = ["graph.dot", "mechanisms.svg", "mechanisms.png"]
        let before = try files.map { try shelf.folder.bytes("Output/" + $0) }
        // Something without a claim.
        try shelf.folder.write("Papers/3.txt", "本文没有论断。\n")
        try FileManager.default.removeItem(atPath: shelf.folder["Output/mechanisms.png"])
        try await shelf.build()
        #expect(try files.map { try shelf.folder.bytes("Output/" + $0) } == before)
    }

    @Test("knows what else results depend on: a lexicon, a bibliography, the language")
    func otherOptions() async throws {
        let shelf = try PaperShelf()
        try shelf.write("a.txt", 1)
        let papers = shelf.folder["Papers"]
        let table = try shelf.folder.write("mine.tsv", "\tDrug\t司坦福宁\tstanfonin\t\t\t\t\n")
        try shelf.folder.write("Papers/b.txt", "司坦福宁可降低血压。司坦福宁可降低血尿酸。")
        try await shelf.build()
        for options in [
            Build.Options(inputs: [papers], output: shelf.folder["Output"], lexicons: [table]),
            Build.Options(inputs: [papers], output: shelf.folder["Output"], language: .en),
            Build.Options(inputs: [papers], output: shelf.folder["Output"], top: 1),
            Build.Options(inputs: [papers], output: shelf.folder["Output"]),
        ] {
            var clean = options
            clean.output = shelf.folder["Clean"]
            clean.usesCache = false
            _ = try await Build(options).run()
            _ = try await Build(clean).run()
            let (found, expected) = (try shelf.files(), try shelf.files("Clean"))
            for (name, bytes) in expected { #expect(found[name] == bytes, "\(name) differs") }
        }
    }
}

/// Numbers that look random and are the same in every run.
struct SeededNumbers {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }
}
