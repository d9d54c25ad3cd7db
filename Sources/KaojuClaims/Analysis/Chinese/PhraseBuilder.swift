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
        let clause = ClauseTokens(tokens, mentions: mentions, lexis: lexis, bytes: bytes)
        let isPrepositional = tokens.map { $0.has(.at) || $0.has(.along) }
        var gaps: [ByteRange] = []
        for (index, token) in tokens.enumerated() {
            guard case .gap = token.kind, clause.isWord(token.range) else { continue }
            // «周明等研究», «动物实验中»: names and places are no subjects.
            if index + 1 < tokens.count, tokens[index + 1].has(.etc) { continue }
            if index > 0, isPrepositional[index - 1] { continue }
            gaps.append(token.range)
        }
        var all = tokens.compactMap { token in if case .gap = token.kind { token.range } else { nil } }
        var pieces: [ByteRange] = []
        let parts = constituents(of: clause, pieces: &pieces, table: &table)
        // A piece of a longer name is as unknown as the words around it.
        for piece in pieces {
            let whole = all.filter { $0.end == piece.start || $0.start == piece.end }.reduce(piece) { $0.union($1) }
            gaps.removeAll { whole.contains($0) }
            all.removeAll { whole.contains($0) }
            gaps.append(whole)
            all.append(whole)
        }
        gaps.sort()
        all.sort()
        let last = tokens.last { token in
            if case .word = token.kind { true } else { token.isGap || token.mention != nil }
        }
        var view = ClauseParts(
            parts: parts, gaps: gaps, allGaps: all, leadsWithSmallWord: leadsWithSmallWord(tokens),
            isPlace: last.map { NameNeighbours.builtIn.endsPlace(bytes, $0.range) } ?? false, lexis: lexis)
        view.pieces = pieces
        view.pauses = Set(
            tokens.filter { $0.has(.list) && bytes[$0.range.indices].elementsEqual([0xE3, 0x80, 0x81]) }.map(
                \.range.start))
        view.measured = Set(
            tokens.indices.filter { tokens[$0].hasTrigger && clause.isMeasured($0) }.map {
                tokens[$0].range.end
            })
        view.unknownObjects = Set(tokens.indices.filter { clause.hasUnknownObject($0) }.map { tokens[$0].range.end })
        return view
    }

    /// Whether a clause begins with «可», «还», «可能» and the like, connectives aside: its subject was dropped.
    private func leadsWithSmallWord(_ tokens: [Token]) -> Bool {
        guard let first = tokens.first(where: { !($0.has(.then) || $0.has(.so) || $0.has(.turn) || $0.has(.further)) })
        else {
            return false
        }
        return first.isSkip || [Cue.hedge, .via, .has, .no].contains { first.has($0) }
    }

    private func constituents(
        of clause: ClauseTokens, pieces: inout [ByteRange], table: inout ConceptTable
    ) -> [Constituent] {
        var out: [Constituent] = []
        var index = 0
        func put(_ reader: inout PhraseReader) {
            let isEitherWay = clause.isEitherWay(reader.start)
            if var phrase = reader.read(table: &table) {
                if isEitherWay { phrase.isContext = true }
                phrase.isFronted = reader.start > 0 && clause[reader.start - 1].has(.fronted)
                out.append(Constituent(kind: .phrase(phrase), range: phrase.range))
            } else {
                pieces.append(reader.phrase.range)
            }
            index = reader.index
        }
        while index < clause.count {
            let token = clause[index]
            if token.mention != nil || token.degree != nil && clause.startsPhrase(index) {
                var reader = PhraseReader(clause, at: index, language: language)
                put(&reader)
                continue
            }
            if let action = clause.counterAction(index) {
                let concept = table.action(clause.text(action), language: language)
                var reader = PhraseReader(
                    clause, opening: Nominal(concept: concept, range: action), at: index, last: index + 1,
                    language: language)
                put(&reader)
                continue
            }
            if let first = listOpening(clause, index, &table) {
                var reader = PhraseReader(
                    clause, opening: first.nominal, at: index, last: first.last, language: language)
                put(&reader)
                continue
            }
            if let use = triggerUse(clause, index, after: out.last) {
                out.append(Constituent(kind: .trigger(use), range: use.range))
            } else if clause.isComma(token) {
                // A comma that a broken bracket hid from the clauses.
                if index + 1 < clause.count { out.append(Constituent(kind: .cue(.then), range: token.range)) }
            } else if let cue = cue(clause, index) {
                let aspect = cue == .possessed ? clause[index + 1].aspect : nil
                out.append(Constituent(kind: .cue(cue), range: token.range, aspect: aspect))
            }
            index += 1
        }
        return out
    }

    /// «引起流涕、咽痛、⟦发热⟧»: an unknown word behind a verb, before a list mark that leads to a name.
    private func listOpening(_ clause: ClauseTokens, _ index: Int, _ table: inout ConceptTable)
        -> (nominal: Nominal, last: Int)?
    {
        let opener = clause[index]
        guard index > 0, opener.isGap || opener.isSkip || opener.degree != nil && !opener.hasTrigger else {
            return nil
        }
        let before = clause[index - 1]
        guard before.hasTrigger || before.has(.include) || before.has(.copula),
            let first = clause.unknownMember(index, isLast: false), let range = first.unknown,
            clause.text(clause[first.end].range) == "\u{3001}", let known = clause.knownMember(from: index),
            let mention = clause[known].mention
        else { return nil }
        let sibling = mentions.items[mention].concept
        guard !table.isContext(sibling) else { return nil }
        let concept = table.listed(clause.text(range), beside: sibling, language: language)
        return (Nominal(concept: concept, range: range, direction: first.direction), first.end - 1)
    }

    // MARK: Small words

    private func cue(_ clause: ClauseTokens, _ index: Int) -> Cue? {
        let tokens = clause.tokens
        let cues = tokens[index].meanings.compactMap { if case .cue(let cue) = $0 { cue } else { nil } }
        guard let first = cues.first else { return nil }
        // «新近发现的药物» reports nothing.
        if first == .report, index + 1 < tokens.count, tokens[index + 1].has(.of) { return nil }
        // «未配对电子»: a negation of one syllable needs a word it can deny.
        if cues == [.no], tokens[index].range.count == 3, index + 1 < tokens.count, case .gap = tokens[index + 1].kind,
            tokens[index + 1].range.start == tokens[index].range.end
        {
            return nil
        }
        // «其发生率», «其表达»: what of it.
        if cues.contains(.possessed) {
            return index + 1 < tokens.count && tokens[index + 1].aspect != nil && !clause.hasObject(index)
                ? .possessed : first
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
            return clause.hasRelation && !clause.isListMark(index) || !joins ? .with : .list
        }
        if cues.contains(.because) { return .because }
        if first == .skip { return tokens[index].isSkip ? nil : cues.dropFirst().first }
        return first
    }

    private func triggerUse(_ clause: ClauseTokens, _ index: Int, after previous: Constituent?) -> TriggerUse? {
        let tokens = clause.tokens
        let token = tokens[index]
        guard token.hasTrigger, !isAdnominal(clause, index) else { return nil }
        let hasObject = clause.hasObject(index)
        var choices = token.triggers
        if choices.count > 1 {
            choices.sort { score(lexis.rules[$0].frame, hasObject) > score(lexis.rules[$1].frame, hasObject) }
        }
        var use = TriggerUse(rule: choices[0], range: token.range)
        var before = index - 1
        let isNamed = choices.allSatisfy { [.affect, .associate].contains(lexis.rules[$0].effect) }
        while isNamed, before > 0, tokens[before].isSkip { before -= 1 }
        if before >= 0, tokens[before].has(.of) { use.isNominal = true }
        var next = index + 1
        while next < tokens.count, tokens[next].isSkip { next += 1 }
        if next < tokens.count {
            if tokens[next].has(.of), tokens[next].degree == nil { use.isRelative = true }
            if tokens[next].has(.means) { use.isMeans = true }
            if tokens[next].has(.of), next + 1 < tokens.count, tokens[next + 1].has(.means) { use.isMeans = true }
        }
        return use
    }

    /// «脂代谢相关基因»: a word of relation right before a noun describes it.
    private func isAdnominal(_ clause: ClauseTokens, _ index: Int) -> Bool {
        let token = clause[index]
        // «限制性氨基酸»: a verb made an adjective.
        if index + 2 < clause.count, clause[index + 1].has(.adjectival), clause.adjacent(token, clause[index + 1]),
            clause.adjacent(clause[index + 1], clause[index + 2]),
            clause[index + 2].mention != nil || clause[index + 2].isGap
        {
            return true
        }
        guard token.has(Frame.relation), index + 1 < clause.count else {
            return false
        }
        let next = clause[index + 1]
        guard next.range.start == token.range.end else { return false }
        if case .gap = next.kind { return clause.isWord(next.range) }
        return next.mention != nil || next.has(.means) || next.aspect != nil
    }

    private func score(_ frame: Frame, _ hasObject: Bool) -> Int {
        switch frame {
        case .verb: hasObject ? 2 : 1
        case .change: hasObject ? 1 : 2
        default: 3
        }
    }
}
