import Foundation
import KaojuCuration
import KaojuExport
import KaojuText

/// A table of decisions on disk.
struct CurationFile: Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    /// Whether there is one.
    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// The decisions. Errors: `usage` where the file cannot be read or a line is none.
    func table() throws(BuildError) -> CurationTable {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .usage(
                "curation.unreadable", LocalizedText(zh: "\(path)：不能读取", en: "\(path): it cannot be read"),
                LocalizedText(zh: "请检查路径和权限", en: "Check the path and the permissions"))
        }
        do throws(CurationError) {
            return try CurationTable([UInt8](data), path: path)
        } catch {
            throw .usage(
                error.code,
                LocalizedText(
                    zh: "\(error.path):\(error.line)：\(error.cause.zh)",
                    en: "\(error.path):\(error.line): \(error.cause.en)"),
                error.advice)
        }
    }

    /// Replaces the file at once, so that an interrupted session loses nothing. Errors: `output`.
    func write(_ table: CurationTable) throws(BuildError) {
        do throws(ExportError) {
            try ExportTarget.file(path).take { file throws(ExportError) in try file.write(table.bytes) }
        } catch {
            throw BuildError(error)
        }
    }
}

extension InputRecord {
    /// A file as `build.json` names it, without its folder; nil where it cannot be read. O(bytes).
    init?(file path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        self.init(
            document: path.split(separator: "/").last.map(String.init) ?? path, digest: Digest.sha256([UInt8](data)),
            encoding: "")
    }
}
