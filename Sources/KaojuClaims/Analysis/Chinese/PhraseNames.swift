import KaojuText

/// Names with unknown words at their sides: they grow to the longer name, or are given up.
extension PhraseReader {
    /// Lets the names of the phrase grow over the words that belong to them; a name that is but a piece of another, and
    /// one that only tells a kind («因子»), is left out. O(nominals · tokens of the phrase).
    mutating func settleNames(_ table: inout ConceptTable) {
        guard !phrase.isContext else { return }
        var kept: [Nominal] = []
        for nominal in phrase.nominals {
            if table.isContext(nominal.concept) {
                kept.append(nominal)
            } else if let settled = settled(nominal, &table) {
                kept.append(settled)
            }
        }
        phrase.nominals = kept
    }

    private mutating func settled(_ nominal: Nominal, _ table: inout ConceptTable) -> Nominal? {
        let neighbours = NameNeighbours.builtIn
        var out = nominal
        if isTornOff(nominal) || isPartOfDeed(nominal) || neighbours.isOfChain(nominal.range, clause.bytes) {
            return nil
        }
        if let gap = gap(endingAt: nominal.range.start) {
            switch neighbours.before(gap, nominal.range, clause.bytes) {
            case .none, .head: break
            case .unclear: return nil
            case .part(let own) where own.start == gap.start && endsName(own.start, table): return nil
            case .part(let own):
                out.range = own.union(out.range)
                out.concept = table.longer(clause.text(out.range), than: out.concept, language: language)
                if out.range.start < phrase.range.start { phrase.range.start = out.range.start }
            }
        }
        if !phrase.isAgent, let gap = gap(startingAt: nominal.range.end) {
            let isSubstance = table.isSubstance(nominal.concept) || table.isGene(nominal.concept)
            switch neighbours.behind(gap, nominal.range, isSubstance: isSubstance, clause.bytes) {
            case .none, .part: break
            case .unclear: return nil
            case .head(let word, let category):
                out.concept = table.classConcept(
                    out.concept, surface: clause.text(out.range) + clause.text(word), word: clause.text(word),
                    language: language, category: category)
                out.range = out.range.union(word)
                phrase.range.end = max(phrase.range.end, word.end)
            }
        }
        if let at = next(behind: nominal.range.end), at + 1 < clause.count {
            let isCloseBehind = clause[at + 1].range.start == clause[at].range.end
            // «X 特异性抗体»: the adjective belongs to a noun that nobody knows; «X 高转移率»: so does a word of degree.
            let isNoun = clause[at + 1].isGap || clause[at + 1].mention != nil
            if clause[at].has(.adjectival), isNoun, isCloseBehind { return nil }
            // «X 相关基因»
            let relates = clause[at].has(Frame.relation)
            if relates, isCloseBehind, clause[at + 1].isGap, clause.isWord(clause[at + 1].range) { return nil }
            if clause[at].degree != nil, !clause[at].hasTrigger, clause[at].cues.isEmpty, isCloseBehind,
                clause[at + 1].isGap || clause[at + 1].isSkip
            {
                return nil
            }
        }
        let isBare = out.range == nominal.range && nominal.modifiers.isEmpty
        return isBare && neighbours.isBare(out.range, in: clause.bytes) ? nil : out
    }

    /// Whether a Chinese name of a thing ends at an offset: what stands behind it belongs to that one, too.
    private func endsName(_ offset: Int, _ table: ConceptTable) -> Bool {
        clause.tokens.contains { token in
            guard token.range.end == offset, let mention = token.mention, clause.bytes[token.range.start] >= 0xE4 else {
                return false
            }
            return !table.isContext(clause.mentions.items[mention].concept)
        }
    }

    /// The token right behind an offset, a blank aside.
    private func next(behind offset: Int) -> Int? {
        clause.tokens.firstIndex {
            $0.range.start == offset || $0.range.start == offset + 1 && clause.bytes[offset] == 0x20
        }
    }

    /// «某某(XY)细胞»: a name behind the short form of an unknown word; a name that begins with a hyphen.
    private func isTornOff(_ nominal: Nominal) -> Bool {
        let bytes = clause.bytes
        let start = nominal.range.start
        if bytes[start] == 0x2D { return true }
        guard start > 2, bytes[start - 1] == 0x29 || bytes[start - 1] == 0x20 && bytes[start - 2] == 0x29 else {
            return false
        }
        let close = bytes[start - 1] == 0x29 ? start - 1 : start - 2
        var open = close - 1
        while open > 0, close - open < 14, bytes[open].isASCIIWord || bytes[open] == 0x2D { open -= 1 }
        guard bytes[open] == 0x28, close - open > 2, bytes[(open + 1)..<close].contains(where: \.isASCIIUpper),
            let gap = gap(endingAt: bytes[open - 1] == 0x20 ? open - 1 : open)
        else { return false }
        return NameNeighbours.builtIn.before(gap, nominal.range, bytes) != .none
    }

    /// «X 代谢酶», «X 结合能力»: the name belongs to a deed that a longer name is made of.
    private func isPartOfDeed(_ nominal: Nominal) -> Bool {
        guard let at = next(behind: nominal.range.end), at + 1 < clause.count else { return false }
        let (word, head) = (clause[at], clause[at + 1])
        let isDeed =
            word.has(.property) || ["synthesis", "degradation", "secretion", "transport"].contains(word.aspect ?? "")
            || word.triggers.contains { [.bind, .produce, .convert].contains(clause.lexis.rules[$0].effect) }
        return isDeed && head.isGap && head.range.start == word.range.end && isLast(at + 1)
            && NameNeighbours.builtIn.namesDeed(clause.bytes, at: head.range.start)
    }

    /// Whether nothing but an aspect, a verb or a mark stands behind a token.
    private func isLast(_ index: Int) -> Bool {
        guard index + 1 < clause.count else { return true }
        let next = clause[index + 1]
        return next.mention == nil && !next.isGap
    }

    private func gap(endingAt offset: Int) -> ByteRange? {
        var out: ByteRange?
        for token in clause.tokens.reversed() where token.isGap && token.range.end == out?.start ?? offset {
            out = out?.union(token.range) ?? token.range
        }
        return out
    }

    /// Unknown text right behind; a formula also behind a blank.
    private func gap(startingAt offset: Int) -> ByteRange? {
        var out: ByteRange?
        for token in clause.tokens where token.isGap {
            let isFormula = out == nil && clause.bytes[token.range.start] == UInt8(ascii: "$")
            guard token.range.start == out?.end ?? offset || isFormula && token.range.start == offset + 1 else {
                continue
            }
            out = out?.union(token.range) ?? token.range
        }
        return out
    }
}
