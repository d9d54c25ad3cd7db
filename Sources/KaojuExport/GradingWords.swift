import KaojuGraph

/// Says in words what a topic's evidence is: «3 sources for: 1 randomised controlled trial, 2 animal study; 1 against: …».
struct GradingWords {
    private let words: Words

    init(_ words: Words) {
        self.words = words
    }

    /// English puts a blank where Chinese marks are wide.
    private var blank: String { words.language == .en ? " " : "" }

    /// Both sides, and belief. O(designs).
    func explanation(of grading: Grading) -> String {
        let (s, o) = grading.sources
        var parts: [String] = []
        if s > 0 { parts.append(side("grading.for", s, grading.supporting)) }
        if o > 0 { parts.append(side("grading.against", o, grading.opposing)) }
        if parts.isEmpty { return words["grading.none"] }
        return words.filled(
            "grading.sentence", parts.joined(separator: words["grading.semicolon"] + blank),
            Self.decimal(grading.belief))
    }

    /// «2 animal study, 1 RCT», with the level of each design that has one.
    private func side(_ key: String, _ sources: Int, _ tallies: [Grading.Tally]) -> String {
        let list = tallies.map { tally in
            let design = words["design.\(tally.design.rawValue)"]
            let level = tally.level.map { blank + words.filled("grading.level", "\($0)") } ?? ""
            return words.filled("grading.tally", "\(tally.sources)", design) + level
        }
        let name = sources == 1 ? key + ".one" : key
        return words.filled(name, "\(sources)", list.joined(separator: words["grading.comma"] + blank))
    }

    /// Two decimals of the four that records keep, so that a page made of records is the build's.
    static func decimal(_ value: Double) -> String {
        let kept = Int((value * 10_000).rounded(.toNearestOrAwayFromZero))
        // Only what is certain is shown as 1.00.
        let hundredths = min((kept + 50) / 100, value < 1 ? 99 : 100)
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
