import KaojuText

/// Why a file of the output could not be written.
public struct ExportError: Error, Sendable, Hashable {
    /// A stable dotted code: `export.create`, `export.write`, `export.rename`, `export.read`, `export.name`, `export.xml`,
    /// `export.dangling-edge`, `export.limit`.
    public var code: String
    /// The file or folder.
    public var path: String
    /// What happened.
    public var cause: LocalizedText
    /// What to do about it.
    public var advice: LocalizedText

    /// Creates an error.
    public init(code: String, path: String, cause: LocalizedText, advice: LocalizedText) {
        self.code = code
        self.path = path
        self.cause = cause
        self.advice = advice
    }

    /// The system refused something: `reason` is its own message.
    static func system(_ code: String, path: String, reason: String) -> ExportError {
        ExportError(
            code: code, path: path, cause: LocalizedText(zh: "系统报告：\(reason)", en: "the system says: \(reason)"),
            advice: LocalizedText(
                zh: "请检查该文件夹是否存在、是否可写，磁盘是否已满。",
                en: "Check that the folder exists and can be written to, and that the disk is not full."))
    }

    /// A format cannot hold so much.
    static func limit(_ cause: LocalizedText, _ advice: LocalizedText) -> ExportError {
        ExportError(code: "export.limit", path: "", cause: cause, advice: advice)
    }

    /// A name that would leave the output folder, or that no file can have.
    static func name(_ name: String) -> ExportError {
        ExportError(
            code: "export.name", path: name,
            cause: LocalizedText(
                zh: "该名称会指向输出文件夹之外，或不能用作文件名", en: "the name leads out of the output folder or cannot be a file's name"),
            advice: LocalizedText(zh: "请为该文档改名后重试。", en: "Rename the document and try again."))
    }
}
