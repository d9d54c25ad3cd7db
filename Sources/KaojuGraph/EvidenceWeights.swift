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

    /// A line of a table of weights that cannot be used.
    package struct TableError: Error, Hashable {
        /// The line's number, from 1.
        package var line: Int
        /// What stands there.
        package var found: String
        /// What is wrong with it.
        package var fault: Fault

        /// The mistakes that a line can hold.
        package enum Fault: Hashable, Sendable {
            /// The name is that of no study design and of no certainty.
            case name
            /// The weight is no number above 0 and at most 1.
            case value
            /// The line with this number has the name already.
            case repeated(Int)
        }

        package init(line: Int, found: String, fault: Fault) {
            self.line = line
            self.found = found
            self.fault = fault
        }
    }

    private var grades: [StudyDesign: Grade] = [:]
    private var factors: [Certainty: Double] = [:]
    /// w·c of each design and certainty, in the order of their types: every claim asks for one, and texts as keys take their time.
    private var products: [Double] = []
    private static let (designs, certainties) = (StudyDesign.allCases, Certainty.allCases)

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
        multiply()
    }

    private mutating func multiply() {
        products = Self.designs.flatMap { design in
            Self.certainties.map { grade(of: design).weight * (factors[$0] ?? 1) }
        }
    }

    /// These weights with a user's own: lines of a design or a certainty, a tab, and a number above 0 and at most 1. A
    /// design keeps its level and its terms. O(n).
    package func overridden(by table: [UInt8]) throws(TableError) -> EvidenceWeights {
        var out = self
        var lines: [String: Int] = [:]
        for row in Table(table).rows {
            guard StudyDesign(rawValue: row[0]) != nil || Certainty(rawValue: row[0]) != nil else {
                throw TableError(line: row.line, found: row[0], fault: .name)
            }
            guard let value = Self.share(row[1]) else { throw TableError(line: row.line, found: row[1], fault: .value) }
            if let first = lines.updateValue(row.line, forKey: row[0]) {
                throw TableError(line: row.line, found: row[0], fault: .repeated(first))
            }
            if let design = StudyDesign(rawValue: row[0]) {
                out.grades[design, default: Grade(weight: value)].weight = value
            }
            if let certainty = Certainty(rawValue: row[0]) { out.factors[certainty] = value }
        }
        out.multiply()
        return out
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
        let (row, column) = (Self.designs.firstIndex(of: design) ?? 0, Self.certainties.firstIndex(of: certainty) ?? 0)
        return products[row * Self.certainties.count + column]
    }

    /// How much sources say together: 1 − ∏ (1 − w·c), 0 for none. Order does not matter. O(n log n).
    /// - Parameter weights: w·c of each distinct source.
    package static func strength(_ weights: [Double]) -> Double {
        if weights.count == 1 { return 1 - (1 - weights[0]) }
        // Sorted, since a product of doubles depends on the order in its last digits.
        return 1 - weights.sorted().reduce(1) { $0 * (1 - $1) }
    }

    /// Belief: the strength s of the sources for it, times its share s / (s + o) beside the strength o of those against
    /// it. Another source for it never lowers belief, another one against it never raises it, order does not matter;
    /// a weak opponent takes away less than a strong one.
    /// - Parameters:
    ///   - supporting: w·c of each distinct source for it.
    ///   - opposing: w·c of each distinct source against it.
    package static func belief(supporting: [Double], opposing: [Double]) -> Double {
        let (s, o) = (strength(supporting), strength(opposing))
        return s == 0 ? 0 : s * s / (s + o)
    }

    private static func share(_ cell: String) -> Double? {
        guard let value = Double(cell), value > 0, value <= 1 else { return nil }
        return value
    }
}
