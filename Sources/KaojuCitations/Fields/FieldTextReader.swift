import KaojuText

/// Reads titles and names out of labelled tokens: the marks around them are taken off, those inside stay.
struct FieldTextReader {
    let context: EntryContext

    private static let stops: Set<UInt32> = [
        0x2E, 0x2C, 0x3A, 0x3B, 0x3002, 0x2F, 0xFF0E, 0xFF0C, 0xFF1A, 0xFF1B, 0x3001, 0x2D, 0x2014, 0x2013, 0xB7,
    ]
    private static let quotes: Set<UInt32> = [0x22, 0x201C, 0x201D, 0x2018, 0x2019, 0x60, 0x27, 0xAB, 0xBB, 0x201E]
    private static let openings: [UInt32: UInt32] = [
        0x28: 0x29, 0x5B: 0x5D, 0x300A: 0x300B, 0xFF08: 0xFF09,
    ]

    /// A work's title; a question mark at its end stays.
    func title(_ tokens: Range<Int>?) -> String? {
        guard let tokens else { return nil }
        return text(trimmed(tokens, quotes: true))
    }

    /// The journal, book or proceedings, without «In» or «//» before it.
    func container(_ tokens: Range<Int>?) -> String? {
        guard var range = tokens else { return nil }
        let lead = FieldWords.bit("in")
        range = trimmed(range, quotes: true)
        while let first = range.first {
            let isLead = context.tokens[first].kind == .host || context.classes[first] & lead != 0
            if isLead, range.count == 1 { return nil }
            guard isLead, hasLead(first, range) else { break }
            range = trimmed((first + 1)..<range.upperBound, quotes: true)
        }
        return text(range)
    }

    /// «In» is a journal's own word where it is written small and nothing else: «in vivo».
    private func hasLead(_ first: Int, _ range: Range<Int>) -> Bool {
        if context.tokens[first].kind == .host { return true }
        let next = context.shape(first + 1)
        return context.tokens[first].kind == .han || context.mark(first + 1) == 0x3A || next != EntryContext.Shape.lower
            || context.classes[first + 1] & FieldWords.bit("in") != 0
    }

    /// A publisher's or place's name.
    func name(_ tokens: Range<Int>?) -> String? {
        guard let tokens else { return nil }
        let range = trimmed(tokens, quotes: true)
        return range.contains { context.tokens[$0].kind != .mark } ? text(range) : nil
    }

    /// The edition: «2nd ed.» is printed whole, «第2版» and «2版» as their number.
    func number(_ tokens: Range<Int>?) -> String? {
        guard let tokens else { return nil }
        let range = trimmed(tokens, quotes: false)
        if let number = range.first(where: { context.tokens[$0].kind == .number }) {
            return text(number..<(number + 1))
        }
        return text(range)
    }

    private func trimmed(_ tokens: Range<Int>, quotes: Bool) -> Range<Int> {
        var start = tokens.lowerBound
        var end = tokens.upperBound
        func isTrimmed(_ at: Int) -> Bool {
            let mark = context.mark(at)
            return Self.stops.contains(mark) || quotes && Self.quotes.contains(mark)
        }
        while start < end, isTrimmed(start) {
            start += 1
        }
        while end > start, isTrimmed(end - 1) || isUnmatchedClosing(end - 1, from: start) { end -= 1 }
        while start < end, isUnmatchedOpening(start, to: end) { start += 1 }
        if end - start > 2, let close = Self.openings[context.mark(start)], close == context.mark(end - 1),
            !(start + 1..<end - 1).contains(where: { context.mark($0) == close })
        {
            return trimmed((start + 1)..<(end - 1), quotes: quotes)
        }
        return start..<end
    }

    private func isUnmatchedClosing(_ at: Int, from start: Int) -> Bool {
        let mark = context.mark(at)
        guard let open = Self.openings.first(where: { $0.value == mark })?.key else { return false }
        return (start..<at).count { context.mark($0) == open } <= (start..<at).count { context.mark($0) == mark }
    }

    private func isUnmatchedOpening(_ at: Int, to end: Int) -> Bool {
        guard let close = Self.openings[context.mark(at)] else { return false }
        return !((at + 1)..<end).contains { context.mark($0) == close }
    }

    private func text(_ tokens: Range<Int>) -> String? {
        guard let first = tokens.first, let last = tokens.last else { return nil }
        let range = ByteRange(context.tokens[first].range.start, context.tokens[last].range.end)
        let out = String(decoding: context.bytes[range.indices], as: UTF8.self).trimmed()
        return out.isEmpty ? nil : out
    }
}
