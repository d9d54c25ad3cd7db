import KaojuText

/// Splits a sentence into clauses at commas, semicolons and colons outside brackets.
struct ClauseSplitter {
    let bytes: [UInt8]

    /// The clauses of a sentence, their punctuation and the markers behind it included; together they are the sentence.
    /// O(n).
    func clauses(in sentence: ByteRange) -> [ByteRange] {
        var out: [ByteRange] = []
        var start = sentence.start
        var at = sentence.start
        var depth = 0
        var opened = 0
        while at < sentence.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0x28, 0xFF08, 0x5B:
                if depth == 0 { opened = at }
                depth += 1
            case 0x29, 0xFF09, 0x5D: depth = max(0, depth - 1)
            case 0xFF0C, 0xFF1B, 0xFF1A, 0x2C, 0x3B, 0x3A:
                // A bracket that never closes must not swallow the sentence.
                if depth > 0, at - opened > 240 { depth = 0 }
                if depth == 0, splits(value, at, length, sentence) {
                    out.append(ByteRange(start, at + length))
                    start = at + length
                }
            default: break
            }
            at += length
        }
        if start < sentence.end { out.append(ByteRange(start, sentence.end)) }
        return out
    }

    private func splits(_ value: UInt32, _ at: Int, _ length: Int, _ sentence: ByteRange) -> Bool {
        guard value < 0x80 else { return true }
        let before = UTF8Scanner.scalar(bytes, before: at)?.value ?? 0
        guard at + length < sentence.end else { return true }
        let next = UTF8Scanner.scalar(bytes, at: at + length).value
        if ScalarClass.isDigit(before), ScalarClass.isDigit(next) { return false }
        if value == 0x3A, ScalarClass.isDigit(before) || next == 0x2F { return false }
        return next == 0x20 || ScalarClass.isHan(before) || ScalarClass.isHan(next) || before == 0x5D
    }
}
