import KaojuText

/// Why a gold standard could not be used.
package struct EvaluationError: Error, Sendable, Hashable {
    /// A stable dotted code: `gold.missing`, `gold.line`, `gold.concept`, `gold.document`.
    package var code: String
    /// The file or folder, with the line where there is one.
    package var place: String
    /// What happened.
    package var cause: LocalizedText
    /// What to do about it.
    package var advice: LocalizedText

    static func missing(_ path: String) -> EvaluationError {
        EvaluationError(
            code: "gold.missing", place: path,
            cause: LocalizedText(zh: "不能读取", en: "cannot be read"),
            advice: LocalizedText(
                zh: "标准答案文件夹应含 concepts.tsv 和 relations.tsv",
                en: "The gold folder holds concepts.tsv and relations.tsv"))
    }

    static func line(_ path: String, _ line: Int, columns: Int, found: Int) -> EvaluationError {
        EvaluationError(
            code: "gold.line", place: "\(path):\(line)",
            cause: LocalizedText(
                zh: "应有 \(columns) 列，只有 \(found) 列", en: "\(columns) columns are expected, \(found) found"),
            advice: LocalizedText(zh: "列之间用制表符分隔", en: "Columns are separated by tabs"))
    }

    static func concept(_ id: String, _ folder: String) -> EvaluationError {
        EvaluationError(
            code: "gold.concept", place: folder,
            cause: LocalizedText(zh: "concepts.tsv 中没有概念「\(id)」", en: "concepts.tsv has no concept \"\(id)\""),
            advice: LocalizedText(zh: "请补上该概念", en: "Add the concept there"))
    }

    static func document(_ name: String, _ folder: String) -> EvaluationError {
        EvaluationError(
            code: "gold.document", place: folder,
            cause: LocalizedText(
                zh: "构建结果中没有名称以「\(name)」开头的文档", en: "the build has no document whose name begins with \"\(name)\""),
            advice: LocalizedText(zh: "请用标准答案所标注的文档构建", en: "Build the documents that the gold standard annotates"))
    }
}
