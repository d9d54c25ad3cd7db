import KaojuText

/// What reading carries from clause to clause and from sentence to sentence.
struct Discourse {
    /// What the text is about at this place, for dropped subjects and pronouns.
    var topic: Phrase?
    /// What was given to somebody («应用 STS 治疗…后»): the cause of changes that follow.
    var agent: Phrase?
    /// The objects of the last relation, for «这些因素».
    var objects: Phrase?
    /// Whether the clause before spoke of mechanisms, so that a list behind it names them.
    var namesMeans = false
    /// The drug or treatment that was last said to do something, for «不良反应包括…» and «…等机制».
    var remedy: Phrase?
    /// The disease that the text, or a population in it, is about.
    var condition: Phrase?
    /// The diseased population that the clause before named as the place («在 D 患者中，…»).
    var place: Phrase?
    /// «X 每升高 …», «X 越高»: what the next clause goes along with.
    var correlate: Phrase?
    /// The relations of the clause before, for examples that follow («…，如 A、B»).
    var last: [Relation] = []
    /// The block that the discourse belongs to.
    var block: Int = -1

    /// What does not outlive its sentence is dropped: a pronoun stands for the thing, not for its rise or fall.
    mutating func openSentence() {
        correlate = nil
        place = nil
        last = []
        namesMeans = false
        topic?.change = nil
        if var phrase = topic {
            for at in phrase.nominals.indices { phrase.nominals[at].direction = 0 }
            topic = phrase
        }
    }
}

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
    private var out: [Relation] = []
    /// The phrase that the clause itself names as its subject.
    private var explicit: Phrase?
    /// That phrase, or the one carried over.
    private var subject: Phrase?
    /// Whether words that nobody knows, or a population, stand where the subject should.
    private var hasUnknown = false
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

    private var parts: [Constituent] { view.parts }

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

    // MARK: Subjects

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

    private func isRemedy(_ phrase: Phrase) -> Bool { phrase.nominals.contains { table.isGiven($0.concept) } }

    /// The actor of a verb: a phrase right before it, with its change («X 减少致…»), else the clause's subject.
    private func actor(before index: Int) -> Phrase? {
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

    private func isNegated(_ index: Int) -> Bool {
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

    private mutating func emit(
        _ s: Phrase?, _ o: Phrase?, _ effect: Effect, _ rule: String, _ trigger: ByteRange, negated: Bool = false,
        doubt: Double = 0
    ) {
        guard let s, let o, s.range != o.range, !o.isContext, !s.isContext else { return }
        out.append(
            Relation(
                subject: s, object: o, effect: effect, rule: rule, trigger: trigger, isNegated: negated, clause: clause,
                doubt: doubt + (s.anaphor == nil ? 0 : 0.1)))
    }

    // MARK: Verbs

    private mutating func readVerb(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: inout Discourse) {
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

    private func isMeansVerb(_ index: Int) -> Bool {
        var at = index - 1
        while at >= 0, parts[at].cue == .skip { at -= 1 }
        return at >= 0 && parts[at].cue == .via
    }

    /// «Y 的浓度在 15 min 后明显下降», «Y 较对照组上升»: what changes, with time or comparison between.
    private func intransitive(_ index: Int) -> Phrase? {
        for at in parts[..<index].indices.reversed() {
            if parts[at].trigger != nil { return nil }
            if let phrase = parts[at].phrase, view.binding[at] == .free || view.binding[at] == .make, !phrase.isContext
            {
                return phrase.change == nil && !phrase.isPossessive ? phrase : nil
            }
        }
        return nil
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

    private mutating func readInverse(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: Discourse) {
        guard let object = object(index) else { return }
        view.binding[object.index] = .used
        emit(object.phrase.changed, actor(before: index), rule.effect, rule.name, use.range, negated: isNegated(index))
    }

    private func object(_ index: Int) -> (phrase: Phrase, index: Int)? {
        var next = index + 1
        while next < parts.count {
            switch parts[next].kind {
            case .phrase(let phrase):
                if phrase.isContext, next + 1 < parts.count, parts[next + 1].phrase != nil { next += 1; continue }
                guard [.free, .make, .via].contains(view.binding[next]), !phrase.isContext else { return nil }
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
                if between.reduce(0, { $0 + $1.count }) > 15 { return nil }
                return (phrase, next)
            case .cue(let cue):
                let joins = cue == .list && next + 1 < parts.count && parts[next + 1].trigger != nil
                guard joins || [.skip, .has, .it, .hedge].contains(cue) else { return nil }
            case .trigger:
                // «缓解和控制 O»
                guard parts[next - 1].cue == .list else { return nil }
            }
            next += 1
        }
        return nil
    }

    /// «骨基质蛋白如 A 和 B»: what is named as examples behind a phrase.
    private func examples(behind index: Int) -> Phrase? {
        guard index + 2 < parts.count, parts[index + 1].cue == .include, parts[index + 1].range.count <= 6 else {
            return nil
        }
        return parts[index + 2].phrase
    }

    private func nextPhrase(_ index: Int) -> (phrase: Phrase, index: Int)? {
        var next = index + 1
        while next < parts.count {
            if let phrase = parts[next].phrase { return (phrase, next) }
            guard let cue = parts[next].cue, cue == .of || cue == .skip || cue == .means else { return nil }
            next += 1
        }
        return nil
    }

    private func relativeActor(_ index: Int) -> Phrase? {
        var at = index - 1
        while at >= 0, parts[at].cue == .by || parts[at].cue == .skip { at -= 1 }
        guard at >= 0, let phrase = parts[at].phrase, !phrase.isContext else { return nil }
        return phrase
    }

    // MARK: Relations and roles

    private mutating func readRelation(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule) {
        let partners = view.phrases(.with, before: index)
        var left: Phrase?
        var right: Phrase?
        if let first = partners.first {
            right = partners.compactMap { parts[$0].phrase?.changed }.reduce(nil) { all, phrase in
                guard var all else { return phrase }
                all.nominals += phrase.nominals
                all.range = all.range.union(phrase.range)
                return all
            }
            left = view.phrases(.free, before: first).last.flatMap { parts[$0].phrase } ?? subject
            // «导致 O 的原因可能与 X 有关»
            if let verb = parts[..<first].last(where: {
                $0.trigger.map { lexis.rules[$0.rule].effect == .cause } ?? false
            }),
                let caused = parts[..<first].last(where: { $0.phrase != nil && $0.range.start > verb.range.start })?
                    .phrase
            {
                left = caused
            }
        } else if let phrase = explicit, phrase.nominals.count >= 2 {
            left = phrase
            left?.nominals.removeLast()
            right = phrase
            right?.nominals.removeFirst(phrase.nominals.count - 1)
            right?.range = phrase.nominals[phrase.nominals.count - 1].range
        } else {
            let free = view.phrases(.free, before: index).compactMap { parts[$0].phrase }
            if free.count == 2 { (left, right) = (free[0], free[1]) }
        }
        guard var a = left?.changed, var b = right, !a.isContext, !b.isContext else { return }
        // What is suffered stands second.
        if table.isCondition(a.nominals[0].concept), !table.isCondition(b.nominals[0].concept) { swap(&a, &b) }
        emit(a, b, rule.effect, rule.name, use.range, negated: isNegated(index))
    }

    private mutating func readRole(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: Discourse) {
        func isActor(_ part: Constituent) -> Bool { part.phrase.map { !$0.isContext } ?? false }
        let negated = isNegated(index)
        // «… 发病机制中的重要环节»: the noun is part of a longer one.
        if view.gaps(at: use.range.end) { return }
        let owner = parts[..<index].lastIndex(where: isActor)
        let copula = parts[..<index].lastIndex { $0.cue == .copula || $0.cue == .include }
        let behind = parts[(index + 1)...].firstIndex { $0.cue == .copula || $0.cue == .include }
        if rule.effect == .complication {
            if let listed = parts[(index + 1)...].firstIndex(where: isActor), listed - index <= 4 {
                let whose = owner.flatMap { parts[$0].phrase } ?? discourse.agent ?? discourse.remedy ?? subject
                emit(whose, parts[listed].phrase, .cause, rule.name, use.range, negated: negated)
            } else if let copula, let owner, owner > copula, let first = parts[..<copula].lastIndex(where: isActor) {
                // «S 是 O 的并发症»
                emit(parts[owner].phrase, parts[first].phrase, .cause, rule.name, use.range, negated: negated)
            } else if let copula, let owner, owner < copula {
                // «在 S 患者中，O 是常见并发症»
                emit(
                    illness(discourse), parts[owner].phrase, .cause, rule.name, use.range, negated: negated, doubt: 0.1)
            }
            return
        }
        if let copula, let owner, owner > copula {
            // «S 是 O 的 N»
            let first = parts[..<copula].lastIndex(where: isActor)
            emit(
                (first.flatMap { parts[$0].phrase } ?? subject)?.changed, parts[owner].phrase?.changed, rule.effect,
                rule.name, use.range, negated: negated)
        } else if let copula, let owner, owner < copula, parts[copula..<index].contains(where: { $0.cue == .it }),
            var condition = discourse.condition ?? discourse.topic
        {
            // «S 是其主要机制»
            condition.anaphor = parts[copula..<index].first { $0.cue == .it }?.range
            emit(parts[owner].phrase?.changed, condition, rule.effect, rule.name, use.range, negated: negated)
        } else if let behind, let owner, let phrase = parts[(behind + 1)...].first(where: isActor)?.phrase {
            // «O 的 N 是 S»
            emit(phrase.changed, parts[owner].phrase?.changed, rule.effect, rule.name, use.range, negated: negated)
        }
    }

    /// «S 是 O抑制剂»: a name that says by its ending what its bearer does.
    private mutating func readClassNames() {
        guard let copula = parts.firstIndex(where: { $0.cue == .copula }), let actor = explicit ?? subject else {
            return
        }
        for part in parts[copula...] {
            guard let phrase = part.phrase, phrase.nominals.count == 1,
                let base = table.base(of: phrase.nominals[0].concept)
            else { continue }
            let name = Array(table[phrase.nominals[0].concept].label(lexis.language).utf8)
            let words = lexis.words(in: name, range: ByteRange(0, name.count))
            for word in words where word.range.end == name.count {
                for case .trigger(let index) in word.meanings where lexis.rules[index].frame == .role {
                    var object = phrase
                    object.nominals[0].concept = base
                    emit(
                        actor, object, lexis.rules[index].effect, lexis.rules[index].name, phrase.range,
                        negated: parts[..<copula].contains { $0.cue == .no })
                }
            }
        }
    }

    private mutating func readTherapy(
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
            } else if !later.isEmpty, found.phrase.isPossessive || parts.contains(where: { $0.cue == .include }) {
                // «治疗 O 的药物包括 S»
                for at in later { emit(parts[at].phrase, found.phrase, .treat, rule.name, use.range, negated: negated) }
            } else if let subject, remedies(subject) {
                emit(subject, found.phrase, .treat, rule.name, use.range, negated: negated)
            }
            return
        }
        // «O 的治疗包括 S», «对于 O 的治疗主要采用 S», «S 对 O 的疗效»
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
        } else if let actor {
            discourse.agent = actor
        } else if !later.isEmpty, parts.contains(where: { $0.cue == .include }), let condition = discourse.condition {
            // «药物治疗包括 S»: of what the text is about.
            for at in later { emit(parts[at].phrase, condition, .treat, rule.name, use.range, doubt: 0.15) }
        }
    }

    private mutating func readState(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: Discourse) {
        if let to = view.phrases(.to, before: index).last.flatMap({ parts[$0].phrase }) {
            emit(explicit ?? subject, to, .lower, rule.name, use.range, negated: true)
            return
        }
        let free = view.phrases(.free, before: index).compactMap { parts[$0].phrase }.filter { !$0.isContext }
        if free.count >= 2, let last = free.last {
            emit(free[0], last, .lower, rule.name, use.range, negated: true, doubt: 0.2)
        } else if let only = free.last,
            let applied = view.phrases(.apply, before: index).last.flatMap({ parts[$0].phrase })
        {
            emit(applied, only, .lower, rule.name, use.range, negated: true, doubt: 0.2)
        }
    }

    // MARK: Changes and means

    /// «S 组的 Y 明显低于对照组»: two groups compared.
    private mutating func readComparison() {
        guard let sign = parts.firstIndex(where: { $0.cue == .more || $0.cue == .less }) else { return }
        guard let group = parts[..<sign].firstIndex(where: { $0.cue == .after }), group > 0,
            let treated = parts[group - 1].phrase,
            isRemedy(treated),
            let measured = parts[group..<sign].last(where: { $0.phrase.map { !$0.isContext } ?? false })?.phrase
        else { return }
        emit(
            treated, measured, parts[sign].cue == .more ? .raise : .lower, "zh.comparison", parts[sign].range,
            negated: isNegated(sign), doubt: 0.1)
    }

    /// «X 每下降 …，Y 增加», «X 越高，Y 越重»: two changes that go together.
    private mutating func readCorrelates(_ discourse: inout Discourse) {
        let isProportional = parts.contains { $0.cue == .per || $0.cue == .rise || $0.cue == .fall }
        guard let index = parts.firstIndex(where: { $0.phrase.map { !$0.isContext } ?? false }),
            let phrase = parts[index].phrase
        else {
            discourse.correlate = nil
            return
        }
        if let along = parts.indices.first(where: { parts[$0].cue == .along }),
            let at = parts.indices.first(where: { $0 > along && parts[$0].phrase != nil }),
            let phrase = parts[at].phrase, isTurned(phrase)
        {
            // «随 X 的下降而降低», «随着 X 的恶化，Y 降低»
            let companion = signed(phrase)
            if let rest = parts.indices.first(where: { $0 > at && parts[$0].trigger != nil }),
                let use = parts[rest].trigger, [.change, .intransitive].contains(lexis.rules[use.rule].frame),
                let explicit
            {
                emit(
                    companion, explicit.turned(lexis.rules[use.rule].effect == .lower ? -1 : 1), .correlate,
                    "zh.proportional", use.range)
                discourse.correlate = nil
            } else {
                discourse.correlate = companion
            }
            return
        }
        var turned: Phrase?
        if let comparative = parts[index...].first(where: { $0.cue == .rise || $0.cue == .fall }) {
            turned = phrase.turned(comparative.cue == .rise ? 1 : -1)
        } else if let use = parts[index...].first(where: { $0.trigger != nil })?.trigger,
            [.change, .intransitive].contains(lexis.rules[use.rule].frame)
        {
            turned = phrase.turned(lexis.rules[use.rule].effect == .raise ? 1 : -1)
        } else if phrase.change != nil {
            turned = phrase.changed
        }
        if let first = discourse.correlate, let second = turned, let trigger = parts.last?.range {
            emit(first, second, .correlate, "zh.proportional", trigger)
        }
        // A clause of «越…» goes on pairing with the first one.
        if discourse.correlate == nil || turned == nil { discourse.correlate = isProportional ? turned : nil }
    }

    private func isTurned(_ phrase: Phrase) -> Bool {
        phrase.change != nil || phrase.nominals.contains { $0.direction != 0 }
    }

    /// The phrase with its change; what worsens where more is better goes down.
    private func signed(_ phrase: Phrase) -> Phrase {
        guard let change = phrase.change else { return phrase }
        let effect = lexis.rules[change.rule].effect
        guard effect == .worsen || effect == .improve else { return phrase.changed }
        let isBenefit = table.valence(phrase.nominals[0].concept) == .benefit
        return phrase.turned((effect == .worsen) == isBenefit ? -1 : 1)
    }

    /// «S 抑制 A，从而减轻 B»: A is the means, so that less of it is less of B.
    private mutating func readChains(_ discourse: Discourse) {
        let direct: Set<Effect> = [.raise, .lower, .cause, .treat, .prevent, .improve, .worsen, .produce]
        for (index, relation) in out.enumerated() where direct.contains(relation.effect) && !relation.isNegated {
            guard let link = link(before: relation.trigger.start) else { continue }
            let earlier = (link.opensClause ? discourse.last : Array(out[..<index])).filter {
                direct.contains($0.effect) && !$0.isNegated && $0.trigger.end <= link.range.start
                    && $0.subject.nominals.map(\.concept) == relation.subject.nominals.map(\.concept)
            }
            guard let step = earlier.last, step.object.range != relation.object.range else { continue }
            // Another verb between the two is the nearer step.
            if parts.contains(where: {
                $0.trigger != nil && $0.range.start >= step.object.range.end && $0.range.end <= link.range.start
            }) {
                continue
            }
            let sign =
                [.lower, .treat, .prevent].contains(step.effect)
                    || step.effect == .improve && table.valence(step.object.nominals[0].concept) == .harm ? -1 : 1
            var means = step.object.turned(sign)
            means.anaphor = link.range
            emit(
                means, relation.object,
                relation.effect == .treat || relation.effect == .prevent ? .lower : relation.effect, "zh.chain",
                relation.trigger, doubt: 0.15)
        }
    }

    /// The connective of consequence before a verb, with nothing but small words between.
    private func link(before offset: Int) -> (range: ByteRange, opensClause: Bool)? {
        guard let at = parts.lastIndex(where: { $0.cue == .so && $0.range.end <= offset }) else { return nil }
        guard
            !parts[(at + 1)...].contains(where: {
                $0.range.end <= offset && ($0.trigger != nil || $0.phrase != nil && $0.phrase?.range != explicit?.range)
            })
        else { return nil }
        return (parts[at].range, at == 0)
    }

    /// «…，如 A、B»: examples of the object before stand where it stands.
    private mutating func readExamples(_ discourse: inout Discourse) {
        guard parts.count >= 2, parts[0].cue == .include || parts[0].cue == .list, let phrase = parts[1].phrase,
            !phrase.isContext, !parts.contains(where: { $0.trigger != nil })
        else { return }
        func kind(_ phrase: Phrase) -> Bool { table.isSubstance(phrase.nominals[0].concept) }
        var repeated = false
        for relation in discourse.last {
            // Examples are of what was named last.
            let isOfSubject = relation.subject.range.start > relation.object.range.start
            let named = isOfSubject ? relation.subject : relation.object
            guard kind(named) == kind(phrase) else { continue }
            var examples = phrase
            for at in examples.nominals.indices where examples.nominals[at].direction == 0 {
                examples.nominals[at].direction = named.nominals.last?.direction ?? 0
            }
            emit(
                isOfSubject ? examples : relation.subject, isOfSubject ? relation.object : examples, relation.effect,
                relation.rule, relation.trigger, negated: relation.isNegated, doubt: 0.1)
            repeated = true
        }
        if !repeated { discourse.topic = phrase }
    }

    /// «在 D 患者中，» holds for the next clause.
    private func notePlace(_ discourse: inout Discourse) {
        guard !parts.contains(where: { $0.trigger != nil }) else {
            discourse.place = nil
            return
        }
        discourse.place = parts.compactMap(\.phrase).first { phrase in
            phrase.isContext && phrase.nominals.contains { table.category($0.concept) == "Disease" }
        }
    }

    /// Keeps the disease that populations of the text have.
    private func noteCondition(_ discourse: inout Discourse) {
        let phrase = parts.compactMap(\.phrase).first { phrase in
            phrase.nominals.contains { table.category($0.concept) == "Disease" }
        }
        guard let phrase else { return }
        if discourse.condition == nil || phrase.range == explicit?.range && !phrase.isContext {
            var condition = phrase
            condition.isContext = false
            condition.change = nil
            discourse.condition = condition
        }
    }

    /// «… 使 O 下降», «S 治疗后 O 上升»: a change that has no object of its own.
    private mutating func readChanges(_ discourse: Discourse) {
        let parts = view.parts
        for index in parts.indices {
            guard let phrase = parts[index].phrase, let change = phrase.change, !phrase.isContext else { continue }
            let rule = lexis.rules[change.rule]
            let negated = index > 0 && parts[index - 1].cue == .no
            if view.binding[index] == .make {
                emit(madeBy(index), phrase, rule.effect, rule.name, change.range, negated: negated)
                continue
            }
            guard view.binding[index] == .free, isLastPredicate(index) else { continue }
            let applied = view.phrases(.apply, before: index).last
            let agent: Phrase?
            if let applied { agent = parts[applied].phrase } else { agent = discourse.agent }
            if agent == nil, let ill = illness(discourse) {
                // «在 D 患者中 Y 升高»
                emit(ill, phrase.changed, .correlate, rule.name, change.range, negated: negated, doubt: 0.2)
                continue
            }
            if phrase.nominals.contains(where: { $0.direction != 0 }), phrase.nominals.count > 1 {
                // «皮损改善、疼痛减轻»: each with its own change.
                emit(agent, phrase.changed, .raise, rule.name, change.range, negated: negated, doubt: 0.15)
            } else {
                emit(agent, phrase, rule.effect, rule.name, change.range, negated: negated, doubt: 0.15)
            }
        }
    }

    /// The disease of the population that the clause, or the one before it, names as its place.
    private func illness(_ discourse: Discourse?) -> Phrase? {
        let own = parts.compactMap(\.phrase).first { phrase in
            phrase.isContext && phrase.nominals.contains { table.category($0.concept) == "Disease" }
        }
        guard var phrase = own ?? discourse?.place else { return nil }
        phrase.isContext = false
        phrase.nominals.removeAll { table.category($0.concept) != "Disease" }
        return phrase
    }

    /// Whether no other verb stands in the clause, but for «治疗» before it.
    private func isLastPredicate(_ index: Int) -> Bool {
        for (at, part) in view.parts.enumerated() {
            guard let use = part.trigger else { continue }
            if at > index || lexis.rules[use.rule].frame != .therapy { return false }
        }
        return true
    }

    /// Who makes: the free phrase before «使», else the subject.
    private func madeBy(_ index: Int) -> Phrase? {
        view.phrases(.free, before: index).last.flatMap { parts[$0].phrase?.changed } ?? subject
    }

    /// «通过 P 途径», «具有 P 作用», «机制包括 P»: the way that a thing acts.
    private mutating func readMeans(_ discourse: inout Discourse) {
        let namedMeans = discourse.namesMeans
        let parts = view.parts
        discourse.namesMeans = parts.contains { part in
            if part.cue == .means { return true }
            guard let use = part.trigger else { return false }
            return lexis.rules[use.rule].name.hasSuffix("role-cause")
        }
        let agent = discourse.agent
        for index in parts.indices {
            guard let phrase = parts[index].phrase, !phrase.isContext else { continue }
            if let trigger = openedByVia(index) {
                emit(explicit ?? subject, phrase, .via, "zh.means", trigger, negated: isNegated(index))
            } else if isAction(index, phrase) {
                let owner = index > 0 ? parts[index - 1].phrase : nil
                let means =
                    index + 1 < parts.count && parts[index + 1].cue == .means ? parts[index + 1].range : phrase.range
                emit(owner ?? explicit ?? subject, phrase, .via, "zh.means", means, negated: isNegated(index))
            } else if isOpenMeans(index, phrase), let remedy = discourse.remedy {
                // «A、B 等机制尚存在争议»: of the treatment that the text is about.
                emit(remedy, phrase, .via, "zh.means", phrase.range, doubt: 0.15)
            } else if isListedMeans(index, phrase, namedMeans) {
                var actor = explicit ?? subject
                if let agent, !isKnownRemedy(actor) { actor = agent }
                emit(actor, phrase, .via, "zh.means", parts[index - 1].range, negated: isNegated(index))
            }
        }
    }

    private func isKnownRemedy(_ phrase: Phrase?) -> Bool {
        guard let phrase else { return false }
        return isRemedy(phrase)
    }

    /// «通过 P»: where «通过» stands, unless a verb follows that makes P its actor («通过 P 介导的…»).
    private func openedByVia(_ index: Int) -> ByteRange? {
        guard view.binding[index] == .via else { return nil }
        if index + 1 < parts.count, let use = parts[index + 1].trigger, use.isRelative { return nil }
        return parts[..<index].last { $0.cue == .via }?.range
    }

    /// «具有 P 作用», «S 的 P 作用».
    private func isAction(_ index: Int, _ phrase: Phrase) -> Bool {
        guard view.binding[index] != .context, view.binding[index] != .used, view.binding[index] != .via else {
            return false
        }
        guard phrase.nominals.allSatisfy({ table.isProcess($0.concept) }) else { return false }
        let acts = phrase.nominals.allSatisfy { table.isAction($0.concept) }
        let isNamedMeans = index + 1 < parts.count && parts[index + 1].cue == .means
        // «X 可舒张血管»: the name of the action is the verb.
        if acts, !parts.contains(where: { $0.trigger != nil || $0.cue == .with }), explicit?.range != phrase.range,
            explicit != nil || clause > 0
        {
            return true
        }
        guard isNamedMeans || acts, index > 0 else { return false }
        let before = parts[index - 1]
        if before.cue == .has { return true }
        if let owner = before.phrase { return owner.isPossessive }
        return before.cue == .skip && index > 1 && parts[index - 2].cue == .has
    }

    /// «A、B 等机制 尚存在争议», no verb in it.
    private func isOpenMeans(_ index: Int, _ phrase: Phrase) -> Bool {
        guard index == 0 || parts[..<index].allSatisfy({ $0.phrase == nil }),
            parts.contains(where: { $0.cue == .dispute })
        else { return false }
        guard parts.contains(where: { $0.cue == .means }) || phrase.nominals.count > 1 else { return false }
        return !parts[..<index].contains { $0.trigger != nil }
            && phrase.nominals.contains { table.isProcess($0.concept) }
    }

    /// «主要机制包括 P», also where the mechanism was named in the clause before.
    private func isListedMeans(_ index: Int, _ phrase: Phrase, _ namedMeans: Bool) -> Bool {
        guard index > 0, parts[index - 1].cue == .include else { return false }
        guard namedMeans || parts[..<index].contains(where: { $0.cue == .means }) else { return false }
        return phrase.nominals.contains { table.isProcess($0.concept) || table.isCondition($0.concept) }
    }
}
