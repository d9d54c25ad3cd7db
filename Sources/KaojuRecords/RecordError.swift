import KaojuText

/// Why a file of a finished build could not be used.
package struct RecordError: Error, Sendable, Hashable {
    /// A stable dotted code: `records.missing` (the file cannot be read), `records.line` (a line is no such record).
    package var code: String
    /// The file.
    package var path: String
    /// The line, counted from 1; nil where the whole file is meant.
    package var line: Int?
    /// What happened.
    package var cause: LocalizedText
    /// What to do about it.
    package var advice: LocalizedText

    /// The file cannot be read; `reason` is the system's own message.
    static func missing(_ path: String, _ reason: String) -> RecordError {
        RecordError(
            code: "records.missing", path: path, line: nil,
            cause: LocalizedText(zh: "无法读取：\(reason)", en: "cannot be read: \(reason)"),
            advice: LocalizedText(
                zh: "请给出 kaoju build 的输出文件夹", en: "Name the output folder of kaoju build"))
    }

    /// The line is no record of its kind.
    static func line(_ path: String, _ line: Int, _ reason: String) -> RecordError {
        RecordError(
            code: "records.line", path: path, line: line,
            cause: LocalizedText(zh: "不是有效的记录：\(reason)", en: "is no valid record: \(reason)"),
            advice: LocalizedText(zh: "请重新运行 kaoju build", en: "Run kaoju build again"))
    }
}
