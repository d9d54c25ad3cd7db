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
    /// How many files are made at once.
    package var jobs: Int
    /// Drawings of earlier builds; nil where none are kept.
    package var drawings: (any DrawingStore)?

    /// The files of a build beside the documents' texts.
    package static let names =
        RecordFiles.names + [
            "references.jsonl", "works.jsonl", "concepts.jsonl", "lexicon-candidates.tsv", "terms.tsv", "audit.json",
            "audit.md",
            "audit.html", "audit.csv", "graph.graphml", "graph.dot", "mechanisms.svg", "mechanisms.png",
            "explorer.html", "build.json",
        ]

    /// Where earlier audits and graphs are told, and what all topics and edges depend on beside the documents; nil where none
    /// are kept.
    package var earlier: (store: any AuditStore & GraphStore, common: String)?

    /// The works of an earlier build, where they were the same; nil where they are written anew.
    package var earlierWorks: EarlierReferences?

    /// Creates a writer; nothing is touched yet.
    package init(
        folder: OutputFolder, language: Language? = nil, top: Int = 40, renderer: DiagramRenderer = DiagramRenderer(),
        jobs: Int = 1, drawings: (any DrawingStore)? = nil,
        earlier: (store: any AuditStore & GraphStore, common: String)? = nil,
        earlierWorks: EarlierReferences? = nil
    ) {
        self.folder = folder
        self.language = language
        self.top = top
        self.renderer = renderer
        self.jobs = jobs
        self.drawings = drawings
        self.earlier = earlier
        self.earlierWorks = earlierWorks
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
        let language = language ?? Self.language(of: documents)
        let counts = records.counts
        let corpus = Corpus(
            documents: documents, works: works, graph: graph, count: counts.documents, language: language)
        let notices = try await SideBySide(jobs: jobs).run(Part.allCases) { await outcome(of: $0, corpus) }
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

    /// What the files of the corpus are made of.
    private struct Corpus: Sendable {
        var documents: [DocumentEvidence]
        var works: Works
        var graph: EvidenceGraph
        /// The number of documents that were read.
        var count: Int
        var language: Language
    }

    /// Files that know nothing of each other; those that take longest first.
    private enum Part: Sendable, CaseIterable {
        case pictures, audit, graph, works
    }

    private func outcome(of part: Part, _ corpus: Corpus) async -> SideBySide.Outcome {
        do throws(ExportError) {
            switch part {
            case .pictures: return .success(try await pictures(of: corpus))
            case .audit: try audit(of: corpus)
            case .graph: try writeGraph(corpus.graph)
            case .works: try writeWorks(corpus.works)
            }
            return .success([])
        } catch {
            return .failure(error)
        }
    }

    private func writeWorks(_ works: Works) throws(ExportError) {
        var file = try folder.begin("works.jsonl")
        if let known = earlierWorks?.works {
            try file.copy(from: known.file, 0..<known.size)
        } else {
            try WorkRecords.write(works, to: &file)
        }
        try file.commit()
    }

    private func writeGraph(_ graph: EvidenceGraph) throws(ExportError) {
        var file = try folder.begin("graph.graphml")
        var xml = try XMLWriter.exporting(to: file.temporary)
        let rows = earlier.flatMap { earlier in
            graph.edges.fingerprinter(common: earlier.common).map {
                EdgeRows($0, path: file.temporary, earlier: earlier.store.graphLayout, in: folder)
            }
        }
        try GraphMLFormat.write(graph, to: &xml, path: file.target, reusing: rows)
        try file.commit()
        if let layout = rows?.layout(of: FileIdentity(path: file.target)) { earlier?.store.keep(layout) }
        var concepts = try folder.begin("concepts.jsonl")
        try ConceptRecords.write(graph.concepts, to: &concepts)
        try concepts.commit()
    }

    private func audit(of corpus: Corpus) throws(ExportError) {
        let view = AuditView(
            corpus.graph, bibliography: Bibliography(corpus.documents), documents: corpus.count,
            language: corpus.language)
        try AuditFiles(folder: folder, jobs: jobs, earlier: earlier.map { ($0.store, $0.common) }).write(
            corpus.graph, view)
    }

    /// Draws the diagram and writes the explorer, which Graphviz lays out meanwhile; a plain list where this program holds no
    /// D3. What was drawn before is not drawn again.
    private func pictures(of corpus: Corpus) async throws(ExportError) -> [Diagnostic] {
        let mechanisms = Array(DOTExport.text(corpus.graph, top: top, language: corpus.language).utf8)
        try folder.write("graph.dot", mechanisms)
        let shelf = DrawingShelf(drawings, drawnBy: renderer.program)
        guard var page = ExplorerPage(corpus.graph, language: corpus.language) else {
            let (svg, notices) = try await diagram(mechanisms, shelf)
            var list = ClaimListPage(corpus.graph, language: corpus.language)
            for document in corpus.documents { list.add(document) }
            try folder.write("explorer.html", Array(list.text(svg: svg, graph: corpus.graph).utf8))
            return notices
        }
        let dot = Array(page.dot.utf8)
        async let layout = layout(dot, shelf)
        for document in corpus.documents { page.add(document) }
        let (svg, notices) = try await diagram(mechanisms, shelf)
        let (places, more) = try await layout.get()
        // Without a drawing there is no Graphviz, which has been said.
        var file = try folder.begin("explorer.html")
        try page.write(plain: svg == nil ? nil : places, to: &file)
        try file.commit()
        return notices + (svg == nil ? [] : more)
    }

    /// The diagram as SVG, which is written with its PNG.
    private func diagram(_ dot: [UInt8], _ shelf: DrawingShelf) async throws(ExportError) -> ([UInt8]?, [Diagnostic]) {
        if let svg = shelf.drawing("svg", of: dot), let png = shelf.drawing("png", of: dot) {
            try folder.write("mechanisms.svg", svg)
            try folder.write("mechanisms.png", png)
            return (svg, [])
        }
        let (svg, notices) = try await draw(into: folder)
        // A picture without its font is drawn again when there may be one.
        if let svg, notices.isEmpty {
            shelf.keep(svg, as: "svg", of: dot)
            shelf.keep(try folder.read("mechanisms.png"), as: "png", of: dot)
        }
        return (svg, notices)
    }

    /// The places of the explorer's concepts, and what there is to tell.
    private func layout(_ dot: [UInt8], _ shelf: DrawingShelf) async -> Result<([UInt8]?, [Diagnostic]), ExportError> {
        if let known = shelf.drawing("explorer", of: dot) { return .success((known, [])) }
        do throws(ExportError) {
            var file = try folder.begin("explorer.dot")
            try file.write(dot)
            try file.flush()
            let drawn = await renderer.draw(file.temporary, as: .plain, engine: "sfdp")
            if let picture = drawn.picture { shelf.keep(picture, as: "explorer", of: dot) }
            return .success((drawn.picture, drawn.diagnostics))
        } catch {
            return .failure(error)
        }
    }

    /// Draws SVG and PNG; the SVG's bytes are returned for the explorer.
    private func draw(into folder: OutputFolder) async throws(ExportError) -> ([UInt8]?, [Diagnostic]) {
        // A picture of an earlier build must not stand beside a graph that it does not show.
        folder.remove("mechanisms.svg")
        folder.remove("mechanisms.png")
        let graph = folder.path + "/graph.dot"
        async let hasFont = renderer.hasChineseFont()
        if try await drawBoth(graph, into: folder) {
            return (try folder.read("mechanisms.svg"), await hasFont ? [] : [DiagramRenderer.noChineseFont])
        }
        // Perhaps one of both is to be had.
        let svg = await renderer.draw(graph, as: .svg)
        guard let drawn = svg.picture else { return (nil, svg.diagnostics) }
        try folder.write("mechanisms.svg", drawn)
        let png = await renderer.draw(graph, as: .png)
        var notices = svg.diagnostics + png.diagnostics
        if let picture = png.picture {
            try folder.write("mechanisms.png", picture)
            if !(await hasFont) { notices.append(DiagramRenderer.noChineseFont) }
        }
        return (drawn, notices)
    }

    private func drawBoth(_ graph: String, into folder: OutputFolder) async throws(ExportError) -> Bool {
        var svg = try folder.begin("mechanisms.svg")
        var png = try folder.begin("mechanisms.png")
        guard await renderer.draw(graph, svg: svg.temporary, png: png.temporary) else { return false }
        try svg.commit()
        try png.commit()
        return true
    }
}
