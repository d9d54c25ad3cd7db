import KaojuText

/// The occasion on which something happens, what was given, and what a clause leaves for those behind it.
extension ClauseReader {
    /// Everything that the clause says was given, as one list («经 A 联合 B、C 治疗»).
    var given: Phrase? {
        var all: Phrase?
        for index in parts.indices where view.binding[index] == .apply {
            guard let phrase = parts[index].phrase, isRemedy(phrase) else { continue }
            guard var list = all else {
                all = phrase
                continue
            }
            list.nominals += phrase.nominals
            list.range = list.range.union(phrase.range)
            all = list
        }
        return all
    }

    /// «当 A 升高时，», «A 减少后，»: the occasion brings about what follows.
    mutating func noteOccasion(_ discourse: inout Discourse) {
        // «当 A 被激活后，»: what follows is said of A.
        if parts.first?.cue == .at, parts.last?.isAfter ?? false, parts.contains(where: { $0.trigger != nil }),
            let phrase = parts.dropFirst().first?.phrase, !phrase.isContext
        {
            discourse.topic = phrase
            return
        }
        guard parts.last?.isAfter ?? false, !parts.contains(where: { $0.trigger != nil }) else { return }
        let phrases = parts.indices.filter { parts[$0].phrase.map { !$0.isContext } ?? false }
        guard phrases.count == 1, let phrase = parts[phrases[0]].phrase,
            [.free, .context].contains(view.binding[phrases[0]])
        else { return }
        discourse.agent = phrase.changed
        if view.binding[phrases[0]] == .context { discourse.topic = phrase }
    }

    /// «在表达 X 的小鼠中», «转染 X 的细胞»: what they bear brings about what is found in them.
    mutating func noteBearers(_ discourse: inout Discourse) {
        guard let at = parts.firstIndex(where: { $0.cue == .bearing }), at + 1 < parts.count,
            var phrase = parts[at + 1].phrase, phrase.nominals.allSatisfy({ table.isSubstance($0.concept) })
        else { return }
        let bearer = parts[(at + 1)...].dropFirst().first { $0.cue != .of && $0.cue != .skip }
        guard
            bearer?.cue == .population
                || bearer?.phrase.map({ phrase in
                    phrase.isContext || phrase.nominals.allSatisfy { table.isCell($0.concept) }
                }) ?? false || phrase.isContext
        else { return }
        phrase.isContext = false
        phrase.change = nil
        discourse.agent = phrase
        bearers = phrase
    }

    /// Keeps who brought something about, for changes named behind it without an actor.
    mutating func noteCause(_ discourse: inout Discourse) {
        let direct: [Effect] = [.raise, .lower, .cause]
        if let relation = out.last(where: { direct.contains($0.effect) && !$0.isNegated && $0.doubt < 0.15 }) {
            discourse.cause = relation.subject
        } else if parts.first?.cue == .turn {
            // «但这种作用不足以…，C 下降»: not because of what was told before the turn.
            discourse.cause = nil
        }
        // «可能与 A 减少，»: the relation itself comes later.
        guard let with = parts.firstIndex(where: { $0.cue == .with }),
            !parts[with...].contains(where: { part in
                part.cue == .than || part.trigger.map { lexis.rules[$0.rule].frame == .relation } ?? false
            })
        else { return }
        let right = parts[with...].compactMap(\.phrase).filter { !$0.isContext }
        if let last = right.last { discourse.partner = (explicit ?? subject, [last.changed]) }
    }

    /// Keeps the last list, the diagnosis, and what «其机制» speaks of.
    mutating func noteNames(_ discourse: inout Discourse) {
        let named = parts.compactMap(\.phrase).filter { !$0.isContext }
        if let list = named.last(where: { $0.nominals.count > 1 }) { discourse.listed = list }
        notePair(named, &discourse)
        if let ill = parts.compactMap(\.phrase).last(where: { phrase in
            phrase.nominals.allSatisfy { table.isCondition($0.concept) }
        }) {
            discourse.illness = ill
        }
        if parts.contains(where: { $0.cue == .diagnose }),
            let disease = named.last(where: { phrase in phrase.nominals.allSatisfy { table.isCondition($0.concept) } })
        {
            var diagnosis = disease
            // «D 复发»: what came again is D.
            for at in diagnosis.nominals.indices {
                if let own = diagnosis.nominals[at].modifiers.first(where: { table.category($0) == "Disease" }) {
                    diagnosis.nominals[at].concept = own
                }
            }
            discourse.diagnosis = diagnosis
            discourse.diagnosisAge = 0
        }
        // «出现 D，但其机制不清，可能与 A 有关»
        if named.isEmpty, parts.contains(where: { $0.cue == .it }),
            parts.contains(where: { part in
                part.cue == .means || part.trigger.map { lexis.rules[$0.rule].traits.contains(.reason) } ?? false
            }), let objects = discourse.objects,
            objects.nominals.allSatisfy({ table.isCondition($0.concept) || table.valence($0.concept) == .harm })
        {
            discourse.topic = objects
        }
    }

    /// Keeps two things that are named or compared together.
    private func notePair(_ named: [Phrase], _ discourse: inout Discourse) {
        if let two = named.last(where: { $0.nominals.count == 2 }) { discourse.pair = two }
        guard let than = parts.firstIndex(where: { $0.cue == .than }), let one = explicit ?? subject,
            let at = parts.indices.last(where: { view.binding[$0] == .context && $0 <= than + 1 }),
            let other = parts[at].phrase, !other.isContext, one.nominals.count == 1, other.nominals.count == 1,
            table.isSubstance(one.nominals[0].concept) == table.isSubstance(other.nominals[0].concept),
            one.nominals[0].concept != other.nominals[0].concept
        else { return }
        var pair = one.changed
        pair.nominals += other.nominals
        pair.change = nil
        discourse.pair = pair
    }

    /// «S 在 O 中起重要作用».
    mutating func readPart() {
        guard !parts.contains(where: { $0.trigger != nil }),
            let place = parts.firstIndex(where: { $0.cue == .at }), place + 1 < parts.count,
            let field = parts[(place + 1)...].first(where: { $0.phrase != nil })?.phrase,
            let means = parts.lastIndex(where: { $0.cue == .means }), means > place,
            field.nominals.contains(where: { table.isCondition($0.concept) || table.isProcess($0.concept) }),
            let actor = explicit ?? view.phrases(.to, before: place).last.flatMap({ parts[$0].phrase }) ?? subject,
            actor.range != field.range
        else { return }
        let behind = parts[place..<means].filter { $0.phrase != nil }
        let isDisputed = parts[means...].contains { $0.cue == .dispute }
        guard behind.count == 1, parts[place..<means].contains(where: { $0.cue == .has || isDisputed && $0.cue == .of })
        else { return }
        var object = field
        object.isContext = false
        emit(actor, object, .associate, Construction.part.rule, parts[means].range, negated: isNegated(means))
    }

    /// «诊断为 D，给予 S»: what is given after a diagnosis treats it.
    mutating func readGiven(_ discourse: inout Discourse) {
        guard let diagnosis = discourse.diagnosis, let given, !parts.contains(where: { $0.cue == .diagnose }),
            !out.contains(where: { $0.effect == .treat }), let at = parts.firstIndex(where: { $0.cue == .apply }),
            given.nominals.allSatisfy({ ["Drug", "Procedure", "Treatment"].contains(table.category($0.concept)) }),
            !isNegated(at)
        else { return }
        emit(given, diagnosis, .treat, Construction.given.rule, parts[at].range, doubt: 0.2)
    }
}
