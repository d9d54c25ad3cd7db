import KaojuText

/// What verbs say of their subjects and objects.
extension EnglishReader {
    mutating func readVerb(_ index: Int, _ verb: VerbGroup) {
        switch verb.sense {
        case .rule(let rule):
            switch lexis.rules[rule].frame {
            case .relation: readRelation(index, verb, rule)
            case .inverse: readInverse(index, verb, rule)
            default:
                switch verb.form {
                case .active, .infinitive: readActive(index, verb, rule)
                case .gerund: readGerund(index, verb, rule)
                case .passive, .participle: readPassive(index, verb, rule)
                }
            }
        case .changed(let sign): readChanged(index, verb, sign)
        case .copula: readCopula(index, verb)
        case .given, .lacking: break
        case .other: readOther(index, verb)
        }
    }

    /// The object list behind a verb.
    func object(_ index: Int) -> EnglishPhrase? {
        if index + 2 < pieces.count, pieces[index + 1].small == .list,
            pieces[index + 2].verb?.form == pieces[index].verb?.form,
            pieces[index].verb?.form != .passive
        {
            // «S binds and inhibits O».
            return object(index + 2)
        }
        guard index + 1 < pieces.count, pieces[index + 1].noun != nil else { return nil }
        return phrases.list(at: index + 1)
    }

    // MARK: Active and passive

    mutating func readActive(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let object = object(index) else {
            if lexis.rules[rule].frame == .change {
                readIntransitive(index, verb, phrases.sign(rule) ?? 0, rule)
            } else {
                readTurn(index, verb, rule)
            }
            return
        }
        if verb.form == .infinitive, index > 0, pieces[index - 1].verb == nil, !isInstructed(index),
            !isPurposeful(index)
        {
            return
        }
        if lexis.rules[rule].effect == .associate, link(object, index, verb, rule) { return }
        guard let actor = subject(of: index) else { return }
        act(actor, object, index, verb, rule)
    }

    /// «These data implicate S in O», «studies have linked S to O»: what the verb's subject is says nothing.
    private mutating func link(_ object: EnglishPhrase, _ index: Int, _ verb: VerbGroup, _ rule: Int) -> Bool {
        guard object.isKnown, object.rule == nil, subject(of: index)?.isKnown != true,
            let joint = ([object.next] + Array((index + 1)..<object.next)).first(where: { at in
                at < pieces.count && [.at, .to, .with].contains(pieces[at].small)
            }), let other = phrases.list(at: joint + 1), !other.related.isEmpty
        else { return false }
        emitRelation(
            object.phrase.nominals, other.related, rule, verb.range, negated: verb.isNegated != object.isNegated)
        return true
    }

    /// «O improved after S», «O worsened with S».
    private mutating func readTurn(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        let effect = lexis.rules[rule].effect
        guard effect == .improve || effect == .worsen, let changing = subject(of: index), changing.isKnown,
            changing.phrase.anaphor == nil
        else { return }
        for place in places(after: index) where place.cue == .after || place.cue == .with {
            let remedies = drugs(place.phrase.agents + place.phrase.phrase.nominals)
            guard !remedies.isEmpty else { continue }
            emit(
                remedies, changing.phrase.nominals, effect, rule, verb.range,
                negated: verb.isNegated != changing.isNegated, doubt: 0.15)
            return
        }
    }

    /// An actor, an effect, an object: where the object is a noun of action, its targets are meant.
    mutating func act(_ actor: EnglishPhrase, _ object: EnglishPhrase, _ index: Int, _ verb: VerbGroup, _ rule: Int) {
        let negated = verb.isNegated != (actor.isNegated || object.isNegated)
        var effect = lexis.rules[rule].effect
        var object = object
        if let noun = object.rule, ![.raise, .lower].contains(lexis.rules[noun].effect) {
            // «S led to an improvement in O».
            guard [.improve, .prevent].contains(lexis.rules[noun].effect), [.raise, .cause].contains(effect),
                object.actors.isEmpty
            else { return }
            emit(
                actor.named, object.targets, lexis.rules[noun].effect, noun, object.headRange, negated: negated,
                anaphor: actor.phrase.anaphor)
            return
        }
        var actors = actor.phrase.nominals
        var doubt = 0.0
        if actors.isEmpty, !actor.loose.isEmpty {
            actors = actor.loose
            doubt = 0.15
        }
        if actors.isEmpty, actor.isPopulation, effect != .treat {
            // «S-treated mice reduced O».
            actors = actor.agents
            doubt = 0.15
        }
        if !object.isKnown, object.next + 1 < pieces.count, pieces[object.next].small == .to,
            let goal = phrases.list(at: object.next + 1), goal.isKnown
        {
            // «predisposes people to O».
            object = goal
        }
        if [.improve, .prevent].contains(effect), let threat = threat(behind: object) {
            // «S protects cells from O».
            effect = .prevent
            object = threat
        }
        if actors.isEmpty { actors = influences(actor) }
        if effect == .cause, !object.isKnown, object.loose.isEmpty, object.rule == nil {
            // «A accounts for a third of the D cases».
            emit(actors, object.conditions, effect, rule, verb.range, negated: negated, doubt: 0.1)
            return
        }
        guard let object = resolvedObject(object, of: index) else { return }
        if effect == .produce, verb.form == .infinitive { effect = .raise }
        let objects = [.associate, .affect].contains(effect) ? object.related : object.named
        emit(
            actors, objects, effect, rule, verb.range, negated: negated, anaphor: actor.phrase.anaphor,
            objectAnaphor: object.phrase.anaphor, doubt: doubt)
        if !negated {
            emit(actor.excluded, object.named, effect, rule, verb.range, negated: true, doubt: doubt)
            emit(actors, object.excluded, effect, rule, verb.range, negated: true, doubt: doubt)
        }
    }

    /// «The effects of S are responsible for O»: what has an effect, where the noun does not say on what.
    private func influences(_ phrase: EnglishPhrase) -> [Nominal] {
        guard let rule = phrase.rule, lexis.rules[rule].effect == .affect, phrase.targets.isEmpty else { return [] }
        return phrase.actors
    }

    /// «protects cells from O», «prevents mice against O».
    private func threat(behind object: EnglishPhrase) -> EnglishPhrase? {
        guard object.next + 1 < pieces.count, let cue = pieces[object.next].small, cue == .from || cue == .against
        else { return nil }
        return phrases.list(at: object.next + 1)
    }

    mutating func readPassive(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let patient = verb.form == .participle ? nearest(index) : subject(of: index) else { return }
        let effect = lexis.rules[rule].effect
        let negated = verb.isNegated != patient.isNegated
        if effect == .improve, patient.isPopulation,
            let threat = place(.from, after: index) ?? place(.against, after: index)
        {
            // «Mice lacking A were protected from O».
            emit(patient.agents, threat.named, .prevent, rule, verb.range, negated: negated, doubt: 0.1)
            return
        }
        if let (agent, isGerund) = agent(index, isTherapy: effect == .treat) {
            var actors = agent.named
            if isGerund != 0 { actors = agent.phrase.turned(isGerund).nominals }
            if actors.isEmpty { actors = agent.agents }
            var patients = patient.named
            if effect == .treat, patients.isEmpty { patients = patient.conditions }
            let doubt = patient.phrase.anaphor == nil ? 0 : 0.1
            emit(
                actors, patients, effect, rule, verb.range, negated: negated != agent.isNegated,
                objectAnaphor: patient.phrase.anaphor, doubt: doubt)
            if !negated, !agent.isNegated {
                emit(agent.excluded, patients, effect, rule, verb.range, negated: true, doubt: doubt)
                emit(actors, patient.excluded, effect, rule, verb.range, negated: true, doubt: doubt)
            }
            return
        }
        if let sign = phrases.sign(rule), verb.form == .passive || lexis.rules[rule].frame == .change {
            readIntransitive(index, verb, sign, rule)
        }
    }

    func place(_ cue: Cue, after index: Int) -> EnglishPhrase? { places(after: index).first { $0.cue == cue }?.phrase }

    /// The chunk right before a participle, with what hangs on it.
    mutating func nearest(_ index: Int) -> EnglishPhrase? {
        guard index > 0, pieces[index - 1].noun != nil else { return nil }
        let start = root(index - 1)
        // «higher than in B, caused by …»: B is not what is spoken of.
        if start > 0, pieces[start - 1].small == .than { return nil }
        // «D is a disorder characterized by O» speaks of D.
        let found = beside(index - 1)
        if start > 0, found?.loose.isEmpty ?? true, let verb = pieces[start - 1].verb, verb.sense == .copula,
            let subject = subject(of: start - 1)
        {
            return subject
        }
        if found?.named.isEmpty ?? true, start > 1, pieces[start - 1].small == .as, pieces[start - 2].verb != nil {
            // «S was identified as the gene responsible for O».
            return subject(of: start - 2)
        }
        return found
    }

    /// The subject, or the noun right before.
    mutating func named(_ index: Int, nearestFirst: Bool = false) -> EnglishPhrase? {
        if nearestFirst, let found = nearest(index) { return found }
        if let found = subject(of: index) { return found }
        return nearest(index)
    }

    /// Who does it, behind «by», and the sign that a gerund there lays on them («by blocking A»).
    func agent(_ index: Int, isTherapy: Bool) -> (EnglishPhrase, Int)? {
        var at = index + 1
        while at + 1 < pieces.count, at < index + 6 {
            if pieces[at].small == .by || isTherapy && pieces[at].small == .with {
                if let found = phrases.list(at: at + 1) { return (found, 0) }
                if pieces[at + 1].verb?.sense == .given, let found = phrases.list(at: at + 2) {
                    // «by administering S».
                    return (found, 0)
                }
                if let verb = pieces[at + 1].verb, verb.form == .gerund, case .rule(let rule) = verb.sense,
                    let found = object(at + 1)
                {
                    return phrases.sign(rule).map { (found, $0) }
                }
                return nil
            }
            // «was reduced in mice by S».
            guard pieces[at].small == .at, let place = phrases.phrase(at: at + 1) else { break }
            at = place.next
        }
        return nil
    }

    // MARK: Relations

    mutating func readRelation(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let object = object(index) else {
            return
        }
        guard let a = verb.form == .participle ? named(index, nearestFirst: true) : subject(of: index) else { return }
        let negated = verb.isNegated != (a.isNegated || object.isNegated)
        var left = a.named.isEmpty ? a.agents : a.named
        if left.isEmpty, verb.isFinite { left = influences(a) }
        if left.isEmpty { left = a.conditions.isEmpty ? a.vague : a.conditions }
        let right = object.named.isEmpty && object.isPopulation ? object.conditions : object.related
        if [.correlate, .associate, .correlatePositively, .correlateNegatively].contains(lexis.rules[rule].effect) {
            emitRelation(left, right, rule, verb.range, negated: negated, anaphor: a.phrase.anaphor)
            if !negated {
                emitRelation(a.excluded, right, rule, verb.range, negated: true)
                emitRelation(left, object.excluded, rule, verb.range, negated: true)
            }
        } else {
            emit(left, right, lexis.rules[rule].effect, rule, verb.range, negated: negated, anaphor: a.phrase.anaphor)
        }
    }

    mutating func readInverse(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let cause = object(index), let effect = named(index, nearestFirst: verb.form == .participle) else {
            return
        }
        // «No patient stopped O due to S» is no effect of S.
        let start = root(index - 1)
        if verb.form == .participle, start > 0, let main = pieces[start - 1].verb, main.isFinite,
            main.sense != .copula, subject(of: start - 1)?.isNegated == true
        {
            return
        }
        // «It may be due to S»: that is what was found, unless a disease was spoken of.
        if effect.phrase.anaphor != nil, !effect.named.allSatisfy({ table.isCondition($0.concept) }) { return }
        emit(
            cause.named, effect.named, lexis.rules[rule].effect, rule, verb.range,
            negated: verb.isNegated != effect.isNegated, anaphor: nil)
    }
}
