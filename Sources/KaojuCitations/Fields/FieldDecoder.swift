import KaojuText

/// Finds the likeliest labels of an entry's tokens (Viterbi 1967, over the model's whole-number scores).
struct FieldDecoder {
    let model: FieldModel

    /// The spans of an entry, in order; they cover all tokens. O(tokens × states²), but for the few inner states.
    /// - Parameter scores: the entry's `scores(of:)`.
    func spans(of context: EntryContext, scores: [Int32], style: ListStyle? = nil) -> [FieldSpan] {
        let count = context.tokens.count
        guard count > 0 else { return [] }
        let states = FieldLabel.stateCount
        var back = [UInt8](repeating: 0, count: count * states)
        var row = Array(scores[0..<states])
        for state in 0..<states where state % 2 == 1 { row[state] -= 1_000_000 }
        var next = row
        var candidates = [Int](repeating: 0, count: states)
        unsafe scores.withUnsafeBufferPointer { scores in
            unsafe back.withUnsafeMutableBufferPointer { back in
                for at in 1..<count {
                    unsafe step(
                        from: row, to: &next, scores: scores[(at * states)...], back: back[(at * states)...],
                        costs: style?.costs(context, at), &candidates)
                    swap(&row, &next)
                }
            }
        }
        return spans(row, back, count)
    }

    /// The best scores of all states at a token. O(states²) at worst for the states that open a span, O(1) for the others.
    private func step(
        from row: [Int32], to next: inout [Int32], scores: Slice<UnsafeBufferPointer<Int32>>,
        back: Slice<UnsafeMutableBufferPointer<UInt8>>, costs: OpeningCosts?, _ candidates: inout [Int]
    ) {
        let states = FieldLabel.stateCount
        let (scores, back) = unsafe (UnsafeBufferPointer(rebasing: scores), UnsafeMutableBufferPointer(rebasing: back))
        let count = choose(&candidates, from: row, costs: costs)
        for first in stride(from: 0, to: FieldModel.width, by: 8) {
            let (best, from) = unsafe row.withUnsafeBufferPointer { row in
                unsafe candidates.withUnsafeBufferPointer { candidates in
                    let candidates = unsafe UnsafeBufferPointer(rebasing: candidates[..<count])
                    return unsafe model.openings.rows.withUnsafeBytes { openings in
                        guard let costs else { return unsafe Self.best(row, candidates, openings, first) }
                        return unsafe costs.rows.withUnsafeBytes {
                            unsafe Self.best(row, candidates, openings, first, $0)
                        }
                    }
                }
            }
            for lane in 0..<min(8, FieldLabel.count - first) {
                let to = (first + lane) * 2
                next[to] = unsafe best[lane] + scores[to]
                unsafe back[to] = UInt8(truncatingIfNeeded: from[lane])
            }
        }
        var to = 1
        while to < states {
            let opened = row[to - 1] + model.transitions[to * states + to - 1]
            let goingOn = row[to] + model.transitions[to * states + to]
            next[to] = unsafe max(opened, goingOn) + scores[to]
            unsafe back[to] = UInt8(truncatingIfNeeded: goingOn > opened ? to : to - 1)
            to += 2
        }
    }

    /// The states from which a label may open best, in ascending order; returns how many they are. A state is left out
    /// where the best state, going on as badly as it can, is still ahead of it, going on as well as it can: most are.
    private func choose(_ candidates: inout [Int], from row: [Int32], costs: OpeningCosts?) -> Int {
        var top = 0
        for state in row.indices where row[state] > row[top] { top = state }
        let bound = row[top] + model.openings.least[top] + (costs?.least[top / 2] ?? 0)
        return unsafe row.withUnsafeBufferPointer { row in
            unsafe model.openings.most.withUnsafeBufferPointer { most in
                guard let costs else {
                    return Self.choose(&candidates) { unsafe row[$0] &+ most[$0] >= bound }
                }
                return unsafe costs.most.withUnsafeBufferPointer { costs in
                    Self.choose(&candidates) { unsafe row[$0] &+ most[$0] &+ costs[$0 / 2] >= bound }
                }
            }
        }
    }

    /// Notes the states that may win, and returns their number.
    @inline(__always)
    private static func choose(_ candidates: inout [Int], _ mayWin: (Int) -> Bool) -> Int {
        unsafe candidates.withUnsafeMutableBufferPointer { candidates in
            var count = 0
            for state in 0..<FieldLabel.stateCount {
                unsafe candidates[count] = state
                if mayWin(state) { count += 1 }
            }
            return count
        }
    }

    /// The best scores with which eight labels open, from `first` on, and the first state that each of them comes from.
    @inline(__always)
    private static func best(
        _ row: UnsafeBufferPointer<Int32>, _ candidates: UnsafeBufferPointer<Int>, _ openings: UnsafeRawBufferPointer,
        _ first: Int, _ costs: UnsafeRawBufferPointer? = nil
    ) -> (SIMD8<Int32>, SIMD8<Int32>) {
        let stride = FieldModel.width * 4
        var best = SIMD8<Int32>(repeating: .min)
        var from = SIMD8<Int32>.zero
        for index in candidates.indices {
            let candidate = unsafe candidates[index]
            var score =
                unsafe SIMD8(repeating: row[candidate])
                &+ openings.loadUnaligned(fromByteOffset: candidate * stride + first * 4, as: SIMD8<Int32>.self)
            if let costs = unsafe costs {
                unsafe score &+= costs.loadUnaligned(
                    fromByteOffset: candidate / 2 * stride + first * 4, as: SIMD8<Int32>.self)
            }
            let isBetter = score .> best
            best.replace(with: score, where: isBetter)
            from.replace(with: SIMD8(repeating: Int32(truncatingIfNeeded: candidate)), where: isBetter)
        }
        return (best, from)
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

    /// What the model and the rules give each state of each token, token by token. O(tokens · features).
    func scores(of context: EntryContext) -> [Int32] {
        let states = FieldLabel.stateCount
        var scores = [Int32](repeating: 0, count: context.tokens.count * states)
        let features = FieldFeatures(context)
        unsafe scores.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            model.read { reader in
                unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: FieldFeatures.limit) { room in
                    guard let known = room.baseAddress else { return }
                    for at in context.tokens.indices {
                        // Nearly half are features that the model does not know: they are sorted out without a branch.
                        var count = 0
                        features.forEach(at) { feature in
                            unsafe known[count] = feature
                            count &+= reader.mayKnow(feature)
                        }
                        for index in 0..<count { unsafe reader.add(known[index], to: base + at * states) }
                    }
                }
            }
        }
        force(context, &scores)
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
