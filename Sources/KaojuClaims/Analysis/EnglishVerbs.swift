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
        case .given: break
        case .other: readOther(index, verb)
        }
    }

    /// The object list behind a verb.
    func object(_ index: Int) -> EnglishPhrase? {
        guard index + 1 < pieces.count, pieces[index + 1].noun != nil else { return nil }
        return phrases.list(at: index + 1)
    }

    // MARK: Active and passive

    private mutating func readActive(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let object = object(index) else {
            if lexis.rules[rule].frame == .change { readIntransitive(index, verb, phrases.sign(rule) ?? 0, rule) }
            return
        }
        if verb.form == .infinitive, index > 0, pieces[index - 1].verb == nil { return }
        guard let actor = subject(of: index) else { return }
        act(actor, object, index, verb, rule)
    }

    /// An actor, an effect, an object: what the object is a noun of action, its targets are meant.
    mutating func act(_ actor: EnglishPhrase, _ object: EnglishPhrase, _ index: Int, _ verb: VerbGroup, _ rule: Int) {
        let negated = verb.isNegated != (actor.isNegated || object.isNegated)
        let effect = lexis.rules[rule].effect
        if let noun = object.rule, ![.raise, .lower].contains(lexis.rules[noun].effect) { return }
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
        let objects = object.named
        emit(
            actors, objects, effect, rule, verb.range, negated: negated, anaphor: actor.phrase.anaphor, doubt: doubt)
    }

    private mutating func readPassive(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let patient = verb.form == .participle ? nearest(index) : subject(of: index) else { return }
        let effect = lexis.rules[rule].effect
        let negated = verb.isNegated != patient.isNegated
        if let (agent, isGerund) = agent(index, isTherapy: effect == .treat) {
            var actors = agent.named
            if isGerund != 0 { actors = agent.phrase.turned(isGerund).nominals }
            if actors.isEmpty { actors = agent.agents }
            var patients = patient.named
            if effect == .treat, patients.isEmpty { patients = patient.conditions }
            emit(
                actors, patients, effect, rule, verb.range, negated: negated != agent.isNegated,
                doubt: patient.phrase.anaphor == nil ? 0 : 0.1)
            return
        }
        if let sign = phrases.sign(rule), verb.form == .passive || lexis.rules[rule].frame == .change {
            readIntransitive(index, verb, sign, rule)
        }
    }

    /// The chunk right before a participle, with what hangs on it.
    private mutating func nearest(_ index: Int) -> EnglishPhrase? {
        guard index > 0, pieces[index - 1].noun != nil else { return nil }
        let start = root(index - 1)
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
    private mutating func named(_ index: Int, nearestFirst: Bool = false) -> EnglishPhrase? {
        if nearestFirst, let found = nearest(index) { return found }
        if let found = subject(of: index) { return found }
        return nearest(index)
    }

    /// Who does it, behind «by», and the sign that a gerund there lays on them («by blocking A»).
    private func agent(_ index: Int, isTherapy: Bool) -> (EnglishPhrase, Int)? {
        var at = index + 1
        while at + 1 < pieces.count, at < index + 6 {
            if pieces[at].small == .by || isTherapy && pieces[at].small == .with {
                if let found = phrases.list(at: at + 1) { return (found, 0) }
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

    // MARK: Changes without an agent

    private mutating func readChanged(_ index: Int, _ verb: VerbGroup, _ sign: Int) {
        guard let rule = changeRule(sign) else { return }
        readIntransitive(index, verb, sign, rule)
    }

    func changeRule(_ sign: Int) -> Int? {
        lexis.rules.firstIndex { $0.frame == .change && $0.effect == (sign > 0 ? .raise : .lower) }
    }

    /// «O increased after S», «O was higher in patients with D», «O fell in S-treated mice».
    private mutating func readIntransitive(_ index: Int, _ verb: VerbGroup, _ sign: Int, _ rule: Int) {
        guard sign != 0, let changing = named(index), changing.isKnown else { return }
        readIntransitive(changing, index, verb, sign, rule)
    }

    private mutating func readIntransitive(
        _ changing: EnglishPhrase, _ index: Int, _ verb: VerbGroup, _ sign: Int, _ rule: Int
    ) {
        let negated = verb.isNegated != changing.isNegated
        var at = index + 1
        while at + 1 < pieces.count, at < index + 6, let cue = pieces[at].small {
            guard [.at, .after, .with].contains(cue), let place = phrases.list(at: at + 1) else { break }
            let effect: Effect = sign > 0 ? .raise : .lower
            if !place.agents.isEmpty {
                emit(place.agents, changing.phrase.nominals, effect, rule, verb.range, negated: negated, doubt: 0.1)
                return
            }
            let remedies = place.phrase.nominals.filter { table.isGiven($0.concept) || table.isSubstance($0.concept) }
            if cue != .at, !remedies.isEmpty {
                emit(remedies, changing.phrase.nominals, effect, rule, verb.range, negated: negated, doubt: 0.15)
                return
            }
            let conditions = place.conditions + place.phrase.nominals.filter { table.isCondition($0.concept) }
            if !conditions.isEmpty {
                correlate(changing.phrase.nominals, conditions, sign, rule, verb.range, negated)
                return
            }
            at = place.next
        }
        if changing.isPopulation == false, !changing.agents.isEmpty {
            // «serum O in S-treated mice was reduced».
            emit(
                changing.agents, changing.phrase.nominals, sign > 0 ? .raise : .lower, rule, verb.range,
                negated: negated, doubt: 0.15)
        } else if !changing.conditions.isEmpty {
            correlate(changing.phrase.nominals, changing.conditions, sign, rule, verb.range, negated)
        }
    }

    /// What there is more of where a disease is goes along with it.
    mutating func correlate(
        _ a: [Nominal], _ conditions: [Nominal], _ sign: Int, _ rule: Int, _ trigger: ByteRange, _ negated: Bool
    ) {
        let conditions = conditions.filter { table.isCondition($0.concept) }
        emit(
            a, conditions, sign > 0 ? .correlatePositively : .correlateNegatively, lexis.rules[rule].name, trigger,
            negated: negated,
            doubt: 0.1)
    }

    // MARK: Gerunds

    private mutating func readGerund(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let object = object(index), index > 0 else { return }
        var before = index - 1
        while before >= 0, pieces[before].small == .then { before -= 1 }
        guard before >= 0 else { return }
        switch pieces[before].kind {
        case .noun where before == index - 1 && !verb.isNegated:
            // «cells expressing», «drugs reducing O».
            guard let actor = nearest(index), !actor.isPopulation else { return }
            act(actor, object, index, verb, rule)
        case .small(.for) where [.treat, .prevent].contains(lexis.rules[rule].effect):
            // «S for treating O».
            guard before > 0, let owner = phrases.phrase(at: root(before - 1)), owner.isKnown, !owner.isPopulation
            else { return }
            act(owner, object, index, verb, rule)
        case .comma, .small(.list), .noun, .small(.by), .small(.via), .small(.preposition):
            guard let main = mainVerb(before: before) else { return }
            guard let group = pieces[main].verb, group.form == .active || group.form == .infinitive else { return }
            guard var actor = subject(of: main) else { return }
            actor.isNegated = false
            if actor.phrase.nominals.isEmpty { return }
            act(actor, object, index, verb, rule)
        default: return
        }
    }

    /// The nearest verb before a place that has a subject.
    private func mainVerb(before at: Int) -> Int? {
        for index in pieces[..<at].indices.reversed() {
            if let verb = pieces[index].verb, verb.form != .gerund, verb.form != .participle { return index }
            if [.relative, .subordinate, .turn].contains(pieces[index].small) { return nil }
        }
        return nil
    }

    // MARK: Relations

    private mutating func readRelation(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let object = object(index) else {
            readRelationGerund(index, verb, rule)
            return
        }
        guard let a = verb.form == .participle ? named(index, nearestFirst: true) : subject(of: index) else { return }
        let negated = verb.isNegated != (a.isNegated || object.isNegated)
        let left = a.named.isEmpty ? a.agents : a.named
        let right = object.named.isEmpty ? object.conditions : object.named
        if [.correlate, .associate, .correlatePositively, .correlateNegatively].contains(lexis.rules[rule].effect) {
            emitRelation(left, right, rule, verb.range, negated: negated, anaphor: a.phrase.anaphor)
        } else {
            emit(left, right, lexis.rules[rule].effect, rule, verb.range, negated: negated, anaphor: a.phrase.anaphor)
        }
    }

    /// «is associated with reducing O» says nothing certain.
    private mutating func readRelationGerund(_ index: Int, _ verb: VerbGroup, _ rule: Int) {}

    private mutating func readInverse(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let cause = object(index), let effect = named(index) else { return }
        emit(
            cause.named, effect.named, lexis.rules[rule].effect, rule, verb.range,
            negated: verb.isNegated != effect.isNegated, anaphor: nil)
    }

    // MARK: «is», «had», «showed»

    /// «S is an inhibitor of O», «risk factors for O were S».
    private mutating func readCopula(_ index: Int, _ verb: VerbGroup) {
        guard let right = object(index), let left = subject(of: index) else { return }
        let negated = verb.isNegated != (left.isNegated || right.isNegated)
        if let rule = right.rule, !right.targets.isEmpty {
            role(left.phrase.nominals, right.targets, rule, right.headRange, negated, anaphor: left.phrase.anaphor)
        } else if let rule = left.rule, !left.targets.isEmpty, !right.phrase.nominals.isEmpty, right.rule == nil {
            guard case .role = lexis.rules[rule].frame else { return }
            role(right.phrase.nominals, left.targets, rule, left.headRange, negated)
        }
    }

    mutating func role(
        _ actors: [Nominal], _ targets: [Nominal], _ rule: Int, _ trigger: ByteRange, _ negated: Bool,
        anaphor: ByteRange? = nil
    ) {
        switch lexis.rules[rule].effect {
        case .complication: emit(targets, actors, .cause, rule, trigger, negated: negated)
        case .correlate, .correlatePositively, .correlateNegatively:
            emitRelation(actors, targets, rule, trigger, negated: negated, anaphor: anaphor)
        default: emit(actors, targets, lexis.rules[rule].effect, rule, trigger, negated: negated, anaphor: anaphor)
        }
    }

    /// «Patients receiving S developed O», «during S treatment, the patient developed O».
    private mutating func readSuffering(
        _ actor: EnglishPhrase, _ object: EnglishPhrase, _ index: Int, _ verb: VerbGroup, _ negated: Bool
    ) {
        guard !actor.isKnown, object.isKnown, object.rule == nil else { return }
        guard object.phrase.nominals.allSatisfy({ table.isCondition($0.concept) && $0.direction >= 0 }) else { return }
        var given = actor.agents
        if given.isEmpty, let opener = pieces.first?.small, phrases.isPreposition(opener),
            let fronted = phrases.list(at: 1),
            fronted.next < pieces.count, pieces[fronted.next].isComma, fronted.next < index
        {
            given = fronted.named
        }
        let remedies = given.filter { table.category($0.concept) == "Drug" && $0.direction >= 0 }
        emit(remedies, object.phrase.nominals, .cause, "en.after", verb.range, negated: negated, doubt: 0.2)
    }

    /// «Nausea was seen in patients receiving S».
    private mutating func readEvent(_ found: EnglishPhrase, _ index: Int, _ verb: VerbGroup) {
        guard index + 2 < pieces.count, let cue = pieces[index + 1].small, cue == .at || cue == .after else { return }
        guard found.phrase.nominals.allSatisfy({ table.isCondition($0.concept) && $0.direction == 0 }),
            let place = phrases.list(at: index + 2)
        else { return }
        let named = cue == .after ? place.phrase.nominals : []
        let remedies = (place.agents + named).filter { table.category($0.concept) == "Drug" && $0.direction >= 0 }
        emit(
            remedies, found.phrase.nominals, .cause, "en.after", verb.range, negated: verb.isNegated != found.isNegated,
            doubt: 0.2)
    }

    /// «Reduced O was found after S», «higher O was seen in patients with D».
    private mutating func readFound(_ index: Int, _ verb: VerbGroup) {
        guard let found = subject(of: index), found.isKnown, found.phrase.anaphor == nil else { return }
        readEvent(found, index, verb)
        guard let sign = found.phrase.nominals.first?.direction, sign != 0, found.rule == nil || found.actors.isEmpty
        else { return }
        guard found.phrase.nominals.allSatisfy({ $0.direction == sign }), let rule = changeRule(sign) else { return }
        var plain = found
        plain.phrase.nominals = found.phrase.nominals.map(\.plain)
        readIntransitive(plain, index, verb, sign, rule)
    }

    /// «S had no effect on O», «patients with D showed higher O», «S plays a role in O».
    private mutating func readOther(_ index: Int, _ verb: VerbGroup) {
        if verb.form == .passive {
            readFound(index, verb)
            return
        }
        guard verb.form == .active, let object = object(index), let actor = subject(of: index) else { return }
        let negated = verb.isNegated != (actor.isNegated || object.isNegated)
        if let rule = object.rule, lexis.rules[rule].frame == .nominal, !object.targets.isEmpty, object.actors.isEmpty {
            role(actor.phrase.nominals, object.targets, rule, object.headRange, negated, anaphor: actor.phrase.anaphor)
            return
        }
        readSuffering(actor, object, index, verb, negated)
        guard actor.isPopulation else { return }
        for nominal in object.phrase.nominals where nominal.direction != 0 {
            guard let rule = changeRule(nominal.direction) else { continue }
            var plain = nominal
            plain.direction = 0
            if !actor.agents.isEmpty {
                emit(actor.agents, [nominal], .raise, rule, verb.range, negated: negated, doubt: 0.1)
            } else if !actor.conditions.isEmpty {
                correlate([plain], actor.conditions, nominal.direction, rule, verb.range, negated)
            }
        }
    }
}
