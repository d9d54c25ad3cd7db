import KaojuClaims
import KaojuText

/// What the sources say about one subject and one object.
public struct Topic: Sendable, Hashable {
    /// The first that holds (the contract's order).
    public enum Status: String, Sendable, CaseIterable {
        case contested, disputed, uncertain
        case singleSource = "single_source"
        case agreed
    }

    /// A place where the text itself says that the topic is disputed or unclear.
    public struct Statement: Sendable, Hashable {
        /// The document.
        public var document: String
        /// The titles of the sections around it, outermost first.
        public var section: [String]
        /// The place of the quote.
        public var span: ByteRange
        /// What it says.
        public var kind: Dispute.Kind
        /// The words.
        public var quote: String
        /// `opposite` where it speaks of the opposite pair.
        public var via: String?

        package init(
            document: String, section: [String] = [], span: ByteRange, kind: Dispute.Kind = .conflict, quote: String,
            via: String? = nil
        ) {
            self.document = document
            self.section = section
            self.span = span
            self.kind = kind
            self.quote = quote
            self.via = via
        }

        /// Feeds what tells most statements apart: a topic may have thousands.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(span)
            hasher.combine(document)
        }
    }

    /// A topic whose claims this one takes in.
    public struct Related: Sendable, Hashable {
        /// Its id.
        public var topic: String
        /// `narrower`, `opposite` or `donor`.
        public var via: String
        /// Its subject.
        public var subject: ConceptRelation.End
        /// Its object.
        public var object: ConceptRelation.End
        /// Why: from its subject to this topic's, then from its object to this topic's.
        public var why: [ConceptRelation]

        package init(
            topic: String, via: String, subject: ConceptRelation.End, object: ConceptRelation.End,
            why: [ConceptRelation]
        ) {
            self.topic = topic
            self.via = via
            self.subject = subject
            self.object = object
            self.why = why
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
    /// How good the evidence is.
    public var grading: Grading
    /// In what the two sides differ, as far as the texts say.
    public var differences: [ConditionDifference]
    /// The topics whose claims it takes in, in the order of their first claims.
    public var folded: [Related]

    package init(
        id: String, subject: Claim.Participant, object: Claim.Participant, direction: Direction, status: Status,
        disputedByText: Bool, group: String, supporting: [Stand], opposing: [Stand], undetermined: [Stand],
        statements: [Statement], grading: Grading = Grading(), differences: [ConditionDifference] = [],
        folded: [Related] = []
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
        self.grading = grading
        self.differences = differences
        self.folded = folded
    }
}
