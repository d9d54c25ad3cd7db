import KaojuTerminology
import KaojuText
import KaojuWorks

/// Merges the analyses of a corpus into one evidence graph. The order of the analyses does not matter.
package struct GraphAssembler: Sendable {
    private let hierarchy: ConceptHierarchy?
    private let weights: EvidenceWeights
    private let jobs: Int

    /// Creates an assembler.
    /// - Parameters:
    ///   - hierarchy: the lexicon's; nil takes what the concepts of the analyses say of their parents, opposites and
    ///     donors, which misses a step over a concept that no document names.
    ///   - weights: how much designs and certainties count.
    ///   - jobs: how many threads may work at once; the graph is the same.
    package init(hierarchy: ConceptHierarchy? = nil, weights: EvidenceWeights = .builtIn, jobs: Int = 1) {
        self.hierarchy = hierarchy
        self.weights = weights
        self.jobs = jobs
    }

    /// The graph of all claims, labelled in `language`. Linear in claims, but for sorting and for claims that are
    /// folded into the topics of broader, opposite and donated concepts.
    package func graph(of analyses: [DocumentAnalysis], language: Language) -> EvidenceGraph {
        graph(of: MergedCorpus(documents: analyses.map { DocumentEvidence($0) }, works: Works()), language: language)
    }

    /// The graph of a corpus whose references are merged into works.
    package func graph(of corpus: MergedCorpus, language: Language) -> EvidenceGraph {
        var ordered = corpus
        ordered.documents.sort { $0.name < $1.name }
        let corpus = ordered
        let sorted = corpus.documents
        let catalogue = corpus.catalogue ?? ConceptCatalogue(sorted)
        let ledger = ClaimLedger(sorted, naming: catalogue)
        let hierarchy = hierarchy ?? ConceptHierarchy(DocumentEvidence.distinctConcepts(sorted))

        let assembler = TopicAssembler(
            ledger: ledger, catalogue: catalogue, hierarchy: hierarchy, language: language, weights: weights)
        let (ranked, statuses) = assembler.topics(jobs: jobs)
        // These know nothing of each other.
        let parts = sideBySide(3, jobs: jobs) { part -> Part in
            switch part {
            case 0: .edges(EdgeAssembler(ledger: ledger, weights: weights, statuses: statuses).edges(jobs: jobs))
            case 1:
                .nodes(NodeAssembler(ledger: ledger, names: assembler.names, language: language).nodes(sorted))
            default: .findings(FindingCollector().findings(in: corpus, ranked))
            }
        }
        var graph = EvidenceGraph(
            nodes: [], edges: EdgeList([]), topics: ranked, findings: FindingList([]),
            concepts: hierarchy.places(of: ledger.concepts))
        for part in parts {
            switch part {
            case .edges(let edges): graph.edges = edges
            case .nodes(let nodes): graph.nodes = nodes
            case .findings(let findings): graph.findings = findings
            }
        }
        return graph
    }

    private enum Part: Sendable {
        case edges(EdgeList)
        case nodes([EvidenceGraph.Node])
        case findings(FindingList)
    }
}
