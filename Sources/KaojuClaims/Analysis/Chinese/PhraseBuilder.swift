import KaojuTerminology
import KaojuText

/// Builds the constituents of a Chinese clause: nouns with their «的», aspects and coordination become phrases.
struct PhraseBuilder {
    let mentions: Mentions
    let lexis: ClaimLexis
    let bytes: [UInt8]
    let language: Language

    /// The parts of a clause's tokens, in order. O(tokens).
    func parts(of tokens: [Token], table: inout ConceptTable) -> ClauseParts {
        let isPrepositional = tokens.map { $0.has(.at) || $0.has(.along) }
        var gaps: [ByteRange] = []
        for (index, token) in tokens.enumerated() {
            guard case .gap = token.kind, isWord(token.range) else { continue }
            // «周明等研究», «动物实验中»: names and places are no subjects.
            if index + 1 < tokens.count, tokens[index + 1].has(.etc) { continue }
            if index > 0, isPrepositional[index - 1] { continue }
            gaps.append(token.range)
        }
        let all = tokens.compactMap { token in if case .gap = token.kind { token.range } else { nil } }
        return ClauseParts(
            parts: constituents(of: tokens, table: &table), gaps: gaps, allGaps: all,
            leadsWithSmallWord: leadsWithSmallWord(tokens), lexis: lexis)
    }

    /// Whether a clause begins with «可», «还», «可能» and the like, connectives aside: its subject was dropped.
    private func leadsWithSmallWord(_ tokens: [Token]) -> Bool {
        guard let first = tokens.first(where: { !($0.has(.then) || $0.has(.so) || $0.has(.turn)) }) else {
            return false
        }
        return first.isSkip || [Cue.hedge, .via, .has, .no].contains { first.has($0) }
    }

    /// Whether unknown text is more than a syllable: it may name something.
    private func isWord(_ range: ByteRange) -> Bool {
        var han = 0
        var letters = 0
        for byte in bytes[range.indices] {
            if byte >= 0xE4 { han += 1 } else if (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A { letters += 1 }
        }
        return han >= 2 || letters >= 2
    }

    private func constituents(of tokens: [Token], table: inout ConceptTable) -> [Constituent] {
        var out: [Constituent] = []
        let hasRelation = tokens.contains { token in token.triggers.contains { lexis.rules[$0].frame == .relation } }
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.mention != nil || token.degree != nil && startsPhrase(tokens, index) {
                let phrase = phrase(tokens, &index, hasRelation: hasRelation, table: &table)
                out.append(Constituent(kind: .phrase(phrase), range: phrase.range))
                continue
            }
            if let use = triggerUse(tokens, index, after: out.last) {
                out.append(Constituent(kind: .trigger(use), range: use.range))
            } else if isComma(token) {
                // A comma that a broken bracket hid from the clauses.
                if index + 1 < tokens.count { out.append(Constituent(kind: .cue(.then), range: token.range)) }
            } else if let cue = cue(token, hasRelation: hasRelation, tokens, index) {
                out.append(Constituent(kind: .cue(cue), range: token.range))
            }
            index += 1
        }
        return out
    }

    // MARK: Small words

    private func cue(_ token: Token, hasRelation: Bool, _ tokens: [Token], _ index: Int) -> Cue? {
        let cues = token.meanings.compactMap { if case .cue(let cue) = $0 { cue } else { nil } }
        guard let first = cues.first else { return nil }
        // «未配对电子»: a negation of one syllable needs a word it can deny.
        if cues == [.no], token.range.count == 3, index + 1 < tokens.count, case .gap = tokens[index + 1].kind,
            tokens[index + 1].range.start == token.range.end
        {
            return nil
        }
        if cues.contains(.with), cues.contains(.list) {
            // «与 X 相比» compares, whatever stands before.
            if index + 2 < tokens.count,
                tokens[(index + 1)...min(index + 3, tokens.count - 1)].contains(where: { $0.has(.than) })
            {
                return .with
            }
            let joins =
                index > 0
                && (tokens[index - 1].mention != nil || tokens[index - 1].aspect != nil || tokens[index - 1].has(.etc))
            return hasRelation || !joins ? .with : .list
        }
        if first == .skip { return cues.dropFirst().first }
        return first
    }

    private func triggerUse(_ tokens: [Token], _ index: Int, after previous: Constituent?) -> TriggerUse? {
        let token = tokens[index]
        guard !token.triggers.isEmpty else { return nil }
        let hasObject = hasObject(tokens, index)
        let choices = token.triggers.sorted {
            score(lexis.rules[$0].frame, hasObject) > score(lexis.rules[$1].frame, hasObject)
        }
        var use = TriggerUse(rule: choices[0], range: token.range)
        if index > 0, tokens[index - 1].has(.of) { use.isNominal = true }
        var next = index + 1
        while next < tokens.count, tokens[next].isSkip { next += 1 }
        if next < tokens.count {
            if tokens[next].has(.of) { use.isRelative = true }
            if tokens[next].has(.means) { use.isMeans = true }
            if tokens[next].has(.of), next + 1 < tokens.count, tokens[next + 1].has(.means) { use.isMeans = true }
        }
        return use
    }

    private func score(_ frame: Frame, _ hasObject: Bool) -> Int {
        switch frame {
        case .verb: hasObject ? 2 : 1
        case .change: hasObject ? 1 : 2
        default: 3
        }
    }

    /// Whether a mention follows, small words aside.
    func hasObject(_ tokens: [Token], _ index: Int) -> Bool {
        if !tokens[index].triggers.isEmpty,
            tokens[index].triggers.allSatisfy({ lexis.rules[$0].frame == .intransitive })
        {
            return false
        }
        var next = index + 1
        while next < tokens.count, next < index + 5 {
            let token = tokens[next]
            if token.mention != nil { return true }
            if token.degree != nil || token.isSkip || token.has(.it) { next += 1; continue }
            // «缓解和控制 O»: verbs side by side share their object.
            if token.has(.list), next + 1 < tokens.count, tokens[next + 1].trigger != nil { next += 2; continue }
            if case .gap = token.kind, token.range.count <= 24 { next += 1; continue }
            return false
        }
        return false
    }

    // MARK: Phrases

    /// Whether a degree word has a mention right behind it.
    private func startsPhrase(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].trigger == nil else { return false }
        var next = index + 1
        if next < tokens.count, tokens[next].has(.of) { next += 1 }
        return next < tokens.count && tokens[next].mention != nil && adjacent(tokens[next - 1], tokens[next])
    }

    private func adjacent(_ a: Token, _ b: Token) -> Bool { b.range.start - a.range.end <= 1 && a.aside == nil }

    private func nominal(_ token: Token, direction: Int) -> Nominal {
        let mention = mentions.items[token.mention ?? 0]
        return Nominal(concept: mention.concept, range: mention.range, direction: direction)
    }

    private func phrase(_ tokens: [Token], _ index: inout Int, hasRelation: Bool, table: inout ConceptTable) -> Phrase {
        var direction = 0
        let start = index
        if tokens[index].mention == nil {
            direction = tokens[index].degree ?? 0
            index += 1
            if tokens[index].has(.of) { index += 1 }
        }
        var first = nominal(tokens[index], direction: direction)
        if direction != 0, tokens[index - 1].range.end == tokens[index].range.start {
            first.range.start = tokens[start].range.start
        }
        var phrase = Phrase(nominals: [first], range: tokens[start].range.union(tokens[index].range))
        addAside(tokens[index], to: &phrase)
        phrase.isContext = table.isContext(phrase.nominals[0].concept)
        // The first nominal of those that an aspect behind the list belongs to.
        index += 1
        while index < tokens.count {
            let token = tokens[index]
            let last = phrase.nominals.count - 1
            if case .marker = token.kind {
                // A marker inside a list («A[1]、B[2]») does not end it.
                guard index + 1 < tokens.count, tokens[index + 1].has(.list) else { break }
                index += 1
                continue
            }
            // «SSc 中的钙质沉着»: the head is behind.
            if case .gap = token.kind, token.range.count == 3, ["中", "内", "里", "上"].contains(text(token.range)),
                index + 2 < tokens.count,
                tokens[index + 1].has(.of), tokens[index + 2].mention != nil
            {
                guard combine(&phrase, with: tokens[index + 2], table: &table) else { break }
                index += 3
                continue
            }
            if token.has(.population), adjacent(tokens[index - 1], token) {
                // «CKD 患者»: still the disease, but as a population.
                phrase.isContext = true
                phrase.range.end = token.range.end
                addAside(token, to: &phrase)
                index += 1
                continue
            }
            if let aspect = token.aspect, !(token.trigger != nil && hasObject(tokens, index)),
                !isPredicate(tokens, index)
            {
                for at in phrase.nominals.indices where phrase.nominals[at].aspect == nil {
                    phrase.nominals[at].aspect = aspect
                }
                phrase.range.end = token.range.end
                addAside(token, to: &phrase)
                index += 1
                continue
            }
            if token.isSkip, index + 1 < tokens.count, tokens[index + 1].aspect != nil, tokens[index + 1].trigger == nil
            {
                index += 1
                continue
            }
            // «缺血性皮肤坏死»: one syllable makes an adjective.
            if token.isSkip, token.range.count == 3, text(token.range) == "性", index + 1 < tokens.count,
                tokens[index + 1].mention != nil,
                adjacent(token, tokens[index + 1]), token.range.start == tokens[index - 1].range.end
            {
                guard combine(&phrase, with: tokens[index + 1], table: &table) else { break }
                index += 2
                continue
            }
            if let mention = token.mention, adjacent(tokens[index - 1], token),
                isPair(phrase.nominals[last], mention, table)
            {
                // «抗炎镇痛»: two actions side by side.
                phrase.nominals.append(nominal(token, direction: 0))
                phrase.range.end = token.range.end
                addAside(token, to: &phrase)
                index += 1
                continue
            }
            if token.mention != nil, adjacent(tokens[index - 1], token) {
                guard combine(&phrase, with: token, table: &table) else { break }
                index += 1
                continue
            }
            // «钙化抑制因子»: a class of things, unless «是» makes it a part that something plays.
            if let rule = token.trigger, lexis.rules[rule].frame == .role,
                [.lower, .raise].contains(lexis.rules[rule].effect),
                adjacent(tokens[index - 1], token), !tokens[..<start].contains(where: { $0.has(.copula) })
            {
                let whole = phrase.nominals[last].range.union(token.range)
                let surface = text(whole).replacing(" ", with: "")
                phrase.nominals[last] = Nominal(
                    concept: table.classConcept(
                        phrase.nominals[last].concept, surface: surface, word: text(token.range), language: language),
                    range: whole, modifiers: [phrase.nominals[last].concept])
                phrase.range.end = token.range.end
                addAside(token, to: &phrase)
                index += 1
                continue
            }
            if token.has(.of), token.range.count == 3 {
                guard index + 1 < tokens.count else { break }
                var next = index + 1
                var sign = 0
                while next < tokens.count,
                    tokens[next].isSkip || tokens[next].degree != nil && tokens[next].trigger == nil
                {
                    sign = tokens[next].degree ?? sign
                    next += 1
                }
                guard next < tokens.count else { break }
                if tokens[next].has(.population) {
                    // «合并肥胖的患者»
                    phrase.isContext = true
                    phrase.range.end = tokens[next].range.end
                    index = next + 1
                    continue
                }
                if tokens[next].mention != nil {
                    // «H2S 的抗氧化作用»: what it does, not what it is.
                    let isAction =
                        next + 1 < tokens.count && tokens[next + 1].has(.means)
                        && mentions.items.indices.contains(tokens[next].mention ?? -1)
                        && table.isProcess(mentions.items[tokens[next].mention ?? 0].concept)
                        && table.isSubstance(phrase.nominals[last].concept)
                    guard !isAction, combine(&phrase, with: tokens[next], table: &table) else {
                        phrase.isPossessive = true
                        index += 1
                        break
                    }
                    if sign != 0 { phrase.nominals[phrase.nominals.count - 1].direction = sign }
                    index = next + 1
                    continue
                }
                if let aspect = tokens[next].aspect, tokens[next].trigger == nil || !hasObject(tokens, next),
                    !tokens[next].has(.of)
                {
                    for at in phrase.nominals.indices where phrase.nominals[at].aspect == nil {
                        phrase.nominals[at].aspect = aspect
                    }
                    phrase.range.end = tokens[next].range.end
                    index = next + 1
                    continue
                }
                // «X 的缺乏», «X 的激活»: a noun made of a verb tells how much of it there is.
                let isDeed = next + 1 < tokens.count && tokens[next + 1].has(.means)
                if let sign = change(tokens[next]), !isDeed, !hasObject(tokens, next) {
                    lay(sign * valence(tokens[next], phrase.nominals[last].concept, table), on: &phrase)
                    phrase.range.end = tokens[next].range.end
                    index = next + 1
                    continue
                }
                phrase.isPossessive = true
                // «血液透析前的 pH»: the head is a word that nobody knows.
                if case .gap = tokens[next].kind, isWord(tokens[next].range) {
                    if !(next + 1 < tokens.count
                        && (tokens[next + 1].has(.means)
                            || tokens[next + 1].trigger != nil
                                && lexis.rules[tokens[next + 1].trigger ?? 0].frame == .role
                            || tokens[next + 1].has(.include) || tokens[next + 1].has(.copula)))
                    {
                        phrase.isContext = true
                    }
                }
                break
            }
            if token.has(.list) || isComma(token) && token.range.count == 1,
                let next = coordinate(tokens, index, hasRelation: hasRelation)
            {
                var added = nominal(tokens[next.mention], direction: next.direction)
                if next.direction != 0, tokens[next.mention - 1].range.end == added.range.start {
                    added.range.start = tokens[next.mention - 1].range.start
                }
                // «血管平滑肌细胞增殖与迁移»: the second process is in the same cell.
                if let modifier = phrase.nominals[last].modifiers.last,
                    table.isCell(modifier) || table.isContext(modifier),
                    table.isProcess(added.concept), phrase.nominals[last].concept != added.concept,
                    table.isCell(modifier)
                {
                    let surface = text(added.range)
                    added.concept = table.composite(
                        modifier, added.concept, surface: label(modifier, table) + surface, language: language)
                    added.modifiers = [modifier]
                }
                // «清除自由基、抗氧化»: an action is no second object.
                if table.isSubstance(phrase.nominals[last].concept), table.isAction(added.concept) { break }
                let kind = table.isContext(added.concept)
                if kind != phrase.isContext, phrase.isContext { break }
                phrase.nominals.append(added)
                phrase.range.end = tokens[next.mention].range.end
                addAside(tokens[next.mention], to: &phrase)
                index = next.mention + 1
                continue
            }
            if let sign = change(token), isIntransitive(token), !hasObject(tokens, index) {
                // «HDL 降低、LDL 升高»: the change belongs to its own noun where a list goes on behind it.
                let goesOn =
                    index + 1 < tokens.count && tokens[index + 1].has(.list)
                    && coordinate(tokens, index + 1, hasRelation: hasRelation) != nil
                if goesOn {
                    phrase.nominals[last].direction = combineSigns(phrase.nominals[last].direction, sign)
                    phrase.range.end = token.range.end
                    index += 1
                    continue
                }
                phrase.change = (
                    token.triggers.first { [.change, .intransitive].contains(lexis.rules[$0].frame) }
                        ?? token.triggers[0], sign, token.range
                )
                index += 1
                // «增加的…» belongs to what follows.
                break
            }
            // «MGP 敲除的小鼠»: the animals lack it.
            if let sign = change(token), isIntransitive(token), index + 2 < tokens.count, tokens[index + 1].has(.of),
                tokens[index + 2].has(.population)
                    || tokens[index + 2].mention.map({ table.isContext(mentions.items[$0].concept) }) ?? false
            {
                lay(sign, on: &phrase)
                phrase.range.end = tokens[index + 2].range.end
                index += 3
                continue
            }
            if token.isSkip, changesAhead(tokens, index) {
                index += 1
                continue
            }
            if token.has(.etc) {
                phrase.range.end = token.range.end
                index += 1
                if index < tokens.count, case .gap = tokens[index].kind, tokens[index].range.count <= 18 { index += 1 }
                continue
            }
            break
        }
        return phrase
    }

    /// Small words between a noun and its verb of change («亦明显上升»).
    private func changesAhead(_ tokens: [Token], _ index: Int) -> Bool {
        var next = index
        while next < tokens.count, tokens[next].isSkip { next += 1 }
        guard next < tokens.count, next > index else { return false }
        return change(tokens[next]) != nil && isIntransitive(tokens[next]) && !hasObject(tokens, next)
    }

    /// «活性降低» is an aspect and a change; «激活 KATP 通道» is a verb: an aspect word that a change follows is no predicate.
    private func isPredicate(_ tokens: [Token], _ index: Int) -> Bool {
        guard tokens[index].trigger != nil else { return false }
        guard index + 1 < tokens.count else { return true }
        let next = tokens[index + 1]
        return !(next.trigger != nil || next.has(.of) || next.isSkip || next.has(.list) || next.aspect != nil)
    }

    /// -1 where the change is better or worse, and more of the concept is better: «肾功能的恶化» is less of it.
    private func valence(_ token: Token, _ concept: Int, _ table: ConceptTable) -> Int {
        let effect = token.triggers.map { lexis.rules[$0].effect }.first { $0 == .worsen || $0 == .improve }
        return effect != nil && table.valence(concept) == .benefit ? -1 : 1
    }

    /// +1 or -1 where a word tells that there comes to be more or less.
    private func change(_ token: Token) -> Int? {
        for rule in token.triggers where [.verb, .change, .intransitive].contains(lexis.rules[rule].frame) {
            switch lexis.rules[rule].effect {
            case .raise, .worsen: return 1
            case .lower: return -1
            case .improve where lexis.rules[rule].frame == .change: return -1
            default: continue
            }
        }
        return nil
    }

    private func isIntransitive(_ token: Token) -> Bool {
        token.triggers.contains { [.change, .intransitive].contains(lexis.rules[$0].frame) }
    }

    /// Lays a sign on the nominals of a list that have none yet, else on the last.
    private func lay(_ sign: Int, on phrase: inout Phrase) {
        let last = phrase.nominals.count - 1
        let isShared = phrase.nominals.dropLast().allSatisfy { $0.direction == 0 }
        for at in phrase.nominals.indices where at == last || isShared {
            phrase.nominals[at].direction = combineSigns(phrase.nominals[at].direction, sign)
        }
    }

    private func isComma(_ token: Token) -> Bool { if case .comma = token.kind { true } else { false } }

    private func combineSigns(_ a: Int, _ b: Int) -> Int { a == 0 ? b : a * b }

    private func text(_ range: ByteRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

    private func label(_ concept: Int, _ table: ConceptTable) -> String { table[concept].label(language) }

    /// Whether two neighbours are two actions and not one in the other.
    private func isPair(_ nominal: Nominal, _ mention: Int, _ table: ConceptTable) -> Bool {
        let other = mentions.items[mention].concept
        return table.category(nominal.concept) != "Pathway" && nominal.modifiers.isEmpty
            && table.isAction(nominal.concept) && table.isAction(other)
    }

    /// The mention that a list mark leads to, over short unknown words and words of degree.
    private func coordinate(_ tokens: [Token], _ index: Int, hasRelation: Bool) -> (mention: Int, direction: Int)? {
        let mark = tokens[index]
        // «A 与 B 相关»: «与» opens the partner of a relation.
        if hasRelation, mark.has(.with), !mark.has(.list) || isWithBeforeRelation(tokens, index) { return nil }
        var next = index + 1
        var direction = 0
        while next < tokens.count, next <= index + 3 {
            let token = tokens[next]
            if token.mention != nil {
                // «与 X 相比»: X is compared, not added.
                if mark.has(.with), tokens[(next + 1)...].prefix(3).contains(where: { $0.has(.than) }) { return nil }
                return (next, direction)
            }
            if token.isSkip || token.has(.list) { next += 1; continue }
            if let degree = token.degree, token.trigger == nil { direction = degree; next += 1; continue }
            if case .gap = token.kind, token.range.count <= 18 { next += 1; continue }
            return nil
        }
        return nil
    }

    /// Whether no earlier «与» of the clause opened the relation, and its verb stands behind this one.
    private func isWithBeforeRelation(_ tokens: [Token], _ index: Int) -> Bool {
        let isWith = { (token: Token) in token.has(.with) }
        guard !tokens[..<index].contains(where: isWith) else { return false }
        return tokens[index...].contains { $0.triggers.contains { lexis.rules[$0].frame == .relation } }
    }

    /// Puts a noun behind another: the second is the head, the first tells which.
    private func combine(_ phrase: inout Phrase, with token: Token, table: inout ConceptTable) -> Bool {
        let at = phrase.nominals.count - 1
        var head = nominal(token, direction: 0)
        let modifier = phrase.nominals[at].concept
        let concept = head.concept
        if table.isContext(concept) {
            // «CKD 患者»: still the disease, but as a population.
            phrase.range.end = token.range.end
            phrase.nominals[at].modifiers.append(concept)
            phrase.isContext = true
            addAside(token, to: &phrase)
            return true
        }
        if ["Drug", "Procedure", "Treatment"].contains(table.category(concept)), table.isCondition(modifier) {
            return false
        }
        if table.isRemedy(modifier), table.isCondition(concept),
            !table.isSubstance(modifier) || table.category(modifier) == "Drug"
        {
            return false
        }
        head.modifiers = phrase.nominals[at].modifiers + [modifier]
        head.range = token.range
        if table.isProcess(concept),
            table.isCell(modifier) || table.isSubstance(modifier)
                || table.category(modifier) == "GrossAnatomicalStructure"
        {
            let whole = phrase.nominals[at].range.union(token.range)
            let surface = text(whole)
            head.concept = table.composite(
                modifier, concept, surface: surface.replacing(" ", with: ""), language: language)
            head.range = whole
        } else if table.category(concept) == "PhenotypicFeature" || table.isCondition(concept),
            table.category(modifier) == "GrossAnatomicalStructure"
        {
            let whole = phrase.nominals[at].range.union(token.range)
            head.concept = table.composite(
                modifier, concept, surface: text(whole).replacing(" ", with: ""), language: language)
            head.range = whole
        }
        head.direction = phrase.nominals[at].direction
        phrase.nominals[at] = head
        phrase.range.end = token.range.end
        phrase.isContext = false
        addAside(token, to: &phrase)
        return true
    }

    /// Examples in a parenthesis («维生素 K 拮抗剂(如华法林)») stand beside what they are examples of.
    private func addAside(_ token: Token, to phrase: inout Phrase) {
        guard let aside = token.aside, aside.givesExamples else { return }
        for index in aside.mentions {
            let mention = mentions.items[index]
            guard !phrase.nominals.contains(where: { $0.concept == mention.concept }) else { continue }
            phrase.nominals.append(Nominal(concept: mention.concept, range: mention.range))
        }
    }
}
