import KaojuClaims
import KaojuGraph
import Testing

@Suite struct EdgeTests {
    @Test func countsDistinctSources() throws {
        let graph = ClaimSample.graph([
            "A decreases B [1] rct", "A decreases B [1] rct", "A decreases B [2,3] hedged", "A increases B [4]",
            "A !decreases B [5]", "A decreases B [1] hedged", "A decreases B own", "A treats B [6]",
        ])
        let edge = try #require(graph.edge("A", .decreases, "B"))
        #expect(edge.supporting == 2, "work 1 and the document")
        #expect(edge.hedged == 2, "works 2 and 3; work 1 asserts it elsewhere")
        #expect(edge.opposing == 2, "work 4 says the opposite, work 5 denies it")
        #expect(edge.works == [1, 2, 3, 5].map { "work:a.txt-\($0)" })
        #expect(edge.weight == 5)
        #expect(edge.supportingNumbers == [1, 2, 3])
        #expect(edge.opposingNumbers == [4, 5])
        #expect(edge.polarity == "negative")
        #expect(edge.status == .contested)
        #expect(edge.designs == [.rct, .unspecified])
        #expect(Array(edge.claims) == [0, 1, 2, 4, 5, 6].map { "claim:a.txt#\($0)" })
    }

    @Test func aDisputedClaimNamesNobodyWhoSupportsIt() throws {
        // «It was held that A lowers B; however, [7] found …»
        let edge = try #require(
            ClaimSample.graph(["A decreases B", "A decreases B [7] disputed", "A decreases B [8] hypothesis"])
                .edge("A", .decreases, "B"))
        #expect(edge.supportingNumbers == [8])
        #expect(edge.disputedNumbers == [7])
        #expect(edge.works.contains("work:a.txt-7"))
    }

    @Test func onlyNegatedClaimsSupportNothing() throws {
        let edge = try #require(ClaimSample.graph(["A !increases B [1]"]).edge("A", .increases, "B"))
        #expect(edge.supporting == 0 && edge.hedged == 0 && edge.opposing == 1)
        #expect(edge.belief == 0)
        #expect(edge.weight == 1, "a reader of graphs may drop an edge of weight 0")
    }

    @Test func isSortedByItsThreeParts() {
        let graph = ClaimSample.graph(["B causes A", "A treats C", "A decreases D", "A decreases C"])
        #expect(
            graph.edges.map { "\($0.subject) \($0.predicate) \($0.object)" } == [
                "T:A decreases T:C", "T:A decreases T:D", "T:A treats T:C", "T:B causes T:A",
            ])
    }

    @Test func beliefFollowsTheFormula() throws {
        let weights = EvidenceWeights.builtIn
        let rct = weights.weight(of: .rct, .asserted)
        let mouse = weights.weight(of: .animal, .hedged)
        let edge = try #require(
            ClaimSample.graph(["A treats B [1] rct", "A treats B [2] animal hedged", "A !treats B [3]"])
                .edge("A", .treats, "B"))
        let (s, o) = (1 - (1 - rct) * (1 - mouse), weights.weight(of: .unspecified, .asserted))
        #expect(abs(edge.belief - s * s / (s + o)) < 1e-12)
    }

    @Test func beliefTakesAWorkOnceByItsStrongestClaim() throws {
        let one = try #require(ClaimSample.graph(["A treats B [1] rct"]).edge("A", .treats, "B"))
        let two = try #require(
            ClaimSample.graph(["A treats B [1] animal", "A treats B [1] rct"]).edge("A", .treats, "B"))
        #expect(one.belief == two.belief)
    }

    @Test func everyDesignAndCertaintyHasAWeight() {
        for design in StudyDesign.allCases {
            #expect((0.01..<1).contains(EvidenceWeights.builtIn.grade(of: design).weight))
            let falling = [Certainty.asserted, .hedged, .hypothesis, .disputed].map {
                EvidenceWeights.builtIn.weight(of: design, $0)
            }
            #expect(falling == falling.sorted(by: >) && Set(falling).count == 4)
        }
        #expect(EvidenceWeights.builtIn.grade(of: .rct).level == 2)
        #expect(EvidenceWeights.builtIn.grade(of: .animal).eco == "ECO:0000179")
    }

    @Test func aTableOfTheUserOverridesTheBuiltIn() throws {
        let weights = try EvidenceWeights.builtIn.overridden(by: Array("# mine\nrct\t0.5\nhedged\t0.1\n".utf8))
        #expect(weights.weight(of: .rct, .asserted) == 0.5)
        #expect(weights.grade(of: .rct).level == 2, "a weight changes, the level stays")
        #expect(abs(weights.weight(of: .rct, .hedged) - 0.05) < 1e-12)
        #expect(weights.weight(of: .cohort, .asserted) == EvidenceWeights.builtIn.weight(of: .cohort, .asserted))
    }

    @Test func aTableOfTheUserSaysWhatIsWrong() {
        func fault(_ table: String) -> EvidenceWeights.TableError? {
            do throws(EvidenceWeights.TableError) {
                _ = try EvidenceWeights.builtIn.overridden(by: Array(table.utf8))
                return nil
            } catch {
                return error
            }
        }
        #expect(fault("rct\t0.5\nrtc\t0.5") == EvidenceWeights.TableError(line: 2, found: "rtc", fault: .name))
        #expect(fault("rct\t1.5") == EvidenceWeights.TableError(line: 1, found: "1.5", fault: .value))
        #expect(fault("rct") == EvidenceWeights.TableError(line: 1, found: "", fault: .value))
    }

    @Test func aTableOfTheUserReplacesBoth() {
        let weights = EvidenceWeights(
            designs: Array("rct\t0.5\t2\nnonsense\t3\nunspecified\t7\n".utf8), certainties: [])
        #expect(weights.weight(of: .rct, .disputed) == 0.5)
        #expect(weights.grade(of: .cohort).weight == 0.4)
    }
}
