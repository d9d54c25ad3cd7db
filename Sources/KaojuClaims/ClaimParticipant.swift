import KaojuText

extension Claim {
    /// A subject or an object.
    public struct Participant: Sendable, Hashable {
        /// What holds of the concept wherever it stands, shared by the claims of a document.
        package var names: Names
        /// The concept's id.
        public var concept: String {
            get { names.concept }
            set { names = names.changed { $0.concept = newValue } }
        }
        /// The concept's label in the document's language.
        public var label: String {
            get { names.label }
            set { names = names.changed { $0.label = newValue } }
        }
        /// Its Chinese label; empty where there is none.
        public var zh: String {
            get { names.zh }
            set { names = names.changed { $0.zh = newValue } }
        }
        /// Its English label; empty where there is none.
        public var en: String {
            get { names.en }
            set { names = names.changed { $0.en = newValue } }
        }
        /// Other names of the concept.
        public var synonyms: [String] {
            get { names.synonyms }
            set { names = names.changed { $0.synonyms = newValue } }
        }
        /// The Biolink Model's category.
        public var category: String {
            get { names.category }
            set { names = names.changed { $0.category = newValue } }
        }
        /// The words that name it.
        public var surface: String
        /// Where these words stand: an antecedent may stand in another sentence.
        public var span: ByteRange
        /// What of it: expression, activity, concentration, …
        public var aspect: String?
        /// Whether that is `increased` or `decreased`, where the text says so.
        public var direction: String?
        /// The pronoun or dropped place that stands for it.
        public var anaphor: ByteRange?

        package init(
            concept: String, label: String, zh: String, en: String, synonyms: [String] = [], category: String,
            surface: String, span: ByteRange, aspect: String? = nil, direction: String? = nil, anaphor: ByteRange? = nil
        ) {
            names = Names(
                .init(concept: concept, label: label, zh: zh, en: en, synonyms: synonyms, category: category))
            self.surface = surface
            self.span = span
            self.aspect = aspect
            self.direction = direction
            self.anaphor = anaphor
        }

        /// A participant whose concept other claims name, too.
        package init(
            names: Names, surface: String, span: ByteRange, aspect: String?, direction: String?, anaphor: ByteRange?
        ) {
            self.names = names
            self.surface = surface
            self.span = span
            self.aspect = aspect
            self.direction = direction
            self.anaphor = anaphor
        }

        /// A concept's id, names and category: one object for all claims about it, so that claims are cheap to pass on.
        package final class Names: Sendable, Hashable {
            /// What it holds.
            package struct Content: Sendable, Hashable {
                package var concept: String
                package var label: String
                package var zh: String
                package var en: String
                package var synonyms: [String]
                package var category: String

                package init(
                    concept: String, label: String, zh: String, en: String, synonyms: [String], category: String
                ) {
                    self.concept = concept
                    self.label = label
                    self.zh = zh
                    self.en = en
                    self.synonyms = synonyms
                    self.category = category
                }
            }

            private let content: Content

            /// Names that a document's claims share.
            package init(_ content: Content) { self.content = content }

            package var concept: String { content.concept }
            package var label: String { content.label }
            package var zh: String { content.zh }
            package var en: String { content.en }
            package var synonyms: [String] { content.synonyms }
            package var category: String { content.category }

            func changed(_ change: (inout Content) -> Void) -> Names {
                var content = content
                change(&content)
                return Names(content)
            }

            package static func == (a: Names, b: Names) -> Bool { a === b || a.content == b.content }

            package func hash(into hasher: inout Hasher) { hasher.combine(content) }
        }
    }
}
