import KaojuText

/// Recognises the labels of list entries at the beginning of a line: «[12]», «［１２］», «12.», «12、».
enum EntryLabelRecognizer {
    /// Whether the range begins with a label. O(1).
    static func begins(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        var at = range.start
        var (value, length) = UTF8Scanner.scalar(bytes, at: at)
        if value == 0x5C, at + 1 < range.end {  // Markdown's escape: «\[1\]»
            at += 1
            (value, length) = UTF8Scanner.scalar(bytes, at: at)
        }
        let isBracketed = openers.contains(value)
        if isBracketed { at += length }
        var digits = 0
        while at < range.end {
            (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard ScalarClass.isAnyDigit(value) else { break }
            digits += 1
            at += length
        }
        guard digits > 0, digits <= 4, at < range.end else { return false }
        if isBracketed { return closers.contains(value) || value == 0x5C }
        return digits <= 3 && (value == 0x2E || value == 0xFF0E || value == 0x3001 || value == 0x29)
            && at + 1 < range.end && !ScalarClass.isDigit(UInt32(bytes[at + 1]))
    }

    /// Whether the range begins with a label whose closing bracket was misread: «[16l Field HI». O(1).
    static func beginsMisread(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        let (value, length) = UTF8Scanner.scalar(bytes, at: range.start)
        guard value == 0x5B || value == 0xFF3B, range.start + length < range.end else { return false }
        return ScalarClass.isAnyDigit(UTF8Scanner.scalar(bytes, at: range.start + length).value)
    }

    private static let openers: [UInt32] = [0x5B, 0xFF3B, 0x3014, 0x28, 0xFF08, 0x3010]
    private static let closers: [UInt32] = [0x5D, 0xFF3D, 0x3015, 0x29, 0xFF09, 0x3011]
}
