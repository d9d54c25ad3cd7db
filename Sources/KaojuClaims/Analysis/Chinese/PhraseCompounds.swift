import KaojuText

/// Nouns put together, and the signs laid on them.
extension PhraseReader {
    /// Puts a noun behind another: the second is the head, the first tells which.
    mutating func combine(with token: Token, _ table: inout ConceptTable) -> Bool {
        let at = phrase.nominals.count - 1
        var head = nominal(token, direction: 0)
        let modifier = phrase.nominals[at].concept
        let concept = head.concept
        if table.isContext(concept) {
            // «CKD 患者»: still the disease, but as a population.
            phrase.range.end = token.range.end
            phrase.nominals[at].modifiers.append(concept)
            phrase.isContext = true
            addAside(token)
            return true
        }
        if isTreatment(concept, of: modifier, table) { return false }
        head.modifiers = phrase.nominals[at].modifiers + [modifier]
        head.range = token.range
        let whole = phrase.nominals[at].range.union(token.range)
        if isOfBearer(concept, modifier, table) || isKindOf(concept, modifier, token, table) {
            let surface = clause.text(whole).replacing(" ", with: "")
            head.concept = table.composite(modifier, concept, surface: surface, language: language)
            head.range = whole
            // «肝、肾纤维化», «钙、磷代谢紊乱»: the head is that of every member of the list.
            shareHead(concept, with: phrase.nominals[..<at].indices, like: modifier, &table)
        }
        head.direction = phrase.nominals[at].direction
        phrase.nominals[at] = head
        phrase.range.end = token.range.end
        phrase.isContext = false
        addAside(token)
        return true
    }

    private mutating func shareHead(
        _ head: Int, with members: Range<Int>, like modifier: Int, _ table: inout ConceptTable
    ) {
        let bare = members.filter {
            phrase.nominals[$0].aspect == nil && phrase.nominals[$0].modifiers.isEmpty
                && (table.isOrgan(modifier)
                    ? table.isOrgan(phrase.nominals[$0].concept)
                    : table.isSubstance(phrase.nominals[$0].concept) && table.isSubstance(modifier))
        }
        guard bare.count == members.count else { return }
        for at in bare {
            let own = phrase.nominals[at]
            phrase.nominals[at].concept = table.composite(
                own.concept, head, surface: clause.text(own.range) + table[head].label(language), language: language)
            phrase.nominals[at].modifiers = [own.concept]
        }
    }

    /// Whether a drug, or a disease behind a drug, stands beside the noun before it and is not in it.
    private func isTreatment(_ concept: Int, of modifier: Int, _ table: ConceptTable) -> Bool {
        if ["Drug", "Procedure", "Treatment"].contains(table.category(concept)), table.isCondition(modifier) {
            return true
        }
        // «治疗 O 的抗氧化剂»: O is treated, the head is the remedy.
        if table.isCondition(modifier), table.isSubstance(concept), start > 0,
            clause[start - 1].has(Frame.therapy)
        {
            return true
        }
        return table.isRemedy(modifier) && table.isCondition(concept)
            && (!table.isSubstance(modifier) || table.category(modifier) == "Drug")
    }

    /// Whether a process or a finding is one of the cell, substance or organ before it, and so a concept of its own.
    private func isOfBearer(_ concept: Int, _ modifier: Int, _ table: ConceptTable) -> Bool {
        let isOrgan = table.category(modifier) == "GrossAnatomicalStructure"
        if table.isProcess(concept), table.isCell(modifier) || table.isSubstance(modifier) || isOrgan { return true }
        return (table.category(concept) == "PhenotypicFeature" || table.isCondition(concept)) && isOrgan
    }

    /// «山药多糖»: a class of substances right behind what they are taken from, and so a kind of its own.
    private func isKindOf(_ concept: Int, _ modifier: Int, _ token: Token, _ table: ConceptTable) -> Bool {
        guard table.category(concept) == "ChemicalEntity", let own = phrase.nominals.last?.range,
            own.end == token.range.start, clause.bytes[token.range.start] >= 0xE4, clause.bytes[own.start] >= 0xE4
        else { return false }
        return table.isSubstance(modifier) || ["Food", "OrganismTaxon"].contains(table.category(modifier))
    }

    /// The cell that a process is one of: of a name that holds it («内皮细胞凋亡»), the cell that the document names, too.
    func bearer(of nominal: Nominal, _ table: ConceptTable) -> Int? {
        if let modifier = nominal.modifiers.last { return table.isCell(modifier) ? modifier : nil }
        guard table.isProcess(nominal.concept) || table.isCondition(nominal.concept) else { return nil }
        return table.cell(beginning: clause.text(nominal.range))
    }

    func nominal(_ token: Token, direction: Int) -> Nominal {
        let mention = clause.mentions.items[token.mention ?? 0]
        return Nominal(concept: mention.concept, range: mention.range, direction: direction)
    }

    /// Whether two neighbours are two actions and not one in the other.
    func isPair(_ nominal: Nominal, _ mention: Int, _ table: ConceptTable) -> Bool {
        let other = clause.mentions.items[mention].concept
        func isAction(_ concept: Int, _ range: ByteRange) -> Bool {
            table.isAction(concept) || Valences.builtIn.isAction(clause.text(range))
        }
        return table.category(nominal.concept) != "Pathway" && nominal.modifiers.isEmpty
            && isAction(nominal.concept, nominal.range) && isAction(other, clause.mentions.items[mention].range)
    }

    /// Examples in a parenthesis («维生素 K 拮抗剂(如华法林)») stand beside what they are examples of.
    mutating func addAside(_ token: Token) {
        guard let aside = token.aside, aside.givesExamples else { return }
        for (index, degree) in aside.mentions {
            let mention = clause.mentions.items[index]
            guard !phrase.nominals.contains(where: { $0.concept == mention.concept }) else { continue }
            phrase.nominals.append(
                Nominal(
                    concept: mention.concept, range: degree?.range.union(mention.range) ?? mention.range,
                    direction: degree?.sign ?? 0))
        }
    }

    /// Lays a sign on the nominals of a list that have none yet, else on the last.
    mutating func lay(_ sign: Int) {
        let last = phrase.nominals.count - 1
        let isShared = phrase.nominals.dropLast().allSatisfy { $0.direction == 0 }
        for at in phrase.nominals.indices where at == last || isShared {
            phrase.nominals[at].direction = combineSigns(phrase.nominals[at].direction, sign)
        }
    }

    /// -1 where the change is better or worse, and more of the concept is better: «肾功能的恶化» is less of it.
    func valence(_ token: Token, _ concept: Int, _ table: ConceptTable) -> Int {
        let effect = token.triggers.map { clause.lexis.rules[$0].effect }.first { $0 == .worsen || $0 == .improve }
        return effect != nil && table.valence(concept) == .benefit ? -1 : 1
    }

    func combineSigns(_ a: Int, _ b: Int) -> Int { a == 0 ? b : a * b }
}
