/// A language that Kaoju reads.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// Chinese, simplified or traditional.
    case zh
    /// English.
    case en
}

/// A message worded in both languages; the command line picks one.
public struct LocalizedText: Sendable, Hashable {
    /// The Chinese wording.
    public var zh: String
    /// The English wording.
    public var en: String

    /// Creates a text from its two wordings.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The wording in `language`.
    public subscript(language: Language) -> String { language == .zh ? zh : en }
}
