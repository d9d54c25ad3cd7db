import KaojuTerminology
import KaojuText

/// Gathers English tokens into noun chunks and verb groups.
struct EnglishChunker {
    let tokens: [EnglishToken]
    let lexis: ClaimLexis
    let nouns: NounChunker

    /// The pieces of a sentence, in order. O(tokens).
    func pieces(table: inout ConceptTable) -> [EnglishPiece] {
        var out: [EnglishPiece] = []
        var at = 0
        while at < tokens.count {
            let token = tokens[at]
            switch token.kind {
            case .comma: out.append(EnglishPiece(kind: .comma, range: token.range))
            case .semicolon: out.append(EnglishPiece(kind: .semicolon, range: token.range))
            case .colon: out.append(EnglishPiece(kind: .colon, range: token.range))
            default:
                if let (group, next) = verb(at, out) {
                    out.append(
                        EnglishPiece(
                            kind: .verb(group), range: ByteRange(token.range.start, tokens[next - 1].range.end)))
                    at = next
                    continue
                }
                if let cue = small(token) {
                    out.append(EnglishPiece(kind: .small(cue), range: token.range))
                } else if !token.isAdverb || startsNoun(at) {
                    let (chunk, next) = nouns.chunk(tokens, from: at, table: &table) { isVerb($0, out) }
                    if let chunk { out.append(EnglishPiece(kind: .noun(chunk), range: chunk.range)) }
                    at = max(next, at + 1)
                    continue
                }
            }
            at += 1
        }
        return out
    }

    /// An adverb before a noun word belongs to its chunk; elsewhere it stands alone and is passed over.
    private func startsNoun(_ at: Int) -> Bool { tokens[at].degree != nil && nounFollows(at) }

    /// The structural meaning of a small word.
    func small(_ token: EnglishToken) -> Cue? {
        guard token.kind == .word, token.degree == nil, token.aspect == nil else { return nil }
        let structural: [Cue] = [
            .of, .by, .via, .with, .to, .on, .for, .from, .between, .against, .at, .after, .as, .than, .preposition,
            .list,
            .turn, .relative, .subordinate, .include, .report, .whether, .aim, .then, .except, .pairwise,
        ]
        return token.cues.first { structural.contains($0) }
    }

    // MARK: Verbs

    /// Whether a verb group begins at a token, where a noun chunk would otherwise go on.
    private func isVerb(_ at: Int, _ out: [EnglishPiece]) -> Bool {
        let token = tokens[at]
        if token.has(.copula) || token.has(.auxiliary) || token.has(.has) { return true }
        if token.has(.no), at + 1 < tokens.count { return startsVerb(at + 1) }
        return form(at, isInChunk: true, out) != nil
    }

    private func startsVerb(_ at: Int) -> Bool {
        var at = at
        while at < tokens.count, tokens[at].isAdverb { at += 1 }
        guard at < tokens.count else { return false }
        let token = tokens[at]
        if token.isHelper { return true }
        return token.rule([.verb, .change, .relation, .inverse], in: lexis) != nil
            && token.rule([.nominal], in: lexis) == nil
            && token.degree == nil || token.isPlainVerb || token.has(.given)
    }

    /// The verb group that begins at a token.
    private func verb(_ start: Int, _ out: [EnglishPiece]) -> (VerbGroup, Int)? {
        var at = start
        var isPassive = false
        var hasModal = false
        var isPerfect = false
        var isNegated = false
        var isInfinitive = false
        if tokens[at].has(.to), at + 1 < tokens.count {
            var next = at + 1
            while next < tokens.count, tokens[next].isAdverb || tokens[next].has(.no) { next += 1 }
            guard next < tokens.count, isBase(tokens[next]) || tokens[next].has(.copula) || tokens[next].has(.has)
            else { return nil }
            isInfinitive = true
            at += 1
        }
        while at < tokens.count {
            let token = tokens[at]
            if token.has(.no), token.has(.auxiliary) || token.has(.has) { isNegated = true }
            if token.has(.copula) {
                isPassive = true
            } else if token.has(.auxiliary) {
                hasModal = true
            } else if token.has(.has) {
                isPerfect = true
            } else if token.has(.no), at > start || startsVerb(at + 1) {
                isNegated = true
            } else if token.isAdverb, at > start || startsGroup(at), !startsNoun(at) {
            } else {
                break
            }
            at += 1
        }
        let helped = at > start && (isPassive || hasModal || isPerfect || isInfinitive || isNegated)
        let last = max(start, at - 1)
        guard helped else {
            guard at < tokens.count, let form = form(at, isInChunk: false, out) else { return nil }
            return (group(at, form, false), at + 1)
        }
        func done(_ sense: VerbGroup.Sense, _ form: VerbGroup.Form, _ index: Int) -> (VerbGroup, Int) {
            var group = VerbGroup(sense: sense, form: form, isNegated: isNegated, range: tokens[index].range)
            group.isEvent = tokens[index].has(.event)
            group.isInclusive = tokens[index].has(.comprise)
            return (group, index + 1)
        }
        let open: VerbGroup.Form = isInfinitive ? .infinitive : .active
        if at < tokens.count, !tokens[at].isJoined {
            let token = tokens[at]
            if isPassive, opensInfinitive(at) { return done(.other, .infinitive, at + 1) }
            if let rule = token.rule([.relation, .inverse, .therapy], in: lexis)
                ?? token.rule([.verb, .change], in: lexis)
            {
                let isPlainDegree = isPassive && token.degree != nil && token.shape != .past && !isPast(token)
                if isPast(token), isPassive, ![.relation, .inverse].contains(lexis.rules[rule].frame) {
                    // «was reduced inflammation»: a noun follows at once, so that the word is its adjective.
                    var group = done(.rule(rule), .passive, at)
                    group.0.isNegated = isNegated
                    return group
                }
                if !isPlainDegree, token.rule([.nominal], in: lexis) == nil || !isPassive {
                    if isPassive, token.shape == .gerund || [.relation, .inverse].contains(lexis.rules[rule].frame) {
                        return done(.rule(rule), open, at)
                    }
                    if !isPassive, !(isPerfect && !isPast(token)) { return done(.rule(rule), open, at) }
                }
            }
            if isPassive, let degree = token.degree, !nounFollows(at) { return done(.changed(degree), .passive, at) }
            if token.has(.given) { return done(.given, isPassive ? .passive : open, at) }
            if token.isPlainVerb || token.has(.report) { return done(.other, isPassive ? .passive : open, at) }
            if token.kind == .unknown, token.shape == .past,
                !nounFollows(at) || isPerfect || isPassive && !nounFollows(at)
            {
                return done(.other, isPassive ? .passive : open, at)
            }
            if token.kind == .unknown, token.shape == .gerund, isPassive { return done(.other, open, at) }
            if token.kind == .unknown, token.shape == .plain, hasModal || isInfinitive, !isPassive {
                return done(.other, open, at)
            }
        }
        return (
            VerbGroup(sense: isPassive ? .copula : .other, form: open, isNegated: isNegated, range: tokens[last].range),
            at
        )
    }

    /// «It is important to identify O»: a trigger that ends in «to» before a verb is none.
    private func opensInfinitive(_ at: Int) -> Bool {
        guard at + 1 < tokens.count, tokens[at].range.count > 3, isBase(tokens[at + 1]),
            tokens[at + 1].rule([.nominal], in: lexis) == nil, tokens[at + 1].aspect == nil
        else { return false }
        return nouns.bytes[(tokens[at].range.end - 3)..<tokens[at].range.end].elementsEqual(" to".utf8)
    }

    /// Whether helpers follow an adverb («also was found»).
    private func startsGroup(_ at: Int) -> Bool { at + 1 < tokens.count && tokens[at + 1].isHelper }

    private func group(_ at: Int, _ form: VerbGroup.Form, _ isNegated: Bool) -> VerbGroup {
        let token = tokens[at]
        let sense: VerbGroup.Sense
        if let rule = token.rule([.relation, .inverse, .therapy], in: lexis) ?? token.rule([.verb, .change], in: lexis)
        {
            sense = .rule(rule)
        } else {
            sense = token.has(.given) ? .given : token.has(.lacking) ? .lacking : .other
        }
        return VerbGroup(
            sense: sense, form: form, isNegated: isNegated, range: token.range, isEvent: token.has(.event),
            isInclusive: token.has(.comprise))
    }
}
