import KaojuText

/// A head noun with what belongs to it: «MGP 表达的下降» is MGP, its expression, less of it.
struct Nominal {
    /// The index of its concept in the concept table.
    var concept: Int
    /// The words that name it.
    var range: ByteRange
    /// What of it.
    var aspect: String?
    /// +1 where the text says there is more of it, -1 where there is less.
    var direction: Int = 0
    /// Who or what it is found in («CKD 患者的…»).
    var modifiers: [Int] = []

    /// The same without a sign.
    var plain: Nominal {
        var out = self
        out.direction = 0
        return out
    }
}

/// Coordinated nominals that play one part in a clause.
struct Phrase {
    var nominals: [Nominal]
    var range: ByteRange
    /// A population, a species, a place: context, never an actor.
    var isContext = false
    /// A «的» stands behind it.
    var isPossessive = false
    /// «将» or «把» stands before it: it is what something is done to.
    var isFronted = false
    /// The head behind its «的» is a word that no table has («血管钙化的百分比»): it says something of the phrase only.
    var hasUnknownHead = false
    /// An agent that is named after what it does («螯合剂»).
    var isAgent = false
    /// A list of ways («A、B 等机制»): it never acts.
    var isMeans = false
    /// A verb of change behind it that has no object of its own: «… 表达下降».
    var change: (rule: Int, sign: Int, range: ByteRange)?
    /// The pronoun that stands for it.
    var anaphor: ByteRange?

    /// The phrase with a sign laid on every nominal.
    func turned(_ sign: Int) -> Phrase {
        var out = self
        for at in out.nominals.indices {
            out.nominals[at].direction = out.nominals[at].direction == 0 ? sign : out.nominals[at].direction * sign
        }
        return out
    }

    /// The phrase with its verb of change as a direction; a list whose members have directions gives it to the last.
    var changed: Phrase {
        guard let change else { return self }
        guard nominals.dropLast().contains(where: { $0.direction != 0 }), var last = nominals.last, last.direction == 0
        else {
            return turned(change.sign)
        }
        var out = self
        last.direction = change.sign
        out.nominals[out.nominals.count - 1] = last
        return out
    }
}

/// A part of a clause in order: a phrase, a trigger or a small word.
struct Constituent {
    enum Kind {
        case phrase(Phrase)
        case trigger(TriggerUse)
        case cue(Cue)
    }

    var kind: Kind
    var range: ByteRange
    /// The aspect behind «其».
    var aspect: String?

    // Never inlined: the optimiser of Swift 6.3.1 crashes (CopyPropagation) on the inlined switch in longer functions.
    var phrase: Phrase? {
        @inline(never) get { if case .phrase(let phrase) = kind { phrase } else { nil } }
    }
    var trigger: TriggerUse? {
        @inline(never) get { if case .trigger(let use) = kind { use } else { nil } }
    }
    var cue: Cue? {
        @inline(never) get { if case .cue(let cue) = kind { cue } else { nil } }
    }
    /// Whether it is «后», «时» or «组»: what stands before was given, or happened.
    var isAfter: Bool { cue == .after || cue == .group }
    /// Whether it is a pronoun.
    var isAnaphor: Bool {
        cue == .it || cue == .possessed || cue == .these || cue == .both || cue == .remedy || cue == .latter
    }
}

/// A trigger at its place.
struct TriggerUse {
    var rule: Int
    var range: ByteRange
    /// «的» before it («钙化的抑制») and behind it («诱导的钙化»).
    var isNominal = false
    var isRelative = false
    /// «作用», «效应» behind it.
    var isMeans = false
}

/// A relation between two phrases, before signs and scopes.
struct Relation {
    var subject: Phrase
    var object: Phrase
    var effect: Effect
    var rule: String
    var trigger: ByteRange
    var isNegated: Bool
    /// The clause, by its index in the sentence.
    var clause: Int
    /// How much the analysis guessed, 0 for nothing.
    var doubt: Double = 0
    /// Makes a change that was told into none.
    mutating func deny() {
        if [.raise, .lower, .improve, .worsen].contains(effect), !isStep { isNegated = true }
    }

    /// Whether its subject is only a step on the way («A 降低 B，从而减轻 C»: B, C).
    var isStep = false
}
