import KaojuText

/// One chunk and what hangs on it: «of», «in», «with», «by», what was given.
extension EnglishPhrases {
    func readPhrase(at index: Int) -> EnglishPhrase? {
        guard let chunk = pieces[index].noun else { return nil }
        var out = EnglishPhrase(
            phrase: Phrase(nominals: chunk.nominals, range: chunk.range), next: index + 1, headRange: chunk.headRange)
        out.isNegated = chunk.isNegated
        out.agents = chunk.agents
        out.conditions = chunk.conditions
        var takesOf = false
        var aspect: String?
        var direction = chunk.direction
        switch chunk.head {
        case .mention: break
        case .aspect(let name):
            takesOf = chunk.nominals.isEmpty
            aspect = name
        case .carrier: takesOf = chunk.nominals.isEmpty
        case .nominal(let rule):
            out.rule = rule
            out.actors = chunk.nominals.map(\.plain)
            takesOf = true
            if let sign = sign(rule) { direction = direction == 0 ? sign : direction * sign }
        case .role(let rule):
            out.rule = rule
            out.targets = chunk.nominals
            out.phrase.nominals = []
            takesOf = true
        case .population:
            out.isPopulation = true
            out.phrase.nominals = []
        case .unknown: out.phrase.nominals = []
        case .pronoun: out.isPronoun = true
        }
        attach(to: &out, chunk, takesOf, aspect, direction)
        attachGiven(to: &out)
        return out
    }

    /// «patients treated with S», «mice given S».
    func attachGiven(to out: inout EnglishPhrase) {
        guard out.isPopulation, out.next + 1 < pieces.count, let verb = pieces[out.next].verb, isGiven(verb) else {
            return
        }
        var at = out.next + 1
        if pieces[at].small == .with || pieces[at].small == .to { at += 1 }
        guard let remedy = list(at: at), remedy.isKnown else { return }
        out.agents += remedy.phrase.nominals
        out.next = remedy.next
    }

    /// Whether a verb tells what somebody was given, behind the noun for who it was.
    func isGiven(_ verb: VerbGroup) -> Bool {
        guard verb.form == .participle || verb.form == .gerund else { return false }
        if case .rule(let rule) = verb.sense { return lexis.rules[rule].frame == .therapy }
        return verb.sense == .given
    }

    func attach(
        to out: inout EnglishPhrase, _ chunk: NounChunk, _ takesOf: Bool, _ aspect: String?, _ direction: Int
    ) {
        var takesOf = takesOf
        while out.next + 1 < pieces.count, let cue = pieces[out.next].small {
            let isRole = if case .role = chunk.head { true } else { false }
            let isNominal = if case .nominal = chunk.head { true } else { false }
            func isOwn(_ cue: Cue) -> Bool {
                switch cue {
                case .of: true
                case .for: isRole || isNominal || aspect == "abundance"
                case .at: isNominal || isRole || aspect == Self.variant && takesOf
                case .to, .on, .against, .between: isNominal
                case .with: isNominal || chunk.head == .carrier
                default: false
                }
            }
            guard pieces[out.next + 1].noun != nil else {
                // «patients treated with S», «the efficacy of treating» end here.
                return
            }
            switch cue {
            case _ where isOwn(cue):
                guard let inner = list(at: out.next + 1) else { return }
                let effect = out.rule.map { lexis.rules[$0].effect }
                // «between grain weight and A»: one side is unknown.
                if cue == .between, !(phrase(at: out.next + 1)?.isKnown ?? false) { return }
                if isNominal {
                    bind(&out, inner, cue, effect, direction)
                } else if isRole {
                    out.targets += inner.phrase.nominals
                } else if takesOf {
                    out.phrase.nominals = inner.named.map { nominal in
                        var nominal = nominal
                        if nominal.aspect == nil { nominal.aspect = aspect }
                        if direction != 0 {
                            nominal.direction = nominal.direction == 0 ? direction : nominal.direction * direction
                        }
                        return nominal
                    }
                    out.agents += inner.agents
                    out.conditions += inner.conditions
                    takesOf = false
                } else if chunk.head == .unknown {
                    // «the incidence of A» is known; «the intensity of A» counts as an object only.
                    // «the ability of A to …» is nothing of A.
                    if inner.next < pieces.count,
                        pieces[inner.next].small == .to || pieces[inner.next].verb?.form == .infinitive
                    {
                        return
                    }
                    out.loose = inner.phrase.nominals
                    if direction != 0 { for index in out.loose.indices { out.loose[index].direction = direction } }
                } else if out.isPopulation {
                    out.conditions += inner.phrase.nominals
                }
                out.next = inner.next
                out.phrase.range.end = pieces[inner.next - 1].range.end
            case .by where isNominal:
                guard let inner = list(at: out.next + 1) else { return }
                out.actors = inner.phrase.nominals
                if out.targets.isEmpty { out.targets = chunk.nominals.map(\.plain) }
                out.next = inner.next
            case .with where out.isPopulation:
                guard let inner = list(at: out.next + 1) else { return }
                out.conditions += inner.phrase.nominals
                out.next = inner.next
            case .at:
                // Where something is found: a population, a place, a disease.
                guard let inner = list(at: out.next + 1) else { return }
                if inner.isPopulation {
                    out.agents += inner.agents
                    out.conditions += inner.conditions
                } else if inner.isKnown,
                    !inner.phrase.nominals.allSatisfy({
                        table.isContext($0.concept) || table.isCell($0.concept) || table.isCondition($0.concept)
                    })
                {
                    return
                }
                out.next = inner.next
            default: return
            }
        }
    }

    /// Gives a noun of action what it acts on, or who acts.
    func bind(
        _ out: inout EnglishPhrase, _ inner: EnglishPhrase, _ cue: Cue, _ effect: Effect?, _ direction: Int
    ) {
        let nominals = inner.phrase.nominals
        func turned(_ nominals: [Nominal]) -> [Nominal] {
            nominals.map { nominal in
                var nominal = nominal
                if direction != 0 {
                    nominal.direction = nominal.direction == 0 ? direction : nominal.direction * direction
                }
                return nominal
            }
        }
        switch effect {
        case .associate, .improve, .prevent:
            // «the effect of S on O», «protection against O».
            if cue == .of, effect != .prevent { out.actors += nominals } else { out.targets += nominals }
            out.phrase.nominals = []
        case .correlate, .correlatePositively, .correlateNegatively, .bind:
            // «between A and B», «of A with B».
            if cue == .between, nominals.count >= 2 {
                out.actors = [nominals[0]]
                out.targets = Array(nominals.dropFirst())
            } else if cue == .of {
                out.actors = nominals
            } else if cue == .with || cue == .to {
                out.targets += nominals
            }
            out.phrase.nominals = []
        case .treat:
            // «treatment of O with S», «treatment with S».
            if cue == .of || cue == .for { out.targets += nominals } else if cue == .with { out.actors = nominals }
            out.phrase.nominals = out.actors
        case .raise, .lower:
            guard cue == .of || cue == .at else { return }
            if out.targets.isEmpty {
                out.targets = nominals
                out.phrase.nominals = turned(nominals)
            }
        default: break
        }
        out.agents += inner.agents
        out.conditions += inner.conditions
    }

    func sign(_ rule: Int) -> Int? {
        switch lexis.rules[rule].effect {
        case .raise: 1
        case .lower: -1
        default: nil
        }
    }

    func isPreposition(_ cue: Cue) -> Bool {
        switch cue {
        case .of, .for, .at, .with, .on, .from, .between, .against, .to, .after, .preposition, .via: true
        default: false
        }
    }
}
