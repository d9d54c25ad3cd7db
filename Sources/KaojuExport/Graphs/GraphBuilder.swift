import KaojuRecords
import KaojuText

/// Puts concepts, claims, works and documents together as nodes of one graph.
struct GraphBuilder {
    static let nodeAttributes: [PropertyGraph.Attribute] = [
        .init("kind"), .init("name"), .init("label"), .init("label_zh"), .init("label_en"), .init("curie"),
        .init("category"), .init("claims", .int), .init("predicate"), .init("negated"), .init("certainty"),
        .init("document"), .init("start", .int), .init("end", .int), .init("quote"), .init("design"),
        .init("attribution"), .init("year", .int), .init("confidence", .double),
    ]
    static let edgeAttributes: [PropertyGraph.Attribute] = [
        .init("id"), .init("interaction"), .init("polarity"), .init("weight", .double), .init("numbers", .list),
        .init("belief", .double), .init("status"), .init("claims", .list),
    ]

    private(set) var graph = PropertyGraph(nodeAttributes: nodeAttributes, edgeAttributes: edgeAttributes)
    private var indices: [String: Int] = [:]
    private var edges: [String: Int] = [:]
    private let view: GraphView

    init(view: GraphView) { self.view = view }

    // MARK: Parts

    /// Adds the concepts, and what is claimed between them if that is asked for. O(n).
    mutating func add(concepts: PropertyGraph, withEdges: Bool) {
        let names = Dictionary(uniqueKeysWithValues: concepts.nodeAttributes.enumerated().map { ($1.name, $0) })
        for node in concepts.nodes {
            self.node(node.id, label: node.label, category: node.category, weight: node.weight) { name in
                names[name].map { node.values[$0] } ?? .absent
            }
        }
        guard withEdges else { return }
        let keys = Dictionary(uniqueKeysWithValues: concepts.edgeAttributes.enumerated().map { ($1.name, $0) })
        for edge in concepts.edges {
            let (source, target) = (concepts.nodes[edge.source].id, concepts.nodes[edge.target].id)
            self.edge(
                edge.id, source, target, edge.interaction, polarity: edge.polarity, weight: edge.weight
            ) { name in keys[name].map { edge.values[$0] } ?? .absent }
        }
    }

    /// Adds a claim between its concepts, and edges to the works that it cites.
    mutating func add(_ claim: ClaimRecord) {
        for part in [claim.subject, claim.object] {
            node(part.concept, label: part.label, category: part.category, weight: 1) { name in
                switch name {
                case "kind": .string("concept")
                case "name", "label": .string(part.label)
                case "label_zh": .string(part.labels?["zh"] ?? part.label)
                case "label_en": .string(part.labels?["en"] ?? part.label)
                case "curie": .string(part.concept)
                case "category": .string(part.category)
                default: .absent
                }
            }
        }
        let label = [claim.subject.label, (claim.negated ? "not " : "") + claim.predicate, claim.object.label]
            .joined(separator: " ")
        node(claim.id, label: label, category: "biolink:Association", weight: 1) { name in
            switch name {
            case "kind": .string("claim")
            case "name", "label", "label_zh", "label_en": .string(label)
            case "category": .string("biolink:Association")
            case "predicate": .string(claim.predicate)
            case "negated": .string(claim.negated ? "true" : "false")
            case "certainty": .string(claim.certainty)
            case "document": .string(claim.document)
            case "start": .int(claim.span.start)
            case "end": .int(claim.span.end)
            case "quote": .string(claim.quote)
            case "design": claim.evidence?.design.map { .string($0) } ?? .absent
            case "attribution": claim.attribution?.name.map { .string($0) } ?? .absent
            case "year": claim.attribution?.year.map { .int($0) } ?? .absent
            case "confidence": claim.confidence.map { .double($0) } ?? .absent
            default: .absent
            }
        }
        let polarity = Self.polarity(claim)
        edge("\(claim.id)#subject", claim.subject.concept, claim.id, "subject", polarity: polarity, weight: 1)
        edge("\(claim.id)#object", claim.id, claim.object.concept, "object", polarity: polarity, weight: 1)
        for citation in claim.citations {
            for reference in citation.references { pending.append((claim.id, reference)) }
        }
    }

    /// Claims and the references that they cite, until the references say which works they are.
    private var pending: [(claim: String, reference: String)] = []
    private var claimsByReference: [String: [String]]?

    /// Adds the work of a reference; with `cites`, the document that cites it and how often.
    mutating func add(_ reference: ReferenceRecord, cites: Bool) {
        let citing = reference.citedAt ?? []
        guard let work = reference.work, !citing.isEmpty else { return }
        if claimsByReference == nil {
            claimsByReference = Dictionary(grouping: pending, by: \.reference).mapValues { $0.map(\.claim) }
        }
        let claims = claimsByReference?[reference.id] ?? []
        guard cites || !claims.isEmpty else { return }
        let name = reference.displayName
        node(work, label: name, category: "biolink:Publication", weight: 1) { key in
            switch key {
            case "kind": .string("work")
            case "name", "label", "label_zh", "label_en": .string(name)
            case "curie": .string(work)
            case "category": .string("biolink:Publication")
            case "year": reference.year.map { .int($0) } ?? .absent
            case "quote": reference.title.map { .string($0) } ?? .absent
            default: .absent
            }
        }
        for claim in claims {
            edge("\(claim)#\(reference.id)", claim, work, "cites", polarity: "neutral", weight: 1)
        }
        guard cites else { return }
        document(reference.document)
        edge(
            "\(reference.document)#\(reference.id)", reference.document, work, "cites", polarity: "neutral",
            weight: Double(citing.count)
        ) { $0 == "numbers" ? .list(reference.number.map { ["\($0)"] } ?? []) : .absent }
    }

    private mutating func document(_ name: String) {
        node(name, label: name, category: "biolink:Article", weight: 1) { key in
            switch key {
            case "kind": .string("document")
            case "name", "label", "label_zh", "label_en", "document": .string(name)
            case "category": .string("biolink:Article")
            default: .absent
            }
        }
    }

    // MARK: Nodes and edges

    private mutating func node(
        _ id: String, label: String, category: String, weight: Double, _ value: (String) -> PropertyGraph.Value
    ) {
        guard indices[id] == nil else { return }
        indices[id] = graph.nodes.count
        graph.nodes.append(
            .init(
                id: id, label: label, category: category, weight: weight,
                values: Self.nodeAttributes.map { value($0.name) }))
    }

    private mutating func edge(
        _ id: String, _ source: String, _ target: String, _ interaction: String, polarity: String, weight: Double,
        _ value: (String) -> PropertyGraph.Value = { _ in .absent }
    ) {
        guard let from = indices[source], let to = indices[target], edges[id] == nil else { return }
        edges[id] = graph.edges.count
        graph.edges.append(
            .init(
                id: id, source: from, target: to, interaction: interaction, polarity: polarity, weight: weight,
                values: Self.edgeAttributes.map { attribute in
                    switch attribute.name {
                    case "id": .string(id)
                    case "interaction": .string(interaction)
                    case "polarity": .string(polarity)
                    case "weight": .double(weight)
                    default: value(attribute.name)
                    }
                }))
    }

    private static func polarity(_ claim: ClaimRecord) -> String {
        if claim.negated { return "neutral" }
        switch claim.predicate {
        case "increases", "causes", "produces", "correlates_positively": return "positive"
        case "treats", "prevents", "decreases", "correlates_negatively": return "negative"
        default: return "neutral"
        }
    }
}
