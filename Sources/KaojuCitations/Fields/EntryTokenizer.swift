import KaojuText

/// Cuts an entry into tokens.
struct EntryTokenizer {
    let bytes: [UInt8]
    /// More tokens no reference has; what stands behind them is left unread.
    static let limit = 1500

    /// The tokens in order. O(n).
    func tokens(identifiers: [Identifier]) -> [EntryToken] {
        var out: [EntryToken] = []
        out.reserveCapacity(min(Self.limit, bytes.count / 4 + 8))
        var next = 0
        var at = 0
        var isSpaced = false
        while at < bytes.count, out.count < Self.limit {
            while next < identifiers.count, identifiers[next].range.start < at { next += 1 }
            if next < identifiers.count, identifiers[next].range.start == at {
                out.append(EntryToken(range: identifiers[next].range, kind: identifiers[next].kind, isSpaced: isSpaced))
                at = identifiers[next].range.end
                next += 1
                isSpaced = false
                continue
            }
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if ScalarClass.isSpace(value) || value < 0x20 {
                isSpaced = true
                at += length
                continue
            }
            let stop = next < identifiers.count ? identifiers[next].range.start : bytes.count
            let (end, kind) = self.end(from: at, value, length, stop)
            out.append(EntryToken(range: ByteRange(at, end), kind: kind, isSpaced: isSpaced))
            at = end
            isSpaced = false
        }
        return out
    }

    private func end(from at: Int, _ value: UInt32, _ length: Int, _ stop: Int) -> (Int, EntryToken.Kind) {
        if ScalarClass.isDigit(value) {
            var end = at
            while end < stop, ASCII.isDigit(bytes[end]) { end += 1 }
            return (end, .number)
        }
        if ScalarClass.isHan(value) { return (at + length, .han) }
        if Self.isLetter(value) { return (wordEnd(from: at + length, to: stop), .word) }
        if value == 0x2F, at + 1 < stop, bytes[at + 1] == 0x2F { return (at + 2, .host) }
        return (at + length, .mark)
    }

    /// The end of a run of letters; hyphens and apostrophes between letters belong to it.
    private func wordEnd(from start: Int, to stop: Int) -> Int {
        var at = start
        while at < stop {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if Self.isLetter(value) {
                at += length
                continue
            }
            guard Self.joins(value), at + length < stop else { return at }
            guard Self.isLetter(UTF8Scanner.scalar(bytes, at: at + length).value) else { return at }
            at += length
        }
        return at
    }

    private static func joins(_ value: UInt32) -> Bool {
        value == 0x2D || value == 0x27 || value == 0x2019 || value == 0x2010 || value == 0x2011
    }

    /// Letters of every script but Han, with combining marks.
    @inline(__always)
    static func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return ASCII.isLetter(UInt8(truncatingIfNeeded: value)) }
        return ScalarClass.isLetter(value) || (0x300...0x52F).contains(value) || (0x1E00...0x1FFF).contains(value)
            || (0x3041...0x30FF).contains(value) || (0xAC00...0xD7A3).contains(value)
            || (0x590...0x10FF).contains(value)
            || (0xFB00...0xFB06).contains(value)
    }
}
