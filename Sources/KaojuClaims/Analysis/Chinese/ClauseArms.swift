import KaojuText

/// The arms of a study, told of one after the other.
extension ClauseReader {
    /// «对照组 O 升高，S 组则降低»: what changes was named with the arm before.
    mutating func readArm(_ discourse: inout Discourse) {
        let isArm = parts.contains { $0.cue == .group }
        guard isArm, let measured = discourse.measured, out.isEmpty, let arm = soleArm, let verb = armVerb else {
            discourse.measured = isArm ? changing : nil
            return
        }
        let rule = lexis.rules[verb.use.rule]
        emit(arm, measured, rule.effect, rule.name, verb.use.range, negated: isNegated(verb.index), doubt: 0.2)
    }

    /// What was given to the arm, where the clause names nothing else.
    private var soleArm: Phrase? {
        guard let group = parts.firstIndex(where: { $0.cue == .group }), group > 0,
            let arm = parts[group - 1].phrase, isRemedy(arm), !arm.isContext, arm.change == nil,
            parts.count(where: { $0.phrase != nil }) == 1, parts.count(where: { $0.cue == .group }) == 1
        else { return nil }
        return arm
    }

    /// The verb of change behind the arm, small words aside.
    private var armVerb: (index: Int, use: TriggerUse)? {
        guard let group = parts.firstIndex(where: { $0.cue == .group }),
            let index = parts.firstIndex(where: { $0.trigger != nil }), index > group, let use = parts[index].trigger,
            [.change, .intransitive].contains(lexis.rules[use.rule].frame),
            [.raise, .lower].contains(lexis.rules[use.rule].effect), !use.isNominal, !use.isRelative,
            parts[(group + 1)..<index].allSatisfy({ part in
                part.cue.map { [.skip, .turn, .then, .no].contains($0) } ?? false
            }),
            parts[(index + 1)...].allSatisfy({ $0.trigger == nil }),
            !view.gaps.contains(where: { $0.end <= use.range.start }), !view.unknownObjects.contains(use.range.end)
        else { return nil }
        return (index, use)
    }

    /// What the clause says of its arm to change.
    private var changing: Phrase? {
        for (index, part) in parts.enumerated() {
            if let phrase = part.phrase, phrase.change != nil, !phrase.isContext, view.binding[index] == .free {
                var plain = phrase
                plain.change = nil
                return plain
            }
            if let use = part.trigger, [.change, .intransitive].contains(lexis.rules[use.rule].frame),
                let phrase = intransitive(index)
            {
                return phrase
            }
        }
        return nil
    }
}
