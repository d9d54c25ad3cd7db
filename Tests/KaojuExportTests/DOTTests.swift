import Foundation
import KaojuExport
import KaojuGraph
import KaojuText
import TestSupport
import Testing

@Suite struct DOTTests {
    @Test func drawsTheSmallGraph() throws {
        try Golden.check(Array(DOTExport.text(SampleGraphs.small, language: .zh).utf8), "small.zh.dot")
        try Golden.check(Array(DOTExport.text(SampleGraphs.small, language: .en).utf8), "small.en.dot")
    }

    @Test(arguments: [1, 5, 40, 200])
    func keepsToTheLimit(_ top: Int) {
        let diagram = MechanismDiagram(SampleGraphs.synthetic(seed: 3), top: top, language: .zh)
        #expect(diagram.arrows.count == min(top, diagram.candidates))
        let used = Set(diagram.arrows.flatMap { [$0.from, $0.to] })
        #expect(Set(diagram.concepts.map(\.id)) == used)
    }

    @Test func contestedArrowsComeFirst() {
        let graph = SampleGraphs.synthetic(seed: 5)
        let contested = Set(graph.edges.filter { $0.status == .contested }.map { $0.subject + $0.object })
        let diagram = MechanismDiagram(graph, top: contested.count, language: .zh)
        #expect(!diagram.arrows.contains { !$0.isContested })
        #expect(Set(diagram.arrows.map { $0.from + $0.to }) == contested)
    }

    @Test func anEdgeThatNobodyAffirmsIsNotDrawn() {
        let graph = EvidenceGraph(
            nodes: [
                SampleGraphs.concept("a:1", "甲", "a", "Drug"), SampleGraphs.concept("b:1", "乙", "b", "Disease"),
            ], edges: [SampleGraphs.edge("a:1", .treats, "b:1", against: [4])], topics: [], findings: [])
        let diagram = MechanismDiagram(graph, language: .en)
        #expect(diagram.arrows.isEmpty)
        #expect(diagram.concepts.isEmpty)
        #expect(DOTExport.text(graph, language: .en).contains("No relation to draw"))
    }

    @Test func edgesOfOnePairAreOneArrow() throws {
        let graph = EvidenceGraph(
            nodes: [
                SampleGraphs.concept("a:1", "甲", "a", "Drug"), SampleGraphs.concept("b:1", "乙", "b", "Disease"),
            ],
            edges: [
                SampleGraphs.edge("a:1", .actsVia, "b:1", for: [9]),
                SampleGraphs.edge("a:1", .decreases, "b:1", for: [2], against: [7], status: .contested),
                SampleGraphs.edge("a:1", .increases, "b:1", for: [7], against: [2, 3], status: .contested),
                SampleGraphs.edge("a:1", .treats, "b:1", for: [2, 3], against: [7], status: .contested),
            ], topics: [], findings: [])
        let diagram = MechanismDiagram(graph, language: .en)
        let arrow = try #require(diagram.arrows.first)
        #expect(diagram.arrows.count == 1)
        #expect(arrow.direction == .minus)
        #expect(arrow.supporting == [2, 3, 9])
        #expect(arrow.opposing == [7])
        #expect(DOTExport.text(graph, language: .en).contains("[2][3][9] / [7]"))
    }

    @Test func whoDisputesAnArrowIsNotNamedAsItsSupport() throws {
        var edge = SampleGraphs.edge("a:1", .decreases, "b:1", for: [2], against: [])
        (edge.supportingNumbers, edge.disputedNumbers) = ([], [7])
        func label(_ edge: EvidenceGraph.Edge) -> String {
            let graph = EvidenceGraph(
                nodes: [
                    SampleGraphs.concept("a:1", "甲", "a", "Drug"), SampleGraphs.concept("b:1", "乙", "b", "Disease"),
                ], edges: [edge], topics: [], findings: [])
            return DOTExport.text(graph, language: .en)
        }
        #expect(label(edge).contains("label=\" ? [7] \""))
        #expect(label(edge).contains("disputed by the text itself"))
        edge.supportingNumbers = [2, 7]
        #expect(label(edge).contains("label=\" [2][7] \""))
        #expect(!label(edge).contains("disputed by the text itself"))
    }

    /// A legend that another paper changes would be drawn again for each.
    @Test func manyRelationsAreToldRoughly() {
        func legend(_ count: Int) -> String {
            let ids = (0..<100).map { "x:\($0)" }
            let edges = (0..<count).map { index in
                let (subject, other) = (index / 99, index % 99)
                return SampleGraphs.edge(ids[subject], .increases, ids[other < subject ? other : other + 1], for: [1])
            }
            let nodes = ids.map { SampleGraphs.concept($0, "", $0, "Drug") }
            return DOTExport.text(
                EvidenceGraph(nodes: nodes, edges: edges, topics: [], findings: []), top: 5, language: .en)
        }
        #expect(legend(999).contains("the strongest 5 of 999 relations"))
        #expect(legend(1149).contains("the strongest 5 of about 1100 relations"))
        #expect(legend(1150) == legend(1249))
        #expect(legend(9_850).contains("of about 9900 relations"))
    }

    @Test func theSameWhateverTheOrderOfEdges() {
        let graph = SampleGraphs.synthetic(seed: 8)
        var turned = graph
        turned.edges = EdgeList(graph.edges.reversed())
        #expect(DOTExport.text(graph, language: .zh) == DOTExport.text(turned, language: .zh))
    }

    @Test(.enabled(if: Programs.has("dot"), "Graphviz is not installed"))
    func graphvizReadsWhatIsWritten() throws {
        let graphs = [
            SampleGraphs.small, SampleGraphs.hostileGraph, SampleGraphs.synthetic(seed: 1),
            EvidenceGraph(nodes: [], edges: [], topics: [], findings: []),
        ]
        for graph in graphs {
            for language in Language.allCases {
                let dot = DOTExport.text(graph, language: language)
                let (output, status) = try Programs.run("dot", ["-Tcanon"], input: Array(dot.utf8))
                #expect(status == 0)
                #expect(!output.isEmpty)
            }
        }
    }

    @Test(.enabled(if: Programs.has("dot"), "Graphviz is not installed"))
    func rendererDrawsTheSameNodesAndEdges() async throws {
        let diagram = MechanismDiagram(SampleGraphs.synthetic(seed: 2), language: .zh)
        let file = try Programs.file(DOTExport.text(diagram, language: .zh))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let outcome = await DiagramRenderer().draw(file, as: .svg)
        let svg = String(decoding: try #require(outcome.picture), as: UTF8.self)
        for concept in diagram.concepts { #expect(svg.contains("<title>\(concept.id)</title>")) }
        #expect(svg.components(separatedBy: "class=\"edge\"").count - 1 >= diagram.arrows.count)
    }

    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["KAOJU_PICTURES"] != nil,
            "KAOJU_PICTURES names no folder for pictures to look at"))
    func picturesToLookAt() async throws {
        let folder = ProcessInfo.processInfo.environment["KAOJU_PICTURES"] ?? ""
        for seed in [UInt64(1), 2, 7] {
            let dot = DOTExport.text(SampleGraphs.synthetic(seed: seed), language: seed == 7 ? .en : .zh)
            try Data(dot.utf8).write(to: URL(fileURLWithPath: "\(folder)/synthetic-\(seed).dot"))
        }
        try Data(DOTExport.text(SampleGraphs.small, language: .zh).utf8)
            .write(to: URL(fileURLWithPath: folder + "/small.dot"))
    }

    @Test func aMissingProgramIsADiagnostic() async {
        let outcome = await DiagramRenderer(program: "kaoju-no-such-program").draw("/dev/null", as: .svg)
        #expect(outcome.picture == nil)
        #expect(outcome.diagnostics.map(\.code) == ["diagram.no-graphviz"])
    }

    @Test func aSlowProgramIsStopped() async throws {
        let path = try Programs.script("#!/bin/sh\nexec sleep 600\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        // A renderer that waited for the program's own end would find it failed, or well: never out of time.
        let outcome = await DiagramRenderer(program: path, limit: .milliseconds(200)).draw("/dev/null", as: .svg)
        #expect(outcome.diagnostics.map(\.code) == ["diagram.timeout"])
    }

    @Test func aFailingProgramIsADiagnosticWithItsWords() async throws {
        let path = try Programs.script("#!/bin/sh\necho 'syntax error in line 1' >&2\nexit 1\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let outcome = await DiagramRenderer(program: path).draw("/dev/null", as: .svg)
        #expect(outcome.diagnostics.first?.code == "diagram.failed")
        #expect(outcome.diagnostics.first?.message.en.contains("syntax error in line 1") == true)
    }
}
