import KaojuText

/// Gathers the numbers that a claim carries: measures of effect and intervals, and between them values with units.
struct QuantityReader {
    let bytes: [UInt8]
    private let scanner: QuantityScanner
    private static let about = StatisticWords("about")
    /// What stands in the span that was read last: claims of one place follow each other.
    private var last: (span: ByteRange, found: [QuantityScanner.Found])?

    init(bytes: [UInt8], lexis: EvidenceLexis) {
        self.bytes = bytes
        scanner = QuantityScanner(bytes: bytes, lexis: lexis)
    }

    /// The quantities of a span, in order. O(n).
    /// - Parameter changed: the object of a change, where a relation tells one: a value right behind it is the change
    ///   («降低血压 12 mmHg»).
    mutating func quantities(in span: ByteRange, changed: ByteRange?) -> [Claim.Quantity] {
        if last?.span != span { last = (span, found(in: span)) }
        var out = last?.found ?? []
        if let changed, let first = out.firstIndex(where: { $0.range.start >= changed.end }),
            out[first].quantity.role == "dose" || out[first].quantity.role == "other",
            isRightBehind(changed.end, out[first].range.start)
        {
            out[first].quantity.role = "effect"
        }
        return out.map(\.quantity)
    }

    private func found(in span: ByteRange) -> [QuantityScanner.Found] {
        var out: [QuantityScanner.Found] = []
        var at = span.start
        func read(_ end: Int) {
            guard at < end else { return }
            out += scanner.quantities(in: ByteRange(at, end)).filter {
                $0.quantity.role != "other" || $0.quantity.unit != nil
            }
        }
        for found in StatisticScanner(bytes: bytes).statistics(in: span) {
            read(found.range.start)
            out.append(found)
            at = found.range.end
        }
        read(span.end)
        return out
    }

    /// Whether only blanks and words like «about» stand between two places.
    private func isRightBehind(_ start: Int, _ end: Int) -> Bool {
        var at = start
        while at < end {
            if bytes[at] == 0x20 {
                at += 1
            } else if let word = Self.about.length(at: at, of: bytes) {
                at += word
            } else {
                return false
            }
        }
        return true
    }
}
