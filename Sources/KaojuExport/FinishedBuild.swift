import KaojuText

/// A build's output folder as the source of single exports.
package struct FinishedBuild: Sendable {
    /// The formats that can be taken out of it.
    package enum Format: String, Sendable, CaseIterable {
        case graphml, dot

        /// The file of the output folder that holds it.
        var file: String { "graph." + rawValue }
    }

    /// The output folder's path.
    package let folder: String

    /// The build in this folder.
    package init(folder: String) {
        self.folder = folder
    }

    /// The bytes of an export. Errors: `export.read`, with the advice to build first.
    package func bytes(of format: Format) throws(ExportError) -> [UInt8] {
        do throws(ExportError) {
            return try OutputFolder(existing: folder).read(format.file)
        } catch {
            var error = error
            error.advice = LocalizedText(
                zh: "请先运行 kaoju build，并给出其输出文件夹。", en: "Run kaoju build first, and name its output folder.")
            throw error
        }
    }

    /// Writes an export to a file. Errors: as `bytes(of:)`, and those of `OutputFolder`.
    package func export(_ format: Format, to path: String) throws(ExportError) {
        let bytes = try bytes(of: format)
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let root = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
        try OutputFolder(root).write(String(parts.last ?? ""), bytes)
    }
}
