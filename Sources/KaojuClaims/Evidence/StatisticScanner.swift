import KaojuMatching
import KaojuText

/// Reads measures of effect and confidence intervals: «OR 1.22», «(HR) = 0.38, 95% CI 0.25–0.57».
struct StatisticScanner {
    private static let rows = Table(Resource.bytes("claims/statistics.tsv") ?? []).rows
    private static func words(_ kind: String) -> [[UInt8]] {
        rows.filter { $0[0] == kind }.flatMap { $0.list(1) }.map { Array($0.utf8) }
    }
    private static let effects = words("effect")
    private static let intervals = words("interval")
    private static let automaton = Automaton(patterns: effects + intervals)
    private static let between = words("between")
    private static let range = words("range")

    let bytes: [UInt8]

    /// The statistics of a range with their places, in order. O(n).
    func statistics(in range: ByteRange) -> [(range: ByteRange, quantity: Claim.Quantity)] {
        let lowered = bytes[range.indices].map(\.asciiLowercased)
        var out: [(range: ByteRange, quantity: Claim.Quantity)] = []
        for match in Self.automaton.matches(in: lowered, range: ByteRange(0, lowered.count), mode: .leftmostLongest) {
            let name = ByteRange(match.range.start + range.start, match.range.end + range.start)
            guard isWord(name, in: range), name.start >= out.last?.range.end ?? range.start else { continue }
            let isInterval = match.pattern >= Self.effects.count
            // «or» and «hr» as common words are written small.
            if name.count <= 3, bytes[name.start] < 0x80, !bytes[name.indices].contains(where: \.isASCIIUpper) {
                continue
            }
            let found = isInterval ? interval(name, before: range.end) : effect(name, before: range.end)
            guard var found else { continue }
            if isInterval { found.range.start = level(before: name.start, from: range.start) }
            found.quantity.text = String(decoding: bytes[found.range.indices], as: UTF8.self)
            out.append(found)
        }
        return out
    }

    private func effect(_ name: ByteRange, before end: Int) -> (range: ByteRange, quantity: Claim.Quantity)? {
        var at = pass(Self.between, from: name.end, before: end)
        guard let value = number(&at, before: end) else { return nil }
        return (ByteRange(name.start, at), Claim.Quantity(text: "", value: value, role: "effect"))
    }

    private func interval(_ name: ByteRange, before end: Int) -> (range: ByteRange, quantity: Claim.Quantity)? {
        var at = pass(Self.between, from: name.end, before: end)
        guard let low = number(&at, before: end) else { return nil }
        at = pass(Self.range, from: at, before: end)
        guard let high = number(&at, before: end), high >= low else { return nil }
        return (ByteRange(name.start, at), Claim.Quantity(text: "", value: low, upper: high, role: "ci"))
    }

    /// Where the level before an interval's name begins («95% CI»).
    private func level(before start: Int, from first: Int) -> Int {
        var at = start
        while at > first, bytes[at - 1] == 0x20 { at -= 1 }
        guard at > first, bytes[at - 1] == UInt8(ascii: "%") else { return start }
        at -= 1
        while at > first, bytes[at - 1] == 0x20 { at -= 1 }
        while at > first, bytes[at - 1].isASCIIDigit || bytes[at - 1] == 0x2E { at -= 1 }
        return at
    }

    /// Passes over blanks and up to two of some words.
    private func pass(_ words: [[UInt8]], from start: Int, before end: Int) -> Int {
        var at = start
        var count = 0
        while at < end {
            if bytes[at] == 0x20 {
                at += 1
            } else if count < 3,
                let word = words.first(where: { at + $0.count <= end && bytes[at..<(at + $0.count)].elementsEqual($0) })
            {
                at += word.count
                count += 1
            } else {
                break
            }
        }
        return at
    }

    private func number(_ at: inout Int, before end: Int) -> Double? {
        var next = at
        if next < end, bytes[next] == 0x2D { next += 1 }
        let digits = next
        while next < end,
            bytes[next].isASCIIDigit || bytes[next] == 0x2E && next + 1 < end && bytes[next + 1].isASCIIDigit
        {
            next += 1
        }
        guard next > digits, let value = Double(String(decoding: bytes[at..<next], as: UTF8.self)) else { return nil }
        at = next
        return value
    }

    private func isWord(_ name: ByteRange, in range: ByteRange) -> Bool {
        guard bytes[name.start] < 0x80 else { return true }
        return (name.start == range.start || !bytes[name.start - 1].isASCIIWord)
            && (name.end >= range.end || !bytes[name.end].isASCIIWord)
    }
}
