import KaojuQuery
import KaojuRecords
import KaojuText

/// Makes diagrams of a finished build.
package struct DiagramMaker: Sendable {
    private let network: ClaimNetwork
    private let references: [ReferenceRecord]

    /// Reads a build. Errors: `records.missing`, `records.line`. O(n log n).
    package init(_ folder: BuildFolder) throws(RecordError) {
        references = try folder.references()
        network = ClaimNetwork(claims: try folder.claims(), audit: try folder.audit(), references: references)
    }

    package init(_ network: ClaimNetwork, references: [ReferenceRecord] = []) {
        self.network = network
        self.references = references
    }

    /// The diagram that is asked for. Errors: `query.name`. O(top · arrows).
    package func diagram(_ request: DiagramRequest) throws(QueryError) -> Diagram {
        let focus = try concepts(request.focus)
        let ends = try concepts(request.diseases)
        switch request.view {
        case .mechanism:
            return MechanismView(network: network, request: request, focus: focus, ends: ends).diagram()
        case .controversy:
            return ControversyView(network: network, request: request, focus: focus.union(ends)).diagram()
        case .evidence: return EvidenceView(network: network, request: request, focus: focus.union(ends)).diagram()
        case .citations: return CitationView(references: references, request: request).diagram()
        }
    }

    /// The mechanism diagram of the pairs that some of the network's edges join, as a path query finds them. O(edges).
    package func diagram(ofEdges edges: [Int], labels: DiagramRequest.Labels) -> Diagram {
        let pairs = Set(edges.map { [network.edges[$0].subject, network.edges[$0].object] })
        var request = DiagramRequest()
        request.labels = labels
        request.top = .max
        return MechanismView(network: network, request: request, focus: [], ends: [])
            .diagram(of: RelationBundle.all(network).filter { pairs.contains([$0.from, $0.to]) })
    }

    private func concepts(_ names: [String]) throws(QueryError) -> Set<Int> {
        var out: Set<Int> = []
        for name in names {
            let found = network.names.concepts(named: name)
            if found.isEmpty { throw .unknown(name, suggestions: network.names.suggestions(for: name)) }
            out.formUnion(found)
        }
        return out
    }
}
