/// What one rule brings and costs on a gold standard.
package struct RuleContribution: Sendable, Hashable {
    /// The rule's name.
    package var rule: String
    /// Its claims in the build, judged or not.
    package var claims = 0
    /// Its claims that a relation of the gold standard says.
    package var right = 0
    /// Its claims that count against precision.
    package var wrong = 0
    /// Relations that must be found and that only its claims say.
    package var alone = 0
    /// The F1 that is left without its claims. What other rules would make of its sentences is not reckoned with.
    package var f1Without = 0.0
}

/// Counts what each rule brings: who finds which relation, and whose claims are right.
struct RuleTally {
    private var rules: [String: RuleContribution] = [:]
    /// The rules that find each relation that must be found.
    private var finders: [Set<String>] = []
    private var judged = Tally()

    mutating func count(_ rule: String) { rules[rule, default: RuleContribution(rule: rule)].claims += 1 }

    mutating func judge(_ rule: String, isRight: Bool) {
        judged.count(isRight)
        if isRight { rules[rule]?.right += 1 } else { rules[rule]?.wrong += 1 }
    }

    mutating func find(_ found: Set<String>) { finders.append(found) }

    /// The rules by name. O(rules · relations).
    var contributions: [RuleContribution] {
        rules.values.map { rule in
            var out = rule
            out.alone = finders.count { $0 == [rule.rule] }
            let recall = Tally(right: finders.count { !$0.subtracting([rule.rule]).isEmpty }, total: finders.count)
            let precision = Tally(
                right: judged.right - rule.right, total: judged.total - rule.right - rule.wrong)
            out.f1Without = harmonicMean(precision.share, recall.share)
            return out
        }.sorted { $0.rule < $1.rule }
    }
}

/// The harmonic mean of two shares; 0 where both are.
func harmonicMean(_ one: Double, _ other: Double) -> Double {
    one + other == 0 ? 0 : 2 * one * other / (one + other)
}
