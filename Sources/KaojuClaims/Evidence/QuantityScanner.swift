import KaojuText

/// Reads numbers with units and p values, and tells from what stands beside a number what it is: a dose, what changed,
/// what was measured.
struct QuantityScanner {
    let bytes: [UInt8]
    let lexis: EvidenceLexis

    /// A quantity at its place.
    typealias Found = (range: ByteRange, quantity: Claim.Quantity)

    /// The quantities in a range, in order. O(n).
    func quantities(in range: ByteRange) -> [Found] {
        var out: [Found] = []
        var at = range.start
        while at < range.end {
            guard opens(at, range.start), let low = Numeral(at: at, in: bytes, before: range.end) else {
                at += 1
                continue
            }
            at = low.range.end
            let isMeasured = passSpread(&at, range.end)
            let high = isMeasured ? nil : upper(low, &at, from: range.start, before: range.end)
            let unitAt = pastBlanks(at, range.end)
            let comparator = comparator(before: low.range.start, from: range.start)
            if let unit = lexis.unit(at: unitAt, in: bytes, before: range.end) {
                at = unit.range.end
                _ = passSpread(&at, range.end)
                let whole = ByteRange(low.range.start, at)
                var ucum = unit.ucum
                if unit.role == "dose", !ucum.contains("/"),
                    Self.daily.ends(before: pastBlanks(backFrom: low.range.start, range.start), of: bytes)
                {
                    ucum += "/d"
                }
                out.append(
                    (
                        whole,
                        Claim.Quantity(
                            text: text(whole), value: low.value, upper: high, unit: text(unit.range), ucum: ucum,
                            comparator: comparator,
                            role: role(unit.role, isMeasured, before: low.range.start, from: range.start))
                    ))
            } else if let p = probability(before: low.range.start, from: range.start) {
                let whole = ByteRange(p, at)
                out.append(
                    (whole, Claim.Quantity(text: text(whole), value: low.value, comparator: comparator, role: "p")))
            }
        }
        return out
    }

    /// Where a number with its unit that begins at an offset ends, a percentage aside; nil where none does. O(length).
    func quantity(at start: Int, before end: Int) -> ByteRange? {
        guard let low = Numeral(at: start, in: bytes, before: end) else { return nil }
        var at = low.range.end
        if !passSpread(&at, end) { _ = upper(low, &at, from: start, before: end) }
        guard let unit = lexis.unit(at: pastBlanks(at, end), in: bytes, before: end), unit.ucum != "%" else {
            return nil
        }
        at = unit.range.end
        _ = passSpread(&at, end)
        return ByteRange(start, at)
    }

    // MARK: What stands beside a number

    private static let by = StatisticWords("by")
    private static let bounds = StatisticWords("bound")
    private static let each = StatisticWords("each")
    private static let daily = StatisticWords("daily")
    private static let about = StatisticWords("about")
    private static let spread = StatisticWords("spread")
    private static let ranges = StatisticWords("range")
    private static let probabilities = StatisticWords("probability")

    /// «by 12 mmHg» is what changed; «from 5.2 to 3.6 mmol/L», «each 1 mg/dL», «48 ± 6 pg/mL» were measured.
    private func role(_ unit: String, _ isMeasured: Bool, before start: Int, from: Int) -> String {
        guard unit != "time" else { return unit }
        var at = pastBlanks(backFrom: start, from)
        while let length = Self.about.length(endingAt: at, of: bytes), at - length >= from {
            at = pastBlanks(backFrom: at - length, from)
        }
        if Self.by.ends(before: at, of: bytes) { return "effect" }
        guard unit == "dose" else { return unit }
        return isMeasured || Self.bounds.ends(before: at, of: bytes) || Self.each.ends(before: at, of: bytes)
            ? "other" : unit
    }

    /// Whether a number may open at an offset: not within a word or behind a digit.
    private func opens(_ at: Int, _ from: Int) -> Bool {
        let isPoint = bytes[at] == 0x2E && at + 1 < bytes.count && bytes[at + 1].isASCIIDigit
        guard bytes[at].isASCIIDigit || isPoint else { return false }
        return at == from || !isWord(bytes[at - 1])
    }

    /// The upper end of a range: «25–50», «0.5 to 2»; with blanks between only where a unit follows.
    private func upper(_ low: Numeral, _ at: inout Int, from: Int, before end: Int) -> Double? {
        let open = pastBlanks(at, end)
        guard open < end, let word = Self.ranges.length(at: open, of: bytes),
            ![0x2C, 0x3B, 0x25, 0xFF0C].contains(UTF8Scanner.scalar(bytes, at: open).value)
        else { return nil }
        let next = pastBlanks(open + word, end)
        guard let high = Numeral(at: next, in: bytes, before: end), high.value >= low.value else { return nil }
        if next > at + word {
            // «from 360 to 520 μmol/L» are two values.
            let isBound = Self.bounds.ends(before: pastBlanks(backFrom: low.range.start, from), of: bytes)
            guard !isBound, lexis.unit(at: pastBlanks(high.range.end, end), in: bytes, before: end) != nil else {
                return nil
            }
        }
        at = high.range.end
        return high.value
    }

    /// Passes over «± 6.1» behind a value.
    private func passSpread(_ at: inout Int, _ end: Int) -> Bool {
        let open = pastBlanks(at, end)
        guard let word = Self.spread.length(at: open, of: bytes),
            let number = Numeral(at: pastBlanks(open + word, end), in: bytes, before: end)
        else { return false }
        at = number.range.end
        return true
    }

    private func comparator(before start: Int, from: Int) -> String {
        let at = pastBlanks(backFrom: start, from)
        guard at > from else { return "=" }
        if Self.about.ends(before: at, of: bytes) { return "~" }
        switch UTF8Scanner.scalar(bytes, before: at)?.value {
        case 0x3C, 0xFF1C: return "<"
        case 0x3E, 0xFF1E: return ">"
        case 0x2264, 0x2A7D: return "<="
        case 0x2265, 0x2A7E: return ">="
        case 0x7E, 0x2248: return "~"
        default: return "="
        }
    }

    /// Where «P < 0.05», «p value of 0.03» begins, if the number belongs to one.
    private func probability(before start: Int, from: Int) -> Int? {
        var at = start
        var isTold = false
        while at > from, let scalar = UTF8Scanner.scalar(bytes, before: at) {
            guard
                [0x20, 0x3C, 0x3D, 0x3E, 0x2264, 0x2265, 0x2A7D, 0x2A7E, 0xFF1C, 0xFF1D, 0xFF1E].contains(scalar.value)
            else { break }
            if scalar.value != 0x20 { isTold = true }
            at -= scalar.length
        }
        while let word = Self.probabilities.length(endingAt: at, of: bytes), at - word > from {
            isTold = true
            at = pastBlanks(backFrom: at - word, from)
        }
        guard isTold, at > from, bytes[at - 1] | 0x20 == UInt8(ascii: "p") else { return nil }
        return at - 1 == from || !isWord(bytes[at - 2]) ? at - 1 : nil
    }

    private func pastBlanks(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, bytes[at] == 0x20 { at += 1 }
        return at
    }

    private func pastBlanks(backFrom start: Int, _ from: Int) -> Int {
        var at = start
        while at > from, bytes[at - 1] == 0x20 { at -= 1 }
        return at
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x2E || byte == 0x2D
    }

    private func text(_ range: ByteRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }
}
