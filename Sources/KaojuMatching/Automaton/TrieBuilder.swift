/// Lays out the trie of sorted patterns as `Automaton.Parts` describes it.
///
/// A pattern's index here is its place in the sorted order; a node is an interval of patterns and a depth.
struct TrieBuilder {
    /// Rows take at most this many bytes.
    private static let mostRowBytes = 2 << 20
    /// Automata of up to so many states have rows only.
    private static let smallCount = 512
    /// In larger ones one state in so many has a row.
    private static let rowShare = 2

    private let flat: UnsafeBufferPointer<UInt8>
    private let offsets: [Int]
    private let patterns: [UInt32]
    private let shared: [UInt16]

    private let classes: [UInt8]
    private let classCount: Int
    private let rowLength: Int
    private let longest: Int
    /// The nodes with a row in the order of the trie.
    private let hot: [HotNodes.Node]
    private let rowsEnd: UInt32
    private let wordCount: Int

    private var rows: [UInt32]
    /// The parent, the suffix and the label of each row's state.
    private var links: [(parent: UInt32, suffix: UInt32, label: UInt8)]
    private var words: [UInt64]
    private var depths: [UInt16]
    /// The first output of each word's state.
    private var heads: [UInt32]
    private var parents: [UInt32]
    private var labels: [UInt8]
    private var outputs: [Automaton.Output] = [.init(pattern: 0, count: 0, next: 0)]
    private var branches = BranchTable()

    init(flat: UnsafeBufferPointer<UInt8>, offsets: [Int], patterns: [UInt32], shared: [UInt16]) {
        self.flat = flat
        self.offsets = offsets
        self.patterns = patterns
        self.shared = shared
        var uses = [Int](repeating: 0, count: 256)
        var stateCount = 1
        var longest = 0
        for (index, pattern) in patterns.enumerated() {
            let (start, end) = (offsets[Int(pattern)], offsets[Int(pattern) + 1])
            for at in start + Int(shared[index])..<end { uses[Int(flat[at])] += 1 }
            stateCount += end - start - Int(shared[index])
            longest = max(longest, end - start)
        }
        // The bytes that lead to most states come first, so that what is read of a row lies close together. The bytes of
        // no pattern share the first class, if there are any.
        let used = (0..<256).filter { uses[$0] > 0 }.sorted { (-uses[$0], $0) < (-uses[$1], $1) }
        let firstClass = used.count < 256 ? 1 : 0
        var classes = [UInt8](repeating: 0, count: 256)
        for (index, byte) in used.enumerated() { classes[byte] = UInt8(index + firstClass) }
        classCount = used.count + firstClass
        self.classes = classes
        self.longest = longest
        // Rows begin at a line of the caches.
        rowLength = (classCount + 2 + 15) / 16 * 16
        let most = max(1, Self.mostRowBytes / (rowLength * 4))
        let count = stateCount <= Self.smallCount ? stateCount : max(Self.smallCount, stateCount / Self.rowShare)
        var hotNodes = HotNodes(flat: flat, offsets: offsets, patterns: patterns)
        hot = hotNodes.choose(min(count, most))
        rowsEnd = UInt32(hot.count * rowLength)
        wordCount = stateCount - hot.count
        rows = [UInt32](repeating: 0, count: hot.count * rowLength)
        links = .init(repeating: (0, 0, 0), count: hot.count)
        words = [UInt64](repeating: 0, count: wordCount)
        depths = [UInt16](repeating: 0, count: wordCount)
        heads = [UInt32](repeating: 0, count: wordCount)
        parents = [UInt32](repeating: 0, count: wordCount)
        labels = [UInt8](repeating: 0, count: wordCount)
    }

    /// The arrays. O(bytes of the patterns).
    mutating func build(patternCount: Int) -> Automaton.Parts {
        number()
        linkSuffixes()
        completeRows()
        markMatches()
        return parts(patternCount)
    }

    /// The arrays in memory of their own; each is let go when it is copied.
    private mutating func parts(_ patternCount: Int) -> Automaton.Parts {
        func release<Element>(_ array: inout [Element]) -> FixedArray<Element> {
            defer { array = [] }
            return FixedArray(array)
        }
        (parents, labels) = ([], [])
        return Automaton.Parts(
            numbers: FixedArray([UInt32(patternCount), UInt32(longest), UInt32(classCount), UInt32(rowLength)]),
            classes: FixedArray(classes), rows: release(&rows), words: release(&words), depths: release(&depths),
            branches: branches.release(), heads: release(&heads), outputs: release(&outputs))
    }

    // MARK: Steps

    /// Numbers the states and notes their children.
    private mutating func number() {
        var edges: [(parent: UInt32, label: UInt8, child: UInt32)] = []
        var path = [UInt32](repeating: 0, count: longest + 1)
        var nextHot = 1
        var nextWord = 0
        for node in hot { rows[node.row * rowLength + classCount + 1] = UInt32(node.depth) }
        for (index, pattern) in patterns.enumerated() {
            let (start, end) = (offsets[Int(pattern)], offsets[Int(pattern) + 1])
            var parent = path[Int(shared[index])]
            for depth in Int(shared[index]) + 1..<end - start + 1 {
                let label = flat[start + depth - 1]
                var state: UInt32
                if parent < rowsEnd {
                    if nextHot < hot.count, hot[nextHot].low == index, hot[nextHot].depth == depth {
                        state = UInt32(hot[nextHot].row * rowLength)
                        links[hot[nextHot].row] = (parent, 0, label)
                        nextHot += 1
                    } else {
                        state = rowsEnd + UInt32(nextWord)
                    }
                    rows[Int(parent) + Int(classes[Int(label)])] = state
                } else {
                    state = rowsEnd + UInt32(nextWord)
                    note(label, state, of: parent, &edges)
                }
                if state >= rowsEnd {
                    parents[nextWord] = parent
                    labels[nextWord] = label
                    depths[nextWord] = UInt16(depth)
                    nextWord += 1
                }
                path[depth] = state
                parent = state
            }
            // While building, a head above the number of outputs is not made yet: here is the pattern's place.
            setHead(of: parent, UInt32(index) | Automaton.matched)
        }
        layOut(&edges)
    }

    /// Notes a child of a state without a row: the first in its word, the others among the edges.
    private mutating func note(
        _ label: UInt8, _ child: UInt32, of parent: UInt32,
        _ edges: inout [(parent: UInt32, label: UInt8, child: UInt32)]
    ) {
        let word = words[Int(parent - rowsEnd)]
        if word == 0 {
            words[Int(parent - rowsEnd)] = Word.single | UInt64(label) << Word.payloadShift
            return
        }
        if word & Word.single != 0 {
            edges.append((parent, UInt8(truncatingIfNeeded: word >> Word.payloadShift), parent + 1))
            words[Int(parent - rowsEnd)] = Word.branching
        }
        edges.append((parent, label, child))
    }

    private mutating func layOut(_ edges: inout [(parent: UInt32, label: UInt8, child: UInt32)]) {
        edges.sort { ($0.parent, $0.label) < ($1.parent, $1.label) }
        var children: [(label: UInt8, child: UInt32)] = []
        var at = 0
        while at < edges.count {
            let parent = edges[at].parent
            children.removeAll(keepingCapacity: true)
            while at < edges.count, edges[at].parent == parent {
                children.append((edges[at].label, edges[at].child))
                at += 1
            }
            let base = branches.place(children[...], of: parent)
            words[Int(parent - rowsEnd)] |= UInt64(base) << Word.payloadShift
        }
        edges = []
    }

    /// Finds for each state, by depth, the longest proper suffix that is a state, and the patterns that end in it.
    private mutating func linkSuffixes() {
        for state in byDepth() {
            let (parent, label, depth) = origin(of: state)
            var suffix: UInt32 = 0
            if depth > 1 {
                var at = self.suffix(of: parent)
                while true {
                    if let child = child(of: at, label) {
                        suffix = child
                        break
                    }
                    if at == 0 { break }
                    at = self.suffix(of: at)
                }
            }
            if state < rowsEnd {
                links[Int(state) / rowLength].suffix = suffix
            } else {
                words[Int(state - rowsEnd)] |= UInt64(suffix)
            }
            let head = head(of: state)
            let inherited = self.head(of: suffix)
            if head & Automaton.matched != 0 {
                setHead(of: state, UInt32(outputs.count))
                outputs.append(
                    .init(
                        pattern: patterns[Int(head & ~Automaton.matched)], count: UInt32(depth), next: inherited))
            } else {
                setHead(of: state, inherited)
            }
        }
    }

    /// All states but the root, the shallow ones first.
    private func byDepth() -> [UInt32] {
        var starts = [Int](repeating: 0, count: longest + 2)
        for node in hot { starts[node.depth + 1] += 1 }
        for depth in depths { starts[Int(depth) + 1] += 1 }
        for depth in 1..<starts.count { starts[depth] += starts[depth - 1] }
        var order = [UInt32](repeating: 0, count: hot.count + wordCount)
        for node in hot {
            order[starts[node.depth]] = UInt32(node.row * rowLength)
            starts[node.depth] += 1
        }
        for (index, depth) in depths.enumerated() {
            order[starts[Int(depth)]] = rowsEnd + UInt32(index)
            starts[Int(depth)] += 1
        }
        order.removeFirst()
        return order
    }

    /// Fills the rows, the shallow ones first: where there is no child, what the suffix does.
    private mutating func completeRows() {
        var bytes = [UInt8](repeating: 0, count: classCount)
        for byte in (0..<256).reversed() { bytes[Int(classes[byte])] = UInt8(byte) }
        for node in hot.sorted(by: { ($0.depth, $0.row) < ($1.depth, $1.row) }) {
            let row = node.row * rowLength
            let suffix = links[node.row].suffix
            for column in 0..<classCount {
                let next = rows[row + column]
                if next != 0 {
                    rows[row + column] = marked(next)
                } else if node.depth > 0 {
                    rows[row + column] = transition(from: suffix, bytes[column], column)
                }
            }
        }
    }

    private func transition(from suffix: UInt32, _ byte: UInt8, _ column: Int) -> UInt32 {
        var state = suffix
        while state >= rowsEnd {
            if let child = child(of: state, byte) { return marked(child) }
            state = self.suffix(of: state)
        }
        return rows[Int(state) + column]
    }

    private mutating func markMatches() {
        for index in 0..<wordCount where words[index] & Word.single != 0 && heads[index + 1] != 0 {
            words[index] |= Word.childMatched
        }
        let (heads, rowsEnd) = (heads, rowsEnd)
        branches.mark { heads[Int($0 - rowsEnd)] != 0 }
    }

    // MARK: One state

    private func origin(of state: UInt32) -> (parent: UInt32, label: UInt8, depth: Int) {
        if state < rowsEnd {
            let link = links[Int(state) / rowLength]
            return (link.parent, link.label, Int(rows[Int(state) + classCount + 1]))
        }
        let index = Int(state - rowsEnd)
        return (parents[index], labels[index], Int(depths[index]))
    }

    private func suffix(of state: UInt32) -> UInt32 {
        state < rowsEnd
            ? links[Int(state) / rowLength].suffix : UInt32(truncatingIfNeeded: words[Int(state - rowsEnd)])
    }

    /// The child under a byte; the rows must not be complete.
    private func child(of state: UInt32, _ byte: UInt8) -> UInt32? {
        if state < rowsEnd {
            let child = rows[Int(state) + Int(classes[Int(byte)])]
            return child == 0 ? nil : child
        }
        let word = words[Int(state - rowsEnd)]
        let payload = UInt32(truncatingIfNeeded: word >> Word.payloadShift) & Word.payloadMask
        if word & Word.single != 0 { return payload == UInt32(byte) ? state + 1 : nil }
        guard word & Word.branching != 0, Int(payload) + Int(byte) < branches.edges.count else { return nil }
        let edge = branches.edges[Int(payload) + Int(byte)]
        return UInt32(truncatingIfNeeded: edge) == state ? UInt32(truncatingIfNeeded: edge >> 32) : nil
    }

    private func head(of state: UInt32) -> UInt32 {
        state < rowsEnd ? rows[Int(state) + classCount] : heads[Int(state - rowsEnd)]
    }

    private mutating func setHead(of state: UInt32, _ head: UInt32) {
        if state < rowsEnd { rows[Int(state) + classCount] = head } else { heads[Int(state - rowsEnd)] = head }
    }

    private func marked(_ state: UInt32) -> UInt32 { head(of: state) != 0 ? state | Automaton.matched : state }
}
