import Foundation
import KaojuGraph
import KaojuText
import KaojuWorks
import Synchronization
import TestSupport
import Testing

@testable import KaojuExport

@Suite("The files of an audit")
struct AuditFilesTests {
    /// Keeps a layout as a cache does.
    private final class Shelf: AuditStore {
        private let kept = Mutex<AuditLayout?>(nil)
        var auditLayout: AuditLayout? { kept.withLock { $0 } }
        func keep(_ layout: AuditLayout) { kept.withLock { $0 = layout } }
    }

    /// The documents of a corpus, of which some were read in this state.
    private func graph(states: [String]) -> EvidenceGraph {
        let documents = zip(["甲.txt", "乙.txt"], states).map { name, state in
            var document = DocumentEvidence(SampleAnalyses.named(name))
            var print = Fingerprint()
            print.add([name, state])
            document.fingerprint = state.isEmpty ? nil : print
            document.findings = [
                Diagnostic(
                    code: "marker.sample", severity: .info, document: name,
                    message: LocalizedText(zh: "斑马", en: "A zebra of \(name)"))
            ]
            return document
        }
        return GraphAssembler().graph(of: MergedCorpus(documents: documents, works: Works()), language: .zh)
    }

    private func write(
        _ graph: EvidenceGraph, into folder: OutputFolder, _ shelf: Shelf, common: String = "v"
    ) throws {
        let view = AuditView(graph, bibliography: Bibliography(), documents: 2, language: .zh)
        try AuditFiles(folder: folder, jobs: 2, earlier: (shelf, common)).write(graph, view)
    }

    /// Puts one byte for another in the words of the first topic, so that a copy can be told from what is made anew.
    private func mark(_ folder: OutputFolder, _ shelf: Shelf) throws {
        var bytes = try folder.read("audit.json")
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "q")))
        bytes[place] = UInt8(ascii: "Q")
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/audit.json"))
        var layout = try #require(shelf.auditLayout)
        layout.files[0] = try #require(FileIdentity(path: folder.path + "/audit.json"))
        shelf.keep(layout)
    }

    private func withFolder(_ body: (OutputFolder, Shelf) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(try OutputFolder(path), Shelf())
    }

    @Test("copies the lines of a topic that is as it was")
    func copies() throws {
        try withFolder { folder, shelf in
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            let (record, rows) = (try folder.read("audit.json"), try folder.read("audit.csv"))
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            #expect(try folder.read("audit.json") == record)
            #expect(try folder.read("audit.csv") == rows)
            try mark(folder, shelf)
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            #expect(try folder.read("audit.json").contains(UInt8(ascii: "Q")))
        }
    }

    @Test(
        "makes them anew where a document, the program or the file is not as it was",
        arguments: [(["1", "2"], "v"), (["1", "1"], "w"), (["1", ""], "v")])
    func makesAnew(states: [String], common: String) throws {
        try withFolder { folder, shelf in
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            let record = try folder.read("audit.json")
            try mark(folder, shelf)
            try write(graph(states: states), into: folder, shelf, common: common)
            #expect(try folder.read("audit.json") == record)
        }
        try withFolder { folder, shelf in
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            let record = try folder.read("audit.json")
            try mark(folder, shelf)
            // Changed behind the layout's back.
            try Data(record + [0x20]).write(to: URL(fileURLWithPath: folder.path + "/audit.json"))
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            #expect(try folder.read("audit.json") == record)
        }
    }

    @Test("copies the findings of a document that is as it was, and makes those of others anew")
    func findings() throws {
        try withFolder { folder, shelf in
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            let first = String(decoding: try folder.read("audit.json"), as: UTF8.self)
            let marked = first.replacing("A zebra", with: "A ZEBRA")
            #expect(marked != first)
            try Data(marked.utf8).write(to: URL(fileURLWithPath: folder.path + "/audit.json"))
            var layout = try #require(shelf.auditLayout)
            #expect(layout.findings.count == 2)
            layout.files[0] = try #require(FileIdentity(path: folder.path + "/audit.json"))
            shelf.keep(layout)
            try write(graph(states: ["1", "2"]), into: folder, shelf)
            let second = String(decoding: try folder.read("audit.json"), as: UTF8.self)
            #expect(second.contains("A ZEBRA of 甲.txt"))
            #expect(second.contains("A zebra of 乙.txt"))
            #expect(second.lowercased() == first.lowercased())
        }
    }

    @Test("makes all anew where what was kept of the last files is rubbish", arguments: [-1, Int.max, Int.min])
    func rubbish(length: Int) throws {
        try withFolder { folder, shelf in
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            let record = try folder.read("audit.json")
            var layout = try #require(shelf.auditLayout)
            layout.topics[0].record = length
            layout.findings[1].record = length
            shelf.keep(layout)
            try write(graph(states: ["1", "1"]), into: folder, shelf)
            #expect(try folder.read("audit.json") == record)
        }
    }
}
