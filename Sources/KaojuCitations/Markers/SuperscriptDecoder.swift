import KaojuText

/// Decides which of the places that may be raised markers are some.
///
/// One place says little; the whole document decides: first citations ascend from 1 to the list's end. A Viterbi pass over the
/// highest number so far keeps the candidates that fit. A bounded beam of states: O(candidates).
struct SuperscriptDecoder {
    /// The last number of the list, or the highest that can be one.
    let highest: Int
    /// How many candidates were weighed against how many states (tests see from it that time grows linearly).
    private(set) var steps = 0

    private static let beam = 24
    /// So many candidates are held before the best path is settled.
    private static let stretch = 8192

    private struct State {
        var top: Int
        var score: Double
        /// The last taken candidate's node; -1 for none.
        var node: Int32
    }

    private struct Node {
        var candidate: Int32
        var previous: Int32
    }

    init(highest: Int) { self.highest = highest }

    /// The candidates that are markers, in order.
    mutating func markers(among candidates: [MarkerCandidate]) -> [MarkerCandidate] {
        guard highest > 0, highest < 10_000, candidates.count >= 3 else { return [] }
        var isTaken = [Bool](repeating: false, count: candidates.count)
        var states = [State(top: 0, score: 0, node: -1)]
        var nodes: [Node] = []
        for (index, candidate) in candidates.enumerated() {
            advance(&states, by: candidate, index, &nodes)
            if index % Self.stretch == Self.stretch - 1 { settle(&states, &nodes, &isTaken) }
        }
        settle(&states, &nodes, &isTaken)
        var out = candidates.indices.filter { isTaken[$0] }
        let order = NumberOrder(out.map { candidates[$0] })
        let reached = Set(order.firsts)
        // The style is proved: what can hardly be anything else is a marker out of order too (tables float).
        if reached.count * 10 >= highest * 6 {
            for index in candidates.indices where !isTaken[index] && candidates[index].isCertain {
                isTaken[index] = candidates[index].numbers.allSatisfy { $0 <= highest }
            }
            out = candidates.indices.filter { isTaken[$0] }
        }
        return out.map { candidates[$0] }
    }

    private mutating func advance(
        _ states: inout [State], by candidate: MarkerCandidate, _ index: Int, _ nodes: inout [Node]
    ) {
        let numbers = Set(candidate.numbers).sorted()
        guard let top = numbers.last else { return }
        // A place that can hardly be anything else is left at a cost.
        let loss = candidate.weight >= 2 ? 2.0 : 0
        var next = states
        for at in next.indices { next[at].score -= loss }
        for state in states {
            steps += 1
            let fresh = numbers.filter { $0 > state.top }
            var gain = candidate.weight
            if let lowest = fresh.first {
                let gap = (lowest - state.top - 1) + (top - lowest + 1 - fresh.count)
                guard gap <= 6 else { continue }
                gain += 1.6 * Double(fresh.count) - 1.3 * Double(gap)
                if numbers.count > 1 { gain += 0.6 }
            } else {
                gain -= 0.25
            }
            let target = max(state.top, top)
            let score = state.score + gain
            if let known = next.firstIndex(where: { $0.top == target }) {
                guard score > next[known].score else { continue }
                next[known] = State(top: target, score: score, node: Int32(nodes.count))
            } else {
                next.append(State(top: target, score: score, node: Int32(nodes.count)))
            }
            nodes.append(Node(candidate: Int32(index), previous: state.node))
        }
        if next.count > Self.beam {
            next.sort { $0.score != $1.score ? $0.score > $1.score : $0.top < $1.top }
            next.removeLast(next.count - Self.beam)
        }
        states = next
    }

    /// Marks the best path's candidates and goes on from its end.
    private func settle(_ states: inout [State], _ nodes: inout [Node], _ isTaken: inout [Bool]) {
        guard let best = states.max(by: { ($0.score, $1.top) < ($1.score, $0.top) }) else { return }
        var at = best.node
        while at >= 0 {
            isTaken[Int(nodes[Int(at)].candidate)] = true
            at = nodes[Int(at)].previous
        }
        nodes.removeAll(keepingCapacity: true)
        states = [State(top: best.top, score: 0, node: -1)]
    }
}
