import KaojuGraph
import KaojuText
import KaojuWorks
import KaojuXML

/// Writes the contract's files of a build into a folder.
package struct BuildWriter: Sendable {
    /// The output folder.
    package let folder: OutputFolder
    /// The language of reports and diagrams; nil for that of most of the documents' text.
    package let language: Language?
    /// The most arrows in the diagram.
    package let top: Int
    /// What draws the diagram.
    package var renderer: DiagramRenderer

    /// The files of a build beside the documents' texts.
    package static let names =
        RecordFiles.names + [
            "references.jsonl", "works.jsonl", "concepts.jsonl", "lexicon-candidates.tsv", "terms.tsv", "audit.json",
            "audit.md",
            "audit.html", "audit.csv", "graph.graphml", "graph.dot", "mechanisms.svg", "mechanisms.png",
            "explorer.html", "build.json",
        ]

    /// Creates a writer; nothing is touched yet.
    package init(
        folder: OutputFolder, language: Language? = nil, top: Int = 40, renderer: DiagramRenderer = DiagramRenderer()
    ) {
        self.folder = folder
        self.language = language
        self.top = top
        self.renderer = renderer
    }

    /// Writes what the whole corpus makes, and completes the records that were added so far. `diagnostics` go into
    /// `build.json`; those returned depend on the machine (no Graphviz, no Chinese font) and stay out of it, so that the
    /// same inputs make the same bytes.
    ///
    /// Errors: those of `OutputFolder`, `export.xml`, `export.dangling-edge`.
    package func write(
        _ records: inout RecordFiles, documents: [DocumentEvidence], works: Works, graph: EvidenceGraph,
        bibliographies: [InputRecord] = [], settings: BuildSettings = BuildSettings(), diagnostics: [Diagnostic],
        version: String
    ) async throws(ExportError) -> [Diagnostic] {
        try records.commit()
        try Self.writeWorks(works, into: folder)

        let language = language ?? Self.language(of: documents)
        let counts = records.counts
        try Self.writeGraph(graph, into: folder)
        var audit = try folder.begin("audit.json")
        try AuditRecords.write(graph, to: &audit)
        try audit.commit()
        let view = AuditView(
            graph, bibliography: Bibliography(documents), documents: counts.documents, language: language)
        try folder.write("audit.md", Array(AuditMarkdown.text(view).utf8))
        try folder.write("audit.html", Array(AuditPage.text(view).utf8))
        var table = try folder.begin("audit.csv")
        try AuditTable.write(view, to: &table)
        try table.commit()
        var concepts = try folder.begin("concepts.jsonl")
        try ConceptRecords.write(graph.concepts, to: &concepts)
        try concepts.commit()
        let dot = DOTExport.text(graph, top: top, language: language)
        try folder.write("graph.dot", Array(dot.utf8))

        var (svg, notices) = try await draw(into: folder)
        notices += try await explorer(of: documents, graph, language, svg: svg, into: folder)
        var told = settings
        told.language = language
        // The manifest comes last: where it stands, the build is whole.
        try folder.write(
            "build.json",
            BuildManifest.bytes(
                version: version, inputs: records.inputs, bibliographies: bibliographies, settings: told,
                counts: counts, graph: graph, diagnostics: diagnostics))
        return notices
    }

    /// The language of most of the documents' text; Chinese where there is as much of both. O(documents).
    package static func language(of documents: [DocumentEvidence]) -> Language {
        var bytes: [Language: Int] = [:]
        for document in documents { bytes[document.language, default: 0] += document.length }
        return bytes[.en, default: 0] > bytes[.zh, default: 0] ? .en : .zh
    }

    private static func writeWorks(_ works: Works, into folder: OutputFolder) throws(ExportError) {
        var file = try folder.begin("works.jsonl")
        try WorkRecords.write(works, to: &file)
        try file.commit()
    }

    private static func writeGraph(_ graph: EvidenceGraph, into folder: OutputFolder) throws(ExportError) {
        var file = try folder.begin("graph.graphml")
        var xml = try XMLWriter.exporting(to: file.temporary)
        try GraphMLFormat.write(graph, to: &xml, path: file.target)
        try file.commit()
    }

    /// Writes the explorer, laid out by Graphviz; a plain list where this program holds no D3.
    private func explorer(
        of documents: [DocumentEvidence], _ graph: EvidenceGraph, _ language: Language, svg: [UInt8]?,
        into folder: OutputFolder
    ) async throws(ExportError) -> [Diagnostic] {
        guard var page = ExplorerPage(graph, language: language) else {
            var list = ClaimListPage(graph, language: language)
            for document in documents { list.add(document) }
            try folder.write("explorer.html", Array(list.text(svg: svg, graph: graph).utf8))
            return []
        }
        for document in documents { page.add(document) }
        // Without a drawing there is no Graphviz, which has been said.
        var layout: DiagramRenderer.Outcome?
        if svg != nil {
            var file = try folder.begin("explorer.dot")
            try file.write(Array(page.dot.utf8))
            try file.flush()
            layout = await renderer.draw(file.temporary, as: .plain, engine: "sfdp")
        }
        try folder.write("explorer.html", page.bytes(plain: layout?.picture))
        return layout?.diagnostics ?? []
    }

    /// Draws SVG and PNG; the SVG's bytes are returned for the explorer.
    private func draw(into folder: OutputFolder) async throws(ExportError) -> ([UInt8]?, [Diagnostic]) {
        // A picture of an earlier build must not stand beside a graph that it does not show.
        folder.remove("mechanisms.svg")
        folder.remove("mechanisms.png")
        let svg = await renderer.draw(folder.path + "/graph.dot", as: .svg)
        guard let drawn = svg.picture else { return (nil, svg.diagnostics) }
        try folder.write("mechanisms.svg", drawn)
        let png = await renderer.draw(folder.path + "/graph.dot", as: .png)
        var notices = svg.diagnostics + png.diagnostics
        if let picture = png.picture {
            try folder.write("mechanisms.png", picture)
            if !(await renderer.hasChineseFont()) { notices.append(DiagramRenderer.noChineseFont) }
        }
        return (drawn, notices)
    }
}
