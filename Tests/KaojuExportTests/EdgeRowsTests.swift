import Foundation
import KaojuGraph
import KaojuWorks
import KaojuXML
import TestSupport
import Testing

@testable import KaojuExport

@Suite("The rows of edges")
struct EdgeRowsTests {
    /// The documents of a corpus, of which each was read in this state; none for one that is not there.
    private func graph(states: [String?]) -> EvidenceGraph {
        let documents = zip(["甲.txt", "乙.txt"], states).compactMap { name, state -> DocumentEvidence? in
            guard let state else { return nil }
            var analysis = SampleAnalyses.named(name)
            if name == "乙.txt" { analysis.claims[0].object.concept = "HP:0000007" }
            var document = DocumentEvidence(analysis)
            var print = Fingerprint()
            print.add([name, state])
            document.fingerprint = state.isEmpty ? nil : print
            return document
        }
        return GraphAssembler().graph(of: MergedCorpus(documents: documents, works: Works()), language: .zh)
    }

    /// Writes `graph.graphml` with what `layout` tells of the last one; returns its bytes and where its rows stand.
    private func written(
        _ graph: EvidenceGraph, in folder: OutputFolder, _ layout: GraphLayout? = nil, common: String = "v"
    ) throws -> (bytes: [UInt8], layout: GraphLayout?) {
        var file = try folder.begin("graph.graphml")
        var xml = try XMLWriter.exporting(to: file.temporary)
        let rows = graph.edges.fingerprinter(common: common).map {
            EdgeRows($0, path: file.temporary, earlier: layout, in: folder)
        }
        try GraphMLFormat.write(graph, to: &xml, path: file.target, reusing: rows)
        try file.commit()
        return (try folder.read("graph.graphml"), rows?.layout(of: FileIdentity(path: file.target)))
    }

    /// Puts another letter into the status of every edge, so that a copy can be told from what is made anew.
    private func mark(_ folder: OutputFolder, _ layout: inout GraphLayout) throws {
        let text = String(decoding: try folder.read("graph.graphml"), as: UTF8.self)
        let marked = text.replacing("<data key=\"edge_status\">", with: "<data key=\"edge_statuS\">")
        #expect(marked != text)
        try Data(marked.utf8).write(to: URL(fileURLWithPath: folder.path + "/graph.graphml"))
        layout.file = try #require(FileIdentity(path: folder.path + "/graph.graphml"))
    }

    private func copies(_ bytes: [UInt8]) -> Int {
        String(decoding: bytes, as: UTF8.self).components(separatedBy: "edge_statuS").count - 1
    }

    private func withFolder(_ body: (OutputFolder) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(try OutputFolder(path))
    }

    @Test("are those that a graph has that is written without an earlier one")
    func sameBytes() throws {
        try withFolder { folder in
            let graph = graph(states: ["1", "1"])
            var xml = try XMLWriter()
            let plain = try GraphMLFormat.write(graph, to: &xml)
            let (bytes, layout) = try written(graph, in: folder)
            #expect(bytes == plain)
            let known = try #require(layout)
            #expect(known.rows.count == graph.edges.count)
            #expect(try written(graph, in: folder, known).bytes == plain)
        }
    }

    @Test("are copied where an edge is as it was, and made anew where not")
    func copiesSome() throws {
        try withFolder { folder in
            let both = graph(states: ["1", "1"])
            var layout = try #require(try written(both, in: folder).layout)
            try mark(folder, &layout)
            #expect(copies(try written(both, in: folder, layout).bytes) == both.edges.count)
        }
        try withFolder { folder in
            var layout = try #require(try written(graph(states: ["1", "1"]), in: folder).layout)
            try mark(folder, &layout)
            let (bytes, _) = try written(graph(states: ["1", "2"]), in: folder, layout)
            #expect(copies(bytes) == 1)
        }
    }

    @Test("are right where edges come and go")
    func comeAndGo() throws {
        try withFolder { folder in
            var layout: GraphLayout?
            for states: [String?] in [["1", nil], ["1", "1"], [nil, "1"], ["2", "1"], ["1", nil]] {
                let graph = graph(states: states)
                var xml = try XMLWriter()
                let plain = try GraphMLFormat.write(graph, to: &xml)
                let now = try written(graph, in: folder, layout)
                #expect(now.bytes == plain)
                layout = now.layout
            }
        }
    }

    @Test("are made anew where the program or the file is not as it was")
    func makesAnew() throws {
        try withFolder { folder in
            let graph = graph(states: ["1", "1"])
            let first = try written(graph, in: folder)
            var layout = try #require(first.layout)
            try mark(folder, &layout)
            #expect(try written(graph, in: folder, layout, common: "w").bytes == first.bytes)
            // The layout is of the file before.
            #expect(try written(graph, in: folder, layout).bytes == first.bytes)
        }
    }

    @Test("are made anew where what was kept of them is rubbish", arguments: [-1, Int32.min, Int32.max])
    func rubbish(length: Int32) throws {
        try withFolder { folder in
            let graph = graph(states: ["1", "1"])
            let first = try written(graph, in: folder)
            var layout = try #require(first.layout)
            try mark(folder, &layout)
            for place in layout.rows.indices { layout.rows[place].length = length }
            #expect(try written(graph, in: folder, layout).bytes == first.bytes)
        }
        try withFolder { folder in
            let graph = graph(states: ["1", "1"])
            let first = try written(graph, in: folder)
            var layout = try #require(first.layout)
            layout.start = Int(length) * Int(Int32.max)
            #expect(try written(graph, in: folder, layout).bytes == first.bytes)
        }
    }

    @Test("have no layout where a document's state is not known")
    func withoutState() throws {
        try withFolder { folder in
            let (bytes, layout) = try written(graph(states: ["1", ""]), in: folder)
            #expect(layout == nil)
            #expect(!bytes.isEmpty)
        }
    }

    @Test("of references are known again where the works are the same")
    func references() throws {
        try withFolder { folder in
            try folder.write("references.jsonl", Array("abcde".utf8))
            try folder.write("works.jsonl", Array("w".utf8))
            let files = ReferenceLayout.names.compactMap { FileIdentity(path: folder.path + "/" + $0) }
            var (works, others) = (Fingerprint(), Fingerprint())
            works.add(1)
            others.add(2)
            let layout = ReferenceLayout(
                works: works, files: files,
                inputs: [.init(key: "a", length: 2), .init(key: "", length: 1), .init(key: "b", length: 2)])
            let known = try #require(EarlierReferences(layout, naming: works, in: folder))
            #expect(known.place(ofInput: "a") == 0..<2)
            #expect(known.place(ofInput: "b") == 3..<5)
            #expect(known.place(ofInput: "") == nil)
            #expect(EarlierReferences(layout, naming: others, in: folder) == nil)
            var long = layout
            long.inputs[2].length = 3
            #expect(EarlierReferences(long, naming: works, in: folder) == nil)
            try folder.write("works.jsonl", Array("v".utf8))
            #expect(EarlierReferences(layout, naming: works, in: folder) == nil)
        }
    }
}
