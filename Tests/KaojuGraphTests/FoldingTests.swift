import KaojuClaims
import KaojuGraph
import KaojuTerminology
import Testing

@Suite struct FoldingTests {
    static let concepts = [
        Concept(id: "T:artery", category: "", parents: ["T:calcification"]),
        Concept(id: "T:valve", category: "", parents: ["T:soft"]),
        Concept(id: "T:soft", category: "", parents: ["T:calcification"]),
        Concept(id: "T:acidosis", category: "", opposite: "T:alkalosis"),
        Concept(id: "T:NaSH", category: "", donorOf: "T:H2S"),
        // A circle, as lexicons have them by mistake.
        Concept(id: "T:x", category: "", parents: ["T:y"]),
        Concept(id: "T:y", category: "", parents: ["T:x"]),
    ]

    private func graph(_ lines: [String]) -> EvidenceGraph { ClaimSample.graph(lines, concepts: Self.concepts) }

    @Test func narrowerObjectsSpeakForTheBroader() throws {
        let graph = graph(["A decreases calcification [1]", "A increases artery [2]", "A increases valve [3]"])
        let broad = try #require(graph.topic("A", "calcification"))
        #expect(broad.status == .contested)
        #expect(broad.direction == .minus, "the pair keeps its own direction")
        #expect(broad.opposing.map(\.via) == ["narrower", "narrower"])
        #expect(broad.supporting.map(\.via) == [nil])

        let narrow = try #require(graph.topic("A", "artery"))
        #expect(narrow.status == .singleSource)
        #expect(narrow.opposing.isEmpty)
        #expect(narrow.group == broad.id)
        #expect(graph.topic("A", "valve")?.group == broad.id)
        #expect(broad.group == broad.id)
    }

    @Test func foldingLeavesEdgesAlone() throws {
        let graph = graph(["A decreases calcification [1]", "A increases artery [2]"])
        let edge = try #require(graph.edge("A", .decreases, "calcification"))
        #expect(edge.opposing == 0)
        #expect(edge.status == .contested)
        #expect(graph.edges.count == 2)
    }

    @Test func anOppositeTurnsTheSign() throws {
        let graph = graph(["acidosis decreases B [1]", "alkalosis increases B [2]"])
        let acid = try #require(graph.topic("acidosis", "B"))
        #expect(acid.status == .agreed)
        #expect(acid.supporting.map(\.via) == [nil, "opposite"])
        let alkali = try #require(graph.topic("alkalosis", "B"))
        #expect(alkali.direction == .plus)
        #expect(alkali.supporting.map(\.via) == ["opposite", nil])
        #expect(acid.group == alkali.group, "both sides name the same group")
    }

    @Test func anOppositeCanContest() {
        let graph = graph(["acidosis increases B [1]", "alkalosis increases B [2]"])
        #expect(graph.topic("acidosis", "B")?.status == .contested)
        #expect(graph.topic("acidosis", "B")?.opposing.map(\.via) == ["opposite"])
    }

    @Test("why a claim stands under a topic: each step of the lexicon")
    func theStepsAreShown() throws {
        let graph = graph([
            "A decreases calcification [1]", "A increases valve [2]", "NaSH decreases valve [3]",
            "H2S decreases calcification [4]", "acidosis decreases B [5]", "alkalosis increases B [6]",
        ])
        func why(_ subject: String, _ object: String) -> [[String]] {
            (graph.topic(subject, object)?.folded ?? []).map { related in
                [related.via] + related.why.map { "\($0.from.id) \($0.kind.rawValue) \($0.to.id)" }
            }
        }
        #expect(why("A", "calcification") == [["narrower", "T:valve is_a T:soft", "T:soft is_a T:calcification"]])
        #expect(
            why("H2S", "calcification") == [
                ["donor", "T:NaSH donor_of T:H2S", "T:valve is_a T:soft", "T:soft is_a T:calcification"]
            ])
        #expect(why("acidosis", "B") == [["opposite", "T:alkalosis opposite_of T:acidosis"]])
        #expect(why("A", "valve") == [])
        let narrower = try #require(graph.topic("A", "valve"))
        #expect(graph.topic("A", "calcification")?.folded.map(\.topic) == [narrower.id])
    }

    @Test("the hierarchy of what claims name, and of what stands above it")
    func theHierarchyIsKept() {
        let places = graph(["NaSH decreases valve [1]", "x increases y [2]"]).concepts
        #expect(places.map(\.concept.id) == ["T:NaSH", "T:calcification", "T:soft", "T:valve", "T:x", "T:y"])
        #expect(places.map(\.broader) == [[], [], ["T:calcification"], ["T:soft"], ["T:y"], ["T:x"]])
        #expect(places.map(\.donations) == [["T:H2S"], [], [], [], [], []])
    }

    @Test func stepsThroughACircleEnd() {
        let hierarchy = ConceptHierarchy(Self.concepts)
        #expect(hierarchy.steps(from: "T:x", to: "T:y").count == 1)
        #expect(hierarchy.steps(from: "T:x", to: "T:valve").isEmpty)
        #expect(hierarchy.steps(from: "T:x", to: "T:x").isEmpty)
    }

    @Test func aDonorSpeaksForWhatItGives() throws {
        let graph = graph(["H2S decreases B [1]", "NaSH decreases artery [2]", "H2S increases calcification [3]"])
        let topic = try #require(graph.topic("H2S", "calcification"))
        #expect(topic.opposing.map(\.via) == ["donor"])
        #expect(graph.topic("NaSH", "artery")?.supporting.count == 1)
        #expect(graph.topic("H2S", "B")?.supporting.count == 1)
    }

    @Test func aPairWithoutAClaimMakesNoTopic() {
        let graph = graph(["A decreases artery [1]", "A decreases valve [1]"])
        #expect(graph.topics.count == 2)
        #expect(graph.topics.allSatisfy { $0.group == $0.id })
    }

    @Test func aCircleDoesNoHarm() throws {
        let graph = graph(["A increases x [1]", "A increases y [2]"])
        let (x, y) = (try #require(graph.topic("A", "x")), try #require(graph.topic("A", "y")))
        #expect(x.supporting.count == 2)
        #expect(x.group == y.group)
    }

    @Test func aPairWithoutASignTakesThatOfItsNarrowerOnes() {
        let graph = graph(["A associated calcification [1]", "A decreases artery [2]"])
        #expect(graph.topic("A", "calcification")?.direction == .minus)
        #expect(graph.topic("A", "calcification")?.status == .agreed)
    }

    @Test func aCountedClaimOfANarrowerPairComesBeforeTheDisputedOnesDirection() {
        let graph = graph([
            "A increases calcification [1] disputed", "A decreases artery [2]", "A !decreases valve [3]",
        ])
        #expect(graph.topic("A", "calcification")?.direction == .minus)
        #expect(graph.topic("A", "calcification")?.status == .disputed, "two narrower pairs may differ")
        #expect(graph.topic("A", "artery")?.status == .singleSource)
    }

    @Test func membersOfAClassOfMoleculesNeedNotMoveTogether() throws {
        let concepts = [
            Concept(id: "T:enzyme", category: "biolink:Protein", parents: ["T:enzymes"]),
            Concept(id: "T:enzymes", category: "biolink:ProteinFamily"),
        ]
        let graph = ClaimSample.graph(["A increases enzymes [1]", "A decreases enzyme [2]"], concepts: concepts)
        let topic = try #require(graph.topic("A", "enzymes"))
        #expect(topic.status == .agreed)
        #expect(topic.opposing.map(\.via) == ["narrower"], "it is shown all the same")
    }

    @Test func aNarrowerPairContestsTheBroaderByItself() {
        let graph = graph([
            "A !increases calcification [9] hypothesis", "A decreases artery [1]", "A increases artery [2]",
        ])
        #expect(graph.topic("A", "artery")?.status == .contested)
        #expect(graph.topic("A", "calcification")?.status == .contested)
    }

    @Test func anActionLowersItsOpposite() throws {
        let concepts = [
            Concept(id: "T:fever", category: "biolink:PhenotypicFeature", opposite: "T:cooling"),
            Concept(id: "T:cooling", en: "cooling", category: "biolink:BiologicalProcess"),
        ]
        let graph = ClaimSample.graph(["A increases fever [1]", "A acts_via cooling [2]"], concepts: concepts)
        let topic = try #require(graph.topic("A", "fever"))
        #expect(topic.status == .contested)
        #expect(topic.opposing.map(\.via) == ["opposite"])
        #expect(topic.opposing.first?.pair == Topic.Stand.Pair(subject: "A", object: "cooling"))
        #expect(topic.opposing.first?.topic == graph.topic("A", "cooling")?.id)
    }

    @Test func aGivenHierarchyStepsOverUnnamedConcepts() {
        let whole = ConceptHierarchy(Self.concepts)
        #expect(whole.broader(than: "T:valve") == ["T:soft", "T:calcification"])
        #expect(whole.broader(than: "T:x") == ["T:y"])
        #expect(whole.opposites(of: "T:alkalosis") == ["T:acidosis"])
        let graph = GraphAssembler(hierarchy: whole).graph(
            of: [ClaimSample.analysis("a.txt", ["A decreases calcification [1]", "A decreases valve [2]"])],
            language: .en)
        #expect(graph.topic("A", "calcification")?.status == .agreed)
    }
}
