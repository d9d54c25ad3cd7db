import KaojuText

/// A statement that a document makes at one place. All spans are UTF-8 bytes of `text/<document>.txt`.
public struct Claim: Sendable, Hashable {
    /// `claim:` and a hash of document, quote, names, predicate and negation (the contract's rule).
    public var id: String
    /// The document's name.
    public var document: String
    /// The titles of the sections around it, outermost first.
    public var section: [String]
    /// The smallest run of clauses that holds subject, trigger, object and markers.
    public var quote: Quote
    /// The whole sentence.
    public var sentence: ByteRange
    /// What acts.
    public var subject: Participant
    /// What is said of subject and object.
    public var predicate: Predicate
    /// What is acted on.
    public var object: Participant
    /// Whether the text denies it; a negated direction is «no effect».
    public var negated: Bool
    /// How certain the text is.
    public var certainty: Certainty
    /// The words that say it.
    public var trigger: Trigger
    /// The name of the rule that found it.
    public var rule: String
    /// The markers in its scope.
    public var citations: [Citation]
    /// Who is named for it.
    public var attribution: Attribution?
    /// Where its evidence stands.
    public var source: ClaimSource
    /// The study behind it, as far as the text says.
    public var evidence: Evidence
    /// How sure the extraction is, 0 to 1.
    public var confidence: Double
    /// The path of the element that it stands in, where the document has markup (`/article/body/sec[2]/p[3]`).
    public var element: String?

    /// What people decided about it; nil where nobody did.
    public var curation: Curation?

    /// A decision of people about a claim.
    public struct Curation: Sendable, Hashable {
        /// A member that was changed, and what was extracted.
        public struct Change: Sendable, Hashable {
            /// The member's name in the record.
            public var member: String
            /// What was extracted.
            public var old: String

            package init(member: String, old: String) {
                self.member = member
                self.old = old
            }
        }

        /// `accepted`, `rejected`, `corrected` or `added`.
        public var status: String
        /// What was changed, in the order of the claim's members.
        public var changed: [Change]

        package init(status: String, changed: [Change]) {
            self.status = status
            self.changed = changed
        }
    }

    /// The words that carry the predicate.
    public struct Trigger: Sendable, Hashable {
        /// Where they stand.
        public var span: ByteRange
        /// The words.
        public var surface: String

        package init(span: ByteRange, surface: String) {
            self.span = span
            self.surface = surface
        }
    }

    /// A citation marker in a claim's scope.
    public struct Citation: Sendable, Hashable {
        /// Where it stands.
        public var span: ByteRange
        /// Its words.
        public var surface: String
        /// The reference numbers.
        public var numbers: [Int]
        /// The ids of the references.
        public var references: [String]
        /// The ids of their works.
        public var works: [String]

        package init(span: ByteRange, surface: String, numbers: [Int], references: [String], works: [String]) {
            self.span = span
            self.surface = surface
            self.numbers = numbers
            self.references = references
            self.works = works
        }
    }

    /// The author named for a claim.
    public struct Attribution: Sendable, Hashable {
        /// The name as printed, without «et al.» and «等».
        public var name: String?
        /// The year that the text gives.
        public var year: Int?

        package init(name: String? = nil, year: Int? = nil) {
            self.name = name
            self.year = year
        }
    }

    /// The study behind a claim.
    public struct Evidence: Sendable, Hashable {
        /// Its design.
        public var design: StudyDesign
        /// The term in the Evidence and Conclusion Ontology, where one fits.
        public var eco: String?
        /// `in vivo`, `in vitro`, `ex vivo`, `clinical`.
        public var system: String?
        /// The species, in English.
        public var species: String?
        /// The population as printed.
        public var population: String?
        /// The number of subjects.
        public var sampleSize: Int?
        /// Doses, effects, p values, intervals, times.
        public var quantities: [Quantity]

        package init(
            design: StudyDesign = .unspecified, eco: String? = nil, system: String? = nil, species: String? = nil,
            population: String? = nil, sampleSize: Int? = nil, quantities: [Quantity] = []
        ) {
            self.design = design
            self.eco = eco
            self.system = system
            self.species = species
            self.population = population
            self.sampleSize = sampleSize
            self.quantities = quantities
        }
    }

    /// A number with its unit.
    public struct Quantity: Sendable, Hashable {
        /// The words.
        public var text: String
        /// The value; for a range, its lower end.
        public var value: Double
        /// The upper end of a range.
        public var upper: Double?
        /// The unit as printed.
        public var unit: String?
        /// The unit in UCUM, where known.
        public var ucum: String?
        /// `=`, `<`, `<=`, `>`, `>=`, `~`.
        public var comparator: String
        /// `dose`, `effect`, `p`, `ci`, `time`, `other`.
        public var role: String

        package init(
            text: String, value: Double, upper: Double? = nil, unit: String? = nil, ucum: String? = nil,
            comparator: String = "=", role: String = "other"
        ) {
            self.text = text
            self.value = value
            self.upper = upper
            self.unit = unit
            self.ucum = ucum
            self.comparator = comparator
            self.role = role
        }
    }

    package init(
        id: String, document: String, section: [String], quote: Quote, sentence: ByteRange, subject: Participant,
        predicate: Predicate, object: Participant, negated: Bool = false, certainty: Certainty = .asserted,
        trigger: Trigger, rule: String, citations: [Citation] = [], attribution: Attribution? = nil,
        source: ClaimSource = .background, evidence: Evidence = Evidence(), confidence: Double = 0.5
    ) {
        self.id = id
        self.document = document
        self.section = section
        self.quote = quote
        self.sentence = sentence
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.negated = negated
        self.certainty = certainty
        self.trigger = trigger
        self.rule = rule
        self.citations = citations
        self.attribution = attribution
        self.source = source
        self.evidence = evidence
        self.confidence = confidence
    }
}
