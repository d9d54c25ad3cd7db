/// Turns byte offsets of a UTF-8 text into offsets in characters (Unicode scalar values) and back, as brat and BioC
/// count them.
package struct CharacterOffsets: Sendable {
    private let bytes: [UInt8]
    /// The number of characters before each block of `stride` bytes.
    private let counts: [Int]
    private static let stride = 256

    /// Counts a text once. O(n).
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var counts: [Int] = []
        var count = 0
        for (index, byte) in bytes.enumerated() {
            if index % Self.stride == 0 { counts.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        self.counts = counts + [count]
    }

    /// The number of characters that begin before a byte; offsets outside are moved to the nearer end. O(1).
    package func characters(before byte: Int) -> Int {
        let byte = max(0, min(byte, bytes.count))
        let block = byte / Self.stride
        if byte == bytes.count { return counts[counts.count - 1] }
        return bytes[(block * Self.stride)..<byte].reduce(counts[block]) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
    }

    /// The byte at which a character begins; the end of the text for one that is not there. O(log n).
    package func byte(ofCharacter index: Int) -> Int {
        guard index > 0 else { return 0 }
        var low = 0
        var high = counts.count - 1
        while low + 1 < high {
            let middle = (low + high) / 2
            if counts[middle] <= index { low = middle } else { high = middle }
        }
        var count = counts[low]
        var at = low * Self.stride
        while at < bytes.count {
            if bytes[at] & 0xC0 != 0x80 {
                if count == index { return at }
                count += 1
            }
            at += 1
        }
        return bytes.count
    }
}
