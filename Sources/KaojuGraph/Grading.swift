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
        let (one, other) = (ledger.strongest(of: supporting, by: weights), ledger.strongest(of: opposing, by: weights))
        let (s, o) = (one.map(\.weight), other.map(\.weight))
        belief = EvidenceWeights.belief(supporting: s, opposing: o)
        opposingBelief = EvidenceWeights.belief(supporting: o, opposing: s)
        self.supporting = Self.tallies(one, by: weights)
        self.opposing = Self.tallies(other, by: weights)
    }

    /// Distinct sources by design, the weightiest design first. O(n).
    private static func tallies(
        _ sources: [(weight: Double, design: StudyDesign)], by weights: EvidenceWeights
    ) -> [Tally] {
        var counts: [StudyDesign: Int] = [:]
        for one in sources { counts[one.design, default: 0] += 1 }
        return StudyDesign.allCases.compactMap { design in
            counts[design].map { (design, weights.grade(of: design), $0) }
        }
        .sorted { $0.1.weight != $1.1.weight ? $0.1.weight > $1.1.weight : $0.0.rawValue < $1.0.rawValue }
        .map { Tally(design: $0.0, level: $0.1.level, sources: $0.2) }
    }

    /// The number of distinct sources for it and against it.
    public var sources: (supporting: Int, opposing: Int) {
        (supporting.reduce(0) { $0 + $1.sources }, opposing.reduce(0) { $0 + $1.sources })
    }
}

extension ClaimLedger {
    /// The weightiest claim of each distinct source, by source. O(n log n).
    fileprivate func strongest(of claims: [Int], by weights: EvidenceWeights) -> [(weight: Double, design: StudyDesign)]
    {
        var all: [(source: Int, weight: Double, design: StudyDesign)] = []
        for index in claims {
            let weight = weights.weight(of: facts[index].design, facts[index].certainty)
            for source in sources[index] { all.append((source, weight, facts[index].design)) }
        }
        if all.count > 1 {
            all.sort { a, b in
                if a.source != b.source { return a.source < b.source }
                return a.weight != b.weight ? a.weight < b.weight : a.design.rawValue < b.design.rawValue
            }
        }
        // Of each source's run the last is the strongest.
        return all.indices.filter { $0 + 1 == all.count || all[$0 + 1].source != all[$0].source }
            .map { (all[$0].weight, all[$0].design) }
    }

    /// w·c of each distinct source: that of the weightiest of its claims. O(n log n).
    func strengths(of claims: [Int], by weights: EvidenceWeights) -> [Double] {
        strongest(of: claims, by: weights).map(\.weight)
    }
}
