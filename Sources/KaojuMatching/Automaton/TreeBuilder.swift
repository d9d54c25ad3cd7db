/// Lays out the patterns behind their prefixes as trees: a node for each place where a pattern ends or two part, with the
/// bytes that lead to it. A node stands before its children, the first of them right behind it.
@safe struct TreeBuilder {
    /// Patterns of an interval, alike up to `depth`; what is written of them is noted at `reference`.
    private struct Task {
        var low: Int
        var high: Int
        var depth: Int
        var reference: Int
    }

    private let flat: UnsafeBufferPointer<UInt8>
    private let offsets: [Int]
    private let patterns: [UInt32]
    private let shared: [UInt16]
    /// The words; the first is none, so that no node has the place 0.
    private var words: [UInt32] = [0]
    private var prefixes = PrefixTable()

    init(flat: UnsafeBufferPointer<UInt8>, offsets: [Int], patterns: [UInt32], shared: [UInt16]) {
        unsafe self.flat = unsafe flat
        self.offsets = offsets
        self.patterns = patterns
        self.shared = shared
    }

    /// The arrays. O(bytes of the patterns).
    mutating func build(patternCount: Int) -> Automaton.Parts {
        var longest = 0
        for pattern in patterns {
            unsafe prefixes.note(bytes(of: pattern))
            longest = unsafe max(longest, bytes(of: pattern).count)
        }
        var nodes: [(key: UInt64, node: UInt32)] = []
        var low = 0
        while low < patterns.count {
            let first = unsafe bytes(of: patterns[low])
            let depth = unsafe prefixes.prefixCount(of: first)
            var high = low + 1
            while high < patterns.count, Int(shared[high]) >= depth { high += 1 }
            var key: UInt64 = 0
            for index in 0..<depth { unsafe key |= UInt64(first[index]) << UInt64(8 * index) }
            nodes.append((key, UInt32(words.count)))
            write(low, high, depth)
            low = high
        }
        prefixes.fill(nodes)
        words.append(contentsOf: repeatElement(0, count: Automaton.Reader.padding))
        nodes = []
        func release<Element>(_ array: inout [Element]) -> FixedArray<Element> {
            defer { array = [] }
            return FixedArray(array)
        }
        return Automaton.Parts(
            numbers: FixedArray([
                UInt32(patternCount), UInt32(longest), UInt32(truncatingIfNeeded: prefixes.multiplier),
                UInt32(truncatingIfNeeded: prefixes.multiplier >> 32),
            ]),
            lengths: FixedArray(prefixes.lengths), filter: FixedArray(prefixes.filter),
            slots: FixedArray(prefixes.slots), tree: release(&words))
    }

    private func bytes(of pattern: UInt32) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: flat[offsets[Int(pattern)]..<offsets[Int(pattern) + 1]])
    }

    /// Writes the tree of an interval of patterns.
    private mutating func write(_ low: Int, _ high: Int, _ depth: Int) {
        var tasks = [Task(low: low, high: high, depth: depth, reference: 0)]
        var starts: [Int] = []
        while let task = tasks.popLast() {
            if task.reference > 0 { words[task.reference] = UInt32(words.count) }
            let first = unsafe bytes(of: patterns[task.low])
            var end = first.count
            for index in task.low + 1..<task.high { end = min(end, Int(shared[index])) }
            let hasPattern = end == first.count
            starts.removeAll(keepingCapacity: true)
            var at = hasPattern ? task.low + 1 : task.low
            while at < task.high {
                if starts.isEmpty || Int(shared[at]) == end { starts.append(at) }
                at += 1
            }
            words.append(
                NodeHeader(labelCount: end - task.depth, childCount: starts.count, hasPattern: hasPattern).bits)
            if hasPattern { words.append(patterns[task.low]) }
            unsafe append(first[task.depth..<end])
            append(starts.map { unsafe bytes(of: patterns[$0])[end] })
            for (number, start) in starts.enumerated().reversed() {
                tasks.append(
                    Task(
                        low: start, high: number + 1 < starts.count ? starts[number + 1] : task.high, depth: end + 1,
                        reference: words.count + number))
            }
            words.append(contentsOf: repeatElement(0, count: starts.count))
        }
    }

    /// Appends bytes, four a word.
    private mutating func append(_ bytes: some Collection<UInt8>) {
        var word: UInt32 = 0
        var count = 0
        for byte in bytes {
            word |= UInt32(byte) << UInt32(8 * count)
            count += 1
            if count == 4 {
                words.append(word.littleEndian)
                (word, count) = (0, 0)
            }
        }
        if count > 0 { words.append(word.littleEndian) }
    }
}
