import KaojuClaims
import KaojuText

/// What a topic takes from the texts: where they dispute it, and the words for its two concepts.
extension TopicAssembler {
    /// Whether there is any of the statements of a pair. O(voices).
    func hasStatements(
        _ pair: Int, _ folds: ArraySlice<TopicFolder.Fold>, _ voices: [TopicRule.Voice]
    ) -> Bool {
        if !ledger.disputes(ofPair: pair).isEmpty { return true }
        if folds.contains(where: { $0.isTurned && !ledger.disputes(ofPair: $0.pair).isEmpty }) { return true }
        return voices.contains { $0.disputesItself && !ledger.isSpokenOf($0.claim) }
    }

    /// What the text says of the pair itself, or of it with the subject's opposite; a disputed claim speaks where no
    /// such statement holds its place.
    func statements(
        _ pair: Int, _ folds: ArraySlice<TopicFolder.Fold>, _ voices: [TopicRule.Voice]
    ) -> [Topic.Statement] {
        let turned = folds.filter(\.isTurned)
        var out: [Topic.Statement] = []
        for (pair, via) in [(pair, nil)] + turned.map({ ($0.pair, "opposite") }) {
            for index in ledger.disputes(ofPair: pair) {
                let dispute = ledger.disputes[index]
                out.append(
                    Topic.Statement(
                        document: dispute.document, section: dispute.section, span: dispute.quote.span,
                        kind: dispute.kind, quote: dispute.quote.text, via: via))
            }
        }
        for voice in voices where voice.disputesItself {
            let claim = ledger.claims[voice.claim]
            if ledger.isSpokenOf(voice.claim) { continue }
            out.append(
                Topic.Statement(
                    document: claim.document, section: claim.section, span: claim.span, quote: claim.quote,
                    via: voice.isOwn ? nil : "opposite"))
        }
        return Self.unique(out).sorted { $0.document != $1.document ? $0.document < $1.document : $0.span < $1.span }
    }

    /// The two concepts, with the words and place of the first claim or, where there is none, of the first statement.
    func participants(of pair: Int) -> (Claim.Participant, Claim.Participant) {
        let (subject, object) = (ledger.pairs[pair].subject, ledger.pairs[pair].object)
        if let first = ledger.claimsOfPair[pair].first {
            let claim = ledger.claims[first]
            return (participant(subject, claim.subject), participant(object, claim.object))
        }
        for index in ledger.disputes(ofPair: pair) {
            for said in ledger.disputes[index].pairs
            where catalogue.canonical(said.subject.concept) == ledger.concepts[subject]
                && catalogue.canonical(said.object.concept) == ledger.concepts[object]
            {
                return (
                    participant(subject, CorpusClaim.End(said.subject)),
                    participant(object, CorpusClaim.End(said.object))
                )
            }
        }
        return (participant(subject, .nothing), participant(object, .nothing))
    }

    /// The concept as the corpus names it, with the words and place of its first claim.
    private func participant(_ concept: Int, _ first: CorpusClaim.End) -> Claim.Participant {
        let name = names[concept]
        return Claim.Participant(
            concept: ledger.concepts[concept], label: name.label(language), zh: name.zh, en: name.en,
            synonyms: name.synonyms, category: name.category, surface: first.surface, span: first.span,
            direction: first.direction)
    }

    /// The items without repetitions, in their order.
    private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
        if items.count < 2 { return items }
        var seen: Set<Item> = []
        return items.filter { seen.insert($0).inserted }
    }
}
