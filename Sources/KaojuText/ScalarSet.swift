/// A set of characters that is asked for every character of a text: a bit for each below U+10000, no hash.
@usableFromInline
package struct ScalarSet: Sendable {
    @usableFromInline var bits: [UInt64]
    /// Those from U+10000 on.
    @usableFromInline var others: Set<UInt32> = []

    /// The set of some characters. O(n), 8 KB.
    package init(_ scalars: some Sequence<UInt32>) {
        bits = [UInt64](repeating: 0, count: 0x10000 / 64)
        for scalar in scalars {
            if scalar < 0x10000 {
                bits[Int(scalar / 64)] |= 1 << UInt64(scalar % 64)
            } else {
                others.insert(scalar)
            }
        }
    }

    /// Whether a character is in it. O(1).
    @inlinable @inline(__always)
    package func contains(_ scalar: UInt32) -> Bool {
        if scalar < 0x10000 { return bits[Int(scalar &>> 6)] &>> UInt64(scalar & 63) & 1 != 0 }
        return !others.isEmpty && others.contains(scalar)
    }
}
