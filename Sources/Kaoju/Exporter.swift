import KaojuExport
import KaojuText

/// Takes single formats out of the output folder of a finished build.
public struct Exporter: Sendable {
    /// What an export is told.
    public struct Options: Sendable {
        /// Which graph: `concepts`, `claims`, `citations` or `full`.
        public var view = "concepts"
        /// Whose dialect of GraphML: `plain`, `gephi` or `yed`.
        public var flavor = "plain"
        /// Whether bibliographies also hold the entries that no marker leads to.
        public var includesUncited = false

        /// Creates the defaults.
        public init() {}
    }

    /// The names of the formats.
    public static let formats =
        FinishedBuild.Format.allCases.map(\.rawValue) + Annotations.Format.allCases.map(\.rawValue)
    /// The names of the views.
    public static let views = GraphView.allCases.map(\.rawValue)
    /// The names of GraphML's dialects.
    public static let flavors = GraphMLFormat.Flavor.allCases.map(\.rawValue)

    private let folder: String

    /// An exporter of the build in this folder; nothing is read yet.
    public init(output folder: String) {
        self.folder = folder
    }

    /// Writes the build in a format to a file (compressed where its name ends in `.gz`), which appears when it is
    /// complete, or to a folder where the format has several files; «-» is standard output. O(n).
    /// - Throws: `BuildError`: `usage` for unknown names and what does not go together, `input` where the folder holds no
    ///   build, `output` where the file cannot be written.
    public func export(_ format: String, to path: String, _ options: Options = Options()) throws(BuildError) {
        if let annotation = Annotations.Format(rawValue: format) {
            if path == "-" || path.hasSuffix(".gz") { throw Self.folderFormat(format) }
            return try Annotations().write(folder, as: [annotation], to: path)
        }
        let known = try Self.known(format, "export.format", FinishedBuild.Format.self, Self.formats)
        var settings = FinishedBuild.Options()
        settings.view = try Self.known(options.view, "export.view", GraphView.self, Self.views)
        settings.flavor = try Self.known(options.flavor, "export.flavor", GraphMLFormat.Flavor.self, Self.flavors)
        settings.version = Release.version
        settings.includesUncited = options.includesUncited
        if settings.view != .concepts, !known.isGraph { throw Self.useless("--view", format) }
        if settings.flavor != .plain, known != .graphml { throw Self.useless("--flavor", format) }
        let build = FinishedBuild(folder: folder)
        do throws(ExportError) {
            if known.isFolder {
                if path == "-" || path.hasSuffix(".gz") { throw ExportError.folderFormat }
                let files = try build.files(of: known, settings)
                let target = try OutputFolder(path)
                for file in files { try target.write(file.name, file.bytes) }
            } else {
                let target: ExportTarget = path == "-" ? .descriptor(1) : .file(path)
                try target.take { file throws(ExportError) in try build.write(known, settings, to: &file) }
            }
        } catch {
            throw error == .folderFormat ? Self.folderFormat(format) : BuildError(error)
        }
    }

    private static func known<Name: RawRepresentable>(
        _ name: String, _ code: String, _ type: Name.Type, _ names: [String]
    ) throws(BuildError) -> Name where Name.RawValue == String {
        if let known = Name(rawValue: name) { return known }
        throw .usage(
            code, LocalizedText(zh: "没有「\(name)」", en: "There is no \"\(name)\""),
            LocalizedText(
                zh: "可用的有：\(names.joined(separator: "、"))", en: "There are \(names.joined(separator: ", "))"))
    }

    private static func useless(_ option: String, _ format: String) -> BuildError {
        .usage(
            "export.option",
            LocalizedText(zh: "\(format) 格式没有 \(option)", en: "The format \(format) has no \(option)"),
            LocalizedText(zh: "请去掉该选项", en: "Leave the option out"))
    }

    private static func folderFormat(_ format: String) -> BuildError {
        .usage(
            "export.folder",
            LocalizedText(zh: "\(format) 格式由多个文件组成", en: "The format \(format) is several files"),
            LocalizedText(zh: "请用 -o 给出一个文件夹", en: "Name a folder with -o"))
    }
}

extension ExportError {
    fileprivate static let folderFormat = ExportError(
        code: "export.folder", path: "", cause: LocalizedText(zh: "", en: ""), advice: LocalizedText(zh: "", en: ""))
}

extension BuildError {
    /// An error of reading or writing an output folder.
    init(_ error: ExportError) {
        self = .about(
            error.code == "export.read" ? .input : .output, error.code,
            LocalizedText(zh: "\(error.path)：\(error.cause.zh)", en: "\(error.path): \(error.cause.en)"), error.advice)
    }
}
