import KaojuText

/// Beginnings of lines, lower case, found without looking at every one of them.
struct PrefixTable: Sendable {
    private let byFirst: [[[UInt8]]]

    /// A table of these prefixes; the longest that fits wins.
    init(_ prefixes: [[UInt8]]) {
        var byFirst = [[[UInt8]]](repeating: [], count: 256)
        for prefix in prefixes.sorted(by: { $0.count > $1.count }) {
            guard let first = prefix.first else { continue }
            byFirst[Int(first)].append(prefix)
        }
        self.byFirst = byFirst
    }

    /// The length of the prefix that the range begins with, ASCII case ignored. O(prefixes of that first byte).
    func length(in bytes: [UInt8], _ range: ByteRange) -> Int? {
        guard !range.isEmpty else { return nil }
        for prefix in byFirst[Int(Self.lowered(bytes[range.start]))] where prefix.count <= range.count {
            var offset = 1
            while offset < prefix.count, Self.lowered(bytes[range.start + offset]) == prefix[offset] { offset += 1 }
            if offset == prefix.count { return offset }
        }
        return nil
    }

    /// The first place in the range where a prefix stands with a colon behind it, and its length. O(n).
    func label(in bytes: [UInt8], _ range: ByteRange) -> ByteRange? {
        for at in range.indices where !byFirst[Int(Self.lowered(bytes[at]))].isEmpty {
            guard let length = length(in: bytes, ByteRange(at, range.end)), at + length < range.end else { continue }
            let value = UTF8Scanner.scalar(bytes, at: at + length).value
            if value == 0xFF1A || value == 0x3A { return ByteRange(at, at + length) }
        }
        return nil
    }

    @inline(__always)
    private static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte }
}
