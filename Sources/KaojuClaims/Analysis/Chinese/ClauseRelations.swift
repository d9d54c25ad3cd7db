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
            // «与 A 导致 B 增多有关»: what the partner brings about goes along, too.
            let brought = parts.indices.filter { $0 > first && $0 < index && view.binding[$0] == .used }
            right = (partners + brought).compactMap { parts[$0].phrase?.changed }.reduce(nil) { all, phrase in
                guard var all else { return phrase }
                all.nominals += phrase.nominals
                all.range = all.range.union(phrase.range)
                return all
            }
            left =
                deed(before: first) ?? view.phrases(.free, before: first).last.flatMap { parts[$0].phrase } ?? subject
        } else if parts[..<index].contains(where: { $0.cue == .with }) {
            // «A 和 B 与某某相关»: the partner is a word that nobody knows.
            return
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

    /// «导致 O 的原因与 X 有关», «S 抑制 O 与 X 有关»: the relation is one of what the verb does to O.
    private func deed(before index: Int) -> Phrase? {
        guard let verb = parts[..<index].lastIndex(where: { $0.trigger != nil }), let use = parts[verb].trigger,
            let caused = parts[..<index].last(where: { $0.phrase != nil && $0.range.start > parts[verb].range.start })?
                .phrase, !caused.isContext || caused.hasUnknownHead
        else { return nil }
        var out = caused
        out.isContext = false
        switch lexis.rules[use.rule].effect {
        case .cause: return out
        case .raise where !use.isRelative && !use.isNominal: return out.turned(1)
        case .lower where !use.isRelative && !use.isNominal: return out.turned(-1)
        default: return nil
        }
    }

    /// «A 与降低 B 有关»: the partner is what is done to B.
    private mutating func readDeedPartners(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule) -> Bool {
        guard let with = parts[..<index].lastIndex(where: { $0.cue == .with }), with + 1 < index,
            let deed = parts[with + 1].trigger,
            let left = self.deed(before: with) ?? view.phrases(.free, before: with).last.flatMap({ parts[$0].phrase })
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

    mutating func readRole(_ index: Int, _ use: TriggerUse, _ rule: TriggerRule, _ discourse: inout Discourse) {
        func isActor(_ part: Constituent) -> Bool { part.phrase.map { !$0.isContext } ?? false }
        // «A、B 和其他原因»: a member of a list, no predicate.
        if index > 0, parts[index - 1].cue == .list || parts[index - 1].cue == .with,
            view.gaps.contains(where: { $0.start >= parts[index - 1].range.end && $0.end == use.range.start })
        {
            return
        }
        // «A 的原因、过程和危害»: so is one that a list goes on behind.
        if index + 1 < parts.count, parts[index + 1].cue == .list,
            view.gaps.contains(where: { $0.start == parts[index + 1].range.end })
        {
            return
        }
        let negated = isNegated(index)
        // «… 发病机制中的重要环节»: the noun is part of a longer one.
        if view.gaps(at: use.range.end) || index + 1 < parts.count && parts[index + 1].cue == .inside { return }
        let owner = parts[..<index].lastIndex(where: isActor)
        let copula = parts[..<index].lastIndex { $0.cue == .copula || $0.cue == .include }
        let behind = parts[(index + 1)...].firstIndex { $0.cue == .copula || $0.cue == .include }
        if rule.effect == .complication {
            if let listed = parts[(index + 1)...].firstIndex(where: isActor), listed - index <= 4 {
                let whose = owner.flatMap { parts[$0].phrase } ?? discourse.agent ?? discourse.remedy ?? subject
                if let whose, isRemedy(whose) { discourse.harmful = (whose, 0) }
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
        // «P 是 S 发挥抗炎作用的主要机制»: nothing is caused.
        if rule.traits.contains(.reason), let deed = owner.flatMap({ parts[$0].phrase }),
            deed.nominals.allSatisfy({ table.isAction($0.concept) })
        {
            return
        }
        if let copula, let owner, owner > copula {
            // «S 是 O 的 N»
            let first = parts[..<copula].lastIndex(where: isActor)
            emit(
                (first.flatMap { parts[$0].phrase } ?? subject ?? ill(before: copula))?.changed,
                parts[owner].phrase?.changed, rule.effect, rule.name, use.range, negated: negated)
        } else if let copula, let owner, owner < copula,
            parts[copula..<index].contains(where: { $0.isAnaphor && !view.gaps(at: $0.range.end) }),
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
        } else if let owner = owner.flatMap({ parts[$0].phrase }),
            parts[(index + 1)...].allSatisfy({ $0.phrase == nil && $0.trigger == nil })
        {
            // «O 的 N 有两点：»
            discourse.enumerated = (owner.changed, use.rule)
        }
    }

    /// «D 患者是 O 的高危人群»: the disease that they have goes with it.
    private func ill(before copula: Int) -> Phrase? {
        guard var phrase = parts[..<copula].compactMap(\.phrase).last(where: \.isContext) else { return nil }
        phrase.isContext = false
        phrase.nominals.removeAll { !table.isCondition($0.concept) }
        // «合并 A 的 D 患者»: A tells them from other patients.
        if parts[..<copula].contains(where: { $0.trigger.map { lexis.rules[$0.rule].traits.contains(.has) } ?? false })
        {
            for at in phrase.nominals.indices {
                guard let own = phrase.nominals[at].modifiers.first(where: table.isCondition) else { continue }
                phrase.nominals[at].concept = own
            }
        }
        return phrase.nominals.isEmpty ? nil : phrase
    }

    /// «S 是一种钙螯合剂»: an agent that is named after its action works through it.
    mutating func readClassActions() {
        guard let copula = parts.firstIndex(where: { $0.cue == .copula }), copula + 1 < parts.count,
            !parts.contains(where: { $0.trigger != nil }), let actor = explicit ?? subject,
            let phrase = parts[(copula + 1)...].compactMap(\.phrase).last, phrase.nominals.count == 1,
            phrase.range == parts[(copula + 1)...].last(where: { $0.phrase != nil || $0.cue == .of })?.range
        else { return }
        var way = phrase
        if !phrase.isAgent {
            let name = table[phrase.nominals[0].concept].label(lexis.language)
            guard let action = Valences.builtIn.action(of: name), let concept = table.named(action) else { return }
            way.nominals[0].concept = concept
        }
        emit(
            actor, way, .via, Construction.means.rule, phrase.range,
            negated: parts[..<copula].contains { $0.cue == .no })
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
