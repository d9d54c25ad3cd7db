import KaojuDiagram
import KaojuExport
import KaojuQuery
import KaojuRecords
import KaojuText
import KaojuXML

/// Answers questions about a finished build: explanations of two concepts, paths, parts of the audit, differences.
public struct EvidenceQueries: Sendable {
    /// The forms of an answer to `explanation`.
    public enum ExplanationFormat: String, Sendable, CaseIterable { case text, json }
    /// The forms of an answer to `paths`.
    public enum PathFormat: String, Sendable, CaseIterable { case table, json, graphml, gexf, cytoscape, nodelink, dot }
    /// The forms of a part of the audit.
    public enum AuditFormat: String, Sendable, CaseIterable { case md, html, json, csv }
    /// The states of a topic.
    public static let statuses = ["contested", "disputed", "uncertain", "single_source", "agreed"]

    /// Which topics of the audit are wanted; empty lists want all.
    public struct AuditConditions: Sendable {
        /// Names of concepts, in either language, or CURIEs.
        public var concepts: [String] = []
        /// Statuses.
        public var statuses: [String] = []
        /// Printed reference numbers, ids of references and works, documents.
        public var sources: [String] = []
        /// Study designs.
        public var designs: [String] = []
        /// Whether a concept stands for all that is narrower too.
        public var withNarrower = false

        /// No conditions.
        public init() {}
    }

    private let folder: String

    /// Questions to the build in this folder; nothing is read yet.
    public init(output folder: String) { self.folder = folder }

    /// Every claim that joins two concepts, in both directions, and the paths over one concept. O(claims).
    /// - Throws: `BuildError`: `usage` for a name that no claim has, with suggestions, `input` where there is no build.
    public func explanation(
        of subject: String, _ object: String, as format: ExplanationFormat = .text, in language: Language = .en,
        paths: Int = 20, width: Int = 100
    ) throws(BuildError) -> [UInt8] {
        let network = try network()
        let explanation: Explanation
        do throws(QueryError) {
            explanation = try Explanation(subject: subject, object: object, in: network)
        } catch {
            throw BuildError(error)
        }
        let report = ExplanationReport(explanation, of: network, limit: paths)
        return format == .json ? report.json() : Array(report.text(language, width: width).utf8)
    }

    /// The paths that a query of `docs/query.md`'s language finds, the strongest first. Cost is bounded.
    /// - Throws: `BuildError`: `usage` for a faulty query, its message points at the place; `input`.
    public func paths(
        _ query: String, as format: PathFormat = .table, in language: Language = .en, limit: Int = 50
    ) throws(BuildError) -> [UInt8] {
        // A faulty query is told before anything is read.
        let pattern: PathQuery
        do throws(QueryError) { pattern = try PathQuery(query) } catch { throw BuildError(error, in: query) }
        let network = try network()
        let report: PathReport
        do throws(QueryError) {
            report = PathReport(try PathMatcher(network).matches(pattern, limit: limit), of: network)
        } catch {
            throw BuildError(error, in: query)
        }
        do throws(ExportError) {
            if format == .dot {
                let labels = DiagramRequest.Labels(rawValue: language.rawValue) ?? .en
                let diagram = DiagramMaker(network).diagram(ofEdges: report.edges, labels: labels)
                return Array(DiagramDOT.text(diagram, language: language).utf8)
            }
            return try Self.bytes(of: report, format, language)
        } catch {
            throw BuildError(error)
        }
    }

    private static func bytes(
        of report: PathReport, _ format: PathFormat, _ language: Language
    ) throws(ExportError) -> [UInt8] {
        var sink = MemorySink()
        switch format {
        case .table: return Array(report.table(language).utf8)
        case .json, .dot: return report.json()
        case .graphml, .gexf:
            var xml = try Self.writer()
            return format == .gexf
                ? try GEXFFormat.write(report.graph(language), to: &xml)
                : try GraphMLFormat.write(report.graph(language), to: &xml)
        case .cytoscape: try CytoscapeFormat.write(report.graph(language), to: &sink)
        case .nodelink: try NodeLinkFormat.write(report.graph(language), to: &sink)
        }
        return sink.bytes
    }

    /// The topics of the audit that satisfy all conditions; without conditions, the build's own files.
    /// - Parameter language: that of the build where there is none.
    /// - Throws: `BuildError`: `usage` for a concept that no topic has, `input`.
    public func audit(
        _ conditions: AuditConditions, as format: AuditFormat = .md, in language: Language? = nil
    ) throws(BuildError) -> [UInt8] {
        var wanted = AuditSelection.Conditions()
        wanted.concepts = conditions.concepts
        wanted.statuses = conditions.statuses
        wanted.sources = conditions.sources
        wanted.designs = conditions.designs
        wanted.withNarrower = conditions.withNarrower
        do throws(AuditSelectionFailure) {
            let report = AuditReport(try AuditSelection(BuildFolder(folder), wanted))
            return switch format {
            case .md: report.markdown(language)
            case .json: report.json()
            case .csv: report.csv(language)
            case .html: report.html(language)
            }
        } catch {
            switch error {
            case .query(let error): throw BuildError(error)
            case .records(let error): throw BuildError(error)
            }
        }
    }

    /// What changed from another build to this one, and whether anything did.
    /// - Throws: `BuildError` of the kind `input`.
    public func difference(
        from old: String, asJSON: Bool = false, in language: Language = .en
    ) throws(BuildError) -> (report: [UInt8], isEmpty: Bool) {
        do throws(RecordError) {
            let difference = try BuildDifference(old: BuildFolder(old), new: BuildFolder(folder))
            let report = DifferenceReport(difference)
            return (asJSON ? report.json() : Array(report.text(language).utf8), difference.isEmpty)
        } catch {
            throw BuildError(error)
        }
    }

    // MARK: Parts

    private static func writer() throws(ExportError) -> XMLWriter {
        do throws(XMLError) {
            return try XMLWriter()
        } catch {
            throw ExportError(
                code: "export.xml", path: "-", cause: LocalizedText(zh: error.description, en: error.description),
                advice: LocalizedText(zh: "", en: ""))
        }
    }

    private func network() throws(BuildError) -> ClaimNetwork {
        do throws(RecordError) { return try ClaimNetwork(BuildFolder(folder)) } catch { throw BuildError(error) }
    }
}

extension BuildError {
    /// An error of a question; under one in a query stands a caret.
    init(_ error: QueryError, in query: String = "") {
        let picture = error.pointing(into: query).map { "\n" + $0 + "\n" } ?? ""
        self.init(
            kind: .usage, code: error.code,
            message: LocalizedText(
                zh: picture + "\(error.cause.zh)。\(error.advice.zh)",
                en: picture + "\(error.cause.en). \(error.advice.en)"))
    }
}
