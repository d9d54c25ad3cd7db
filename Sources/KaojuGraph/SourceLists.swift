/// The distinct sources of each claim, one list behind the other: a million small arrays would be a million places in
/// memory.
struct SourceLists {
    private var ends: [Int] = []
    private var items: [Int] = []

    /// Makes room for the lists of so many claims.
    mutating func reserveCapacity(_ count: Int) {
        ends.reserveCapacity(count)
        items.reserveCapacity(count)
    }

    /// Puts the list of the next claim behind the others.
    mutating func append(_ list: [Int]) {
        items += list
        ends.append(items.count)
    }

    /// The list of a claim. O(1).
    subscript(claim: Int) -> ArraySlice<Int> { items[(claim == 0 ? 0 : ends[claim - 1])..<ends[claim]] }
}

extension Array {
    /// Puts the element that stands at `order[i]` to the place `i`, for all at once; elements are moved, not copied. O(n).
    mutating func arrange(_ order: [Int]) {
        var order = order
        for start in order.indices {
            var at = start
            // Each circle of places is walked once; a place that is done points to itself.
            while order[at] != start {
                let next = order[at]
                swapAt(at, next)
                order[at] = at
                at = next
            }
            order[at] = at
        }
    }
}
