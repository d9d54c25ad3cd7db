import KaojuMatching

/// What going from one state or label to the opening of another counts.
final class OpeningCosts: Sendable {
    /// A row for each state, or label, that is left; in it a column for each label that opens, filled up to whole vectors
    /// (`FieldModel.width`).
    let rows: FixedArray<Int32>
    /// The least and the most of each row, in the order of `FieldDecoder`'s rows: of states those that open a span first,
    /// then the others; each kind filled up to whole vectors with what never counts.
    let least: FixedArray<Int32>
    let most: FixedArray<Int32>

    init(rows: [Int32]) {
        self.rows = FixedArray(rows)
        let count = rows.count / FieldModel.width
        // Rows of labels are of one kind, rows of states of two in turns.
        let kinds = max(1, count / FieldLabel.count)
        var least = [Int32](repeating: FieldDecoder.never, count: kinds * FieldModel.width)
        var most = least
        for row in 0..<count {
            let place = row % kinds * FieldModel.width + row / kinds
            let start = row * FieldModel.width
            least[place] = rows[start..<(start + FieldLabel.count)].min() ?? 0
            most[place] = rows[start..<(start + FieldLabel.count)].max() ?? 0
        }
        self.least = FixedArray(least)
        self.most = FixedArray(most)
    }
}
