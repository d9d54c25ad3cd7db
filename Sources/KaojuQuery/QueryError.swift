import KaojuText

/// Why a question could not be answered.
package struct QueryError: Error, Sendable, Hashable {
    /// A stable dotted code: `query.syntax`, `query.name`, `query.shape`.
    package var code: String
    /// The place in the query, in UTF-8 bytes; nil where it concerns no query.
    package var span: ByteRange?
    /// What happened.
    package var cause: LocalizedText
    /// What was expected, or what to do.
    package var advice: LocalizedText

    package init(_ code: String, at span: ByteRange? = nil, cause: LocalizedText, advice: LocalizedText) {
        self.code = code
        self.span = span
        self.cause = cause
        self.advice = advice
    }

    /// A name that no concept of the build has.
    package static func unknown(_ name: String, at span: ByteRange? = nil, suggestions: [String]) -> QueryError {
        let hyphen = span != nil && name.contains("-")
        let zh =
            suggestions.isEmpty
            ? "请查看 claims.jsonl 中的名称，或使用 CURIE" : "相近的有：" + suggestions.joined(separator: "、")
        let en =
            suggestions.isEmpty
            ? "Look for names in claims.jsonl, or use a CURIE" : "Like it are: " + suggestions.joined(separator: ", ")
        return QueryError(
            "query.name", at: span,
            cause: LocalizedText(zh: "没有论断提到「\(name)」", en: "No claim names \"\(name)\""),
            advice: LocalizedText(
                zh: zh + (hyphen ? "；箭头前须有空格" : ""), en: en + (hyphen ? "; an arrow needs a blank before it" : "")))
    }

    /// The error as it is shown under the query: the line, a caret under the place, what was expected.
    package func pointing(into query: String) -> String? {
        guard let span else { return nil }
        let bytes = Array(query.utf8)
        let start = min(span.start, bytes.count)
        let before = DisplayWidth.columns(String(decoding: bytes[..<start], as: UTF8.self))
        let inside = String(decoding: bytes[start..<max(start, min(span.end, bytes.count))], as: UTF8.self)
        let line = query.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
        return line + "\n" + String(repeating: " ", count: before)
            + String(repeating: "^", count: max(1, DisplayWidth.columns(inside)))
    }
}
