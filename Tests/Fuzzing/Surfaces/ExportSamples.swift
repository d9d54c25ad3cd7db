import Foundation
import KaojuExport
import KaojuGraph
import KaojuRecords
import KaojuText
import KaojuXML
import TestSupport

/// Graphs, documents and records with texts of the fuzzer in all places of words.
extension ExportSurface {
    static func graph(_ texts: [String]) -> EvidenceGraph {
        func text(_ index: Int) -> String { texts[index % texts.count] }
        let nodes = (0..<4).map { SampleGraphs.concept("x:\($0)" + text($0), text($0 + 1), text($0 + 2), "Gene") }
        let edges = (1..<4).map {
            SampleGraphs.edge(nodes[$0 - 1].id, .causes, nodes[$0].id, for: [$0], status: .contested)
        }
        let part = SampleGraphs.participant(text(0), text(1), text(2), "Gene")
        let topic = Topic(
            id: "topic:1", subject: part, object: part, direction: .plus, status: .contested, disputedByText: true,
            group: "topic:1",
            supporting: [SampleGraphs.stand(1, .causes, quote: text(3), references: [text(4)], via: "donor")],
            opposing: [], undetermined: [],
            statements: [Topic.Statement(document: text(5), span: ByteRange(0, 1), quote: text(0))])
        let finding = Diagnostic(
            code: "test", document: text(5), message: LocalizedText(zh: text(1), en: text(2)))
        return EvidenceGraph(nodes: nodes, edges: edges, topics: [topic], findings: [finding])
    }

    static func properties(_ texts: [String]) -> PropertyGraph {
        func text(_ index: Int) -> String { texts[index % texts.count] }
        let nodes = (0..<3).map { index in
            PropertyGraph.Node(
                id: "\(index)" + text(index), label: text(index + 1), category: "biolink:Drug", weight: 1,
                values: [.string(text(index)), .list([text(index + 2), text(index + 3)])])
        }
        let edges = (0..<2).map { index in
            PropertyGraph.Edge(
                id: "e\(index)", source: index, target: index + 1, interaction: text(index), polarity: "positive",
                weight: 1, values: [.string(text(index + 4))])
        }
        return PropertyGraph(
            nodeAttributes: [.init("curie"), .init("names", .list)], edgeAttributes: [.init("id")], nodes: nodes,
            edges: edges)
    }

    static func analysis(_ texts: [String]) -> DocumentAnalysis {
        func text(_ index: Int) -> String { texts[index % texts.count] }
        var analysis = SampleAnalyses.chinese
        for index in analysis.claims.indices {
            analysis.claims[index].quote.text = text(0)
            analysis.claims[index].subject.concept = "kaoju:" + text(1)
            analysis.claims[index].subject.zh = text(1)
            analysis.claims[index].object.en = text(2)
            analysis.claims[index].section = [text(3)]
            analysis.claims[index].attribution?.name = text(4)
        }
        for index in analysis.citations.references.indices {
            analysis.citations.references[index].raw = text(5)
            analysis.citations.references[index].item.title = text(0)
            analysis.citations.references[index].item.container = text(1)
        }
        return analysis
    }

    static func claims(_ texts: [String]) throws -> [ClaimRecord] {
        var json = JSONWriter()
        ClaimRecords.write(analysis(texts), to: &json)
        return try json.drain().split(separator: 0x0A).map {
            try JSONDecoder().decode(ClaimRecord.self, from: Data($0))
        }
    }

    static func view(_ texts: [String], _ language: Language) -> AuditView {
        AuditView(graph(texts), bibliography: Bibliography(), documents: 1, language: language)
    }

    /// A folder of this process, with the text that the spans are of.
    static let folder = Result {
        let folder = try OutputFolder(
            NSTemporaryDirectory() + "kaoju-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
        let document = SampleAnalyses.chinese.text.document
        try folder.write("text/" + document.name + ".txt", document.text)
        return folder
    }

    /// The files of an export that has several.
    static func files(_ parts: [ExportPart]) throws -> [(name: String, bytes: [UInt8])] {
        let folder = try folder.get()
        return try parts.map { part in
            var file = try folder.begin(part.name)
            try part.write(&file)
            try file.commit()
            return (part.name, try folder.read(part.name))
        }
    }

    static func graphml(_ graph: EvidenceGraph) throws -> [UInt8] {
        var xml = try XMLWriter()
        return try GraphMLFormat.write(graph, to: &xml)
    }
}
