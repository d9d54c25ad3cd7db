/// Builds the double array: breadth first over ranges of patterns that share a prefix, without a trie beside it.
struct AutomatonBuilder {
    /// Free slots are looked for in the newest blocks only, so that the build stays linear.
    private static let openBlocks = 16
    private static let none = UInt32.max

    private let flat: [UInt8]
    private let starts: [Int]
    private let counts: [Int]
    /// The patterns' indices; those of one state's subtree stand together.
    private var order: [Int]
    private var scratch: [Int] = []
    /// The bytes that lead on from one state, and where the patterns under each begin.
    private var labels: [(byte: UInt8, low: Int)] = []

    private(set) var states: [Automaton.State] = []
    private(set) var depths: [UInt32] = []
    /// For each pattern the first that is equal to it.
    private(set) var firstEqual: [UInt32]
    private(set) var outputs = [Automaton.Output(pattern: 0, count: 0, next: 0)]

    // The free slots, ascending, linked both ways.
    private var nextFree: [UInt32] = []
    private var previousFree: [UInt32] = []
    private var firstFree = none
    private var lastFree = none

    /// A state whose children are not laid out yet.
    private struct Pending {
        var state: UInt32
        var parent: UInt32
        var low: Int
        var high: Int
        var depth: Int
        var byte: UInt8
    }

    init(flat: [UInt8], counts: [Int]) {
        self.flat = flat
        self.counts = counts
        var starts: [Int] = []
        starts.reserveCapacity(counts.count)
        var at = 0
        for count in counts {
            starts.append(at)
            at += count
        }
        self.starts = starts
        order = counts.indices.filter { counts[$0] > 0 }
        firstEqual = counts.indices.map { UInt32($0) }
    }

    mutating func build() {
        addBlock()
        take(0)
        var queue = [Pending(state: 0, parent: 0, low: 0, high: order.count, depth: 0, byte: 0)]
        var head = 0
        while head < queue.count {
            let item = queue[head]
            head += 1
            let own = partition(item.low, item.high, at: item.depth)
            finish(item, patterns: item.low..<own)
            layOut(item, from: own, into: &queue)
        }
    }

    /// Sets the suffix state and the patterns that end in the state. The parent and all shallower states are done.
    private mutating func finish(_ item: Pending, patterns: Range<Int>) {
        let state = Int(item.state)
        if item.depth > 1 {
            var suffix = states[Int(item.parent)].fail
            while true {
                let next = states[Int(suffix)].base ^ UInt32(item.byte)
                if states[Int(next)].check == suffix {
                    states[state].fail = next
                    break
                }
                if suffix == 0 { break }
                suffix = states[Int(suffix)].fail
            }
        }
        let inherited = item.depth > 0 ? states[Int(states[state].fail)].output : 0
        if let first = patterns.isEmpty ? nil : order[patterns].min() {
            for index in patterns { firstEqual[order[index]] = UInt32(first) }
            states[state].output = UInt32(outputs.count)
            outputs.append(.init(pattern: UInt32(first), count: UInt32(item.depth), next: inherited))
        } else {
            states[state].output = inherited
        }
    }

    /// Finds a place for the state's children and queues them.
    private mutating func layOut(_ item: Pending, from low: Int, into queue: inout [Pending]) {
        guard low < item.high else { return }
        let firstByte = flat[starts[order[low]] + item.depth]
        if flat[starts[order[item.high - 1]] + item.depth] == firstByte {
            // One child, as in most states: any free slot will do.
            if firstFree == Self.none { addBlock() }
            attach(item, base: firstFree ^ UInt32(firstByte), firstByte, low..<item.high, to: &queue)
            return
        }
        labels.removeAll(keepingCapacity: true)
        var at = low
        while at < item.high {
            let byte = flat[starts[order[at]] + item.depth]
            labels.append((byte, at))
            repeat { at += 1 } while at < item.high && flat[starts[order[at]] + item.depth] == byte
        }
        let base = place()
        for index in labels.indices {
            let end = index + 1 < labels.count ? labels[index + 1].low : item.high
            attach(item, base: base, labels[index].byte, labels[index].low..<end, to: &queue)
        }
    }

    /// Makes the child under `byte` and queues it.
    private mutating func attach(
        _ item: Pending, base: UInt32, _ byte: UInt8, _ range: Range<Int>, to queue: inout [Pending]
    ) {
        let slot = base ^ UInt32(byte)
        states[Int(item.state)].base = base
        take(slot)
        states[Int(slot)].check = item.state
        depths[Int(slot)] = UInt32(item.depth + 1)
        queue.append(
            Pending(
                state: slot, parent: item.state, low: range.lowerBound, high: range.upperBound, depth: item.depth + 1,
                byte: byte))
    }

    /// Groups the patterns of a subtree by their byte at `depth`, those that end there first; returns where the
    /// others begin. Stable, so equal patterns keep their order.
    private mutating func partition(_ low: Int, _ high: Int, at depth: Int) -> Int {
        if high - low == 1 { return counts[order[low]] == depth ? high : low }
        func key(_ pattern: Int) -> Int { counts[pattern] == depth ? 0 : Int(flat[starts[pattern] + depth]) + 1 }
        if high - low <= 12 {
            var i = low + 1
            while i < high {
                let item = order[i]
                let rank = key(item)
                var j = i
                while j > low, key(order[j - 1]) > rank {
                    order[j] = order[j - 1]
                    j -= 1
                }
                order[j] = item
                i += 1
            }
        } else {
            var ends = [Int](repeating: 0, count: 258)
            for i in low..<high { ends[key(order[i]) + 1] += 1 }
            for k in 1..<258 { ends[k] += ends[k - 1] }
            scratch.removeAll(keepingCapacity: true)
            scratch.append(contentsOf: order[low..<high])
            for pattern in scratch {
                let k = key(pattern)
                order[low + ends[k]] = pattern
                ends[k] += 1
            }
        }
        var own = low
        while own < high, counts[order[own]] == depth { own += 1 }
        return own
    }

    /// A base under which the slots of all labels are free.
    private mutating func place() -> UInt32 {
        var slot = firstFree
        while slot != Self.none {
            let base = slot ^ UInt32(labels[0].byte)
            if labels.allSatisfy({ isFree(base ^ UInt32($0.byte)) }) { return base }
            slot = nextFree[Int(slot)]
        }
        let block = states.count
        addBlock()
        return UInt32(block)
    }

    private func isFree(_ slot: UInt32) -> Bool { previousFree[Int(slot)] != slot }

    /// Adds 256 free slots and forgets those of the oldest open block.
    private mutating func addBlock() {
        let from = UInt32(states.count)
        states.append(contentsOf: repeatElement(Automaton.State(), count: 256))
        depths.append(contentsOf: repeatElement(0, count: 256))
        for slot in from..<from + 256 {
            previousFree.append(lastFree)
            nextFree.append(Self.none)
            if lastFree == Self.none { firstFree = slot } else { nextFree[Int(lastFree)] = slot }
            lastFree = slot
        }
        let closed = states.count - Self.openBlocks * 256
        while closed > 0, firstFree != Self.none, Int(firstFree) < closed { take(firstFree) }
    }

    /// Takes a slot out of the free list; a slot that is its own predecessor is not free.
    private mutating func take(_ slot: UInt32) {
        let previous = previousFree[Int(slot)]
        let next = nextFree[Int(slot)]
        if previous == Self.none { firstFree = next } else { nextFree[Int(previous)] = next }
        if next == Self.none { lastFree = previous } else { previousFree[Int(next)] = previous }
        previousFree[Int(slot)] = slot
    }
}
