import KaojuText

/// A concept of a lexicon, or one made of a term that no lexicon has.
public struct Concept: Sendable, Hashable {
    /// A CURIE; `kaoju:` and a stable slug of the name where no vocabulary's identifier is certain.
    public var id: String
    /// The preferred Chinese name; empty where there is none.
    public var zh: String
    /// The preferred English name; empty where there is none.
    public var en: String
    /// Other names and abbreviations, in the lexicon's order, those that the document defines last.
    public var synonyms: [String]
    /// The Biolink Model's category with its prefix, for example `biolink:Drug`.
    public var category: String
    /// The ids of broader concepts.
    public var parents: [String]
    /// The id of the antonym, where the lexicon names one.
    public var opposite: String?
    /// The id of the chemical that this one is a donor of, where the lexicon names one.
    public var donorOf: String?
    /// The id of the concept that the name is made from by an ending («PCSK9» of «PCSK9抑制剂»).
    public var base: String?
    /// Whether no lexicon has it.
    public var isOwn = false
    /// The names among the synonyms that a document gave it, not a lexicon.
    public var added: [String] = []

    /// Creates a concept.
    public init(
        id: String, zh: String = "", en: String = "", synonyms: [String] = [], category: String,
        parents: [String] = [], opposite: String? = nil, donorOf: String? = nil
    ) {
        self.id = id
        self.zh = zh
        self.en = en
        self.synonyms = synonyms
        self.category = category
        self.parents = parents
        self.opposite = opposite
        self.donorOf = donorOf
    }

    /// The preferred name in `language`, else in the other one.
    public func label(_ language: Language) -> String {
        switch language {
        case .zh: zh.isEmpty ? en : zh
        case .en: en.isEmpty ? zh : en
        }
    }
}
