import KaojuText

/// The names of the months in `Resources/citations/fields/months.tsv`.
struct MonthNames: Sendable {
    private var months: [[UInt8]: Int] = [:]

    /// The embedded table, read when first used.
    static let embedded = MonthNames(Resource.bytes("citations/fields/months.tsv") ?? [])

    init(_ table: [UInt8]) {
        for row in Table(table).rows {
            guard let month = Int(row[0]) else { continue }
            for name in row.list(1) { months[name.utf8.map(ASCII.lowered)] = month }
        }
    }

    /// The month of a name, 1 to 12.
    func month(_ name: [UInt8]) -> Int? { months[name.map(ASCII.lowered)] }
}
