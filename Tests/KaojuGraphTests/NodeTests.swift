import KaojuCitations
import KaojuClaims
import KaojuGraph
import KaojuTerminology
import KaojuText
import Testing

@Suite struct NodeTests {
    private func nodes(_ analyses: [DocumentAnalysis], _ language: Language = .zh) -> [EvidenceGraph.Node] {
        GraphAssembler().graph(of: analyses, language: language).nodes
    }

    @Test func mergesNamesOverDocuments() throws {
        let made = nodes([
            ClaimSample.analysis(
                "a.txt", ["MESH:1 treats B"],
                concepts: [Concept(id: "MESH:1", zh: "甲药", en: "jiadrug", synonyms: ["JD"], category: "biolink:Drug")]),
            ClaimSample.analysis(
                "b.txt", ["MESH:1 treats B [1]"],
                concepts: [
                    Concept(id: "MESH:1", zh: "甲药", en: "jiadrug", synonyms: ["JD", "甲"], category: "biolink:Drug")
                ]),
        ])
        let drug = try #require(made.first { $0.id == "MESH:1" })
        #expect(drug.name == "甲药" && drug.en == "jiadrug" && drug.claims == 2)
        #expect(drug.synonyms == ["JD", "甲"])
        #expect(made.map(\.id) == ["MESH:1", "T:B", "work:b.txt-1"])
    }

    /// A document's own coinage is the lexicon's concept when exactly one has its full name.
    @Test func mergesACoinageWithTheOneConceptOfThatName() throws {
        let lexicon = ClaimSample.analysis(
            "a.txt", ["MESH:1 decreases B [1]"],
            concepts: [Concept(id: "MESH:1", zh: "甲药", en: "jiadrug", synonyms: ["Jia Acid"], category: "biolink:Drug")]
        )
        let coinage = ClaimSample.analysis(
            "b.txt", ["kaoju:jiaacid increases B [1]"],
            concepts: [Concept(id: "kaoju:jiaacid", en: "jia-acid", category: "biolink:Drug")])
        let graph = GraphAssembler().graph(of: [lexicon, coinage], language: .en)
        let drug = try #require(graph.nodes.first)
        #expect(drug.id == "MESH:1" && drug.en == "jiadrug" && drug.claims == 2)
        #expect(drug.aliases == ["kaoju:jiaacid"] && drug.synonyms.contains("jia-acid"))
        #expect(graph.topics.map(\.status) == [.contested])
        #expect(graph.topics[0].subject.concept == "MESH:1")
    }

    @Test(arguments: [
        // Two concepts have the name.
        [Concept(id: "MESH:1", en: "jia acid", category: ""), Concept(id: "MESH:2", en: "Jia acid", category: "")],
        // An abbreviation is no full name.
        [Concept(id: "MESH:1", en: "other", synonyms: ["JAC"], category: "")],
    ])
    func keepsWhatIsAmbiguousApart(_ concepts: [Concept]) {
        let graph = GraphAssembler().graph(
            of: [
                ClaimSample.analysis("a.txt", ["MESH:1 decreases B [1]"], concepts: concepts),
                ClaimSample.analysis(
                    "b.txt", ["kaoju:jia decreases B [1]"],
                    concepts: [Concept(id: "kaoju:jia", en: "jia acid", synonyms: ["JAC"], category: "")]),
            ], language: .en)
        #expect(graph.nodes.contains { $0.id == "kaoju:jia" })
    }

    @Test func aLexiconConceptWithoutAnIdentifierIsKept() {
        let concept = Concept(id: "kaoju:a", en: "jia acid", category: "")
        var analysis = ClaimSample.analysis("a.txt", ["kaoju:a decreases B [1]"], concepts: [concept])
        analysis.mentions.items = [Mention(range: ByteRange(0, 3), concept: 0, source: .lexicon, score: 1)]
        let other = ClaimSample.analysis(
            "b.txt", ["MESH:1 decreases B [1]", "kaoju:b decreases B [1]"],
            concepts: [
                Concept(id: "MESH:1", en: "something else", category: ""),
                Concept(id: "kaoju:b", en: "Jia-acid", category: ""),
            ])
        #expect(nodes([analysis, other], .en).map(\.id).prefix(3) == ["MESH:1", "T:B", "kaoju:a"])
    }

    @Test func aWorkIsNamedByItsReference() throws {
        var item = BibliographicItem()
        item.authors = [PersonName(family: "Pasch", given: "A")]
        item.year = 2008
        let reference = Reference(id: "ref:a.txt-1", number: 1, item: item, work: "work:a.txt-1")
        let made = nodes([
            ClaimSample.analysis(
                "a.txt", ["A treats B [1] by:Wu_SY", "A treats B [2] by:Wu_SY year:2011", "A treats C [3]"],
                references: [reference])
        ]).filter { $0.kind == .work }
        #expect(made.map(\.name) == ["Pasch 2008", "Wu 2011", "[3] a.txt"])
        #expect(made.map(\.claims) == [1, 1, 1])
    }
}
