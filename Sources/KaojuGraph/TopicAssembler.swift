import KaojuClaims
import KaojuText

/// Makes the topics of a ledger.
struct TopicAssembler {
    let ledger: ClaimLedger
    let catalogue: ConceptCatalogue
    let hierarchy: ConceptHierarchy
    let language: Language

    /// One topic a pair, in the ledger's order. O(claims + folded claims), but for sorting.
    func topics() -> [Topic] {
        let folder = TopicFolder(ledger, hierarchy)
        let ids = ledger.pairs.map {
            Digest.identifier("topic", [ledger.concepts[$0.subject], ledger.concepts[$0.object]])
        }
        let names = ledger.concepts.map { catalogue.names(of: $0) }
        return ledger.pairs.indices.map { pair in
            topic(pair, folding: folder.folds[pair], id: ids[pair], group: ids[folder.groups[pair]], names)
        }
    }

    /// Most contested first, then those with most sources, then by the concepts' ids. O(n log n).
    func ranked(_ topics: [Topic]) -> [Topic] {
        var rank: [Topic.Status: Int] = [:]
        for (place, status) in Topic.Status.allCases.enumerated() { rank[status] = place }
        let keys = topics.map { topic in
            let stands = topic.supporting + topic.opposing + topic.undetermined
            return (rank[topic.status] ?? 0, -Set(stands.flatMap(\.works)).count)
        }
        return topics.indices.sorted { a, b in
            if keys[a] != keys[b] { return keys[a] < keys[b] }
            return (topics[a].subject.concept, topics[a].object.concept)
                < (topics[b].subject.concept, topics[b].object.concept)
        }.map { topics[$0] }
    }

    private func topic(
        _ pair: Int, folding folds: [TopicFolder.Fold], id: String, group: String, _ names: [ConceptCatalogue.Names]
    ) -> Topic {
        func voices(_ pair: Int, _ relation: TopicFolder.Relation?) -> [TopicRule.Voice] {
            ledger.claimsOfPair[pair].map { TopicRule.Voice(ledger.claims[$0], at: $0, via: relation) }
        }
        var all = voices(pair, nil)
        if !folds.isEmpty {
            for fold in folds { all += voices(fold.pair, fold.relation) }
            all.sort { $0.claim < $1.claim }
        }
        let rule = TopicRule(all, ledger)
        let first = ledger.claims[ledger.claimsOfPair[pair][0]]
        let statements = statements(all)
        var out = Topic(
            id: id, subject: participant(ledger.pairs[pair].subject, first.subject, names),
            object: participant(ledger.pairs[pair].object, first.object, names), direction: rule.direction,
            status: rule.status(), disputedByText: !statements.isEmpty, group: group, supporting: [], opposing: [],
            undetermined: [], statements: statements)
        for voice in all {
            switch rule.side(of: voice) {
            case .supporting: out.supporting.append(stand(voice))
            case .opposing: out.opposing.append(stand(voice))
            case .undetermined: out.undetermined.append(stand(voice))
            }
        }
        return out
    }

    private func stand(_ voice: TopicRule.Voice) -> Topic.Stand {
        let claim = ledger.claims[voice.claim]
        return Topic.Stand(
            claim: claim.id, document: claim.document, span: claim.quote.span,
            numbers: Self.unique(claim.citations.flatMap(\.numbers)),
            references: Self.unique(claim.citations.flatMap(\.references)),
            works: ledger.sources[voice.claim].map { ledger.sourceIDs[$0] }, design: claim.evidence.design,
            predicate: claim.predicate, negated: claim.negated, certainty: claim.certainty, quote: claim.quote.text,
            via: voice.relation?.rawValue)
    }

    private func statements(_ voices: [TopicRule.Voice]) -> [Topic.Statement] {
        Self.unique(
            voices.filter { $0.certainty == .disputed }.map { voice in
                let claim = ledger.claims[voice.claim]
                return Topic.Statement(document: claim.document, span: claim.quote.span, quote: claim.quote.text)
            })
    }

    /// The concept as the corpus names it, with the words and place of its first claim.
    private func participant(
        _ concept: Int, _ first: Claim.Participant, _ names: [ConceptCatalogue.Names]
    ) -> Claim.Participant {
        let name = names[concept]
        return Claim.Participant(
            concept: ledger.concepts[concept], label: name.label(language), zh: name.zh, en: name.en,
            synonyms: name.synonyms, category: name.category, surface: first.surface, span: first.span)
    }

    /// The items without repetitions, in their order.
    private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
        if items.count < 2 { return items }
        var seen: Set<Item> = []
        return items.filter { seen.insert($0).inserted }
    }
}
