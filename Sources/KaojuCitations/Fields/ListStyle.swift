import KaojuText

/// How the entries of one list are printed: which field follows which, behind what marks.
///
/// All entries of a list come from one style. What most of them agree on weighs against another reading of the rest.
final class ListStyle {
    /// How boundaries look: the mark before, a blank, an opening parenthesis behind.
    private static let looks = 64
    private static let labels = FieldLabel.count
    /// Fewer entries make no style.
    static let leastEntries = 5

    /// How often each boundary was seen, by its looks, and how often with the looks that it has most.
    private var seen: [Float]
    private var mostSeen: [Float]
    /// What the order of two fields costs.
    private var orders: [Float]
    private let weights: Weights
    /// What boundaries of one look cost, made when it is first met: a row of labels for each label before.
    private var made = [OpeningCosts?](repeating: nil, count: looks)

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
        let square = Self.labels * Self.labels
        mostSeen = (0..<square).map { pair in
            var most: Float = 0
            for look in 0..<Self.looks { most = max(most, seen[look * square + pair]) }
            return most
        }
        orders = (0..<square).map { pair in
            let row = pair / Self.labels * Self.labels
            let commonest = pairs[row..<(row + Self.labels)].max() ?? 0
            // Smoothed, so that what a short list never shows is no impossibility.
            return Self.log2((pairs[pair] + 2) / (commonest + 2))
        }
        self.seen = seen
        self.weights = weights
    }

    /// What going from one label to another costs behind a boundary of some looks; 0 for what the list does most.
    private func cost(_ from: Int, _ to: Int, _ look: Int) -> Int32 {
        if from == to { return 0 }
        let pair = from * Self.labels + to
        let form = Self.log2((seen[look * Self.labels * Self.labels + pair] + 1) / (mostSeen[pair] + 1))
        return Int32((orders[pair] * weights.order + form * weights.form) * Float(FieldModel.unit))
    }

    /// A logarithm of whole steps and straight lines between them: the same bits on every machine.
    private static func log2(_ value: Float) -> Float {
        guard value > 0 else { return -20 }
        return Float(value.exponent) + (value.significand - 1)
    }

    /// What going from a label to the opening of another costs at a token. O(1), but for the first boundary of its looks.
    func costs(_ context: EntryContext, _ at: Int) -> OpeningCosts {
        let look = Self.look(context, at)
        if let known = made[look] { return known }
        var rows = [Int32](repeating: 0, count: Self.labels * FieldModel.width)
        for from in 0..<Self.labels {
            for to in 0..<Self.labels { rows[from * FieldModel.width + to] = cost(from, to, look) }
        }
        let costs = OpeningCosts(rows: rows)
        made[look] = costs
        return costs
    }

    private static let marks: [UInt32] = [0x2E, 0x2C, 0x3B, 0x3A, 0x29, 0x28, 0x5D, 0x22, 0x201D, 0x3F, 0x2D]

    private static func look(_ context: EntryContext, _ at: Int) -> Int {
        let before = context.mark(at - 1)
        let code = before == 0 ? 0 : (marks.firstIndex(of: before) ?? marks.count) + 1
        let opens = context.mark(at) == 0x28
        return code * 4 + (context.tokens[at].isSpaced ? 1 : 0) + (opens ? 2 : 0)
    }
}
