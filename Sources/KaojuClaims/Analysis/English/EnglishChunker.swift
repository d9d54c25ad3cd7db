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
    private func small(_ token: EnglishToken) -> Cue? {
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
        return token.rule(.verb, .change, .relation, .inverse, in: lexis) != nil
            && token.rule(.nominal, in: lexis) == nil
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
            if let rule = token.rule(.relation, .inverse, .therapy, in: lexis) ?? token.rule(.verb, .change, in: lexis)
            {
                let isPlainDegree = isPassive && token.degree != nil && token.shape != .past && !isPast(token)
                if isPast(token), isPassive, ![.relation, .inverse].contains(lexis.rules[rule].frame) {
                    // «was reduced inflammation»: a noun follows at once, so that the word is its adjective.
                    var group = done(.rule(rule), .passive, at)
                    group.0.isNegated = isNegated
                    return group
                }
                if !isPlainDegree, token.rule(.nominal, in: lexis) == nil || !isPassive {
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

    /// Whether helpers follow an adverb («also was found»).
    private func startsGroup(_ at: Int) -> Bool { at + 1 < tokens.count && tokens[at + 1].isHelper }

    private func group(_ at: Int, _ form: VerbGroup.Form, _ isNegated: Bool) -> VerbGroup {
        let token = tokens[at]
        let sense: VerbGroup.Sense
        if let rule = token.rule(.relation, .inverse, .therapy, in: lexis) ?? token.rule(.verb, .change, in: lexis) {
            sense = .rule(rule)
        } else {
            sense = token.has(.given) ? .given : token.has(.lacking) ? .lacking : .other
        }
        return VerbGroup(
            sense: sense, form: form, isNegated: isNegated, range: token.range, isEvent: token.has(.event),
            isInclusive: token.has(.comprise))
    }

    /// What kind of verb a word without auxiliary is at its place; nil where it is none.
    private func form(_ at: Int, isInChunk: Bool, _ out: [EnglishPiece]) -> VerbGroup.Form? {
        let token = tokens[at]
        guard !token.isJoined, !(at + 1 < tokens.count && tokens[at + 1].isJoined && !tokens[at + 1].isSlashed) else {
            return nil
        }
        let isRule = token.rule(.verb, .change, .relation, .therapy, in: lexis) != nil
        let isNoun = token.rule(.nominal, .role, in: lexis) != nil || token.aspect != nil
        let before = at > 0 ? tokens[at - 1] : nil
        let afterNoun = isInChunk || out.last?.noun != nil
        // «S treated rats», «cancer-free controls».
        if isInChunk, before?.mention != nil, isTie(at) { return nil }
        if token.has(.population), !nounFollows(at) { return nil }
        if token.rule(.relation, .inverse, in: lexis) != nil, !isNoun {
            return afterNoun || out.last?.isJoin == true || [.relative, .as].contains(out.last?.small)
                ? .participle : nil
        }
        guard
            isRule || token.isPlainVerb || token.has(.given) || token.has(.lacking)
                || token.kind == .unknown && (token.shape == .past || token.shape == .gerund)
        else {
            return nil
        }
        if isNoun,
            before?.has(.determiner) == true || before?.degree != nil || token.shape == .plain && !nounFollows(at)
        {
            return nil
        }
        if isNoun, followed(at, by: .of) || followed(at, by: .at) { return nil }
        if token.has(.given) || token.has(.lacking) { return .participle }
        if isPast(token) {
            if followed(at, by: .by) { return .participle }
            if token.rule(.therapy, in: lexis) != nil, followed(at, by: .with) { return .participle }
            if token.kind == .unknown, nounFollows(at), !afterNoun { return nil }
            // «and enhanced the O»: an adjective stands behind the article.
            if followed(at, by: .determiner), goesOnAnyhow(out) { return .active }
            if afterNoun {
                // «reduced activated A» goes on, «A knockout reduced O» does not.
                let isAdjective = before?.degree != nil && before?.rule(.nominal, in: lexis) == nil
                return isAdjective || before?.has(.determiner) == true ? nil : .active
            }
            if closesAside(out), nounFollows(at) { return .active }
            return goesOn(out, token)
                ? .active : (out.last?.small == .relative || out.last?.small == .then ? .active : nil)
        }
        if token.shape == .gerund {
            if token.kind == .unknown, !afterNoun || !nounFollows(at) { return nil }
            if before?.has(.determiner) == true || before?.degree != nil || followed(at, by: .of) { return nil }
            // «the DNA binding site» binds nothing.
            if token.rule(.nominal, in: lexis) != nil, afterNoun { return nil }
            return token.rule(.nominal, in: lexis) == nil || nounFollows(at) ? .gerund : nil
        }
        // «agents and lower levels»: an adjective.
        if token.degree != nil, out.last?.isJoin == true, !isInChunk { return nil }
        guard token.kind == .word, !isNoun || afterNoun || out.last?.small == .relative || goesOn(out, token) else {
            return nil
        }
        guard
            afterNoun || out.last?.isJoin == true || [.relative, .then].contains(out.last?.small)
                || out.last?.small == .turn && goesOn(out, token)
        else { return nil }
        // «asthma control could …»: a noun that looks like a verb.
        if at + 1 < tokens.count, tokens[at + 1].isHelper, !tokens[at + 1].has(.no) { return nil }
        return before?.has(.determiner) == true ? nil : .active
    }

    /// Whether «treated», «exposed» stands between what was given and who was given it.
    private func isTie(_ at: Int) -> Bool {
        (tokens[at].has(.given) || tokens[at].rule(.therapy, in: lexis) != nil) && isPast(tokens[at])
            && at + 1 < tokens.count && tokens[at + 1].has(.population)
    }

    /// Whether «and» or «but» stands before a place and a finite verb before that.
    private func goesOnAnyhow(_ out: [EnglishPiece]) -> Bool {
        (out.last?.isJoin == true || out.last?.small == .turn) && out.contains { $0.verb?.isFinite == true }
    }

    /// Whether a past form behind «and» or a comma goes on with an active verb before it.
    private func goesOn(_ out: [EnglishPiece], _ token: EnglishToken) -> Bool {
        guard out.last?.isJoin == true || out.last?.small == .turn else { return false }
        let isPresent = !isPast(token)
        guard let verb = out.last(where: { isPresent ? $0.verb?.isFinite == true : $0.verb != nil })?.verb else {
            return false
        }
        // «S is used for O and causes D»: a present form can only be a verb.
        if isPresent, token.degree == nil { return true }
        guard case .rule(let rule) = verb.sense else {
            return token.degree == nil && verb.form == .active && verb.sense != .copula
        }
        return verb.form == .active && lexis.rules[rule].frame != .relation
    }

    /// Whether a comma closes what was told of a noun before any verb («S, an inhibitor of A, reduced O»).
    private func closesAside(_ out: [EnglishPiece]) -> Bool {
        guard out.last?.isComma == true, let open = out.dropLast().lastIndex(where: \.isComma), open > 0,
            out[open - 1].noun != nil
        else { return false }
        let clause = out.lastIndex { $0.isBreak || $0.small == .turn || $0.small == .report } ?? -1
        return !out[(clause + 1)...].contains { $0.verb?.isFinite == true } && out[0].small != .at
    }

    private func isPast(_ token: EnglishToken) -> Bool {
        token.shape == .past && token.aspect == nil || token.has(.past)
    }

    private func isBase(_ token: EnglishToken) -> Bool {
        guard !isPast(token), token.shape != .gerund else { return false }
        if token.rule(.verb, .change, .relation, .therapy, in: lexis) != nil { return true }
        return token.isPlainVerb && token.shape == .plain
    }

    private func followed(_ at: Int, by cue: Cue) -> Bool {
        var next = at + 1
        while next < tokens.count, tokens[next].isAdverb { next += 1 }
        return next < tokens.count && tokens[next].has(cue)
    }

    /// Whether the next word begins or goes on with a noun.
    private func nounFollows(_ at: Int) -> Bool {
        guard at + 1 < tokens.count else { return false }
        let next = tokens[at + 1]
        if next.mention != nil || next.aspect != nil || next.degree != nil { return true }
        if next.has(.determiner) || next.has(.it) || next.has(.population) || next.has(.carrier) { return true }
        if next.rule(.nominal, .role, in: lexis) != nil { return true }
        return next.kind == .unknown && next.shape != .adverb
    }
}
