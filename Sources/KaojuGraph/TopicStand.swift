import KaojuClaims
import KaojuText

extension Topic {
    /// One claim's stand on a topic. Cheap to pass on: what it tells belongs to the claim, its markers and its fold, and is
    /// shared with the other topics that hear the claim.
    public struct Stand: Sendable {
        /// The claim's id.
        public var claim: String { said.id }
        /// Its document.
        public var document: String { said.document }
        /// The titles of the sections around it, outermost first.
        public var section: [String] { said.section }
        /// The place of its quote.
        public var span: ByteRange { said.span }
        /// The reference numbers that it cites.
        public var numbers: [Int] { cited.numbers }
        /// The ids of these references.
        public var references: [String] { cited.references }
        /// The distinct source: a cited work, else the document itself.
        public var works: [String] { cited.works }
        /// The study's design.
        public var design: StudyDesign { said.design }
        /// What it says of its own subject and object.
        public var predicate: Predicate { said.predicate }
        /// Whether the text denies it.
        public var negated: Bool { said.negated }
        /// How certain the text is.
        public var certainty: Certainty { said.certainty }
        /// Under what it holds.
        public let conditions: Conditions
        /// How much one source counts that says this: by design and certainty.
        public let weight: Double
        /// The words.
        public var quote: String { said.quote }
        /// `narrower`, `opposite` or `donor` where the claim was folded in from a related pair.
        public var via: String? { fold?.via }
        /// The topic of its own pair, where it was folded in.
        public var topic: String? { fold?.topic }
        /// The labels of its own subject and object, where it was folded in.
        public var pair: Pair? { fold?.pair }

        private let said: CorpusClaim
        /// What the claim cites: the same for all with these markers.
        package let cited: CitedSources
        private let fold: Fold?

        /// A subject and an object by their labels.
        public struct Pair: Sendable, Hashable {
            /// What acts.
            public var subject: String
            /// What is acted on.
            public var object: String

            package init(subject: String, object: String) {
                self.subject = subject
                self.object = object
            }
        }

        /// How the claims of a related pair come to a topic.
        final class Fold: Sendable {
            let via: String
            let topic: String?
            let pair: Pair?

            init(via: String, topic: String?, pair: Pair?) {
                self.via = via
                self.topic = topic
                self.pair = pair
            }
        }

        /// A stand that no corpus holds, as a finished build's files tell it.
        package init(
            claim: String, document: String, section: [String] = [], span: ByteRange, numbers: [Int],
            references: [String], works: [String], design: StudyDesign, predicate: Predicate, negated: Bool,
            certainty: Certainty, conditions: Conditions = Conditions(), weight: Double = 0, quote: String,
            via: String?, topic: String? = nil, pair: Pair? = nil
        ) {
            self.init(
                CorpusClaim(
                    id: claim, document: document, section: section, quote: quote, span: span, predicate: predicate,
                    negated: negated, certainty: certainty, design: design),
                citing: CitedSources(numbers: numbers, references: references, works: works), under: conditions,
                weight: weight, fold: via.map { Fold(via: $0, topic: topic, pair: pair) })
        }

        /// The stand of a claim of the corpus.
        init(
            _ claim: CorpusClaim, citing cited: CitedSources, under conditions: Conditions, weight: Double, fold: Fold?
        ) {
            said = claim
            self.cited = cited
            self.conditions = conditions
            self.weight = weight
            self.fold = fold
        }

        /// The places of so many stands, ascending: a topic's own before folded ones, the weightiest first, in their order. O(n log n).
        package static func weightiest(_ limit: Int, of stands: [Self]) -> [Int] {
            let ranks = stands.indices.map { (stands[$0].fold == nil ? 0 : 1, -stands[$0].weight, $0) }
            return ranks.sorted(by: <).prefix(limit).map(\.2).sorted()
        }

        /// Whether the pair's own claim takes it, not one that was folded in.
        package var isOwn: Bool { fold == nil }
        /// Where the claim's sentence stands.
        var sentence: ByteRange { said.sentence }
    }
}

/// What a list of markers cites, shared by the claims that have it.
package final class CitedSources: Sendable, Hashable {
    /// The reference numbers, each once.
    package let numbers: [Int]
    /// The ids of the references, each once.
    package let references: [String]
    /// The distinct sources: cited works, else the document itself.
    package let works: [String]

    /// What tells the works from those of other lists.
    let digest: UInt64

    init(numbers: [Int], references: [String], works: [String]) {
        self.numbers = numbers
        self.references = references
        self.works = works
        var print = Fingerprint()
        print.add(works)
        digest = print.high
    }

    /// Whether both cite the same.
    package static func == (a: CitedSources, b: CitedSources) -> Bool {
        a === b || a.numbers == b.numbers && a.references == b.references && a.works == b.works
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(numbers)
        hasher.combine(references)
        hasher.combine(works)
    }
}

extension Topic.Stand: Hashable {
    /// Whether both show the same.
    public static func == (a: Topic.Stand, b: Topic.Stand) -> Bool {
        a.claim == b.claim && a.document == b.document && a.section == b.section && a.span == b.span
            && a.cited == b.cited && a.design == b.design && a.predicate == b.predicate && a.negated == b.negated
            && a.certainty == b.certainty && a.conditions == b.conditions && a.weight == b.weight
            && a.quote == b.quote && a.via == b.via && a.topic == b.topic && a.pair == b.pair
    }

    /// Feeds what tells most stands apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(claim)
        hasher.combine(document)
        hasher.combine(span)
        hasher.combine(topic)
    }
}
