import KaojuText

/// Reads numbers with units, p values and sample sizes.
struct NumberScanner {
    let bytes: [UInt8]
    let lexis: EvidenceLexis

    /// The quantities in a range, in order. O(n).
    func quantities(in range: ByteRange) -> [Claim.Quantity] {
        var out: [Claim.Quantity] = []
        var at = range.start
        while at < range.end {
            guard isDigit(bytes[at]), at == range.start || !isWord(bytes[at - 1]) || bytes[at - 1] >= 0x80 else {
                at += 1
                continue
            }
            let start = at
            let low = number(&at, range.end)
            var high: Double?
            var ahead = at
            if let dash = dash(ahead, range.end) {
                ahead += dash
                if ahead < range.end, isDigit(bytes[ahead]) { high = number(&ahead, range.end) }
                if high != nil { at = ahead }
            }
            var unitAt = at
            while unitAt < range.end, bytes[unitAt] == 0x20 { unitAt += 1 }
            let comparator = comparator(before: start, from: range.start, after: at, range.end)
            if let unit = lexis.unit(at: unitAt, in: bytes, before: range.end) {
                at = unit.range.end
                out.append(
                    Claim.Quantity(
                        text: text(ByteRange(start, at)), value: low, upper: high, unit: text(unit.range),
                        ucum: unit.ucum,
                        comparator: comparator, role: unit.role))
            } else if let p = probability(before: start, from: range.start) {
                out.append(Claim.Quantity(text: text(ByteRange(p, at)), value: low, comparator: comparator, role: "p"))
            }
            if at == start { at += 1 }
        }
        return out
    }

    /// The number of subjects: «358 名患者», «107 例», «n = 24», "120 patients". O(n).
    func sampleSize(in range: ByteRange) -> Int? {
        var at = range.start
        while at < range.end {
            guard isDigit(bytes[at]), at == range.start || !isWord(bytes[at - 1]) || bytes[at - 1] >= 0x80 else {
                at += 1
                continue
            }
            let start = at
            let value = number(&at, range.end)
            guard value >= 1, value == value.rounded(), value < 10_000_000 else { continue }
            if equals(before: start, from: range.start, word: UInt8(ascii: "n")) { return Int(value) }
            var next = at
            while next < range.end, bytes[next] == 0x20 { next += 1 }
            guard next < range.end else { break }
            let rest = bytes[next..<range.end]
            if Self.counters.contains(where: { rest.starts(with: $0) }),
                !Self.noCounters.contains(where: { rest.starts(with: $0) })
            {
                return Int(value)
            }
            if next > at, isSubject(next, range.end) { return Int(value) }
        }
        return nil
    }

    /// Whether an English word for those who are studied stands at a place, with up to three adjectives before it.
    private func isSubject(_ start: Int, _ end: Int) -> Bool {
        var at = start
        for _ in 0..<4 {
            let rest = bytes[at..<end]
            if Self.subjects.contains(where: { rest.starts(with: $0) }) { return true }
            let word = rest.prefix { isWord($0) && $0 != 0x2E }
            guard !word.isEmpty, word.endIndex < end, bytes[word.endIndex] == 0x20, !word.contains(where: isDigit),
                !Self.between.contains(Array(word))
            else { return false }
            at = word.endIndex + 1
        }
        return false
    }

    private static let counters = AuthorWords.words("counter")
    private static let noCounters = AuthorWords.words("no-counter")
    private static let between = Set(AuthorWords.words("between"))
    private static let subjects = AuthorWords.words("subject")

    // MARK: Parts

    private func number(_ at: inout Int, _ end: Int) -> Double {
        var value = 0.0
        var scale = 0.0
        while at < end {
            let byte = bytes[at]
            if isDigit(byte) {
                value = value * 10 + Double(byte - 48)
                scale *= 10
            } else if byte == 0x2E, scale == 0, at + 1 < end, isDigit(bytes[at + 1]) {
                scale = 1
            } else if byte == 0x2C, scale == 0, at + 3 < end, isDigit(bytes[at + 1]), isDigit(bytes[at + 2]),
                isDigit(bytes[at + 3]),
                at + 4 >= end || !isDigit(bytes[at + 4])
            {
            } else {
                break
            }
            at += 1
        }
        return scale > 1 ? value / scale : value
    }

    private func dash(_ at: Int, _ end: Int) -> Int? {
        guard at < end else { return nil }
        let (value, length) = UTF8Scanner.scalar(bytes, at: at)
        return [0x2D, 0x7E, 0x2013, 0x2014, 0xFF5E, 0x301C].contains(value) ? length : nil
    }

    private func comparator(before start: Int, from: Int, after: Int, _ end: Int) -> String {
        var at = start
        while at > from, bytes[at - 1] == 0x20 { at -= 1 }
        if at > from {
            switch UTF8Scanner.scalar(bytes, before: at)?.value {
            case 0x3C: return "<"
            case 0x3E: return ">"
            case 0x2264: return "<="
            case 0x2265: return ">="
            case 0x7E, 0x2248: return "~"
            default: break
            }
        }
        return "="
    }

    /// Where «P < 0.05» begins, if the number belongs to one.
    private func probability(before start: Int, from: Int) -> Int? {
        var at = start
        while at > from, [0x20, 0x3C, 0x3D, 0x3E].contains(bytes[at - 1]) { at -= 1 }
        guard at < start, at > from, bytes[at - 1] | 0x20 == UInt8(ascii: "p") else { return nil }
        return at - 1 == from || !isWord(bytes[at - 2]) ? at - 1 : nil
    }

    private func equals(before start: Int, from: Int, word: UInt8) -> Bool {
        var at = start
        while at > from, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x3D { at -= 1 }
        guard at < start, at > from, bytes[at - 1] | 0x20 == word else { return false }
        return at - 1 == from || !isWord(bytes[at - 2])
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x2E || byte == 0x2D
    }
    private func text(_ range: ByteRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }
}
