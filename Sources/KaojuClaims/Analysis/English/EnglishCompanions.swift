import KaojuText

/// What follows a noun without a preposition of its own: what somebody was given, examples.
extension EnglishPhrases {
    /// «patients treated with S», «mice given S», «mice lacking A», «patients who received S».
    func attachGiven(to out: inout EnglishPhrase) {
        // «cells treated with S», «the kidneys of rats given S».
        let hasTissue = out.isKnown && out.rule == nil && out.phrase.nominals.allSatisfy(isTissue)
        guard out.isPopulation || hasTissue else { return }
        var at = out.next
        if at < pieces.count, pieces[at].small == .relative { at += 1 }
        guard at + 1 < pieces.count, let verb = pieces[at].verb else { return }
        let isLacking = verb.sense == .lacking
        guard isLacking || isGiven(verb), !verb.isNegated else { return }
        at += 1
        if pieces[at].small == .with || pieces[at].small == .to { at += 1 }
        guard let remedy = list(at: at), remedy.isKnown else { return }
        out.agents += isLacking ? remedy.phrase.turned(-1).nominals : remedy.phrase.nominals
        out.next = remedy.next
        if hasTissue {
            out.isPopulation = true
            out.phrase.nominals = []
        }
    }

    /// Cells and organs: what is done to them is told behind them.
    private func isTissue(_ nominal: Nominal) -> Bool {
        table.isCell(nominal.concept) || table.isContext(nominal.concept)
    }

    /// Whether a verb tells what somebody was given, behind the noun for who it was.
    func isGiven(_ verb: VerbGroup) -> Bool {
        if verb.sense == .given { return true }
        guard case .rule(let rule) = verb.sense, lexis.rules[rule].frame == .therapy else { return false }
        return verb.form == .participle || verb.form == .passive
    }

    /// «cytokines such as A and B», «statins (A, B)»: a noun that no file knows stands for its examples.
    func attachExamples(to out: inout EnglishPhrase, _ chunk: NounChunk, at index: Int) {
        guard out.rule == nil, !out.isPopulation else { return }
        var at = out.next
        if at < pieces.count, pieces[at].isComma { at += 1 }
        if at > out.next, at < pieces.count, case .aspect(Self.variant) = chunk.head, chunk.nominals.isEmpty,
            let named = pieces[at].noun, !named.nominals.isEmpty,
            named.nominals.allSatisfy({ table.isVariant($0.concept) })
        {
            // «a new mutation, Val12Met, in A».
            out.phrase.nominals += named.nominals
            out.next = at + 1
            if out.next < pieces.count, pieces[out.next].isComma { out.next += 1 }
            return
        }
        guard at + 1 < pieces.count, pieces[at].small == .include, let examples = list(at: at + 1), examples.isKnown
        else { return }
        if index > 1, pieces[index - 1].small == .of, let owner = pieces[index - 2].noun, isRole(owner),
            let own = out.phrase.nominals.first, let other = examples.phrase.nominals.first,
            table.isGene(own.concept) != table.isGene(other.concept)
                || table.isCondition(own.concept) != table.isCondition(other.concept)
        {
            // «inhibitors of A such as S»: S is an inhibitor, no A.
            return
        }
        let aspects = out.phrase.nominals.map(\.aspect)
        out.phrase.nominals += examples.phrase.nominals.map { nominal in
            var nominal = nominal
            if nominal.direction == 0 { nominal.direction = chunk.direction }
            if nominal.aspect == nil { nominal.aspect = aspects.first ?? nil }
            return nominal
        }
        out.next = examples.next
    }

    func isRole(_ chunk: NounChunk) -> Bool { if case .role = chunk.head { true } else { false } }
}
