import KaojuText

/// What the prepositions behind a noun of action mean: «inhibition of O by S», «treatment of O with S», «a role for S in O».
extension EnglishPhrases {
    /// Gives a noun of action what it acts on, or who acts.
    func bind(
        _ out: inout EnglishPhrase, _ inner: EnglishPhrase, _ cue: Cue, _ effect: Effect, _ direction: Int
    ) {
        var nominals = inner.named
        if ![.raise, .lower].contains(effect) { nominals = inner.related }
        out.agents += inner.agents
        out.conditions += inner.conditions
        switch effect {
        case .associate, .affect:
            // «the effect of S on O», «a role for S in O».
            if cue == .of || cue == .for && out.actors.isEmpty {
                out.actors += nominals
                // «the role of A in D»: D stands behind A.
                if effect == .associate, out.targets.isEmpty { out.targets = inner.places + inner.conditions }
            } else if cue != .at || out.targets.isEmpty {
                out.targets += nominals
            }
            out.phrase.nominals = []
        case .correlate, .correlatePositively, .correlateNegatively, .bind:
            // «between A and B», «of A with B», «of A and B».
            if cue == .between || cue == .of, nominals.count >= 2 {
                // «between A, B and the disease D»: A and B are of one kind, D of another.
                let suffered = nominals.filter { table.isCondition($0.concept) }
                let others = nominals.filter { !table.isCondition($0.concept) }
                let isMixed = !suffered.isEmpty && !others.isEmpty
                out.actors = isMixed ? others : [nominals[0]]
                out.targets = isMixed ? suffered : Array(nominals.dropFirst())
            } else if cue == .of {
                out.actors = nominals
            } else if cue == .with || cue == .to {
                if out.targets.isEmpty {
                    out.targets = nominals
                } else {
                    (out.actors, out.targets) = (out.actors + out.targets, nominals)
                }
            }
            out.phrase.nominals = []
        case .treat, .prevent, .improve, .worsen:
            bindTherapy(&out, inner, cue, effect)
        case .raise, .lower:
            bindChange(&out, nominals, cue, direction)
        default: break
        }
    }

    /// «treatment of O with S», «the efficacy of S in patients with O», «protection against O by S».
    private func bindTherapy(_ out: inout EnglishPhrase, _ inner: EnglishPhrase, _ cue: Cue, _ effect: Effect) {
        let nominals = inner.phrase.nominals
        let remedies = nominals.filter { table.isGiven($0.concept) && !table.isCondition($0.concept) }
        let others = nominals.filter { nominal in !remedies.contains { $0.range == nominal.range } }
        switch cue {
        case .with: out.actors += remedies
        case .of where out.actors.isEmpty && others.isEmpty:
            // «the efficacy of S in patients with O».
            out.actors = remedies
            out.targets = inner.conditions + inner.places
        case .of where effect == .improve || effect == .worsen, .of, .for, .on, .against, .to:
            out.targets += others.isEmpty ? nominals : others
        case .at:
            if out.targets.isEmpty { out.targets = others.isEmpty ? inner.conditions : others }
        default: break
        }
        out.phrase.nominals = effect == .treat ? out.actors : []
    }

    /// «an increase in O», «inhibition of O with S», «stimulation of cells with S».
    private func bindChange(_ out: inout EnglishPhrase, _ nominals: [Nominal], _ cue: Cue, _ direction: Int) {
        switch cue {
        case .at
        where !out.actors.isEmpty && out.targets.isEmpty && out.phrase.nominals.contains(where: { $0.direction != 0 }):
            // «A deletion in B»: A is less, wherever that is.
            return
        case .of, .at, .on, .against:
            guard out.targets.isEmpty else { return }
            out.targets = nominals
            out.phrase.nominals =
                direction == 0
                ? nominals : Phrase(nominals: nominals, range: out.phrase.range).turned(direction).nominals
        case .with:
            let isOfCells = out.targets.allSatisfy { table.isCell($0.concept) || table.isContext($0.concept) }
            let remedies = nominals.filter {
                isOfCells ? table.isSubstance($0.concept) : table.isSubstance($0.concept) && !table.isGene($0.concept)
            }
            guard !remedies.isEmpty else { return }
            if isOfCells {
                out.phrase.nominals = remedies
                out.targets = []
                out.actors = []
            } else if out.actors.isEmpty {
                out.actors = remedies
            }
        default: break
        }
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
