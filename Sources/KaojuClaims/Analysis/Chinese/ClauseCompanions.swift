import KaojuText

/// What goes along with what is said: companions, steps, examples, and what later clauses need to know.
extension ClauseReader {
    /// «X 每下降 …，Y 增加», «X 越高，Y 越重»: two changes that go together.
    mutating func readCorrelates(_ discourse: inout Discourse) {
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
                let explicit = explicit ?? subject
            {
                emit(
                    companion, explicit.turned(lexis.rules[use.rule].effect == .lower ? -1 : 1), .correlate,
                    Construction.proportional.rule, use.range)
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
            emit(first, second, .correlate, Construction.proportional.rule, trigger)
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
    mutating func readChains(_ discourse: Discourse) {
        if out.isEmpty { return }
        let direct: [Effect] = [.raise, .lower, .cause, .treat, .prevent, .improve, .worsen, .produce, .convert]
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
                relation.effect == .treat || relation.effect == .prevent ? .lower : relation.effect,
                Construction.chain.rule,
                relation.trigger, doubt: 0.15, isStep: true)
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

    /// «在 D 患者中，» holds for the next clause.
    func notePlace(_ discourse: inout Discourse) {
        let tells = parts.contains { part in part.trigger.map { !lexis.rules[$0.rule].traits.contains(.has) } ?? false }
        guard !tells, parts.allSatisfy({ $0.trigger == nil }) || parts.first?.cue == .at else {
            discourse.place = nil
            return
        }
        discourse.place = parts.compactMap(\.phrase).first { phrase in
            phrase.isContext && phrase.nominals.contains { table.category($0.concept) == "Disease" }
        }
    }

    /// Keeps the disease that populations of the text have.
    func noteCondition(_ discourse: inout Discourse) {
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
}
