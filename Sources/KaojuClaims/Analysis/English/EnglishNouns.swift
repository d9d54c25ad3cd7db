import KaojuText

/// What nouns say by themselves: «inhibition of O by S», «S-induced O», «the effect of S on O», «S, an inhibitor of O».
extension EnglishReader {
    mutating func readNoun(_ index: Int) {
        guard let chunk = pieces[index].noun else { return }
        readInner(index, chunk)
        if let culprit = chunk.culprit, chunk.head == .mention, chunk.nominals.count == 1 {
            // «cisplatin nephropathy».
            emit([culprit], chunk.nominals, .cause, "en.compound", chunk.headRange, doubt: 0.15)
        }
        guard let phrase = phrases.phrase(at: index) else { return }
        readInduced(chunk, phrase)
        readPartner(index, chunk)
        readTreated(chunk)
        if let role = phrase.role { readNamedRole(index, phrase, role) }
        if let rule = phrase.rule {
            if case .role = lexis.rules[rule].frame {
                readApposition(index, phrase, rule)
                readExamples(phrase, rule)
            } else {
                readAction(index, phrase, rule)
                if phrase.actors.isEmpty, [.treat, .prevent].contains(lexis.rules[rule].effect), index > 0,
                    pieces[index - 1].small == .as
                {
                    // «S as a treatment for O».
                    readApposition(index, phrase, rule)
                }
            }
        }
        readMeans(index)
        readTreatment(index, phrase)
        readClass(index, chunk)
        readPlace(index, phrase)
    }

    /// «mutations of A in patients with D», «nausea after S».
    private mutating func readPlace(_ index: Int, _ phrase: EnglishPhrase) {
        guard phrase.isKnown else { return }
        let nominals = phrase.phrase.nominals
        if nominals.contains(where: phrases.isGenetic), !phrase.isNegated {
            let suffered = phrase.conditions.filter { table.isCondition($0.concept) }
            emit(
                nominals.map(\.plain), suffered, .associate, "en.found-in",
                pieces[index].noun?.headRange ?? phrase.phrase.range)
        }
        readState(index, phrase)
        guard root(index) == index, phrase.rule == nil, nominals.allSatisfy({ table.isCondition($0.concept) }),
            phrase.next + 1 < pieces.count
        else { return }
        guard [.after, .from].contains(pieces[phrase.next].small), let given = phrases.list(at: phrase.next + 1) else {
            return
        }
        emit(
            drugs(given.phrase.nominals), nominals, .cause, "en.after", pieces[phrase.next].range,
            negated: phrase.isNegated, doubt: 0.2)
    }

    /// «elevated A in patients with D», «an increase in A during D».
    private mutating func readState(_ index: Int, _ phrase: EnglishPhrase) {
        let sign = phrase.phrase.nominals.first?.direction ?? 0
        guard sign != 0, phrase.phrase.nominals.allSatisfy({ $0.direction == sign }), phrase.actors.isEmpty,
            let rule = changeRule(sign)
        else { return }
        if phrase.next < pieces.count, let verb = pieces[phrase.next].verb, verb.isFinite,
            case .rule(let rule) = verb.sense, lexis.rules[rule].frame != .relation
        {
            // «overexpression of A in D cells suppressed B» is no state of D; what was correlated with it is.
            return
        }
        let trigger = pieces[index].noun?.headRange ?? phrase.phrase.range
        let plain = phrase.phrase.nominals.map(\.plain).filter {
            !table.isCondition($0.concept) || $0.aspect == EnglishPhrases.risk
        }
        if !phrase.agents.isEmpty, phrase.rule == nil {
            // «higher O in S-treated mice», «a higher risk of O in carriers of A».
            emit(phrase.agents, plain, rule, sign, trigger, phrase.isNegated, doubt: 0.15)
            return
        }
        // «elevated A in D»; «inhibition of A in D» is something else.
        var conditions = phrase.conditions.isEmpty && phrase.rule == nil ? phrase.places : phrase.conditions
        if conditions.isEmpty, phrase.next + 1 < pieces.count, pieces[phrase.next].small == .after,
            let place = phrases.list(at: phrase.next + 1)
        {
            conditions = place.phrase.nominals
        }
        correlate(plain, conditions, sign, rule, trigger, phrase.isNegated)
    }

    /// «inhibition of O by S», «association between A and B», «treatment of O with S», «S inhibition of O».
    private mutating func readAction(_ index: Int, _ phrase: EnglishPhrase, _ rule: Int) {
        var phrase = phrase
        if phrase.targets.isEmpty, let chunk = pieces[index].noun, !chunk.nominals.isEmpty, phrases.sign(rule) != nil,
            phrase.next < pieces.count, pieces[phrase.next].small == .after, let behind = actorBehind(phrase)
        {
            // «A activation in response to S».
            phrase.targets = chunk.nominals.map(\.plain)
            phrase.actors = behind
        }
        // «the effect of S on O» by itself says nothing.
        guard !phrase.targets.isEmpty, lexis.rules[rule].effect != .affect else { return }
        var actors = phrase.actors
        if actors.isEmpty, phrase.rule != nil, let behind = actorBehind(phrase) { actors = behind }
        guard !actors.isEmpty, !isDisappointing(phrase) else { return }
        role(actors, phrase.targets, rule, phrase.headRange, phrase.isNegated != isDenied(index))
    }

    /// «the efficacy of S in O is poor».
    private func isDisappointing(_ phrase: EnglishPhrase) -> Bool {
        guard let rule = phrase.rule, lexis.rules[rule].effect == .treat, phrase.next < pieces.count,
            let verb = pieces[phrase.next].verb
        else { return false }
        if case .changed(let sign) = verb.sense { return sign < 0 }
        return verb.isNegated || phrase.next + 1 < pieces.count && (pieces[phrase.next + 1].noun?.direction ?? 0) < 0
    }

    /// «have not found links between A and B»: the verb's negation is its object's.
    private func isDenied(_ index: Int) -> Bool {
        guard index > 0, let verb = pieces[index - 1].verb else { return false }
        guard verb.isNegated else { return false }
        // «did not support a role of A in O».
        if case .rule(let rule) = verb.sense { return lexis.rules[rule].effect == .raise }
        return verb.sense == .other
    }

    /// «reduction in O by S», «increase in O after S», «decrease in O with S».
    private func actorBehind(_ phrase: EnglishPhrase) -> [Nominal]? {
        guard phrase.next + 1 < pieces.count, let cue = pieces[phrase.next].small,
            let behind = phrases.list(at: phrase.next + 1)
        else { return nil }
        if cue == .by { return behind.phrase.nominals }
        guard cue == .after || cue == .with, behind.rule == nil || !behind.actors.isEmpty else { return nil }
        // «an increase in O with S», but «an increase of O in tumours with A mutations».
        return behind.agents
            + behind.phrase.nominals.filter {
                table.isSubstance($0.concept) && !(cue == .with && (phrases.isGenetic($0) || table.isGene($0.concept)))
            }
    }

    /// «inhibitors of O such as S», «markers of O (S, T)».
    private mutating func readExamples(_ phrase: EnglishPhrase, _ rule: Int) {
        var at = phrase.next
        if at < pieces.count, pieces[at].isComma { at += 1 }
        guard !phrase.targets.isEmpty, at + 1 < pieces.count, pieces[at].small == .include,
            let examples = phrases.list(at: at + 1)
        else { return }
        role(examples.phrase.nominals, phrase.targets, rule, phrase.headRange, phrase.isNegated)
    }

    /// «S, an inhibitor of O», «S as a marker of O».
    private mutating func readApposition(_ index: Int, _ phrase: EnglishPhrase, _ rule: Int) {
        guard !phrase.targets.isEmpty, index >= 2 else { return }
        let isColon = if case .colon = pieces[index - 1].kind { true } else { false }
        if pieces[index - 1].isComma || isColon, pieces[index - 2].noun != nil {
            guard
                phrase.next >= pieces.count || pieces[phrase.next].isComma || pieces[phrase.next].small == .relative
                    || pieces[phrase.next].isBreak
            else { return }
            guard let owner = phrases.phrase(at: root(index - 2)), owner.isKnown, owner.rule == nil else { return }
            role(owner.phrase.nominals, phrase.targets, rule, phrase.headRange, phrase.isNegated)
        } else if pieces[index - 1].small == .as {
            if pieces[index - 2].noun != nil, let owner = listed(endingAt: index - 2), owner.isKnown {
                role(owner.phrase.nominals, phrase.targets, rule, phrase.headRange, phrase.isNegated)
            } else if let verb = pieces[index - 2].verb, verb.form == .active || verb.form == .passive,
                let owner = subject(of: index - 2)
            {
                role(
                    owner.phrase.nominals, phrase.targets, rule, phrase.headRange, verb.isNegated,
                    anaphor: owner.phrase.anaphor)
            }
        }
    }

    /// The phrase that a noun piece ends, with what is coordinated to it from the left. O(members).
    private func listed(endingAt index: Int) -> EnglishPhrase? {
        var start = root(index)
        var found = phrases.phrase(at: start)
        while start > 1, pieces[start - 1].isJoin, pieces[start - 2].noun != nil {
            start = root(start - 2)
            guard let whole = phrases.list(at: start), whole.next == index + 1 else { break }
            found = whole
        }
        return found
    }

    /// «S, an EGFR inhibitor,», «S as an EGFR inhibitor»: a name that says what it does.
    private mutating func readNamedRole(
        _ index: Int, _ phrase: EnglishPhrase, _ named: (target: Nominal, rule: Int, range: ByteRange)
    ) {
        guard index >= 2, pieces[index].noun?.isDetermined == true else { return }
        let before = pieces[index - 1]
        if before.small == .as, let verb = pieces[index - 2].verb, verb.isFinite {
            // «S acts as an EGFR inhibitor».
            guard let owner = subject(of: index - 2) else { return }
            role(
                owner.phrase.nominals, [named.target], named.rule, named.range, phrase.isNegated != verb.isNegated,
                anaphor: owner.phrase.anaphor)
            return
        }
        guard before.isComma || before.small == .as, pieces[index - 2].noun != nil,
            let owner = phrases.phrase(at: root(index - 2)), owner.isKnown, owner.rule == nil
        else { return }
        if before.isComma {
            guard phrase.next >= pieces.count || pieces[phrase.next].isComma || pieces[phrase.next].small == .relative
            else { return }
        }
        role(owner.phrase.nominals, [named.target], named.rule, named.range, phrase.isNegated)
    }

    /// «reduced O via the A pathway»: the main verb's subject acts via A.
    private mutating func readMeans(_ index: Int) {
        guard index > 0, pieces[index - 1].small == .via else { return }
        guard let means = phrases.list(at: index), means.isKnown else { return }
        for at in pieces[..<(index - 1)].indices.reversed() {
            guard let verb = pieces[at].verb else {
                if [.relative, .subordinate, .turn].contains(pieces[at].small) { return }
                continue
            }
            guard case .rule = verb.sense, verb.form == .active, let actor = subject(of: at), actor.isKnown else {
                return
            }
            for nominal in means.phrase.nominals
            where table.isSubstance(nominal.concept) || table.isProcess(nominal.concept) {
                if nominal.direction != 0 {
                    emit(actor.phrase.nominals, [nominal], .raise, "en.means", pieces[index - 1].range)
                } else {
                    emit(actor.phrase.nominals, [nominal], .via, "en.means", pieces[index - 1].range)
                }
            }
            return
        }
    }

    /// «S for (the treatment of) O», «S in the treatment of O».
    private mutating func readTreatment(_ index: Int, _ phrase: EnglishPhrase) {
        guard index >= 2, let cue = pieces[index - 1].small, cue == .for || cue == .at else { return }
        guard let rule = phrase.rule, [.treat, .prevent].contains(lexis.rules[rule].effect), phrase.actors.isEmpty
        else { return }
        guard pieces[index - 2].noun != nil, let owner = phrases.phrase(at: root(index - 2)), owner.isKnown,
            !owner.isPopulation
        else { return }
        role(owner.phrase.nominals, phrase.targets, rule, phrase.headRange, false)
    }
}
