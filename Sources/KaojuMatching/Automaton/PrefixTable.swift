/// Says for eight bytes of text which patterns may begin with them. For each two first bytes it knows how long the
/// shortest pattern is that begins so (at most eight): so many bytes are the prefix that is looked up, first in a filter of
/// bits, which stays in the caches, then in a hash table.
struct PrefixTable {
    /// Bits of the filter for each prefix.
    private static let filterShare = 8

    private(set) var lengths = [UInt8](repeating: 0, count: 1 << 16)
    private(set) var filter: [UInt64] = []
    private(set) var slots: [Automaton.Slot] = []
    private(set) var multiplier: UInt64 = 0

    /// Notes how long a pattern is.
    mutating func note(_ pattern: UnsafeBufferPointer<UInt8>) {
        let count = UInt8(min(8, pattern.count))
        if pattern.count == 1 {
            for second in 0..<256 { unsafe lengths[second << 8 | Int(pattern[0])] = 1 }
            return
        }
        let pair = unsafe Int(pattern[0]) | Int(pattern[1]) << 8
        if lengths[pair] == 0 || lengths[pair] > count { lengths[pair] = count }
    }

    /// The length of the prefix of a pattern, when all are noted. O(1).
    func prefixCount(of pattern: UnsafeBufferPointer<UInt8>) -> Int {
        unsafe Int(lengths[Int(pattern[0]) | (pattern.count > 1 ? Int(pattern[1]) << 8 : 0)])
    }

    /// Makes the tables of all prefixes and their nodes. O(prefixes).
    mutating func fill(_ prefixes: [(key: UInt64, node: UInt32)]) {
        func power(_ count: Int) -> Int {
            var power = 64
            while power < count { power *= 2 }
            return power
        }
        let bitCount = power(prefixes.count * Self.filterShare)
        let slotCount = power(prefixes.count * 2)
        let filterShift = UInt64(64 - bitCount.trailingZeroBitCount)
        // Where no pattern begins the prefix is empty, its hash 0: no other may share that bit.
        multiplier = 0x9E37_79B9_7F4A_7C15
        while prefixes.contains(where: { ($0.key &* multiplier) >> filterShift == 0 && $0.key != 0 }) {
            multiplier = multiplier &* 0xD134_2543_DE82_EF95 &+ 2
        }
        filter = [UInt64](repeating: 0, count: bitCount / 64)
        slots = [Automaton.Slot](repeating: .init(key: 0, node: 0), count: slotCount)
        let slotShift = UInt64(64 - slotCount.trailingZeroBitCount)
        for prefix in prefixes {
            let hash = prefix.key &* multiplier
            let bit = hash >> filterShift
            filter[Int(bit >> 6)] |= 1 << (bit & 63)
            var at = Int(hash >> slotShift)
            while slots[at].node != 0 { at = (at + 1) & (slotCount - 1) }
            slots[at] = .init(key: prefix.key, node: prefix.node)
        }
    }
}
