import KaojuText

/// A name that the lexicon and the rules find in a text: what a tagger is told.
package struct KnownName: Sendable, Hashable {
    /// Where it stands.
    package var range: ByteRange
    /// Its category without prefix.
    package var category: String
    /// Whether a lexicon or the document itself knows it; else it shows by its make-up what it is.
    package var isCertain: Bool

    /// Creates a name.
    package init(range: ByteRange, category: String, isCertain: Bool) {
        self.range = range
        self.category = category
        self.isCertain = isCertain
    }
}

/// What is known of the names in a text before a tagger reads it.
package struct KnownNames: Sendable, Hashable {
    /// The names that were taken: in order, not overlapping.
    package var taken: [KnownName]
    /// All places where names may stand, in order of their starts.
    package var all: [KnownName]

    /// Creates a value.
    package init(taken: [KnownName] = [], all: [KnownName] = []) {
        self.taken = taken
        self.all = all
    }
}

/// A name that a tagger finds.
package struct TaggedName: Sendable, Hashable {
    /// Where it stands.
    package var range: ByteRange
    /// The label that it has in the data that the tagger was trained with.
    package var label: String
    /// Its Biolink category with prefix.
    package var category: String
    /// The probability that the model gives it.
    package var probability: Double

    /// Creates a name.
    package init(range: ByteRange, label: String, category: String, probability: Double) {
        self.range = range
        self.label = label
        self.category = category
        self.probability = probability
    }
}

/// Finds names that no list has: a trained model.
package protocol NameTagging: Sendable {
    /// The names in these sentences, in order, not overlapping. A pure function of its arguments.
    func names(in bytes: [UInt8], sentences: [ByteRange], known: KnownNames) -> [TaggedName]
}
