import KaojuBibliography
import KaojuText

/// A build's output folder as the source of single exports.
package struct FinishedBuild: Sendable {
    /// The formats that can be taken out of it.
    package enum Format: String, Sendable, CaseIterable {
        case graphml, dot
        /// The cited works, for reference managers.
        case bibtex, ris
        case cslJSON = "csl-json"

        /// The file of the output folder that it is made of.
        var file: String { bibliography == nil ? "graph." + rawValue : "references.jsonl" }

        /// The form of bibliography, where the format is one.
        var bibliography: BibliographyFormat? {
            switch self {
            case .graphml, .dot: nil
            case .bibtex: .bibtex
            case .ris: .ris
            case .cslJSON: .cslJSON
            }
        }
    }

    /// The output folder's path.
    package let folder: String

    /// The build in this folder.
    package init(folder: String) {
        self.folder = folder
    }

    /// The bytes of an export. Errors: `export.read`, with the advice to build first.
    ///
    /// - Parameter includesUncited: also takes the entries of reference lists that no marker leads to.
    package func bytes(of format: Format, includesUncited: Bool = false) throws(ExportError) -> [UInt8] {
        do throws(ExportError) {
            let bytes = try OutputFolder(existing: folder).read(format.file)
            guard let form = format.bibliography else { return bytes }
            return CitedWorks(references: bytes, includesUncited: includesUncited).bytes(as: form)
        } catch {
            var error = error
            error.advice = LocalizedText(
                zh: "请先运行 kaoju build，并给出其输出文件夹。", en: "Run kaoju build first, and name its output folder.")
            throw error
        }
    }

    /// Writes an export to a file. Errors: as `bytes(of:)`, and those of `OutputFolder`.
    package func export(
        _ format: Format, to path: String, includesUncited: Bool = false
    ) throws(ExportError) {
        let bytes = try bytes(of: format, includesUncited: includesUncited)
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let root = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
        try OutputFolder(root).write(String(parts.last ?? ""), bytes)
    }
}
