import KaojuClaims
import KaojuGraph
import KaojuText

/// The record that `explorer.html` carries: names and texts once, everything else by index. The script's `makeStore` reads it.
struct ExplorerRecord: Sendable {
    /// The most relations that a page carries: what a canvas moves fluently and a browser opens at once.
    static let limit = 20_000
    /// How many relations the graph has.
    private let total: Int
    /// Concepts that a relation joins, in the graph's order.
    let nodes: [EvidenceGraph.Node]
    private let edges: [EvidenceGraph.Edge]
    private let language: Language
    private let index: [String: Int]
    private let topics: [OpenTopic]
    private let places: ClaimPlaces
    private let workNames: [String: String]
    private var documents: [String] = []
    private var sections = Interned()
    private var sources = Interned()
    /// Claims of one sentence share their quotation.
    private var quotes = Interned()
    /// The claims as JSON, a line each, and where each line ends.
    private var claimRows = JSONWriter()
    private var claimEnds: [Int] = []

    private static let predicates = Predicate.allCases
    private static let certainties = Certainty.allCases
    private static let designs = StudyDesign.allCases

    /// What a list of markers tells.
    private struct Cited {
        var works: [Int]
        var surface: String
        var year: Int?
    }

    /// A topic on which sources disagree.
    private struct OpenTopic: Sendable {
        /// Concepts, by index.
        var subject: Int
        var object: Int
        var status: Topic.Status
        /// Distinct sources for it, against it, and neither.
        var sources: [Int]
    }

    /// Texts by the order in which they came.
    private struct Interned: Sendable {
        private(set) var texts: [String] = []
        private var places: [ByteKey: Int] = [:]
        private var last: (text: String, place: Int)?

        /// The place of a text, as one line or, where it is an id, as it is. Neighbours often share a text.
        mutating func place(of text: String, isID: Bool = false) -> Int {
            if let last, last.text == text { return last.place }
            let line = isID ? text : PlainText.oneLine(text)
            let key = ByteKey(line)
            let place = places[key] ?? texts.count
            if place == texts.count {
                places[key] = place
                texts.append(line)
            }
            last = (text, place)
            return place
        }
    }

    init(_ graph: EvidenceGraph, language: Language, limit: Int = Self.limit) {
        self.language = language
        let edges = Self.strongest(graph.edges, limit)
        self.edges = edges
        total = graph.edges.count
        let used = Set(edges.flatMap { [$0.subject, $0.object] })
        nodes = graph.nodes.filter { $0.kind == .concept && used.contains($0.id) }
        index = Dictionary(nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var places = ClaimPlaces(edges)
        var open: [OpenTopic] = []
        let related = Set(edges.map { [$0.subject, $0.object] })
        for place in graph.topics.indices {
            let (subject, object) = graph.topics.pair(at: place)
            guard let first = index[subject], let second = index[object] else { continue }
            let status = graph.topics.status(at: place)
            if status == .contested || status == .disputed {
                let sources = graph.topics.sources(at: place)
                open.append(
                    OpenTopic(
                        subject: first, object: second, status: status,
                        sources: [sources.supporting, sources.opposing, sources.undetermined]))
            }
            guard related.contains([subject, object]) else { continue }
            let own = graph.topics.own(at: place)
            places.note(own.supporting, stance: 0)
            places.note(own.opposing, stance: 1)
        }
        topics = open
        self.places = places
        workNames = Dictionary(
            graph.nodes.filter { $0.kind == .work }.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// Those on which sources disagree, then those with most sources, in the graph's order. O(n log n).
    private static func strongest(_ edges: [EvidenceGraph.Edge], _ limit: Int) -> [EvidenceGraph.Edge] {
        if edges.count <= limit { return edges }
        // Edges are large: their ranks are sorted.
        let ranks = edges.indices.map { index in
            let isOpen = edges[index].status == .contested || edges[index].status == .disputed
            return (isOpen ? 0 : 1, -(edges[index].supporting + edges[index].opposing), index)
        }
        return ranks.sorted(by: <).prefix(limit).map(\.2).sorted().map { edges[$0] }
    }

    /// Pairs of concepts that a relation joins, each once, by index.
    var pairs: [(Int, Int)] {
        struct Pair: Hashable { var low, high: Int }
        var seen: Set<Pair> = []
        return edges.compactMap { edge in
            guard let a = index[edge.subject], let b = index[edge.object], a != b else { return nil }
            let pair = Pair(low: min(a, b), high: max(a, b))
            return seen.insert(pair).inserted ? (pair.low, pair.high) : nil
        }
    }

    /// Lane and claims of each concept.
    var lanes: [(lane: Int, claims: Int)] {
        nodes.map { (DiagramGroups.builtIn.group(of: $0.category).lane, $0.claims) }
    }

    /// Adds a document's claims. O(claims).
    mutating func add(_ document: DocumentEvidence) {
        guard !document.claims.isEmpty else { return }
        let years = Dictionary(
            document.references.compactMap { reference in reference.item.year.map { (reference.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        documents.append(PlainText.oneLine(document.name))
        let own = places.places(of: document.claims)
        var sectionPlaces: [Int: Int] = [:]
        var quotePlaces: [Int: Int] = [:]
        // Claims of a sentence share their markers.
        var cited: [Cited?] = Array(repeating: nil, count: document.citations.count)
        for (claim, place) in zip(document.claims, own) {
            guard let place else { continue }
            let markers =
                cited[claim.citations]
                ?? Cited(
                    works: document.citations[claim.citations].flatMap(\.works)
                        .map { sources.place(of: $0, isID: true) },
                    surface: PlainText.oneLine(
                        document.citations[claim.citations].map(\.surface).joined(separator: " ")),
                    year: document.citations[claim.citations].flatMap(\.references).compactMap { years[$0] }.first)
            cited[claim.citations] = markers
            let circumstances = document.circumstances[claim.circumstances].content
            let (sectionNumber, quoteNumber) = claim.shared
            let section =
                sectionPlaces[sectionNumber] ?? sections.place(of: claim.section.joined(separator: " › "))
            sectionPlaces[sectionNumber] = section
            let quote = quotePlaces[quoteNumber] ?? quotes.place(of: claim.quote)
            quotePlaces[quoteNumber] = quote
            claimRows.array { row in
                row.value(claim.id)
                row.value(documents.count - 1)
                row.value(section)
                row.value(claim.span.start)
                row.value(claim.span.end)
                row.value(quote)
                row.value(Self.predicates.firstIndex(of: claim.predicate) ?? 0)
                row.value(claim.negated ? 1 : 0)
                row.value(Self.certainties.firstIndex(of: claim.certainty) ?? 0)
                row.value(Self.designs.firstIndex(of: claim.design) ?? 0)
                row.value(place.stance)
                row.array { row in for work in markers.works { row.value(work) } }
                row.value(markers.surface)
                row.value(PlainText.oneLine(circumstances.author ?? ""))
                row.value(circumstances.year ?? markers.year ?? 0)
                row.value(place.edge)
            }
            claimEnds.append(claimRows.count)
            claimRows.endLine()
        }
    }

    /// The record with the concepts' places, as JSON. O(n).
    func json(_ places: [ExplorerLayout.Place]) -> [UInt8] {
        var out = JSONWriter()
        out.object(lines: true) { out in
            out.key("language")
            out.value(language.rawValue)
            Self.vocabulary(&out)
            out.key("nodes")
            out.array(lines: true) { out in
                for (node, place) in zip(nodes, places) { Self.write(node, place, &out) }
            }
            out.key("edges")
            out.array(lines: true) { out in for edge in edges { write(edge, &out) } }
            Self.texts("documents", documents, &out)
            Self.texts("sections", sections.texts, &out)
            Self.texts("quotes", quotes.texts, &out)
            out.key("total")
            out.value(total)
            out.key("sources")
            out.array(lines: true) { out in
                for work in sources.texts {
                    out.array { out in
                        out.value(work)
                        out.value(PlainText.oneLine(workNames[work] ?? work))
                    }
                }
            }
            out.key("topics")
            out.array(lines: true) { out in for topic in topics { write(topic, &out) } }
            out.key("claims")
            out.array(lines: true) { out in
                var start = 0
                let rows = claimRows.bytes
                for end in claimEnds {
                    out.verbatim(Array(rows[start..<end]))
                    start = end + 1
                }
            }
        }
        out.endLine()
        return out.drain()
    }

    // MARK: Parts

    private static func texts(_ key: String, _ texts: [String], _ out: inout JSONWriter) {
        out.key(key)
        out.array { out in for text in texts { out.value(text) } }
    }

    /// Words of both languages, and the names that indices stand for.
    private static func vocabulary(_ out: inout JSONWriter) {
        out.key("words")
        out.object { out in
            for language in [Language.zh, .en] {
                out.key(language.rawValue)
                out.object { out in
                    for (key, text) in Words.table("explorer/words.tsv").sorted(by: { $0.key < $1.key }) {
                        out.key("explorer." + key)
                        out.value(text[language])
                    }
                    for (key, text) in Words.table("export/words.tsv").sorted(by: { $0.key < $1.key })
                    where ["predicate.", "certainty.", "design.", "status."].contains(where: key.hasPrefix) {
                        out.key(key)
                        out.value(text[language])
                    }
                }
            }
        }
        out.key("groups")
        out.array(lines: true) { out in
            for group in DiagramGroups.builtIn.groups {
                out.object { out in
                    for (key, text) in [
                        ("zh", group.title.zh), ("en", group.title.en), ("fill", group.fill), ("line", group.line),
                    ] {
                        out.key(key)
                        out.value(text)
                    }
                }
            }
        }
        texts("predicates", Predicate.allCases.map(\.rawValue), &out)
        texts("statuses", Topic.Status.allCases.map(\.rawValue), &out)
        texts("designs", StudyDesign.allCases.map(\.rawValue), &out)
        texts("certainties", Certainty.allCases.map(\.rawValue), &out)
    }

    private static func write(_ node: EvidenceGraph.Node, _ place: ExplorerLayout.Place, _ out: inout JSONWriter) {
        out.array { out in
            out.value(node.id)
            out.value(PlainText.oneLine(node.zh))
            out.value(PlainText.oneLine(node.en.isEmpty && node.zh.isEmpty ? node.name : node.en))
            out.value(DiagramGroups.builtIn.index(of: node.category))
            out.value((place.x * 10).rounded() / 10)
            out.value((place.y * 10).rounded() / 10)
            out.value(node.claims)
            out.array { out in for synonym in node.synonyms { out.value(PlainText.oneLine(synonym)) } }
        }
    }

    private func write(_ edge: EvidenceGraph.Edge, _ out: inout JSONWriter) {
        out.array { out in
            out.value(index[edge.subject] ?? 0)
            out.value(index[edge.object] ?? 0)
            out.value(Predicate.allCases.firstIndex(of: edge.predicate) ?? 0)
            out.value(edge.polarity == "positive" ? 1 : edge.polarity == "negative" ? -1 : 0)
            out.value(Topic.Status.allCases.firstIndex(of: edge.status) ?? 0)
            out.value(edge.supporting)
            out.value(edge.opposing)
            out.value(edge.hedged)
            out.value(edge.belief)
        }
    }

    private func write(_ topic: OpenTopic, _ out: inout JSONWriter) {
        out.array { out in
            out.value(topic.subject)
            out.value(topic.object)
            out.value(Topic.Status.allCases.firstIndex(of: topic.status) ?? 0)
            for count in topic.sources { out.value(count) }
        }
    }
}
