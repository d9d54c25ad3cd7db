import Foundation
import KaojuAnnotation
import KaojuExport
import KaojuGraph
import KaojuRecords
import KaojuText
import KaojuWorks
import KaojuXML
import TestSupport

/// The first byte chooses the form; then come texts, parted by 0xFF, that stand wherever a graph has words of papers.
enum ExportSurface {
    /// What a run writes: one form, so that a run is short.
    private enum Form: Int, CaseIterable {
        case graphml, propertyGraphML, gexf, auditPage, claimPage, markdown, dot, cx2, cytoscape, nodeLink, audit,
            records
        case auditTable, claimTables, neo4j, kgx, turtle, nanopublications, works, bioc, brat
    }

    /// How many forms there are: the first byte counts up to here, then from the start.
    static let forms = Form.allCases.count

    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let texts = bytes.dropFirst().split(separator: 0xFF, maxSplits: 5, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        do {
            try write(texts, as: Form.allCases[Int(first) % forms])
        } catch {
            promise(false, "texts of papers can be written: \(error)")
        }
    }

    private static func write(_ texts: [String], as form: Form) throws {
        switch form {
        case .graphml: try elements(texts)
        case .propertyGraphML, .gexf: try propertyXML(texts, form)
        case .auditPage, .claimPage: pages(texts, form)
        case .markdown: markdown(texts)
        case .dot: checkDOT(DOTExport.text(graph(texts), language: .en))
        case .cx2, .cytoscape, .nodeLink, .audit: try json(texts, form)
        case .records: records(texts)
        case .auditTable: checkCells(AuditTable.csv(view(texts, .en)))
        case .claimTables: try claimTables(texts)
        case .neo4j:
            for file in try files(Neo4jFormat.parts(properties(texts))) where file.name.hasSuffix(".csv") {
                checkNeo4j(file.bytes)
            }
        case .kgx, .turtle, .nanopublications: try facts(texts, form)
        case .works: try works(texts)
        case .bioc, .brat: try annotations(texts, form)
        }
    }

    // MARK: Forms

    private static func elements(_ texts: [String]) throws {
        let own = try graphml(graph(texts))
        try checkXML(own)
        let other = try graphml(graph(texts.map(plain)))
        promise(opened(own) == opened(other), "no text opens an element of GraphML")
    }

    private static func propertyXML(_ texts: [String], _ form: Form) throws {
        let properties = properties(texts)
        var xml = try XMLWriter()
        if form == .gexf { return try checkXML(try GEXFFormat.write(properties, to: &xml)) }
        for flavor in GraphMLFormat.Flavor.allCases {
            var xml = try XMLWriter()
            try checkXML(try GraphMLFormat.write(properties, flavor: flavor, to: &xml))
        }
    }

    private static func pages(_ texts: [String], _ form: Form) {
        func page(_ texts: [String]) -> [UInt8] {
            if form == .auditPage { return Array(AuditPage.text(view(texts, .en)).utf8) }
            let graph = graph(texts)
            var list = ClaimListPage(graph, language: .zh)
            list.add(DocumentEvidence(analysis(texts)))
            return Array(list.text(svg: nil, graph: graph).utf8)
        }
        let (own, other) = (page(texts), page(texts.map(plain)))
        promise(isUTF8(own), "a page is UTF-8")
        promise(opened(own) == opened(other), "no text opens an element of a page")
        promise(scripts(own) == scripts(other), "no text opens a script")
    }

    private static func markdown(_ texts: [String]) {
        promise(
            !AuditMarkdown.text(view(texts, .zh)).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" },
            "Markdown holds no controls")
    }

    private static func json(_ texts: [String], _ form: Form) throws {
        var sink = MemorySink()
        switch form {
        case .cx2: try CX2Format.write(properties(texts), to: &sink)
        case .cytoscape: try CytoscapeFormat.write(properties(texts), to: &sink)
        case .nodeLink: try NodeLinkFormat.write(properties(texts), to: &sink)
        default: try AuditRecords.write(graph(texts), to: &sink)
        }
        _ = try JSONSerialization.jsonObject(with: Data(sink.bytes), options: .fragmentsAllowed)
    }

    private static func records(_ texts: [String]) {
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

    private static func claimTables(_ texts: [String]) throws {
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
    private static func facts(_ texts: [String], _ form: Form) throws {
        let folder = try folder.get()
        var json = JSONWriter()
        let analysis = analysis(texts)
        ClaimRecords.write(analysis, to: &json)
        try folder.write("claims.jsonl", json.drain())
        try folder.write("references.jsonl", references(analysis))
        let build = BuildFolder(folder.path)
        let facts = try ClaimFacts(build)
        var sink = MemorySink()
        switch form {
        case .turtle: try RDFFormats.turtle(facts, texts: DocumentTexts(build), to: &sink)
        case .nanopublications:
            try RDFFormats.nanopublications(facts, texts: DocumentTexts(build), version: "1", to: &sink)
        default:
            for file in try files(KGXFormat.parts(facts)) where file.name.hasSuffix(".tsv") {
                let rows = file.bytes.split(separator: 0x0A)
                promise(Set(rows.map { $0.count { $0 == 0x09 } }).count <= 1, "every line of KGX has the same cells")
            }
        }
        promise(isUTF8(sink.bytes), "RDF is UTF-8")
    }

    private static func works(_ texts: [String]) throws {
        let works = CitedWorks(references: references(analysis(texts)), includesUncited: true)
        promise(works.works.count == 1, "a work that was written is read back")
        let form: [UInt8] = works.bytes(as: .cslJSON)
        _ = try JSONSerialization.jsonObject(with: Data(form))
    }

    private static func annotations(_ texts: [String], _ form: Form) throws {
        let claims = try claims(texts)
        // The spans are of this text.
        let text = SampleAnalyses.chinese.text.document.text
        if form == .brat {
            let standoff = BratStandoff.annotations(text: text, mentions: [], claims: claims)
            _ = try BratReader(standoff, text: text)
            return
        }
        var collection = try BioCCollection(source: texts[0])
        try collection.add(document: texts[0], text: text, mentions: [], claims: claims)
        try checkXML(try collection.bytes())
    }
}
