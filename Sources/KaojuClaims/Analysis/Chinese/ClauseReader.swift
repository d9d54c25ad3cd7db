import KaojuText

/// Finds the relations of one Chinese clause from its parts.
///
/// The order of the parts decides: prepositions bind the phrase behind them, a verb takes the phrase behind it as its
/// object and the free phrase before it, or else the topic, as its subject.
struct ClauseReader {
    let lexis: ClaimLexis
    var table: ConceptTable
    /// The clause's index in the sentence.
    let clause: Int
    var view: ClauseParts
    var out: [Relation] = []
    /// The phrase that the clause itself names as its subject.
    var explicit: Phrase?
    /// That phrase, or the one carried over.
    var subject: Phrase?
    /// Whether words that nobody knows, or a population, stand where the subject should.
    var hasUnknown = false
    /// Whether a population stands there.
    var hasPopulation = false
    /// What «其» may stand for: the topic before the clause, and the disease that was named last.
    var topic: Phrase?
    var lastIll: Phrase?
    /// What those who are studied bear («转染 X 的细胞»).
    var bearers: Phrase?
    /// What the clause says somebody has.
    var had: Phrase?

    init(lexis: ClaimLexis, table: ConceptTable, clause: Int, view: ClauseParts) {
        self.lexis = lexis
        self.table = table
        self.clause = clause
        self.view = view
        // «D 组的 Y 升高»: those who have it.
        for index in view.parts.indices.dropLast() where view.parts[index + 1].cue == .group {
            guard var phrase = view.parts[index].phrase, !phrase.isContext, !isRemedy(phrase),
                phrase.nominals.allSatisfy({ table.isCondition($0.concept) })
            else { continue }
            phrase.isContext = true
            self.view.parts[index].kind = .phrase(phrase)
        }
        // «S 治疗 D 小鼠后 Y 升高»: what was given.
        for index in view.parts.indices.dropFirst(3) where view.parts[index].isAfter {
            guard view.parts[index - 1].phrase?.isContext ?? (view.parts[index - 1].cue == .population),
                let use = view.parts[index - 2].trigger, lexis.rules[use.rule].frame == .therapy,
                let phrase = view.parts[index - 3].phrase, view.binding[index - 3] == .free, isRemedy(phrase)
            else { continue }
            self.view.binding[index - 3] = .apply
            self.view.binding[index - 1] = .context
        }
        // «S 治疗后 Y 好转»: what was given.
        for index in view.parts.indices.dropLast()
        where view.binding[index] == .free && view.parts[index + 1].isAfter {
            // «S 增多后»: a change has come about, nothing was given.
            guard let phrase = view.parts[index].phrase, isRemedy(phrase), !phrase.isContext, phrase.change == nil
            else { continue }
            self.view.binding[index] = .apply
        }
    }

    var parts: [Constituent] { view.parts }

    /// The relations of the clause; updates what later clauses see. O(parts²), clauses are short.
    mutating func relations(discourse: inout Discourse) -> [Relation] {
        topic = discourse.topic
        lastIll = discourse.illness
        findSubject(discourse)
        noteOccasion(&discourse)
        noteBearers(&discourse)
        if let given {
            discourse.agent = given
            // «添加 S，可降低 O»: what was given acts.
            if explicit == nil, clause == 0, !parts.contains(where: { $0.trigger != nil }) { discourse.topic = given }
        }
        for (index, part) in parts.enumerated() {
            guard let use = part.trigger else { continue }
            let rule = lexis.rules[use.rule]
            switch rule.frame {
            case .verb, .change, .intransitive: readVerb(index, use, rule, &discourse)
            case .inverse: readInverse(index, use, rule, discourse)
            case .relation: readRelation(index, use, rule, discourse)
            case .role: readRole(index, use, rule, &discourse)
            case .therapy: readTherapy(index, use, rule, &discourse)
            case .state: readState(index, use, rule, discourse)
            case .nominal: break
            case .compound:
                if use.isRelative, let head = nextPhrase(index), let actor = relativeActor(index) {
                    emit(actor, head.phrase.changed, rule.effect, rule.name, use.range, negated: isNegated(index))
                }
            }
        }
        discourse.had = had
        readClassNames()
        readClassActions()
        readComparison()
        readChanges(discourse)
        readMeans(&discourse)
        readPart()
        readGiven(&discourse)
        readRiskFactors(&discourse)
        readEnumeration(&discourse)
        readContrast(discourse)
        if out.isEmpty { readExamples(&discourse) }
        readChains(discourse)
        if !out.isEmpty { discourse.last = out }
        noteCause(&discourse)
        noteNames(&discourse)
        if let relation = out.first(where: { relation in
            !relation.isStep && relation.subject.nominals.contains { table.category($0.concept) == "Drug" }
        }) {
            discourse.remedy = relation.subject
        }
        readCorrelates(&discourse)
        noteCondition(&discourse)
        notePlace(&discourse)
        if explicit == nil, !view.gaps.isEmpty, clause == 0,
            !parts.contains(where: { $0.cue == .report || $0.isAnaphor })
        {
            discourse.sawUnknown = true
        } else if explicit != nil {
            discourse.sawUnknown = false
        }
        let isDenied = parts.first?.cue == .no
        let acts =
            parts.contains { $0.trigger != nil || [.copula, .has, .apply, .means].contains($0.cue) }
            || explicit?.change != nil
            || parts.count == 1 || clause == 0 && parts.first?.phrase?.range == explicit?.range
            || clause == 0 && (parts.last?.phrase != nil || parts.last?.isAfter ?? false)
        if let explicit, !explicit.isContext, !isDenied {
            if acts { discourse.topic = explicit }
        } else if hasUnknown || hasPopulation, parts.contains(where: { $0.trigger != nil || $0.cue == .has }) {
            // A subject that nobody knows: what follows must not be said of the one before.
            discourse.topic = nil
        }
        return out
    }

    /// The clause's own subject is the first free phrase before its verb or copula; without one the topic is carried
    /// over, unless words that nobody knows, or a population, stand there.
    private mutating func findSubject(_ discourse: Discourse) {
        let begin = parts.lastIndex { $0.cue == .report || $0.cue == .suppose }.map { $0 + 1 } ?? 0
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
        explicit = candidates.first { !(parts[$0].phrase?.isContext ?? true) && !isVerbal($0) }.flatMap {
            parts[$0].phrase
        }
        // «补充镁后可抑制…»: what was given acts.
        if explicit == nil, candidates.isEmpty, let given = view.phrases(.apply, before: stop).last,
            let phrase = parts[given].phrase, isRemedy(phrase),
            parts[given...].contains(where: { $0.isAfter }) || isActing(given + 1)
        {
            explicit = phrase
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
        // «这些蛋白质»: the pronoun belongs to a noun that nobody knows.
        let isDetermined = anaphor.map { view.allGaps(at: $0.range.end) } ?? false
        self.hasUnknown = hasUnknown && anaphor == nil || isDetermined
        hasPopulation = hasContext
        // What there is («细胞内存在…») acts, and nobody knows it; so does what an earlier clause of the sentence named.
        let isOld = discourse.sawUnknown && (anaphor == nil || anaphor?.cue == .it)
        guard !self.hasUnknown, !hasContext, !isOld || discourse.had != nil,
            begin > 0 || parts.first?.cue != .has || clause > 0,
            clause > 0 || anaphor != nil || view.leadsWithSmallWord
        else {
            return
        }
        var carried: Phrase?
        switch anaphor?.cue {
        case .these: carried = discourse.listed ?? discourse.topic
        case .both: carried = discourse.pair
        case .remedy: carried = discourse.topic.map(isRemedy) ?? false ? discourse.topic : discourse.remedy
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

    /// «长期使用 S 可导致 O»: a verb right behind what is given.
    private func isActing(_ index: Int) -> Bool {
        guard index < parts.count, let use = parts[index].trigger, !use.isRelative, !use.isMeans else { return false }
        return lexis.rules[use.rule].frame == .verb && object(index) != nil
    }

    /// «可舒张血管»: behind «可» the name of an action is the verb.
    func isVerbal(_ index: Int) -> Bool {
        guard view.leadsWithSmallWord, index == parts.firstIndex(where: { $0.phrase != nil }),
            let phrase = parts[index].phrase
        else { return false }
        return phrase.nominals.allSatisfy { table.isAction($0.concept) }
            && !parts[..<index].contains { $0.trigger != nil }
    }

    func isRemedy(_ phrase: Phrase) -> Bool { phrase.nominals.contains { table.isGiven($0.concept) } }

    /// The actor of a verb: a phrase right before it, with its change («X 减少致…»), else the clause's subject.
    func actor(before index: Int) -> Phrase? {
        var at = index - 1
        while at >= 0, let cue = parts[at].cue, [.skip, .hedge, .no, .it, .these, .both, .remedy].contains(cue) {
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
            return phrase.changed
        }
        return subject?.changed
    }

    func isNegated(_ index: Int) -> Bool {
        for at in parts[..<index].indices.reversed() {
            // «不能结合和清除 O»: what denies the first verb denies the second.
            if parts[at].trigger != nil { return isJoined(at, index) && isNegated(at) }
            if parts[at].cue == .no { return true }
        }
        return false
    }

    /// Whether two verbs are joined by «和» with at most the first one's object between.
    private func isJoined(_ first: Int, _ second: Int) -> Bool {
        let between = parts[(first + 1)..<second]
        return between.last?.cue == .list && between.filter { $0.phrase != nil }.count <= 1
    }

    mutating func emit(
        _ s: Phrase?, _ o: Phrase?, _ effect: Effect, _ rule: String, _ trigger: ByteRange, negated: Bool = false,
        doubt: Double = 0, isStep: Bool = false
    ) {
        guard let s, let o, s.range != o.range, !o.isContext, !s.isContext else { return }
        let shared = s.nominals.count { one in o.nominals.contains { $0.concept == one.concept } }
        // A list does nothing to itself.
        if shared > 1 { return }
        // «不影响 O»: no effect.
        let effect = negated && effect == .affect ? .none : effect
        func put(_ s: Phrase, _ o: Phrase) {
            out.append(
                Relation(
                    subject: s, object: o, effect: effect, rule: rule, trigger: trigger, isNegated: negated,
                    clause: clause, doubt: doubt + (s.anaphor == nil ? 0 : 0.1), isStep: isStep))
        }
        guard view.isPairwise, s.nominals.count > 1, o.nominals.count > 1 else { return put(s, o) }
        // «A 和 B 分别促进 C 和 D»: member by member.
        guard s.nominals.count == o.nominals.count else { return }
        for (one, other) in zip(s.nominals, o.nominals) {
            var (a, b) = (s, o)
            a.nominals = [one]
            b.nominals = [other]
            put(a, b)
        }
    }
}
