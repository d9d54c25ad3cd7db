import CPrefetch

/// The header of a node in `Automaton.Parts.tree`: behind it stand the pattern's index, if one ends in the node, the
/// bytes of the label, the first bytes of the children in ascending order, and the places of the children.
struct NodeHeader {
    static let mostChildren = 256

    let bits: UInt32

    init(bits: UInt32) { self.bits = bits }

    init(labelCount: Int, childCount: Int, hasPattern: Bool) {
        bits = UInt32(labelCount) | UInt32(childCount) << 16 | (hasPattern ? 1 << 31 : 0)
    }

    /// The number of bytes that must follow before the node is reached.
    @inline(__always) var labelCount: Int { Int(bits & 0xFFFF) }
    /// The number of children, of which each begins with another byte.
    @inline(__always) var childCount: Int { Int(bits >> 16 & 0x1FF) }
    /// 1 where a pattern ends in the node, else 0.
    @inline(__always) var patternCount: Int { Int(bits >> 31) }

    /// Whether no other bits are set.
    var isSound: Bool { bits & 0x7E00_0000 == 0 }

    /// Where the label stands, from the header on.
    @inline(__always) var labelOffset: Int { 1 + patternCount }
    /// Where the first bytes of the children stand.
    @inline(__always) var childOffset: Int { labelOffset + (labelCount + 3) / 4 }
    /// The number of words of the node.
    @inline(__always) var size: Int { childOffset + (childCount + 3) / 4 + childCount }
}

extension Automaton {
    /// The addresses of the arrays, for the loops. Valid as long as the automaton is. Whatever the arrays hold, nothing
    /// outside them is read.
    @safe struct Reader: @unchecked Sendable {
        private let lengths: UnsafePointer<UInt8>
        private let filter: UnsafePointer<UInt64>
        private let slots: UnsafePointer<Slot>
        private let slotCount: Int
        private let tree: UnsafePointer<UInt32>
        private let treeCount: Int
        private let masks: UnsafePointer<UInt64>
        private let multiplier: UInt64
        private let filterShift: UInt64
        private let slotShift: UInt64
        /// Whether a pattern begins with a byte that continues a UTF-8 sequence: where none does, such bytes of a text are
        /// passed over.
        let beginsInside: Bool

        /// Words behind the tree, so that eight bytes may be read anywhere in it.
        static let padding = 2

        /// For each number of bytes the mask of so many first bytes; none above eight.
        private static let allMasks: FixedArray<UInt64> = {
            var masks = [UInt64](repeating: 0, count: 256)
            for count in 1...8 { masks[count] = UInt64.max >> UInt64(64 - 8 * count) }
            return FixedArray(masks)
        }()

        init(_ parts: Parts) {
            unsafe lengths = unsafe parts.lengths.start
            unsafe filter = unsafe parts.filter.start
            unsafe slots = unsafe parts.slots.start
            slotCount = parts.slots.count
            unsafe tree = unsafe parts.tree.start
            treeCount = max(0, parts.tree.count - Self.padding)
            unsafe masks = unsafe Self.allMasks.start
            multiplier = UInt64(parts.numbers[2]) | UInt64(parts.numbers[3]) << 32
            filterShift = UInt64(64 - (parts.filter.count * 64).trailingZeroBitCount)
            slotShift = UInt64(64 - parts.slots.count.trailingZeroBitCount)
            beginsInside = Self.beginsInside(parts.lengths)
        }

        /// Whether a length is set for two bytes of which the first continues a sequence. O(1).
        private static func beginsInside(_ lengths: FixedArray<UInt8>) -> Bool {
            let bytes = unsafe UnsafeRawPointer(lengths.start)
            guard lengths.count == 1 << 16 else { return true }
            var found: UInt64 = 0
            for second in 0..<256 {
                for first in stride(from: 0x80, to: 0xC0, by: 8) {
                    unsafe found |= bytes.loadUnaligned(fromByteOffset: second << 8 | first, as: UInt64.self)
                }
            }
            return found != 0
        }

        /// Whether no pattern begins with a byte, by what it continues.
        @inline(__always)
        func passes(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 && !beginsInside }

        /// The hash of the prefix that decides whether a pattern may begin with these eight bytes.
        @inline(__always)
        func hash(_ bytes: UInt64) -> UInt64 { key(bytes) &* multiplier }

        @inline(__always)
        private func key(_ bytes: UInt64) -> UInt64 {
            unsafe bytes & masks[Int(lengths[Int(bytes & 0xFFFF)])]
        }

        /// 1 where a pattern may begin with these eight bytes, else 0.
        @inline(__always)
        func mayBegin(_ bytes: UInt64) -> Int {
            let index = hash(bytes) &>> filterShift
            return unsafe Int(truncatingIfNeeded: filter[Int(truncatingIfNeeded: index &>> 6)] &>> index & 1)
        }

        /// Asks for the slot that `node(of:)` looks at.
        @inline(__always)
        func prefetch(_ bytes: UInt64) {
            unsafe kaoju_prefetch(slots + Int(truncatingIfNeeded: hash(bytes) &>> slotShift))
        }

        @inline(__always)
        func prefetch(node: Int) { unsafe kaoju_prefetch(tree + node) }

        /// The node of all patterns that begin with the prefix of these eight bytes, and the length of the prefix; node 0
        /// where there is none. O(1).
        @inline(__always)
        func node(of bytes: UInt64) -> (node: Int, count: Int) {
            let count = unsafe Int(lengths[Int(bytes & 0xFFFF)])
            guard count > 0 else { return (0, 0) }
            let key = unsafe bytes & masks[count]
            var at = Int(truncatingIfNeeded: (key &* multiplier) &>> slotShift)
            // A damaged table may be full.
            for _ in 0..<slotCount {
                let slot = unsafe slots[at]
                if slot.node == 0 { return (0, count) }
                if slot.key == key { return (Int(slot.node), count) }
                at = (at + 1) & (slotCount - 1)
            }
            return (0, count)
        }

        /// The eight bytes from `at` on, zeros behind `end`. O(1).
        @inline(__always)
        static func bytes(_ text: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> UInt64 {
            if at + 8 <= end { return unsafe UnsafeRawPointer(text + at).loadUnaligned(as: UInt64.self).littleEndian }
            var bytes: UInt64 = 0
            for index in at..<max(at, end) { unsafe bytes |= UInt64(text[index]) << UInt64(8 * (index - at)) }
            return bytes
        }

        /// Reads on from a node, and calls `body` with the end and the index of each pattern that is met, the shortest first.
        /// O(length of the longest that fits).
        @inline(__always)
        func walk(
            from node: Int, in text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ body: (Int, UInt32) -> Void
        ) {
            var at = start
            var node = node
            // Each step takes a byte.
            while node > 0 { node = unsafe step(from: node, in: text, &at, end, body) }
        }

        /// Reads a node's label and the byte behind it: the child, or 0. Calls `body` where a pattern ends in the node.
        @inline(__always)
        func step(
            from node: Int, in text: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ body: (Int, UInt32) -> Void
        ) -> Int {
            guard node < treeCount else { return 0 }
            let header = unsafe NodeHeader(bits: tree[node])
            let count = header.labelCount
            guard node &+ header.size <= treeCount, at &+ count <= end else { return 0 }
            let label = unsafe UnsafeRawPointer(tree + (node &+ header.labelOffset))
            if at &+ 8 <= end, count <= 8 {
                // Behind the tree stand two words more.
                let difference = unsafe label.loadUnaligned(as: UInt64.self) ^ Self.word(text, at)
                guard unsafe difference & masks[count] == 0 else { return 0 }
            } else {
                guard unsafe Self.equal(text + at, label.assumingMemoryBound(to: UInt8.self), count) else { return 0 }
            }
            at &+= count
            if header.patternCount == 1 { unsafe body(at, tree[node &+ 1]) }
            guard header.childCount > 0, at < end else { return 0 }
            let children = unsafe tree + (node &+ header.childOffset)
            guard let child = unsafe Self.index(of: text[at], in: children, header.childCount) else { return 0 }
            at &+= 1
            return unsafe Int(children[(header.childCount &+ 3) / 4 &+ child])
        }

        @inline(__always)
        private static func word(_ text: UnsafePointer<UInt8>, _ at: Int) -> UInt64 {
            unsafe UnsafeRawPointer(text + at).loadUnaligned(as: UInt64.self)
        }

        @inline(__always)
        private static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
            var at = 0
            while at &+ 8 <= count {
                let x = unsafe UnsafeRawPointer(a + at).loadUnaligned(as: UInt64.self)
                let y = unsafe UnsafeRawPointer(b + at).loadUnaligned(as: UInt64.self)
                if x != y { return false }
                at &+= 8
            }
            while at < count {
                if unsafe a[at] != b[at] { return false }
                at &+= 1
            }
            return true
        }

        /// The place of a byte among the first of `count` bytes, read eight at a time.
        @inline(__always)
        private static func index(of byte: UInt8, in words: UnsafePointer<UInt32>, _ count: Int) -> Int? {
            let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
            let bytes = unsafe UnsafeRawPointer(words)
            var at = 0
            while at < count {
                let difference = unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian ^ pattern
                let zeros = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
                if zeros != 0 {
                    let found = at &+ zeros.trailingZeroBitCount / 8
                    return found < count ? found : nil
                }
                at &+= 8
            }
            return nil
        }
    }
}
