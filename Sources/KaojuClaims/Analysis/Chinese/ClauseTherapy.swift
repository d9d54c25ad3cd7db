import KaojuText

/// What is given against what, and what has no effect on what.
extension ClauseReader {
    mutating func readTherapy(
        _ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: inout Discourse
    ) {
        func remedies(_ phrase: Phrase?) -> Bool {
            phrase.map { !$0.isContext && $0.nominals.contains { table.isRemedy($0.concept) } } ?? false
        }
        func given(_ phrase: Phrase?) -> Bool {
            phrase.map {
                !$0.isContext
                    && $0.nominals.contains {
                        ["Drug", "Procedure", "Treatment", "Device", "Food", "ChemicalEntity"].contains(
                            String(table.category($0.concept)))
                    }
            } ?? false
        }
        func target(_ phrase: Phrase?) -> Bool {
            phrase.map {
                !$0.isContext
                    && $0.nominals.contains {
                        !["Drug", "Procedure", "Treatment", "Device", "Food"].contains(
                            String(table.category($0.concept)))
                    }
            } ?? false
        }
        let negated = isNegated(index)
        let before = parts.indices.filter { $0 < index && parts[$0].phrase != nil }
        let after = parts.indices.filter { $0 > index && parts[$0].phrase != nil }
        let actor = before.last { remedies(parts[$0].phrase) && [.free, .apply].contains(view.binding[$0]) }.flatMap {
            parts[$0].phrase
        }
        if let found = object(index), target(found.phrase) {
            view.binding[found.index] = .used
            let later = after.filter { $0 > found.index && given(parts[$0].phrase) }
            if let actor {
                emit(actor, found.phrase, .treat, rule.name, use.range, negated: negated)
                discourse.agent = actor
            } else if let subject, remedies(subject), parts[..<index].contains(where: { $0.cue == .copula }) {
                // «S 是用于治疗 O 的 N»
                emit(subject, found.phrase, .treat, rule.name, use.range, negated: negated)
            } else if !later.isEmpty, found.phrase.isPossessive || parts.contains(where: { $0.cue == .include }) {
                // «治疗 O 的药物包括 S»
                for at in later { emit(parts[at].phrase, found.phrase, .treat, rule.name, use.range, negated: negated) }
            } else if let subject, remedies(subject) {
                emit(subject, found.phrase, .treat, rule.name, use.range, negated: negated)
            }
            return
        }
        // «O 的治疗包括 S», «对于 O 的治疗主要采用 S», «S 对 O 的疗效»
        // «在治疗 D 的患者中», «治疗 D 的药物»: the ill, or what is treated, stands before a head.
        if let ill = after.first, parts[(index + 1)..<ill].allSatisfy({ $0.phrase == nil && $0.cue != .include }),
            var phrase = parts[ill].phrase, phrase.isContext,
            phrase.nominals.contains(where: { table.isCondition($0.concept) || table.valence($0.concept) == .harm }),
            let actor = actor ?? subject, remedies(actor)
        {
            phrase.isContext = false
            emit(actor, phrase, .treat, rule.name, use.range, negated: negated, doubt: 0.1)
            return
        }
        let owner = before.last {
            target(parts[$0].phrase) && (parts[$0].phrase?.isPossessive ?? false || view.binding[$0] == .to)
        }
        let later = after.filter { given(parts[$0].phrase) }
        if let owner, !later.isEmpty {
            for at in later {
                emit(parts[at].phrase, parts[owner].phrase?.changed, .treat, rule.name, use.range, negated: negated)
            }
        } else if let owner, view.binding[owner] == .to, let actor {
            emit(actor, parts[owner].phrase, .treat, rule.name, use.range, negated: negated)
        } else if let owner, let subject, subject.anaphor != nil, given(subject), parts.first?.cue == .these {
            // «这些药物为 O 的治疗提供…»
            emit(subject, parts[owner].phrase, .treat, rule.name, use.range, negated: negated, doubt: 0.2)
        } else if let actor {
            discourse.agent = actor
        } else if !later.isEmpty, parts.contains(where: { $0.cue == .include }), let condition = discourse.condition {
            // «药物治疗包括 S»: of what the text is about.
            for at in later { emit(parts[at].phrase, condition, .treat, rule.name, use.range, doubt: 0.15) }
        }
    }

    mutating func readState(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: Discourse) {
        // «二者的疗效无差异»: of two remedies none is better, which is no word against either.
        if parts.contains(where: { $0.cue == .both }) { return }
        if let to = view.phrases(.to, before: index).last.flatMap({ parts[$0].phrase }) {
            emit(explicit ?? subject, to, .none, rule.name, use.range, negated: true)
            return
        }
        let places = view.phrases(.free, before: index).filter { at in
            parts[at].phrase.map { !$0.isContext || $0.hasUnknownHead } ?? false
        }
        let free = places.compactMap { parts[$0].phrase }
        if free.count >= 2, var last = free.last {
            // «S 组和对照组的 Y 无差异»: two groups, one of them treated.
            guard parts[places[0] + 1].isAfter, isRemedy(free[0]) else { return }
            last.isContext = false
            emit(free[0], last, .none, rule.name, use.range, negated: true, doubt: 0.2)
        } else if let only = free.last,
            let applied = view.phrases(.apply, before: index).last.flatMap({ parts[$0].phrase })
        {
            emit(applied, only, .none, rule.name, use.range, negated: true, doubt: 0.2)
        }
    }

    /// «强化运动疗法持续三年»: a word that tells how a treatment is done, where nothing stands before it that could do it.
    mutating func readIntensives() {
        for index in view.parts.indices.dropLast() {
            guard let use = view.parts[index].trigger, lexis.rules[use.rule].traits.contains(.intensive),
                view.parts[index + 1].range.start == use.range.end,
                !view.parts[..<index].contains(where: { $0.phrase.map { !$0.isContext } ?? false })
            else { continue }
            let isTreatment =
                view.parts[index + 1].phrase.map { phrase in
                    phrase.nominals.allSatisfy {
                        ["Procedure", "Treatment"].contains(table.category($0.concept))
                            && !table.isInspection($0.concept)
                    }
                } ?? (view.parts[index + 1].trigger.map { lexis.rules[$0.rule].frame == .therapy } ?? false)
            if isTreatment { view.parts[index].kind = .cue(.skip) }
        }
    }
}
