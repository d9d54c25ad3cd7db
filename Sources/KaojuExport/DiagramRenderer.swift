import KaojuText
import Subprocess

/// Draws DOT with Graphviz's `dot` in a process of its own, which is stopped when it takes too long.
package struct DiagramRenderer: Sendable {
    /// The kinds of picture.
    package enum Format: String, Sendable {
        case svg, png, pdf
        /// Places alone, as text.
        case plain
    }

    /// What came of a drawing: a missing program is no error of the build.
    package struct Outcome: Sendable {
        /// The picture; nil where there is none.
        package var picture: [UInt8]?
        /// Why there is none, or why it may look wrong.
        package var diagnostics: [Diagnostic]
    }

    /// The program's name or path; the time it may take.
    package var program: String
    package var limit: Duration

    /// A renderer that calls the program of this name.
    package init(program: String = "dot", limit: Duration = .seconds(60)) {
        self.program = program
        self.limit = limit
    }

    /// Draws the graph in a file as SVG and as PNG, placed once, into two files that exist. False where that could not be
    /// done: `draw` tells why, and draws the one where the other is not to be had.
    package func draw(_ path: String, svg: String, png: String) async -> Bool {
        let arguments = ["-Kdot", "-Tsvg", "-o", svg, "-Tpng", "-o", png, Self.operand(path)]
        return (try? await run(arguments))??.isSuccess ?? false
    }

    /// A path that no program takes for an option.
    private static func operand(_ path: String) -> String { path.hasPrefix("-") ? "./" + path : path }

    /// Draws the graph in a file by one of Graphviz's engines; never throws. `dpi` is for PNG. The program reads the file
    /// itself: a pipe that it does not read to the end would end this process with SIGPIPE.
    ///
    /// Diagnostics: `diagram.no-graphviz`, `diagram.timeout`, `diagram.failed`.
    package func draw(
        _ path: String, as format: Format, engine: String = "dot", dpi: Int? = nil
    ) async -> Outcome {
        let arguments =
            ["-K" + engine, "-T" + format.rawValue] + (dpi.map { ["-Gdpi=\($0)"] } ?? [])
            + [Self.operand(path)]
        do {
            guard let (bytes, errors, isSuccess) = try await run(arguments) else {
                return failure(
                    "diagram.timeout", zh: "Graphviz 超时，未生成图。", en: "Graphviz took too long; no picture was drawn.")
            }
            guard isSuccess, !bytes.isEmpty else {
                let reason = PlainText.oneLine(String(errors.prefix(300)))
                return failure(
                    "diagram.failed", zh: "Graphviz 未能画图：\(reason)", en: "Graphviz could not draw: \(reason)")
            }
            return Outcome(picture: bytes, diagnostics: [])
        } catch {
            if Task.isCancelled {
                return failure("diagram.failed", zh: "画图被取消。", en: "The drawing was cancelled.")
            }
            return failure(
                "diagram.no-graphviz", zh: "没有找到 Graphviz 的 dot，未生成图；请安装 graphviz。",
                en: "Graphviz's dot was not found, so that no picture was drawn; install graphviz.")
        }
    }

    /// Whether a font with Chinese characters is installed; true where that cannot be found out.
    package func hasChineseFont() async -> Bool {
        let finder = DiagramRenderer(program: "fc-list", limit: .seconds(20))
        guard let found = try? await finder.run([":lang=zh", "family"]) else { return true }
        return !found.isSuccess || !found.bytes.isEmpty
    }

    /// What to tell where a PNG is drawn without a Chinese font.
    package static let noChineseFont = Diagnostic(
        code: "diagram.no-cjk-font", document: "",
        message: LocalizedText(
            zh: "没有安装中文字体，PNG 中的汉字会显示为方框；请安装 fonts-noto-cjk 或 fonts-wqy-microhei。",
            en:
                "No Chinese font is installed, so that the PNG shows boxes; install fonts-noto-cjk or fonts-wqy-microhei."
        ))

    // MARK: Parts

    private typealias Result = (bytes: [UInt8], errors: String, isSuccess: Bool)

    /// Output, messages and success of the program; nil when the time is over.
    private func run(_ arguments: [String]) async throws -> Result? {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                let result = try await Subprocess.run(
                    try await executable(), arguments: Arguments(arguments),
                    // Three times the limit is asked of the system, though not used.
                    input: .none, output: .bytes(limit: 1 << 26), error: .string(limit: 1 << 20))
                return (result.standardOutput, result.standardError, result.terminationStatus.isSuccess)
            }
            group.addTask {
                // In slices: where all threads were busy for longer than the limit, a program that has long been done must be
                // heard before the clock is.
                for _ in 0..<50 { try await Task.sleep(for: limit / 50) }
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    /// The program's path. Found before a process is made: a name costs one for each folder that is searched.
    private func executable() async throws -> Executable {
        if program.contains("/") { return .path(.init(program)) }
        return .path(try await Executable.name(program).resolveExecutablePath(in: .inherit))
    }

    private func failure(_ code: String, zh: String, en: String) -> Outcome {
        Outcome(
            picture: nil,
            diagnostics: [Diagnostic(code: code, document: "", message: LocalizedText(zh: zh, en: en))])
    }
}
