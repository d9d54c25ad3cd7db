import KaojuText

/// Verbs in other voices: what changes by itself, what stands before its verb, what causes turned round.
extension ClauseReader {
    /// A verb of change behind what changes.
    mutating func readIntransitive(_ verb: VerbInClause, _ changing: Phrase, _ discourse: Discourse) {
        let applied = view.phrases(.apply, before: verb.index).last.flatMap { parts[$0].phrase }
        if let made = view.phrases(.make, before: verb.index).last, parts[made].range == changing.range {
            // «将 X 降低到 20%»: an amount that is set.
            if changing.isFronted, view.measured.contains(verb.use.range.end) { return }
            emit(madeBy(made), changing, verb)
        } else if applied == nil, discourse.agent == nil, let ill = illness(discourse) {
            emit(ill, changing.turned(verb.rule.effect == .lower ? -1 : 1), verb, as: .correlate, doubt: 0.2)
        } else if given == nil, discourse.agent == nil {
            emit(consequence(discourse, changing), changing, verb, doubt: 0.2)
        } else {
            let effect = outcome(verb.rule, verb.isNegated, changing)
            emit(
                given ?? discourse.agent, changing, effect ?? verb.rule.effect, verb.rule.name, verb.use.range,
                negated: verb.isNegated && effect == nil, doubt: 0.15)
        }
    }

    /// A verb whose object stands before it: «对 O 的抑制», «O 由 S 引起», «使 O 激活».
    mutating func readTurnedVoice(_ verb: VerbInClause) {
        let (index, use) = (verb.index, verb.use)
        if hasPieceBehind(index), !use.isNominal { return }
        if use.isNominal || use.isMeans, let to = view.phrases(.to, before: index).last.flatMap({ parts[$0].phrase }) {
            emit(explicit ?? subject, to, verb)
        } else if let by = verb.by, verb.rule.effect != .convert, let patient = explicit ?? subject,
            by.range.end <= use.range.start
        {
            emit(by, patient, verb)
        } else if let index = view.phrases(.make, before: index).last, let made = parts[index].phrase,
            made.change == nil
        {
            emit(madeBy(index), made, verb)
        }
    }

    /// «Y 的浓度在 15 min 后明显下降», «Y 较对照组上升»: what changes, with time or comparison between.
    func intransitive(_ index: Int) -> Phrase? {
        // «缩短 D 的病程»: the object is a word that nobody knows.
        if index + 1 < parts.count, parts[index + 1].phrase?.hasUnknownHead ?? false { return nil }
        if hasPieceBehind(index) || hasObjectBehind(index) { return nil }
        for at in parts[..<index].indices.reversed() {
            // «A、某物减退»: what stands before a list mark is another member.
            if parts[at].trigger != nil || isPause(parts[at]) { return nil }
            // «A、B 和姿势平衡障碍»: a word that nobody knows changes.
            if view.allGaps.contains(where: { $0.end == parts[index].range.start && $0.count >= 6 }) { return nil }
            if let phrase = parts[at].phrase, view.binding[at] == .free || view.binding[at] == .make, !phrase.isContext
            {
                return phrase.change == nil && !phrase.isPossessive ? phrase : nil
            }
        }
        return nil
    }

    /// «、»: parts members of a list, where «和» joins them.
    private func isPause(_ part: Constituent) -> Bool {
        part.cue == .list && view.pauses.contains(part.range.start)
    }

    /// Whether something stands right behind a verb of change that must be its object, though nobody knows which:
    /// «降低 X 导致的…», «降低社会负担».
    private func hasObjectBehind(_ index: Int) -> Bool {
        guard let use = parts[index].trigger, lexis.rules[use.rule].frame == .change, !use.isNominal, !use.isRelative
        else { return false }
        if index + 1 < parts.count, let next = parts[index + 1].phrase, !next.isContext { return true }
        return view.unknownObjects.contains(use.range.end)
    }

    /// Whether the object of a verb is a longer name of which only a piece is known.
    private func hasPieceBehind(_ index: Int) -> Bool {
        let next = index + 1 < parts.count ? parts[index + 1].range.start : Int.max
        return view.pieces.contains { $0.start >= parts[index].range.end && $0.end <= next }
    }

    func isMeansVerb(_ index: Int) -> Bool {
        var at = index - 1
        while at >= 0, parts[at].cue == .skip { at -= 1 }
        return at >= 0 && parts[at].cue == .via
    }

    /// Whether a phrase with its verb stands as the subject of a later verb, no connective between them.
    func isSubjectOfNext(_ index: Int) -> Bool {
        for at in (index + 1)..<max(index + 1, parts.count) {
            if let use = parts[at].trigger {
                return [.verb, .change].contains(lexis.rules[use.rule].frame) && object(at) != nil
            }
            if let cue = parts[at].cue, ![.skip, .hedge, .no, .after, .group].contains(cue) { return false }
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
