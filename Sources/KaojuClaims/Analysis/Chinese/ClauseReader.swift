import KaojuText

/// Finds the relations of one Chinese clause from its parts.
///
/// The order of the parts decides: prepositions bind the phrase behind them, a verb takes the phrase behind it as its
/// object and the free phrase before it, or else the topic, as its subject.
struct ClauseReader {
    let lexis: ClaimLexis
    let table: ConceptTable
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
    private var hasPopulation = false

    init(lexis: ClaimLexis, table: ConceptTable, clause: Int, view: ClauseParts) {
        self.lexis = lexis
        self.table = table
        self.clause = clause
        self.view = view
        // «S 治疗后 Y 好转»: what was given.
        for index in view.parts.indices.dropLast()
        where view.binding[index] == .free && view.parts[index + 1].cue == .after {
            guard let phrase = view.parts[index].phrase, isRemedy(phrase), !phrase.isContext else { continue }
            self.view.binding[index] = .apply
        }
    }

    var parts: [Constituent] { view.parts }

    /// The relations of the clause; updates what later clauses see. O(parts²), clauses are short.
    mutating func relations(discourse: inout Discourse) -> [Relation] {
        findSubject(discourse)
        if let index = parts.indices.first(where: { view.binding[$0] == .apply && parts[$0].phrase != nil }),
            let phrase = parts[index].phrase,
            isRemedy(phrase)
        {
            discourse.agent = phrase
        }
        for (index, part) in parts.enumerated() {
            guard let use = part.trigger else { continue }
            let rule = lexis.rules[use.rule]
            switch rule.frame {
            case .verb, .change, .intransitive: readVerb(index, use, rule, &discourse)
            case .inverse: readInverse(index, use, rule, discourse)
            case .relation: readRelation(index, use, rule)
            case .role: readRole(index, use, rule, discourse)
            case .therapy: readTherapy(index, use, rule, &discourse)
            case .state: readState(index, use, rule, discourse)
            case .nominal: break
            case .compound:
                if use.isRelative, let head = nextPhrase(index), let actor = relativeActor(index) {
                    emit(actor, head.phrase.changed, rule.effect, rule.name, use.range, negated: isNegated(index))
                }
            }
        }
        readClassNames()
        readComparison()
        readChanges(discourse)
        readMeans(&discourse)
        if out.isEmpty { readExamples(&discourse) }
        readChains(discourse)
        if !out.isEmpty { discourse.last = out }
        if let relation = out.first(where: { relation in
            relation.rule != "zh.chain" && relation.subject.nominals.contains { table.category($0.concept) == "Drug" }
        }) {
            discourse.remedy = relation.subject
        }
        readCorrelates(&discourse)
        noteCondition(&discourse)
        notePlace(&discourse)
        let isDenied = parts.first?.cue == .no
        let acts =
            parts.contains { $0.trigger != nil || $0.cue == .copula || $0.cue == .has } || explicit?.change != nil
            || parts.count == 1 || clause == 0 && parts.last?.phrase != nil
        if let explicit, !explicit.isContext, !isDenied {
            if acts { discourse.topic = explicit }
        } else if hasUnknown || hasPopulation, parts.contains(where: { $0.trigger != nil }) {
            // A subject that nobody knows: what follows must not be said of the one before.
            discourse.topic = nil
        }
        return out
    }

    /// The clause's own subject is the first free phrase before its verb or copula; without one the topic is carried
    /// over, unless words that nobody knows, or a population, stand there.
    private mutating func findSubject(_ discourse: Discourse) {
        let begin = parts.lastIndex { $0.cue == .report }.map { $0 + 1 } ?? 0
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
        explicit = candidates.first { !(parts[$0].phrase?.isContext ?? true) }.flatMap { parts[$0].phrase }
        // «补充镁后可抑制…»: what was given acts.
        if explicit == nil, candidates.isEmpty, let given = view.phrases(.apply, before: stop).last,
            let phrase = parts[given].phrase, isRemedy(phrase),
            parts[given...].contains(where: { $0.cue == .after })
        {
            explicit = phrase
        }
        if explicit != nil {
            subject = explicit
            return
        }
        let hasContext = candidates.contains { parts[$0].phrase?.isContext ?? false }
        let from = start < parts.count ? parts[start].range.start : Int.max
        let verb = parts[begin...].firstIndex { $0.trigger != nil } ?? stop
        let to = max(stop, verb) < parts.count ? parts[max(stop, verb)].range.start : Int.max
        let floor = start > 0 ? parts[start - 1].range.end : 0
        let hasUnknown = view.gaps.contains { $0.start >= floor && $0.end <= max(to, from) && $0.start < to }
        let anaphor = parts.first { $0.cue == .it }
        self.hasUnknown = hasUnknown && anaphor == nil
        hasPopulation = hasContext
        guard !hasUnknown || anaphor != nil, !hasContext, clause > 0 || anaphor != nil || view.leadsWithSmallWord else {
            return
        }
        var carried = discourse.topic
        carried?.anaphor = anaphor?.range ?? parts.first.map { ByteRange($0.range.start, $0.range.start) }
        subject = carried
    }

    func isRemedy(_ phrase: Phrase) -> Bool { phrase.nominals.contains { table.isGiven($0.concept) } }

    /// The actor of a verb: a phrase right before it, with its change («X 减少致…»), else the clause's subject.
    func actor(before index: Int) -> Phrase? {
        var at = index - 1
        while at >= 0, let cue = parts[at].cue, [.skip, .hedge, .no, .it].contains(cue) { at -= 1 }
        guard at >= 0 else { return subject }
        // «缓解和控制»: the actor of the first verb.
        if parts[at].cue == .list, at > 0, parts[at - 1].trigger != nil { return actor(before: at - 1) }
        if parts[at].cue == .list, let explicit {
            // «钙螯合、诱导酸中毒等机制»: the verb is one of the list, the list is not its subject.
            if at > 0, parts[at - 1].phrase?.range == explicit.range { return nil }
        }
        if let phrase = parts[at].phrase, view.binding[at] == .free, !phrase.isContext { return phrase.changed }
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
        doubt: Double = 0
    ) {
        guard let s, let o, s.range != o.range, !o.isContext, !s.isContext else { return }
        out.append(
            Relation(
                subject: s, object: o, effect: effect, rule: rule, trigger: trigger, isNegated: negated, clause: clause,
                doubt: doubt + (s.anaphor == nil ? 0 : 0.1)))
    }
}
