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
        readIntensives()
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
        if let subject, parts.contains(where: \.isAnaphor), subject.range == discourse.topic?.range {
            discourse.topicIsOld = false
        }
        if !view.allGaps.isEmpty || parts.contains(where: { $0.phrase != nil || $0.trigger != nil }) {
            discourse.hasContent = true
        }
        noteOccasion(&discourse)
        noteBearers(&discourse)
        if let given {
            discourse.agent = given
            // «添加 S，可降低 O»: what was given acts.
            if explicit == nil, !parts.contains(where: { $0.trigger != nil }) { discourse.topic = given }
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
        readArm(&discourse)
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
        } else if clause > 0, endsUnknown || givesUnknown {
            // «…, 如某某，可降低 O»: what stands alone between two commas is what is spoken of.
            discourse.sawUnknown = true
        }
        let isDenied = parts.first?.cue == .no
        let acts =
            parts.contains { $0.trigger != nil || [.copula, .has, .apply, .means, .by].contains($0.cue) }
            || explicit?.change != nil
            || parts.count == 1 || clause == 0 && parts.first?.phrase?.range == explicit?.range
            || clause == 0 && (parts.last?.phrase != nil || parts.last?.isAfter ?? false)
        if let explicit, !explicit.isContext, !isDenied {
            if acts { discourse.topic = explicit }
        } else if hasUnknown || hasPopulation,
            parts.contains(where: { $0.trigger != nil || $0.cue == .has }) || isBareName
        {
            // A subject that nobody knows: what follows must not be said of the one before.
            discourse.topic = nil
        }
        return out
    }

    /// «饲料中添加某物，»: what was given is a word that nobody knows.
    private var givesUnknown: Bool {
        guard let last = parts.last, last.cue == .apply, explicit == nil else { return false }
        return view.gaps.contains { $0.start >= last.range.end }
    }

    /// «凡含有 A 的菌株，»: a clause that only names something, and nobody knows what.
    private var isBareName: Bool {
        guard let last = parts.last(where: { $0.phrase != nil })?.phrase, last.hasUnknownHead else { return false }
        return view.gaps.last.map { $0.start >= last.range.end } ?? false && last.range == parts.last?.range
    }

    func isRemedy(_ phrase: Phrase) -> Bool { phrase.nominals.contains { table.isGiven($0.concept) } }

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
