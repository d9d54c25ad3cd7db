import KaojuTerminology
import KaojuText

/// Reads one phrase of a Chinese clause, from its first noun to where it ends: each step takes one construct.
struct PhraseReader {
    /// What a step made of the token at hand.
    enum Step { case went, stopped, notMine }

    let clause: ClauseTokens
    let language: Language
    /// Where the phrase begins.
    let start: Int
    /// The token at hand; behind the phrase when it is read.
    var index: Int
    var phrase: Phrase

    /// Begins a phrase at a mention, or at the degree word before one.
    init(_ clause: ClauseTokens, at start: Int, language: Language) {
        self.clause = clause
        self.language = language
        self.start = start
        var direction = 0
        var index = start
        if clause[index].mention == nil {
            direction = clause[index].degree ?? 0
            index += 1
            if clause[index].has(.of) { index += 1 }
        }
        let mention = clause.mentions.items[clause[index].mention ?? 0]
        var first = Nominal(concept: mention.concept, range: mention.range, direction: direction)
        // «高磷» names what there is much of; what there is little of keeps its own name.
        if direction > 0, clause[index - 1].range.end == clause[index].range.start {
            first.range.start = clause[start].range.start
        }
        phrase = Phrase(nominals: [first], range: clause[start].range.union(clause[index].range))
        self.index = index
    }

    /// Begins a phrase at an unknown word that opens a list («流涕、咽痛»); `last` is the word's last token.
    init(_ clause: ClauseTokens, opening first: Nominal, at start: Int, last: Int, language: Language) {
        self.clause = clause
        self.language = language
        self.start = start
        phrase = Phrase(nominals: [first], range: first.range)
        index = last
    }

    /// The phrase; `index` then stands behind it. O(tokens²) at worst, clauses are short.
    /// Nil where its names are but pieces of longer ones.
    mutating func read(table: inout ConceptTable) -> Phrase? {
        addAside(clause[index])
        phrase.isContext = table.isContext(phrase.nominals[0].concept)
        index += 1
        while index < clause.count, step(&table) == .went {}
        settleNames(&table)
        return phrase.nominals.isEmpty ? nil : phrase
    }

    /// Tries the constructs in order; a token that is none's ends the phrase.
    private mutating func step(_ table: inout ConceptTable) -> Step {
        let token = clause[index]
        var step = passMarker(token)
        if step == .notMine { step = readInside(token, &table) }
        if step == .notMine { step = readPopulation(token) }
        if step == .notMine { step = readBearer(token, &table) }
        if step == .notMine { step = readState(token, &table) }
        if step == .notMine { step = readProperty(token, &table) }
        if step == .notMine { step = readAspect(token, table) }
        if step == .notMine { step = readAdjective(token, &table) }
        if step == .notMine { step = readBecoming(token, &table) }
        if step == .notMine { step = readNeighbour(token, &table) }
        if step == .notMine { step = readClass(token, &table) }
        if step == .notMine { step = readAgent(token, &table) }
        if step == .notMine { step = readApposition(token, table) }
        if step == .notMine { step = readPossession(token, &table) }
        if step == .notMine { step = readCoordinate(token, &table) }
        if step == .notMine { step = readChange(token) }
        if step == .notMine { step = readLack(token, table) }
        if step == .notMine { step = passSmallWord(token) }
        if step == .notMine { step = readEtc(token) }
        return step
    }

    /// The last nominal's index.
    var last: Int { phrase.nominals.count - 1 }

    /// Stretches the phrase over a token.
    mutating func take(_ token: Token) {
        phrase.range.end = token.range.end
        addAside(token)
    }

    /// Lays an aspect on the last nominal, and on those of its kind that have none («A、B 表达», not «凋亡、B 表达»).
    func addAspect(_ aspect: String, to phrase: inout Phrase, _ table: ConceptTable) {
        let isSubstance = table.isSubstance(phrase.nominals[last].concept)
        for at in phrase.nominals.indices where phrase.nominals[at].aspect == nil {
            guard at == last || table.isSubstance(phrase.nominals[at].concept) == isSubstance,
                table.mayHave(aspect, phrase.nominals[at].concept)
            else { continue }
            phrase.nominals[at].aspect = aspect
        }
    }

    // MARK: What stands right behind

    /// A marker inside a list («A[1]、B[2]») does not end it.
    private mutating func passMarker(_ token: Token) -> Step {
        guard case .marker = token.kind else { return .notMine }
        guard index + 1 < clause.count, clause[index + 1].has(.list) else { return .stopped }
        index += 1
        return .went
    }

    /// «SSc 中的钙质沉着»: the head is behind.
    private mutating func readInside(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard token.has(.inside), index + 1 < clause.count, clause[index + 1].mention != nil,
            token.range.start == clause[index - 1].range.end
        else { return .notMine }
        guard combine(with: clause[index + 1], &table) else { return .stopped }
        index += 2
        return .went
    }

    /// «CKD 患者»: still the disease, but as a population.
    private mutating func readPopulation(_ token: Token) -> Step {
        guard token.has(.population), clause.adjacent(clause[index - 1], token) else { return .notMine }
        phrase.isContext = true
        take(token)
        index += 1
        return .went
    }

    /// «内皮细胞功能», «肝脏的功能»: what a cell or an organ has is a thing of its own.
    private mutating func readProperty(_ token: Token, _ table: inout ConceptTable) -> Step {
        var at = index
        if token.has(.of), index + 1 < clause.count { at += 1 }
        let word = clause[at]
        guard word.has(.property), phrase.nominals[last].aspect == nil, phrase.change == nil,
            table.isCell(phrase.nominals[last].concept) || table.isOrgan(phrase.nominals[last].concept)
                || word.has(.turnover) && table.isSubstance(phrase.nominals[last].concept)
                    && word.range.start == phrase.nominals[last].range.end && !continues(at),
            phrase.range.end == clause[index - 1].range.end, !clause.hasObject(at)
        else { return .notMine }
        let base = phrase.nominals[last]
        let whole = base.range.union(word.range)
        phrase.nominals[last] = Nominal(
            concept: table.classConcept(
                base.concept, surface: clause.text(base.range) + clause.text(word.range), word: clause.text(word.range),
                language: language, category: "biolink:PhysiologicalProcess"),
            range: whole, direction: base.direction, modifiers: base.modifiers)
        phrase.isContext = false
        take(word)
        index = at + 1
        return .went
    }

    /// Whether an unknown word goes on right behind a token («代谢|酶»).
    private func continues(_ at: Int) -> Bool {
        at + 1 < clause.count && clause[at + 1].isGap && clause[at + 1].range.start == clause[at].range.end
    }

    /// «X 表达», «X 的水平»: what of the nouns, also behind a small word.
    private mutating func readAspect(_ token: Token, _ table: ConceptTable) -> Step {
        if let aspect = token.aspect, !(token.trigger != nil && clause.hasObject(index)), !clause.isPredicate(index),
            !clause.isRelative(index)
        {
            // «A、B 等多种生物学功能»: functions are what they are.
            let isClass = index > 1 && clause[index - 1].isGap && clause[index - 2].has(.etc)
            if !isClass { addAspect(aspect, to: &phrase, table) }
            take(token)
            index += 1
            return .went
        }
        guard token.isSkip, index + 1 < clause.count, clause[index + 1].aspect != nil, clause[index + 1].trigger == nil
        else { return .notMine }
        index += 1
        return .went
    }

    /// «缺血性皮肤坏死»: one syllable makes an adjective.
    private mutating func readAdjective(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard token.has(.adjectival), index + 1 < clause.count,
            clause[index + 1].mention != nil, clause.adjacent(token, clause[index + 1]),
            token.range.start == clause[index - 1].range.end
        else { return .notMine }
        guard combine(with: clause[index + 1], &table) else { return .stopped }
        index += 2
        return .went
    }

    /// Small words before a verb of change («亦明显上升»).
    private mutating func passSmallWord(_ token: Token) -> Step {
        guard token.isSkip, clause.changesAhead(index) else { return .notMine }
        index += 1
        return .went
    }

    /// «A、B 等因子»; what is no construct ends the phrase.
    private mutating func readEtc(_ token: Token) -> Step {
        guard token.has(.etc) else { return .stopped }
        phrase.range.end = token.range.end
        if token.has(.means) { phrase.isMeans = true }
        index += 1
        guard index < clause.count else { return .went }
        // The class that the list is of («A、B 等细胞因子»).
        if case .gap = clause[index].kind, clause[index].range.count <= 18 {
            index += 1
        } else if clause[index].mention != nil {
            // It is true of the class that is named, too.
            phrase.nominals.append(nominal(clause[index], direction: 0))
            take(clause[index])
            index += 1
        } else if clause[index].has(.means) {
            phrase.isMeans = true
            phrase.range.end = clause[index].range.end
            index += 1
        }
        return .went
    }
}
