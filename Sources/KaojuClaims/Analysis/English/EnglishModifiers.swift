import KaojuText

/// Past participles in a list of nouns: «acidosis and reduced flow» names two things and tells no deed.
extension EnglishChunker {
    /// Whether a past form behind «and» or a comma stands before its noun like an adjective: where that noun has a verb
    /// of its own, where the list is one of causes, and where what was told before is told in the present. O(tokens).
    func modifiesNoun(_ at: Int, _ out: [EnglishPiece]) -> Bool {
        guard out.last?.isJoin == true, nounFollows(at), !followed(at, by: .determiner), !followed(at, by: .it) else {
            return false
        }
        return isBeforeVerb(at, out) || isAmongCauses(out) || !isBehindAdverb(at) && isInPresent(out)
    }

    /// «S inhibits O and markedly reduced P»: an adverb before a past form speaks for a verb.
    private func isBehindAdverb(_ at: Int) -> Bool { at > 0 && tokens[at - 1].isAdverb }

    /// «is due to A, B and shortened C»: who suffers from the causes does nothing to the last of them.
    private func isAmongCauses(_ out: [EnglishPiece]) -> Bool {
        guard case .rule(let rule)? = out.last(where: { $0.verb?.isFinite == true })?.verb?.sense else { return false }
        return lexis.rules[rule].frame == .inverse
    }

    /// «S causes A, reduced B and C»: a verb that goes on with one of the present is one of the present. What is told in a
    /// relative clause («S, which blocks A, reduced B») tells nothing of the main verb, and behind a verb of more or less
    /// («S inhibits A and reduced B») two tenses are likelier than less of what is less.
    private func isInPresent(_ out: [EnglishPiece]) -> Bool {
        guard let index = out.lastIndex(where: { $0.verb?.isFinite == true }), let verb = out[index].verb,
            verb.form == .active, out[index].range == verb.range, index == 0 || out[index - 1].small != .relative,
            let token = tokens.first(where: { $0.range == verb.range })
        else { return false }
        if case .rule(let rule) = verb.sense, [.raise, .lower].contains(lexis.rules[rule].effect) { return false }
        return isBase(token)
    }

    /// «A, B, reduced C and D predict O»: whether the noun behind a past form, or the list that it opens, is the subject
    /// of a verb.
    private func isBeforeVerb(_ at: Int, _ out: [EnglishPiece]) -> Bool {
        // Behind a verb, or behind «S, an inhibitor,», what follows a comma or «and» is a clause of its own.
        let isOpen = closesAside(out) && out.dropLast().last?.noun?.isDetermined == false
        var next = at + 1
        while next < tokens.count {
            let token = tokens[next]
            let isAfterJoin = tokens[next - 1].kind == .comma || tokens[next - 1].has(.list)
            switch token.kind {
            case .semicolon, .colon: return false
            case .comma where !isOpen: return false
            case .comma, .mention: break
            default:
                if token.has(.copula) || token.has(.auxiliary) || token.has(.has) { return !isAfterJoin }
                if isPlainlyFinite(next) { return !isAfterJoin }
                if isAfterJoin, isPast(token) { return false }
                if let cue = small(token), cue != .of, !(cue == .list && isOpen) { return false }
            }
            next += 1
        }
        return false
    }

    /// Whether a word can be nothing but a verb of the present with its object.
    private func isPlainlyFinite(_ at: Int) -> Bool {
        let token = tokens[at]
        return !token.isJoined && token.rule([.verb, .change], in: lexis) != nil && isBase(token)
            && token.degree == nil && token.aspect == nil && token.rule([.nominal, .role], in: lexis) == nil
            && nounFollows(at)
    }
}

extension NounChunker {
    /// «antioxidant and repair genes»: a class of remedies in the singular, without an article, names nothing before another
    /// word and its noun; it is an adjective of that noun. O(list).
    func isAdjective(
        _ chunk: NounChunk, before end: Int, _ tokens: [EnglishToken], _ table: ConceptTable
    ) -> Bool {
        guard chunk.head == .mention, !chunk.isDetermined, chunk.nominals.count == 1,
            let nominal = chunk.nominals.first, nominal.range == chunk.headRange,
            EnglishScanner.isClass(bytes[nominal.range.indices]), table.isSubstance(nominal.concept),
            end < tokens.count, isJoin(tokens[end])
        else { return false }
        var at = end
        while at < tokens.count, isJoin(tokens[at]) {
            while at < tokens.count, isJoin(tokens[at]) { at += 1 }
            guard at + 1 < tokens.count, !tokens[at].has(.determiner), tokens[at].degree == nil,
                tokens[at].kind == .unknown || tokens[at].mention != nil || tokens[at].shape == .gerund,
                tokens[at].shape != .adverb
            else { return false }
            // «antioxidant and vitamin levels»: levels of both.
            if tokens[at + 1].aspect != nil { return false }
            if !isJoin(tokens[at + 1]), nounFollows(tokens, at) { return true }
            at += 1
        }
        return false
    }

    private func isJoin(_ token: EnglishToken) -> Bool { token.kind == .comma || token.has(.list) }
}
