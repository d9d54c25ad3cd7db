import KaojuTerminology
import KaojuText

/// Nouns that stand right behind a noun and make another thing of it: processes, classes, agents, cells.
extension PhraseReader {
    /// «平滑肌细胞向成骨样细胞分化»: what becomes of a cell is one process.
    mutating func readBecoming(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard token.has(.toward), table.isCell(phrase.nominals[last].concept) else { return .notMine }
        var next = index + 1
        while next < clause.count, next <= index + 6 {
            if let mention = clause[next].mention, table.isProcess(clause.mentions.items[mention].concept),
                next + 1 >= clause.count || clause[next + 1].mention == nil && !clause[next + 1].has(.list)
            {
                guard combine(with: clause[next], &table) else { return .notMine }
                index = next + 1
                return .went
            }
            guard
                clause[next].mention != nil || clause[next].isGap || clause[next].isSkip
                    || [Cue.of, .list].contains(where: clause[next].has)
            else { return .notMine }
            next += 1
        }
        return .notMine
    }

    /// «血管钙化», or two actions side by side («抗炎镇痛»).
    mutating func readNeighbour(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard let mention = token.mention, clause.adjacent(clause[index - 1], token) else { return .notMine }
        // «D 患者 Y 水平»: Y is found in them.
        if phrase.isContext, clause[index - 1].has(.population),
            !table.isContext(clause.mentions.items[mention].concept)
                || table.isOrgan(clause.mentions.items[mention].concept)
        {
            return .stopped
        }
        if isPair(phrase.nominals[last], mention, table) {
            phrase.nominals.append(nominal(token, direction: 0))
            take(token)
        } else if !combine(with: token, &table) {
            return .stopped
        }
        index += 1
        return .went
    }

    /// «钙化抑制因子»: a class of things, unless «是» makes it a part that something plays.
    mutating func readClass(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard let rule = token.trigger, clause.lexis.rules[rule].frame == .role,
            [.lower, .raise].contains(clause.lexis.rules[rule].effect), clause.adjacent(clause[index - 1], token),
            !clause.tokens[..<start].contains(where: { $0.has(.copula) })
        else { return .notMine }
        let base = phrase.nominals[last]
        let whole = base.range.union(token.range)
        phrase.nominals[last] = Nominal(
            concept: table.classConcept(
                base.concept, surface: clause.text(whole).replacing(" ", with: ""), word: clause.text(token.range),
                language: language),
            range: whole, modifiers: [base.concept])
        take(token)
        index += 1
        return .went
    }

    /// «第二大氨基酸——牛磺酸»: behind a dash stands which one is meant.
    mutating func readApposition(_ token: Token, _ table: ConceptTable) -> Step {
        guard token.isGap, clause.bytes[token.range.indices].elementsEqual(Self.dash), index + 1 < clause.count,
            let mention = clause[index + 1].mention, phrase.nominals.count == 1,
            table.isSubstance(phrase.nominals[0].concept),
            table.isSubstance(clause.mentions.items[mention].concept)
        else { return .notMine }
        phrase.nominals[0] = nominal(clause[index + 1], direction: phrase.nominals[0].direction)
        take(clause[index + 1])
        index += 2
        return .went
    }

    /// «——».
    private static let dash = Array("\u{2014}\u{2014}".utf8)

    /// «钙螯合» + «剂»: an agent that is named after its action; «抗氧化治疗»: a treatment that is.
    mutating func readAgent(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard phrase.nominals.count == 1, table.isProcess(phrase.nominals[0].concept),
            phrase.range.end == token.range.start, phrase.nominals[0].aspect == nil
        else { return .notMine }
        let word = clause.text(token.range)
        if token.isGap, Valences.builtIn.isAgent(word) {
            phrase.isAgent = true
        } else if Valences.builtIn.isTherapy(word), table.isAction(phrase.nominals[0].concept),
            token.has(Frame.therapy),
            !clause.hasObject(index), index + 1 < clause.count, !clause[index + 1].has(.of)
        {
            let base = phrase.nominals[0]
            phrase.nominals[0] = Nominal(
                concept: table.classConcept(
                    base.concept, surface: clause.text(base.range) + word, word: word, language: language,
                    category: "biolink:Treatment"),
                range: base.range.union(token.range))
        } else {
            return .notMine
        }
        take(token)
        index += 1
        return .went
    }

    /// «乙瘤细胞», «乙瘤 X-87 细胞»: the cells of a disease are not the disease; its tissue is a place.
    mutating func readBearer(_ token: Token, _ table: inout ConceptTable) -> Step {
        var at = index
        let isLine =
            token.isGap && token.range.count <= 12 && clause.bytes[token.range.indices].allSatisfy { $0 < 0x80 }
        if isLine, index + 1 < clause.count { at += 1 }
        let word = clause[at]
        guard phrase.nominals[last].aspect == nil, table.isCondition(phrase.nominals[last].concept),
            word.range.start - clause[at - 1].range.end <= 1,
            let category = NameNeighbours.builtIn.bearer(clause.bytes, word.range)
        else { return .notMine }
        let base = phrase.nominals[last]
        let behind = clause.text(ByteRange(base.range.end, word.range.end))
        phrase.nominals[last] = Nominal(
            concept: table.classConcept(
                base.concept, surface: clause.text(base.range) + behind, word: behind.trimmed(), language: language,
                category: category),
            range: base.range.union(word.range), modifiers: [base.concept])
        phrase.isContext = table.isContext(phrase.nominals[last].concept)
        take(word)
        index = at + 1
        return .went
    }

    /// «乙病状态下»: what holds the while is context.
    mutating func readState(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard token.range.start == clause[index - 1].range.end else { return .notMine }
        let length = NameNeighbours.builtIn.state(clause.bytes, at: token.range.start)
        guard length > 0 else { return .notMine }
        let end = token.range.start + length
        phrase.isContext = true
        phrase.range.end = min(end, token.range.end)
        while index < clause.count, clause[index].range.start < end { index += 1 }
        return .stopped
    }
}
