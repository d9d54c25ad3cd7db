import KaojuText

/// Settles what numbers in brackets or parentheses say once the whole document is known: drops what goes beyond the list, and
/// mends lost dashes and split digits by the order of first citation.
struct NumberSettler {
    let bytes: [UInt8]

    /// Of the candidates those that may be markers, mended. O(n).
    func settled(_ candidates: [MarkerCandidate], limit: Int) -> [MarkerCandidate] {
        let candidates = withoutDoubtful(candidates)
        var mended = candidates
        let ascends = NumberOrder(candidates.filter { $0.numbers.allSatisfy { $0 <= limit } }).ascent >= 0.75
        let following = nextFirsts(candidates)
        var highest = 0
        for index in mended.indices {
            if ascends, candidates.count >= 4 {
                let numbers = mended[index].numbers
                let next = following[index].first { $0 > highest }
                if let range = mendedRange(mended[index], after: highest, limit: limit, next: next) {
                    mended[index].numbers = range
                } else if mended[index].isGapped, let joined = joinedDigits(numbers, after: highest, limit: limit) {
                    mended[index].numbers = [joined]
                }
            }
            let top = mended[index].numbers.filter { $0 <= limit }.max() ?? 0
            if top > highest, top - highest <= 12 || highest == 0 { highest = top }
        }
        return mended.filter { marker in
            // One number out of reach may be misprinted; all of them are something else.
            marker.numbers.contains { $0 <= limit } && marker.numbers.allSatisfy { $0 <= limit * 2 + 10 && $0 < 1500 }
        }
    }

    /// Leaves out what is doubtful, but for a number that is cited nowhere else and whose turn it is: the firsts before it
    /// and behind it are its neighbours. O(n).
    private func withoutDoubtful(_ candidates: [MarkerCandidate]) -> [MarkerCandidate] {
        guard candidates.contains(where: { $0.weight < 0 }) else { return candidates }
        let sure = Set(candidates.lazy.filter { $0.weight >= 0 }.flatMap(\.numbers))
        var highest = 0
        var kept: Set<Int> = []
        return candidates.filter { candidate in
            let top = candidate.numbers.max() ?? 0
            if candidate.weight < 0 {
                guard candidate.numbers.count == 1, !sure.contains(top), kept.insert(top).inserted, top == highest + 1,
                    sure.contains(top + 1) || sure.contains(top + 2)
                else { return false }
            }
            if top > highest, top - highest <= 12 { highest = top }
            return true
        }
    }

    /// For each candidate a few of the numbers that come next, so that looking ahead stays linear.
    private func nextFirsts(_ candidates: [MarkerCandidate]) -> [[Int]] {
        candidates.indices.map { index in
            candidates[(index + 1)..<min(candidates.count, index + 13)].flatMap { $0.numbers.prefix(4) }
        }
    }

    /// «[37]» or «[3 7]», where 2 was the highest before and 8 comes next, was «[3-7]».
    private func mendedRange(_ marker: MarkerCandidate, after highest: Int, limit: Int, next: Int?) -> [Int]? {
        let first = highest + 1
        func range(to last: Int, isBeyond: Bool) -> [Int]? {
            guard last > first, last - first <= 12, last <= limit, next == last + 1 || next == nil && isBeyond else {
                return nil
            }
            return Array(first...last)
        }
        if marker.isGapped, marker.numbers.count == 2, marker.numbers[0] == first, marker.numbers[1] > first + 1 {
            return range(to: marker.numbers[1], isBeyond: false)
        }
        guard marker.numbers.count == 1, let value = marker.numbers.first, value > highest + 1, value >= 12 else {
            return nil
        }
        var scale = 10
        while scale < value {
            if value / scale == first, value % scale > first, value % scale * 10 >= scale {
                return range(to: value % scale, isBeyond: value > limit)
            }
            scale *= 10
        }
        return nil
    }

    /// «[1 0]» where 9 was the highest before is 10.
    private func joinedDigits(_ numbers: [Int], after highest: Int, limit: Int) -> Int? {
        guard numbers.count == 2 || numbers.count == 3, numbers.allSatisfy({ $0 < 10 }) else { return nil }
        let value = numbers.reduce(0) { $0 * 10 + $1 }
        let isDescending = zip(numbers, numbers.dropFirst()).contains { $0 >= $1 }
        return value <= limit && (isDescending || value > highest && value <= highest + 3) ? value : nil
    }
}
