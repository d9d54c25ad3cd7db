extension Array where Element: Comparable {
    /// The distinct elements, sorted: for a handful of numbers several times faster than a set, and in a fixed order.
    /// O(n log n).
    @inlinable
    package func sortedUnique() -> [Element] {
        if count < 2 { return self }
        var out: [Element] = []
        out.reserveCapacity(count)
        for element in sorted() where out.last != element { out.append(element) }
        return out
    }
}
