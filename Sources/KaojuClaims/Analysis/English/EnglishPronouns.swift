import KaojuText

/// What pronouns stand for.
extension EnglishReader {
    /// A pronoun stands for the subject of the clause before, else for the topic.
    mutating func resolved(_ found: EnglishPhrase, before index: Int) -> EnglishPhrase? {
        guard found.isPronoun else { return found }
        var found = found
        let place = found.headRange
        if found.isRemedy {
            guard let remedy else { return nil }
            found.phrase = remedy
            found.phrase.anaphor = place
            return found
        }
        var antecedent = topic
        for at in pieces[..<index].indices
        where pieces[at].range.end <= place.start && pieces[at].verb?.isFinite == true {
            guard let earlier = subject(of: at), earlier.phrase.anaphor == nil else { continue }
            if earlier.isKnown {
                antecedent = earlier.phrase
                break
            }
            // What the clause before speaks of has no name: «it» is that, not what an earlier sentence was about.
            if !earlier.isPopulation { antecedent = nil }
        }
        guard let antecedent else { return nil }
        found.phrase = antecedent
        found.phrase.anaphor = place
        return found
    }

    /// «…, whereas B suppresses it»: the object of the clause before.
    mutating func resolvedObject(_ found: EnglishPhrase, of index: Int) -> EnglishPhrase? {
        guard found.isPronoun else { return found }
        var found = found
        for at in pieces[..<index].indices.reversed() where pieces[at].verb?.isFinite == true {
            guard var earlier = phrases.list(at: at + 1) else { return nil }
            // «S had no effect on O, whereas P lowered it».
            if !earlier.isKnown { earlier.phrase.nominals = earlier.targets }
            guard earlier.phrase.nominals.count == 1 else { return nil }
            let place = found.headRange
            found.phrase = earlier.phrase
            found.phrase.anaphor = place
            return found
        }
        return nil
    }

    // MARK: Possessives

    /// «S reduced O, but its use causes D»: what a possessive stands for becomes the chunk's own name. O(pieces²).
    static func owned(
        _ pieces: [EnglishPiece], _ table: ConceptTable, _ lexis: ClaimLexis, topic: Phrase?, condition: Phrase?
    ) -> [EnglishPiece] {
        var out = pieces
        for index in pieces.indices {
            guard let chunk = pieces[index].noun, chunk.nominals.isEmpty else { continue }
            if chunk.isAilment {
                let named = out[..<index].flatMap { $0.noun.map { $0.nominals + $0.conditions } ?? [] }
                let last = named.last { table.category($0.concept) == "Disease" } ?? condition?.nominals.first
                let head = chunk.head == .pronoun ? last == nil ? .unknown : .mention : chunk.head
                var nominals: [Nominal] = []
                if var disease = last?.plain {
                    disease.aspect = nil
                    if case .aspect(let name) = head { disease.aspect = name }
                    disease.direction = chunk.direction
                    nominals = [disease]
                }
                out[index].kind = .noun(
                    chunk.copy(
                        head: head, nominals: nominals, anaphor: nominals.isEmpty ? chunk.anaphor : chunk.owner))
                continue
            }
            // «this polymorphism» is the one named before.
            let isVariant = chunk.head == .aspect(EnglishPhrases.variant)
            guard let place = chunk.owner ?? (isVariant ? chunk.pointer : nil) else { continue }
            if chunk.owner == nil, index + 1 < pieces.count, [.of, .at].contains(pieces[index + 1].small) { continue }
            // What the sentence is about has no name: «their» may be that.
            if let first = out[..<index].firstIndex(where: { $0.noun != nil }), let opener = out[first].noun,
                opener.nominals.isEmpty, opener.head != .pronoun, opener.head != .population,
                ![.report, .of].contains(out[first + 1].small)
            {
                continue
            }
            let before = reflexive(index, out) ?? out[..<index].flatMap { $0.noun?.nominals ?? [] }
            let isFirst = !out[..<index].contains { $0.noun != nil }
            let candidates = isFirst ? topic?.nominals ?? [] : before
            let fits = candidates.filter { isOwner($0, of: chunk, table, lexis) }
            // What is used is what was named last, anything else belongs to what the sentence began with.
            let isLast = chunk.head == .carrier || chunk.owner == nil
            let pointed = chunk.owner == nil ? fits.last { table.isVariant($0.concept) } : nil
            guard var owner = pointed ?? (isLast ? fits.last : fits.first) else { continue }
            owner.aspect = nil
            owner.direction = chunk.direction
            switch chunk.head {
            case .aspect(let name): owner.aspect = name
            case .nominal(let rule):
                let effect = lexis.rules[rule].effect
                let sign = effect == .raise ? 1 : effect == .lower ? -1 : 0
                if sign != 0 { owner.direction = owner.direction == 0 ? sign : owner.direction * sign }
            default: break
            }
            out[index].kind = .noun(chunk.copy(head: chunk.head, nominals: [owner], anaphor: place))
        }
        return out
    }

    /// «…, and B increases its mRNA»: behind a verb «its» belongs to the verb's subject, where that has a name.
    private static func reflexive(_ index: Int, _ pieces: [EnglishPiece]) -> [Nominal]? {
        guard index > 1, let verb = pieces[index - 1].verb, verb.form == .active,
            let nominals = pieces[index - 2].noun?.nominals, !nominals.isEmpty,
            !(index > 2 && pieces[index - 3].isJoin)
        else { return nil }
        return nominals
    }

    /// Whether a name can be what «its» stands for before a noun.
    private static func isOwner(
        _ nominal: Nominal, of chunk: NounChunk, _ table: ConceptTable, _ lexis: ClaimLexis
    ) -> Bool {
        let isSubstance = table.isSubstance(nominal.concept)
        switch chunk.head {
        case .carrier: return ["Drug", "SmallMolecule", "ChemicalEntity"].contains(table.category(nominal.concept))
        case .aspect(EnglishPhrases.variant):
            return table.isGene(nominal.concept) || chunk.owner == nil && table.isVariant(nominal.concept)
        case .aspect: return isSubstance || table.isCondition(nominal.concept)
        case .nominal(let rule):
            let effect = lexis.rules[rule].effect
            if effect == .treat || effect == .prevent { return table.isGiven(nominal.concept) }
            return isSubstance || table.isCondition(nominal.concept)
        default: return false
        }
    }
}
