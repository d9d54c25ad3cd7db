import KaojuText

/// Conditions in brackets or behind where.
extension PathParser {
    /// `filter {"," filter}`
    mutating func filters() throws(QueryError) -> [PathQuery.Filter] {
        var filters = [try filter()]
        while scanner.take(",") || scanner.take("，") { filters.append(try filter()) }
        return filters
    }

    /// `key ("=" | "!=" | ">=" | "<=") value {"|" value}`
    private mutating func filter() throws(QueryError) -> PathQuery.Filter {
        scanner.skipBlanks()
        let start = scanner.at
        let word = scanner.word()
        guard let key = vocabulary.name(word, kind: "key") else {
            if word.isEmpty { throw expected(zh: "条件", en: "a condition", list: "key") }
            throw unknown(word, kind: "key", from: start)
        }
        scanner.skipBlanks()
        let operators: [PathQuery.Filter.Comparison] = [.unequal, .atLeast, .atMost, .equal]
        guard let comparison = operators.first(where: { scanner.take($0.rawValue) }) else {
            throw expected(zh: "=、!=、>= 或 <=", en: "=, !=, >= or <=")
        }
        let isNumber = ["sources", "year", "n"].contains(key)
        var values: [String] = []
        repeat {
            scanner.skipBlanks()
            let first = scanner.at
            let text = try value()
            if isNumber, Int(text) == nil {
                throw QueryError(
                    "query.syntax", at: scanner.span(first),
                    cause: LocalizedText(zh: "「\(text)」不是整数", en: "\"\(text)\" is no whole number"),
                    advice: LocalizedText(zh: "\(word) 须为整数", en: "\(word) needs one"))
            }
            guard !vocabulary.names(kind: key).isEmpty else {
                values.append(text)
                continue
            }
            guard let name = vocabulary.name(text, kind: key) else { throw unknown(text, kind: key, from: first) }
            values.append(name)
        } while scanner.take("|")
        if comparison == .atLeast || comparison == .atMost, !isNumber {
            throw QueryError(
                "query.syntax", at: scanner.span(start),
                cause: LocalizedText(zh: "\(word) 不能比较大小", en: "\(word) has no order"),
                advice: LocalizedText(zh: "请用 = 或 !=", en: "Use = or !="))
        }
        scanner.skipBlanks()
        return PathQuery.Filter(key: key, comparison: comparison, values: values)
    }

    private mutating func value() throws(QueryError) -> String {
        if let closing = Self.closing[scanner.peek() ?? " "] { return try quoted(closing) }
        let start = scanner.at
        while let scalar = scanner.peek(), !",，|];".unicodeScalars.contains(scalar), !scalar.properties.isWhitespace {
            scanner.advance()
        }
        let text = scanner.text(from: start)
        if text.isEmpty { throw expected(zh: "一个值", en: "a value") }
        return text
    }
}
