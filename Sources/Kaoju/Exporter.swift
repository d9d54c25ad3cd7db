import KaojuExport
import KaojuText

/// Takes single formats out of the output folder of a finished build.
public struct Exporter: Sendable {
    /// The names of the formats.
    public static let formats = FinishedBuild.Format.allCases.map(\.rawValue)

    private let build: FinishedBuild

    /// An exporter of the build in this folder; nothing is read yet.
    public init(output folder: String) {
        build = FinishedBuild(folder: folder)
    }

    /// Writes the build in a format to a file, which appears when it is complete. O(n).
    /// - Parameter includesUncited: bibliographies also hold the entries that no marker leads to.
    /// - Throws: `BuildError`: `usage` for an unknown format, `input` where the folder holds no build, `output` where the
    ///   file cannot be written.
    public func export(
        _ format: String, to path: String, includesUncited: Bool = false
    ) throws(BuildError) {
        guard let format = FinishedBuild.Format(rawValue: format) else {
            throw .usage(
                "export.format", LocalizedText(zh: "没有「\(format)」这种格式", en: "There is no format \"\(format)\""),
                LocalizedText(
                    zh: "可用的格式：\(Self.formats.joined(separator: "、"))",
                    en: "The formats are \(Self.formats.joined(separator: ", "))"))
        }
        do throws(ExportError) {
            try build.export(format, to: path, includesUncited: includesUncited)
        } catch {
            throw BuildError(error)
        }
    }
}

extension BuildError {
    /// An error of reading or writing an output folder.
    init(_ error: ExportError) {
        self = .about(
            error.code == "export.read" ? .input : .output, error.code,
            LocalizedText(zh: "\(error.path)：\(error.cause.zh)", en: "\(error.path): \(error.cause.en)"), error.advice)
    }
}
