import KaojuTerminology
import KaojuText

/// Reads one noun chunk: determiners, words of degree, modifiers and the head.
struct NounChunker {
    let mentions: Mentions
    let lexis: ClaimLexis
    let bytes: [UInt8]

    /// The chunk that begins at a token, and the token behind it; nil for words that name nothing.
    func chunk(
        _ tokens: [EnglishToken], from start: Int, table: inout ConceptTable, isVerb: (Int) -> Bool
    ) -> (NounChunk?, Int) {
        let chunk = NounChunk(head: .unknown, range: tokens[start].range, headRange: tokens[start].range)
        var pending = 0
        var at = start
        var hasContent = false
        while at < tokens.count {
            let token = tokens[at]
            if token.kind == .comma || token.kind == .semicolon || token.kind == .colon { break }
            if hasContent, token.has(.determiner) || token.has(.it) || token.has(.remedy) || token.has(.ailment) {
                break
            }
            if at > start, isBoundary(token), !token.has(.determiner) || hasContent { break }
            if at > start, isVerb(at) { break }
            defer { at += 1 }
            chunk.range.end = token.range.end
            if token.has(.no) {
                // «a lack of A causes D», but «a lack of effect».
                if let sign = token.degree, at + 1 < tokens.count, tokens[at + 1].rule([.nominal], in: lexis) == nil {
                    pending = sign
                } else {
                    chunk.isNegated = true
                }
                continue
            }
            if token.has(.determiner) {
                chunk.isDetermined = true
                if token.has(.possessive) { chunk.owner = token.range }
                if token.has(.demonstrative) { chunk.pointer = token.range }
                continue
            }
            if token.has(.ailment) {
                chunk.head = .pronoun
                chunk.isAilment = true
                chunk.owner = token.range
                hasContent = true
                continue
            }
            if token.has(.it) || token.has(.remedy) {
                chunk.head = .pronoun
                chunk.isRemedy = token.has(.remedy)
                hasContent = true
                continue
            }
            if let mention = token.mention {
                take(mentions.items[mention], token, chunk, &pending, hasContent, &table)
                chunk.isAbility = false
                chunk.isInquiry = false
                hasContent = true
                continue
            }
            if token.isJoined, !token.isSlashed, !chunk.nominals.isEmpty, tie(token, chunk) { continue }
            if at > start, tokens[at - 1].mention != nil, at + 1 < tokens.count, tokens[at + 1].has(.population),
                token.has(.given) || token.rule([.therapy], in: lexis) != nil, token.shape == .past,
                tie(token, chunk)
            {
                continue
            }
            if token.has(.bearing), chunk.head == .mention, !chunk.nominals.isEmpty { chunk.isBred = true }
            let isNoun =
                token.rule([.nominal], in: lexis) != nil
                && (!nounFollows(tokens, at) || !chunk.nominals.isEmpty && isVerb(at + 1))
            if let sign = token.degree, !isNoun {
                pending = sign
                continue
            }
            if token.isAdverb || token.shape == .number { continue }
            hasContent = true
            chunk.headRange = token.range
            chunk.isAbility = token.has(.ability)
            chunk.isInquiry = token.has(.inquiry)
            if let aspect = token.aspect {
                settle(&pending, chunk)
                for index in chunk.nominals.indices { chunk.nominals[index].aspect = aspect }
                if chunk.head != .unknown || chunk.nominals.isEmpty { chunk.head = .aspect(aspect) }
            } else if let rule = token.rule([.nominal], in: lexis) {
                noun(rule, token, chunk, &pending)
            } else if let rule = token.rule([.role], in: lexis) {
                // «A suppressive substrates» suppress A.
                if case .role(let old) = chunk.head, sign(old) != nil, sign(rule) == nil { continue }
                chunk.head = .role(rule)
            } else if token.has(.population) {
                population(chunk, &pending, table)
            } else if token.has(.carrier) {
                settle(&pending, chunk)
                if case .role = chunk.head {
                    // «A target genes» are targets.
                } else if chunk.head != .unknown || chunk.nominals.isEmpty {
                    chunk.head = .carrier
                }
            } else if token.has(.malady), chunk.nominals.last.map({ table.isCondition($0.concept) }) == true {
                // «KID syndrome».
                settle(&pending, chunk)
                chunk.head = .carrier
            } else if chunk.isBred, !nounFollows(tokens, at) {
                population(chunk, &pending, table)
            } else if let sign = premodifier(token) {
                pending = sign
            } else if token.shape == .past || token.shape == .gerund, nounFollows(tokens, at) {
                continue
            } else {
                chunk.head = .unknown
            }
        }
        settle(&pending, chunk)
        if isAdjective(chunk, before: at, tokens, table) {
            chunk.nominals = []
            chunk.head = .unknown
        }
        return (hasContent || chunk.isNegated || chunk.direction != 0 ? chunk : nil, at)
    }

    private func isBoundary(_ token: EnglishToken) -> Bool {
        guard token.kind == .word, token.degree == nil, token.aspect == nil else { return false }
        return token.cues.contains { cue in
            switch cue {
            case .ability, .inquiry, .adjectival, .malady, .ailment, .skip, .determiner, .population, .carrier, .no,
                .hedge,
                .past, .verb, .suppose,
                .dispute,
                .it, .remedy,
                .event, .lacking, .given:
                false
            default: true
            }
        } && token.rule([.nominal, .role], in: lexis) == nil
    }

    func nounFollows(_ tokens: [EnglishToken], _ at: Int) -> Bool {
        guard at + 1 < tokens.count else { return false }
        let next = tokens[at + 1]
        if next.mention != nil || next.aspect != nil || next.has(.carrier) || next.has(.population)
            || next.degree != nil || next.has(.malady) || next.has(.inquiry)
        {
            return true
        }
        if next.rule([.nominal, .role], in: lexis) != nil { return true }
        return next.kind == .unknown && next.shape != .adverb && next.shape != .number
    }
}
