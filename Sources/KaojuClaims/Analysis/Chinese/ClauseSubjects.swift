import KaojuText

/// Who acts: the clause's own subject, the one carried over, the actor of a single verb.
extension ClauseReader {
    /// The clause's own subject is the first free phrase before its verb or copula; without one the topic is carried
    /// over, unless words that nobody knows, or a population, stand there.
    mutating func findSubject(_ discourse: Discourse) {
        let verbs = parts.lastIndex { $0.trigger != nil } ?? -1
        let begin =
            parts.indices.last { index in
                [.report, .suppose].contains(parts[index].cue) || parts[index].cue == .because && index < verbs
            }.map { $0 + 1 } ?? 0
        let stop =
            parts[begin...].firstIndex { part in
                if part.cue == .copula || part.cue == .include || part.cue == .with || part.cue == .has { return true }
                guard let use = part.trigger else { return false }
                let frame = lexis.rules[use.rule].frame
                return !use.isRelative && frame != .therapy || frame == .therapy && part.range == parts.first?.range
            } ?? parts.count
        let start = begin
        let candidates = parts.indices.filter {
            $0 >= start && $0 < stop && parts[$0].phrase != nil && view.binding[$0] == .free
        }
        let own = candidates.first {
            !(parts[$0].phrase?.isContext ?? true) && !isVerbal($0) && !isDeedBehindWay($0) && !isInRelative($0)
        }
        explicit = own.flatMap { isOwner($0) ? nil : parts[$0].phrase }
        // «补充镁后可抑制…»: what was given acts.
        if explicit == nil, candidates.isEmpty, let given = view.phrases(.apply, before: stop).last,
            let phrase = parts[given].phrase, isRemedy(phrase),
            parts[given...].contains(where: { $0.isAfter }) || isActing(given + 1)
        {
            explicit = phrase
        }
        // «其抗炎作用可减轻 O»: whose action it is acts.
        if let place = own, let deed = explicit, place > 0, parts[place - 1].isAnaphor, !discourse.sawUnknown,
            parts[place - 1].range.end == parts[place].range.start,
            deed.nominals.allSatisfy({ table.isAction($0.concept) })
        {
            explicit = nil
            var owner = discourse.topic
            owner?.anaphor = parts[place - 1].range
            subject = owner
            return
        }
        if explicit != nil {
            subject = explicit
            return
        }
        let hasContext =
            candidates.contains { parts[$0].phrase?.isContext ?? false }
            || parts[start..<max(start, stop)].contains { $0.cue == .population }
        let from = start < parts.count ? parts[start].range.start : Int.max
        let verb = parts[begin...].firstIndex { $0.trigger != nil } ?? stop
        let isPartner = stop < parts.count && parts[stop].cue == .with
        let isTherapy =
            verb < parts.count && parts[verb].trigger.map { lexis.rules[$0.rule].frame == .therapy } ?? false
        let last = isPartner ? stop : isTherapy ? verb : max(stop, verb)
        let to = last < parts.count ? parts[last].range.start : Int.max
        let floor = start > 0 ? parts[start - 1].range.end : 0
        // «电激活通过…»: a verb without an object is a noun, and the subject.
        let isDeed =
            verb + 1 < parts.count && parts[verb + 1].cue == .via && object(verb) == nil
        let hasUnknown = isDeed || view.gaps.contains { $0.start >= floor && $0.end <= max(to, from) && $0.start < to }
        let anaphor = parts.first(where: \.isAnaphor)
        // «葡萄糖含量高的某纤维»: the head behind «的» is a word that nobody knows.
        if own.map(isOwner) ?? false {
            self.hasUnknown = true
            return
        }
        // «这些蛋白质»: the pronoun belongs to a noun that nobody knows.
        let isDetermined = anaphor.map { view.gaps(at: $0.range.end) } ?? false
        // «这可能与…有关»: what happened before is meant, no thing.
        let isEvent = parts.first?.cue == .demonstrative
        self.hasUnknown = hasUnknown && anaphor == nil || isDetermined || isEvent
        hasPopulation = hasContext
        // What there is («细胞内存在…») acts, and nobody knows it; so does what an earlier clause of the sentence named.
        let isOld = discourse.sawUnknown && (anaphor == nil || anaphor?.cue == .it)
        guard !self.hasUnknown, !hasContext, !isOld || discourse.had != nil,
            begin > 0 || parts.first?.cue != .has || clause > 0,
            clause > 0 || anaphor != nil || view.leadsWithSmallWord && opensWithModal
        else {
            return
        }
        // «周明等[1]合成了某物，可降低 O»: nothing of the sentence before is meant.
        if anaphor == nil, discourse.topicIsOld, discourse.hasContent, discourse.had == nil { return }
        var carried: Phrase?
        switch anaphor?.cue {
        // «某物等，这些都是…»: the list of the sentence before is not meant.
        case .these where discourse.listedAge > 0 && clause > 0 && discourse.hasContent: carried = nil
        case .these: carried = discourse.listed ?? discourse.topic
        case .latter: carried = discourse.objectsAreOld ? nil : discourse.objects
        case .both: carried = discourse.pair
        case .remedy: carried = discourse.topic.map({ isRemedy($0) }) ?? false ? discourse.topic : discourse.remedy
        default:
            let goesOn = parts.prefix { $0.phrase == nil && $0.trigger == nil }.contains {
                $0.cue == .so || $0.cue == .further
            }
            carried = goesOn ? discourse.had ?? discourse.topic : discourse.topic
        }
        if anaphor != nil, anaphor?.cue != .it { carried?.change = nil }
        carried?.anaphor = anaphor?.range ?? parts.first.map { ByteRange($0.range.start, $0.range.start) }
        subject = carried
    }

    /// «A 产生的 B»: A is named in a clause of its own.
    private func isInRelative(_ index: Int) -> Bool {
        guard index + 2 < parts.count, let use = parts[index + 1].trigger, use.isRelative,
            [.produce, .cause, .convert].contains(lexis.rules[use.rule].effect)
        else { return false }
        return parts[(index + 2)...].first { $0.cue != .of && $0.cue != .skip }?.phrase.map { !$0.isContext } ?? false
    }

    /// Whether «的» and an unknown word stand behind a phrase that a word of degree parts from it («X 含量高的某物»).
    private func isOwner(_ index: Int) -> Bool {
        guard index + 1 < parts.count, parts[index + 1].cue == .of else { return false }
        let end = parts[index + 1].range.end
        guard parts[index + 1].range.start > parts[index].range.end, view.gaps.contains(where: { $0.start == end })
        else {
            return false
        }
        return index + 2 < parts.count && parts[index + 2].trigger != nil
    }

    /// Whether a clause that opens a sentence goes on with the subject before it («还可…»): «通过…» and «未…» may tell of
    /// another.
    private var opensWithModal: Bool {
        guard
            let first = parts.first(where: { part in
                ![Cue.then, .so, .turn, .further].contains { part.cue == $0 }
            })
        else { return true }
        return first.cue != .via && first.cue != .no
    }

    /// Whether a verb names a deed of which nobody knows who did it to what: an unknown word right before it, small words
    /// only between it and the verb.
    private func isBareDeed(_ index: Int, _ verb: Int) -> Bool {
        guard let use = parts[index].trigger, lexis.rules[use.rule].frame == .verb,
            view.gaps.contains(where: { $0.end == parts[index].range.start })
        else { return false }
        return !view.allGaps.contains { $0.start >= parts[index].range.end && $0.end <= parts[verb].range.start }
    }

    /// «长期使用 S 可导致 O»: a verb right behind what is given.
    private func isActing(_ index: Int) -> Bool {
        // «添加 S 可以通过…»
        if index < parts.count, parts[index].cue == .via { return true }
        guard index < parts.count, let use = parts[index].trigger, !use.isRelative, !use.isMeans else { return false }
        return [.verb, .change].contains(lexis.rules[use.rule].frame) && object(index) != nil
    }

    /// Whether a clause holds but words that nobody knows, and small ones.
    var endsUnknown: Bool {
        guard let last = view.gaps.last,
            !parts.contains(where: { $0.trigger != nil || $0.phrase != nil || $0.isAnaphor })
        else { return false }
        return parts.allSatisfy { part in
            let small: [Cue] = [.include, .then, .turn, .skip, .list, .with]
            return part.range.end <= last.start && small.contains { part.cue == $0 }
        }
    }

    /// «可舒张血管»: behind «可» the name of an action is the verb.
    func isVerbal(_ index: Int) -> Bool {
        guard view.leadsWithSmallWord, index == parts.firstIndex(where: { $0.phrase != nil }),
            let phrase = parts[index].phrase
        else { return false }
        return phrase.nominals.allSatisfy { table.isAction($0.concept) }
            && !parts[..<index].contains { $0.trigger != nil }
    }

    /// «通过 A 迁移»: right behind the way the name of a process is what is done, and no subject.
    private func isDeedBehindWay(_ index: Int) -> Bool {
        guard index > 0, parts[index - 1].phrase != nil, view.binding[index - 1] == .via,
            let phrase = parts[index].phrase
        else { return false }
        return phrase.nominals.allSatisfy { table.isProcess($0.concept) }
    }

    /// The actor of a verb: a phrase right before it, with its change («X 减少致…»), else the clause's subject.
    func actor(before index: Int) -> Phrase? {
        var at = index - 1
        while at >= 0, let cue = parts[at].cue,
            [.skip, .hedge, .no, .it, .latter, .these, .both, .remedy].contains(cue)
        {
            at -= 1
        }
        guard at >= 0 else { return subject }
        // «缓解和控制»: the actor of the first verb.
        if parts[at].cue == .list, at > 0, parts[at - 1].trigger != nil { return actor(before: at - 1) }
        if parts[at].cue == .list, let explicit {
            // «钙螯合、诱导酸中毒等机制»: the verb is one of the list, the list is not its subject.
            if at > 0, parts[at - 1].phrase?.range == explicit.range { return nil }
        }
        if let phrase = parts[at].phrase, view.binding[at] == .free, !phrase.isContext, !phrase.isMeans {
            if at > 0, parts[at - 1].isAnaphor, phrase.nominals.allSatisfy({ table.isAction($0.concept) }) {
                return subject?.changed
            }
            return phrase.changed
        }
        // «浓度过高引起 O»: there is more of what was spoken of.
        if let use = parts[at].trigger, lexis.rules[use.rule].frame == .intransitive, at == index - 1,
            parts[..<at].allSatisfy({ $0.phrase == nil && $0.trigger == nil }), var thing = subject
        {
            thing.change = nil
            for place in thing.nominals.indices { thing.nominals[place].direction = 0 }
            return thing.turned(lexis.rules[use.rule].effect == .raise ? 1 : -1)
        }
        // «营养限制导致 O»: a verb right before the verb, without an object, is a noun and the subject.
        if let deed = parts[at].trigger, !deed.isRelative, !deed.isNominal, at == index - 1, isBareDeed(at, index) {
            return nil
        }
        return subject?.changed
    }
}
