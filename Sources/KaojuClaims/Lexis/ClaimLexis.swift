import KaojuMatching
import KaojuText

/// The words of the rule files of one language, in one automaton.
package final class ClaimLexis: Sendable {
    /// What a word means to clause analysis.
    package enum Meaning: Sendable, Hashable {
        case trigger(Int)
        case cue(Cue)
        case aspect(String)
        /// A word that says there is much (+1) or little (-1) of what follows.
        case degree(Int)
    }

    /// The language of the files.
    package let language: Language
    /// The rules, in file order.
    package let rules: [TriggerRule]
    private let automaton: Automaton
    private let senses: [WordSense]
    private let exact: [[UInt8]: WordSense]
    private let isLatin: [Bool]

    /// The built-in rules of a language.
    package static func builtIn(_ language: Language) -> ClaimLexis { language == .zh ? chinese : english }
    private static let chinese = ClaimLexis(.zh)
    private static let english = ClaimLexis(.en)

    private init(_ language: Language) {
        let suffix = language.rawValue + ".tsv"
        var found: [[UInt8]: [Meaning]] = [:]
        var order: [[UInt8]] = []
        func add(_ word: String, _ meaning: Meaning) {
            if language == .zh, let traditional = TraditionalForms.builtIn.form(of: word) { put(traditional, meaning) }
            put(word, meaning)
        }
        func put(_ word: String, _ meaning: Meaning) {
            let key = Array((language == .en ? word.lowercased() : word).utf8)
            if found[key] == nil { order.append(key) }
            if found[key]?.contains(meaning) != true { found[key, default: []].append(meaning) }
        }
        func rows(_ name: String) -> [Table.Row] { Table(Resource.bytes("claims/\(name).\(suffix)") ?? []).rows }

        var rules: [TriggerRule] = []
        for row in rows("triggers") {
            guard let frame = Frame(rawValue: row[1]), let effect = Effect(rawValue: row[2]) else { continue }
            let words = language == .en ? row.list(3).flatMap(EnglishInflector.forms) : row.list(3)
            for word in words { add(word, .trigger(rules.count)) }
            rules.append(
                TriggerRule(
                    name: "\(language.rawValue).\(row[0])", frame: frame, effect: effect, words: words,
                    examples: row[4].components(separatedBy: "||"), language: language,
                    traits: Set(row.list(5).compactMap(Trait.init))))
        }
        for row in rows("cues") {
            guard let cue = Cue(rawValue: row[0]) else { continue }
            for word in row.list(1) { add(word, .cue(cue)) }
        }
        for row in rows("aspects") { for word in row.list(1) { add(word, .aspect(row[0])) } }
        for row in rows("directions") {
            for word in row.list(1) { add(word, .degree(row[0] == "raise" ? 1 : -1)) }
        }
        self.language = language
        self.rules = rules
        automaton = Automaton(patterns: order)
        let frames = rules.map(\.frame)
        senses = order.map { WordSense(found[$0] ?? [], frames: frames) }
        exact = Dictionary(zip(order, senses)) { first, _ in first }
        isLatin = order.map { $0.contains { $0 < 0x80 && ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } }
    }

    /// Whether a range is one plain word of the files, which says nothing by itself («因素»). O(n).
    package func isPlain(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        words(in: bytes, range: range).contains { $0.range == range && $0.meanings.contains(.cue(.plain)) }
    }

    /// What a word of the files means, in lower case for English; nil for others. O(1).
    package func sense(of word: [UInt8]) -> WordSense? { exact[word] }

    /// Whether a name is a word for an aspect («发生率»). O(n).
    package func isAspect(_ name: String, _ aspect: String) -> Bool {
        let bytes = Array(name.utf8)
        return words(in: bytes, range: ByteRange(0, bytes.count)).contains {
            $0.range.count == bytes.count && $0.meanings.contains(.aspect(aspect))
        }
    }

    /// The words in a range, leftmost and longest first, that begin and end at word boundaries. O(n).
    package func words(in bytes: [UInt8], range: ByteRange) -> [Word] {
        automaton.matches(in: bytes, range: range, mode: .leftmostLongest).compactMap { match in
            if isLatin[match.pattern] {
                func isWord(_ at: Int) -> Bool {
                    at >= 0 && at < bytes.count && ((bytes[at] | 0x20) >= 0x61 && (bytes[at] | 0x20) <= 0x7A)
                }
                if isWord(match.range.start - 1), isWord(match.range.start) { return nil }
                if isWord(match.range.end), isWord(match.range.end - 1) { return nil }
            }
            return Word(range: match.range, sense: senses[match.pattern])
        }
    }

    /// A word of the files at its place.
    package struct Word: Sendable {
        /// Where it stands.
        package var range: ByteRange
        /// What it means.
        package var sense: WordSense
        /// All of its meanings, in the order of the files.
        package var meanings: [Meaning] { sense.meanings }
    }
}

extension String {
    /// The parts between separators, trimmed, empty ones left out.
    func components(separatedBy separator: String) -> [String] {
        var out: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            out.append(rest[..<range.lowerBound].trimmed())
            rest = rest[range.upperBound...]
        }
        out.append(rest.trimmed())
        return out.filter { !$0.isEmpty }
    }
}
