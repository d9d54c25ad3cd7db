import KaojuClaims
import KaojuGraph
import KaojuTerminology
import Testing

/// Properties that hold for any claims, over seeds.
@Suite struct RandomCorpusTests {
    /// A linear congruential generator: the same corpus for a seed on every machine.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    static let concepts = [
        Concept(id: "T:a", category: "", parents: ["T:b"]), Concept(id: "T:b", category: "", opposite: "T:c"),
        Concept(id: "T:d", category: "", parents: ["T:e"], donorOf: "T:a"),
        Concept(id: "T:e", category: "", parents: ["T:f"]), Concept(id: "T:f", category: "", parents: ["T:d"]),
    ]

    static func corpus(_ seed: UInt64, prefix: String = "", concepts names: String = "abcdef") -> [DocumentAnalysis] {
        var random = Seeded(state: seed &* 977 &+ 1)
        func pick<Item>(_ items: [Item]) -> Item { items[Int(random.next() % UInt64(items.count))] }
        return (0..<4).map { document in
            let lines = (0..<12).map { _ in
                let (subject, object) = (pick(names.map(String.init)), pick(names.map(String.init)))
                let predicate = pick(["", "", "", "!"]) + pick(Predicate.allCases).rawValue
                let marker = pick([
                    "", "[1]", "[2=w]", "[1,3=\(prefix)v]", "[4=\(prefix)u] dose:5", "[4=\(prefix)u] dose:20",
                ])
                let words = [subject, predicate, object, marker.replacing("=w", with: "=\(prefix)w")]
                return (words + [pick(Certainty.allCases).rawValue, pick(StudyDesign.allCases).rawValue])
                    .filter { !$0.isEmpty }.joined(separator: " ")
            }
            return ClaimSample.analysis("\(prefix)\(document).txt", lines, concepts: Self.concepts)
        }
    }

    private func graph(_ analyses: [DocumentAnalysis]) -> EvidenceGraph {
        GraphAssembler().graph(of: analyses, language: .en)
    }

    @Test("the graph is the same with any number of threads", arguments: [1, 2, 3] as [UInt64])
    func threads(seed: UInt64) {
        let corpus = Self.corpus(seed)
        let one = GraphAssembler().graph(of: corpus, language: .zh)
        let many = GraphAssembler(jobs: 4).graph(of: corpus, language: .zh)
        #expect(!one.topics.isEmpty)
        #expect(one.topics == many.topics && one.edges == many.edges && one.nodes == many.nodes)
        #expect(one.findings == many.findings && one.concepts == many.concepts)
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func orderDoesNotMatter(_ seed: UInt64) {
        let corpus = Self.corpus(seed)
        let expected = graph(corpus)
        var random = Seeded(state: seed)
        for _ in 0..<3 {
            let shuffled = corpus.shuffled(using: &random).map { analysis in
                var copy = analysis
                copy.claims.shuffle(using: &random)
                copy.mentions.concepts.shuffle(using: &random)
                copy.citations.references.shuffle(using: &random)
                return copy
            }
            let found = graph(shuffled)
            #expect(found.nodes == expected.nodes)
            #expect(found.edges == expected.edges)
            #expect(found.topics == expected.topics)
            #expect(found.findings == expected.findings)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func countsAreConsistent(_ seed: UInt64) throws {
        let corpus = Self.corpus(seed)
        let claims = corpus.flatMap(\.claims)
        let graph = graph(corpus)
        #expect(graph.edges.flatMap(\.claims).sorted() == claims.map(\.id).sorted(), "each claim is in one edge")
        #expect(Set(graph.edges.map(\.id)).count == graph.edges.count)
        for edge in graph.edges {
            #expect((0...1).contains(edge.belief))
            #expect((edge.belief > 0) == (edge.supporting + edge.hedged > 0))
            #expect(edge.works == Set(edge.works).sorted())
            #expect(edge.weight >= Double(max(1, edge.supporting + edge.hedged)))
        }
        var own: [String] = []
        for topic in graph.topics {
            let stands = topic.supporting + topic.opposing + topic.undetermined
            #expect(Set(stands.map(\.claim)).count == stands.count, "a claim stands once in a topic")
            own += stands.filter { $0.via == nil }.map(\.claim)
            #expect(topic.undetermined.allSatisfy { $0.certainty == .hypothesis || $0.certainty == .disputed })
            #expect(topic.supporting.allSatisfy { !$0.negated })
            #expect(graph.topics.contains { $0.id == topic.group })
            let counted = Set((topic.supporting + topic.opposing).flatMap(\.works))
            switch topic.status {
            case .contested: #expect(!topic.supporting.isEmpty && !topic.opposing.isEmpty)
            case .disputed: #expect(topic.disputedByText)
            case .uncertain: #expect(stands.allSatisfy { $0.certainty != .asserted })
            case .singleSource: #expect(counted.count == 1)
            case .agreed: #expect(counted.count > 1)
            }
        }
        #expect(own.sorted() == claims.map(\.id).sorted(), "each claim is one topic's own")
        for node in graph.nodes where node.kind == .work {
            #expect(node.claims == claims.count { $0.citations.flatMap(\.works).contains(node.id) })
        }
    }

    /// Two folders that share neither concepts nor works, joined, give the union of their graphs.
    @Test(arguments: 0..<10 as Range<UInt64>) func joiningFoldersGivesTheUnion(_ seed: UInt64) {
        let (one, two) = (Self.corpus(seed, prefix: "x"), Self.corpus(seed + 99, prefix: "y", concepts: "mnopqr"))
        let (first, second, both) = (graph(one), graph(two), graph(two + one))
        #expect(Set(both.nodes) == Set(first.nodes + second.nodes))
        #expect(Set(both.edges) == Set(Array(first.edges) + second.edges))
        #expect(Set(both.topics) == Set(first.topics).union(second.topics))
        #expect(Set(both.findings) == Set(first.findings).union(second.findings))
        #expect(both.nodes.count == first.nodes.count + second.nodes.count)
    }

    @Test(arguments: 0..<50 as Range<UInt64>) func beliefIsMonotoneAndOrderFree(_ seed: UInt64) {
        var random = Seeded(state: seed)
        let weights = (0..<8).map { _ in Double(random.next() % 95 + 1) / 100 }
        let opposing = (0..<Int(random.next() % 5)).map { _ in Double(random.next() % 95 + 1) / 100 }
        let belief = EvidenceWeights.belief(supporting: weights, opposing: opposing)
        #expect(
            EvidenceWeights.belief(
                supporting: weights.shuffled(using: &random), opposing: opposing.shuffled(using: &random)) == belief)
        #expect(EvidenceWeights.belief(supporting: weights + [0.01], opposing: opposing) >= belief)
        #expect(EvidenceWeights.belief(supporting: weights, opposing: opposing + [0.01]) <= belief)
        #expect(EvidenceWeights.belief(supporting: weights, opposing: []) >= belief)
        var stronger = weights
        stronger[0] = min(1, stronger[0] + 0.04)
        #expect(EvidenceWeights.belief(supporting: stronger, opposing: opposing) >= belief)
        #expect(EvidenceWeights.belief(supporting: [], opposing: opposing) == 0)
        #expect((0...1).contains(belief))
    }

    @Test("one more source for a topic never lowers its belief, one more against never raises it; order is nothing")
    func aTopicsBeliefIsMonotone() throws {
        for seed in 0..<40 as Range<UInt64> {
            var random = Seeded(state: seed &* 31 &+ 7)
            func line(_ number: Int, _ predicate: String) -> String {
                let design = StudyDesign.allCases[Int(random.next() % UInt64(StudyDesign.allCases.count))]
                let certainty = random.next() % 3 == 0 ? "hedged" : "asserted"
                return "a \(predicate) g [\(number)] \(certainty) \(design.rawValue)"
            }
            let supporting = (1...5).map { line($0, "decreases") }
            let opposing = (10..<(10 + Int(random.next() % 3))).map { line($0, $0 == 10 ? "increases" : "!decreases") }
            func grading(_ lines: [String]) throws -> Grading {
                try #require(ClaimSample.graph(lines).topic("a", "g")).grading
            }
            let before = try grading(supporting + opposing)
            let more = try grading(supporting + opposing + [line(20, "treats")])
            #expect(more.belief >= before.belief && more.opposingBelief <= before.opposingBelief)
            let against = try grading(supporting + opposing + [line(21, "causes")])
            #expect(against.belief <= before.belief && against.opposingBelief >= before.opposingBelief)
            // What a source says again, no more firmly, adds nothing.
            let again = try grading(supporting + opposing + ["a decreases g [1] hypothesis unspecified"])
            #expect(again == before)
            let shuffled = try grading((supporting + opposing).shuffled(using: &random))
            #expect(abs(shuffled.belief - before.belief) < 1e-12 && shuffled.supporting == before.supporting)
        }
    }
}
