import KaojuText

/// Changes without an object of their own, and what they are put down to.
extension ClauseReader {
    /// «… 使 O 下降», «S 治疗后 O 上升»: a change that has no object of its own.
    mutating func readChanges(_ discourse: Discourse) {
        let parts = view.parts
        readMove()
        for index in parts.indices {
            guard let phrase = parts[index].phrase, let change = phrase.change, !phrase.isContext else { continue }
            let rule = lexis.rules[change.rule]
            let negated = index > 0 && parts[index - 1].cue == .no
            if view.binding[index] == .make {
                // «将 X 降低到 20%»: an amount that is set.
                if phrase.isFronted, view.measured.contains(change.range.end) { continue }
                emit(madeBy(index), phrase, rule.effect, rule.name, change.range, negated: negated)
                continue
            }
            guard view.binding[index] == .free, isLastPredicate(index) else { continue }
            var agent = given ?? discourse.agent
            if agent == nil, let ill = illness(discourse) {
                // «在 D 患者中 Y 升高»
                emit(ill, phrase.changed, .correlate, rule.name, change.range, negated: negated, doubt: 0.2)
                continue
            }
            agent = agent ?? consequence(discourse, phrase)
            if phrase.nominals.contains(where: { $0.direction != 0 }), phrase.nominals.count > 1 {
                // «皮损改善、疼痛减轻»: each with its own change.
                emit(agent, phrase.changed, .raise, rule.name, change.range, negated: negated, doubt: 0.15)
            } else {
                let effect = outcome(rule, negated, phrase)
                emit(
                    agent, phrase, effect ?? rule.effect, rule.name, change.range, negated: negated && effect == nil,
                    doubt: 0.15)
            }
        }
    }

    /// «S 使 O 易位到核内»: where it goes is what is brought about.
    private mutating func readMove() {
        guard !parts.contains(where: { $0.trigger != nil }),
            let made = parts.indices.first(where: { view.binding[$0] == .make && parts[$0].phrase != nil }),
            let phrase = parts[made].phrase, phrase.change == nil, phrase.nominals.last?.aspect == "localization"
        else { return }
        emit(madeBy(made), phrase, .raise, Construction.make.rule, phrase.range, negated: isNegated(made), doubt: 0.1)
    }

    /// «A 抑制 B，C 升高»: a change without an actor goes on with the effects of the one before.
    func consequence(_ discourse: Discourse, _ changing: Phrase) -> Phrase? {
        guard clause > 0, let cause = discourse.cause, parts.first?.phrase?.range == changing.range,
            !parts.contains(where: { part in [.along, .per, .rise, .fall, .with, .than, .at, .by].contains(part.cue) }),
            !changing.nominals.contains(where: { concept in cause.nominals.contains { $0.concept == concept.concept } })
        else { return nil }
        return cause
    }

    /// «治疗后 D 未再加重»: a disease that gets no worse was treated.
    func outcome(_ rule: TriggerRule, _ negated: Bool, _ phrase: Phrase) -> Effect? {
        let isWorse = rule.effect == .worsen || rule.effect == .raise
        guard negated, isWorse,
            phrase.nominals.allSatisfy({ table.isCondition($0.concept) || table.valence($0.concept) == .harm })
        else { return nil }
        return .treat
    }

    /// Who makes: the free phrase before «使», else the subject.
    func madeBy(_ index: Int) -> Phrase? {
        view.phrases(.free, before: index).last.flatMap { parts[$0].phrase?.changed } ?? subject
    }

    /// Whether no other verb stands in the clause, but for «治疗» before it.
    private func isLastPredicate(_ index: Int) -> Bool {
        for (at, part) in view.parts.enumerated() {
            guard let use = part.trigger else { continue }
            if at > index || lexis.rules[use.rule].frame != .therapy { return false }
        }
        return true
    }

    /// The disease of the population that the clause, or the one before it, names as its place.
    func illness(_ discourse: Discourse?) -> Phrase? {
        let own = parts.compactMap(\.phrase).first { phrase in
            phrase.isContext && phrase.nominals.contains { table.category($0.concept) == "Disease" }
        }
        guard var phrase = own ?? discourse?.place else { return nil }
        phrase.isContext = false
        phrase.nominals.removeAll { table.category($0.concept) != "Disease" }
        return phrase
    }

    /// «透析患者中 Y 高于健康人»: what a population lives on.
    private func treatedPopulation(before sign: Int) -> Phrase? {
        let found = parts[..<sign].compactMap(\.phrase).first { phrase in
            phrase.isContext
                && phrase.nominals.allSatisfy { table.isGiven($0.concept) && !table.isSubstance($0.concept) }
        }
        guard var phrase = found, parts[sign...].contains(where: { $0.cue == .population }) else { return nil }
        phrase.isContext = false
        return phrase
    }

    /// «S 组的 Y 明显低于对照组», «D 患者的 Y 高于健康人»: two groups compared.
    mutating func readComparison() {
        guard let sign = parts.firstIndex(where: { $0.cue == .more || $0.cue == .less }) else { return }
        if let bearers, let measured = parts[sign...].compactMap(\.phrase).first(where: { !$0.isContext }) {
            // «在表达 X 的小鼠中发现更严重的 Y»
            emit(
                bearers, measured, parts[sign].cue == .more ? .raise : .lower, Construction.comparison.rule,
                parts[sign].range,
                negated: isNegated(sign), doubt: 0.1)
            return
        }
        if let ill = illness(nil) ?? treatedPopulation(before: sign), !parts.contains(where: { $0.trigger != nil }) {
            let isMore = parts[sign].cue == .more
            let behind = parts[(sign + 1)...].first { $0.phrase.map { !$0.isContext } ?? false }?.phrase
            let before = parts.indices.last {
                $0 < sign && view.binding[$0] == .free && !(parts[$0].phrase?.isContext ?? true)
            }.flatMap { parts[$0].phrase }
            let isHad = parts[..<sign].contains { $0.cue == .has || $0.cue == .report }
            if let measured = isHad ? behind : before, measured.nominals[0].concept != ill.nominals[0].concept {
                emit(
                    ill, measured.turned(isMore ? 1 : -1), .correlate, Construction.comparison.rule, parts[sign].range,
                    negated: isNegated(sign), doubt: 0.15)
                return
            }
        }
        if readTurnedComparison(sign) { return }
        guard let group = parts[..<sign].firstIndex(where: { $0.isAfter }), group > 0,
            let treated = parts[group - 1].phrase,
            isRemedy(treated),
            let measured = parts[group..<sign].last(where: { $0.phrase.map { !$0.isContext } ?? false })?.phrase
        else { return }
        emit(
            treated, measured, parts[sign].cue == .more ? .raise : .lower, Construction.comparison.rule,
            parts[sign].range,
            negated: isNegated(sign), doubt: 0.1)
    }

    /// «对照组的 Y 高于 S 组»: the other way round.
    private mutating func readTurnedComparison(_ sign: Int) -> Bool {
        guard parts[0].cue == .group, let group = parts[sign...].firstIndex(where: { $0.cue == .group }),
            group == sign + 2, let treated = parts[group - 1].phrase, isRemedy(treated), !treated.isContext,
            let measured = parts[..<sign].last(where: { $0.phrase.map { !$0.isContext } ?? false })?.phrase
        else { return false }
        emit(
            treated, measured, parts[sign].cue == .more ? .lower : .raise, Construction.comparison.rule,
            parts[sign].range, negated: isNegated(sign), doubt: 0.1)
        return true
    }
}
