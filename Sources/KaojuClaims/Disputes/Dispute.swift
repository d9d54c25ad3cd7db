import KaojuText

/// A place where a text says of itself that something is disputed, unclear or not shown yet, with what it says so of.
public struct Dispute: Sendable, Hashable {
    /// What the text says.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Sources disagree.
        case conflict
        /// Nobody knows.
        case unclear
        /// Evidence is wanting.
        case unproven
        /// It is still to be studied.
        case open
    }

    /// A subject and an object that the statement is about.
    public struct Pair: Sendable, Hashable {
        /// What acts.
        public var subject: Claim.Participant
        /// What is acted on.
        public var object: Claim.Participant
        /// The effect that is in question; neutral where the text names none.
        public var direction: Direction

        package init(subject: Claim.Participant, object: Claim.Participant, direction: Direction = .neutral) {
            self.subject = subject
            self.object = object
            self.direction = direction
        }
    }

    /// The document.
    public var document: String
    /// The titles of the sections around it, outermost first.
    public var section: [String]
    /// What it says.
    public var kind: Kind
    /// The clauses that say it.
    public var quote: Quote
    /// The words that carry it.
    public var cue: String
    /// What it is about, in the order of the text; never empty.
    public var pairs: [Pair]

    package init(document: String, section: [String], kind: Kind, quote: Quote, cue: String, pairs: [Pair]) {
        self.document = document
        self.section = section
        self.kind = kind
        self.quote = quote
        self.cue = cue
        self.pairs = pairs
    }
}
