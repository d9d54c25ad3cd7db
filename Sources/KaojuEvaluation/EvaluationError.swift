import KaojuText

/// Why a gold standard could not be used.
package struct EvaluationError: Error, Sendable, Hashable {
    /// A stable dotted code: `gold.missing`, `gold.line`, `gold.cell`, `gold.concept`, `gold.document`.
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

    static func line(_ place: String, columns: ClosedRange<Int>, found: Int) -> EvaluationError {
        let zh = columns.count == 1 ? "\(columns.lowerBound)" : "\(columns.lowerBound) 至 \(columns.upperBound)"
        let en = columns.count == 1 ? "\(columns.lowerBound)" : "\(columns.lowerBound) to \(columns.upperBound)"
        return EvaluationError(
            code: "gold.line", place: place,
            cause: LocalizedText(zh: "应有 \(zh) 列，实为 \(found) 列", en: "\(en) columns are expected, \(found) found"),
            advice: LocalizedText(zh: "列之间用制表符分隔", en: "Columns are separated by tabs"))
    }

    static func encoding(_ place: String) -> EvaluationError {
        EvaluationError(
            code: "gold.line", place: place,
            cause: LocalizedText(zh: "该行不是 UTF-8 文本", en: "the line is no text in UTF-8"),
            advice: LocalizedText(zh: "请将表格另存为 UTF-8", en: "Save the table as UTF-8"))
    }

    static func cell(_ place: String, _ column: Int, found: String, expected: String, zh: String) -> EvaluationError {
        let found = String(found.prefix(60))
        return EvaluationError(
            code: "gold.cell", place: place,
            cause: LocalizedText(
                zh: "第 \(column) 列为「\(found)」，应为\(zh)", en: "column \(column) holds \"\(found)\", expected \(expected)"),
            advice: LocalizedText(zh: "请在表中改正", en: "Correct it in the table"))
    }

    static func concept(_ id: String, _ place: String) -> EvaluationError {
        EvaluationError(
            code: "gold.concept", place: place,
            cause: LocalizedText(zh: "concepts.tsv 中没有概念「\(id)」", en: "concepts.tsv has no concept \"\(id)\""),
            advice: LocalizedText(zh: "请补上该概念", en: "Add the concept there"))
    }

    static func document(_ name: String, _ place: String) -> EvaluationError {
        EvaluationError(
            code: "gold.document", place: place,
            cause: LocalizedText(
                zh: "构建结果中没有名称以「\(name)」开头的文档", en: "the build has no document whose name begins with \"\(name)\""),
            advice: LocalizedText(zh: "请用标准答案所标注的文档构建", en: "Build the documents that the gold standard annotates"))
    }
}
