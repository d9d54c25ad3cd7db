import KaojuText

/// Who or what a verb is said of, and what pronouns stand for.
extension EnglishReader {
    func root(_ index: Int) -> Int { phrases.root(index) }

    /// The subject of the verb at a piece; nil where none is named.
    mutating func subject(of index: Int) -> EnglishPhrase? {
        if let known = subjects[index] { return known }
        let found = findSubject(index)
        if let found { subjects[index] = found }
        return found
    }

    private mutating func findSubject(_ index: Int) -> EnglishPhrase? {
        var at = index - 1
        var isConsequence = false
        while at >= 0, pieces[at].small == .then {
            isConsequence = true
            at -= 1
        }
        guard at >= 0 else { return nil }
        switch pieces[at].kind {
        case .noun:
            if pieces[index].verb?.form == .infinitive, let actor = instructor(index) ?? purposeful(index) {
                return actor
            }
            if let whole = predicated(root(at)) { return whole }
            if let found = nounSubject(at), found.isEmpty, let owner = apposed(root(at)) { return owner }
            return nounSubject(at).flatMap { resolved($0, before: index) }
        case .small(.relative): return relativeSubject(at, isConsequence)
        case .small(.as) where at > 0 && pieces[at - 1].noun != nil:
            // «identified S as responsible for O».
            return phrases.phrase(at: root(at - 1))
        case .comma where pieces[index].verb?.form == .participle && at > 0 && pieces[at - 1].noun != nil:
            // «D, caused by S, …», «D is a disorder, caused by S».
            let start = root(at - 1)
            if start > 0, pieces[start - 1].verb?.sense == .copula { return subject(of: start - 1) }
            if start > 0, pieces[start - 1].small == .than { return nil }
            return phrases.phrase(at: start)
        case .comma:
            if let whole = (0..<at).first(where: { phrases.list(at: $0)?.next == index }) {
                // «A, but not B, reduced O».
                return phrases.list(at: whole)
            }
            // «S, an inhibitor of A, reduced O».
            var open = at - 1
            while open >= 0, !pieces[open].isComma { open -= 1 }
            // What stands before a colon or «but» is another clause.
            let clause = pieces[..<max(open, 0)].lastIndex { $0.isBreak || $0.small == .turn || $0.small == .report }
            let hasVerb = pieces[((clause ?? -1) + 1)..<max(open, (clause ?? -1) + 1)].contains {
                $0.verb?.isFinite == true
            }
            if !hasVerb, open > 0, pieces[open - 1].noun != nil, isAside(open + 1) {
                return nounSubject(open - 1).flatMap { resolved($0, before: index) }
            }
            return pieces[index].verb?.form == .active ? shared(before: at) : nil
        case .small(.list), .small(.turn):
            return shared(before: at)
        case .verb:
            // «was found to inhibit», «was shown inhibiting».
            return subject(of: at)
        default: return nil
        }
    }

    /// «S is a drug used to …»: a noun behind «is» has no clause of its own, what is said goes for S.
    private mutating func predicated(_ start: Int) -> EnglishPhrase? {
        guard start > 0, let verb = pieces[start - 1].verb, verb.sense == .copula, verb.isFinite,
            let whole = subject(of: start - 1), whole.isKnown, whole.rule == nil
        else { return nil }
        return whole
    }

    /// «S that …», «D is a lesion which …», «S inhibits A, which in turn …».
    private mutating func relativeSubject(_ at: Int, _ isConsequence: Bool) -> EnglishPhrase? {
        var before = at - 1
        let isLoose = before >= 0 && pieces[before].isComma
        if isLoose { before -= 1 }
        guard before >= 0, pieces[before].noun != nil else { return nil }
        let start = root(before)
        let antecedent = phrases.phrase(at: start)
        if isLoose, isConsequence, let main = mainVerb(before: before),
            let verb = pieces[main].verb, case .rule(let rule) = verb.sense, let sign = phrases.sign(rule),
            var whole = subject(of: main), let object = object(main)
        {
            // What the whole clause brings about: its subject does, and so does its object as it has become.
            whole.phrase.nominals += object.phrase.turned(sign).nominals
            return whole
        }
        if start > 0, pieces[start - 1].verb?.sense == .copula {
            // «D is a lesion which …», «S is an antibiotic that …» speak of D and S.
            let whole = subject(of: start - 1)
            if antecedent?.named.isEmpty ?? true { return whole }
            if let whole, whole.isKnown, whole.rule == nil, pieces[start].noun?.isDetermined == true { return whole }
        }
        if let owner = apposed(start), isClass(antecedent, of: owner) { return owner }
        return antecedent.flatMap { resolved($0, before: at) }
    }

    /// «S, an antibiotic that …», «Val12Met, a mutation known to …»: the noun that a nameless one stands beside.
    private func apposed(_ start: Int) -> EnglishPhrase? {
        guard start > 1, pieces[start].noun?.isDetermined == true, pieces[start - 1].isComma,
            pieces[start - 2].noun != nil, let owner = phrases.phrase(at: root(start - 2)), owner.isKnown,
            owner.rule == nil
        else { return nil }
        return owner
    }

    /// Whether a noun beside another names nothing, or a class of such things («S, an antibody that …»).
    private func isClass(_ noun: EnglishPhrase?, of owner: EnglishPhrase) -> Bool {
        guard let noun, !noun.named.isEmpty else { return true }
        return noun.named.allSatisfy { table.isSubstance($0.concept) && $0.direction == 0 && $0.aspect == nil }
            && owner.phrase.nominals.allSatisfy { table.isSubstance($0.concept) }
    }

    /// «S stimulates cells to secrete O»: S does it.
    private mutating func instructor(_ index: Int) -> EnglishPhrase? {
        guard let main = mainVerb(before: index), let verb = pieces[main].verb, verb.form == .active,
            case .rule(let rule) = verb.sense, [.raise, .cause].contains(lexis.rules[rule].effect),
            let object = object(main), object.next == index
        else { return nil }
        return subject(of: main)
    }

    /// «S binds A to inhibit O», «S has the ability to reduce O», «the ability of S to reduce O»: S does it.
    private mutating func purposeful(_ index: Int) -> EnglishPhrase? {
        let noun = root(index - 1)
        if pieces[noun].noun?.isAbility == true {
            if let owner = phrases.phrase(at: noun), !owner.loose.isEmpty {
                var owner = owner
                owner.phrase.nominals = owner.loose
                return owner
            }
            guard noun > 0, let verb = pieces[noun - 1].verb, verb.isFinite, !verb.isNegated else { return nil }
            return subject(of: noun - 1)
        }
        guard let main = mainVerb(before: index), let verb = pieces[main].verb, verb.form == .active, !verb.isNegated,
            case .rule(let rule) = verb.sense, let object = object(main), object.isKnown, object.next == index
        else { return nil }
        switch lexis.rules[rule].effect {
        case .bind where lexis.rules[rule].traits.contains(.joint):
            // «S interacts with A to inhibit O»: both do.
            var whole = subject(of: main)
            if whole?.isKnown == true { whole?.phrase.nominals += object.phrase.nominals }
            return whole
        case .raise, .lower, .bind, .associate, .affect, .produce: return subject(of: main)
        default: return nil
        }
    }

    /// Whether an infinitive behind a noun has somebody who does it.
    mutating func isPurposeful(_ index: Int) -> Bool { purposeful(index)?.isKnown ?? false }

    /// Whether what stands between two commas tells more of the noun before it.
    private func isAside(_ at: Int) -> Bool {
        if let cue = pieces[at].small { return cue != .list && cue != .turn }
        if let verb = pieces[at].verb { return verb.form == .participle || verb.form == .gerund }
        return pieces[at].noun != nil
    }

    /// Whether an infinitive has somebody who makes another do it.
    mutating func isInstructed(_ index: Int) -> Bool { instructor(index) != nil }

    /// The subject of the last verb, for «…, and reduced O».
    private mutating func shared(before at: Int) -> EnglishPhrase? {
        var before = at - 1
        while before >= 0 {
            if let cue = pieces[before].small, [.subordinate, .relative, .report].contains(cue) { return nil }
            if let verb = pieces[before].verb, verb.form != .participle, verb.form != .gerund {
                return subject(of: before)
            }
            before -= 1
        }
        return nil
    }

    /// The noun phrase before a verb, seen through «the gene responsible for O», «a disorder characterized by O».
    mutating func beside(_ at: Int) -> EnglishPhrase? {
        let found = nounSubject(at)
        let start = root(at)
        if found?.named.isEmpty ?? true, start > 1, pieces[start - 1].small == .as,
            let known = pieces[start - 2].noun.flatMap({ _ in phrases.phrase(at: root(start - 2)) }), known.isKnown
        {
            return known
        }
        return found.flatMap { resolved($0, before: at) }
    }

    /// Whether a list that begins at a piece hangs on nothing before it.
    @inline(never)
    private func opensFreely(_ first: Int) -> Bool {
        guard first > 0 else { return true }
        let opener = pieces[first - 1]
        if opener.isBreak || opener.isComma { return true }
        guard let small = opener.small else { return false }
        return [.report, .relative, .subordinate, .turn, .then].contains(small)
    }

    /// The head of a noun that hangs on another: behind a preposition, a participle, a relative clause.
    private func head(_ start: Int) -> Int? {
        guard start >= 2 else { return nil }
        let before = pieces[start - 1]
        if let cue = before.small, phrases.isPreposition(cue) || cue == .by {
            // «processes for A involve …»: the head stands before the preposition.
            if pieces[start - 2].noun != nil, cue != .by { return start - 2 }
            // «the rise in O induced by S was …».
            // «transcripts found in D were …».
            // «S instituted after D …»: what looks like a verb of its own is a participle where another follows.
            if let verb = pieces[start - 2].verb,
                verb.form == .participle || verb.form == .active && (verb.isEvent || verb.sense == .other),
                start >= 3, pieces[start - 3].noun != nil
            {
                return start - 3
            }
            return nil
        }
        guard let verb = before.verb else { return nil }
        switch verb.form {
        case .gerund where start >= 3 && (pieces[start - 2].small == .by || pieces[start - 2].small == .via):
            // «S by inhibiting A reduced O».
            return pieces[start - 3].noun != nil ? start - 3 : nil
        case .gerund, .participle:
            // «cells expressing A were …», «the gene associated with D encodes …».
            return pieces[start - 2].noun != nil ? start - 2 : nil
        case .active, .passive:
            // «a drug that inhibits A reduces …».
            guard start >= 3, pieces[start - 2].small == .relative, pieces[start - 3].noun != nil else { return nil }
            return start - 3
        case .infinitive: return nil
        }
    }

    /// The phrase that ends before a verb, with what is coordinated to it from the left.
    func nounSubject(_ at: Int) -> EnglishPhrase? {
        var start = root(at)
        guard var found = phrases.phrase(at: start) else { return nil }
        while let next = head(start) {
            guard let head = phrases.phrase(at: root(next)) else { return nil }
            // «variants encoding A», «a phenotype known as D»: nothing else is named.
            if head.isEmpty, pieces[start - 1].verb?.sense == .other { break }
            start = root(next)
            found = head
        }
        // Leftwards over «and» and commas, where no verb and no preposition opens the list.
        var first = start
        var before = start - 1
        while before > 0, pieces[before].isJoin || pieces[before].small == .of || pieces[before].small == .except {
            var noun = before - 1
            if noun >= 0, pieces[noun].isComma { noun -= 1 }
            guard noun >= 0, pieces[noun].noun != nil else { break }
            first = root(noun)
            before = first - 1
        }
        while first < start {
            if opensFreely(first), let whole = phrases.list(at: first), whole.next > start {
                found = whole
                start = first
                break
            }
            guard
                let next = pieces[(first + 1)..<start].indices.first(where: { pieces[$0].noun != nil && root($0) == $0 }
                )
            else { break }
            first = next
        }
        if start > 0, let verb = pieces[start - 1].verb, verb.form == .gerund, case .rule(let rule) = verb.sense,
            let sign = phrases.sign(rule)
        {
            // «Inhibiting A reduces O».
            found.phrase = found.phrase.turned(sign)
        }
        if isNeither(start) { found.isNegated = true }
        return found
    }

    /// Whether «neither A nor …» stands before the phrase.
    private func isNeither(_ start: Int) -> Bool {
        var at = start - 1
        var isJoined = false
        while at >= 0 {
            if let verb = pieces[at].verb, verb.isFinite {
                // «Neither A nor B tested in C was …»: no verb of the clause's own.
                guard verb.sense == .other, pieces[at + 1].small.map(phrases.isPreposition) == true else {
                    return false
                }
            }
            if pieces[at].small == .list { isJoined = true }
            if pieces[at].noun?.isNegated == true { return isJoined }
            at -= 1
        }
        return false
    }
}
