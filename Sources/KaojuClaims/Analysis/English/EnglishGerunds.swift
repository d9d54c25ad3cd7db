import KaojuText

/// What gerunds say: «S by inhibiting A», «…, thereby reducing O», «effective in reducing O».
extension EnglishReader {
    mutating func readGerund(_ index: Int, _ verb: VerbGroup, _ rule: Int) {
        guard let object = object(index), index > 0 else { return }
        var before = index - 1
        while before >= 0, pieces[before].small == .then { before -= 1 }
        guard before >= 0 else { return }
        switch pieces[before].kind {
        case .noun where before == index - 1 && !verb.isNegated:
            // «S reduced O in D leading to P»: S leads to P.
            if let main = resulting(index, rule) {
                if let whole = subject(of: main), whole.isKnown { act(whole, object, index, verb, rule) }
                return
            }
            // «cells expressing», «drugs reducing O».
            guard let actor = nearest(index), !actor.isPopulation else { return }
            act(actor, object, index, verb, rule)
        case .small(.for) where [.treat, .prevent].contains(lexis.rules[rule].effect):
            // «S for treating O».
            guard before > 0, let owner = phrases.phrase(at: root(before - 1)), owner.isKnown, !owner.isPopulation
            else { return }
            act(owner, object, index, verb, rule)
        case .small(.at), .small(.of), .small(.for), .small(.to):
            if before > 0, pieces[before - 1].noun != nil, let owner = phrases.phrase(at: root(before - 1)),
                let noun = owner.rule
            {
                // «the role of S in regulating O», «the effect of S in reducing O».
                guard [.associate, .affect, .treat].contains(lexis.rules[noun].effect), !owner.actors.isEmpty else {
                    return
                }
                emit(
                    owner.actors, object.named, lexis.rules[rule].effect, rule, verb.range, negated: owner.isNegated,
                    doubt: 0.1)
            } else if let main = mainVerb(before: before), let group = pieces[main].verb,
                group.sense == .copula || group.sense == .other, let actor = subject(of: main), actor.isKnown
            {
                // «S is effective in reducing O».
                var verb = verb
                verb.isNegated = verb.isNegated != group.isNegated
                act(actor, object, index, verb, rule)
            }
        case .verb:
            // «S is effective in reducing O».
            guard let group = pieces[before].verb, case .rule(let relation) = group.sense,
                [.treat, .prevent].contains(lexis.rules[relation].effect),
                lexis.rules[relation].frame == .relation, let actor = subject(of: before)
            else { return }
            var verb = verb
            verb.isNegated = verb.isNegated != group.isNegated
            act(actor, object, index, verb, rule)
        case .comma, .small(.list), .noun, .small(.by), .small(.via), .small(.preposition):
            guard let main = mainVerb(before: before), let group = pieces[main].verb else { return }
            var actor: EnglishPhrase?
            if group.form == .passive {
                // «O was inhibited by S, leading to P».
                actor = agent(main, isTherapy: false).flatMap { $0.1 == 0 ? $0.0 : nil }
            } else {
                actor = subject(of: main)
            }
            guard var actor, !actor.phrase.nominals.isEmpty else { return }
            if group.isNegated, pieces[before].isComma || pieces[before].noun != nil { return }
            actor.isNegated = false
            act(actor, object, index, verb, rule)
        default: return
        }
    }

    /// The verb of change of which a gerund behind its object and places tells what came; none where the object is a
    /// variant («found mutations leading to D»).
    private func resulting(_ index: Int, _ rule: Int) -> Int? {
        guard lexis.rules[rule].traits.contains(.outcome), let main = mainVerb(before: index),
            let verb = pieces[main].verb, verb.form == .active, !verb.isNegated, case .rule(let change) = verb.sense,
            phrases.sign(change) != nil, pieces[(main + 1)..<index].allSatisfy({ $0.verb == nil && !$0.isBreak }),
            let object = object(main), object.isKnown, !object.phrase.nominals.contains(where: phrases.isGenetic)
        else { return nil }
        return main
    }

    /// The nearest verb before a place that has a subject.
    func mainVerb(before at: Int) -> Int? {
        for index in pieces[..<at].indices.reversed() {
            if let verb = pieces[index].verb, verb.form != .gerund, verb.form != .participle { return index }
            if [.relative, .subordinate, .turn].contains(pieces[index].small) { return nil }
        }
        return nil
    }
}
