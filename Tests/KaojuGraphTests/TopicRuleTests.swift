import KaojuClaims
import KaojuGraph
import KaojuText
import Testing

/// The contract's sentences about direction, sides and status, one case or more each.
@Suite struct TopicRuleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var lines: [String]
        var direction: Direction
        var status: Topic.Status
        /// How many claims stand for, against, and undetermined.
        var sides: [Int]

        init(_ rule: String, _ lines: [String], _ direction: Direction, _ status: Topic.Status, _ sides: [Int]) {
            testDescription = rule
            self.lines = lines
            self.direction = direction
            self.status = status
            self.sides = sides
        }
    }

    static let cases = [
        Case("one work", ["A decreases B [1]"], .minus, .singleSource, [1, 0, 0]),
        Case("one work twice", ["A decreases B [1]", "A treats B [1]"], .minus, .singleSource, [2, 0, 0]),
        Case("two works", ["A decreases B [1]", "A prevents B [2]"], .minus, .agreed, [2, 0, 0]),
        Case("two works in one marker", ["A decreases B [1,2]"], .minus, .agreed, [1, 0, 0]),
        Case("the document is a source too", ["A causes B [1]", "A causes B own"], .plus, .agreed, [2, 0, 0]),
        Case(
            "opposite directions, different works", ["A decreases B [1]", "A increases B [2]"], .minus, .contested,
            [1, 1, 0]),
        Case(
            "most works, not most claims, give the direction",
            ["A decreases B [1]", "A decreases B [1]", "A increases B [2]", "A causes B [3]"], .plus, .contested,
            [2, 2, 0]),
        Case("a tie goes to the first", ["A increases B [2]", "A decreases B [1]"], .plus, .contested, [1, 1, 0]),
        Case(
            "opposite directions, one work, conditions unknown", ["A decreases B [1]", "A increases B [1]"], .minus,
            .singleSource, [1, 1, 0]),
        Case(
            "opposite directions, one work, two doses", ["A decreases B [1] dose:20", "A increases B [1] dose:5"],
            .minus, .contested, [1, 1, 0]),
        Case(
            "opposite directions, one work, two species",
            ["A decreases B [1] species:mouse", "A increases B [1] species:rat"], .minus, .contested, [1, 1, 0]),
        Case(
            "opposite directions, one work, two systems",
            ["A decreases B [1] system:in_vitro", "A increases B [1] system:in_vivo"], .minus, .contested, [1, 1, 0]),
        Case(
            "opposite directions, one work, the same conditions",
            ["A decreases B [1] species:mouse dose:5", "A increases B [1] species:mouse dose:5"], .minus,
            .singleSource, [1, 1, 0]),
        Case(
            "a condition that one side alone names explains nothing",
            ["A decreases B [1] dose:5", "A increases B [1]"],
            .minus, .singleSource, [1, 1, 0]),
        Case("no effect against effect", ["A decreases B [1]", "A !increases B [2]"], .minus, .contested, [1, 1, 0]),
        Case(
            "no effect is never the direction", ["A !decreases B [1]", "A !decreases B [2]", "A increases B [3]"],
            .plus,
            .contested, [1, 2, 0]),
        Case("only no effect", ["A !decreases B [1]", "A !treats B [2]"], .neutral, .agreed, [0, 2, 0]),
        Case(
            "no effect against a mechanism", ["A acts_via B [1]", "A !acts_via B [2]"], .neutral, .contested, [1, 1, 0]),
        Case(
            "a hedged claim counts", ["A decreases B [1]", "A increases B [2] hedged"], .minus, .contested, [1, 1, 0]),
        Case(
            "a hypothesis does not count", ["A decreases B [1]", "A increases B [2] hypothesis"], .minus, .singleSource,
            [1, 0, 1]),
        Case(
            "a disputed claim does not count, but the text says so",
            ["A decreases B [1]", "A decreases B [2] disputed"], .minus, .disputed, [1, 0, 1]),
        Case(
            "contested comes before disputed",
            ["A decreases B [1]", "A increases B [2]", "A increases B [3] disputed"], .minus, .contested, [1, 1, 1]),
        Case("only hedged", ["A decreases B [1] hedged", "A decreases B [2] hedged"], .minus, .uncertain, [2, 0, 0]),
        Case("only hypotheses", ["A increases B [1] hypothesis"], .plus, .uncertain, [0, 0, 1]),
        Case("only disputed", ["A decreases B [1] disputed"], .minus, .disputed, [0, 0, 1]),
        Case(
            "with no counted claim, the disputed one's direction",
            ["A increases B hypothesis", "A decreases B [1] disputed"], .minus, .disputed, [0, 0, 2]),
        Case(
            "a predicate without a sign supports any direction",
            ["A acts_via B [1]", "A decreases B [2]", "A associated B [3]"], .minus, .agreed, [3, 0, 0]),
        Case(
            "a counted claim without a sign comes before a disputed one with it",
            ["A decreases B [1] disputed", "A acts_via B [2]"], .neutral, .disputed, [1, 0, 1]),
        Case("all without a sign", ["A associated B [1]", "A binds B [2]"], .neutral, .agreed, [2, 0, 0]),
        Case(
            "a correlation has its sign", ["A correlates_positively B [1]", "A decreases B [2]"], .plus, .contested,
            [1, 1, 0]),
        Case(
            "a document against itself without works", ["A increases B background", "A decreases B own"], .plus,
            .singleSource, [1, 1, 0]),
    ]

    @Test(arguments: cases) func followsTheContract(_ example: Case) throws {
        let topic = try #require(ClaimSample.graph(example.lines).topic("A", "B"))
        #expect(topic.direction == example.direction)
        #expect(topic.status == example.status)
        #expect([topic.supporting, topic.opposing, topic.undetermined].map(\.count) == example.sides)
        #expect(topic.disputedByText == example.lines.contains { $0.contains("disputed") })
    }

    @Test func disputedClaimsAreTheStatements() throws {
        let topic = try #require(
            ClaimSample.graph(["A decreases B [1]", "A decreases B [2] disputed", "A causes B hypothesis"])
                .topic("A", "B"))
        #expect(topic.statements.map(\.quote) == ["A decreases B [2] disputed"])
        #expect(topic.undetermined.map(\.certainty) == [.disputed, .hypothesis])
    }

    @Test func gradesBySourcesAndDesigns() throws {
        let topic = try #require(
            ClaimSample.graph([
                "A treats B [1] rct", "A treats B [1] animal", "A treats B [2,3] animal", "A !treats B [4] in_vitro",
                "A treats B [5] hypothesis",
            ]).topic("A", "B"))
        #expect(topic.grading.supporting.map(\.design) == [.rct, .animal])
        #expect(topic.grading.supporting.map(\.sources) == [1, 2], "a source counts by its weightiest claim")
        #expect(topic.grading.supporting.map(\.level) == [2, 5])
        #expect(topic.grading.opposing.map(\.sources) == [1])
        #expect(topic.grading.belief > topic.grading.opposingBelief)
        #expect(topic.supporting.first?.weight == EvidenceWeights.builtIn.weight(of: .rct, .asserted))
    }

    @Test func saysWhereTheSidesDiffer() throws {
        let topic = try #require(
            ClaimSample.graph([
                "A decreases B [1] dose:20 system:in_vitro species:mouse year:2008",
                "A !decreases B [2] dose:5 system:in_vitro year:2013",
            ]).topic("A", "B"))
        #expect(topic.differences.map(\.kind) == [.dose, .year], "only what both name, and not the same")
        #expect(topic.differences.first?.supporting == ["20"])
        #expect(topic.differences.first?.opposing == ["5"])
    }

    @Test func theDoseOfASourceHoldsForItsWholeSentence() throws {
        var analysis = ClaimSample.analysis(
            "a.txt", ["A decreases B [1] dose:20", "A !decreases B [2]", "A decreases B [2] dose:5 hedged"])
        analysis.claims[2].sentence = analysis.claims[1].sentence
        let topic = try #require(GraphAssembler().graph(of: [analysis], language: .en).topic("A", "B"))
        #expect(topic.differences.map(\.kind) == [.dose])
        #expect(topic.differences.first?.supporting == ["20"], "a source on both sides counts with its opposition")
        #expect(topic.differences.first?.opposing == ["5"])
    }

    @Test func agreedTopicsDifferInNothing() throws {
        let topic = try #require(
            ClaimSample.graph(["A decreases B [1] dose:20", "A decreases B [2] dose:5"]).topic("A", "B"))
        #expect(topic.differences.isEmpty)
    }

    @Test func twoAspectsDoNotContradict() {
        func status(_ first: String, _ second: String) -> Topic.Status? {
            ClaimSample.graph(["A increases B [1] \(first)", "A decreases B [2] \(second)"]).topic("A", "B")?.status
        }
        #expect(status("of:expression", "of:activity") == .agreed)
        #expect(status("of:expression", "of:concentration") == .contested)
        #expect(status("of:activity", "of:activity") == .contested)
        #expect(status("of:activity", "") == .contested)
    }

    @Test func aDisputeMakesATopicWithoutAClaim() throws {
        var analysis = ClaimSample.analysis("a.txt", ["A decreases B [1]"])
        let claim = ClaimSample.claim("C increases D", "a.txt", place: 5)
        analysis.disputes = [
            Dispute(
                document: "a.txt", section: ["2"], kind: .unclear,
                quote: Quote(text: "whether C or A does", span: ByteRange(700, 720)), cue: "unclear",
                pairs: [
                    Dispute.Pair(subject: claim.subject, object: claim.object),
                    Dispute.Pair(subject: analysis.claims[0].subject, object: analysis.claims[0].object),
                ])
        ]
        let graph = GraphAssembler().graph(of: [analysis], language: .en)
        let bare = try #require(graph.topic("C", "D"))
        #expect(bare.status == .disputed && bare.direction == .neutral)
        #expect(bare.supporting.isEmpty && bare.undetermined.isEmpty)
        #expect(bare.statements.map(\.kind) == [.unclear])
        #expect(bare.grading.belief == 0)
        let claimed = try #require(graph.topic("A", "B"))
        #expect(claimed.status == .disputed && claimed.disputedByText)
        #expect(claimed.supporting.count == 1)
        #expect(graph.edges.count == 1, "an edge needs a claim")
        #expect(graph.edge("A", .decreases, "B")?.status == .disputed)
    }

    @Test func aWorkSharedByTwoDocumentsIsOneSource() throws {
        let graph = GraphAssembler().graph(
            of: [
                ClaimSample.analysis("a.txt", ["A decreases B [1=w]"]),
                ClaimSample.analysis("b.txt", ["A decreases B [9=w]"]),
            ], language: .en)
        #expect(graph.topic("A", "B")?.status == .singleSource)
        #expect(graph.edge("A", .decreases, "B")?.supporting == 1)
        #expect(graph.edge("A", .decreases, "B")?.works == ["work:w"])
        #expect(graph.edge("A", .decreases, "B")?.supportingNumbers == [1, 9])
    }

    @Test func ranksByStatusThenByWorks() {
        let graph = ClaimSample.graph([
            "A decreases B [1]", "C decreases D [1]", "C decreases D [2]", "E increases F [1]", "E decreases F [2]",
            "G increases H [1] disputed", "I increases J [3] hedged", "K increases L [1]", "K increases L [2]",
            "K increases L [3]",
        ])
        #expect(graph.topics.map { $0.subject.label } == ["E", "G", "I", "A", "K", "C"])
    }
}
