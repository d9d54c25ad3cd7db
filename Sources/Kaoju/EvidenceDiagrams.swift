import Foundation
import KaojuDiagram
import KaojuExport
import KaojuQuery
import KaojuRecords
import KaojuText

/// Draws diagrams of a finished build.
public struct EvidenceDiagrams: Sendable {
    /// The kinds of diagram.
    public enum View: String, Sendable, CaseIterable { case mechanism, evidence, controversy, citations }
    /// The languages of labels.
    public enum Labels: String, Sendable, CaseIterable { case zh, en, both }
    /// The formats of files.
    public enum Format: String, Sendable, CaseIterable { case svg, png, pdf, dot, mmd }

    /// What a diagram is asked to show.
    public struct Options: Sendable {
        /// The kind of diagram.
        public var view = View.mechanism
        /// Names of concepts that it is about; empty for all.
        public var focus: [String] = []
        /// Names of concepts in which its paths end; empty for any.
        public var diseases: [String] = []
        /// How many steps it goes from the focus.
        public var depth = 2
        /// The most arrows, relations or works; nil for what fits a slide.
        public var top: Int?
        /// The language of labels.
        public var labels = Labels.zh
        /// The resolution of PNG.
        public var dpi = 160

        /// The defaults of `kaoju diagram`.
        public init() {}
    }

    private let folder: String

    /// Diagrams of the build in this folder; nothing is read yet.
    public init(output folder: String) { self.folder = folder }

    /// Draws a diagram to a file, whose ending says the format where none is given; «-» is standard output. Returns what
    /// the machine lacks (a Chinese font).
    /// - Throws: `BuildError`: `usage` for an unknown name or ending, `input` where there is no build, `output` where
    ///   Graphviz is missing or fails, or the file cannot be written.
    public func draw(
        _ options: Options, as format: Format? = nil, to path: String
    ) async throws(BuildError) -> [Diagnostic] {
        guard let format = format ?? Self.format(of: path) else {
            let names = Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw .usage(
                "diagram.format", LocalizedText(zh: "从「\(path)」看不出格式", en: "\"\(path)\" does not say the format"),
                LocalizedText(zh: "请用 --format 给出 \(names)", en: "Give one with --format: \(names)"))
        }
        let language: Language = options.labels == .en ? .en : .zh
        let diagram = try diagram(options)
        switch format {
        case .mmd:
            try Self.write(Array(DiagramMermaid.text(diagram, language: language).utf8), to: path)
            return []
        case .dot:
            try Self.write(Array(DiagramDOT.text(diagram, language: language).utf8), to: path)
            return []
        case .svg, .png, .pdf: break
        }
        let (bytes, notices) = try await Self.drawn(
            DiagramDOT.text(diagram, language: language), as: format, dpi: options.dpi)
        try Self.write(bytes, to: path)
        return notices
    }

    private func diagram(_ options: Options) throws(BuildError) -> Diagram {
        var request = DiagramRequest()
        request.view = .init(rawValue: options.view.rawValue) ?? .mechanism
        request.labels = .init(rawValue: options.labels.rawValue) ?? .zh
        request.focus = options.focus
        request.diseases = options.diseases
        request.depth = options.depth
        let standard: [View: Int] = [.mechanism: 30, .evidence: 12, .controversy: 8, .citations: 20]
        request.top = options.top ?? standard[options.view, default: 30]
        let maker: DiagramMaker
        do throws(RecordError) { maker = try DiagramMaker(BuildFolder(folder)) } catch { throw BuildError(error) }
        do throws(QueryError) { return try maker.diagram(request) } catch { throw BuildError(error) }
    }

    private static func format(of path: String) -> Format? {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        return ["gv": .dot, "mermaid": .mmd][ending] ?? Format(rawValue: ending)
    }

    /// The picture, by Graphviz from a file of its own.
    private static func drawn(
        _ dot: String, as format: Format, dpi: Int
    ) async throws(BuildError) -> ([UInt8], [Diagnostic]) {
        let source = FileManager.default.temporaryDirectory.path + "/kaoju-\(UUID().uuidString).dot"
        defer { unsafe unlink(source) }
        try write(Array(dot.utf8), to: source)
        let renderer = DiagramRenderer()
        let kind: DiagramRenderer.Format = format == .png ? .png : format == .pdf ? .pdf : .svg
        let outcome = await renderer.draw(source, as: kind, dpi: kind == .png ? dpi : nil)
        guard let picture = outcome.picture else {
            throw Self.undrawn(outcome.diagnostics.first)
        }
        var notices = outcome.diagnostics
        if kind != .svg, !(await renderer.hasChineseFont()) { notices.append(DiagramRenderer.noChineseFont) }
        return (picture, notices)
    }

    /// Why Graphviz drew nothing: it is not there, or it cannot place so many arrows.
    private static func undrawn(_ reason: Diagnostic?) -> BuildError {
        let cause = reason?.message ?? LocalizedText(zh: "未能画图", en: "Nothing was drawn")
        let advice =
            reason?.code == "diagram.timeout"
            ? LocalizedText(
                zh: "Graphviz 排布数百条连线已属困难：请用 --top 减少连线，或用 --focus、--disease 缩小范围",
                en:
                    "Some hundred arrows are the most that Graphviz can place: draw fewer with --top, or a part with --focus "
                    + "and --disease")
            : LocalizedText(
                zh: "也可以写出 .dot 或 .mmd 文件，不需要 Graphviz", en: "Files ending in .dot or .mmd need no Graphviz")
        return .about(
            .output, reason?.code ?? "diagram.failed",
            LocalizedText(
                zh: cause.zh.hasSuffix("。") ? String(cause.zh.dropLast()) : cause.zh,
                en: cause.en.hasSuffix(".") ? String(cause.en.dropLast()) : cause.en), advice)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(BuildError) {
        do throws(ExportError) {
            let target: ExportTarget = path == "-" ? .descriptor(1) : .file(path)
            try target.take { file throws(ExportError) in try file.write(bytes) }
        } catch {
            throw BuildError(error)
        }
    }
}
