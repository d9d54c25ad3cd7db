/// Chooses the states that get a row: those that most patterns pass through, and with each the one above it.
struct HotNodes {
    /// A node of the trie: the patterns below it, all alike up to its depth.
    struct Node {
        var low: Int
        var high: Int
        var depth: Int
        var row: Int
    }

    private let flat: UnsafeBufferPointer<UInt8>
    private let offsets: [Int]
    private let patterns: [UInt32]
    /// A heap; the node with most patterns is on top, of equal ones the one that was found first.
    private var heap: [(node: Node, order: Int)] = []
    private var found = 0

    init(flat: UnsafeBufferPointer<UInt8>, offsets: [Int], patterns: [UInt32]) {
        self.flat = flat
        self.offsets = offsets
        self.patterns = patterns
    }

    /// The hottest nodes in the order of the trie; rows are numbered from the hottest on. O(limit · log n).
    mutating func choose(_ limit: Int) -> [Node] {
        var out: [Node] = []
        push(Node(low: 0, high: patterns.count, depth: 0, row: 0))
        while out.count < limit, var node = pop() {
            node.row = out.count
            out.append(node)
            pushChildren(of: node)
        }
        return out.sorted { ($0.low, $0.depth) < ($1.low, $1.depth) }
    }

    private mutating func pushChildren(of node: Node) {
        var at = node.low
        if at < node.high, count(at) == node.depth { at += 1 }
        while at < node.high {
            let label = byte(at, node.depth)
            var low = at + 1
            var high = node.high
            while low < high {
                let middle = (low + high) / 2
                if byte(middle, node.depth) == label { low = middle + 1 } else { high = middle }
            }
            push(Node(low: at, high: low, depth: node.depth + 1, row: 0))
            at = low
        }
    }

    private func count(_ index: Int) -> Int {
        let pattern = Int(patterns[index])
        return offsets[pattern + 1] - offsets[pattern]
    }

    private func byte(_ index: Int, _ depth: Int) -> UInt8 { flat[offsets[Int(patterns[index])] + depth] }

    private func isBefore(_ a: (node: Node, order: Int), _ b: (node: Node, order: Int)) -> Bool {
        let (x, y) = (a.node.high - a.node.low, b.node.high - b.node.low)
        return x != y ? x > y : a.order < b.order
    }

    private mutating func push(_ node: Node) {
        heap.append((node, found))
        found += 1
        var at = heap.count - 1
        while at > 0, isBefore(heap[at], heap[(at - 1) / 2]) {
            heap.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    private mutating func pop() -> Node? {
        guard let top = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return top.node }
        heap[0] = last
        var at = 0
        while true {
            var best = at
            for child in [2 * at + 1, 2 * at + 2] where child < heap.count && isBefore(heap[child], heap[best]) {
                best = child
            }
            if best == at { return top.node }
            heap.swapAt(at, best)
            at = best
        }
    }
}
