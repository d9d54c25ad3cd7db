import KaojuText

/// What reading carries from clause to clause and from sentence to sentence.
struct Discourse {
    /// What the text is about at this place, for dropped subjects and pronouns.
    var topic: Phrase?
    /// What was given to somebody («应用 STS 治疗…后»): the cause of changes that follow.
    var agent: Phrase?
    /// The objects of the last relation, for «这些因素».
    var objects: Phrase?
    /// The block that the discourse belongs to.
    var block: Int = -1
}

/// Finds the relations of one Chinese clause from its constituents.
///
/// The order of the parts decides: prepositions bind the phrase behind them, a verb takes the phrase behind it as its
/// object and the free phrase before it, or else the topic, as its subject.
struct ClauseReader {
    let lexis: ClaimLexis
    let table: ConceptTable
    /// The clause's index in the sentence.
    let clause: Int

    /// How a phrase is bound.
    private enum Binding { case free, via, to, with, by, make, apply, context, used }

    /// The relations of the clause; updates what later clauses see. O(constituents²), clauses are short.
    func relations(in parts: [Constituent], discourse: inout Discourse, isFirst: Bool) -> [Relation] {
        var out: [Relation] = []
        var binding = bindings(of: parts)
        let subjectIndex = firstSubject(parts, binding)
        var subject = subjectIndex.flatMap { parts[$0].phrase }
        if let phrase = subject, phrase.isContext { subject = nil }
        let explicit = subject
        let anaphor = parts.first { $0.cue == .it }.map(\.range)
        if subject == nil || anaphor != nil && (subjectIndex.map { parts[$0].range.start } ?? Int.max) > (anaphor?.start ?? 0) {
            if subject == nil {
                subject = discourse.topic
                subject?.anaphor = anaphor ?? parts.first.map { ByteRange($0.range.start, $0.range.start) }
            }
        }
        let applied = parts.indices.first { binding[$0] == .apply }.flatMap { parts[$0].phrase }
        if let applied, isAgent(applied) { discourse.agent = applied }

        for (index, part) in parts.enumerated() {
            guard let use = part.trigger else { continue }
            let rule = lexis.rules[use.rule]
            let negated = isNegated(parts, index)
            func emit(_ s: Phrase?, _ o: Phrase?, _ effect: Effect? = nil, negated turn: Bool? = nil, doubt: Double = 0) {
                guard let s, let o, !s.isContext || rule.effect == .produce else { return }
                out.append(
                    Relation(
                        subject: s, object: o, effect: effect ?? rule.effect, rule: rule.name, trigger: use.range,
                        isNegated: turn ?? negated, clause: clause, doubt: doubt))
            }
            switch rule.frame {
            case .verb, .change:
                let by = parts.indices.first { binding[$0] == .by && $0 < index }.flatMap { parts[$0].phrase }
                let ownSubject = nearestSubject(parts, binding, before: index) ?? subject
                if use.isRelative, let next = nextPhrase(parts, index), let actor = relativeActor(parts, index, by) {
                    // «S 诱导的 O»
                    emit(actor, next.phrase)
                } else if let object = object(parts, index, binding) {
                    binding[object.index] = .used
                    let phrase = object.phrase.changed
                    if let by, !use.isMeans { emit(by, phrase) } else if let actor = ownSubject {
                        emit(actor, phrase, doubt: actor.anaphor == nil ? 0 : 0.1)
                    } else if let agent = discourse.agent {
                        emit(agent, phrase, doubt: 0.2)
                    } else if let cause = verbObject(parts, before: index, binding) {
                        emit(cause, phrase)
                    } else {
                        // «沉默 X 可致 …»: the phrase with its verb may be the subject of what follows.
                        if rule.effect == .lower || rule.effect == .raise { subject = phrase.turned(rule.effect == .lower ? -1 : 1) }
                    }
                    discourse.objects = phrase
                } else if let to = parts.indices.last(where: { binding[$0] == .to && $0 < index }).flatMap({ parts[$0].phrase }) {
                    emit(ownSubject, to)
                } else if let by, let patient = explicit ?? discourse.topic {
                    emit(by, patient)
                } else if rule.frame == .change, let made = parts.indices.last(where: { binding[$0] == .make && $0 < index }).flatMap({ parts[$0].phrase }) {
                    emit(ownSubject, made)
                }
            case .relation:
                relate(parts, index, binding, subject: subject, explicit: explicit, rule: rule, use: use, negated: negated, &out)
            case .role:
                readRole(parts, index, binding, subject: subject, discourse: discourse, emit: { emit($0, $1, $2) })
            case .therapy:
                readTherapy(parts, index, &binding, subject: subject, explicit: explicit, discourse: &discourse, emit: { emit($0, $1, nil) })
            case .state:
                let to = parts.indices.last { binding[$0] == .to }.flatMap { parts[$0].phrase }
                if let to { emit(explicit ?? subject, to, .lower, negated: true) } else {
                    let free = parts.indices.filter { binding[$0] == .free && $0 < index }.compactMap { parts[$0].phrase }.filter { !$0.isContext }
                    if free.count >= 2 { emit(free[0], free[free.count - 1], .lower, negated: true, doubt: 0.2) } else if let only = free.last, let agent = discourse.agent, agent.nominals[0].concept != only.nominals[0].concept {
                        emit(agent, only, .lower, negated: true, doubt: 0.2)
                    }
                }
            case .compound: break
            }
        }
        readChanges(parts, binding, subject: subject, discourse: discourse, &out)
        readMeans(parts, binding, subject: subject, &out)

        if let explicit, !explicit.isContext { discourse.topic = explicit }
        return out
    }

    // MARK: Bindings

    private func bindings(of parts: [Constituent]) -> [Binding] {
        var out = [Binding](repeating: .free, count: parts.count)
        var open: Binding?
        for (index, part) in parts.enumerated() {
            switch part.kind {
            case .cue(let cue):
                switch cue {
                case .via: open = .via
                case .to: open = .to
                case .with: open = .with
                case .by: open = .by
                case .make: open = .make
                case .apply: open = .apply
                case .at, .along, .than: open = .context
                case .skip, .of, .hedge, .no, .it, .etc, .list: break
                default: open = nil
                }
            case .phrase:
                if let open { out[index] = open }
                open = nil
            case .trigger(let use):
                // «通过抑制 …»: the verb, not the phrase, is the means.
                if open == .via || !use.isRelative { open = nil }
            }
        }
        return out
    }

    private func firstSubject(_ parts: [Constituent], _ binding: [Binding]) -> Int? {
        for (index, part) in parts.enumerated() {
            if let use = part.trigger, !use.isRelative, lexis.rules[use.rule].frame != .role, lexis.rules[use.rule].frame != .therapy { return nil }
            if part.trigger != nil, lexis.rules[part.trigger?.rule ?? 0].frame == .therapy, parts[..<index].allSatisfy({ $0.phrase == nil }) { return nil }
            if part.phrase != nil, binding[index] == .free {
                // «… S V 的 H»: the head behind is the subject.
                return index
            }
        }
        return nil
    }

    private func nearestSubject(_ parts: [Constituent], _ binding: [Binding], before index: Int) -> Phrase? {
        guard index > 0, let phrase = parts[index - 1].phrase, binding[index - 1] == .free, !phrase.isContext,
            phrase.change == nil
        else { return changed(parts, binding, before: index) }
        return phrase
    }

    /// «X 减少致 Y 增多»: a phrase with its change is the subject of the next verb.
    private func changed(_ parts: [Constituent], _ binding: [Binding], before index: Int) -> Phrase? {
        guard let at = parts[..<index].lastIndex(where: { $0.phrase?.change != nil }), binding[at] == .free,
            !parts[(at + 1)..<index].contains(where: { $0.trigger != nil })
        else { return nil }
        return parts[at].phrase?.changed
    }

    private func object(_ parts: [Constituent], _ index: Int, _ binding: [Binding]) -> (phrase: Phrase, index: Int)? {
        var next = index + 1
        while next < parts.count {
            switch parts[next].kind {
            case .phrase(let phrase):
                if phrase.isContext, next + 1 < parts.count, parts[next + 1].phrase != nil { next += 1; continue }
                guard binding[next] == .free || binding[next] == .make || binding[next] == .via, !phrase.isContext else { return nil }
                // «抑制 S 诱导的 O»: the object is the head behind the relative clause.
                if next + 1 < parts.count, let use = parts[next + 1].trigger, use.isRelative, let head = nextPhrase(parts, next + 1) {
                    return head
                }
                return (phrase, next)
            case .cue(let cue):
                guard [.skip, .of, .has, .it, .include, .list, .copula, .hedge].contains(cue) else { return nil }
                if cue == .include || cue == .copula, lexis.rules[parts[index].trigger?.rule ?? 0].frame == .change { return nil }
            case .trigger: return nil
            }
            next += 1
        }
        return nil
    }

    private func nextPhrase(_ parts: [Constituent], _ index: Int) -> (phrase: Phrase, index: Int)? {
        var next = index + 1
        while next < parts.count {
            if let phrase = parts[next].phrase { return (phrase, next) }
            guard let cue = parts[next].cue, cue == .of || cue == .skip || cue == .means else { return nil }
            next += 1
        }
        return nil
    }

    private func relativeActor(_ parts: [Constituent], _ index: Int, _ by: Phrase?) -> Phrase? {
        if let by { return by }
        var at = index - 1
        while at >= 0, parts[at].cue == .by || parts[at].cue == .skip { at -= 1 }
        guard at >= 0, let phrase = parts[at].phrase, !phrase.isContext else { return nil }
        return phrase
    }

    /// The object of an earlier verb that had no subject («沉默 X 可致 …»).
    private func verbObject(_ parts: [Constituent], before index: Int, _ binding: [Binding]) -> Phrase? { nil }

    private func isAgent(_ phrase: Phrase) -> Bool { phrase.nominals.contains { table.isRemedy($0.concept) } }

    private func isNegated(_ parts: [Constituent], _ index: Int) -> Bool {
        var at = index - 1
        while at >= 0 {
            if parts[at].trigger != nil { return false }
            if parts[at].cue == .no { return true }
            at -= 1
        }
        return index + 1 < parts.count && false
    }

    // MARK: Frames

    private func relate(
        _ parts: [Constituent], _ index: Int, _ binding: [Binding], subject: Phrase?, explicit: Phrase?, rule: TriggerRule,
        use: TriggerUse, negated: Bool, _ out: inout [Relation]
    ) {
        // «无明显的相关性» negates behind its «无» too.
        let partnerIndex = parts.indices.last { binding[$0] == .with && $0 < index }
        var left: Phrase?
        var right: Phrase?
        if let partnerIndex {
            right = parts[partnerIndex].phrase
            left = parts.indices.last { $0 < partnerIndex && binding[$0] == .free && parts[$0].phrase != nil }.flatMap { parts[$0].phrase }
                ?? subject
        } else if let phrase = explicit, phrase.nominals.count >= 2 {
            left = phrase
            left?.nominals.removeLast()
            right = phrase
            right?.nominals.removeFirst(phrase.nominals.count - 1)
        } else {
            let free = parts.indices.filter { $0 < index && binding[$0] == .free }.compactMap { parts[$0].phrase }
            if free.count == 2 { (left, right) = (free[0], free[1]) }
        }
        guard var a = left?.changed, var b = right?.changed, !a.isContext, !b.isContext else { return }
        // What is suffered stands second.
        let aSuffers = table.isCondition(a.nominals[0].concept)
        let bSuffers = table.isCondition(b.nominals[0].concept)
        if aSuffers, !bSuffers { swap(&a, &b) }
        out.append(
            Relation(
                subject: a, object: b, effect: rule.effect, rule: rule.name, trigger: use.range, isNegated: negated, clause: clause))
    }

    private func readRole(
        _ parts: [Constituent], _ index: Int, _ binding: [Binding], subject: Phrase?, discourse: Discourse,
        emit: (Phrase?, Phrase?, Effect?) -> Void
    ) {
        let effect = lexis.rules[parts[index].trigger?.rule ?? 0].effect
        let owner = parts[..<index].lastIndex { $0.phrase.map { !$0.isContext } ?? false }
        let copula = parts[..<index].lastIndex { $0.cue == .copula || $0.cue == .include }
        let behind = parts[(index + 1)...].firstIndex { $0.cue == .copula || $0.cue == .include }
        if effect == .complication {
            let listed = parts[(index + 1)...].firstIndex { $0.phrase.map { !$0.isContext } ?? false }
            if let listed, listed - index <= 3 {
                let whose: Phrase? = if let owner { parts[owner].phrase } else { discourse.agent ?? discourse.topic }
                emit(whose, parts[listed].phrase, .cause)
            } else if let copula, let owner, owner > copula,
                let first = parts[..<copula].lastIndex(where: { $0.phrase.map { !$0.isContext } ?? false })
            {
                // «S 是 O 的并发症»
                emit(parts[owner].phrase, parts[first].phrase, .cause)
            }
            return
        }
        if let copula, let owner, owner > copula {
            // «S 是 O 的 N»
            let first = parts[..<copula].lastIndex { $0.phrase.map { !$0.isContext } ?? false && true }
            var actor = (first.flatMap { parts[$0].phrase } ?? discourse.topic)?.changed
            if first == nil { actor?.anaphor = ByteRange(parts[copula].range.start, parts[copula].range.start) }
            let object = parts[owner].phrase?.changed
            // «导致 FGF23 升高的原因»: the verb before the object belongs to the role.
            emit(actor, object, effect)
        } else if let behind, let owner, let phrase = nextPhrase(parts, behind)?.phrase ?? parts[(behind + 1)...].compactMap(\.phrase).first, !phrase.isContext {
            // «O 的 N 是 S»
            emit(phrase, parts[owner].phrase, effect)
        }
    }

    private func readTherapy(
        _ parts: [Constituent], _ index: Int, _ binding: inout [Binding], subject: Phrase?, explicit: Phrase?,
        discourse: inout Discourse, emit: (Phrase?, Phrase?) -> Void
    ) {
        func isRemedy(_ phrase: Phrase?) -> Bool {
            phrase.map { $0.nominals.contains { table.isRemedy($0.concept) && !table.isCondition($0.concept) } } ?? false
        }
        func isTarget(_ phrase: Phrase?) -> Bool {
            phrase.map { !$0.isContext && $0.nominals.contains { !["Drug", "Procedure", "Treatment", "Device", "Food"].contains(String(table.category($0.concept))) } } ?? false
        }
        let before = parts[..<index].indices.filter { parts[$0].phrase != nil }
        let after = parts[(index + 1)...].indices.filter { parts[$0].phrase != nil }
        let actor = before.last { isRemedy(parts[$0].phrase) && !(parts[$0].phrase.map { $0.isContext } ?? true) }.flatMap { parts[$0].phrase }
        let targetIndex = object(parts, index, binding)?.index
        if let targetIndex, isTarget(parts[targetIndex].phrase) {
            let target = parts[targetIndex].phrase
            binding[targetIndex] = .used
            if let actor {
                emit(actor, target)
            } else if let later = after.first(where: { $0 > targetIndex && isRemedy(parts[$0].phrase) }) {
                // «治疗 O 的药物包括 S»
                emit(parts[later].phrase, target)
            } else if isRemedy(subject) {
                emit(subject, target)
            }
            if let actor { discourse.agent = actor }
            return
        }
        // «O 的治疗包括 S», «对于 O 的治疗主要采用 S»
        let target = before.last { isTarget(parts[$0].phrase) && (parts[$0].phrase?.isPossessive ?? false || binding[$0] == .to) }
        if let target, let later = after.first(where: { isRemedy(parts[$0].phrase) }) {
            emit(parts[later].phrase, parts[target].phrase)
        } else if let actor, let to = before.last(where: { binding[$0] == .to && isTarget(parts[$0].phrase) }) {
            // «S 对 O 的疗效»
            emit(actor, parts[to].phrase)
        } else if let actor {
            discourse.agent = actor
        }
    }

    /// «… 使 O 下降», «S 治疗后 O 上升»: a change that has no object of its own.
    private func readChanges(
        _ parts: [Constituent], _ binding: [Binding], subject: Phrase?, discourse: Discourse, _ out: inout [Relation]
    ) {
        for (index, part) in parts.enumerated() {
            guard let phrase = part.phrase, let change = phrase.change, !phrase.isContext else { continue }
            let rule = lexis.rules[change.rule]
            let effect = rule.effect
            let negated = parts[..<index].last?.cue == .no
            let actor: Phrase?
            var doubt = 0.0
            if binding[index] == .make {
                actor = parts.indices.last(where: { $0 < index && parts[$0].phrase != nil && binding[$0] == .free }).flatMap { parts[$0].phrase } ?? subject
            } else if binding[index] == .free, !parts[(index + 1)...].contains(where: { $0.trigger != nil }),
                !parts[..<index].contains(where: { $0.trigger != nil && lexis.rules[$0.trigger?.rule ?? 0].frame != .therapy })
            {
                let agent = parts.indices.last(where: { $0 < index && parts[$0].phrase != nil && binding[$0] == .apply }).flatMap { parts[$0].phrase } ?? discourse.agent
                actor = agent
                doubt = 0.15
            } else {
                continue
            }
            guard let actor, !actor.isContext, actor.nominals[0].concept != phrase.nominals[0].concept else { continue }
            out.append(
                Relation(
                    subject: actor, object: phrase, effect: effect, rule: rule.name, trigger: change.range, isNegated: negated,
                    clause: clause, doubt: doubt))
        }
    }

    /// «通过 P 途径», «具有 P 作用»: the way that a thing acts.
    private func readMeans(_ parts: [Constituent], _ binding: [Binding], subject: Phrase?, _ out: inout [Relation]) {
        for (index, part) in parts.enumerated() {
            guard let phrase = part.phrase, !phrase.isContext else { continue }
            let trigger: ByteRange
            if binding[index] == .via {
                guard let cue = parts[..<index].last(where: { $0.cue == .via }) else { continue }
                trigger = cue.range
                if index + 1 < parts.count, let use = parts[index + 1].trigger, use.isRelative { continue }
            } else if index + 1 < parts.count, parts[index + 1].cue == .means, index > 0,
                let has = parts[..<index].last, has.cue == .has,
                phrase.nominals.allSatisfy({ table.isProcess($0.concept) })
            {
                trigger = parts[index + 1].range
            } else {
                continue
            }
            let own = parts[..<index].last(where: { part in part.phrase.map { !$0.isContext } ?? false })?.phrase
            guard let actor = own ?? subject, actor.range != phrase.range else { continue }
            out.append(
                Relation(
                    subject: actor, object: phrase, effect: .via, rule: "zh.means", trigger: trigger,
                    isNegated: false, clause: clause))
        }
    }
}
