import KaojuText

/// Tells raised numbers whose markup says nothing of it: a link on figures that are glued to a word («rapidly6,7»).
enum GluedNumber {
    /// Whether the figures in `range` are glued to what stands before them, as raised markers are. O(range + 80).
    static func isRaised(_ range: ByteRange, in bytes: [UInt8]) -> Bool {
        guard range.start > 0, isNumeric(range, bytes), let before = UTF8Scanner.scalar(bytes, before: range.start)
        else { return false }
        switch before.value {
        case _ where ScalarClass.isLetter(before.value) || ScalarClass.isDigit(before.value): return true
        case 0x29, 0x5D, 0x22, 0x25, 0x201D, 0x2019: return true
        case 0x20:
            // «rapidly.⁶ 7»: the raised list goes on behind a blank.
            let end = range.start - before.length
            return UTF8Scanner.scalar(bytes, before: end).map { RaisedText.isRaised($0.value) } ?? false
        case 0x2C, 0x2E, 0x3B, 0x3A, 0x3F, 0x21, 0x2D, 0x2013, 0x2014:
            guard let second = UTF8Scanner.scalar(bytes, before: range.start - before.length)?.value else {
                return false
            }
            if RaisedText.isRaised(second) { return true }
            if before.value == 0x2D || before.value >= 0x2013 { return false }
            if ScalarClass.isDigit(second) { return !isInBracket(range.start, bytes) }
            return ScalarClass.isLetter(second) || second == 0x29 || second == 0x5D || second == 0x25
                || second == 0x201D || second == 0x2019 || second == 0x22
        default: return false
        }
    }

    /// Whether a text is made of short numbers and what joins them.
    private static func isNumeric(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        var at = range.start
        var digits = 0
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if ScalarClass.isDigit(value) {
                digits += 1
                if digits > 3 { return false }
            } else {
                guard digits > 0, value == 0x2C || value == 0x2D || value == 0x20 || (0x2010...0x2014).contains(value)
                else { return false }
                digits = 0
            }
            at += length
        }
        return digits > 0
    }

    /// Whether a bracket that opened shortly before is still open.
    private static func isInBracket(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        var depth = 0
        for at in (max(0, offset - 80)..<offset).reversed() {
            switch bytes[at] {
            case 0x29, 0x5D: depth += 1
            case 0x28, 0x5B:
                if depth == 0 { return true }
                depth -= 1
            default: break
            }
        }
        return false
    }
}

/// The signs of formulas that stand between terms.
enum MathSigns {
    /// The elements of MathML that hold only elements.
    static let containers: Set<String> = [
        "math", "mrow", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot", "mstyle", "mover", "munder", "munderover",
        "mfenced", "mtable", "mtr", "mtd", "semantics", "mpadded", "menclose", "mphantom",
    ]
    /// Written with a blank on both sides.
    static let spaced: Set<String> = [
        "=", "<", ">", "≤", "≥", "≈", "≠", "∼", "~", "±", "×", "·", "+", "−", "-", "→", "∝", "≡", "⩽", "⩾",
    ]
}
