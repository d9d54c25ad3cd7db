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
    var subjects: [Int: EnglishPhrase] = [:]
    let topic: Phrase?
    /// What «this drug» stands for.
    let remedy: Phrase?

    init(
        pieces: [EnglishPiece], lexis: ClaimLexis, table: ConceptTable, topic: Phrase?, remedy: Phrase?,
        condition: Phrase? = nil, clauseOf: @escaping (ByteRange) -> Int
    ) {
        let pieces = Self.owned(pieces, table, lexis, topic: topic, condition: condition)
        self.pieces = pieces
        self.lexis = lexis
        self.table = table
        self.topic = topic
        self.remedy = remedy
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

    /// Whether the sentence has a verb of its own, not only one of a relative clause. O(pieces).
    var isPredicated: Bool {
        pieces.indices.contains { at in
            pieces[at].verb?.isFinite == true && !(at > 0 && pieces[at - 1].small == .relative)
        }
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

    /// What a later «this drug» stands for: the last drug of the subject, else of the sentence.
    var remedyBehind: Phrase? {
        mutating get {
            let drug = last(of: "Drug", in: topicBehind?.nominals ?? [])
            return (drug ?? lastNamed(of: "Drug")).map { Phrase(nominals: [$0.plain], range: $0.range) }
        }
    }

    /// What a later «this disease» stands for: the subject, where it is one, else the disease named last.
    var conditionBehind: Phrase? {
        mutating get {
            let subject = topicBehind?.nominals.first { table.category($0.concept) == "Disease" }
            return (subject ?? lastNamed(of: "Disease", withConditions: true))
                .map { Phrase(nominals: [$0.plain], range: $0.range) }
        }
    }

    /// The last of some nominals that is of a category.
    private func last(of category: String, in nominals: [Nominal]) -> Nominal? {
        nominals.last { table.category($0.concept) == category }
    }

    /// What is of a category and named last in the sentence.
    private func lastNamed(of category: String, withConditions: Bool = false) -> Nominal? {
        for piece in pieces.reversed() {
            guard let noun = piece.noun else { continue }
            if withConditions, let found = last(of: category, in: noun.conditions) { return found }
            if let found = last(of: category, in: noun.nominals) { return found }
        }
        return nil
    }

    // MARK: Emission

    mutating func emit(
        _ subject: [Nominal], _ object: [Nominal], _ effect: Effect, _ rule: Int, _ trigger: ByteRange,
        negated: Bool = false, anaphor: ByteRange? = nil, objectAnaphor: ByteRange? = nil, doubt: Double = 0
    ) {
        emit(
            subject, object, effect, lexis.rules[rule].name, trigger, negated: negated, anaphor: anaphor,
            objectAnaphor: objectAnaphor, doubt: doubt)
    }

    mutating func emit(
        _ subject: [Nominal], _ object: [Nominal], _ effect: Effect, _ name: String, _ trigger: ByteRange,
        negated: Bool = false, anaphor: ByteRange? = nil, objectAnaphor: ByteRange? = nil, doubt: Double = 0
    ) {
        let isPlace = { [table] (nominal: Nominal) in table.isContext(nominal.concept) }
        let subject = subject.filter { !isPlace($0) }
        // Nothing makes a variant; it is found, and goes along with something.
        let isMade = [Effect.cause, .raise, .lower, .treat, .improve, .worsen].contains(effect)
        let object = object.filter { !isPlace($0) && !(isMade && table.isVariant($0.concept)) }
        guard let first = subject.first, let last = object.first else { return }
        let effect = negated && effect == .affect ? .none : effect
        func put(_ subject: [Nominal], _ object: [Nominal]) {
            var a = Phrase(nominals: subject, range: first.range)
            a.anaphor = anaphor
            var b = Phrase(nominals: object, range: last.range)
            b.anaphor = objectAnaphor
            out.append(
                Relation(
                    subject: a, object: b, effect: effect, rule: name, trigger: trigger, isNegated: negated,
                    clause: clauseOf(trigger), doubt: doubt))
        }
        if subject.count > 1, subject.count == object.count, isPairwise(trigger) {
            for (one, other) in zip(subject, object) { put([one], [other]) }
        } else {
            put(subject, object)
        }
    }

    /// Whether «respectively» belongs to a trigger's lists.
    private func isPairwise(_ trigger: ByteRange) -> Bool {
        for piece in pieces where piece.range.start >= trigger.end {
            if piece.small == .pairwise { return true }
            if piece.isBreak || piece.verb?.isFinite == true { return false }
        }
        return false
    }

    /// A relation without direction: what is suffered stands second.
    mutating func emitRelation(
        _ a: [Nominal], _ b: [Nominal], _ rule: Int, _ trigger: ByteRange, negated: Bool, anaphor: ByteRange? = nil
    ) {
        guard let first = a.first, let second = b.first else { return }
        if lexis.rules[rule].traits.contains(.kin), (a + b).allSatisfy({ table.isGene($0.concept) }) { return }
        let isTurned = table.isCondition(first.concept) && !table.isCondition(second.concept)
        var effect = lexis.rules[rule].effect
        if effect == .correlate, !negated, isExposure(isTurned ? b : a), isSuffered(isTurned ? a : b) {
            effect = .correlatePositively
        }
        emit(isTurned ? b : a, isTurned ? a : b, effect, rule, trigger, negated: negated, anaphor: anaphor)
    }

    /// A variant or a drug: one has it or not, and what is associated with it goes along with having it.
    private func isExposure(_ nominals: [Nominal]) -> Bool {
        nominals.allSatisfy {
            $0.direction == 0 && (table.isVariant($0.concept) || table.category($0.concept) == "Drug")
        }
    }

    private func isSuffered(_ nominals: [Nominal]) -> Bool {
        nominals.allSatisfy { $0.direction == 0 && table.isCondition($0.concept) }
    }
}
