import KaojuText

/// What stands behind a verb: its object, and the head of its relative clause.
extension ClauseReader {
    func object(_ index: Int) -> (phrase: Phrase, index: Int)? {
        // «降低了 14.8%、O 增加»: how much, and no object.
        if view.measured.contains(parts[index].range.end) { return nil }
        var next = index + 1
        while next < parts.count {
            switch parts[next].kind {
            case .phrase(let phrase):
                if phrase.isContext, !phrase.isPossessive, next + 1 < parts.count,
                    parts[next + 1].phrase != nil || occurs(next + 1)
                {
                    next += 1
                    continue
                }
                guard [.free, .make, .via].contains(view.binding[next]), !phrase.isContext else { return nil }
                // «提高 S 治疗 D 的疗效»: a whole clause is meant.
                if !phrase.isMeans, next + 1 < parts.count, let use = parts[next + 1].trigger, !use.isRelative,
                    lexis.rules[use.rule].frame == .therapy,
                    lexis.rules[parts[index].trigger?.rule ?? 0].frame != .therapy
                {
                    return nil
                }
                // «促进 A 通过某途径降解», «有利于 A 抑制 O»: a whole clause is meant.
                if isClause(behind: next, of: index) { return nil }
                // «抑制 S 诱导的 O»: the object is the head behind the relative clause.
                var verb = next + 1
                while verb < parts.count, parts[verb].cue == .by { verb += 1 }
                if verb < parts.count, let use = parts[verb].trigger, use.isRelative { return nextPhrase(verb) }
                if let examples = examples(behind: next) {
                    var all = phrase
                    all.nominals += examples.nominals
                    return (all, next)
                }
                // Many unknown words between verb and noun: the noun belongs to something else.
                let between = view.gaps.filter { $0.start >= parts[index].range.end && $0.end <= phrase.range.start }
                let isPlace = next > 0 && [.inside, .of].contains(parts[next - 1].cue)
                if between.reduce(0, { $0 + $1.count }) > (isPlace ? 30 : 15) { return nil }
                // «具有 A 的 O»: the head is behind.
                if phrase.isPossessive, parts[(index + 1)..<next].contains(where: { $0.cue == .has }),
                    let head = nextPhrase(next)
                {
                    return head
                }
                // «抑制具有 A 作用的某酶»: the head is a word that nobody knows.
                if parts[(index + 1)..<next].contains(where: { $0.cue == .has }),
                    parts[(next + 1)...].first(where: { $0.cue != .means })?.cue == .of
                {
                    return nil
                }
                return (phrase, next)
            case .cue(.possessed):
                return referent(of: next).map { ($0, next) }
            case .cue(let cue):
                // «引起乏力、O»: before the mark stands a member that nobody knows; «阻滞某种依赖的 O»: so does a modifier.
                let isBehindGap = view.allGaps.contains {
                    $0.start >= parts[index].range.end && $0.end == parts[next].range.start
                }
                let isBehindWord = view.gaps.contains {
                    $0.start >= parts[index].range.end && $0.end == parts[next].range.start
                }
                let joins =
                    cue == .list && next + 1 < parts.count
                    && (parts[next + 1].trigger != nil && !isBehindWord || isBehindGap && parts[next + 1].phrase != nil)
                    || cue == .of && isBehindGap
                // «降低重症患者的 O»
                let isOwner =
                    cue == .population && next + 1 < parts.count && parts[next + 1].cue == .of
                    || cue == .of && parts[next - 1].cue == .population
                let isBearer =
                    isOwner || cue == .population && next + 1 < parts.count && parts[next + 1].trigger != nil
                guard joins || isBearer || [.skip, .has, .it, .latter, .these, .hedge, .inside].contains(cue) else {
                    return nil
                }
            case .trigger(let use):
                // «诱导患者发生 O»
                if lexis.rules[use.rule].traits.contains(.occurs) || lexis.rules[use.rule].traits.contains(.has),
                    next > index + 1, parts[next - 1].phrase != nil || parts[next - 1].cue == .population
                {
                    break
                }
                // «缓解和控制 O», «使病情加重甚至死亡»
                let isEvent =
                    lexis.rules[use.rule].effect == .worsen && next + 1 < parts.count && parts[next + 1].cue == .list
                guard parts[next - 1].cue == .list || isEvent else { return nil }
                // «降低某物含量、提高 O»: the first verb has an object of its own, which nobody knows.
                if view.gaps.contains(where: {
                    $0.start >= parts[index].range.end && $0.end <= parts[next - 1].range.start
                }) {
                    return nil
                }
            }
            next += 1
        }
        return nil
    }

    /// What «其» stands for before an aspect, behind a verb: the disease that was named last («降低其发生率»), or the
    /// thing that the text spoke of before the verb's own subject («上调其表达»).
    private func referent(of index: Int) -> Phrase? {
        guard let aspect = parts[index].aspect else { return nil }
        let isOfDisease = aspect == "abundance" || aspect == "severity"
        guard var found = isOfDisease ? lastIll : topic, let actor = explicit ?? subject,
            !found.nominals.contains(where: { one in actor.nominals.contains { $0.concept == one.concept } })
        else { return nil }
        found.anaphor = parts[index].range
        for at in found.nominals.indices {
            found.nominals[at].aspect = aspect
            found.nominals[at].direction = 0
        }
        found.change = nil
        found.isContext = false
        return found
    }

    /// Whether what stands behind a verb is a clause of its own, of which the phrase is the subject.
    private func isClause(behind index: Int, of verb: Int) -> Bool {
        guard index + 1 < parts.count, let phrase = parts[index].phrase, !phrase.isMeans else { return false }
        guard let own = parts[verb].trigger else { return false }
        let via = parts[index + 1]
        if via.cue == .via, view.binding[index] != .via, lexis.rules[own.rule].frame != .therapy {
            // «抑制 A 主要通过 P»: behind an adverb the way is the verb's own.
            let end = phrase.range.end
            return via.range.start <= end + 1
                || view.allGaps.contains { $0.start <= end + 1 && $0.end + 1 >= via.range.start }
        }
        guard lexis.rules[own.rule].traits.contains(.clause) else { return false }
        // «有利于后期提高 O»
        if view.allGaps(at: phrase.range.end) { return true }
        guard let use = parts[index + 1].trigger, !use.isNominal else { return false }
        return [.verb, .change].contains(lexis.rules[use.rule].frame) && parts[(index + 2)...].first?.phrase != nil
    }

    private func occurs(_ index: Int) -> Bool {
        parts[index].trigger.map { !lexis.rules[$0.rule].traits.isDisjoint(with: [.occurs, .has]) } ?? false
    }

    /// «骨基质蛋白如 A 和 B»: what is named as examples behind a phrase.
    func examples(behind index: Int) -> Phrase? {
        guard index + 2 < parts.count, parts[index + 1].cue == .include, parts[index + 1].range.count <= 6 else {
            return nil
        }
        return parts[index + 2].phrase
    }

    func nextPhrase(_ index: Int) -> (phrase: Phrase, index: Int)? {
        var next = index + 1
        while next < parts.count {
            if let phrase = parts[next].phrase { return (phrase, next) }
            guard let cue = parts[next].cue, cue == .of || cue == .skip || cue == .means else { return nil }
            next += 1
        }
        return nil
    }

    func relativeActor(_ index: Int) -> Phrase? {
        var at = index - 1
        while at >= 0, parts[at].cue == .by || parts[at].cue == .skip { at -= 1 }
        guard at >= 0, let phrase = parts[at].phrase, !phrase.isContext else { return nil }
        return phrase
    }
}
