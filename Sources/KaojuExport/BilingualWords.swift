import KaojuGraph
import KaojuText

/// The words of reports in both languages at once, for pages that hold both.
struct BilingualWords: Sendable {
    private let zh = Words(.zh)
    private let en = Words(.en)

    /// The word for a key in both languages.
    subscript(key: String) -> LocalizedText { Words.both(key) }

    /// A word with `{0}`, `{1}`, … replaced by the same values in both.
    func filled(_ key: String, _ values: String...) -> LocalizedText {
        filled(key, values.map { LocalizedText(zh: $0, en: $0) })
    }

    /// A word with `{0}`, `{1}`, … replaced by worded values.
    func filled(_ key: String, _ values: [LocalizedText]) -> LocalizedText {
        func fill(_ words: Words, _ language: Language) -> String {
            let texts = values.map { $0[language] }
            switch texts.count {
            case 0: return words[key]
            case 1: return words.filled(key, texts[0])
            case 2: return words.filled(key, texts[0], texts[1])
            default: return words.filled(key, texts[0], texts[1], texts[2])
            }
        }
        return LocalizedText(zh: fill(zh, .zh), en: fill(en, .en))
    }

    /// What a grading says.
    func explanation(of grading: Grading) -> LocalizedText {
        LocalizedText(zh: GradingWords(zh).explanation(of: grading), en: GradingWords(en).explanation(of: grading))
    }
}

extension LocalizedText {
    /// The same text in both languages.
    init(_ text: String) { self.init(zh: text, en: text) }

    /// The texts with a separator between them, empty ones left out.
    static func joined(_ texts: [LocalizedText], _ separator: String) -> LocalizedText {
        LocalizedText(
            zh: texts.map(\.zh).filter { !$0.isEmpty }.joined(separator: separator),
            en: texts.map(\.en).filter { !$0.isEmpty }.joined(separator: separator))
    }
}
