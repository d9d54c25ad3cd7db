import KaojuBibliography
import KaojuRecords
import KaojuText
import KaojuXML

/// A build's output folder as the source of single exports.
package struct FinishedBuild: Sendable {
    /// The formats that can be taken out of it.
    package enum Format: String, Sendable, CaseIterable {
        case graphml, dot, gexf, cx2, cytoscape, nodelink, kgx, neo4j, nanopub, turtle, csv, tsv
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
            case .graphml, .gexf, .cx2, .cytoscape, .nodelink, .neo4j: true
            case .dot, .kgx, .nanopub, .turtle, .csv, .tsv, .bibtex, .ris, .cslJSON: false
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

        package init() {}
    }

    /// The output folder's path.
    package let folder: String

    /// The build in this folder.
    package init(folder: String) {
        self.folder = folder
    }

    private var records: BuildFolder { BuildFolder(folder) }

    /// The files of a format that writes a folder. Errors: `export.read`.
    package func files(of format: Format, _ options: Options) throws(ExportError) -> [(name: String, bytes: [UInt8])] {
        switch format {
        case .kgx: KGXFormat.files(try ClaimFacts(records))
        case .neo4j: Neo4jFormat.files(try GraphReader(records).graph(options.view))
        default: []
        }
    }

    /// Writes a format of one file to a pending one. Errors: `export.read`, `export.write`, `export.xml`. O(n).
    package func write(
        _ format: Format, _ options: Options, to file: inout PendingFile
    ) throws(ExportError) {
        switch format {
        case .graphml where options.view == .concepts && options.flavor == .plain:
            try file.write(try bytes("graph.graphml"))
        case .dot: try file.write(try bytes("graph.dot"))
        case .bibtex, .ris, .cslJSON:
            guard let form = format.bibliography else { return }
            let works = CitedWorks(references: try bytes("references.jsonl"), includesUncited: options.includesUncited)
            try file.write(works.bytes(as: form))
        case .graphml:
            let graph = try GraphReader(records).graph(options.view)
            var xml = try GraphMLExport.writer(path: file.temporary)
            try GraphMLFormat.write(graph, flavor: options.flavor, to: &xml, path: file.target)
        case .gexf:
            let graph = try GraphReader(records).graph(options.view)
            var xml = try GraphMLExport.writer(path: file.temporary)
            try GEXFFormat.write(graph, to: &xml, path: file.target)
        case .cx2: try CX2Format.write(try GraphReader(records).graph(options.view), to: &file)
        case .cytoscape: try CytoscapeFormat.write(try GraphReader(records).graph(options.view), to: &file)
        case .nodelink: try NodeLinkFormat.write(try GraphReader(records).graph(options.view), to: &file)
        case .nanopub:
            try RDFFormats.nanopublications(
                try ClaimFacts(records), texts: DocumentTexts(records), version: options.version, to: &file)
        case .turtle: try RDFFormats.turtle(try ClaimFacts(records), texts: DocumentTexts(records), to: &file)
        case .csv: try file.write(ClaimTableFormat.csv(try ClaimFacts(records).claims))
        case .tsv: try file.write(ClaimTableFormat.tsv(try ClaimFacts(records).claims))
        case .kgx, .neo4j: break
        }
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
