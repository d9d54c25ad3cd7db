/// Builds an automaton: sorts the patterns, then lays out their trees.
struct AutomatonBuilder {
    /// Longer than any name; it bounds what one place of a text may cost.
    static let longestPattern = 4_096

    private let flat: [UInt8]
    /// Where each pattern begins in `flat`, and its end.
    private let offsets: [Int]
    /// For each pattern the first that is equal to it.
    private(set) var firstEqual: [UInt32]

    init(flat: [UInt8], counts: [Int]) {
        self.flat = flat
        var offsets: [Int] = []
        offsets.reserveCapacity(counts.count + 1)
        var at = 0
        for count in counts {
            offsets.append(at)
            at += count
        }
        offsets.append(at)
        self.offsets = offsets
        firstEqual = counts.indices.map { UInt32($0) }
    }

    /// The automaton's arrays. O(n log n).
    mutating func build() -> Automaton.Parts {
        let sorted = sort()
        var tree = unsafe flat.withUnsafeBufferPointer { flat in
            unsafe TreeBuilder(flat: flat, offsets: offsets, patterns: sorted.patterns, shared: sorted.shared)
        }
        return tree.build(patternCount: offsets.count - 1)
    }

    /// The different patterns in the order of their bytes, and how many bytes each has in common with the one before.
    private mutating func sort() -> (patterns: [UInt32], shared: [UInt16]) {
        var keys: [(prefix: UInt64, pattern: UInt32)] = []
        keys.reserveCapacity(firstEqual.count)
        var patterns: [UInt32] = []
        var shared: [UInt16] = []
        unsafe flat.withUnsafeBufferPointer { flat in
            for pattern in firstEqual.indices {
                let count = offsets[pattern + 1] - offsets[pattern]
                guard count > 0, count <= Self.longestPattern else { continue }
                var prefix: UInt64 = 0
                for index in 0..<8 {
                    prefix = unsafe prefix << 8 | (index < count ? UInt64(flat[offsets[pattern] + index]) : 0)
                }
                keys.append((prefix, UInt32(pattern)))
            }
            func common(_ a: UInt32, _ b: UInt32, from: Int) -> Int {
                let a = unsafe flat[offsets[Int(a)]..<offsets[Int(a) + 1]]
                let b = unsafe flat[offsets[Int(b)]..<offsets[Int(b) + 1]]
                let end = unsafe min(a.count, b.count)
                var at = min(from, end)
                while at < end, unsafe flat[a.startIndex + at] == flat[b.startIndex + at] { at += 1 }
                return at
            }
            func count(_ pattern: UInt32) -> Int { offsets[Int(pattern) + 1] - offsets[Int(pattern)] }
            keys.sort { x, y in
                if x.prefix != y.prefix { return x.prefix < y.prefix }
                // Where a pattern is shorter than its key, the zeros behind it may be another's bytes: compare all.
                let from = min(8, count(x.pattern), count(y.pattern))
                let at = common(x.pattern, y.pattern, from: from)
                let ends = (at == count(x.pattern), at == count(y.pattern))
                if ends.0 || ends.1 { return ends.0 == ends.1 ? x.pattern < y.pattern : ends.0 }
                return unsafe flat[offsets[Int(x.pattern)] + at] < flat[offsets[Int(y.pattern)] + at]
            }
            patterns.reserveCapacity(keys.count)
            shared.reserveCapacity(keys.count)
            for key in keys {
                guard let last = patterns.last else {
                    patterns.append(key.pattern)
                    shared.append(0)
                    continue
                }
                let equal = common(last, key.pattern, from: 0)
                if equal == count(last), equal == count(key.pattern) {
                    firstEqual[Int(key.pattern)] = last
                } else {
                    patterns.append(key.pattern)
                    shared.append(UInt16(equal))
                }
            }
        }
        return (patterns, shared)
    }
}
