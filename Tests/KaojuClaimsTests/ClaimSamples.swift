import KaojuCitations
import KaojuSegmentation
import KaojuTerminology
import KaojuText
import TestSupport

@testable import KaojuClaims

/// The claims of marked text as «subject (not) predicate object (certainty)», sorted.
func statements(_ marked: String) -> [String] {
    claims(marked).map { claim in
        let certainty = claim.certainty == .asserted ? "" : " (\(claim.certainty.rawValue))"
        return
            "\(claim.subject.surface) \(claim.negated ? "not " : "")\(claim.predicate.rawValue) \(claim.object.surface)\(certainty)"
    }.sorted()
}

/// The claims of marked text; what is no name is read by the real stages.
func claims(_ marked: String) -> [Claim] {
    let sample = MarkedText(marked)
    let text = Segmenter().segment(.sample(sample.text))
    return ClaimExtractor().claims(about: sample.mentions, citing: CitationResolver().citations(in: text), in: text)
}

/// A rule's example: marked text, what must come out of it, and what must not.
struct RuleExample: CustomStringConvertible, Sendable {
    var rule: String
    var marked: String
    var wanted: [String] = []
    var forbidden: [String] = []

    init?(_ example: String, rule: String) {
        let halves = example.components(separatedBy: "=>")
        guard halves.count == 2 else { return nil }
        self.rule = rule
        marked = halves[0]
        for part in halves[1].components(separatedBy: "&&") {
            if part.hasPrefix("!") { forbidden.append(part.dropFirst().trimmed()) } else { wanted.append(part) }
        }
    }

    /// What is wrong with what came out; empty where all is right.
    var faults: [String] {
        let found = statements(marked)
        let plain = found.map { String($0.prefix { $0 != "(" }).trimmed().lowercased() }
        return wanted.filter { !plain.contains($0.lowercased()) }.map {
            "\(rule): «\(marked)» lacks «\($0)», has \(found)"
        }
            + forbidden.filter { plain.contains($0.lowercased()) }.map { "\(rule): «\(marked)» must not say «\($0)»" }
    }

    var description: String { "\(rule): \(marked)" }

    static func all(_ language: Language) -> [RuleExample] {
        let rules = ClaimLexis.builtIn(language).rules.map { ($0.name, $0.examples) }
        let constructions = language == .zh ? Construction.allCases.map { ($0.rule, $0.examples) } : []
        return (rules + constructions).flatMap { rule, examples in
            examples.compactMap { RuleExample($0, rule: rule) }
        }
    }
}
