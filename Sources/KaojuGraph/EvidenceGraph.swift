import KaojuClaims
import KaojuText

/// The finished graph: concepts and works as nodes, aggregated claims as edges, topics with their sources.
public struct EvidenceGraph: Sendable {
    /// Concept nodes, then work nodes, each sorted by id.
    public var nodes: [Node]
    /// Edges sorted by subject, predicate, object.
    public var edges: EdgeList
    /// The audit's topics: most contested first, then by number of works, then by id.
    public var topics: TopicList
    /// The audit's findings, in document order.
    public var findings: FindingList

    /// What is broader, opposite and donated: for each concept that claims name and all above it,
    /// sorted by id; those without a relation are left out.
    public var concepts: [ConceptPlace]

    package init(
        nodes: [Node], edges: [Edge], topics: [Topic], findings: [Diagnostic], concepts: [ConceptPlace] = []
    ) {
        self.init(
            nodes: nodes, edges: EdgeList(edges), topics: TopicList(topics), findings: FindingList(findings),
            concepts: concepts)
    }

    init(
        nodes: [Node], edges: EdgeList, topics: TopicList, findings: FindingList, concepts: [ConceptPlace]
    ) {
        self.nodes = nodes
        self.edges = edges
        self.topics = topics
        self.findings = findings
        self.concepts = concepts
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
        public var claims: ClaimIDs
        /// Reference numbers as printed of the claims for it, for diagrams («[10][30] / [11]»).
        public var supportingNumbers: [Int]
        /// Reference numbers as printed of the claims against it.
        public var opposingNumbers: [Int]
        /// Reference numbers as printed of the claims that the text disputes: who says so, or whom it contradicts.
        public var disputedNumbers: [Int]

        package init(
            id: String, subject: String, predicate: Predicate, object: String, polarity: String, supporting: Int,
            opposing: Int, hedged: Int, works: [String], belief: Double, weight: Double, status: Topic.Status,
            designs: [StudyDesign], claims: ClaimIDs, supportingNumbers: [Int], opposingNumbers: [Int],
            disputedNumbers: [Int] = []
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
            self.disputedNumbers = disputedNumbers
        }
    }
}
