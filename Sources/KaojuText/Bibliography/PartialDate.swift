/// A date of which month and day may be unknown (CSL-JSON's `date-parts`).
package struct PartialDate: Sendable, Hashable {
    package var year: Int
    /// 1 to 12.
    package var month: Int?
    /// 1 to 31; only where the month is known.
    package var day: Int?

    package init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The known parts, largest first.
    package var parts: [Int] { [year] + [month, month == nil ? nil : day].compactMap { $0 } }
}
