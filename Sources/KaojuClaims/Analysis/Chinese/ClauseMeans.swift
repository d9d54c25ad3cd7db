import KaojuText

/// The way that a thing acts: «通过 P 途径», «具有 P 作用», «机制包括 P».
extension ClauseReader {
    /// «通过 P 途径», «具有 P 作用», «机制包括 P»: the way that a thing acts.
    mutating func readMeans(_ discourse: inout Discourse) {
        let namedMeans = discourse.namesMeans
        let parts = view.parts
        discourse.namesMeans = parts.contains { part in
            if part.cue == .means { return true }
            guard let use = part.trigger else { return false }
            return lexis.rules[use.rule].traits.contains(.reason)
        }
        let agent = discourse.agent
        for index in parts.indices {
            guard let phrase = parts[index].phrase, !phrase.isContext else { continue }
            if let trigger = openedByVia(index) {
                emit(explicit ?? subject, phrase, .via, Construction.means.rule, trigger, negated: isNegated(index))
            } else if isAction(index, phrase) {
                let owner = index > 0 ? parts[index - 1].phrase : nil
                let means =
                    index + 1 < parts.count && parts[index + 1].cue == .means ? parts[index + 1].range : phrase.range
                emit(
                    owner ?? explicit ?? subject, phrase, .via, Construction.means.rule, means,
                    negated: isNegated(index))
            } else if isOpenMeans(index, phrase), let remedy = discourse.remedy {
                // «A、B 等机制尚存在争议»: of the treatment that the text is about.
                emit(remedy, phrase, .via, Construction.means.rule, phrase.range, doubt: 0.15)
            } else if isListedMeans(index, phrase, namedMeans) {
                var actor = explicit ?? subject
                if let agent, !isKnownRemedy(actor) { actor = agent }
                emit(actor, phrase, .via, Construction.means.rule, parts[index - 1].range, negated: isNegated(index))
            }
        }
    }

    private func isKnownRemedy(_ phrase: Phrase?) -> Bool {
        guard let phrase else { return false }
        return isRemedy(phrase)
    }

    /// «通过 P»: where «通过» stands, unless a verb follows that makes P its actor («通过 P 介导的…»).
    private func openedByVia(_ index: Int) -> ByteRange? {
        if view.binding[index] == .to, let via = parts[..<index].last(where: { $0.cue == .via }), index > 1,
            parts[index - 2].cue == .list || parts[index - 2].cue == .via,
            parts[index...].dropFirst().first(where: { $0.cue != .of })?.cue == .means
        {
            // «通过对 P 的作用»
            return via.range
        }
        guard view.binding[index] == .via else { return nil }
        // «通过筛查 X»: a verb that nobody knows stands between.
        let isNamed =
            parts[index].phrase?.isMeans ?? false || index + 1 < parts.count && parts[index + 1].cue == .means
        // «将 S 通过 P 植入»: what was done with it.
        if !parts.contains(where: { $0.trigger != nil }), parts.contains(where: { $0.phrase?.isFronted ?? false }) {
            return nil
        }
        // «S 通过 P 途径合成»: S is what is made.
        if let made = parts[index...].firstIndex(where: { $0.trigger != nil }), let use = parts[made].trigger,
            [.produce, .convert].contains(lexis.rules[use.rule].effect), object(made) == nil
        {
            return nil
        }
        let via = parts[..<index].last { $0.cue == .via }?.range.end ?? 0
        if !isNamed, view.gaps.contains(where: { $0.start >= via && $0.end <= parts[index].range.start }) { return nil }
        if index + 1 < parts.count, let use = parts[index + 1].trigger, use.isRelative { return nil }
        return parts[..<index].last { $0.cue == .via }?.range
    }

    /// «具有 P 作用», «S 的 P 作用».
    private func isAction(_ index: Int, _ phrase: Phrase) -> Bool {
        guard ![.context, .used, .via, .with].contains(view.binding[index]) else {
            return false
        }
        guard phrase.nominals.allSatisfy({ table.isProcess($0.concept) }) else { return false }
        let acts = phrase.nominals.allSatisfy { table.isAction($0.concept) }
        let isNamedMeans = index + 1 < parts.count && parts[index + 1].cue == .means
        // «X 可舒张血管»: the name of the action is the verb.
        if acts, isVerbal(index) { return true }
        if acts, !parts.contains(where: { $0.trigger != nil || $0.cue == .with }), explicit?.range != phrase.range,
            explicit != nil || clause > 0, isPredicate(index)
        {
            return true
        }
        guard index > 0 else { return false }
        let before = parts[index - 1]
        let actsPartly = before.cue == .has && phrase.nominals.contains { table.isAction($0.concept) }
        guard isNamedMeans || acts || actsPartly else { return false }
        if before.cue == .has { return true }
        // «通过影响 X 扩张血管»: behind the way the name of the action is the verb.
        if acts, view.binding[index - 1] == .used, parts[..<index].contains(where: { $0.cue == .via }) { return true }
        if let owner = before.phrase { return owner.isPossessive }
        return before.cue == .skip && index > 1 && parts[index - 2].cue == .has
    }

    /// Whether the name of an action is all that its clause says: nothing but small words behind it, no copula before it.
    private func isPredicate(_ index: Int) -> Bool {
        let small: [Cue] = [.means, .etc, .then, .skip, .list, .has]
        return parts[(index + 1)...].allSatisfy { part in
            part.cue.map(small.contains) ?? (part.phrase.map { isAction($0) } ?? false)
        } && !parts[..<index].contains { $0.cue == .copula || $0.cue == .than }
            && (parts.last?.cue == .means || !parts[..<index].contains { $0.cue == .at || $0.cue == .of })
            && !view.gaps.contains { $0.start >= parts[index].range.end }
    }

    private func isAction(_ phrase: Phrase) -> Bool { phrase.nominals.allSatisfy { table.isAction($0.concept) } }

    /// «A、B 等机制 尚存在争议», no verb in it.
    private func isOpenMeans(_ index: Int, _ phrase: Phrase) -> Bool {
        guard parts.contains(where: { $0.cue == .dispute }) else { return false }
        // «A、诱导 B 等机制»: the deed is one of the list.
        if index > 1, phrase.isMeans, parts[index - 1].trigger != nil, parts[index - 2].cue == .list,
            phrase.nominals.contains(where: { table.isProcess($0.concept) || table.isCondition($0.concept) })
        {
            return true
        }
        guard index == 0 || parts[..<index].allSatisfy({ $0.phrase == nil }) else { return false }
        guard parts.contains(where: { $0.cue == .means }) || phrase.nominals.count > 1 else { return false }
        return !parts[..<index].contains { $0.trigger != nil }
            && phrase.nominals.contains { table.isProcess($0.concept) }
    }

    /// «主要机制包括 P», also where the mechanism was named in the clause before.
    private func isListedMeans(_ index: Int, _ phrase: Phrase, _ namedMeans: Bool) -> Bool {
        guard index > 0, parts[index - 1].cue == .include else { return false }
        guard namedMeans || parts[..<index].contains(where: { $0.cue == .means }) else { return false }
        return phrase.nominals.allSatisfy { table.isProcess($0.concept) || table.isCondition($0.concept) }
    }
}
