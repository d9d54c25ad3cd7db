import KaojuClaims
import KaojuText

/// Makes the topics of a ledger.
struct TopicAssembler {
    let ledger: ClaimLedger
    let catalogue: ConceptCatalogue
    let hierarchy: ConceptHierarchy
    let language: Language
    let weights: EvidenceWeights
    let jobs: Int

    /// One topic a pair, ranked, and the statuses in the order of the ledger's pairs. O(claims + folded claims), but for
    /// sorting.
    func topics() -> (ranked: [Topic], statuses: [Topic.Status]) {
        let ids = ledger.pairs.map {
            Digest.identifier("topic", [ledger.concepts[$0.subject], ledger.concepts[$0.object]])
        }
        let names = ledger.concepts.map { catalogue.names(of: $0) }
        let folder = TopicFolder(ledger, hierarchy, categories: names.map(\.category))
        var out: [Topic] = []
        var sources: [Int] = []
        out.reserveCapacity(ledger.pairs.count)
        sources.reserveCapacity(ledger.pairs.count)
        let made = sideBySide(ledger.pairs.count, jobs: jobs) { pair in
            topic(pair, folding: folder.folds[pair], ids, group: ids[folder.groups[pair]], names)
        }
        for (topic, count) in made {
            out.append(topic)
            sources.append(count)
        }
        let statuses = out.map(\.status)
        rank(&out, sources)
        return (out, statuses)
    }

    /// Most contested first, then those with most sources, then by the concepts' ids. `topics` stand in the order of
    /// the ledger's pairs, `sources` are the numbers of their distinct sources. O(n log n).
    private func rank(_ topics: inout [Topic], _ sources: [Int]) {
        var rank: [Topic.Status: Int] = [:]
        for (place, status) in Topic.Status.allCases.enumerated() { rank[status] = place }
        let keys = topics.indices.map { pair in
            let (subject, object) = ledger.rank(ofPair: pair)
            return (rank[topics[pair].status] ?? 0, -sources[pair], subject, object)
        }
        topics.arrange(keys.indices.sorted { keys[$0] < keys[$1] })
    }

    private func topic(
        _ pair: Int, folding folds: [TopicFolder.Fold], _ ids: [String], group: String,
        _ names: [ConceptCatalogue.Names]
    ) -> (topic: Topic, sources: Int) {
        func voices(_ pair: Int, _ fold: TopicFolder.Fold?) -> [TopicRule.Voice] {
            ledger.claimsOfPair[pair].map { TopicRule.Voice($0, in: ledger, via: fold) }
        }
        var all = voices(pair, nil)
        if !folds.isEmpty {
            for fold in folds { all += voices(fold.pair, fold) }
            all.sort { $0.claim < $1.claim }
        }
        let rule = TopicRule(all, ledger)
        let statements = statements(pair, folds, all)
        let (subject, object) = participants(of: pair, names)
        var out = Topic(
            id: ids[pair], subject: subject, object: object, direction: rule.direction,
            status: rule.status(isDisputed: !statements.isEmpty), disputedByText: !statements.isEmpty, group: group,
            supporting: [], opposing: [], undetermined: [], statements: statements)
        var sides: (supporting: [Int], opposing: [Int]) = ([], [])
        for voice in all {
            let stand = stand(voice, ids, names)
            switch rule.side(of: voice) {
            case .supporting:
                out.supporting.append(stand)
                sides.supporting.append(voice.claim)
            case .opposing:
                out.opposing.append(stand)
                sides.opposing.append(voice.claim)
            case .undetermined: out.undetermined.append(stand)
            }
        }
        out.folded = folds.map { related($0, to: pair, ids, names) }
        out.grading = Grading(supporting: sides.supporting, opposing: sides.opposing, in: ledger, by: weights)
        if !out.opposing.isEmpty {
            out.differences = differences(between: out.supporting, and: out.opposing, sides, all: all)
        }
        return (out, ledger.sources(of: all.lazy.map(\.claim)).count)
    }

    /// The topic of a pair that is folded in, and why it is.
    private func related(
        _ fold: TopicFolder.Fold, to pair: Int, _ ids: [String], _ names: [ConceptCatalogue.Names]
    ) -> Topic.Related {
        let (own, other) = (ledger.pairs[pair], ledger.pairs[fold.pair])
        func end(_ concept: Int) -> ConceptRelation.End {
            ConceptRelation.End(id: ledger.concepts[concept], zh: names[concept].zh, en: names[concept].en)
        }
        let why =
            hierarchy.steps(from: ledger.concepts[other.subject], to: ledger.concepts[own.subject])
            + hierarchy.steps(from: ledger.concepts[other.object], to: ledger.concepts[own.object])
        return Topic.Related(
            topic: ids[fold.pair], via: fold.relation.rawValue, subject: end(other.subject),
            object: end(other.object), why: why)
    }

    /// What explains a conflict: a source that stands on both sides counts with its opposition, and a claim that names
    /// no dose has that of its source in the same sentence.
    private func differences(
        between supporting: [Topic.Stand], and opposing: [Topic.Stand], _ claims: (supporting: [Int], opposing: [Int]),
        all voices: [TopicRule.Voice]
    ) -> [ConditionDifference] {
        let against = Set(ledger.sources(of: claims.opposing))
        var plain = supporting.indices.filter { against.isDisjoint(with: ledger.sources[claims.supporting[$0]]) }
        if plain.isEmpty { plain = Array(supporting.indices) }
        func isDosed(_ stand: Topic.Stand) -> Bool { !stand.conditions.doses.isEmpty }
        if !supporting.contains(where: isDosed), !opposing.contains(where: isDosed) {
            return ConditionDifference.between(plain.map { supporting[$0].conditions }, opposing.map(\.conditions))
        }
        var doses: [[String]: Conditions] = [:]
        var sentences: [String: ByteRange] = [:]
        for voice in voices {
            let claim = ledger.claims[voice.claim]
            sentences[claim.id] = claim.sentence
        }
        func key(_ stand: Topic.Stand) -> [String] {
            let sentence = sentences[stand.claim] ?? stand.span
            return [stand.document, "\(sentence.start)"] + stand.works
        }
        for stand in supporting + opposing where !stand.conditions.doses.isEmpty {
            if doses[key(stand)] == nil { doses[key(stand)] = stand.conditions }
        }
        func completed(_ stands: [Topic.Stand]) -> [Conditions] {
            stands.map { stand in
                var out = stand.conditions
                if out.doses.isEmpty, let known = doses[key(stand)] {
                    out.doses = known.doses
                    out.doseKeys = known.doseKeys
                }
                return out
            }
        }
        return ConditionDifference.between(completed(plain.map { supporting[$0] }), completed(opposing))
    }

    private func stand(_ voice: TopicRule.Voice, _ ids: [String], _ names: [ConceptCatalogue.Names]) -> Topic.Stand {
        let claim = ledger.claims[voice.claim]
        let citations = ledger.claims.citations(of: voice.claim)
        var out = Topic.Stand(
            claim: claim.id, document: claim.document, section: claim.section, span: claim.span,
            numbers: Self.unique(citations, \.numbers), references: Self.unique(citations, \.references),
            works: ledger.sources[voice.claim].map { ledger.sourceIDs[$0] }, design: claim.design,
            predicate: claim.predicate, negated: claim.negated, certainty: claim.certainty,
            conditions: ledger.conditions(of: voice.claim),
            weight: weights.weight(of: claim.design, claim.certainty), quote: claim.quote,
            via: voice.fold?.relation.rawValue)
        if let fold = voice.fold {
            let pair = ledger.pairs[fold.pair]
            out.topic = ids[fold.pair]
            out.pair = Topic.Stand.Pair(
                subject: names[pair.subject].label(language), object: names[pair.object].label(language))
        }
        return out
    }

    /// What the text says of the pair itself, or of it with the subject's opposite; a disputed claim speaks where no
    /// such statement holds its place.
    private func statements(
        _ pair: Int, _ folds: [TopicFolder.Fold], _ voices: [TopicRule.Voice]
    ) -> [Topic.Statement] {
        let turned = folds.filter { $0.relation == .opposite && !$0.turnsObject }
        var out: [Topic.Statement] = []
        for (pair, via) in [(pair, nil)] + turned.map({ ($0.pair, "opposite") }) {
            for index in ledger.disputesOfPair[pair] {
                let dispute = ledger.disputes[index]
                out.append(
                    Topic.Statement(
                        document: dispute.document, section: dispute.section, span: dispute.quote.span,
                        kind: dispute.kind, quote: dispute.quote.text, via: via))
            }
        }
        for voice in voices where voice.certainty == .disputed {
            guard voice.isOwn || voice.fold.map({ $0.relation == .opposite && !$0.turnsObject }) == true
            else { continue }
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
    private func participants(
        of pair: Int, _ names: [ConceptCatalogue.Names]
    ) -> (Claim.Participant, Claim.Participant) {
        let (subject, object) = (ledger.pairs[pair].subject, ledger.pairs[pair].object)
        if let first = ledger.claimsOfPair[pair].first {
            let claim = ledger.claims[first]
            return (
                participant(subject, claim.subject, names), participant(object, claim.object, names)
            )
        }
        for index in ledger.disputesOfPair[pair] {
            for said in ledger.disputes[index].pairs
            where catalogue.canonical(said.subject.concept) == ledger.concepts[subject]
                && catalogue.canonical(said.object.concept) == ledger.concepts[object]
            {
                return (
                    participant(subject, CorpusClaim.End(said.subject), names),
                    participant(object, CorpusClaim.End(said.object), names)
                )
            }
        }
        let nothing = Claim.Participant(
            concept: "", label: "", zh: "", en: "", category: "", surface: "", span: ByteRange(0, 0))
        let end = CorpusClaim.End(nothing)
        return (participant(subject, end, names), participant(object, end, names))
    }

    /// The concept as the corpus names it, with the words and place of its first claim.
    private func participant(
        _ concept: Int, _ first: CorpusClaim.End, _ names: [ConceptCatalogue.Names]
    ) -> Claim.Participant {
        let name = names[concept]
        return Claim.Participant(
            concept: ledger.concepts[concept], label: name.label(language), zh: name.zh, en: name.en,
            synonyms: name.synonyms, category: name.category, surface: first.surface, span: first.span,
            direction: first.direction)
    }

    /// The items of all markers without repetitions, in their order. Those of a single marker are shared, not copied.
    private static func unique<Item: Hashable>(
        _ citations: [Claim.Citation], _ items: KeyPath<Claim.Citation, [Item]>
    ) -> [Item] {
        unique(citations.count == 1 ? citations[0][keyPath: items] : citations.flatMap { $0[keyPath: items] })
    }

    /// The items without repetitions, in their order.
    private static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
        if items.count < 2 { return items }
        var seen: Set<Item> = []
        return items.filter { seen.insert($0).inserted }
    }
}
