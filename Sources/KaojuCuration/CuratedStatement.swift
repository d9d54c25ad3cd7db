import KaojuClaims

/// What a claim says, as people write it: names, a predicate, and how it is meant.
package struct CuratedStatement: Sendable, Hashable {
    /// Whether a claim is denied, and how certain it is: `asserted`, `negated,hedged`, …
    package struct Stance: Sendable, Hashable {
        package var isNegated: Bool
        package var certainty: Certainty

        package init(isNegated: Bool = false, certainty: Certainty = .asserted) {
            self.isNegated = isNegated
            self.certainty = certainty
        }

        /// Reads words joined by commas: `affirmed` or `negated`, and a certainty; nil where one is neither. What is not
        /// said is affirmed and asserted.
        package init?(_ text: String) {
            self.init()
            for word in text.lowercased().split(whereSeparator: { $0 == "," || $0 == " " || $0 == "，" }) {
                if word == "negated" || word == "no_effect" {
                    isNegated = true
                } else if let known = Certainty(rawValue: String(word)) {
                    certainty = known
                } else if word != "affirmed" {
                    return nil
                }
            }
        }

        /// The words.
        package var text: String { (isNegated ? "negated," : "") + certainty.rawValue }
    }

    /// The words that name the subject, or a CURIE.
    package var subject: String
    package var predicate: Predicate
    package var object: String
    package var stance: Stance

    package init(subject: String, predicate: Predicate, object: String, stance: Stance = Stance()) {
        self.subject = subject
        self.predicate = predicate
        self.object = object
        self.stance = stance
    }
}
