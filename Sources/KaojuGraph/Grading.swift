import KaojuClaims
import KaojuText

/// How good the evidence on a topic is.
public struct Grading: Sendable, Hashable {
    /// The sources of one side that have one design.
    public struct Tally: Sendable, Hashable {
        /// The design.
        public var design: StudyDesign
        /// Its level of the Oxford CEBM (2011), where it has one.
        public var level: Int?
        /// The distinct sources, each counted once, by the weightiest of its claims.
        public var sources: Int

        package init(design: StudyDesign, level: Int?, sources: Int) {
            self.design = design
            self.level = level
            self.sources = sources
        }
    }

    /// Belief in the topic's direction, 0 to 1.
    public var belief: Double
    /// Belief in what speaks against it, by the same formula.
    public var opposingBelief: Double
    /// The sources for it, those of the weightiest design first.
    public var supporting: [Tally]
    /// The sources against it.
    public var opposing: [Tally]

    package init(
        belief: Double = 0, opposingBelief: Double = 0, supporting: [Tally] = [], opposing: [Tally] = []
    ) {
        self.belief = belief
        self.opposingBelief = opposingBelief
        self.supporting = supporting
        self.opposing = opposing
    }

    /// The grading of two sides, each a list of claims. O(n log n).
    init(supporting: [Int], opposing: [Int], in ledger: ClaimLedger, by weights: EvidenceWeights) {
        let s = ledger.strengths(of: supporting, by: weights)
        let o = ledger.strengths(of: opposing, by: weights)
        belief = EvidenceWeights.belief(supporting: s, opposing: o)
        opposingBelief = EvidenceWeights.belief(supporting: o, opposing: s)
        self.supporting = ledger.tallies(of: supporting, by: weights)
        self.opposing = ledger.tallies(of: opposing, by: weights)
    }

    /// The number of distinct sources for it and against it.
    public var sources: (supporting: Int, opposing: Int) {
        (supporting.reduce(0) { $0 + $1.sources }, opposing.reduce(0) { $0 + $1.sources })
    }
}

extension ClaimLedger {
    /// The weightiest claim of each distinct source, by source. O(n log n).
    private func strongest(of claims: [Int], by weights: EvidenceWeights) -> [(weight: Double, design: StudyDesign)] {
        var all: [(source: Int, weight: Double, design: StudyDesign)] = []
        for index in claims {
            let weight = weights.weight(of: facts[index].design, facts[index].certainty)
            for source in sources[index] { all.append((source, weight, facts[index].design)) }
        }
        all.sort { ($0.source, $0.weight, $0.design.rawValue) < ($1.source, $1.weight, $1.design.rawValue) }
        // Of each source's run the last is the strongest.
        return all.indices.filter { $0 + 1 == all.count || all[$0 + 1].source != all[$0].source }
            .map { (all[$0].weight, all[$0].design) }
    }

    /// w·c of each distinct source: that of the weightiest of its claims. O(n log n).
    func strengths(of claims: [Int], by weights: EvidenceWeights) -> [Double] {
        strongest(of: claims, by: weights).map(\.weight)
    }

    /// The distinct sources by design, the weightiest design first. O(n log n).
    func tallies(of claims: [Int], by weights: EvidenceWeights) -> [Grading.Tally] {
        var counts: [StudyDesign: Int] = [:]
        for one in strongest(of: claims, by: weights) { counts[one.design, default: 0] += 1 }
        return StudyDesign.allCases.compactMap { design in
            counts[design].map { (design, weights.grade(of: design), $0) }
        }
        .sorted { $0.1.weight != $1.1.weight ? $0.1.weight > $1.1.weight : $0.0.rawValue < $1.0.rawValue }
        .map { Grading.Tally(design: $0.0, level: $0.1.level, sources: $0.2) }
    }
}
