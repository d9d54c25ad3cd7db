import Foundation
import KaojuText
import Testing

@testable import KaojuClaims

/// Doses, measures of effect, intervals, p values and numbers of subjects, written down before they were first run.
/// The first run found 34 of 77 and said 53.
@Suite struct UnseenQuantityTests {
    @Test func quantitiesKeepTheirFigures() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Unseen/quantities.tsv")
        let rows = Table(Array(try Data(contentsOf: file))).rows
        #expect(rows.count == 30)
        var hits = 0
        var wanted = 0
        var said = 0
        var faults: [String] = []
        for row in rows {
            let expected = Set(row.list(1))
            // What the claim carries that carries most: the others of the sentence may stand in other clauses.
            let found = claims(row[0]).map(Self.quantities).max { $0.count < $1.count } ?? []
            hits += expected.intersection(found).count
            wanted += expected.count
            said += found.count
            if expected != found {
                faults.append("\(row[0]): lacks \(expected.subtracting(found)), has \(found.subtracting(expected))")
            }
        }
        for fault in faults { print(fault) }
        let figures = "\(hits) of \(wanted) found, \(said) said"
        #expect(Double(hits) / Double(wanted) >= 0.9, "\(figures)")
        #expect(Double(hits) / Double(max(said, 1)) >= 0.9, "\(figures)")
    }

    private static func quantities(_ claim: Claim) -> Set<String> {
        func short(_ value: Double) -> String {
            value == value.rounded() && abs(value) < 1_000_000 ? String(Int(value)) : String(value)
        }
        var out = claim.evidence.quantities.map { quantity in
            let end = quantity.upper.map { ".." + short($0) } ?? ""
            // The ends of an interval are in the unit of the effect.
            let unit = quantity.role == "ci" ? "" : quantity.ucum.map { " " + $0 } ?? ""
            return "\(quantity.role) \(quantity.comparator) \(short(quantity.value))\(end)\(unit)"
        }
        if let size = claim.evidence.sampleSize { out.append("n = \(size)") }
        return Set(out)
    }
}
