import KaojuBibliography
import KaojuRecords
import KaojuText
import KaojuXML

/// A build's output folder as the source of single exports.
package struct FinishedBuild: Sendable {
    /// The formats that can be taken out of it.
    package enum Format: String, Sendable, CaseIterable {
        case graphml, dot, gexf, cx2, cytoscape, nodelink, kgx, neo4j, cypher, nanopub, turtle, csv, tsv
        /// The cited works, for reference managers.
        case bibtex, ris
        case cslJSON = "csl-json"

        /// The form of bibliography, where the format is one.
        var bibliography: BibliographyFormat? {
            switch self {
            case .bibtex: .bibtex
            case .ris: .ris
            case .cslJSON: .cslJSON
            default: nil
            }
        }

        /// Whether it writes several files into a folder.
        package var isFolder: Bool { self == .kgx || self == .neo4j }
        /// Whether it writes a graph, of which there are views.
        package var isGraph: Bool {
            switch self {
            case .graphml, .gexf, .cx2, .cytoscape, .nodelink, .neo4j, .cypher: true
            case .dot, .kgx, .nanopub, .turtle, .csv, .tsv, .bibtex, .ris, .cslJSON: false
            }
        }

        /// What the file or folder is called beside others.
        package var fileName: String {
            switch self {
            case .graphml, .dot, .gexf, .cx2, .cypher: "graph." + rawValue
            case .cytoscape, .nodelink: "graph.\(rawValue).json"
            case .kgx, .neo4j: rawValue
            case .nanopub: "claims.trig"
            case .turtle: "claims.ttl"
            case .csv, .tsv: "claims." + rawValue
            case .bibtex: "cited.bib"
            case .ris: "cited.ris"
            case .cslJSON: "cited.json"
            }
        }
    }

    /// What an export may be told.
    package struct Options: Sendable {
        package var view: GraphView = .concepts
        package var flavor: GraphMLFormat.Flavor = .plain
        /// What the publication info of nanopublications names as the program's version.
        package var version = ""
        /// Whether bibliographies also hold the entries that no marker leads to.
        package var includesUncited = false
        /// Hears how far the export is.
        package var progress = ExportProgress.none

        package init() {}
    }

    /// The output folder's path.
    package let folder: String

    /// The build in this folder.
    package init(folder: String) {
        self.folder = folder
    }

    private var records: BuildFolder { BuildFolder(folder) }

    /// The files of a format that writes a folder; none for other formats. Errors: `export.read`.
    package func parts(of format: Format, _ options: Options) throws(ExportError) -> [ExportPart] {
        switch format {
        case .kgx: KGXFormat.parts(try ClaimFacts(records), progress: options.progress)
        case .neo4j: Neo4jFormat.parts(try graph(options), progress: options.progress)
        default: []
        }
    }

    /// Writes a format of one file to a pending one. Errors: `export.read`, `export.write`, `export.xml`, `export.limit`.
    /// O(n).
    package func write(
        _ format: Format, _ options: Options, to file: inout PendingFile
    ) throws(ExportError) {
        let progress = options.progress
        switch format {
        case .graphml where options.view == .concepts && options.flavor == .plain:
            try file.write(try bytes("graph.graphml"))
        case .dot: try file.write(try bytes("graph.dot"))
        case .bibtex, .ris, .cslJSON:
            guard let form = format.bibliography else { return }
            let works = CitedWorks(references: try bytes("references.jsonl"), includesUncited: options.includesUncited)
            try file.write(works.bytes(as: form))
        case .graphml:
            let graph = try graph(options)
            var xml = try XMLWriter.exporting(to: file.temporary)
            try GraphMLFormat.write(graph, flavor: options.flavor, to: &xml, path: file.target, progress: progress)
        case .gexf:
            let graph = try graph(options)
            var xml = try XMLWriter.exporting(to: file.temporary)
            try GEXFFormat.write(graph, to: &xml, path: file.target, progress: progress)
        case .cx2: try CX2Format.write(try graph(options), to: &file, progress: progress)
        case .cytoscape: try CytoscapeFormat.write(try graph(options), to: &file, progress: progress)
        case .nodelink: try NodeLinkFormat.write(try graph(options), to: &file, progress: progress)
        case .cypher: try Neo4jFormat.cypher(try graph(options), to: &file)
        case .nanopub:
            try RDFFormats.nanopublications(
                try ClaimFacts(records), texts: DocumentTexts(records), version: options.version, to: &file,
                progress: progress)
        case .turtle:
            try RDFFormats.turtle(
                try ClaimFacts(records), texts: DocumentTexts(records), to: &file, progress: progress)
        case .csv: try ClaimTableFormat.csv(try ClaimFacts(records).claims, to: &file, progress: progress)
        case .tsv: try ClaimTableFormat.tsv(try ClaimFacts(records).claims, to: &file, progress: progress)
        case .kgx, .neo4j: break
        }
    }

    private func graph(_ options: Options) throws(ExportError) -> PropertyGraph {
        try GraphReader(records).graph(options.view)
    }

    /// A file of the build. Errors: `export.read`, with the advice to build first.
    private func bytes(_ name: String) throws(ExportError) -> [UInt8] {
        do throws(ExportError) {
            return try OutputFolder(existing: folder).read(name)
        } catch {
            var error = error
            error.advice = LocalizedText(
                zh: "请先运行 kaoju build，并给出其输出文件夹。", en: "Run kaoju build first, and name its output folder.")
            throw error
        }
    }
}
