import KaojuText

/// Nouns and adjectives that relate: «相关», «原因», «抑制剂».
extension ClauseReader {
    mutating func readRelation(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: Discourse) {
        let partners = view.phrases(.with, before: index).filter { !(parts[$0].phrase?.isContext ?? true) }
        // «可能与 A 减少，且 B 增多有关»: the relation that an earlier clause opened.
        if partners.isEmpty, let partner = discourse.partner {
            let here = view.phrases(.free, before: index).compactMap { parts[$0].phrase }
            for phrase in partner.right + here {
                emit(
                    phrase.changed, partner.left, rule.effect, rule.name, use.range, negated: isNegated(index),
                    doubt: 0.15)
            }
            return
        }
        if partners.isEmpty, readDeedPartners(index, use, rule) { return }
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

    /// «A 与降低 B 有关»: the partner is what is done to B.
    private mutating func readDeedPartners(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule) -> Bool {
        guard let with = parts[..<index].lastIndex(where: { $0.cue == .with }), with + 1 < index,
            let deed = parts[with + 1].trigger,
            let left = view.phrases(.free, before: with).last.flatMap({ parts[$0].phrase })
                ?? subject
        else { return false }
        let sign: Int
        switch lexis.rules[deed.rule].effect {
        case .raise, .cause: sign = 1
        case .lower: sign = -1
        default: return false
        }
        var found = false
        for phrase in parts[(with + 1)..<index].compactMap(\.phrase) where !phrase.isContext {
            emit(phrase.turned(sign), left, rule.effect, rule.name, use.range, negated: isNegated(index), doubt: 0.1)
            found = true
        }
        return found
    }

    mutating func readRole(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: Discourse) {
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
        } else if let copula, let owner, owner < copula, parts[copula..<index].contains(where: \.isAnaphor),
            var condition = discourse.condition ?? discourse.topic
        {
            // «S 是其主要机制»
            condition.anaphor = parts[copula..<index].first(where: \.isAnaphor)?.range
            emit(parts[owner].phrase?.changed, condition, rule.effect, rule.name, use.range, negated: negated)
        } else if rule.effect == .treat, let copula, let owner, owner < copula,
            let topic = discourse.topic ?? discourse.condition,
            topic.nominals.allSatisfy({ table.isCondition($0.concept) || table.valence($0.concept) == .harm })
        {
            // «S 是治疗的首选»: of what the text is about.
            emit(parts[owner].phrase?.changed, topic, .treat, rule.name, use.range, negated: negated, doubt: 0.2)
        } else if let behind, let owner, let phrase = parts[(behind + 1)...].first(where: isActor)?.phrase {
            // «O 的 N 是 S»
            emit(phrase.changed, parts[owner].phrase?.changed, rule.effect, rule.name, use.range, negated: negated)
        }
    }

    /// «S 是 O抑制剂»: a name that says by its ending what its bearer does.
    mutating func readClassNames() {
        guard let copula = parts.firstIndex(where: { $0.cue == .copula }), let actor = explicit ?? subject else {
            return
        }
        for part in parts[copula...] {
            guard let phrase = part.phrase, phrase.nominals.count == 1 else { continue }
            let known = table.base(of: phrase.nominals[0].concept)
            let name = Array(table[phrase.nominals[0].concept].label(lexis.language).utf8)
            let words = lexis.words(in: name, range: ByteRange(0, name.count))
            for word in words where word.range.end == name.count {
                for case .trigger(let index) in word.meanings where lexis.rules[index].frame == .role {
                    let rest = String(decoding: name[..<word.range.start], as: UTF8.self)
                    guard let base = known ?? table.named(rest) else { continue }
                    var object = phrase
                    object.nominals[0].concept = base
                    emit(
                        actor, object, lexis.rules[index].effect, lexis.rules[index].name, phrase.range,
                        negated: parts[..<copula].contains { $0.cue == .no })
                }
            }
        }
    }
}
