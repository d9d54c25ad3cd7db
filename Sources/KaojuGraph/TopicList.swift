import KaojuClaims

/// The topics of a graph, ranked as the audit has them: those of one status stand together.
///
/// A corpus has nearly as many topics as claims, and each is looked at a few times: they are made when they are asked for,
/// O(their claims), and what can be told without making them is told.
public struct TopicList: RandomAccessCollection, Sendable {
    enum Storage: Sendable {
        /// As they are.
        case made([Topic])
        /// By the pairs of a ledger.
        case assembled(TopicAssembler, [TopicAssembler.Head], order: [Int32])
    }

    let storage: Storage

    /// These topics; those of one status are brought together.
    package init(_ topics: [Topic]) {
        let ranks = topics.map { Topic.Status.allCases.firstIndex(of: $0.status) ?? 0 }
        let isRanked = zip(ranks, ranks.dropFirst()).allSatisfy { $0 <= $1 }
        let order = isRanked ? [] : topics.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        storage = .made(isRanked ? topics : order.map { topics[$0] })
    }

    /// The topics of an assembler's pairs, in an order.
    init(_ assembler: TopicAssembler, _ heads: [TopicAssembler.Head], order: [Int32]) {
        storage = .assembled(assembler, heads, order: order)
    }

    /// The place of the first topic.
    public var startIndex: Int { 0 }
    /// The number of topics.
    public var endIndex: Int {
        switch storage {
        case .made(let topics): topics.count
        case .assembled(_, _, let order): order.count
        }
    }

    /// A topic, which may be made for this. O(its claims), but for sorting.
    public subscript(index: Int) -> Topic {
        switch storage {
        case .made(let topics): topics[index]
        case .assembled(let assembler, let heads, let order):
            assembler.topic(ofPair: Int(order[index]), heads[Int(order[index])])
        }
    }

    /// A topic as far as others name it: subject, object, and what it takes in; of the rest nothing can be relied on.
    /// O(folded topics).
    package func outline(at index: Int) -> Topic {
        switch storage {
        case .made(let topics): topics[index]
        case .assembled(let assembler, let heads, let order):
            assembler.outline(ofPair: Int(order[index]), heads[Int(order[index])])
        }
    }

    /// What knows topics again that an earlier build had; nil where that cannot be told. O(claims).
    /// - Parameter common: what all topics depend on beside the documents.
    package func fingerprinter(common: String) -> TopicFingerprinter? {
        guard case .assembled(let assembler, let heads, let order) = storage else { return nil }
        return TopicFingerprinter(assembler, heads, order: order, common: common)
    }

    /// The status of a topic. O(1).
    public func status(at index: Int) -> Topic.Status {
        switch storage {
        case .made(let topics): topics[index].status
        case .assembled(_, let heads, let order): heads[Int(order[index])].status
        }
    }

    /// The direction of a topic. O(1).
    package func direction(at index: Int) -> Direction {
        switch storage {
        case .made(let topics): topics[index].direction
        case .assembled(_, let heads, let order): heads[Int(order[index])].direction
        }
    }

    /// How many topics have a status. O(topics).
    public func count(_ status: Topic.Status) -> Int { indices.count { self.status(at: $0) == status } }

    /// The numbers of distinct claims and of distinct cited works. O(claims).
    package var sources: (claims: Int, works: Int) {
        switch storage {
        case .made(let topics):
            var claims: Set<String> = []
            var works: Set<String> = []
            for topic in topics {
                for stands in [topic.supporting, topic.opposing, topic.undetermined] {
                    // A folded claim stands in the topic of its own pair too, but that may not be here.
                    for index in stands.indices where claims.insert(stands[index].claim).inserted {
                        works.formUnion(stands[index].works.lazy.filter { $0.hasPrefix("work:") })
                    }
                }
            }
            return (claims.count, works.count)
        case .assembled(let assembler, _, _):
            let ledger = assembler.ledger
            return (ledger.claims.count, ledger.sourceIDs.indices.count { ledger.isWork($0) })
        }
    }

    /// The id of a topic. O(1).
    package func id(at index: Int) -> String {
        switch storage {
        case .made(let topics): topics[index].id
        case .assembled(let assembler, _, let order): assembler.id(ofPair: Int(order[index]))
        }
    }

    /// The ids of a topic's subject and object. O(1).
    package func pair(at index: Int) -> (subject: String, object: String) {
        switch storage {
        case .made(let topics): return (topics[index].subject.concept, topics[index].object.concept)
        case .assembled(let assembler, _, let order):
            let pair = assembler.ledger.pairs[Int(order[index])]
            return (assembler.ledger.concepts[pair.subject], assembler.ledger.concepts[pair.object])
        }
    }

    /// How many claims stand for a topic, against it, and neither. O(1).
    package func sides(at index: Int) -> (supporting: Int, opposing: Int, undetermined: Int) {
        switch storage {
        case .made(let topics):
            (topics[index].supporting.count, topics[index].opposing.count, topics[index].undetermined.count)
        case .assembled(_, let heads, let order): heads[Int(order[index])].sides
        }
    }

    /// The numbers of distinct sources for a topic, against it, and neither. O(1), for made ones O(claims).
    package func sources(at index: Int) -> (supporting: Int, opposing: Int, undetermined: Int) {
        switch storage {
        case .made(let topics):
            func count(_ stands: [Topic.Stand]) -> Int {
                Set(stands.flatMap { $0.works.isEmpty ? [$0.document] : $0.works }).count
            }
            return (
                count(topics[index].supporting), count(topics[index].opposing), count(topics[index].undetermined)
            )
        case .assembled(_, let heads, let order): return heads[Int(order[index])].sourcesOfSides
        }
    }

    /// Whether both sides of a topic have a claim of its own pair, and all claims stand in one document. O(claims).
    func isOfOneDocument(at index: Int) -> Bool {
        switch storage {
        case .made(let topics):
            let stands = topics[index].supporting + topics[index].opposing
            return stands.allSatisfy { $0.document == stands[0].document }
                && topics[index].supporting.contains(where: \.isOwn)
                && topics[index].opposing.contains(where: \.isOwn)
        case .assembled(let assembler, _, let order): return assembler.isOfOneDocument(Int(order[index]))
        }
    }

    /// The ids of the topics that a topic takes in. O(these).
    package func folded(at index: Int) -> [String] {
        switch storage {
        case .made(let topics): topics[index].folded.map(\.topic)
        case .assembled(let assembler, _, let order): assembler.folded(intoPair: Int(order[index]))
        }
    }

    /// The designs of a topic's claims. O(claims).
    package func designs(at index: Int) -> Set<StudyDesign> {
        switch storage {
        case .made(let topics):
            let topic = topics[index]
            return Set((topic.supporting + topic.opposing + topic.undetermined).map(\.design))
        case .assembled(let assembler, _, let order): return assembler.designs(ofPair: Int(order[index]))
        }
    }

    /// The ids of the claims of a topic's own pair that stand for it and against it. O(claims).
    package func own(at index: Int) -> (supporting: ClaimIDs, opposing: ClaimIDs) {
        switch storage {
        case .made(let topics):
            func ids(_ stands: [Topic.Stand]) -> ClaimIDs { ClaimIDs(stands.filter(\.isOwn).map(\.claim)) }
            return (ids(topics[index].supporting), ids(topics[index].opposing))
        case .assembled(let assembler, _, let order): return assembler.own(ofPair: Int(order[index]))
        }
    }
}

extension TopicList: Equatable {
    /// Whether both have equal topics in the same order. O(claims).
    public static func == (one: TopicList, other: TopicList) -> Bool { one.elementsEqual(other) }
}
