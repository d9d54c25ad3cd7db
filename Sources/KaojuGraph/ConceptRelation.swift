/// What a lexicon says of two concepts: why claims about the one stand under a topic about the other.
public struct ConceptRelation: Sendable, Hashable {
    /// The relations by which claims are folded (names of the OBO format and of the lexicon's tables).
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case isA = "is_a"
        case oppositeOf = "opposite_of"
        case donorOf = "donor_of"
    }

    /// A concept by its id and names; a name is empty where there is none.
    public struct End: Sendable, Hashable {
        /// The CURIE.
        public var id: String
        /// The Chinese name.
        public var zh: String
        /// The English name.
        public var en: String

        package init(id: String, zh: String, en: String) {
            self.id = id
            self.zh = zh
            self.en = en
        }
    }

    /// The narrower, donating or first concept.
    public var from: End
    /// The relation.
    public var kind: Kind
    /// The broader, donated or opposite concept.
    public var to: End

    package init(from: End, kind: Kind, to: End) {
        self.from = from
        self.kind = kind
        self.to = to
    }
}

/// A concept's place in the lexicon's hierarchy.
public struct ConceptPlace: Sendable, Hashable {
    /// The concept.
    public var concept: ConceptRelation.End
    /// The ids of the directly broader concepts, sorted.
    public var broader: [String]
    /// The ids of its opposites, sorted.
    public var opposites: [String]
    /// The ids of the chemicals that it is a donor of, sorted.
    public var donations: [String]

    package init(
        concept: ConceptRelation.End, broader: [String] = [], opposites: [String] = [], donations: [String] = []
    ) {
        self.concept = concept
        self.broader = broader
        self.opposites = opposites
        self.donations = donations
    }
}
