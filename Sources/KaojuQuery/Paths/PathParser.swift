import KaojuText

/// Reads path queries by recursive descent, without a step back.
struct PathParser {
    var scanner: QueryScanner
    private var out = PathQuery()
    private var variables: [String: Int] = [:]
    let vocabulary = QueryVocabulary.builtIn

    init(_ text: String) { scanner = QueryScanner(text) }

    /// `path { ";" path } [ "where" filters ]`
    mutating func query() throws(QueryError) -> PathQuery {
        try path()
        while scanner.take(";") { try path() }
        if scanner.isAt(keyword: "where") {
            scanner.advance(5)
            out.filters = try filters()
        }
        scanner.skipBlanks()
        if !scanner.isAtEnd {
            throw expected(zh: "箭头、「;」或 where", en: "an arrow, \";\" or where")
        }
        return out
    }

    // MARK: Paths

    /// `node { step node }`
    private mutating func path() throws(QueryError) {
        var left = try node()
        scanner.skipBlanks()
        while let first = scanner.peek(), first == "-" || first == "<" {
            let start = scanner.at
            var arrow = try arrow()
            arrow.step.length = try length()
            let right = try node()
            var step = arrow.step
            (step.subject, step.object) = arrow.isLeftward ? (right, left) : (left, right)
            out.steps.append(step)
            if out.steps.count > PathQuery.mostSteps {
                throw QueryError(
                    "query.syntax", at: scanner.span(start),
                    cause: LocalizedText(
                        zh: "关系多于 \(PathQuery.mostSteps) 个", en: "There are more than \(PathQuery.mostSteps) relations"),
                    advice: LocalizedText(zh: "请拆成几个查询", en: "Ask in several queries"))
            }
            left = right
            scanner.skipBlanks()
        }
    }

    /// `["{" [number] ["," [number]] "}"]`
    private mutating func length() throws(QueryError) -> ClosedRange<Int> {
        let start = scanner.at
        guard scanner.take("{") else { return 1...1 }
        func number(_ scanner: inout QueryScanner) -> Int? {
            scanner.skipBlanks()
            let word = scanner.word()
            scanner.skipBlanks()
            return word.isEmpty ? nil : Int(word) ?? 0
        }
        let first = number(&scanner)
        let hasComma = scanner.take(",") || scanner.take("，")
        let second = hasComma ? number(&scanner) : first
        guard scanner.take("}") else { throw expected(zh: "「}」，如 {1,3}", en: "\"}\", as in {1,3}") }
        let (low, high) = (first ?? 1, second ?? PathQuery.longest)
        guard first != nil || hasComma, low >= 1, low <= high, high <= PathQuery.longest else {
            throw QueryError(
                "query.syntax", at: scanner.span(start),
                cause: LocalizedText(zh: "没有这样的长度", en: "There is no such length"),
                advice: LocalizedText(
                    zh: "应为 1 至 \(PathQuery.longest)，如 {2}、{1,3}",
                    en: "Write lengths from 1 to \(PathQuery.longest), as {2} or {1,3}"))
        }
        return low...high
    }

    private struct Arrow {
        var step: PathQuery.Step
        var isLeftward: Bool
    }

    /// `-relation->`, `<-relation-`, `-relation-`, `->`, `<-`, `--`
    private mutating func arrow() throws(QueryError) -> Arrow {
        var step = PathQuery.Step(
            subject: 0, object: 0, predicates: nil, isNegated: false, isUndirected: false, filters: [])
        let isLeftward = scanner.take("<-")
        if !isLeftward, !scanner.take("-") { throw expected(zh: "箭头，如 -decreases->", en: "an arrow like -decreases->") }
        if !isLeftward, scanner.take(">") { return Arrow(step: step, isLeftward: false) }
        if !isLeftward, scanner.take("-") {
            step.isUndirected = !scanner.take(">")
            return Arrow(step: step, isLeftward: false)
        }
        if isLeftward, scanner.peek().map({ $0.properties.isWhitespace || "?\"{".unicodeScalars.contains($0) }) ?? true
        {
            return Arrow(step: step, isLeftward: true)
        }
        try relation(&step)
        guard scanner.take("-") else {
            throw expected(
                zh: isLeftward ? "「-」" : "「->」或「-」", en: isLeftward ? "\"-\"" : "\"->\" or \"-\"")
        }
        if !isLeftward, !scanner.take(">") { step.isUndirected = true }
        return Arrow(step: step, isLeftward: isLeftward)
    }

    /// `["not"] predicate {"|" predicate} ["[" filters "]"]`
    private mutating func relation(_ step: inout PathQuery.Step) throws(QueryError) {
        scanner.skipBlanks()
        if scanner.take("!") {
            step.isNegated = true
        } else if scanner.isAt(keyword: "not") {
            scanner.advance(3)
            step.isNegated = true
        }
        var predicates: Set<String> = []
        var isAny = false
        repeat {
            scanner.skipBlanks()
            if scanner.peek() == "[" || scanner.peek() == "-", predicates.isEmpty {
                isAny = true
                break
            }
            let start = scanner.at
            let word = scanner.word()
            guard let name = vocabulary.name(word, kind: "predicate") else {
                if word.isEmpty { throw expected(zh: "谓词", en: "a predicate", list: "predicate") }
                throw unknown(word, kind: "predicate", from: start)
            }
            switch name {
            case "any": isAny = true
            case "positive": predicates.formUnion(["increases", "causes", "produces", "correlates_positively"])
            case "negative": predicates.formUnion(["treats", "prevents", "decreases", "correlates_negatively"])
            case "neutral": predicates.formUnion(["acts_via", "associated", "predicts", "binds"])
            default: predicates.insert(name)
            }
            scanner.skipBlanks()
        } while scanner.take("|")
        step.predicates = isAny ? nil : predicates
        if scanner.take("[") {
            step.filters = try filters()
            guard scanner.take("]") else { throw expected(zh: "「,」或「]」", en: "\",\" or \"]\"") }
            scanner.skipBlanks()
        }
    }

    // MARK: Nodes

    /// A variable, a category, or names joined by bars; the index of its slot.
    private mutating func node() throws(QueryError) -> Int {
        scanner.skipBlanks()
        let start = scanner.at
        if scanner.take("?") { return try variable(from: start) }
        var names: [PathQuery.Name] = []
        var isQuoted = false
        repeat {
            scanner.skipBlanks()
            let first = scanner.at
            let withNarrower = scanner.take("~")
            if withNarrower { isQuoted = true }
            if let closing = Self.closing[scanner.peek() ?? " "] {
                let text = try quoted(closing)
                names.append(.init(text: text, span: scanner.span(first), withNarrower: withNarrower))
                isQuoted = true
            } else {
                let name = bareName()
                if name.isEmpty {
                    throw expected(zh: "概念：名称、类别或 ?", en: "a concept: a name, a category or ?")
                }
                names.append(.init(text: name, span: scanner.span(first), withNarrower: withNarrower))
            }
            scanner.skipBlanks()
        } while scanner.take("|")
        let text = scanner.text(from: start).trimmed()
        if !isQuoted, names.count == 1, let categories = vocabulary.categories(names[0].text) {
            return add(.init(variable: nil, test: .categories(categories), text: text))
        }
        return add(.init(variable: nil, test: .names(names), text: text))
    }

    /// `"?" [word] [":" category]`
    private mutating func variable(from start: Int) throws(QueryError) -> Int {
        let name = scanner.word()
        var test = PathQuery.Test.any
        if scanner.take(":") {
            let first = scanner.at
            var word = scanner.word()
            if word.lowercased() == "biolink", scanner.take(":") { word += ":" + scanner.word() }
            guard let categories = vocabulary.categories(word) else {
                if word.isEmpty { throw expected(zh: "类别", en: "a category", list: "category") }
                throw unknown(word, kind: "category", from: first)
            }
            test = .categories(categories)
        }
        let text = scanner.text(from: start)
        guard !name.isEmpty else { return add(.init(variable: nil, test: test, text: text)) }
        guard let index = variables[name] else {
            variables[name] = out.slots.count
            return add(.init(variable: name, test: test, text: text))
        }
        if test != .any {
            if out.slots[index].test == .any {
                (out.slots[index].test, out.slots[index].text) = (test, text)
            } else if out.slots[index].test != test {
                throw QueryError(
                    "query.syntax", at: scanner.span(start),
                    cause: LocalizedText(zh: "?\(name) 有两个类别", en: "?\(name) has two categories"),
                    advice: LocalizedText(zh: "请只写一个类别", en: "Give it one category"))
            }
        }
        return index
    }

    private mutating func add(_ slot: PathQuery.Slot) -> Int {
        out.slots.append(slot)
        return out.slots.count - 1
    }

    static let closing: [Unicode.Scalar: Unicode.Scalar] = [
        "\"": "\"", "'": "'", "“": "”", "«": "»", "「": "」", "《": "》",
    ]

    mutating func quoted(_ closing: Unicode.Scalar) throws(QueryError) -> String {
        let start = scanner.at
        scanner.advance()
        let inside = scanner.at
        while let scalar = scanner.peek(), scalar != closing { scanner.advance() }
        let text = scanner.text(from: inside)
        guard scanner.peek() == closing else {
            throw QueryError(
                "query.syntax", at: scanner.span(start),
                cause: LocalizedText(zh: "引号没有结束", en: "The quotation mark is not closed"),
                advice: LocalizedText(zh: "应有 \(closing)", en: "Expected \(closing)"))
        }
        scanner.advance()
        return text
    }

    /// A name without quotes: words up to an arrow, a bar, a semicolon, where, or the end. A hyphen inside a word is its own.
    private mutating func bareName() -> String {
        let start = scanner.at
        while let scalar = scanner.peek(), scalar != ";", scalar != "|" {
            if scalar == "<", scanner.peek(1) == "-" { break }
            if scalar == "-" {
                let before = scanner.peek(-1).map { $0.properties.isWhitespace } ?? true
                if scanner.at == start || before || scanner.peek(1) == ">" { break }
            }
            if scanner.isAt(keyword: "where") { break }
            scanner.advance()
        }
        return scanner.text(from: start).trimmed()
    }

    // MARK: Errors

    func expected(zh: String, en: String, list kind: String? = nil) -> QueryError {
        let found = scanner.peek().map { "\($0)" }
        let names = kind.map { vocabulary.names(kind: $0).joined(separator: ", ") }
        return QueryError(
            "query.syntax", at: scanner.span(scanner.at, scanner.at + 1),
            cause: LocalizedText(
                zh: found.map { "此处出现「\($0)」" } ?? "查询在此结束",
                en: found.map { "Found \"\($0)\" here" } ?? "The query ends here"),
            advice: LocalizedText(
                zh: "应为\(zh)" + (names.map { "（\($0)）" } ?? ""), en: "Expected \(en)" + (names.map { " (\($0))" } ?? "")
            ))
    }

    func unknown(_ word: String, kind: String, from start: Int) -> QueryError {
        let names = vocabulary.names(kind: kind).joined(separator: ", ")
        return QueryError(
            "query.syntax", at: scanner.span(start),
            cause: LocalizedText(zh: "没有「\(word)」", en: "There is no \(kind) \"\(word)\""),
            advice: LocalizedText(zh: "可用的有：\(names)", en: "There are \(names)"))
    }
}
