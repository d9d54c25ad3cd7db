import KaojuText

/// How a line ends.
enum LineEnding {
    /// Whether the last visible character ends a sentence (closing brackets, quotes and markers behind it aside). O(1).
    static func isTerminal(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        var end = range.end
        var steps = 0
        while end > range.start, steps < 24, let (value, length) = UTF8Scanner.scalar(bytes, before: end) {
            switch value {
            case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2E, 0xFF0E, 0xFF61: return true
            case 0x29, 0x5D, 0xFF09, 0xFF3D, 0x201D, 0x2019, 0x22, 0x300D, 0x300F, 0x20, 0x2C, 0x2D, 0x5B, 0xFF3B,
                0x2013,
                0x2A, 0x30...0x39, 0xFF10...0xFF19:
                end -= length  // a marker may stand behind the stop
            default: return false
            }
            steps += 1
        }
        return false
    }

    /// Whether a line is nothing but a citation marker: «[12]», «［３－７］». O(1).
    static func isMarker(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        guard range.count <= 40, bytes[range.start] == 0x5B || bytes[range.start] == 0xEF else { return false }
        var at = range.start
        var digits = 0
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if ScalarClass.isAnyDigit(value) {
                digits += 1
            } else if value >= 0x80, !(0xE000...0xF8FF).contains(value), !(0xFF00...0xFF5E).contains(value),
                !(0x2010...0x2015).contains(value), value != 0x3001
            {
                return false
            } else if ScalarClass.isLetter(value) {
                return false
            }
            at += length
        }
        return digits > 0
    }
}
