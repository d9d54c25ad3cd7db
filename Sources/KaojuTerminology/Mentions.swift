import KaojuText

/// The concept mentions of one document. Ranges are offsets in the reading text.
package struct Mentions: Sendable {
    /// The mentions in document order; they do not overlap.
    package var items: [Mention]
    /// The concepts that the mentions name, in order of first mention.
    package var concepts: [Concept]
    /// The name pairs that the document defines.
    package var definitions: [Definition]
    /// What was noticed.
    package var diagnostics: [Diagnostic]

    package init(
        items: [Mention] = [], concepts: [Concept] = [], definitions: [Definition] = [], diagnostics: [Diagnostic] = []
    ) {
        self.items = items
        self.concepts = concepts
        self.definitions = definitions
        self.diagnostics = diagnostics
    }

    /// The indices of the mentions that start in a reading range. O(log n + hits).
    package func indices(in range: ByteRange) -> Range<Int> {
        func first(_ offset: Int) -> Int {
            var low = 0
            var high = items.count
            while low < high {
                let middle = (low + high) / 2
                if items[middle].range.start < offset { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return first(range.start)..<max(first(range.start), first(range.end))
    }
}

/// One place where a document names a concept.
package struct Mention: Sendable, Hashable {
    /// How a mention was recognised (the contract's names).
    package enum Source: String, Sendable {
        case lexicon, abbreviation, pattern, model
    }

    /// Where it stands in the reading text.
    package var range: ByteRange
    /// The index of its concept in `Mentions.concepts`.
    package var concept: Int
    /// How it was recognised.
    package var source: Source
    /// How sure the recognition is, 0 to 1.
    package var score: Double
    /// What else the name may stand for, the likeliest first.
    package var runnersUp: [RunnerUp] = []
    /// The label that a trained model gives the name, in the words of its training data.
    package var label: String?

    package init(range: ByteRange, concept: Int, source: Source, score: Double) {
        self.range = range
        self.concept = concept
        self.source = source
        self.score = score
    }
}

/// A concept that a name may stand for beside the one that it was taken for.
package struct RunnerUp: Sendable, Hashable {
    /// The concept.
    package var concept: Concept
    /// How sure it would be, 0 to 1.
    package var score: Double

    package init(concept: Concept, score: Double) {
        self.concept = concept
        self.score = score
    }
}

/// Names that a document ties together: «硫代硫酸钠(sodium thiosulfate, STS)».
package struct Definition: Sendable, Hashable {
    /// The long form's range.
    package var long: ByteRange
    /// The other names in the parenthesis: full names and abbreviations.
    package var others: [ByteRange]
    /// What they name; nil where they name no concept, or where nobody asked.
    package var concept: Concept?

    package init(long: ByteRange, others: [ByteRange]) {
        self.long = long
        self.others = others
    }
}
