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
            for to in 0..<states {
                var best = Int32.min
                var from = 0
                if to % 2 == 1 {
                    for candidate in [to - 1, to] {
                        let score = row[candidate] + model.transitions[candidate * states + to]
                        if score > best { (best, from) = (score, candidate) }
                    }
                } else {
                    for candidate in 0..<states {
                        var score = row[candidate] + model.transitions[candidate * states + to]
                        if let bonus { score += bonus[candidate / 2 * FieldLabel.allCases.count + to / 2] }
                        if score > best { (best, from) = (score, candidate) }
                    }
                }
                next[to] = best + scores[at * states + to]
                back[at * states + to] = UInt8(from)
            }
            swap(&row, &next)
        }
        return spans(row, back, count)
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

    /// What rules read surely is no matter of weights.
    private func force(_ context: EntryContext, _ scores: inout [Int32]) {
        for (at, token) in context.tokens.enumerated() {
            guard let label = Self.certain(token.kind) else { continue }
            for other in FieldLabel.allCases where other != label {
                scores[at * FieldLabel.stateCount + other.opening] -= 500_000
                scores[at * FieldLabel.stateCount + other.inner] -= 500_000
            }
        }
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
