import Foundation
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
        /// Hears how many of the rows are written, every few thousand rows.
        public var progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?

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

    let folder: String

    /// An exporter of the build in this folder; nothing is read yet.
    public init(output folder: String) {
        self.folder = folder
    }

    /// Writes the build in a format to a file (compressed where its name ends in `.gz`), which appears when it is
    /// complete; «-» is standard output. A format of several files writes a folder, or a tar archive where the name ends in
    /// `.tar` or `.tar.gz` or is «-». Returns the names of the files in the folder. O(n).
    /// - Throws: `BuildError`: `usage` for unknown names, what does not go together and what the format cannot hold, `input`
    ///   where the folder holds no build, `output` where the file cannot be written.
    @discardableResult
    public func export(
        _ format: String, to path: String, _ options: Options = Options()
    ) throws(BuildError) -> [String] {
        let annotation = Annotations.Format(rawValue: format)
        var settings = FinishedBuild.Options()
        settings.view = try Self.known(options.view, "export.view", GraphView.self, Self.views)
        settings.flavor = try Self.known(options.flavor, "export.flavor", GraphMLFormat.Flavor.self, Self.flavors)
        settings.version = Release.version
        settings.includesUncited = options.includesUncited
        if let hear = options.progress { settings.progress = ExportProgress(hear) }
        let known =
            try annotation == nil ? Self.known(format, "export.format", FinishedBuild.Format.self, Self.formats) : nil
        if settings.view != .concepts, known?.isGraph != true { throw Self.useless("--view", format) }
        if settings.flavor != .plain, known != .graphml { throw Self.useless("--flavor", format) }
        if let known, !known.isFolder {
            do throws(ExportError) {
                let target: ExportTarget = path == "-" ? .descriptor(1) : .file(path)
                let build = FinishedBuild(folder: folder)
                try target.take { file throws(ExportError) in try build.write(known, settings, to: &file) }
            } catch {
                throw BuildError(error)
            }
            return []
        }
        if path == "-" || TarArchive.isNamed(by: path) { return try archive(format, to: path, settings) }
        if path.hasSuffix(".gz") { throw Self.folderFormat(format) }
        return try files(format, to: path, settings)
    }

    // MARK: Formats of several files

    private func files(
        _ format: String, to path: String, _ settings: FinishedBuild.Options
    ) throws(BuildError) -> [String] {
        if let annotation = Annotations.Format(rawValue: format) {
            return try Annotations().write(folder, as: [annotation], to: path)
        }
        guard let known = FinishedBuild.Format(rawValue: format) else { return [] }
        do throws(ExportError) {
            let parts = try FinishedBuild(folder: folder).parts(of: known, settings)
            let target = try OutputFolder(path)
            for part in parts {
                var file = try target.begin(part.name)
                try part.write(&file)
                try file.commit()
            }
            return parts.map(\.name)
        } catch {
            throw BuildError(error)
        }
    }

    private func archive(
        _ format: String, to path: String, _ settings: FinishedBuild.Options
    ) throws(BuildError) -> [String] {
        let scratch = FileManager.default.temporaryDirectory.path + "/kaoju-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let names = try files(format, to: scratch, settings)
        do throws(ExportError) {
            let target: ExportTarget = path == "-" ? .descriptor(1) : .file(path)
            try target.take { file throws(ExportError) in try TarArchive.write(names, of: scratch, to: &file) }
        } catch {
            throw BuildError(error)
        }
        return names
    }

    // MARK: Names

    private static func known<Name: RawRepresentable>(
        _ name: String, _ code: String, _ type: Name.Type, _ names: [String]
    ) throws(BuildError) -> Name where Name.RawValue == String {
        if let known = Name(rawValue: name) { return known }
        throw unknown(name, code, names)
    }

    static func unknown(_ name: String, _ code: String, _ names: [String]) -> BuildError {
        .usage(
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
            LocalizedText(
                zh: "请用 -o 给出一个文件夹，或以 .tar.gz 结尾的文件名", en: "Name a folder with -o, or a file that ends in .tar.gz"))
    }
}

extension BuildError {
    /// An error of reading or writing an output folder.
    init(_ error: ExportError) {
        let kind: Kind =
            switch error.code {
            case "export.read": .input
            case "export.limit": .usage
            default: .output
            }
        self = .about(
            kind, error.code,
            error.path.isEmpty
                ? error.cause
                : LocalizedText(zh: "\(error.path)：\(error.cause.zh)", en: "\(error.path): \(error.cause.en)"),
            error.advice)
    }
}
