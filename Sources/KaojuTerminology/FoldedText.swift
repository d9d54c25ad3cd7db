import KaojuMatching
import KaojuText

/// A text in the form in which names are compared; every byte knows its place in the text it was made of.
struct FoldedText: Sendable {
    static let dash: UInt8 = 1
    static let blank: UInt8 = 2

    /// What is known of a folded byte beside itself.
    struct Origin: BitwiseCopyable, Sendable {
        /// The same byte in the case of the text.
        var cased: UInt8
        /// What was left out before it: nothing, `dash`, `blank`, or both.
        var gap: UInt8
        /// Where the character that became it begins and ends.
        var start: Int32
        var end: Int32
    }

    /// The folded bytes, ASCII in lower case.
    var bytes: [UInt8] = []
    /// Where each of them comes from.
    var origins: [Origin] = []
    /// The gap before the next byte.
    var gap: UInt8 = 0

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        gap = 0
    }

    /// Makes room for so many bytes, so that it need not be made bit by bit.
    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(count)
        origins.reserveCapacity(count)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
        bytes.append(byte.asciiLowercased)
        origins.append(
            Origin(
                cased: byte, gap: gap, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
        gap = 0
    }

    /// Whether the folded text ends with this lower-case spelling in one word; only its first letter may be a capital.
    func ends(with spelling: [UInt8]) -> Bool {
        let from = bytes.count - spelling.count
        guard from >= 0, bytes[from] == spelling[0] else { return false }
        for index in 1..<max(1, spelling.count)
        where origins[from + index].cased != spelling[index] || origins[from + index].gap != 0 {
            return false
        }
        return true
    }

    /// Replaces the spelling at the end. The parts that the two share keep their places; the rest stands as one.
    mutating func replaceEnd(_ from: [UInt8], by to: [UInt8]) {
        var tail = 0
        while tail < min(from.count, to.count), from[from.count - 1 - tail] == to[to.count - 1 - tail] { tail += 1 }
        var head = 0
        while head < min(from.count, to.count) - tail, from[head] == to[head] { head += 1 }
        let low = bytes.count - from.count + head
        let high = bytes.count - tail
        // A dropped letter belongs to the one beside it, so that no place of the text is lost.
        if head == to.count - tail {
            if high < bytes.count {
                origins[high].start = origins[low].start
                origins[high].gap = origins[low].gap
                if origins[low].cased.isASCIIUpper, head == 0 { origins[high].cased &= 0xDF }
            } else if low > 0 {
                origins[low - 1].end = origins[high - 1].end
            }
        }
        let first = origins[low]
        let end = origins[high - 1].end
        let core = to[head..<to.count - tail]
        bytes.replaceSubrange(low..<high, with: core)
        origins.replaceSubrange(
            low..<high,
            with: core.indices.map { at in
                let isFirst = at == core.startIndex
                return Origin(
                    cased: isFirst && first.cased.isASCIIUpper ? core[at] & 0xDF : core[at],
                    gap: isFirst ? first.gap : 0, start: first.start, end: end)
            })
    }

    /// The range of the text that the folded range was made of, or nil where it cuts a character.
    func source(of range: ByteRange) -> ByteRange? {
        if range.start > 0, origins[range.start - 1].start == origins[range.start].start { return nil }
        if range.end < origins.count, origins[range.end].start == origins[range.end - 1].start { return nil }
        return ByteRange(Int(origins[range.start].start), Int(origins[range.end - 1].end))
    }
}
