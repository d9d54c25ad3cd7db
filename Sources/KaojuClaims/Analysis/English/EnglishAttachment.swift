import KaojuText

/// One chunk and what hangs on it: «of», «in», «with», «by», what was given.
extension EnglishPhrases {
    func readPhrase(at index: Int) -> EnglishPhrase? {
        guard let chunk = pieces[index].noun else { return nil }
        var out = EnglishPhrase(
            phrase: Phrase(nominals: chunk.nominals, range: chunk.range), next: index + 1, headRange: chunk.headRange)
        out.isNegated = chunk.isNegated
        out.phrase.anaphor = chunk.anaphor
        if chunk.head == .mention {
            out.inducers = chunk.inner.filter { lexis.rules[$0.rule].effect == .cause }.map(\.actor)
        }
        out.role = chunk.role
        out.agents = chunk.agents
        out.conditions = chunk.conditions
        var hold = Hold(direction: chunk.direction)
        switch chunk.head {
        case .mention: break
        case .aspect(let name):
            hold.takesOf = chunk.nominals.isEmpty
            hold.aspect = name
        case .carrier: hold.takesOf = chunk.nominals.isEmpty
        case .nominal(let rule):
            out.rule = rule
            if lexis.rules[rule].effect == .none {
                // «asthma control», «blight resistance» are nothing of the disease's.
                out.vague = chunk.nominals.filter { !table.isCondition($0.concept) }
                out.phrase.nominals = []
            }
            out.actors = chunk.nominals.map(\.plain)
            if chunk.nominals.isEmpty {
                // «S-induced increase in O».
                out.actors = chunk.inner.filter { lexis.rules[$0.rule].effect == .cause }.map(\.actor)
            }
            hold.takesOf = true
            if let sign = sign(rule) {
                hold.direction = hold.direction == 0 ? sign : hold.direction * sign
            }
        case .role(let rule):
            out.rule = rule
            out.targets = chunk.nominals
            out.phrase.nominals = []
            hold.takesOf = true
        case .population:
            out.isPopulation = true
            out.phrase.nominals = []
        case .unknown:
            out.vague = chunk.isInquiry ? [] : chunk.nominals
            out.phrase.nominals = []
            // «A-deficient lenses»: whoever it is that lacks A.
            out.isPopulation = !chunk.agents.isEmpty
        case .pronoun:
            out.isPronoun = true
            out.isRemedy = chunk.isRemedy
        }
        var before = -1
        while out.next != before {
            before = out.next
            attach(to: &out, chunk, &hold, at: index)
            attachGiven(to: &out)
            attachExamples(to: &out, chunk, at: index)
        }
        if let rule = out.rule, case .role = lexis.rules[rule].frame, let sign = sign(rule), out.loose.isEmpty {
            // «an A antagonist reduced O»: less of A does.
            out.loose = Phrase(nominals: out.targets, range: chunk.range).turned(sign).nominals
        }
        return out
    }

    /// What a chunk still waits for.
    struct Hold {
        /// Whether its «of» tells what it names.
        var takesOf = false
        var aspect: String?
        var direction = 0
    }

    // MARK: Prepositions

    /// Whether a preposition hangs on a chunk's head.
    private func isOwn(_ cue: Cue, _ out: EnglishPhrase, _ chunk: NounChunk, _ hold: Hold) -> Bool {
        let isRole = if case .role = chunk.head { true } else { false }
        let isNominal = if case .nominal = chunk.head { true } else { false }
        switch cue {
        case .of: return true
        case .for: return isRole || isNominal || hold.aspect == "abundance" || isGenetic(hold)
        case .at: return isNominal || isGenetic(hold) || isOfVariants(out)
        case .to: return isNominal || chunk.head == .carrier
        case .on, .against, .between: return isNominal
        case .with: return isNominal || chunk.head == .carrier
        default: return false
        }
    }

    /// Whether a nominal is a variant, or a gene's variants.
    func isGenetic(_ nominal: Nominal) -> Bool { nominal.aspect == Self.variant || table.isVariant(nominal.concept) }

    private func isTherapy(_ nominal: Nominal) -> Bool {
        ["Procedure", "Treatment"].contains(table.category(nominal.concept)) && table.isGiven(nominal.concept)
    }

    private func isOfVariants(_ out: EnglishPhrase) -> Bool {
        out.isKnown && out.phrase.nominals.allSatisfy { table.isVariant($0.concept) }
    }

    /// «mutations in A», «variants at A», «polymorphisms for A».
    private func isGenetic(_ hold: Hold) -> Bool { hold.aspect == Self.variant && hold.takesOf }

    func attach(to out: inout EnglishPhrase, _ chunk: NounChunk, _ hold: inout Hold, at index: Int) {
        while out.next + 1 < pieces.count, let cue = pieces[out.next].small {
            guard pieces[out.next + 1].noun != nil else {
                // «patients treated with S», «the efficacy of treating» end here.
                return
            }
            if isOwn(cue, out, chunk, hold) {
                guard attachOwn(cue, to: &out, chunk, &hold) else { return }
                continue
            }
            let isNominal = if case .nominal = chunk.head { true } else { false }
            guard let inner = list(at: out.next + 1) else { return }
            switch cue {
            case .by where isNominal:
                out.actors = inner.phrase.nominals
                if out.targets.isEmpty { out.targets = chunk.nominals.map(\.plain) }
            case .with where out.isPopulation:
                // «treatment of rats with S»: S belongs to the treatment.
                let isTreated = index > 1 && pieces[index - 1].small == .of && pieces[index - 2].noun?.isAction == true
                if isTreated, inner.isKnown, !inner.phrase.nominals.contains(where: { table.isCondition($0.concept) }) {
                    return
                }
                // «mice with defects in A», «patients with A mutations».
                let isBorne = { [table] (nominal: Nominal) in
                    self.isGenetic(nominal) || nominal.direction != 0 && table.isGene(nominal.concept)
                }
                out.agents += inner.phrase.nominals.filter(isBorne)
                out.conditions += inner.phrase.nominals.filter { !isBorne($0) }
            case .with where chunk.head == .mention && out.phrase.nominals.allSatisfy { isTherapy($0) }:
                // «antiplatelet therapy with S».
                out.phrase.nominals += inner.phrase.nominals.filter { table.category($0.concept) == "Drug" }
            case .at where !out.isKnown && out.targets.isEmpty && isRole(chunk):
                // «a prognostic factor in patients with D».
                out.targets = (inner.phrase.nominals + inner.conditions).filter { table.isCondition($0.concept) }
            case .at where inner.isPopulation:
                out.agents += inner.agents
                out.conditions += inner.conditions
            case .at:
                // Where something is found: a place, a disease.
                let isPlace = inner.phrase.nominals.allSatisfy {
                    table.isContext($0.concept) || table.isCell($0.concept) || table.isCondition($0.concept)
                }
                guard !inner.isKnown || isPlace else { return }
                if out.phrase.nominals.contains(where: isGenetic) {
                    out.conditions += inner.phrase.nominals
                }
                out.agents += inner.agents
                out.places += inner.phrase.nominals.filter { table.isCondition($0.concept) }
            default: return
            }
            out.next = inner.next
        }
    }

    /// A preposition that tells what the head names, acts on, or who acts.
    private func attachOwn(_ cue: Cue, to out: inout EnglishPhrase, _ chunk: NounChunk, _ hold: inout Hold) -> Bool {
        guard let inner = list(at: out.next + 1) else { return false }
        // «between grain weight and A»: one side is unknown.
        if cue == .between, !(phrase(at: out.next + 1)?.isKnown ?? false) { return false }
        let isRole = if case .role = chunk.head { true } else { false }
        if isOfVariants(out) {
            // «the Val12Met variant of A» is the gene's too.
            guard cue == .of || cue == .at, !inner.isPopulation else { return false }
            let genes = inner.phrase.nominals.filter { table.isSubstance($0.concept) }
            guard !genes.isEmpty else { return false }
            out.phrase.nominals += genes.map { nominal in
                var nominal = nominal
                nominal.aspect = Self.variant
                return nominal
            }
            out.conditions += inner.conditions
        } else if case .nominal(let rule) = chunk.head {
            bind(&out, inner, cue, lexis.rules[rule].effect, hold.direction)
        } else if isRole {
            let isVague = out.rule.map { lexis.rules[$0].effect == .associate } ?? false
            let named = isVague ? inner.related : inner.named
            // «the standard of care for D patients».
            out.targets += named.isEmpty ? inner.conditions : named
        } else if hold.takesOf {
            // «the substitution of glutamine» is no variant of glutamine's.
            let named = inner.named.filter { nominal in
                hold.aspect != Self.variant || table.isGene(nominal.concept) || table.isVariant(nominal.concept)
                    || table.isCondition(nominal.concept)
            }
            out.phrase.nominals = named.map { nominal in
                var nominal = nominal
                let isOther = hold.aspect == Self.variant && table.isCondition(nominal.concept)
                if nominal.aspect == nil, !isOther { nominal.aspect = hold.aspect }
                if hold.direction != 0 {
                    nominal.direction =
                        nominal.direction == 0 ? hold.direction : nominal.direction * hold.direction
                }
                return nominal
            }
            out.agents += inner.agents
            out.conditions += inner.conditions
            // «exposure of cells to S», «mutations in families» are not told yet.
            let isOpen = inner.isPopulation || inner.phrase.nominals.allSatisfy { table.isCell($0.concept) }
            hold.takesOf = isOpen && (chunk.head == .carrier || isGenetic(hold))
        } else if chunk.head == .carrier {
            return false
        } else if chunk.head == .unknown {
            // «the incidence of A» is known; «the intensity of A» counts as an object only.
            // «the failure of A to …» is nothing of A.
            if !chunk.isAbility, inner.next < pieces.count,
                pieces[inner.next].small == .to || pieces[inner.next].verb?.form == .infinitive
            {
                return false
            }
            // «leading to the discovery of A» is nothing that A does or suffers.
            out.loose = chunk.isInquiry ? [] : inner.phrase.nominals
            if inner.isPopulation {
                out.agents += inner.agents
                out.conditions += inner.conditions
            }
            if hold.direction != 0 {
                for index in out.loose.indices { out.loose[index].direction = hold.direction }
            }
        } else if out.isPopulation {
            // «carriers of the A118G variant».
            let carried = inner.phrase.nominals.filter { isGenetic($0) || table.isSubstance($0.concept) }
            out.agents += carried
            out.conditions += inner.phrase.nominals.filter { table.isCondition($0.concept) }
        } else {
            // «the kidneys of S-treated rats».
            out.agents += inner.agents
            out.conditions += inner.conditions
        }
        out.next = inner.next
        out.phrase.range.end = pieces[inner.next - 1].range.end
        return true
    }
}
