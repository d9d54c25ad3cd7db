import KaojuText

/// Which words are verbs where they stand, and in which form: most English forms are nouns or adjectives as well.
extension EnglishChunker {
    /// What kind of verb a word without auxiliary is at its place; nil where it is none.
    func form(_ at: Int, isInChunk: Bool, _ out: [EnglishPiece]) -> VerbGroup.Form? {
        let token = tokens[at]
        guard !token.isJoined, !(at + 1 < tokens.count && tokens[at + 1].isJoined && !tokens[at + 1].isSlashed) else {
            return nil
        }
        let isRule = token.rule([.verb, .change, .relation, .therapy], in: lexis) != nil
        let isNoun = token.rule([.nominal, .role], in: lexis) != nil || token.aspect != nil
        let before = at > 0 ? tokens[at - 1] : nil
        let afterNoun = isInChunk || out.last?.noun != nil
        // «S treated rats», «cancer-free controls».
        if isInChunk, before?.mention != nil, isTie(at) { return nil }
        if token.has(.population), !nounFollows(at) { return nil }
        if token.rule([.relation, .inverse], in: lexis) != nil, !isNoun {
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
            if token.rule([.therapy], in: lexis) != nil, followed(at, by: .with) { return .participle }
            if token.kind == .unknown, nounFollows(at), !afterNoun { return nil }
            // «of primary isolated dystonia».
            if token.kind == .unknown, isInChunk, at + 1 < tokens.count, tokens[at + 1].mention != nil,
                before?.kind == .unknown, before?.shape == .plain, out.contains(where: { $0.verb?.isFinite == true })
            {
                return nil
            }
            // «and enhanced the O»: an adjective stands behind the article.
            if followed(at, by: .determiner), goesOnAnyhow(out) { return .active }
            if !afterNoun, modifiesNoun(at, out) { return nil }
            if afterNoun {
                // «reduced activated A» goes on, «A knockout reduced O» does not.
                let isAdjective = before?.degree != nil && before?.rule([.nominal], in: lexis) == nil
                return isAdjective || before?.has(.determiner) == true ? nil : .active
            }
            if closesAside(out), nounFollows(at) { return .active }
            // «showed increased A and decreased B»: both are adjectives.
            if token.degree != nil, nounFollows(at), isParallel(out) { return nil }
            return goesOn(out, token)
                ? .active : (out.last?.small == .relative || out.last?.small == .then ? .active : nil)
        }
        if token.shape == .gerund {
            // «by measuring O» is no agent; «by circulating O» is.
            if token.kind == .unknown, out.last?.small == .by, !isInChunk, nounFollows(at) { return .gerund }
            if token.kind == .unknown, !afterNoun || !nounFollows(at) { return nil }
            if before?.has(.determiner) == true || before?.degree != nil || followed(at, by: .of) { return nil }
            // «the DNA binding site» binds nothing.
            if token.rule([.nominal], in: lexis) != nil, afterNoun { return nil }
            return token.rule([.nominal], in: lexis) == nil || nounFollows(at) ? .gerund : nil
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

    /// Whether the noun before an «and» has a word of degree, behind a verb that says no more or less itself.
    func isParallel(_ out: [EnglishPiece]) -> Bool {
        guard out.last?.small == .list, let noun = out.dropLast().last?.noun else { return false }
        if case .rule(let rule)? = out.last(where: { $0.verb?.isFinite == true })?.verb?.sense,
            lexis.rules[rule].effect != .cause
        {
            return false
        }
        return noun.direction != 0 || noun.nominals.contains { $0.direction != 0 }
    }

    /// Whether «treated», «exposed» stands between what was given and who was given it.
    func isTie(_ at: Int) -> Bool {
        (tokens[at].has(.given) || tokens[at].rule([.therapy], in: lexis) != nil) && isPast(tokens[at])
            && at + 1 < tokens.count && tokens[at + 1].has(.population)
    }

    /// Whether «and» or «but» stands before a place and a finite verb before that.
    func goesOnAnyhow(_ out: [EnglishPiece]) -> Bool {
        (out.last?.isJoin == true || out.last?.small == .turn) && out.contains { $0.verb?.isFinite == true }
    }

    /// Whether a past form behind «and» or a comma goes on with an active verb before it.
    func goesOn(_ out: [EnglishPiece], _ token: EnglishToken) -> Bool {
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
    func closesAside(_ out: [EnglishPiece]) -> Bool {
        guard out.last?.isComma == true, let open = out.dropLast().lastIndex(where: \.isComma), open > 0,
            out[open - 1].noun != nil
        else { return false }
        let clause = out.lastIndex { $0.isBreak || $0.small == .turn || $0.small == .report } ?? -1
        return !out[(clause + 1)...].contains { $0.verb?.isFinite == true } && out[0].small != .at
    }

    func isPast(_ token: EnglishToken) -> Bool {
        token.shape == .past && token.aspect == nil || token.has(.past)
    }

    func isBase(_ token: EnglishToken) -> Bool {
        guard !isPast(token), token.shape != .gerund else { return false }
        if token.rule([.verb, .change, .relation, .therapy], in: lexis) != nil { return true }
        return token.isPlainVerb && token.shape == .plain
    }

    func followed(_ at: Int, by cue: Cue) -> Bool {
        var next = at + 1
        while next < tokens.count, tokens[next].isAdverb { next += 1 }
        return next < tokens.count && tokens[next].has(cue)
    }

    /// Whether the next word begins or goes on with a noun.
    func nounFollows(_ at: Int) -> Bool {
        guard at + 1 < tokens.count else { return false }
        let next = tokens[at + 1]
        if next.mention != nil || next.aspect != nil || next.degree != nil { return true }
        if next.has(.determiner) || next.has(.it) || next.has(.ailment) || next.has(.population) || next.has(.carrier)
            || next.has(.malady) || next.has(.inquiry)
        {
            return true
        }
        if next.rule([.nominal, .role], in: lexis) != nil { return true }
        return next.kind == .unknown && next.shape != .adverb
    }
}
