import KaojuClaims
import KaojuRecords
import KaojuText

/// The claims of a finished build as a graph that questions are put to: concepts, and between them one edge for each
/// subject, predicate and object, negated claims apart.
package struct ClaimNetwork: Sendable {
    /// A concept that a claim names.
    package struct Concept: Sendable, Hashable {
        package var id: String
        package var label: String
        /// The Chinese and the English name; empty where there is none.
        package var zh: String
        package var en: String
        package var category: String
        package var synonyms: [String]
        /// What the papers call it, sorted.
        package var surfaces: [String]

        /// The name in a language, else the label.
        package func name(_ language: Language) -> String {
            let own = language == .zh ? zh : en
            return own.isEmpty ? label : own
        }
    }

    /// A claim with what the audit says of it.
    package struct Fact: Sendable {
        package var claim: ClaimRecord
        /// Indices of `concepts`.
        package var subject: Int
        package var object: Int
        /// `for`, `against` or `undetermined` in the topic of its own pair.
        package var stance: String
        /// The topic's status.
        package var status: String
        /// Ids of the distinct sources: works, else the document.
        package var sources: [String]
    }

    /// All claims that say the same of the same pair.
    package struct Edge: Sendable {
        package var subject: Int
        package var predicate: String
        package var object: Int
        package var isNegated: Bool
        /// Indices of `facts`, in document order.
        package var facts: [Int]

        /// The sign of the effect; a denied one has none.
        package var direction: Direction {
            isNegated ? .neutral : Predicate(rawValue: predicate)?.direction ?? .neutral
        }
    }

    /// Sorted by id.
    package let concepts: [Concept]
    package let facts: [Fact]
    /// Sorted by subject, object, predicate, negation.
    package let edges: [Edge]
    package let names: ConceptNames
    private let outgoing: [[Int]]
    private let incoming: [[Int]]
    private let references: [String: ReferenceRecord]
    private let topics: [Pair: Topic]
    private let hierarchy: NarrowerConcepts
    private let byID: [String: Int]

    /// A claim that the audit counts in the topic of a related pair.
    package struct Folded: Sendable, Hashable {
        /// An index of `facts`.
        package var fact: Int
        /// `narrower`, `opposite` or `donor`.
        package var via: String
        /// Its stance there.
        package var stance: String
    }

    /// What the audit says of a pair: the direction, and on which side which claims stand, folded ones too.
    package struct Topic: Sendable, Hashable {
        package var direction: Direction
        package var status: String
        /// Indices of `facts`.
        package var supporting: [Int] = []
        package var opposing: [Int] = []
        package var undetermined: [Int] = []
        package var folded: [Folded] = []
    }

    private struct Pair: Hashable {
        var subject: Int
        var object: Int
    }

    /// Reads a build. Errors: `records.missing`, `records.line`. O(n log n).
    package init(_ folder: BuildFolder) throws(RecordError) {
        self.init(
            claims: try folder.claims(), audit: try folder.audit(), references: try folder.references(),
            hierarchy: NarrowerConcepts(try folder.concepts()))
    }

    /// Puts the records of a build together. O(n log n).
    package init(
        claims: [ClaimRecord], audit: AuditRecord, references: [ReferenceRecord],
        hierarchy: NarrowerConcepts = NarrowerConcepts([])
    ) {
        self.hierarchy = hierarchy
        var stands: [String: (topic: Int, stance: String, sources: [String])] = [:]
        for (index, topic) in audit.topics.enumerated() {
            // A claim that was folded in belongs to another pair.
            for side in topic.sides {
                for stand in side.stands where stand.via == nil {
                    stands[stand.claim] = (index, side.name, stand.sources)
                }
            }
        }
        var drafts: [String: Concept] = [:]
        var surfaces: [String: Set<String>] = [:]
        var ends: [(subject: String, object: String)] = []
        for claim in claims {
            // The corpus's name for a concept may differ from the one in a single document.
            let topic = stands[claim.id].map { audit.topics[$0.topic] }
            let subject = Self.note(claim.subject, as: topic?.subject, &drafts, &surfaces)
            ends.append((subject, Self.note(claim.object, as: topic?.object, &drafts, &surfaces)))
        }
        let sorted = drafts.values.sorted { $0.id < $1.id }
            .map { concept in
                var concept = concept
                concept.surfaces = surfaces[concept.id, default: []].sorted()
                return concept
            }
        concepts = sorted
        let indices = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.id, $0) })
        byID = indices
        facts = zip(claims, ends).map { claim, ends in
            let stand = stands[claim.id]
            return Fact(
                claim: claim, subject: indices[ends.subject] ?? 0, object: indices[ends.object] ?? 0,
                stance: stand?.stance ?? "undetermined", status: stand.map { audit.topics[$0.topic].status } ?? "",
                sources: stand.flatMap { $0.sources.isEmpty ? nil : $0.sources } ?? ["doc:" + claim.document])
        }
        edges = Self.edges(of: facts)
        names = ConceptNames(sorted)
        var outgoing = [[Int]](repeating: [], count: sorted.count)
        var incoming = outgoing
        for (index, edge) in edges.enumerated() {
            outgoing[edge.subject].append(index)
            incoming[edge.object].append(index)
        }
        (self.outgoing, self.incoming) = (outgoing, incoming)
        let byClaim = Dictionary(claims.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var topics: [Pair: Topic] = [:]
        for record in audit.topics {
            guard let subject = indices[record.subject.concept], let object = indices[record.object.concept] else {
                continue
            }
            var topic = Topic(direction: Direction(rawValue: record.direction) ?? .neutral, status: record.status)
            for side in record.sides {
                for stand in side.stands {
                    guard let fact = byClaim[stand.claim] else { continue }
                    switch side.name {
                    case "for": topic.supporting.append(fact)
                    case "against": topic.opposing.append(fact)
                    default: topic.undetermined.append(fact)
                    }
                    if let via = stand.via { topic.folded.append(Folded(fact: fact, via: via, stance: side.name)) }
                }
            }
            topics[Pair(subject: subject, object: object)] = topic
        }
        self.topics = topics
        self.references = Dictionary(references.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The edges that leave a concept, and those that reach it, as indices. O(1).
    package func edges(from concept: Int) -> [Int] { outgoing[concept] }
    package func edges(to concept: Int) -> [Int] { incoming[concept] }

    /// Concepts with all that are narrower by the lexicon's hierarchy, ascending. A name that no claim has may be that of
    /// something broader. O(hits).
    package func narrower(than concepts: [Int], named name: String) -> [Int] {
        let ids = concepts.map { self.concepts[$0].id } + (concepts.isEmpty ? hierarchy.concepts(named: name) : [])
        return hierarchy.closure(of: ids).compactMap { byID[$0] }.sorted()
    }

    /// The claims of related pairs that the audit counts for this one.
    package func folded(from subject: Int, to object: Int) -> [Folded] {
        topics[Pair(subject: subject, object: object)]?.folded ?? []
    }

    /// What the audit says of a pair; nil where it has no topic.
    package func topic(from subject: Int, to object: Int) -> Topic? {
        topics[Pair(subject: subject, object: object)]
    }

    /// The distinct sources of some facts. O(n log n).
    package func sources(of facts: some Sequence<Int>) -> [String] {
        Set(facts.flatMap { self.facts[$0].sources }).sorted()
    }

    /// The reference with this id.
    package func reference(_ id: String) -> ReferenceRecord? { references[id] }

    /// «[10] Pasch 2008» for each reference that a claim cites, as far as it is known.
    package func citations(of claim: ClaimRecord) -> [String] {
        claim.citations.flatMap { citation in
            if citation.references.isEmpty { return [citation.surface] }
            return citation.references.map { id in
                guard let reference = references[id] else { return citation.surface }
                let number = reference.number.map { "[\($0)]" }
                let name = reference.author?.isEmpty == false ? reference.displayName : nil
                let parts = [number, name].compactMap { $0 }
                return parts.isEmpty ? citation.surface : parts.joined(separator: " ")
            }
        }
    }

    private static func note(
        _ part: ClaimRecord.Participant, as canonical: ClaimRecord.Participant?, _ drafts: inout [String: Concept],
        _ surfaces: inout [String: Set<String>]
    ) -> String {
        let named = canonical ?? part
        if let surface = part.surface { surfaces[named.concept, default: []].insert(surface) }
        if part.concept != named.concept { surfaces[named.concept, default: []].insert(part.concept) }
        if drafts[named.concept] == nil {
            drafts[named.concept] = Concept(
                id: named.concept, label: named.label, zh: named.labels?["zh"] ?? "", en: named.labels?["en"] ?? "",
                category: named.category, synonyms: named.synonyms ?? [], surfaces: [])
        }
        return named.concept
    }

    private struct Key: Hashable {
        var subject: Int
        var object: Int
        var predicate: String
        var isNegated: Bool
    }

    private static func edges(of facts: [Fact]) -> [Edge] {
        var byKey: [Key: [Int]] = [:]
        for (index, fact) in facts.enumerated() {
            let claim = fact.claim
            let key = Key(
                subject: fact.subject, object: fact.object, predicate: claim.predicate, isNegated: claim.negated)
            byKey[key, default: []].append(index)
        }
        return byKey.map {
            Edge(
                subject: $0.key.subject, predicate: $0.key.predicate, object: $0.key.object,
                isNegated: $0.key.isNegated, facts: $0.value)
        }.sorted {
            ($0.subject, $0.object, $0.predicate, $0.isNegated ? 1 : 0)
                < ($1.subject, $1.object, $1.predicate, $1.isNegated ? 1 : 0)
        }
    }
}
