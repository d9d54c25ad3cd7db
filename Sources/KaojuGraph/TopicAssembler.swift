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

    /// Most contested first, then those with most sources, then by the concepts' ids. `topics` stand in the order of
    /// the ledger's pairs. O(n log n).
    func ranked(_ topics: [Topic]) -> [Topic] {
        var rank: [Topic.Status: Int] = [:]
        for (place, status) in Topic.Status.allCases.enumerated() { rank[status] = place }
        let keys = topics.enumerated().map { pair, topic in
            let works = (topic.supporting + topic.opposing + topic.undetermined).flatMap(\.works).sortedUnique()
            let (subject, object) = ledger.rank(ofPair: pair)
            return (rank[topic.status] ?? 0, -works.count, subject, object)
        }
        return topics.indices.sorted { keys[$0] < keys[$1] }.map { topics[$0] }
    }

    private func topic(
        _ pair: Int, folding folds: [TopicFolder.Fold], id: String, group: String, _ names: [ConceptCatalogue.Names]
    ) -> Topic {
        func voices(_ pair: Int, _ relation: TopicFolder.Relation?) -> [TopicRule.Voice] {
            ledger.claimsOfPair[pair].map { TopicRule.Voice($0, in: ledger, via: relation) }
        }
        var all = voices(pair, nil)
        if !folds.isEmpty {
            for fold in folds { all += voices(fold.pair, fold.relation) }
            all.sort { $0.claim < $1.claim }
        }
        let rule = TopicRule(all, ledger)
        let first = ledger.claimsOfPair[pair][0]
        let statements = statements(all)
        var out = Topic(
            id: id, subject: participant(ledger.pairs[pair].subject, ledger.claims[first].subject, names),
            object: participant(ledger.pairs[pair].object, ledger.claims[first].object, names),
            direction: rule.direction,
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
        stand(ledger.claims[voice.claim], from: ledger.sources[voice.claim], via: voice.relation)
    }

    private func stand(_ claim: Claim, from sources: [Int], via relation: TopicFolder.Relation?) -> Topic.Stand {
        Topic.Stand(
            claim: claim.id, document: claim.document, span: claim.quote.span,
            numbers: Self.unique(claim.citations.flatMap(\.numbers)),
            references: Self.unique(claim.citations.flatMap(\.references)),
            works: sources.map { ledger.sourceIDs[$0] }, design: claim.evidence.design,
            predicate: claim.predicate, negated: claim.negated, certainty: claim.certainty, quote: claim.quote.text,
            via: relation?.rawValue)
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
