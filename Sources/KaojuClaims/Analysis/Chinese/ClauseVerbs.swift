import KaojuText

/// Verbs: who acts, on what, and in which voice.
extension ClauseReader {
    mutating func readVerb(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: inout Discourse) {
        let negated = isNegated(index)
        let by = view.phrases(.by, before: index).last.flatMap { parts[$0].phrase }
        // «对 Y 的影响» names a question; «对 Y 有影响» answers it.
        if rule.effect == .associate, use.isNominal || use.isMeans, !parts.contains(where: { $0.cue == .has }) {
            return
        }
        // «与抗原结合的蛋白»: the verb describes a noun.
        if rule.effect == .bind, use.isRelative { return }
        // «脂质合成转录因子»: a compound, unless the noun before is the subject itself.
        if rule.effect == .produce, index > 0, let before = parts[index - 1].phrase, before.range != explicit?.range {
            return
        }
        if use.isRelative, let head = nextPhrase(index), let actor = relativeActor(index) ?? by {
            // «S 诱导的 O»
            emit(actor, head.phrase.changed, rule.effect, rule.name, use.range, negated: negated)
            return
        }
        // «造成的疾病»: a noun that nobody knows is meant.
        if use.isRelative { return }
        if rule.frame != .intransitive, let object = object(index) {
            // «导致 O 的主要原因»: the verb belongs to the role noun behind it.
            let next = object.index + 1
            if object.phrase.isPossessive, next < parts.count,
                let role = parts[next...].first(where: { $0.cue != .skip })?.trigger,
                lexis.rules[role.rule].frame == .role
            {
                return
            }
            view.binding[object.index] = .used
            let phrase = object.phrase.changed
            let named = discourse.objects
            discourse.objects = phrase
            // «与 X 导致 Y 增多有关»: the verb belongs to the partner.
            if let with = parts[..<index].lastIndex(where: { $0.cue == .with }),
                parts[index...].contains(where: { $0.trigger.map { lexis.rules[$0.rule].frame == .relation } ?? false })
            {
                let partner = view.phrases(.with, before: index).last { $0 > with }.flatMap { parts[$0].phrase }
                emit(partner, phrase, rule.effect, rule.name, use.range, negated: negated)
                return
            }
            // «通过影响 X»: the way, not an object.
            if rule.effect == .associate, isMeansVerb(index) {
                emit(explicit ?? subject, phrase, .via, rule.name, use.range, negated: negated)
                return
            }
            // «合并 A，表现为 B»: what was named last shows itself.
            if rule.name.hasSuffix("manifest"), explicit == nil, let named, clause > 0, !hasUnknown {
                emit(named, phrase, rule.effect, rule.name, use.range, negated: negated)
                return
            }
            // A sentence that begins with its bare verb speaks of the deed: «降低 X，对 Y 有益».
            if clause == 0 || !view.leadsWithSmallWord && subject == nil, explicit == nil,
                index == 0
                    || parts[..<index].allSatisfy({
                        $0.cue == .then || $0.cue == .so || $0.cue == .turn || $0.cue == .skip
                    }),
                subject == nil, [.raise, .lower].contains(rule.effect)
            {
                explicit = phrase.turned(rule.effect == .lower ? -1 : 1)
                subject = explicit
                return
            }
            // «D 患者出现 Y»: the disease goes with it.
            if rule.name.hasSuffix("have"), explicit == nil, let ill = illness(nil) {
                emit(ill, phrase, rule.effect, rule.name, use.range, negated: negated, doubt: 0.15)
                return
            }
            // «X 口服后出现 Y»: what a drug brings about.
            if rule.name.hasSuffix("have"), let actor = explicit,
                actor.nominals.allSatisfy({ table.category($0.concept) == "Drug" }),
                phrase.nominals.allSatisfy({ table.isCondition($0.concept) })
            {
                emit(actor, phrase, .cause, rule.name, use.range, negated: negated, doubt: 0.1)
                return
            }
            if let by, by.range.end <= use.range.start, !use.isMeans, by.range != phrase.range {
                emit(by, phrase, rule.effect, rule.name, use.range, negated: negated)
            } else if explicit == nil, !hasUnknown, [.raise, .lower].contains(rule.effect),
                isSubjectOfNext(object.index)
            {
                // «提高 X 可以延缓 Y»: the phrase with its verb is the subject of what follows.
                subject = phrase.turned(rule.effect == .lower ? -1 : 1)
            } else if let actor = actor(before: index) {
                emit(actor, phrase, rule.effect, rule.name, use.range, negated: negated)
            } else if let agent = discourse.agent, explicit == nil,
                !parts.contains(where: { $0.phrase?.isContext ?? false }), view.gaps.isEmpty
            {
                emit(agent, phrase, rule.effect, rule.name, use.range, negated: negated, doubt: 0.2)
            }
        } else if rule.frame == .change || rule.frame == .intransitive, let changing = intransitive(index) {
            let applied = view.phrases(.apply, before: index).last.flatMap { parts[$0].phrase }
            if let made = view.phrases(.make, before: index).last, parts[made].range == changing.range {
                emit(madeBy(made), changing, rule.effect, rule.name, use.range, negated: negated)
            } else if applied == nil, discourse.agent == nil, let ill = illness(discourse) {
                emit(
                    ill, changing.turned(rule.effect == .lower ? -1 : 1), .correlate, rule.name, use.range,
                    negated: negated, doubt: 0.2)
            } else {
                emit(
                    applied ?? discourse.agent, changing, rule.effect, rule.name, use.range, negated: negated,
                    doubt: 0.15)
            }
        } else if use.isNominal || use.isMeans,
            let to = view.phrases(.to, before: index).last.flatMap({ parts[$0].phrase })
        {
            emit(explicit ?? subject, to, rule.effect, rule.name, use.range, negated: negated)
        } else if let by, rule.effect != .convert, let patient = explicit ?? subject, by.range.end <= use.range.start {
            emit(by, patient, rule.effect, rule.name, use.range, negated: negated)
        } else if let made = view.phrases(.make, before: index).last.flatMap({ parts[$0].phrase }), made.change == nil {
            emit(
                madeBy(view.phrases(.make, before: index).last ?? index), made, rule.effect, rule.name, use.range,
                negated: negated)
        }
    }

    /// «Y 的浓度在 15 min 后明显下降», «Y 较对照组上升»: what changes, with time or comparison between.
    func intransitive(_ index: Int) -> Phrase? {
        for at in parts[..<index].indices.reversed() {
            if parts[at].trigger != nil { return nil }
            if let phrase = parts[at].phrase, view.binding[at] == .free || view.binding[at] == .make, !phrase.isContext
            {
                return phrase.change == nil && !phrase.isPossessive ? phrase : nil
            }
        }
        return nil
    }

    private func isMeansVerb(_ index: Int) -> Bool {
        var at = index - 1
        while at >= 0, parts[at].cue == .skip { at -= 1 }
        return at >= 0 && parts[at].cue == .via
    }

    /// Whether a phrase with its verb stands as the subject of a later verb, no connective between them.
    private func isSubjectOfNext(_ index: Int) -> Bool {
        for at in (index + 1)..<max(index + 1, parts.count) {
            if let use = parts[at].trigger {
                return [.verb, .change].contains(lexis.rules[use.rule].frame) && object(at) != nil
            }
            if let cue = parts[at].cue, ![.skip, .hedge, .no, .after].contains(cue) { return false }
            if parts[at].phrase != nil { return false }
        }
        return false
    }

    mutating func readInverse(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: Discourse) {
        guard let object = object(index) else { return }
        view.binding[object.index] = .used
        emit(object.phrase.changed, actor(before: index), rule.effect, rule.name, use.range, negated: isNegated(index))
    }
}
