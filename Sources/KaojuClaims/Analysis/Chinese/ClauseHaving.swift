import KaojuText

/// Verbs that tell what somebody has or gets, and what one is made to do by another.
extension ClauseReader {
    /// What somebody has or gets goes with the disease, or comes of the drug.
    mutating func readHaving(_ verb: VerbInClause, _ phrase: Phrase, _ discourse: Discourse) -> Bool {
        guard verb.rule.traits.contains(.has) else { return false }
        // «口服 S 后，患者出现 Y»: what follows upon what was given.
        if explicit == nil || given != nil, let agent = given ?? (discourse.agentIsOld ? nil : discourse.agent),
            isRemedy(agent),
            phrase.nominals.allSatisfy({ table.isCondition($0.concept) || table.valence($0.concept) == .harm })
        {
            emit(agent, ofOrgan(phrase, before: verb.index), verb, as: .cause, doubt: 0.2)
            return true
        }
        // «低 X 患者出现 Y»: so does what they have too little of.
        if explicit == nil, var few = parts[..<verb.index].last(where: { $0.phrase?.isContext ?? false })?.phrase,
            few.nominals.allSatisfy({ table.isSubstance($0.concept) && $0.direction != 0 })
        {
            few.isContext = false
            emit(few, phrase, verb, as: .correlate, doubt: 0.15)
            return true
        }
        // «D 患者出现 Y»: the disease goes with it.
        if explicit == nil, let ill = illness(nil) {
            emit(ill, phrase, verb, doubt: 0.15)
            return true
        }
        // «少数患者可出现 Y», after the side effects of S.
        if explicit == nil, hasPopulation, let harm = discourse.harmful,
            phrase.nominals.allSatisfy({ table.isCondition($0.concept) })
        {
            emit(harm.remedy, phrase, verb, as: .cause, doubt: 0.2)
            return true
        }
        // «X 口服后出现 Y»: what a drug brings about.
        if let actor = explicit, actor.nominals.allSatisfy({ table.category($0.concept) == "Drug" }),
            phrase.nominals.allSatisfy({ table.isCondition($0.concept) })
        {
            emit(actor, phrase, verb, as: .cause, doubt: 0.1)
            return true
        }
        // «发生 Y» says of nobody what he has.
        return verb.rule.traits.contains(.occurs)
    }

    /// «主动脉发生钙化»: what befalls an organ is its own.
    private mutating func ofOrgan(_ phrase: Phrase, before index: Int) -> Phrase {
        guard index > 0, phrase.nominals.count == 1, let organ = parts[index - 1].phrase?.nominals.last,
            table.isOrgan(organ.concept), parts[index - 1].phrase?.isContext ?? false
        else { return phrase }
        var out = phrase
        let name = table[organ.concept].label(lexis.language) + table[phrase.nominals[0].concept].label(lexis.language)
        out.nominals[0].concept =
            table.named(name)
            ?? table.composite(organ.concept, phrase.nominals[0].concept, surface: name, language: lexis.language)
        return out
    }

    /// «S 刺激肝细胞产生 O»: what somebody makes another do is its own deed.
    mutating func readPivot(_ verb: VerbInClause, _ bearer: Int, _ discourse: Discourse) -> Bool {
        guard [.raise, .lower, .cause].contains(verb.rule.effect), bearer + 1 < parts.count,
            let phrase = parts[bearer].phrase, phrase.nominals.allSatisfy({ table.isCell($0.concept) }),
            let use = parts[bearer + 1].trigger, !use.isRelative, !use.isNominal,
            let object = object(bearer + 1), let actor = verb.by ?? actor(before: verb.index) ?? discourse.agent
        else { return false }
        let inner = lexis.rules[use.rule].effect
        let sign: Int
        switch inner {
        case .raise, .cause, .produce: sign = 1
        case .lower: sign = -1
        default: return false
        }
        let isUp = (verb.rule.effect == .lower ? -sign : sign) > 0
        emit(actor, object.phrase.changed, verb, as: isUp ? .raise : .lower, doubt: 0.1)
        return true
    }
}
