import KaojuClaims
import KaojuText

/// Makes the topics of a ledger, each when it is asked for; what ranks them is found at once.
final class TopicAssembler: Sendable {
    /// What is known of a topic before it is made: 32 bytes, for there are nearly as many as claims.
    struct Head {
        var status: Topic.Status
        var direction: Direction
        /// The number of its distinct sources.
        let sources: Int32
        private let counts: (Int32, Int32, Int32, Int32, Int32, Int32)

        /// - Parameters:
        ///   - sides: how many claims stand for it, against it, and neither.
        ///   - sourcesOfSides: the numbers of their distinct sources.
        init(status: Topic.Status, direction: Direction, sources: Int, sides: Sides, sourcesOfSides: Sides) {
            self.status = status
            self.direction = direction
            self.sources = Int32(sources)
            counts = (
                Int32(sides.supporting), Int32(sides.opposing), Int32(sides.undetermined),
                Int32(sourcesOfSides.supporting), Int32(sourcesOfSides.opposing), Int32(sourcesOfSides.undetermined)
            )
        }

        /// How many claims stand for it, against it, and neither.
        var sides: Sides { (Int(counts.0), Int(counts.1), Int(counts.2)) }
        /// The numbers of their distinct sources.
        var sourcesOfSides: Sides { (Int(counts.3), Int(counts.4), Int(counts.5)) }
    }

    /// A number for each side of a topic.
    typealias Sides = (supporting: Int, opposing: Int, undetermined: Int)

    let ledger: ClaimLedger
    let catalogue: ConceptCatalogue
    private let hierarchy: ConceptHierarchy
    let language: Language
    let weights: EvidenceWeights
    let names: [ConceptCatalogue.Names]
    let folder: TopicFolder

    /// Names the pairs and finds what is folded into which. O(claims), but for sorting.
    init(
        ledger: ClaimLedger, catalogue: ConceptCatalogue, hierarchy: ConceptHierarchy, language: Language,
        weights: EvidenceWeights
    ) {
        self.ledger = ledger
        self.catalogue = catalogue
        self.hierarchy = hierarchy
        self.language = language
        self.weights = weights
        names = ledger.concepts.map { catalogue.names(of: $0) }
        folder = TopicFolder(ledger, hierarchy, categories: names.map(\.category))
    }

    /// The id of the topic of a pair.
    func id(ofPair pair: Int) -> String {
        let pair = ledger.pairs[pair]
        return Digest.identifier("topic", [ledger.concepts[pair.subject], ledger.concepts[pair.object]])
    }

    /// One topic a pair, ranked, and the statuses in the order of the ledger's pairs. O(claims + folded claims), but for
    /// sorting.
    func topics(jobs: Int) -> (ranked: TopicList, statuses: [Topic.Status]) {
        let heads = sideBySide(ledger.pairs.count, jobs: jobs) { self.head(ofPair: $0) }
        return (TopicList(self, heads, order: ranking(of: heads)), heads.map(\.status))
    }

    /// Most contested first, then those with most sources, then by the concepts' ids. O(n log n).
    private func ranking(of heads: [Head]) -> [Int32] {
        var rank: [Topic.Status: Int] = [:]
        for (place, status) in Topic.Status.allCases.enumerated() { rank[status] = place }
        let keys = heads.indices.map { pair in
            let (subject, object) = ledger.rank(ofPair: pair)
            return (Int32(rank[heads[pair].status] ?? 0), -heads[pair].sources, Int32(subject), Int32(object))
        }
        return keys.indices.map { Int32($0) }.sorted { keys[Int($0)] < keys[Int($1)] }
    }

    /// The claims that a topic hears, in document order.
    func voices(ofPair pair: Int) -> [TopicRule.Voice] {
        let facts = ledger.facts
        func voices(_ pair: Int, _ fold: TopicFolder.Fold?) -> [TopicRule.Voice] {
            ledger.claimsOfPair[pair].map { TopicRule.Voice($0, facts[$0], via: fold) }
        }
        var all = voices(pair, nil)
        let folds = folder.folds(ofPair: pair)
        if !folds.isEmpty {
            for fold in folds { all += voices(fold.pair, fold) }
            all.sort { $0.claim < $1.claim }
        }
        return all
    }

    private func head(ofPair pair: Int) -> Head {
        let all = voices(ofPair: pair)
        let rule = TopicRule(all, ledger)
        let isDisputed = hasStatements(pair, folder.folds(ofPair: pair), all)
        let sources = ledger.sources(of: all.lazy.map(\.claim)).count
        var supporting = 0
        var opposing: [Int] = []
        var undetermined: [Int] = []
        for voice in all {
            switch rule.side(of: voice) {
            case .supporting: supporting += 1
            case .opposing: opposing.append(voice.claim)
            case .undetermined: undetermined.append(voice.claim)
            }
        }
        // Most topics have one side.
        let sourcesFor =
            opposing.isEmpty && undetermined.isEmpty
            ? sources : ledger.sources(of: all.lazy.filter { rule.side(of: $0) == .supporting }.map(\.claim)).count
        return Head(
            status: rule.status(isDisputed: isDisputed), direction: rule.direction, sources: sources,
            sides: (supporting, opposing.count, undetermined.count),
            sourcesOfSides: (
                sourcesFor, ledger.sources(of: opposing).count, ledger.sources(of: undetermined).count
            ))
    }

    /// The ids of a topic's own claims on each side.
    func own(ofPair pair: Int) -> (supporting: ClaimIDs, opposing: ClaimIDs) {
        let all = voices(ofPair: pair)
        let rule = TopicRule(all, ledger)
        func ids(_ side: TopicRule.Side) -> ClaimIDs {
            ClaimIDs(all.filter { $0.isOwn && rule.side(of: $0) == side }.map(\.claim), in: ledger.claims)
        }
        return (ids(.supporting), ids(.opposing))
    }

    /// Whether both sides of a topic have a claim of its own pair, and all claims stand in one document.
    func isOfOneDocument(_ pair: Int) -> Bool {
        let all = voices(ofPair: pair)
        let rule = TopicRule(all, ledger)
        var document: Int?
        var own = (supporting: false, opposing: false)
        for voice in all {
            let side = rule.side(of: voice)
            if side == .undetermined { continue }
            let mine = ledger.claims.document(of: voice.claim)
            if let document, document != mine { return false }
            document = mine
            if voice.isOwn, side == .supporting { own.supporting = true }
            if voice.isOwn, side == .opposing { own.opposing = true }
        }
        return own.supporting && own.opposing
    }

    /// The designs of a topic's claims.
    func designs(ofPair pair: Int) -> Set<StudyDesign> {
        // There are few designs, and to hash one takes longer than to look through all of them.
        var out: [StudyDesign] = []
        for pair in [pair] + folder.folds(ofPair: pair).map(\.pair) {
            for claim in ledger.claimsOfPair[pair] where !out.contains(ledger.facts[claim].design) {
                out.append(ledger.facts[claim].design)
            }
        }
        return Set(out)
    }

    /// The ids of the topics that a topic takes in.
    func folded(intoPair pair: Int) -> [String] { folder.folds(ofPair: pair).map { id(ofPair: $0.pair) } }

    /// A topic as far as others name it: who it is and what it takes in, without claims, statements and grading. O(folded topics).
    func outline(ofPair pair: Int, _ head: Head) -> Topic {
        let (subject, object) = participants(of: pair)
        return Topic(
            id: id(ofPair: pair), subject: subject, object: object, direction: .neutral, status: head.status,
            disputedByText: false, group: id(ofPair: folder.group(ofPair: pair)), supporting: [], opposing: [],
            undetermined: [],
            statements: [], folded: folder.folds(ofPair: pair).map { related($0, to: pair) })
    }

    /// The topic of a pair. O(its claims), but for sorting.
    func topic(ofPair pair: Int, _ head: Head) -> Topic {
        let folds = folder.folds(ofPair: pair)
        let all = voices(ofPair: pair)
        let rule = TopicRule(all, ledger)
        var out = outline(ofPair: pair, head)
        out.direction = rule.direction
        out.statements = statements(pair, folds, all)
        out.disputedByText = !out.statements.isEmpty
        out.supporting.reserveCapacity(head.sides.supporting)
        var sides: (supporting: [Int], opposing: [Int]) = ([], [])
        let notes = notes(folds)
        for voice in all {
            let stand = stand(voice, voice.fold.flatMap { notes[$0] })
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
        out.grading = Grading(supporting: sides.supporting, opposing: sides.opposing, in: ledger, by: weights)
        if !out.opposing.isEmpty {
            out.differences = differences(between: out.supporting, and: out.opposing, sides)
        }
        return out
    }

    /// The topic of a pair that is folded in, and why it is.
    private func related(_ fold: TopicFolder.Fold, to pair: Int) -> Topic.Related {
        let other = ledger.pairs[fold.pair]
        func end(_ concept: Int) -> ConceptRelation.End {
            ConceptRelation.End(id: ledger.concepts[concept], zh: names[concept].zh, en: names[concept].en)
        }
        return Topic.Related(
            topic: id(ofPair: fold.pair), via: fold.relation.rawValue, subject: end(other.subject),
            object: end(other.object), why: steps(fold, to: pair))
    }

    /// How the concepts of a pair that is folded in lead to those of the pair.
    func steps(_ fold: TopicFolder.Fold, to pair: Int) -> [ConceptRelation] {
        let (own, other) = (ledger.pairs[pair], ledger.pairs[fold.pair])
        return steps(from: other.subject, to: own.subject) + steps(from: other.object, to: own.object)
    }

    /// How one concept of the ledger leads to another.
    func steps(from concept: Int, to other: Int) -> [ConceptRelation] {
        hierarchy.steps(from: ledger.concepts[concept], to: ledger.concepts[other])
    }

    /// What explains a conflict: a source that stands on both sides counts with its opposition, and a claim that names
    /// no dose has that of its source in the same sentence.
    private func differences(
        between supporting: [Topic.Stand], and opposing: [Topic.Stand], _ claims: (supporting: [Int], opposing: [Int])
    ) -> [ConditionDifference] {
        let against = Set(ledger.sources(of: claims.opposing))
        var plain = supporting.indices.filter { against.isDisjoint(with: ledger.sources[claims.supporting[$0]]) }
        if plain.isEmpty { plain = Array(supporting.indices) }
        func isDosed(_ stand: Topic.Stand) -> Bool { !stand.conditions.doses.isEmpty }
        if !supporting.contains(where: isDosed), !opposing.contains(where: isDosed) {
            return ConditionDifference.between(plain.map { supporting[$0].conditions }, opposing.map(\.conditions))
        }
        var doses: [[String]: Conditions] = [:]
        func key(_ stand: Topic.Stand) -> [String] {
            [stand.document, "\(stand.sentence.start)"] + stand.works
        }
        for stand in supporting + opposing where !stand.conditions.doses.isEmpty {
            if doses[key(stand)] == nil { doses[key(stand)] = stand.conditions }
        }
        func completed(_ stands: [Topic.Stand]) -> [Conditions] {
            stands.map { stand in
                let conditions = stand.conditions
                guard conditions.doses.isEmpty, let known = doses[key(stand)] else { return conditions }
                return conditions.dosed(as: known)
            }
        }
        return ConditionDifference.between(completed(plain.map { supporting[$0] }), completed(opposing))
    }

    private func stand(_ voice: TopicRule.Voice, _ fold: Topic.Stand.Fold?) -> Topic.Stand {
        let fact = ledger.facts[voice.claim]
        return Topic.Stand(
            ledger.claims[voice.claim], citing: ledger.cited(by: voice.claim),
            under: ledger.conditions(of: voice.claim), weight: weights.weight(of: fact.design, fact.certainty),
            fold: fold)
    }

    /// How the claims of each folded pair come to a topic.
    private func notes(_ folds: ArraySlice<TopicFolder.Fold>) -> [TopicFolder.Fold: Topic.Stand.Fold] {
        var out: [TopicFolder.Fold: Topic.Stand.Fold] = [:]
        for fold in folds {
            let pair = ledger.pairs[fold.pair]
            out[fold] = Topic.Stand.Fold(
                via: fold.relation.rawValue, topic: id(ofPair: fold.pair),
                pair: Topic.Stand.Pair(
                    subject: names[pair.subject].label(language), object: names[pair.object].label(language)))
        }
        return out
    }
}
