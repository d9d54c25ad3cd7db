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
        var chunk = NounChunk(head: .unknown, range: tokens[start].range, headRange: tokens[start].range)
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
                if let sign = token.degree, at + 1 < tokens.count, tokens[at + 1].rule(.nominal, in: lexis) == nil {
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
                take(mentions.items[mention], token, &chunk, &pending, hasContent, &table)
                chunk.isAbility = false
                hasContent = true
                continue
            }
            if token.isJoined, !token.isSlashed, !chunk.nominals.isEmpty, tie(token, &chunk) { continue }
            if at > start, tokens[at - 1].mention != nil, at + 1 < tokens.count, tokens[at + 1].has(.population),
                token.has(.given) || token.rule(.therapy, in: lexis) != nil, token.shape == .past,
                tie(token, &chunk)
            {
                continue
            }
            let isNoun =
                token.rule(.nominal, in: lexis) != nil
                && (!nounFollows(tokens, at) || !chunk.nominals.isEmpty && isVerb(at + 1))
            if let sign = token.degree, !isNoun {
                pending = sign
                continue
            }
            if token.isAdverb || token.shape == .number { continue }
            hasContent = true
            chunk.headRange = token.range
            chunk.isAbility = token.has(.ability)
            if let aspect = token.aspect {
                settle(&pending, &chunk)
                for index in chunk.nominals.indices { chunk.nominals[index].aspect = aspect }
                if chunk.head != .unknown || chunk.nominals.isEmpty { chunk.head = .aspect(aspect) }
            } else if let rule = token.rule(.nominal, in: lexis) {
                noun(rule, token, &chunk, &pending)
            } else if let rule = token.rule(.role, in: lexis) {
                // «A suppressive substrates» suppress A.
                if case .role(let old) = chunk.head, sign(old) != nil, sign(rule) == nil { continue }
                chunk.head = .role(rule)
            } else if token.has(.population) {
                population(&chunk, &pending, table)
            } else if token.has(.carrier) {
                settle(&pending, &chunk)
                if case .role = chunk.head {
                    // «A target genes» are targets.
                } else if chunk.head != .unknown || chunk.nominals.isEmpty {
                    chunk.head = .carrier
                }
            } else if let sign = premodifier(token) {
                pending = sign
            } else if token.shape == .past || token.shape == .gerund, nounFollows(tokens, at) {
                continue
            } else {
                chunk.head = .unknown
            }
        }
        settle(&pending, &chunk)
        return (hasContent || chunk.isNegated || chunk.direction != 0 ? chunk : nil, at)
    }

    private func isBoundary(_ token: EnglishToken) -> Bool {
        guard token.kind == .word, token.degree == nil, token.aspect == nil else { return false }
        return token.cues.contains { cue in
            switch cue {
            case .ability, .ailment, .skip, .determiner, .population, .carrier, .no, .hedge, .past, .verb, .suppose,
                .dispute,
                .it, .remedy,
                .event, .lacking, .given:
                false
            default: true
            }
        } && token.rule(.nominal, .role, in: lexis) == nil
    }

    /// A mention: the new head; what stood before it is its modifier.
    private func take(
        _ mention: Mention, _ token: EnglishToken, _ chunk: inout NounChunk, _ pending: inout Int, _ hasContent: Bool,
        _ table: inout ConceptTable
    ) {
        var nominal = token.part ?? Nominal(concept: mention.concept, range: mention.range)
        let roleRange = chunk.headRange
        chunk.headRange = nominal.range
        // «the EGFR inhibitor S»: a class, then its member.
        if let role = chunk.role, !token.isSlashed { chunk.kind = role }
        chunk.role = token.role
        if table.category(mention.concept) == "PopulationOfIndividualOrganisms"
            || table.category(mention.concept) == "OrganismTaxon"
        {
            // «human A levels»: a species before a noun is an adjective.
            population(&chunk, &pending, table)
            return
        }
        if chunk.head == .population { chunk.agents = []; chunk.conditions = [] }
        if table.isContext(mention.concept) || table.isCell(mention.concept) && !chunk.nominals.isEmpty {
            if chunk.nominals.isEmpty { chunk.nominals = [nominal] }
            chunk.head = .mention
            return
        }
        if token.isSlashed, !chunk.nominals.isEmpty {
            chunk.nominals.append(nominal)
            chunk.head = .mention
            return
        }
        if let last = chunk.nominals.last, table.isVariant(last.concept) != table.isVariant(nominal.concept),
            chunk.head == .mention || chunk.head == .aspect(EnglishPhrases.variant) || chunk.head == .carrier
                || table.isVariant(nominal.concept) && table.isSubstance(last.concept)
        {
            // «the A Val12Met variant» is both the gene's and the variant's.
            let aspect = chunk.nominals.last?.aspect
            nominal.aspect = aspect
            chunk.nominals.append(nominal)
            chunk.head = .mention
            return
        }
        if let last = chunk.nominals.last {
            if case .role(let rule) = chunk.head {
                // «the A inhibitor B».
                chunk.kind = (last, rule, roleRange)
            }
            let isOwn =
                table.isProcess(nominal.concept) && (table.isCell(last.concept) || table.isSubstance(last.concept))
            if chunk.head == .mention, table.category(last.concept) == "Drug", table.isCondition(nominal.concept),
                last.direction == 0, last.range.end + 1 == nominal.range.start, bytes[last.range.end] == 0x20
            {
                chunk.culprit = last
            }
            if isOwn, chunk.head == .mention, last.direction == 0 {
                let whole = last.range.union(nominal.range)
                nominal.concept = table.composite(
                    last.concept, nominal.concept, surface: String(decoding: bytes[whole.indices], as: UTF8.self),
                    language: .en)
                nominal.range = whole
                nominal.modifiers = [last.concept]
            }
        }
        nominal.direction = pending
        if pending == 0, chunk.direction != 0, chunk.nominals.isEmpty { nominal.direction = chunk.direction }
        pending = 0
        chunk.direction = 0
        chunk.nominals = [nominal]
        chunk.head = .mention
    }

    /// «A-induced», «A-deficient», «A-treated», «A-positive»: the mention before is a modifier.
    private func tie(_ token: EnglishToken, _ chunk: inout NounChunk) -> Bool {
        guard let last = chunk.nominals.last else { return false }
        if let rule = token.rule(.compound, in: lexis) {
            // «A/B-induced»: both.
            for actor in chunk.nominals { chunk.inner.append((actor, rule, token.range)) }
            chunk.nominals = []
            chunk.head = .unknown
            return true
        }
        if let sign = token.degree {
            var agent = last
            agent.direction = sign
            chunk.agents.append(agent)
            chunk.nominals.removeLast()
            chunk.head = .unknown
            return true
        }
        if token.has(.given) || token.rule(.therapy, in: lexis) != nil {
            chunk.agents.append(last)
            chunk.nominals.removeLast()
            chunk.head = .unknown
            return true
        }
        if token.kind == .unknown {
            chunk.nominals.removeLast()
            chunk.head = .unknown
            return true
        }
        return false
    }

    /// «A inhibition»: less of A; «inhibition»: of what, an «of» tells.
    private func noun(_ rule: Int, _ token: EnglishToken, _ chunk: inout NounChunk, _ pending: inout Int) {
        let isKnown = chunk.head != .unknown && !chunk.nominals.isEmpty
        if isKnown, let sign = sign(rule) {
            for index in chunk.nominals.indices {
                let old = chunk.nominals[index].direction
                chunk.nominals[index].direction = old == 0 ? sign : old * sign
            }
        }
        // «reduced expression» of something: an increase or decrease of an inhibition turns it.
        if pending != 0 {
            chunk.direction = pending
            pending = 0
        }
        chunk.head = .nominal(rule)
    }

    /// Who is studied: what stood before it is what they have or were given.
    private func population(_ chunk: inout NounChunk, _ pending: inout Int, _ table: ConceptTable) {
        if pending != 0, chunk.head == .mention {
            // «A knockout mice».
            chunk.agents += chunk.nominals.map { nominal in
                var nominal = nominal
                nominal.direction = pending
                return nominal
            }
        } else if chunk.head != .unknown {
            // «rs1234 carriers», «the metformin group»: what they have or were given, not what they suffer.
            let isGiven = { (nominal: Nominal) in
                nominal.aspect == EnglishPhrases.variant || table.isVariant(nominal.concept)
                    || table.category(nominal.concept) == "Drug"
            }
            chunk.agents += chunk.nominals.filter(isGiven)
            chunk.conditions += chunk.nominals.filter { !isGiven($0) }
        }
        pending = 0
        chunk.nominals = []
        chunk.inner = []
        chunk.head = .population
    }

    /// Lays a pending word of degree on what it stands before.
    private func settle(_ pending: inout Int, _ chunk: inout NounChunk) {
        guard pending != 0 else { return }
        if chunk.nominals.isEmpty {
            chunk.direction = pending
        } else {
            for index in chunk.nominals.indices {
                let old = chunk.nominals[index].direction
                chunk.nominals[index].direction = old == 0 ? pending : old * pending
            }
        }
        pending = 0
    }

    /// +1, -1 for a noun or a participle of change.
    func sign(_ rule: Int) -> Int? {
        switch lexis.rules[rule].effect {
        case .raise: 1
        case .lower: -1
        default: nil
        }
    }

    private func premodifier(_ token: EnglishToken) -> Int? {
        guard token.shape == .past || token.has(.past) || token.shape == .gerund else { return nil }
        return token.rule(.verb, .change, in: lexis).flatMap(sign)
    }

    private func nounFollows(_ tokens: [EnglishToken], _ at: Int) -> Bool {
        guard at + 1 < tokens.count else { return false }
        let next = tokens[at + 1]
        if next.mention != nil || next.aspect != nil || next.has(.carrier) || next.has(.population)
            || next.degree != nil
        {
            return true
        }
        if next.rule(.nominal, .role, in: lexis) != nil { return true }
        return next.kind == .unknown && next.shape != .adverb && next.shape != .number
    }
}
