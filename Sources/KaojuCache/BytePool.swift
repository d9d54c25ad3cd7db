/// Runs of bytes that are kept once, numbered in the order in which they first came: a table with open addressing over one run
/// of bytes.
struct BytePool {
    /// The bytes of all runs, one behind the other, and where each ends: what looking up compares with.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// Places by hash, with linear probing; -1 where there is none. Its size is a power of two.
    private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)

    /// The number of runs.
    var count: Int { ends.count }

    /// The place of a run, which may be new: then it is `count` as it was before. O(its bytes).
    mutating func place(of range: Range<Int>, in source: [UInt8]) -> Int {
        let hash = CheckSum.of(source[range])
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let known = Int(slots[slot])
            if hashes[known] == hash, equals(known, range, source) { return known }
            slot = (slot + 1) & (slots.count - 1)
        }
        let place = ends.count
        slots[slot] = Int32(place)
        bytes += source[range]
        ends.append(bytes.count)
        hashes.append(hash)
        if ends.count * 3 > slots.count * 2 { grow() }
        return place
    }

    private func equals(_ known: Int, _ range: Range<Int>, _ source: [UInt8]) -> Bool {
        let start = known == 0 ? 0 : ends[known - 1]
        return ByteRun.areEqual(bytes[start..<ends[known]], source[range])
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (place, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(place)
        }
    }
}
