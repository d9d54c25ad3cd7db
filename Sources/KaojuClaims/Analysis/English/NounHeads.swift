import KaojuTerminology
import KaojuText

/// What the words of a noun chunk make of it: the new head, what is tied to it by a hyphen, who is studied.
extension NounChunker {
    /// A mention: the new head; what stood before it is its modifier.
    func take(
        _ mention: Mention, _ token: EnglishToken, _ chunk: NounChunk, _ pending: inout Int, _ hasContent: Bool,
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
            population(chunk, &pending, table)
            return
        }
        if chunk.head == .population { chunk.agents = []; chunk.conditions = [] }
        if table.isContext(mention.concept) || table.isCell(mention.concept) && !chunk.nominals.isEmpty {
            if chunk.isBred, !chunk.nominals.isEmpty {
                // «A transgenic corneas».
                population(chunk, &pending, table)
                return
            }
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
        if case .role(let rule) = chunk.head, chunk.nominals.isEmpty, chunk.owner != nil {
            // «and its inhibitor B».
            chunk.partner = (rule, roleRange)
        }
        nominal.direction = pending
        if pending == 0, chunk.direction != 0, chunk.nominals.isEmpty { nominal.direction = chunk.direction }
        pending = 0
        chunk.direction = 0
        chunk.nominals = [nominal]
        chunk.head = .mention
    }

    /// «A-induced», «A-deficient», «A-treated», «A-positive»: the mention before is a modifier.
    func tie(_ token: EnglishToken, _ chunk: NounChunk) -> Bool {
        guard let last = chunk.nominals.last else { return false }
        if let rule = token.rule([.compound], in: lexis) {
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
        if token.has(.given) || token.rule([.therapy], in: lexis) != nil {
            chunk.treatment = token.rule([.therapy], in: lexis).map { ($0, token.range) }
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
    func noun(_ rule: Int, _ token: EnglishToken, _ chunk: NounChunk, _ pending: inout Int) {
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
    func population(_ chunk: NounChunk, _ pending: inout Int, _ table: ConceptTable) {
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
    func settle(_ pending: inout Int, _ chunk: NounChunk) {
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

    func premodifier(_ token: EnglishToken) -> Int? {
        guard token.shape == .past || token.has(.past) || token.shape == .gerund else { return nil }
        return token.rule([.verb, .change], in: lexis).flatMap(sign)
    }
}
