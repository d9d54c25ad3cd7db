import KaojuText

/// Finds the likeliest labels of an entry's tokens (Viterbi 1967, over the model's whole-number scores).
struct FieldDecoder {
    let model: FieldModel

    /// The spans of an entry, in order; they cover all tokens. O(tokens × states²), but for the few inner states.
    func spans(of context: EntryContext, style: ListStyle? = nil) -> [FieldSpan] {
        let count = context.tokens.count
        guard count > 0 else { return [] }
        let states = FieldLabel.stateCount
        var scores = emissions(of: context)
        force(context, &scores)
        var back = [UInt8](repeating: 0, count: count * states)
        var row = Array(scores[0..<states])
        for state in 0..<states where state % 2 == 1 { row[state] -= 1_000_000 }
        var next = row
        for at in 1..<count {
            let bonus = style?.bonus(context, at)
            scores.withUnsafeBufferPointer { scores in
                back.withUnsafeMutableBufferPointer { back in
                    step(at, from: row, to: &next, scores: scores, back: back, bonus: bonus)
                }
            }
            swap(&row, &next)
        }
        return spans(row, back, count)
    }

    /// The best scores of all states at a token. O(states²) for the states that open a span, O(1) for the others.
    private func step(
        _ at: Int, from row: [Int32], to next: inout [Int32], scores: UnsafeBufferPointer<Int32>,
        back: UnsafeMutableBufferPointer<UInt8>, bonus: [Int32]?
    ) {
        let states = FieldLabel.stateCount
        let labels = FieldLabel.count
        row.withUnsafeBufferPointer { row in
            model.transitions.withUnsafeBufferPointer { transitions in
                for to in 0..<states {
                    var best = Int32.min
                    var from = 0
                    let isInner = to % 2 == 1
                    for candidate in isInner ? (to - 1)..<(to + 1) : 0..<states {
                        var score = row[candidate] + transitions[to * states + candidate]
                        if let bonus, !isInner { score += bonus[candidate / 2 * labels + to / 2] }
                        if score > best { (best, from) = (score, candidate) }
                    }
                    next[to] = best + scores[at * states + to]
                    back[at * states + to] = UInt8(truncatingIfNeeded: from)
                }
            }
        }
    }

    private func spans(_ last: [Int32], _ back: [UInt8], _ count: Int) -> [FieldSpan] {
        let states = FieldLabel.stateCount
        var state = last.indices.max { last[$0] != last[$1] ? last[$0] < last[$1] : $0 > $1 } ?? 0
        var out: [FieldSpan] = []
        var end = count
        for at in stride(from: count - 1, through: 0, by: -1) {
            if state % 2 == 0 {
                if let label = FieldLabel(rawValue: UInt8(state / 2)) {
                    out.append(FieldSpan(label: label, tokens: at..<end))
                }
                end = at
            }
            state = Int(back[at * states + state])
        }
        return out.reversed()
    }

    private func emissions(of context: EntryContext) -> [Int32] {
        let states = FieldLabel.stateCount
        var scores = [Int32](repeating: 0, count: context.tokens.count * states)
        let features = FieldFeatures(context)
        scores.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            for at in context.tokens.indices {
                let row = base + at * states
                features.forEach(at) { model.add($0, to: row) }
            }
        }
        return scores
    }

    /// What rules read surely is no matter of weights: identifiers, and the order that GB/T 7714's marks keep.
    private func force(_ context: EntryContext, _ scores: inout [Int32]) {
        var isBehindGenre = false
        var isBehindHost = false
        for (at, token) in context.tokens.enumerated() {
            if let label = Self.certain(token.kind) {
                for other in FieldLabel.allCases where other != label { forbid(other, at, &scores) }
            }
            // What follows a mark of the kind is another field; only the mark's stop belongs to it.
            if isBehindGenre, token.kind != .mark {
                scores[at * FieldLabel.stateCount + FieldLabel.genre.inner] -= 500_000
            }
            if token.kind != .mark { isBehindGenre = token.kind == .genre }
            // Behind «//» stands the host, and before it nothing of it.
            if token.kind == .host {
                isBehindHost = true
                for label in FieldLabel.allCases { scores[at * FieldLabel.stateCount + label.inner] -= 500_000 }
            } else if token.kind == .genre {
                isBehindHost = false
            }
            if isBehindHost { forbid(.title, at, &scores) }
        }
    }

    private func forbid(_ label: FieldLabel, _ at: Int, _ scores: inout [Int32]) {
        scores[at * FieldLabel.stateCount + label.opening] -= 500_000
        scores[at * FieldLabel.stateCount + label.inner] -= 500_000
    }

    /// The label that a token of this kind always has.
    static func certain(_ kind: EntryToken.Kind) -> FieldLabel? {
        switch kind {
        case .genre: .genre
        case .accessDate: .accessed
        case .doi, .url, .pmid, .pmcid, .arxiv, .isbn: .identifier
        default: nil
        }
    }
}
