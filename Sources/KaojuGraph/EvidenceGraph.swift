import KaojuClaims
import KaojuText

/// The finished graph: concepts and works as nodes, aggregated claims as edges, topics with their sources.
public struct EvidenceGraph: Sendable {
    /// Concept nodes, then work nodes, each sorted by id.
    public var nodes: [Node]
    /// Edges sorted by subject, predicate, object.
    public var edges: [Edge]
    /// The audit's topics: most contested first, then by number of works, then by id.
    public var topics: [Topic]
    /// The audit's findings, in document order.
    public var findings: [Diagnostic]

    package init(nodes: [Node], edges: [Edge], topics: [Topic], findings: [Diagnostic]) {
        self.nodes = nodes
        self.edges = edges
        self.topics = topics
        self.findings = findings
    }

    /// A concept or a cited work.
    public struct Node: Sendable, Hashable {
        /// What a node stands for.
        public enum Kind: String, Sendable {
            case concept, work
        }

        /// The concept's CURIE, or the work's id.
        public var id: String
        /// Whether it is a concept or a work.
        public var kind: Kind
        /// A name for people: the label, or «Pasch 2008» for a work.
        public var name: String
        /// The Chinese name; empty where there is none.
        public var zh: String
        /// The English name; empty where there is none.
        public var en: String
        /// The Biolink Model's category.
        public var category: String
        /// The number of claims that name it (a concept) or cite it (a work).
        public var claims: Int
        /// The concept's other names, from all documents; empty for a work.
        public var synonyms: [String]
        /// The ids that claims of single documents give the same concept, sorted.
        public var aliases: [String]
        /// The document of the corpus that a work is, where it is one.
        public var document: String?

        package init(
            id: String, kind: Kind, name: String, zh: String, en: String, category: String, claims: Int,
            synonyms: [String] = [], aliases: [String] = [], document: String? = nil
        ) {
            self.id = id
            self.kind = kind
            self.name = name
            self.zh = zh
            self.en = en
            self.category = category
            self.claims = claims
            self.synonyms = synonyms
            self.aliases = aliases
            self.document = document
        }
    }

    /// All claims with the same subject, predicate and object.
    public struct Edge: Sendable, Hashable {
        /// `edge:` and a hash of the three.
        public var id: String
        /// The subject's concept id.
        public var subject: String
        /// What is said of the two.
        public var predicate: Predicate
        /// The object's concept id.
        public var object: String
        /// `positive`, `negative` or `neutral`.
        public var polarity: String
        /// Distinct sources that assert it; none of them is counted as hedged too.
        public var supporting: Int
        /// Distinct sources that deny it or say the opposite of the same subject and object.
        public var opposing: Int
        /// Distinct sources that affirm it only in a hedged, hypothetical or disputed way.
        public var hedged: Int
        /// The works that its claims cite, sorted; a document's own finding is a source, but not a work.
        public var works: [String]
        /// Belief by the contract's formula, 0 to 1.
        public var belief: Double
        /// How thick to draw it: the number of distinct sources of its claims, at least 1.
        public var weight: Double
        /// The status of its topic.
        public var status: Topic.Status
        /// Study designs, sorted.
        public var designs: [StudyDesign]
        /// The ids of the claims, in document order.
        public var claims: [String]
        /// Reference numbers as printed of the claims for it, for diagrams («[10][30] / [11]»).
        public var supportingNumbers: [Int]
        /// Reference numbers as printed of the claims against it.
        public var opposingNumbers: [Int]

        package init(
            id: String, subject: String, predicate: Predicate, object: String, polarity: String, supporting: Int,
            opposing: Int, hedged: Int, works: [String], belief: Double, weight: Double, status: Topic.Status,
            designs: [StudyDesign], claims: [String], supportingNumbers: [Int], opposingNumbers: [Int]
        ) {
            self.id = id
            self.subject = subject
            self.predicate = predicate
            self.object = object
            self.polarity = polarity
            self.supporting = supporting
            self.opposing = opposing
            self.hedged = hedged
            self.works = works
            self.belief = belief
            self.weight = weight
            self.status = status
            self.designs = designs
            self.claims = claims
            self.supportingNumbers = supportingNumbers
            self.opposingNumbers = opposingNumbers
        }
    }
}

/// What the sources say about one subject and one object.
public struct Topic: Sendable, Hashable {
    /// The first that holds (the contract's order).
    public enum Status: String, Sendable, CaseIterable {
        case contested, disputed, uncertain
        case singleSource = "single_source"
        case agreed
    }

    /// One claim's stand on a topic.
    public struct Stand: Sendable, Hashable {
        /// The claim's id.
        public var claim: String
        /// Its document.
        public var document: String
        /// The place of its quote.
        public var span: ByteRange
        /// The reference numbers that it cites.
        public var numbers: [Int]
        /// The ids of these references.
        public var references: [String]
        /// The distinct source: a cited work, else the document itself.
        public var works: [String]
        /// The study's design.
        public var design: StudyDesign
        /// What it says of its own subject and object.
        public var predicate: Predicate
        /// Whether the text denies it.
        public var negated: Bool
        /// How certain the text is.
        public var certainty: Certainty
        /// The words.
        public var quote: String
        /// `narrower`, `opposite` or `donor` where the claim was folded in from a related pair.
        public var via: String?

        package init(
            claim: String, document: String, span: ByteRange, numbers: [Int], references: [String], works: [String],
            design: StudyDesign, predicate: Predicate, negated: Bool, certainty: Certainty, quote: String, via: String?
        ) {
            self.claim = claim
            self.document = document
            self.span = span
            self.numbers = numbers
            self.references = references
            self.works = works
            self.design = design
            self.predicate = predicate
            self.negated = negated
            self.certainty = certainty
            self.quote = quote
            self.via = via
        }
    }

    /// A place where the text itself says that the topic is disputed or unclear.
    public struct Statement: Sendable, Hashable {
        /// The document.
        public var document: String
        /// The place of the quote.
        public var span: ByteRange
        /// The words.
        public var quote: String

        package init(document: String, span: ByteRange, quote: String) {
            self.document = document
            self.span = span
            self.quote = quote
        }
    }

    /// `topic:` and a hash of subject and object.
    public var id: String
    /// What acts, as the corpus names it, with the words and place of the first claim.
    public var subject: Claim.Participant
    /// What is acted on, in the same way.
    public var object: Claim.Participant
    /// The direction of the supporting claims.
    public var direction: Direction
    /// The first of the contract's conditions that holds.
    public var status: Status
    /// Whether the text itself says that it is disputed.
    public var disputedByText: Bool
    /// The id of the broadest topic of its group.
    public var group: String
    /// Counted claims of the direction, or without a sign, in document order.
    public var supporting: [Stand]
    /// Counted claims of the other direction, and those of no effect.
    public var opposing: [Stand]
    /// Hypothetical and disputed claims.
    public var undetermined: [Stand]
    /// Where the text says that it is disputed or unclear.
    public var statements: [Statement]

    package init(
        id: String, subject: Claim.Participant, object: Claim.Participant, direction: Direction, status: Status,
        disputedByText: Bool, group: String, supporting: [Stand], opposing: [Stand], undetermined: [Stand],
        statements: [Statement]
    ) {
        self.id = id
        self.subject = subject
        self.object = object
        self.direction = direction
        self.status = status
        self.disputedByText = disputedByText
        self.group = group
        self.supporting = supporting
        self.opposing = opposing
        self.undetermined = undetermined
        self.statements = statements
    }
}
