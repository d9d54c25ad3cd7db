/// What going from one state or label to the opening of another counts.
final class OpeningCosts: Sendable {
    /// A row for each state, or label, that is left; in it a column for each label that opens, filled up to whole vectors
    /// (`FieldModel.width`).
    let rows: [Int32]
    /// The least and the most of each row.
    let least: [Int32]
    let most: [Int32]

    init(rows: [Int32]) {
        self.rows = rows
        let starts = stride(from: 0, to: rows.count, by: FieldModel.width)
        least = starts.map { rows[$0..<($0 + FieldLabel.count)].min() ?? 0 }
        most = starts.map { rows[$0..<($0 + FieldLabel.count)].max() ?? 0 }
    }
}
