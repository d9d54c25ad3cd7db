import KaojuText

/// One term of a vocabulary: what a line of a table or an entry of an ontology says of a concept.
package struct VocabularyTerm: Sendable, Hashable {
    /// How near a name is to the concept.
    package enum Scope: UInt8, Sendable {
        /// Another name of the same.
        case exact = 0x3D
        /// An abbreviation or a symbol.
        case abbreviation = 0x41
        /// An abbreviation that means other things elsewhere.
        case ambiguous = 0x3F
        /// A name of something akin: it counts where the document has another name of the concept.
        case related = 0x7E
        /// A name of something narrower; counts as a related one.
        case narrow = 0x3C
        /// A name of something broader; kept, but not looked for.
        case broad = 0x3E
    }

    /// A name beside the preferred ones.
    package struct Name: Sendable, Hashable {
        /// The name.
        package var text: String
        /// Its language.
        package var language: Language
        /// How near it is to the concept.
        package var scope: Scope

        /// Creates a name; where no language is given, one with a Chinese character is Chinese.
        package init(_ text: String, _ scope: Scope = .exact, language: Language? = nil) {
            self.text = text
            self.scope = scope
            self.language = language ?? (text.utf8.contains { $0 >= 0xE3 && $0 <= 0xE9 } ? .zh : .en)
        }
    }

    /// A CURIE; empty where there is none.
    package var id: String
    /// The Biolink category without prefix.
    package var category: String
    /// The preferred Chinese name, or empty.
    package var zh: String
    /// The preferred English name, or empty.
    package var en: String
    /// All other names.
    package var names: [Name]
    /// Ids or preferred names of the broader concepts.
    package var parents: [String]
    /// Ids of the same concept in other vocabularies.
    package var xrefs: [String]
    /// The id or preferred name of the antonym.
    package var opposite: String?
    /// The id or preferred name of the chemical that this one is a donor of.
    package var donorOf: String?
    /// Whether the vocabulary has given the term up.
    package var isDeprecated: Bool
    /// The id of the term that takes the place of a deprecated one.
    package var replacedBy: String?
    /// The line of the file, from 1; 0 where it is not known.
    package var line: Int

    /// Creates a term.
    package init(
        id: String, category: String = "", zh: String = "", en: String = "", names: [Name] = [], parents: [String] = [],
        xrefs: [String] = [], isDeprecated: Bool = false, replacedBy: String? = nil, line: Int = 0
    ) {
        self.id = id
        self.category = category
        self.zh = zh
        self.en = en
        self.names = names
        self.parents = parents
        self.xrefs = xrefs
        self.isDeprecated = isDeprecated
        self.replacedBy = replacedBy
        self.line = line
    }
}
