import KaojuClaims
import KaojuText

/// How much a source counts for belief: by the design of its study and by the certainty of the words
/// (`Resources/graph/weights.tsv` and `certainties.tsv`).
package struct EvidenceWeights: Sendable {
    /// What the table says of a study design.
    package struct Grade: Sendable, Hashable {
        /// The weight, above 0 and below 1.
        package var weight: Double
        /// The level of the Oxford CEBM (2011), 1 to 5, where it has one.
        package var level: Int?
        /// The term of the Evidence and Conclusion Ontology and its label, where one fits.
        package var eco: String?
        package var ecoLabel: String?
    }

    private var grades: [StudyDesign: Grade] = [:]
    private var factors: [Certainty: Double] = [:]

    /// Reads the two tables; a line with an unknown name or a number outside (0, 1] is passed over. O(n).
    package init(designs: [UInt8], certainties: [UInt8]) {
        for row in Table(designs).rows {
            guard let design = StudyDesign(rawValue: row[0]), let weight = Self.share(row[1]) else { continue }
            grades[design] = Grade(
                weight: weight, level: Int(row[2]), eco: row[3].isEmpty ? nil : row[3],
                ecoLabel: row[4].isEmpty ? nil : row[4])
        }
        for row in Table(certainties).rows {
            guard let certainty = Certainty(rawValue: row[0]), let factor = Self.share(row[1]) else { continue }
            factors[certainty] = factor
        }
    }

    /// The tables that travel with the binary.
    package static let builtIn = EvidenceWeights(
        designs: Resource.bytes("graph/weights.tsv") ?? [],
        certainties: Resource.bytes("graph/certainties.tsv") ?? [])

    /// What the table says of a design; one that it lacks weighs as `unspecified` does.
    package func grade(of design: StudyDesign) -> Grade {
        grades[design] ?? grades[.unspecified] ?? Grade(weight: 0.4)
    }

    /// The weight w·c of one claim's evidence.
    package func weight(of design: StudyDesign, _ certainty: Certainty) -> Double {
        grade(of: design).weight * (factors[certainty] ?? 1)
    }

    /// Belief by the contract's formula: 1 − ∏ (1 − w·c) over the supporting sources, times the supporting sources'
    /// share of all. More support never lowers it, more opposition never raises it, order does not matter.
    /// - Parameters:
    ///   - weights: w·c of each distinct supporting source.
    ///   - opposing: the number of distinct opposing sources.
    package static func belief(_ weights: [Double], opposing: Int) -> Double {
        guard !weights.isEmpty else { return 0 }
        // Sorted, since a product of doubles depends on the order in its last digits.
        let doubt = weights.sorted().reduce(1) { $0 * (1 - $1) }
        return (1 - doubt) * Double(weights.count) / Double(weights.count + opposing)
    }

    private static func share(_ cell: String) -> Double? {
        guard let value = Double(cell), value > 0, value <= 1 else { return nil }
        return value
    }
}
