/// How alike two titles are, as letters and digits.
enum TitleLikeness {
    /// Whether two titles differ by no more than damage does: nine tenths of their letter pairs are the same, and so are
    /// all their figures and Chinese numerals. O(n log n).
    static func isNear(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) * 5 <= max(a.count, b.count), telling(a) == telling(b) else { return false }
        return share(a, b) >= 0.9
    }

    /// Dice's coefficient over the pairs of neighbouring bytes, 0 to 1. O(n log n).
    static func share(_ a: [UInt8], _ b: [UInt8]) -> Double {
        let (first, second) = (pairs(a), pairs(b))
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        var (i, j, common) = (0, 0, 0)
        while i < first.count, j < second.count {
            if first[i] == second[j] {
                common += 1
                i += 1
                j += 1
            } else if first[i] < second[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return 2 * Double(common) / Double(first.count + second.count)
    }

    private static func pairs(_ key: [UInt8]) -> [UInt16] {
        guard key.count > 1 else { return [] }
        return (1..<key.count).map { UInt16(key[$0 - 1]) << 8 | UInt16(key[$0]) }.sorted()
    }

    /// Chinese numerals and the characters that count parts.
    private static let numerals = Set("一二三四五六七八九十上中下甲乙丙丁".unicodeScalars.map { Array(String($0).utf8) })

    /// The figures and Chinese numerals of a title, in order; and its last letter where it counts parts («part a»).
    private static func telling(_ key: [UInt8]) -> [[UInt8]] {
        var out: [[UInt8]] = []
        var at = 0
        while at < key.count {
            if ASCIIByte.isDigit(key[at]) {
                let start = at
                while at < key.count, ASCIIByte.isDigit(key[at]) { at += 1 }
                out.append(Array(key[start..<at]))
            } else if key[at] >= 0xE3, at + 3 <= key.count {
                let scalar = Array(key[at..<(at + 3)])
                if numerals.contains(scalar) { out.append(scalar) }
                at += 3
            } else {
                at += 1
            }
        }
        // «… part I», «… III», «… a»: figures in letters at the end are not damage.
        let tail = key.reversed().prefix { [0x69, 0x76, 0x78].contains($0) }
        out.append(Array(tail))
        return out
    }
}
