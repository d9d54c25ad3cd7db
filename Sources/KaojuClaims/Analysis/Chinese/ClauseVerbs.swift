import KaojuText

/// A verb at its place, with what its clause says of it.
struct VerbInClause {
    let index: Int
    let use: TriggerUse
    let rule: TriggerRule
    let isNegated: Bool
    /// Who acts, where «由», «被» names it.
    let by: Phrase?
}

/// Verbs: who acts, on what, and in which voice.
extension ClauseReader {
    mutating func readVerb(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: inout Discourse) {
        let by = view.phrases(.by, before: index).last.flatMap { parts[$0].phrase }
        let verb = VerbInClause(index: index, use: use, rule: rule, isNegated: isNegated(index), by: by)
        if isNoPredicate(verb) || readCleft(verb) { return }
        if use.isRelative {
            // «S 诱导的 O»; in «造成的疾病» a noun that nobody knows is meant.
            if let head = nextPhrase(index), let actor = relativeActor(index) ?? by {
                emit(actor, head.phrase.changed, verb)
            }
        } else if rule.frame != .intransitive, let object = object(index) {
            readTransitive(verb, object, &discourse)
        } else if rule.frame == .change || rule.frame == .intransitive, let changing = intransitive(index) {
            readIntransitive(verb, changing, discourse)
        } else if verb.rule.effect == .improve, rule.frame == .change || rule.frame == .intransitive, !verb.isNegated,
            let remedy = given ?? discourse.agent, isRemedy(remedy), !parts.contains(where: { $0.cue == .to }),
            view.gaps.isEmpty
        {
            // «出现 D，经 S 治疗后好转», «病情好转»
            let fresh = discourse.objectsAreOld ? nil : discourse.objects
            let conditions = [fresh, discourse.diagnosis, discourse.condition, discourse.objects].compactMap { $0 }
            let treated = conditions.first { $0.nominals.allSatisfy { table.isCondition($0.concept) } }
            emit(remedy, treated, verb, as: .treat, doubt: 0.2)
        } else {
            readTurnedVoice(verb)
        }
    }

    mutating func emit(
        _ subject: Phrase?, _ object: Phrase?, _ verb: VerbInClause, as effect: Effect? = nil, doubt: Double = 0
    ) {
        emit(
            subject, object, effect ?? verb.rule.effect, verb.rule.name, verb.use.range, negated: verb.isNegated,
            doubt: doubt)
    }

    /// «促进 O 的主要内容为 S»: the copula names who does what the verb says.
    private mutating func readCleft(_ verb: VerbInClause) -> Bool {
        let index = verb.index
        let direct: [Effect] = [.raise, .lower, .cause, .improve, .worsen, .prevent]
        guard direct.contains(verb.rule.effect), !verb.use.isRelative, explicit == nil, index + 2 < parts.count,
            var object = parts[index + 1].phrase, object.isPossessive, view.binding[index + 1] == .free
        else { return false }
        let copula = parts[(index + 2)...].firstIndex { $0.cue == .copula || $0.cue == .include }
        guard let copula, parts[(index + 2)..<copula].allSatisfy({ $0.phrase == nil && $0.trigger == nil }),
            let actor = parts[copula...].first(where: { $0.phrase != nil })?.phrase, !actor.isContext
        else { return false }
        // The words between the two make it contextual.
        if object.hasUnknownHead { object.isContext = false }
        emit(actor.changed, object, verb, doubt: 0.1)
        return true
    }

    /// Whether a verb describes a noun or names a question, and says nothing itself.
    private func isNoPredicate(_ verb: VerbInClause) -> Bool {
        let (index, use) = (verb.index, verb.use)
        if isNamedDeed(index) { return true }
        switch verb.rule.effect {
        case .associate, .affect:
            // «对 Y 的影响» names a question; «对 Y 有影响» answers it.
            return (use.isNominal || use.isMeans) && !parts.contains { $0.cue == .has }
        case .bind:
            // «与抗原结合的蛋白», «影响 A 和 B 的结合»
            return use.isRelative || use.isNominal && !parts.contains { $0.cue == .to }
        case .produce:
            // «脂质合成转录因子»: a compound, unless the noun before is the subject itself.
            guard index > 0, let before = parts[index - 1].phrase else { return false }
            return before.range != explicit?.range
        default: return false
        }
    }

    /// «进行 X 控制发酵», «优化 A 比优化 B 更有效»: the deed is named as a noun, or compared.
    private func isNamedDeed(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        if parts[index - 1].cue == .than, parts[index - 1].range.end == parts[index].range.start,
            parts[index - 1].range.count <= 3
        {
            return true
        }
        var at = index - 1
        if parts[at].phrase != nil, at > 0, parts[at].range.end == parts[index].range.start { at -= 1 }
        return parts[at].cue == .perform
    }

    /// A verb with its object behind it.
    private mutating func readTransitive(
        _ verb: VerbInClause, _ object: (phrase: Phrase, index: Int), _ discourse: inout Discourse
    ) {
        if belongsToRole(object) { return }
        // «合并 B 的抗凝»: nobody has B, what is meant is the head.
        if verb.rule.traits.contains(.has), object.phrase.isPossessive, object.phrase.hasUnknownHead { return }
        // «控制甲醇浓度»: an amount that is set.
        if verb.rule.traits.contains(.ill), !object.phrase.nominals.contains(where: { table.isControlled($0.concept) })
        {
            return
        }
        if isNested(object.index, verb.rule.effect) || hasUnknownDeed(object) { return }
        if readPivot(verb, object.index, discourse) { return }
        view.binding[object.index] = .used
        let phrase = object.phrase.changed
        if verb.rule.traits.contains(.has) { had = phrase }
        let named = discourse.objects
        discourse.objects = phrase
        if readForOthers(verb, phrase, named) { return }
        if readDeed(verb, phrase) { return }
        if readHaving(verb, phrase, discourse) { return }
        if let by = verb.by, by.range.end <= verb.use.range.start, !verb.use.isMeans, by.range != phrase.range {
            // «A 由 S 酶转化为 O»: O is made of A, by S.
            emit(verb.rule.effect == .convert ? explicit ?? subject : by, phrase, verb)
        } else if verb.rule.effect == .cause, parts[..<verb.index].contains(where: { $0.cue == .lest }) {
            // «用 S 时应控制剂量，以免引起 O»
            emit(given ?? discourse.agent ?? discourse.remedy, phrase, verb, doubt: 0.2)
        } else if verb.rule.effect == .via, let maker = maker(before: verb.index) {
            // «S 诱导的 P 取决于 O»: S works through O.
            emit(maker, phrase, verb, doubt: 0.1)
        } else if explicit == nil, !hasUnknown, [.raise, .lower].contains(verb.rule.effect), !phrase.isMeans,
            !parts[..<verb.index].contains(where: { $0.cue == .via }), isSubjectOfNext(object.index)
        {
            // «提高 X 可以延缓 Y»: the phrase with its verb is the subject of what follows.
            subject = phrase.turned(verb.rule.effect == .lower ? -1 : 1)
        } else if let actor = actor(before: verb.index) {
            emit(actor, phrase, verb)
        } else if let agent = discourse.agent, !discourse.agentIsOld, explicit == nil, !hasPopulation,
            !parts.contains(where: { $0.phrase?.isContext ?? false }), view.gaps.isEmpty
        {
            emit(agent, phrase, verb, doubt: 0.2)
        }
    }

    /// «减轻 A 的某某作用»: what A does is a word that nobody knows; «影响 A 和 B 的结合».
    private func hasUnknownDeed(_ object: (phrase: Phrase, index: Int)) -> Bool {
        if object.phrase.isPossessive, let deed = parts[(object.index + 1)...].first(where: { $0.cue != .of })?.trigger,
            deed.isNominal, lexis.rules[deed.rule].effect == .bind
        {
            return true
        }
        guard object.phrase.isPossessive, let gap = view.gaps.first(where: { $0.start >= object.phrase.range.end }),
            let means = parts.first(where: { $0.range.start >= gap.end }), means.cue == .means
        else { return false }
        return gap.start - object.phrase.range.end <= 3 && means.range.start == gap.end
    }

    /// «避免 A 对 B 造成损害», «减轻 A 对 B 的损伤»: what is avoided or lessened is a whole clause.
    private func isNested(_ index: Int, _ effect: Effect) -> Bool {
        // «促进 A 与某某结合»: what is furthered is that they join.
        if index + 2 < parts.count, parts[index + 1].cue == .list || parts[index + 1].cue == .with,
            let deed = parts[index + 2].trigger, [.produce, .bind].contains(lexis.rules[deed.rule].effect)
        {
            return true
        }
        guard index + 1 < parts.count, parts[index + 1].cue == .to else { return false }
        if effect == .prevent { return true }
        guard let place = parts[(index + 2)...].firstIndex(where: { $0.trigger != nil }),
            let deed = parts[place].trigger
        else {
            // The deed is part of its phrase («A 对 B 的损害»), or a word that nobody knows («A 对 B 的毒害»).
            if parts[(index + 2)...].first?.phrase?.nominals.last.map({ $0.direction != 0 }) ?? false { return true }
            return !parts[(index + 2)...].contains { $0.cue == .has }
        }
        // «通过恢复 A 对 B 发挥保护作用»: the way ends before the preposition.
        return (deed.isNominal || deed.isMeans || deed.isRelative)
            && !parts[(index + 2)..<place].contains { $0.cue == .has }
    }

    /// Who brought about what stands before a verb, where a relative clause tells («S 诱导的 P 取决于 …»).
    private func maker(before index: Int) -> Phrase? {
        guard index >= 3, parts[index - 1].phrase != nil else { return nil }
        let verb = parts[index - 2].cue == .of ? index - 3 : index - 2
        guard verb > 0, parts[verb].trigger?.isRelative ?? false else { return nil }
        return relativeActor(verb)
    }

    /// «导致 O 的主要原因»: the verb belongs to the role noun behind its object.
    private func belongsToRole(_ object: (phrase: Phrase, index: Int)) -> Bool {
        let next = object.index + 1
        guard object.phrase.isPossessive, next < parts.count,
            let role = parts[next...].first(where: { $0.cue != .skip && $0.cue != .of })?.trigger
        else { return false }
        return lexis.rules[role.rule].frame == .role
    }

    /// A verb that tells of the partner of a relation, of the way something acts, or of what was named last.
    private mutating func readForOthers(_ verb: VerbInClause, _ phrase: Phrase, _ named: Phrase?) -> Bool {
        let index = verb.index
        // «与 X 导致 Y 增多有关»: the verb belongs to the partner.
        if let with = parts[..<index].lastIndex(where: { $0.cue == .with }),
            parts[index...].contains(where: { $0.trigger.map { lexis.rules[$0.rule].frame == .relation } ?? false })
        {
            let partner = view.phrases(.with, before: index).last { $0 > with }.flatMap { parts[$0].phrase }
            emit(partner, phrase, verb)
            return true
        }
        // «通过影响 X»: the way, not an object.
        if verb.rule.effect == .associate || verb.rule.effect == .affect, isMeansVerb(index) {
            emit(explicit ?? subject, phrase, verb, as: .via)
            return true
        }
        // «合并 A，表现为 B»: what was named last shows itself.
        if verb.rule.traits.contains(.shows), explicit == nil, let named, clause > 0, !hasUnknown {
            emit(named, phrase, verb)
            return true
        }
        return false
    }

    /// A sentence that begins with its bare verb speaks of the deed: «降低 X，对 Y 有益».
    private mutating func readDeed(_ verb: VerbInClause, _ phrase: Phrase) -> Bool {
        let small: [Cue] = [.then, .further, .so, .turn, .skip]
        let behind = parts[(verb.index + 1)...].first {
            $0.trigger != nil || $0.cue == .then || $0.cue == .further || $0.cue == .list
        }
        guard clause == 0 || !view.leadsWithSmallWord && subject == nil, explicit == nil, behind?.cue == nil,
            parts[..<verb.index].allSatisfy({ $0.cue.map(small.contains) ?? false }),
            subject == nil, [.raise, .lower].contains(verb.rule.effect)
        else { return false }
        explicit = phrase.turned(verb.rule.effect == .lower ? -1 : 1)
        subject = explicit
        return true
    }
}
