import Foundation

/// How many of how many are right.
package struct Tally: Sendable, Hashable {
    package var right = 0
    package var total = 0

    package init(right: Int = 0, total: Int = 0) {
        self.right = right
        self.total = total
    }

    /// The share that is right; 0 of nothing.
    package var share: Double { total == 0 ? 0 : Double(right) / Double(total) }

    mutating func count(_ isRight: Bool) {
        total += 1
        right += isRight ? 1 : 0
    }

    /// «225/462».
    package var counts: String { "\(right)/\(total)" }

    /// «0.487 (225/462)».
    package var description: String { String(format: "%.3f (%d/%d)", share, right, total) }
}
