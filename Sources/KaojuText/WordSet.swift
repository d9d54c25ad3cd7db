/// A set of short words, asked at every place of a text whether one stands there: no array is made of the bytes that are
/// looked up, and most places are turned down by a byte and a length.
package struct WordSet: Sendable {
    /// The words one after another, and where each begins and ends.
    private var flat: [UInt8] = []
    private var ranges: [ByteRange] = []
    /// For each slot the number of its word plus one; 0 for a free slot. Its size is a power of two.
    private var slots: [UInt32]
    /// The lengths that occur, longest first.
    private var lengths: [Int] = []
    /// The lengths of the words that begin, and that end, with each byte: a bit each, the highest for all from 63 on.
    private var beginning = [UInt64](repeating: 0, count: 256)
    private var ending = [UInt64](repeating: 0, count: 256)

    /// The set of some words; empty ones count for nothing. O(bytes).
    package init(_ words: some Sequence<[UInt8]>) {
        let words = words.filter { !$0.isEmpty }
        var size = 16
        while size < words.count * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        for word in words { insert(word) }
        lengths = Set(ranges.map(\.count)).sorted(by: >)
    }

    private mutating func insert(_ word: [UInt8]) {
        var slot = Self.hash(word, ByteRange(0, word.count)) & (slots.count - 1)
        while slots[slot] != 0 {
            if isSame(Int(slots[slot]) - 1, word, ByteRange(0, word.count)) { return }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = UInt32(ranges.count + 1)
        ranges.append(ByteRange(flat.count, flat.count + word.count))
        flat += word
        beginning[Int(word[0])] |= Self.bit(word.count)
        ending[Int(word[word.count - 1])] |= Self.bit(word.count)
    }

    /// Whether some bytes are a word of the set. O(count).
    package func contains(_ word: [UInt8]) -> Bool { contains(word, ByteRange(0, word.count)) }

    /// Whether a range of some bytes is a word of the set. O(count).
    package func contains(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        guard range.count > 0, beginning[Int(bytes[range.start])] & Self.bit(range.count) != 0 else { return false }
        return has(bytes, range)
    }

    /// The length of the longest word that begins at an offset and ends by a limit (the end where none is given); nil where
    /// none does. O(lengths).
    package func length(in bytes: [UInt8], at offset: Int, before limit: Int? = nil) -> Int? {
        let limit = limit ?? bytes.count
        guard offset < limit else { return nil }
        let possible = beginning[Int(bytes[offset])]
        guard possible != 0 else { return nil }
        return lengths.first { length in
            possible & Self.bit(length) != 0 && offset + length <= limit
                && has(bytes, ByteRange(offset, offset + length))
        }
    }

    /// The length of the longest word that ends at an offset and begins at or behind another; nil where none does.
    /// O(lengths).
    package func length(in bytes: [UInt8], endingAt offset: Int, from start: Int = 0) -> Int? {
        guard offset > start else { return nil }
        let possible = ending[Int(bytes[offset - 1])]
        guard possible != 0 else { return nil }
        return lengths.first { length in
            possible & Self.bit(length) != 0 && offset - length >= start
                && has(bytes, ByteRange(offset - length, offset))
        }
    }

    private func has(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        var slot = Self.hash(bytes, range) & (slots.count - 1)
        while slots[slot] != 0 {
            if isSame(Int(slots[slot]) - 1, bytes, range) { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    private func isSame(_ number: Int, _ bytes: [UInt8], _ range: ByteRange) -> Bool {
        let own = ranges[number]
        guard own.count == range.count else { return false }
        for index in 0..<own.count where flat[own.start + index] != bytes[range.start + index] { return false }
        return true
    }

    private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

    /// FNV-1a, its upper half folded in.
    private static func hash(_ bytes: [UInt8], _ range: ByteRange) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for at in range.indices { hash = (hash ^ UInt64(bytes[at])) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
    }
}
