import KaojuMatching
import KaojuText

/// A text in the form in which names are compared; every byte knows its place in the text it was made of.
struct FoldedText: Sendable {
    static let dash: UInt8 = 1
    static let blank: UInt8 = 2

    /// The folded bytes, ASCII in lower case.
    var bytes: [UInt8] = []
    /// The same bytes in the case of the text.
    var cased: [UInt8] = []
    /// What was left out before each byte: nothing, `dash`, `blank`, or both.
    var gaps: [UInt8] = []
    /// Where the character that became each byte begins and ends.
    var starts: [Int32] = []
    var ends: [Int32] = []
    /// The gap before the next byte.
    var gap: UInt8 = 0

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        cased.removeAll(keepingCapacity: true)
        gaps.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        gap = 0
    }

    mutating func append(_ byte: UInt8, _ start: Int, _ end: Int) {
        bytes.append(byte.asciiLowercased)
        cased.append(byte)
        gaps.append(gap)
        starts.append(Int32(truncatingIfNeeded: start))
        ends.append(Int32(truncatingIfNeeded: end))
        gap = 0
    }

    /// Whether the folded text ends with this lower-case spelling in one word; only its first letter may be a capital.
    func ends(with spelling: [UInt8]) -> Bool {
        let from = bytes.count - spelling.count
        guard from >= 0, bytes[from] == spelling[0] else { return false }
        for index in 1..<max(1, spelling.count)
        where cased[from + index] != spelling[index] || gaps[from + index] != 0 {
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
                starts[high] = starts[low]
                gaps[high] = gaps[low]
                if cased[low].isASCIIUpper, head == 0 { cased[high] &= 0xDF }
            } else if low > 0 {
                ends[low - 1] = ends[high - 1]
            }
        }
        let start = starts[low]
        let end = ends[high - 1]
        let gap = gaps[low]
        let upper = cased[low].isASCIIUpper
        let core = to[head..<to.count - tail]
        bytes.replaceSubrange(low..<high, with: core)
        var casedCore = Array(core)
        if upper, !casedCore.isEmpty { casedCore[0] &= 0xDF }
        cased.replaceSubrange(low..<high, with: casedCore)
        gaps.replaceSubrange(low..<high, with: core.indices.map { $0 == core.startIndex ? gap : 0 })
        starts.replaceSubrange(low..<high, with: repeatElement(start, count: core.count))
        ends.replaceSubrange(low..<high, with: repeatElement(end, count: core.count))
    }

    /// The range of the text that the folded range was made of, or nil where it cuts a character.
    func source(of range: ByteRange) -> ByteRange? {
        if range.start > 0, starts[range.start - 1] == starts[range.start] { return nil }
        if range.end < starts.count, starts[range.end] == starts[range.end - 1] { return nil }
        return ByteRange(Int(starts[range.start]), Int(ends[range.end - 1]))
    }
}
