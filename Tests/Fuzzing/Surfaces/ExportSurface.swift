import Foundation
import KaojuAnnotation
import KaojuExport
import KaojuGraph
import KaojuRecords
import KaojuText
import KaojuWorks
import KaojuXML
import TestSupport

/// The first byte chooses the formats; then come texts, parted by 0xFF, that stand wherever a graph has words of papers.
enum ExportSurface {
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let texts = bytes.dropFirst().split(separator: 0xFF, maxSplits: 5, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        do {
            switch first % 6 {
            case 0: try markup(texts)
            case 1: try pages(texts)
            case 2: try json(texts)
            case 3: try tables(texts)
            case 4: try records(texts)
            default: try annotations(texts)
            }
        } catch {
            promise(false, "texts of papers can be written: \(error)")
        }
    }

    // MARK: Formats

    private static func markup(_ texts: [String]) throws {
        let graph = graph(texts)
        try checkXML(try graphml(graph))
        let properties = properties(texts)
        for flavor in GraphMLFormat.Flavor.allCases {
            var xml = try XMLWriter()
            try checkXML(try GraphMLFormat.write(properties, flavor: flavor, to: &xml))
        }
        var xml = try XMLWriter()
        try checkXML(try GEXFFormat.write(properties, to: &xml))
        let (own, plain) = (try graphml(graph), try graphml(self.graph(texts.map(plain))))
        promise(opened(own) == opened(plain), "no text opens an element of GraphML")
    }

    private static func pages(_ texts: [String]) throws {
        func pages(_ texts: [String]) -> [[UInt8]] {
            let graph = self.graph(texts)
            let view = AuditView(
                graph, bibliography: Bibliography(), documents: 1, language: .en)
            var list = ClaimListPage(graph, language: .zh)
            list.add(DocumentEvidence(analysis(texts)))
            return [AuditPage.text(view), list.text(svg: nil, graph: graph)].map { Array($0.utf8) }
        }
        for (page, other) in zip(pages(texts), pages(texts.map(plain))) {
            promise(isUTF8(page), "a page is UTF-8")
            promise(opened(page) == opened(other), "no text opens an element of a page")
            promise(scripts(page) == scripts(other), "no text opens a script")
        }
        let graph = graph(texts)
        let view = AuditView(graph, bibliography: Bibliography(), documents: 1, language: .zh)
        promise(
            !AuditMarkdown.text(view).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" },
            "Markdown holds no controls")
        checkDOT(DOTExport.text(graph, language: .en))
    }

    private static func json(_ texts: [String]) throws {
        let properties = properties(texts)
        var sinks = [MemorySink](repeating: MemorySink(), count: 4)
        try CX2Format.write(properties, to: &sinks[0])
        try CytoscapeFormat.write(properties, to: &sinks[1])
        try NodeLinkFormat.write(properties, to: &sinks[2])
        try AuditRecords.write(graph(texts), to: &sinks[3])
        for sink in sinks { _ = try JSONSerialization.jsonObject(with: Data(sink.bytes), options: .fragmentsAllowed) }
        let analysis = analysis(texts)
        var json = JSONWriter()
        ClaimRecords.write(analysis, to: &json)
        MentionRecords.write(analysis, to: &json)
        CitationRecords.write(analysis, to: &json)
        checkLines(json.drain() + references(analysis))
    }

    private static func references(_ analysis: DocumentAnalysis) -> [UInt8] {
        ReferenceRecords.lines(analysis).flatMap { ReferenceRecords.line($0, Works()) }
    }

    private static func tables(_ texts: [String]) throws {
        let view = AuditView(
            graph(texts), bibliography: Bibliography(), documents: 1, language: .en)
        checkCells(AuditTable.csv(view))
        for file in try files(Neo4jFormat.parts(properties(texts))) where file.name.hasSuffix(".csv") {
            checkNeo4j(file.bytes)
        }
        let claims = try claims(texts)
        var sinks = [MemorySink](repeating: MemorySink(), count: 2)
        try ClaimTableFormat.csv(claims, to: &sinks[0])
        checkCells(sinks[0].bytes)
        try ClaimTableFormat.tsv(claims, to: &sinks[1])
        let rows = sinks[1].bytes.split(separator: 0x0A)
        promise(rows.count == claims.count + 1, "a claim is a line")
        promise(Set(rows.map { $0.count { $0 == 0x09 } }).count == 1, "every line has the same cells")
    }

    /// Formats that read the files of a build.
    private static func records(_ texts: [String]) throws {
        let folder = try folder()
        var json = JSONWriter()
        let analysis = analysis(texts)
        let document = analysis.text.document
        try folder.write("text/" + document.name + ".txt", document.text)
        ClaimRecords.write(analysis, to: &json)
        try folder.write("claims.jsonl", json.drain())
        let references = references(analysis)
        try folder.write("references.jsonl", references)
        let build = BuildFolder(folder.path)
        let facts = try ClaimFacts(build)
        for file in try files(KGXFormat.parts(facts)) where file.name.hasSuffix(".tsv") {
            let rows = file.bytes.split(separator: 0x0A)
            promise(Set(rows.map { $0.count { $0 == 0x09 } }).count <= 1, "every line of KGX has the same cells")
        }
        for sink in try [turtle(facts, build), nanopublications(facts, build)] {
            promise(isUTF8(sink.bytes), "RDF is UTF-8")
        }
        let works = CitedWorks(references: references, includesUncited: true)
        promise(works.works.count == 1, "a work that was written is read back")
        let form: [UInt8] = works.bytes(as: .cslJSON)
        _ = try JSONSerialization.jsonObject(with: Data(form))
    }

    private static func annotations(_ texts: [String]) throws {
        let claims = try claims(texts)
        // The spans are of this text.
        let text = SampleAnalyses.chinese.text.document.text
        var collection = try BioCCollection(source: texts[0])
        try collection.add(document: texts[0], text: text, mentions: [], claims: claims)
        try checkXML(try collection.bytes())
        let standoff = BratStandoff.annotations(text: text, mentions: [], claims: claims)
        _ = try BratReader(standoff, text: text)
    }

    // MARK: Samples

    private static func graph(_ texts: [String]) -> EvidenceGraph {
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

    private static func properties(_ texts: [String]) -> PropertyGraph {
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

    private static func analysis(_ texts: [String]) -> DocumentAnalysis {
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

    private static func claims(_ texts: [String]) throws -> [ClaimRecord] {
        var json = JSONWriter()
        ClaimRecords.write(analysis(texts), to: &json)
        return try json.drain().split(separator: 0x0A).map {
            try JSONDecoder().decode(ClaimRecord.self, from: Data($0))
        }
    }

    private static func folder() throws(ExportError) -> OutputFolder {
        try OutputFolder(NSTemporaryDirectory() + "kaoju-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
    }

    /// The files of an export that has several.
    private static func files(_ parts: [ExportPart]) throws -> [(name: String, bytes: [UInt8])] {
        let folder = try folder()
        return try parts.map { part in
            var file = try folder.begin(part.name)
            try part.write(&file)
            try file.commit()
            return (part.name, try folder.read(part.name))
        }
    }

    private static func graphml(_ graph: EvidenceGraph) throws -> [UInt8] {
        var xml = try XMLWriter()
        return try GraphMLFormat.write(graph, to: &xml)
    }

    private static func turtle(_ facts: ClaimFacts, _ build: BuildFolder) throws -> MemorySink {
        var sink = MemorySink()
        try RDFFormats.turtle(facts, texts: DocumentTexts(build), to: &sink)
        return sink
    }

    private static func nanopublications(_ facts: ClaimFacts, _ build: BuildFolder) throws -> MemorySink {
        var sink = MemorySink()
        try RDFFormats.nanopublications(facts, texts: DocumentTexts(build), version: "1", to: &sink)
        return sink
    }
}
