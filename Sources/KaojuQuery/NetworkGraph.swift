import KaojuExport
import KaojuText

/// Makes a graph that the exports write of a part of a claim network.
package struct NetworkGraph: Sendable {
    private let network: ClaimNetwork

    package init(_ network: ClaimNetwork) { self.network = network }

    /// Concepts, and edges with those of their claims that are wanted, by index. O(edges + claims).
    package func graph(concepts: Set<Int>, edges: [Int: [Int]], _ language: Language) -> PropertyGraph {
        var graph = PropertyGraph(
            nodeAttributes: [
                .init("kind"), .init("name"), .init("label"), .init("label_zh"), .init("label_en"), .init("curie"),
                .init("category"), .init("claims", .int),
            ],
            edgeAttributes: [
                .init("id"), .init("interaction"), .init("polarity"), .init("negated"), .init("works", .list),
                .init("weight", .double), .init("status"), .init("designs", .list), .init("numbers", .list),
                .init("claims", .list),
            ])
        var counts: [Int: Int] = [:]
        for (edge, facts) in edges {
            counts[network.edges[edge].subject, default: 0] += facts.count
            counts[network.edges[edge].object, default: 0] += facts.count
        }
        let wanted = concepts.union(counts.keys).sorted()
        var indices: [Int: Int] = [:]
        for index in wanted {
            let concept = network.concepts[index]
            indices[index] = graph.nodes.count
            let label = concept.name(language)
            let count = counts[index] ?? 0
            let texts = ["concept", label, label, concept.zh, concept.en, concept.id, concept.category]
            let values: [PropertyGraph.Value] = texts.map { .string($0) } + [.int(count)]
            graph.nodes.append(
                .init(
                    id: concept.id, label: label, category: concept.category, weight: Double(max(1, count)),
                    values: values))
        }
        for (index, facts) in edges.sorted(by: { $0.key < $1.key }) {
            let edge = network.edges[index]
            guard let source = indices[edge.subject], let target = indices[edge.object] else { continue }
            let sources = network.sources(of: facts)
            let claims = facts.map { network.facts[$0].claim }
            let polarity =
                switch edge.direction {
                case .plus: "positive"
                case .minus: "negative"
                case .neutral: "neutral"
                }
            let ends = [network.concepts[edge.subject].id, network.concepts[edge.object].id]
            let id = Digest.identifier("edge", [ends[0], edge.predicate, ends[1], edge.isNegated ? "1" : "0"])
            let status = facts.first.map { network.facts[$0].status } ?? ""
            let designs = Set(claims.compactMap { $0.evidence?.design }).sorted()
            let numbers = Set(claims.flatMap { $0.citations.flatMap(\.numbers) }).sorted().map(String.init)
            var values: [PropertyGraph.Value] = [.string(id), .string(edge.predicate), .string(polarity)]
            values += [.string(edge.isNegated ? "true" : "false"), .list(sources), .double(Double(sources.count))]
            values += [.string(status), .list(designs), .list(numbers), .list(claims.map(\.id))]
            graph.edges.append(
                .init(
                    id: id, source: source, target: target, interaction: edge.predicate, polarity: polarity,
                    weight: Double(sources.count), values: values))
        }
        return graph
    }
}
