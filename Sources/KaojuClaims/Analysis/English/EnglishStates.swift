import KaojuText

/// What «is», «had», «showed» and «was found» say: roles, effects, events under a drug.
extension EnglishReader {
    /// «S is an inhibitor of O», «risk factors for O were S».
    mutating func readCopula(_ index: Int, _ verb: VerbGroup) {
        guard let right = object(index), let left = subject(of: index) else { return }
        let negated = verb.isNegated != (left.isNegated || right.isNegated)
        if let chunk = pieces[index + 1].noun, !right.isKnown, right.rule == nil, !chunk.inner.isEmpty,
            chunk.nominals.isEmpty
        {
            // «O is S-induced».
            for (actor, rule, range) in chunk.inner {
                emit([actor], left.phrase.nominals, lexis.rules[rule].effect, rule, range, negated: negated)
            }
        } else if let named = right.role {
            role(left.phrase.nominals, [named.target], named.rule, named.range, negated, anaphor: left.phrase.anaphor)
        } else if let rule = right.rule, !right.targets.isEmpty {
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
        case .convert: emit(targets, actors, .produce, rule, trigger, negated: negated)
        case .complication: emit(targets, actors, .cause, rule, trigger, negated: negated)
        case .correlate, .correlatePositively, .correlateNegatively:
            emitRelation(actors, targets, rule, trigger, negated: negated, anaphor: anaphor)
        default: emit(actors, targets, lexis.rules[rule].effect, rule, trigger, negated: negated, anaphor: anaphor)
        }
    }

    /// «Patients receiving S developed O», «during S treatment, the patient developed O».
    mutating func readSuffering(
        _ actor: EnglishPhrase, _ object: EnglishPhrase, _ index: Int, _ verb: VerbGroup, _ negated: Bool
    ) {
        guard !actor.isKnown, object.isKnown, object.rule == nil else { return }
        guard object.phrase.nominals.allSatisfy({ table.isCondition($0.concept) && $0.direction >= 0 }) else { return }
        // «Mice lacking A showed D».
        let bred = actor.agents.filter { $0.direction != 0 && table.isGene($0.concept) }
        if actor.isPopulation, !bred.isEmpty {
            emit(bred, object.phrase.nominals, .cause, "en.bred", verb.range, negated: negated, doubt: 0.15)
        } else if actor.isPopulation, !actor.agents.isEmpty, actor.agents.allSatisfy(phrases.isGenetic) {
            // «Patients carrying A mutations developed D».
            emit(
                actor.agents, object.phrase.nominals, .associate, "en.bred", verb.range, negated: negated, doubt: 0.15)
        }
        // «had D» may be why S was given.
        guard verb.isEvent else { return }
        var given = actor.agents
        if given.isEmpty { given = fronted(before: index)?.phrase.named ?? [] }
        if given.isEmpty, let behind = place(.after, after: object.next - 1) { given = behind.agents + behind.named }
        if given.isEmpty { given = givenBeside(index, object) }
        emit(
            drugs(given), object.phrase.nominals, .cause, "en.after", verb.range, negated: negated, doubt: 0.2)
    }

    /// «… while taking S», «the patient received S and …»: what those were given who got something.
    private mutating func givenBeside(_ index: Int, _ object: EnglishPhrase) -> [Nominal] {
        func remedy(_ verb: Int) -> [Nominal] {
            var at = verb + 1
            if at < pieces.count, pieces[at].small == .with { at += 1 }
            return phrases.list(at: at)?.phrase.nominals ?? []
        }
        if object.next + 2 < pieces.count, [.turn, .subordinate, .preposition].contains(pieces[object.next].small),
            let verb = pieces[object.next + 1].verb, phrases.isGiven(verb)
        {
            return remedy(object.next + 1)
        }
        guard pieces[index].verb?.isEvent == true else { return [] }
        for at in pieces[..<index].indices.reversed() where pieces[at].verb.map(phrases.isGiven) == true {
            if pieces[at].verb?.isNegated == true || subject(of: at)?.isPopulation != true { return [] }
            return remedy(at)
        }
        return []
    }

    /// What is given as a drug, and not taken away.
    func drugs(_ given: [Nominal]) -> [Nominal] {
        given.filter {
            ["Drug", "SmallMolecule", "ChemicalEntity"].contains(table.category($0.concept)) && $0.direction >= 0
        }
    }

    /// «Nausea was seen in patients receiving S», «nausea occurred during S infusion».
    mutating func readEvent(_ found: EnglishPhrase, _ index: Int, _ verb: VerbGroup) {
        guard !found.phrase.nominals.isEmpty,
            found.phrase.nominals.allSatisfy({ table.isCondition($0.concept) && $0.direction == 0 })
        else { return }
        let opener = fronted(before: index).flatMap { $0.cue == .after ? [$0] : nil } ?? []
        for place in places(after: index) + opener where [.at, .after, .with].contains(place.cue) {
            let given = place.phrase.agents + (place.cue == .at ? [] : place.phrase.phrase.nominals)
            guard !given.isEmpty else { continue }
            emit(
                drugs(given), found.phrase.nominals, .cause, "en.after", verb.range,
                negated: verb.isNegated != found.isNegated, doubt: 0.2)
            return
        }
    }

    /// «Mutations in A were found in patients with D».
    private mutating func readVariants(_ found: EnglishPhrase, _ index: Int, _ verb: VerbGroup) {
        let variants = found.phrase.nominals.filter(phrases.isGenetic)
        guard !variants.isEmpty else { return }
        let conditions = places(after: index).first {
            $0.cue == .at && !$0.phrase.conditions.isEmpty || $0.cue == .at && $0.phrase.isKnown
        }
        guard let place = conditions?.phrase else { return }
        let suffered = (place.conditions + place.phrase.nominals).filter { table.isCondition($0.concept) }
        let negated = verb.isNegated != found.isNegated
        let trigger = verb.range
        // A variant goes along with the disease; of a gene only some variants do.
        let isOwn = { [table] (nominal: Nominal) in table.isVariant(nominal.concept) }
        let plain = variants.map(\.plain)
        emit(plain.filter(isOwn), suffered, .correlatePositively, "en.found-in", trigger, negated: negated)
        emit(plain.filter { !isOwn($0) }, suffered, .associate, "en.found-in", trigger, negated: negated)
    }

    /// «Reduced O was found after S», «higher O was seen in patients with D».
    mutating func readFound(_ index: Int, _ verb: VerbGroup) {
        guard let found = subject(of: index), found.phrase.anaphor == nil else { return }
        if let rule = found.rule, found.targets.isEmpty, let between = place(.between, after: index),
            between.phrase.nominals.count > 1
        {
            // «No association was found between A and B».
            let nominals = between.phrase.nominals
            role(
                [nominals[0]], Array(nominals.dropFirst()), rule, found.headRange, verb.isNegated != found.isNegated)
            return
        }
        guard found.isKnown else { return }
        readEvent(found, index, verb)
        readVariants(found, index, verb)
        guard let sign = found.phrase.nominals.first?.direction, sign != 0, found.rule == nil || found.actors.isEmpty
        else { return }
        guard found.phrase.nominals.allSatisfy({ $0.direction == sign }), let rule = changeRule(sign) else { return }
        var plain = found
        plain.phrase.nominals = found.phrase.nominals.map(\.plain)
        readIntransitive(plain, index, verb, sign, rule)
    }

    /// «Risk factors for O included S and T», «S-induced genes included O and P».
    private mutating func readMembers(
        _ owner: EnglishPhrase, _ members: EnglishPhrase, _ index: Int, _ negated: Bool
    ) {
        guard members.rule == nil, !members.phrase.nominals.isEmpty, index > 0 else { return }
        if let rule = owner.rule, !owner.targets.isEmpty, case .role = lexis.rules[rule].frame {
            role(members.phrase.nominals, owner.targets, rule, owner.headRange, negated)
        }
        // «a set of S-induced genes included O».
        for chunk in [pieces[index - 1].noun].compactMap({ $0 }) where chunk.head != .mention {
            for (actor, rule, range) in chunk.inner {
                emit([actor], members.phrase.nominals, lexis.rules[rule].effect, rule, range, negated: negated)
            }
        }
    }

    /// «S had no effect on O», «patients with D showed higher O», «S plays a role in O».
    mutating func readOther(_ index: Int, _ verb: VerbGroup) {
        if verb.form == .passive || verb.form == .participle {
            if verb.isEvent { readFound(index, verb) }
            return
        }
        guard verb.form != .gerund, let actor = subject(of: index) else { return }
        if verb.form == .infinitive {
            // «S is used to provide treatment for O».
            guard let object = object(index), let rule = object.rule,
                [.treat, .prevent].contains(lexis.rules[rule].effect)
            else { return }
            role(
                actor.phrase.nominals, object.targets, rule, object.headRange, verb.isNegated,
                anaphor: actor.phrase.anaphor)
            return
        }
        guard let object = object(index) else {
            if verb.isEvent { readFound(index, verb) }
            return
        }
        let negated = verb.isNegated != (actor.isNegated || object.isNegated)
        if verb.isInclusive {
            readMembers(actor, object, index, negated)
            return
        }
        if let rule = object.rule, lexis.rules[rule].frame == .nominal, !object.targets.isEmpty, object.actors.isEmpty {
            role(actor.phrase.nominals, object.targets, rule, object.headRange, negated, anaphor: actor.phrase.anaphor)
            return
        }
        if let rule = object.rule, let sign = phrases.sign(rule), object.targets.isEmpty, !object.isKnown, actor.isKnown
        {
            // «O showed an increase in patients given S».
            if let rule = changeRule(sign) { readIntransitive(actor, object.next - 1, verb, sign, rule) }
            return
        }
        readSuffering(actor, object, index, verb, negated)
        guard actor.isPopulation else { return }
        for nominal in object.phrase.nominals where nominal.direction != 0 {
            guard let rule = changeRule(nominal.direction) else { continue }
            var plain = nominal
            plain.direction = 0
            if !actor.agents.isEmpty {
                emit(
                    actor.agents, [nominal], actor.agents.allSatisfy(phrases.isGenetic) ? .correlatePositively : .raise,
                    rule, verb.range, negated: negated, doubt: 0.1)
            } else if !actor.conditions.isEmpty {
                correlate([plain], actor.conditions, nominal.direction, rule, verb.range, negated)
            }
        }
    }
}
