import KaojuText

/// The occasion on which something happens, what was given, and what a clause leaves for those behind it.
extension ClauseReader {
    /// Everything that the clause says was given, as one list («经 A 联合 B、C 治疗»).
    var given: Phrase? {
        let phrases = parts.indices.filter { view.binding[$0] == .apply }.compactMap { parts[$0].phrase }.filter(
            isRemedy)
        guard var all = phrases.first else { return nil }
        for phrase in phrases.dropFirst() {
            all.nominals += phrase.nominals
            all.range = all.range.union(phrase.range)
        }
        return all
    }

    /// «当 A 升高时，», «A 减少后，»: the occasion brings about what follows.
    mutating func noteOccasion(_ discourse: inout Discourse) {
        guard parts.last?.cue == .after, !parts.contains(where: { $0.trigger != nil }) else { return }
        let phrases = parts.indices.filter { parts[$0].phrase.map { !$0.isContext } ?? false }
        guard phrases.count == 1, let phrase = parts[phrases[0]].phrase,
            [.free, .context].contains(view.binding[phrases[0]])
        else { return }
        discourse.agent = phrase.changed
        if view.binding[phrases[0]] == .context { discourse.topic = phrase }
    }

    /// Keeps who brought something about, for changes named behind it without an actor.
    mutating func noteCause(_ discourse: inout Discourse) {
        let direct: Set<Effect> = [.raise, .lower, .cause]
        if let relation = out.last(where: { direct.contains($0.effect) && !$0.isNegated && $0.doubt < 0.15 }) {
            discourse.cause = relation.subject
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

    /// «S 在 O 中起重要作用».
    mutating func readPart() {
        guard !parts.contains(where: { $0.trigger != nil }),
            let place = parts.firstIndex(where: { $0.cue == .at }), place + 1 < parts.count,
            let field = parts[(place + 1)...].first(where: { $0.phrase != nil })?.phrase,
            let means = parts.lastIndex(where: { $0.cue == .means }), means > place,
            field.nominals.contains(where: { table.isCondition($0.concept) || table.isProcess($0.concept) }),
            let actor = explicit ?? subject, actor.range != field.range
        else { return }
        let behind = parts[place..<means].filter { $0.phrase != nil }
        let isDisputed = parts[means...].contains { $0.cue == .dispute }
        guard behind.count == 1, parts[place..<means].contains(where: { $0.cue == .has || isDisputed && $0.cue == .of })
        else { return }
        var object = field
        object.isContext = false
        emit(actor, object, .associate, "zh.part", parts[means].range, negated: isNegated(means))
    }

    /// «诊断为 D，给予 S»: what is given after a diagnosis treats it.
    mutating func readGiven(_ discourse: inout Discourse) {
        guard let diagnosis = discourse.diagnosis, let given, !parts.contains(where: { $0.cue == .diagnose }),
            !out.contains(where: { $0.effect == .treat }), let at = parts.firstIndex(where: { $0.cue == .apply }),
            given.nominals.allSatisfy({ ["Drug", "Procedure", "Treatment"].contains(table.category($0.concept)) })
        else { return }
        emit(given, diagnosis, .treat, "zh.given", parts[at].range, doubt: 0.2)
    }
}

/// Lists of risk factors.
extension ClauseReader {
    /// «A、B 等危险因素与 D 有关», «D 的危险因素包括 A、B», «…危险因素，如 A、B»: what is listed goes with the disease.
    mutating func readRiskFactors(_ discourse: inout Discourse) {
        let role = parts.indices.first { index in
            parts[index].trigger.map { lexis.rules[$0.rule].effect == .predict && lexis.rules[$0.rule].frame == .role }
                ?? false
        }
        if let role, out.isEmpty {
            let target = disease(behind: role) ?? discourse.atRisk
            // «如 A、B 等危险因素»: the list stands right before the noun.
            if let list = parts[..<role].last(where: { $0.cue != .etc && $0.cue != .of })?.phrase, !list.isContext,
                list.nominals.count > 1, let target, let use = parts[role].trigger
            {
                emit(list, target, .predict, lexis.rules[use.rule].name, use.range, doubt: 0.15)
            }
            discourse.atRisk = target ?? discourse.atRisk ?? discourse.condition
            discourse.namesRisk = true
        } else if discourse.namesRisk, let first = parts.first, first.cue == .include, parts.count > 1,
            let target = discourse.atRisk, !parts.contains(where: { $0.trigger != nil })
        {
            for phrase in parts.dropFirst().compactMap(\.phrase) where !phrase.isContext {
                emit(phrase, target, .predict, "zh.risk-factors", first.range, doubt: 0.15)
            }
        }
    }

    /// The disease that is named behind a noun.
    private func disease(behind index: Int) -> Phrase? {
        parts[(index + 1)...].compactMap(\.phrase).last { phrase in
            !phrase.isContext && phrase.nominals.allSatisfy { table.isCondition($0.concept) }
        }
    }
}
