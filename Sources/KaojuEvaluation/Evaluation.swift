import KaojuRecords
import KaojuText

/// How well a build agrees with a gold standard.
package struct Evaluation: Sendable {
    /// A relation of the gold standard that no claim says.
    package struct Miss: Sendable, Hashable {
        package var document: String
        package var relation: GoldStandard.Relation
        /// The quotation; squeezed where the gold standard gives a place.
        package var quote: String
    }

    /// Relations found, of those that must be.
    package var recall = Tally()
    /// Relations found, of those that may be.
    package var optional = Tally()
    /// Claims that a relation of the gold standard says, of all claims between gold concepts at annotated places.
    package var precision = Tally()
    /// Relations found with the predicate of the gold standard, of those found.
    package var exactPredicate = Tally()
    /// By attribute: right, of the found relations that have it.
    package var attributes: [String: Tally] = [:]
    /// Subjects and objects of the gold standard that are recognised in the quotation; nil without mentions.
    package var mentions: Tally?
    /// Controversies that have a topic, of all; nil where the gold standard has none.
    package var controversies: Tally?
    /// Controversies whose sources all stand on the right side.
    package var sided = Tally()
    /// Topics called contested or disputed that are in the gold standard, of all those called so.
    package var flagged = Tally()
    package var misses: [Miss] = []
    /// The claims that count against precision.
    package var wrong: [ClaimRecord] = []
    package var missedControversies: [GoldStandard.Controversy] = []
    /// Quotations of the gold standard that the texts do not have.
    package var unplaced: [String] = []
    /// What each rule brings and costs, by name.
    package var rules: [RuleContribution] = []

    /// The harmonic mean of precision and recall.
    package var f1: Double { harmonicMean(precision.share, recall.share) }
}
