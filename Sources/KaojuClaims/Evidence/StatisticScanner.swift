import KaojuMatching
import KaojuText

/// Reads measures of effect and confidence intervals: «OR 1.22», «(HR) = 0.38, 95% CI 0.25–0.57», «r = −0.41».
struct StatisticScanner {
    private enum Kind { case effect, coefficient, interval }

    private static let effects = StatisticWords("effect").words
    private static let coefficients = StatisticWords("coefficient").words
    private static let intervals = StatisticWords("interval").words
    private static let automaton = Automaton(patterns: effects + coefficients + intervals)
    private static let between = StatisticWords("between")
    private static let range = StatisticWords("range")

    let bytes: [UInt8]
    private let lexis = EvidenceLexis.builtIn

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The statistics of a range with their places, in order. O(n).
    func statistics(in range: ByteRange) -> [(range: ByteRange, quantity: Claim.Quantity)] {
        let lowered = bytes[range.indices].map(\.asciiLowercased)
        var out: [(range: ByteRange, quantity: Claim.Quantity)] = []
        for match in Self.automaton.matches(in: lowered, range: ByteRange(0, lowered.count), mode: .leftmostLongest) {
            let name = ByteRange(match.range.start + range.start, match.range.end + range.start)
            guard isWord(name, in: range), name.start >= out.last?.range.end ?? range.start else { continue }
            let kind = kind(of: match.pattern)
            // «or» and «hr» as common words are written small; a coefficient has its sign.
            if kind != .coefficient, name.count <= 3, bytes[name.start] < 0x80,
                !bytes[name.indices].contains(where: \.isASCIIUpper)
            {
                continue
            }
            let found = kind == .interval ? interval(name, before: range.end) : effect(name, kind, before: range.end)
            guard var found else { continue }
            if kind == .interval { found.range.start = level(before: name.start, from: range.start) }
            found.quantity.text = String(decoding: bytes[found.range.indices], as: UTF8.self)
            out.append(found)
        }
        return out
    }

    private func kind(of pattern: Int) -> Kind {
        if pattern < Self.effects.count { return .effect }
        return pattern < Self.effects.count + Self.coefficients.count ? .coefficient : .interval
    }

    private func effect(_ name: ByteRange, _ kind: Kind, before end: Int) -> (
        range: ByteRange, quantity: Claim.Quantity
    )? {
        let at = pass(Self.between, from: name.end, before: end)
        if kind == .coefficient {
            guard bytes[name.end..<at].contains(where: { $0 == UInt8(ascii: "=") || $0 == 0x9D }) else { return nil }
        }
        guard let number = Numeral(at: at, in: bytes, before: end, signed: true) else { return nil }
        var quantity = Claim.Quantity(text: "", value: number.value, role: "effect")
        var close = number.range.end
        let unitAt = pass(nil, from: close, before: end)
        // «mean difference 1.2 mmol/L»
        if kind == .effect, let unit = lexis.unit(at: unitAt, in: bytes, before: end), unit.role != "time" {
            quantity.unit = String(decoding: bytes[unit.range.indices], as: UTF8.self)
            quantity.ucum = unit.ucum
            close = unit.range.end
        }
        return (ByteRange(name.start, close), quantity)
    }

    private func interval(_ name: ByteRange, before end: Int) -> (range: ByteRange, quantity: Claim.Quantity)? {
        let at = pass(Self.between, from: name.end, before: end)
        guard let low = Numeral(at: at, in: bytes, before: end, signed: true) else { return nil }
        let next = pass(Self.range, from: low.range.end, before: end)
        // «−15 to −9»: the dash of «1.2–1.8» is no minus, that of «to -9» is.
        guard next > low.range.end,
            let high = Numeral(at: next, in: bytes, before: end, signed: true), high.value >= low.value
        else { return nil }
        var close = high.range.end
        if close < end, bytes[close] == UInt8(ascii: "%") { close += 1 }
        return (
            ByteRange(name.start, close), Claim.Quantity(text: "", value: low.value, upper: high.value, role: "ci")
        )
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

    /// Passes over blanks and up to three of some words; a dash behind another word is a minus sign.
    private func pass(_ words: StatisticWords?, from start: Int, before end: Int) -> Int {
        var at = start
        var count = 0
        while at < end {
            if bytes[at] == 0x20 {
                at += 1
            } else if count < 3, let length = words?.length(at: at, of: bytes), at + length <= end,
                !(isMinus(at) && count > 0 && bytes[at - 1] != UInt8(ascii: "%"))
            {
                at += length
                count += 1
            } else {
                break
            }
        }
        return at
    }

    private func isMinus(_ at: Int) -> Bool { [0x2D, 0x2212].contains(UTF8Scanner.scalar(bytes, at: at).value) }

    private func isWord(_ name: ByteRange, in range: ByteRange) -> Bool {
        guard bytes[name.start] < 0x80 else { return true }
        return (name.start == range.start || !bytes[name.start - 1].isASCIIWord)
            && (name.end >= range.end || !bytes[name.end].isASCIIWord)
    }
}
