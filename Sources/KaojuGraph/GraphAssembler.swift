import KaojuTerminology
import KaojuText
import KaojuWorks

/// Merges the analyses of a corpus into one evidence graph. The order of the analyses does not matter.
package struct GraphAssembler: Sendable {
    private let hierarchy: ConceptHierarchy?
    private let weights: EvidenceWeights

    /// Creates an assembler.
    /// - Parameters:
    ///   - hierarchy: the lexicon's; nil takes what the concepts of the analyses say of their parents, opposites and
    ///     donors, which misses a step over a concept that no document names.
    ///   - weights: how much designs and certainties count.
    package init(hierarchy: ConceptHierarchy? = nil, weights: EvidenceWeights = .builtIn) {
        self.hierarchy = hierarchy
        self.weights = weights
    }

    /// The graph of all claims, labelled in `language`. Linear in claims, but for sorting and for claims that are
    /// folded into the topics of broader, opposite and donated concepts.
    package func graph(of analyses: [DocumentAnalysis], language: Language) -> EvidenceGraph {
        graph(of: MergedCorpus(documents: analyses.map { DocumentEvidence($0) }, works: Works()), language: language)
    }

    /// The graph of a corpus whose references are merged into works.
    package func graph(of corpus: MergedCorpus, language: Language) -> EvidenceGraph {
        var corpus = corpus
        corpus.documents.sort { $0.name < $1.name }
        let sorted = corpus.documents
        let catalogue = ConceptCatalogue(sorted)
        let ledger = ClaimLedger(sorted, naming: catalogue)
        let hierarchy = hierarchy ?? ConceptHierarchy(sorted.lazy.flatMap(\.concepts))

        let assembler = TopicAssembler(
            ledger: ledger, catalogue: catalogue, hierarchy: hierarchy, language: language, weights: weights)
        let (ranked, statuses) = assembler.topics()
        return EvidenceGraph(
            nodes: NodeAssembler(ledger: ledger, catalogue: catalogue, language: language).nodes(sorted),
            edges: EdgeAssembler(ledger: ledger, weights: weights).edges(statuses), topics: ranked,
            findings: FindingCollector().findings(in: corpus, ranked),
            concepts: hierarchy.places(of: ledger.concepts))
    }
}
