import KaojuText

/// What a noun chunk with its «of», «in», «with» comes to.
///
/// Phrases are passed on at every step of reading, and most of them are a name and nothing else: what few have stands apart,
/// so that a copy counts two references and not thirteen.
struct EnglishPhrase {
    /// What it names; without nominals it names nothing that is known.
    var phrase: Phrase
    /// The piece behind it.
    var next: Int
    /// A noun that waits for its actor or object: the rule of «inhibition», «effect», «inhibitor», «risk factor».
    var rule: Int?
    var isNegated = false
    var isPronoun = false
    /// «this drug»: stands for what was given.
    var isRemedy = false
    var isPopulation = false
    /// Where the head's word stands.
    var headRange: ByteRange
    /// What few phrases have; nil where there is nothing of it.
    private var others: Others?

    /// What a noun's name says of another («EGFR inhibitor»).
    typealias Role = (target: Nominal, rule: Int, range: ByteRange)

    init(phrase: Phrase, next: Int, rule: Int? = nil, headRange: ByteRange) {
        self.phrase = phrase
        self.next = next
        self.rule = rule
        self.headRange = headRange
    }

    /// What it names, loosely where need be.
    var named: [Nominal] { phrase.nominals.isEmpty ? loose : phrase.nominals }

    var isKnown: Bool { !phrase.nominals.isEmpty }

    /// What a relation without direction is about.
    var related: [Nominal] { named.isEmpty ? vague : named }

    /// Whether it names nothing and nobody.
    var isEmpty: Bool { named.isEmpty && !isPopulation && rule == nil && agents.isEmpty && !isPronoun }
}

/// What few phrases have.
extension EnglishPhrase {
    private final class Others {
        var targets: [Nominal] = []
        var loose: [Nominal] = []
        var vague: [Nominal] = []
        var actors: [Nominal] = []
        var excluded: [Nominal] = []
        var agents: [Nominal] = []
        var conditions: [Nominal] = []
        var inducers: [Nominal] = []
        var places: [Nominal] = []
        var role: Role?

        init() {}

        init(_ other: Others) {
            targets = other.targets
            loose = other.loose
            vague = other.vague
            actors = other.actors
            excluded = other.excluded
            agents = other.agents
            conditions = other.conditions
            inducers = other.inducers
            places = other.places
            role = other.role
        }
    }

    /// What is to be written to: a copy of its own where another phrase has the same.
    private mutating func own() -> Others {
        if others != nil, isKnownUniquelyReferenced(&others), let others { return others }
        let made = others.map { Others($0) } ?? Others()
        others = made
        return made
    }

    /// What that noun acts on.
    var targets: [Nominal] {
        get { others?.targets ?? [] }
        set { if others != nil || !newValue.isEmpty { own().targets = newValue } }
    }

    /// What an unknown noun's «of» names: «the intensity of A».
    var loose: [Nominal] {
        get { others?.loose ?? [] }
        set { if others != nil || !newValue.isEmpty { own().loose = newValue } }
    }

    /// What stands before a noun that no file knows: «A resistance».
    var vague: [Nominal] {
        get { others?.vague ?? [] }
        set { if others != nil || !newValue.isEmpty { own().vague = newValue } }
    }

    /// Who was named behind «by» for what that noun does.
    var actors: [Nominal] {
        get { others?.actors ?? [] }
        set { if others != nil || !newValue.isEmpty { own().actors = newValue } }
    }

    /// What is denied what is said of the rest («A, but not B»).
    var excluded: [Nominal] {
        get { others?.excluded ?? [] }
        set { if others != nil || !newValue.isEmpty { own().excluded = newValue } }
    }

    /// What the population was given or lacks.
    var agents: [Nominal] {
        get { others?.agents ?? [] }
        set { if others != nil || !newValue.isEmpty { own().agents = newValue } }
    }

    /// What the population suffers.
    var conditions: [Nominal] {
        get { others?.conditions ?? [] }
        set { if others != nil || !newValue.isEmpty { own().conditions = newValue } }
    }

    /// Who brought about what it names («S-induced D»).
    var inducers: [Nominal] {
        get { others?.inducers ?? [] }
        set { if others != nil || !newValue.isEmpty { own().inducers = newValue } }
    }

    /// The diseases in which it is told of («A in D»).
    var places: [Nominal] {
        get { others?.places ?? [] }
        set { if others != nil || !newValue.isEmpty { own().places = newValue } }
    }

    /// What its name says of another.
    var role: Role? {
        get { others?.role }
        set { if others != nil || newValue != nil { own().role = newValue } }
    }
}
