import KaojuText

/// Why a file as a whole is no bibliography.
package struct BibliographyError: Error, Sendable, Hashable {
    /// `bibliography.unknown-format` or `bibliography.empty`.
    package var code: String
    /// The file's name.
    package var file: String
    /// What is wrong.
    package var cause: LocalizedText
    /// What the user can do.
    package var advice: LocalizedText

    static func unknownFormat(_ file: String) -> BibliographyError {
        BibliographyError(
            code: "bibliography.unknown-format", file: file,
            cause: LocalizedText(
                zh: "该文件不是能识别的文献目录", en: "The file is no bibliography in a form that is known"),
            advice: LocalizedText(
                zh: "请从文献管理软件导出 BibTeX、RIS、NBIB、EndNote 或 CSL-JSON",
                en: "Export BibTeX, RIS, NBIB, EndNote or CSL-JSON from the reference manager"))
    }

    static func empty(_ file: String) -> BibliographyError {
        BibliographyError(
            code: "bibliography.empty", file: file,
            cause: LocalizedText(zh: "文献目录中没有条目", en: "The bibliography holds no entry"),
            advice: LocalizedText(zh: "请重新导出", en: "Export it again"))
    }
}

/// What a bibliography file holds.
package struct BibliographyContents: Sendable {
    /// The form that it is in.
    package var format: BibliographyFormat
    /// The entries, in file order.
    package var entries: [BibliographyEntry]
    /// What was noticed: records that are broken, macros that are not defined.
    package var diagnostics: [Diagnostic]
}

/// Collects what a reader notices about a file.
struct Notices {
    let file: String
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String) {
        self.file = file
    }

    /// Notes a problem of the record at a line (from 1) and a byte offset.
    mutating func note(
        _ code: String, line: Int, offset: Int, severity: Diagnostic.Severity = .warning, zh: String, en: String
    ) {
        diagnostics.append(
            Diagnostic(
                code: "bibliography." + code, severity: severity, document: file, sourceOffset: offset,
                message: LocalizedText(zh: "第 \(line) 行：\(zh)", en: "Line \(line): \(en)")))
    }
}
