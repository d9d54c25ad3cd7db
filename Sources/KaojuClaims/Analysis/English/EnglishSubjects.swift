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
            if pieces[index].verb?.form == .infinitive, let instructor = instructor(index) { return instructor }
            return nounSubject(at).flatMap { resolved($0, before: index) }
        case .small(.relative): return relativeSubject(at, isConsequence)
        case .small(.as) where at > 0 && pieces[at - 1].noun != nil:
            // «identified S as responsible for O».
            return phrases.phrase(at: root(at - 1))
        case .comma where pieces[index].verb?.form == .participle && at > 0 && pieces[at - 1].noun != nil:
            // «D, caused by S, …», «D is a disorder, caused by S».
            let start = root(at - 1)
            if start > 0, pieces[start - 1].verb?.sense == .copula { return subject(of: start - 1) }
            return phrases.phrase(at: start)
        case .comma:
            if let whole = (0..<at).first(where: { phrases.list(at: $0)?.next == index }) {
                // «A, but not B, reduced O».
                return phrases.list(at: whole)
            }
            // «S, an inhibitor of A, reduced O».
            var open = at - 1
            while open >= 0, !pieces[open].isComma { open -= 1 }
            let hasVerb = pieces[..<max(open, 0)].contains { $0.verb?.isFinite == true }
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
        if antecedent?.named.isEmpty ?? true, start > 0, pieces[start - 1].verb?.sense == .copula {
            // «D is a lesion which …» speaks of D.
            return subject(of: start - 1)
        }
        return antecedent.flatMap { resolved($0, before: at) }
    }

    /// «S stimulates cells to secrete O»: S does it.
    private mutating func instructor(_ index: Int) -> EnglishPhrase? {
        guard let main = mainVerb(before: index), let verb = pieces[main].verb, verb.form == .active,
            case .rule(let rule) = verb.sense, [.raise, .cause].contains(lexis.rules[rule].effect),
            let object = object(main), object.next == index
        else { return nil }
        return subject(of: main)
    }

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
            if let verb = pieces[start - 2].verb, verb.form == .participle, start >= 3, pieces[start - 3].noun != nil {
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
        case .active where start >= 3 && pieces[start - 2].small == .relative && pieces[start - 3].noun != nil:
            // «a drug that inhibits A reduces …».
            return start - 3
        default: return nil
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
            if pieces[at].verb?.isFinite == true { return false }
            if pieces[at].small == .list { isJoined = true }
            if pieces[at].noun?.isNegated == true { return isJoined }
            at -= 1
        }
        return false
    }

    // MARK: Pronouns

    /// A pronoun stands for the subject of the clause before, else for the topic.
    private mutating func resolved(_ found: EnglishPhrase, before index: Int) -> EnglishPhrase? {
        guard found.isPronoun else { return found }
        var found = found
        let place = found.headRange
        if found.isRemedy {
            guard let remedy else { return nil }
            found.phrase = remedy
            found.phrase.anaphor = place
            return found
        }
        var antecedent = topic
        for at in pieces[..<index].indices
        where pieces[at].range.end <= place.start && pieces[at].verb?.isFinite == true {
            if let earlier = subject(of: at), earlier.isKnown, earlier.phrase.anaphor == nil {
                antecedent = earlier.phrase
                break
            }
        }
        guard let antecedent else { return nil }
        found.phrase = antecedent
        found.phrase.anaphor = place
        return found
    }

    /// «…, whereas B suppresses it»: the object of the clause before.
    mutating func resolvedObject(_ found: EnglishPhrase, of index: Int) -> EnglishPhrase? {
        guard found.isPronoun else { return found }
        var found = found
        for at in pieces[..<index].indices.reversed() where pieces[at].verb?.isFinite == true {
            guard let earlier = phrases.list(at: at + 1), earlier.isKnown, earlier.phrase.nominals.count == 1 else {
                return nil
            }
            let place = found.headRange
            found.phrase = earlier.phrase
            found.phrase.anaphor = place
            return found
        }
        return nil
    }

    // MARK: What opens a clause

    /// «In patients with D, …», «After S, …»: what stands before the clause's subject, with its preposition.
    func fronted(before index: Int) -> (cue: Cue, phrase: EnglishPhrase)? {
        var start = 0
        for at in pieces[..<index].indices.reversed() {
            if pieces[at].isBreak || pieces[at].small.map({ [.turn, .report, .relative].contains($0) }) == true {
                start = at + 1
                break
            }
        }
        while start < index, pieces[start].isComma || pieces[start].small == .then { start += 1 }
        guard start + 1 < index, let cue = pieces[start].small, phrases.isPreposition(cue) || cue == .by,
            let found = phrases.list(at: start + 1), found.next < index, pieces[found.next].isComma
        else { return nil }
        return (cue, found)
    }

    /// The prepositional phrases behind a verb, up to a comma, a comparison or another verb.
    func places(after index: Int) -> [(cue: Cue, phrase: EnglishPhrase)] {
        var out: [(cue: Cue, phrase: EnglishPhrase)] = []
        var at = index + 1
        // «in 30 % of patients»: what the number is of stands where the number does.
        var counted: Cue?
        while at < pieces.count, let small = pieces[at].small, phrases.isPreposition(small) || small == .by {
            let cue = small == .of ? counted ?? small : small
            counted = nil
            if at + 1 < pieces.count, let found = phrases.list(at: at + 1) {
                out.append((cue, found))
                at = found.next
            } else if at + 2 < pieces.count, let verb = pieces[at + 1].verb, phrases.isGiven(verb) {
                // «after receiving S», «after being treated with S».
                let next = pieces[at + 2].small == .with ? at + 3 : at + 2
                guard let given = phrases.list(at: next) else { break }
                out.append((cue, given))
                at = given.next
            } else {
                // «by 40 %», «in 3 of 20 …».
                counted = cue
                at += 1
            }
        }
        return out
    }
}
