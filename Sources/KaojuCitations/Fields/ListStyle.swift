import KaojuText

/// How the entries of one list are printed: which field follows which, behind what marks.
///
/// All entries of a list come from one style. What most of them agree on weighs against another reading of the rest.
struct ListStyle {
    /// How boundaries look: the mark before, a blank, an opening parenthesis behind.
    private static let looks = 64
    private static let labels = FieldLabel.count
    /// Fewer entries make no style.
    static let leastEntries = 5

    /// What reading a boundary costs, by its looks; 0 for what the list does most.
    private var costs: [[Int32]] = []

    /// How much the list weighs against the model.
    struct Weights: Sendable {
        /// Of the order of the fields, in the model's units for each halving of frequency.
        var order: Float = 1.5
        /// Of the marks between two fields, likewise.
        var form: Float = 0.8
    }

    /// The style of entries that were read one by one; nil where they are too few. O(tokens).
    init?(_ entries: [(context: EntryContext, spans: [FieldSpan])], weights: Weights = Weights()) {
        guard entries.count >= Self.leastEntries else { return nil }
        var pairs = [Float](repeating: 0, count: Self.labels * Self.labels)
        var seen = [Float](repeating: 0, count: Self.looks * Self.labels * Self.labels)
        for entry in entries {
            for (from, to) in zip(entry.spans, entry.spans.dropFirst()) where from.label != to.label {
                let pair = Int(from.label.rawValue) * Self.labels + Int(to.label.rawValue)
                pairs[pair] += 1
                seen[Self.look(entry.context, to.tokens.lowerBound) * Self.labels * Self.labels + pair] += 1
            }
        }
        costs = (0..<Self.looks).map { look in Self.costs(look, pairs: pairs, seen: seen, weights: weights) }
    }

    private static func costs(_ look: Int, pairs: [Float], seen: [Float], weights: Weights) -> [Int32] {
        var out = [Int32](repeating: 0, count: labels * labels)
        for from in 0..<labels {
            let row = from * labels
            let commonest = pairs[row..<(row + labels)].max() ?? 0
            for to in 0..<labels where from != to {
                let pair = row + to
                let mostSeen = (0..<looks).map { seen[$0 * labels * labels + pair] }.max() ?? 0
                // Smoothed, so that what a short list never shows is no impossibility.
                let order = ListStyle.log2((pairs[pair] + 2) / (commonest + 2))
                let form = ListStyle.log2((seen[look * labels * labels + pair] + 1) / (mostSeen + 1))
                out[pair] = Int32((order * weights.order + form * weights.form) * Float(FieldModel.unit))
            }
        }
        return out
    }

    /// A logarithm of whole steps and straight lines between them: the same bits on every machine.
    private static func log2(_ value: Float) -> Float {
        guard value > 0 else { return -20 }
        return Float(value.exponent) + (value.significand - 1)
    }

    /// What going from one label to another costs at a token.
    func bonus(_ context: EntryContext, _ at: Int) -> [Int32] { costs[Self.look(context, at)] }

    private static func look(_ context: EntryContext, _ at: Int) -> Int {
        let marks: [UInt32] = [0x2E, 0x2C, 0x3B, 0x3A, 0x29, 0x28, 0x5D, 0x22, 0x201D, 0x3F, 0x2D]
        let before = context.mark(at - 1)
        let code = before == 0 ? 0 : (marks.firstIndex(of: before) ?? marks.count) + 1
        let opens = context.mark(at) == 0x28
        return code * 4 + (context.tokens[at].isSpaced ? 1 : 0) + (opens ? 2 : 0)
    }
}
