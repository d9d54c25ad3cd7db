import KaojuText

/// What is said within a noun chunk, before its head: «S-induced O», «its receptor A», «S-treated D patients».
extension EnglishReader {
    /// «S-induced O», «S-induced D and E».
    mutating func readInner(_ index: Int, _ chunk: NounChunk) {
        guard !chunk.inner.isEmpty, !chunk.nominals.isEmpty, chunk.head != .unknown, chunk.head != .population else {
            return
        }
        let objects = chunk.nominals + alike(chunk.nominals, in: index)
        let isRole = phrases.isRole(chunk)
        // «the D-associated O transducer» is nothing of O.
        for (actor, rule, range) in chunk.inner where !(isRole && lexis.rules[rule].effect == .associate) {
            emit([actor], objects, lexis.rules[rule].effect, rule, range, negated: false)
        }
    }

    /// «S-induced expression of O», «S-responsive genes (O, P)»: what stands behind the noun is its name.
    mutating func readInduced(_ chunk: NounChunk, _ phrase: EnglishPhrase) {
        guard chunk.nominals.isEmpty, phrase.isKnown else { return }
        switch chunk.head {
        case .aspect, .carrier, .unknown: break
        default: return
        }
        for (actor, rule, range) in chunk.inner {
            emit([actor], phrase.phrase.nominals, lexis.rules[rule].effect, rule, range)
        }
    }

    /// «A and its inhibitor B», «S with its metabolite T».
    mutating func readPartner(_ index: Int, _ chunk: NounChunk) {
        guard let (rule, range) = chunk.partner, index >= 2, pieces[index - 2].noun != nil,
            pieces[index - 1].isJoin || [.with, .to].contains(pieces[index - 1].small),
            let owner = phrases.phrase(at: root(index - 2)), owner.isKnown, owner.rule == nil
        else { return }
        let substances = owner.phrase.nominals.filter { table.isSubstance($0.concept) }
        role(chunk.nominals, substances.map(\.plain), rule, range, false)
    }

    /// «S-treated D patients».
    mutating func readTreated(_ chunk: NounChunk) {
        guard let (rule, range) = chunk.treatment, chunk.head == .population else { return }
        emit(
            drugs(chunk.agents), chunk.conditions.filter { table.isCondition($0.concept) }, .treat, rule, range,
            doubt: 0.15)
    }

    /// What is coordinated to diseases and stands as plainly as they do.
    private func alike(_ nominals: [Nominal], in index: Int) -> [Nominal] {
        let isPlain = { [table] (nominal: Nominal) in nominal.direction == 0 && table.isCondition(nominal.concept) }
        guard nominals.allSatisfy(isPlain), let whole = phrases.list(at: index), whole.rule == nil else { return [] }
        return whole.phrase.nominals.filter { nominal in
            guard isPlain(nominal), !nominals.contains(where: { $0.range == nominal.range }) else { return false }
            let owner = pieces[index..<whole.next].first { $0.noun != nil && $0.range.contains(nominal.range) }?.noun
            return owner.map { $0.inner.isEmpty && !$0.isDetermined } ?? false
        }
    }

    /// «the O inhibitors A and B».
    mutating func readClass(_ index: Int, _ chunk: NounChunk) {
        guard let (target, rule, range) = chunk.kind, let members = phrases.list(at: index) else { return }
        role(members.phrase.nominals.filter { $0.concept != target.concept }, [target], rule, range, false)
    }
}
