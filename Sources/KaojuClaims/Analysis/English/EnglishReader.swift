import KaojuText

/// Finds the relations of an English sentence from its pieces.
struct EnglishReader {
    let pieces: [EnglishPiece]
    let phrases: EnglishPhrases
    let lexis: ClaimLexis
    let table: ConceptTable
    /// The clause of a place, by its index in the sentence.
    let clauseOf: (ByteRange) -> Int
    var out: [Relation] = []
    /// The subject of each verb piece, once looked for.
    private var subjects: [Int: EnglishPhrase] = [:]
    private let topic: Phrase?

    init(
        pieces: [EnglishPiece], lexis: ClaimLexis, table: ConceptTable, topic: Phrase?,
        clauseOf: @escaping (ByteRange) -> Int
    ) {
        self.pieces = pieces
        self.lexis = lexis
        self.table = table
        self.topic = topic
        self.clauseOf = clauseOf
        phrases = EnglishPhrases(pieces: pieces, lexis: lexis, table: table)
    }

    /// The relations of the sentence. O(pieces²), sentences are short.
    mutating func relations() -> [Relation] {
        for index in pieces.indices {
            if let verb = pieces[index].verb { readVerb(index, verb) }
            if pieces[index].noun != nil { readNoun(index) }
        }
        return out
    }

    /// What later sentences' pronouns stand for: the subject of the first verb.
    var topicBehind: Phrase? {
        mutating get {
            guard let first = pieces.indices.first(where: { pieces[$0].verb != nil }), let found = subject(of: first),
                found.isKnown
            else { return nil }
            return found.phrase
        }
    }

    // MARK: Emission

    mutating func emit(
        _ subject: [Nominal], _ object: [Nominal], _ effect: Effect, _ rule: Int, _ trigger: ByteRange,
        negated: Bool = false,
        anaphor: ByteRange? = nil, doubt: Double = 0
    ) {
        emit(subject, object, effect, lexis.rules[rule].name, trigger, negated: negated, anaphor: anaphor, doubt: doubt)
    }

    mutating func emit(
        _ subject: [Nominal], _ object: [Nominal], _ effect: Effect, _ name: String, _ trigger: ByteRange,
        negated: Bool = false,
        anaphor: ByteRange? = nil, doubt: Double = 0
    ) {
        let isPlace = { [table] (nominal: Nominal) in table.isContext(nominal.concept) }
        let subject = subject.filter { !isPlace($0) }
        let object = object.filter { !isPlace($0) }
        guard let first = subject.first, let last = object.first else { return }
        var effect = effect
        var name = name
        if negated, effect == .associate, name != "en.noun-relation", name != "en.implicated" {
            effect = .lower
            name = "en.no-change"
        }
        var a = Phrase(nominals: subject, range: first.range)
        a.anaphor = anaphor
        out.append(
            Relation(
                subject: a, object: Phrase(nominals: object, range: last.range), effect: effect, rule: name,
                trigger: trigger,
                isNegated: negated, clause: clauseOf(trigger), doubt: doubt))
    }

    /// A relation without direction: what is suffered stands second.
    mutating func emitRelation(
        _ a: [Nominal], _ b: [Nominal], _ rule: Int, _ trigger: ByteRange, negated: Bool, anaphor: ByteRange? = nil
    ) {
        guard let first = a.first, let second = b.first else { return }
        let isTurned = table.isCondition(first.concept) && !table.isCondition(second.concept)
        emit(
            isTurned ? b : a, isTurned ? a : b, lexis.rules[rule].effect, rule, trigger, negated: negated,
            anaphor: anaphor)
    }

    // MARK: Subjects

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
        while at >= 0, pieces[at].small == .then { at -= 1 }
        guard at >= 0 else { return nil }
        switch pieces[at].kind {
        case .noun:
            return beside(at)
        case .small(.relative):
            var before = at - 1
            if before >= 0, pieces[before].isComma { before -= 1 }
            guard before >= 0, pieces[before].noun != nil else { return nil }
            let antecedent = phrases.phrase(at: root(before))
            if antecedent?.named.isEmpty ?? true, root(before) > 0, pieces[root(before) - 1].verb?.sense == .copula {
                // «D is a lesion which …» speaks of D.
                return subject(of: root(before) - 1)
            }
            return resolved(antecedent)
        case .small(.as) where at > 0 && pieces[at - 1].noun != nil:
            // «identified S as responsible for O».
            return phrases.phrase(at: root(at - 1))
        case .comma where pieces[index].verb?.form == .participle && at > 0 && pieces[at - 1].noun != nil:
            // «D, caused by S, …».
            return phrases.phrase(at: root(at - 1))
        case .comma:
            // «S, an inhibitor of A, reduced O».
            var open = at - 1
            while open >= 0, !pieces[open].isComma { open -= 1 }
            let hasVerb = pieces[..<max(open, 0)].contains { $0.verb?.form == .active || $0.verb?.form == .passive }
            if !hasVerb, open > 0, pieces[open - 1].noun != nil, isAside(open + 1) { return nounSubject(open - 1) }
            return pieces[index].verb?.form == .active ? shared(before: at) : nil
        case .small(.list), .small(.turn):
            return shared(before: at)
        case .verb:
            // «was found to inhibit», «was shown inhibiting».
            return subject(of: at)
        default: return nil
        }
    }

    /// Whether what stands between two commas tells more of the noun before it.
    private func isAside(_ at: Int) -> Bool {
        if let cue = pieces[at].small { return cue != .list && cue != .turn }
        if let verb = pieces[at].verb { return verb.form == .participle || verb.form == .gerund }
        return pieces[at].noun != nil
    }

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
    func beside(_ at: Int) -> EnglishPhrase? {
        let found = nounSubject(at)
        let start = root(at)
        guard found?.named.isEmpty ?? true, start > 1, pieces[start - 1].small == .as else { return found }
        if let known = pieces[start - 2].noun.flatMap({ _ in phrases.phrase(at: root(start - 2)) }), known.isKnown {
            return known
        }
        return found
    }

    /// Whether a list that begins at a piece hangs on nothing before it.
    @inline(never)
    private func opensFreely(_ first: Int) -> Bool {
        guard first > 0 else { return true }
        let opener = pieces[first - 1]
        if opener.isBreak { return true }
        guard let small = opener.small else { return false }
        return [.report, .relative, .subordinate, .turn].contains(small)
    }

    /// The phrase that ends before a verb, with what is coordinated to it from the left.
    func nounSubject(_ at: Int) -> EnglishPhrase? {
        var start = root(at)
        guard var found = phrases.phrase(at: start) else { return nil }
        // «processes for A involve …»: the head stands before the preposition.
        while start >= 2, pieces[start - 1].small.map(phrases.isPreposition) == true, pieces[start - 2].noun != nil {
            start = root(start - 2)
            guard let head = phrases.phrase(at: start) else { return nil }
            found = head
        }
        // Leftwards over «and» and commas, where no verb and no preposition opens the list.
        var first = start
        var before = start - 1
        while before > 0, pieces[before].isJoin || pieces[before].small == .of {
            var noun = before - 1
            if noun >= 0, pieces[noun].isComma { noun -= 1 }
            guard noun >= 0, pieces[noun].noun != nil else { break }
            first = root(noun)
            before = first - 1
        }
        if first < start {
            let isFree = opensFreely(first)
            if isFree, let whole = phrases.list(at: first), whole.next > at {
                found = whole
                start = first
            }
        }
        if start > 0, let verb = pieces[start - 1].verb, verb.form == .gerund, case .rule(let rule) = verb.sense,
            let sign = phrases.sign(rule)
        {
            // «Inhibiting A reduces O».
            found.phrase = found.phrase.turned(sign)
        }
        if isNeither(start) { found.isNegated = true }
        return resolved(found)
    }

    /// Whether «neither A nor …» stands before the phrase.
    private func isNeither(_ start: Int) -> Bool {
        var at = start - 1
        var isJoined = false
        while at >= 0 {
            if let verb = pieces[at].verb, verb.form == .active || verb.form == .passive { return false }
            if pieces[at].small == .list { isJoined = true }
            if pieces[at].noun?.isNegated == true { return isJoined }
            at -= 1
        }
        return false
    }

    /// A pronoun stands for the topic.
    private func resolved(_ found: EnglishPhrase?) -> EnglishPhrase? {
        guard var found, found.isPronoun else { return found }
        guard let topic else { return nil }
        let place = found.headRange
        found.phrase = topic
        found.phrase.anaphor = place
        return found
    }
}
