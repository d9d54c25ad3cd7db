import KaojuText

/// The names that a sentence is known to hold, to be asked for by place: a sentence may be as long as a book.
struct KnownPlaces {
    private let items: [Candidate]
    /// For each name the furthest end of it and those before it.
    private let reach: [Int]

    /// Takes names in the order of their ranges. O(n).
    init(_ items: [Candidate]) {
        self.items = items
        var end = 0
        reach = items.map {
            end = max(end, $0.range.end)
            return end
        }
    }

    /// Whether a name shares a byte with the range. O(log n).
    func overlap(_ range: ByteRange) -> Bool {
        let before = count(startingBefore: range.end)
        return before > 0 && reach[before - 1] > range.start
    }

    /// Whether a name that fits shares a byte with the range. O(log n + names that overlap).
    func overlap(_ range: ByteRange, where fits: (Candidate) -> Bool) -> Bool {
        var index = count(startingBefore: range.end)
        while index > 0, reach[index - 1] > range.start {
            index -= 1
            if items[index].range.overlaps(range), fits(items[index]) { return true }
        }
        return false
    }

    /// The longest certain name that ends at one of two offsets. O(log n + names that overlap there).
    func longest(endingAt end: Int, or other: Int) -> Candidate? {
        var found: Candidate?
        var index = count(startingBefore: max(end, other))
        while index > 0, reach[index - 1] >= min(end, other) {
            index -= 1
            let item = items[index]
            guard item.concept >= 0, !item.isConditional, item.range.end == end || item.range.end == other else {
                continue
            }
            if let best = found, best.range < item.range { continue }
            found = item
        }
        return found
    }

    /// How many names start before the offset.
    private func count(startingBefore offset: Int) -> Int {
        var low = 0
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if items[middle].range.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
