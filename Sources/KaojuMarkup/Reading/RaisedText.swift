import KaojuText

/// Writes raised figures as Unicode superscripts, so that «10<sup>5</sup>» is not 105, and a raised citation marker is
/// no part of the word or number before it.
enum RaisedText {
    /// The superscript of an ASCII digit.
    static func digit(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "1"): [0xC2, 0xB9]
        case UInt8(ascii: "2"): [0xC2, 0xB2]
        case UInt8(ascii: "3"): [0xC2, 0xB3]
        default: [0xE2, 0x81, 0xB0 + (byte - UInt8(ascii: "0"))]
        }
    }

    /// Whether a scalar is a raised digit.
    static func isRaised(_ value: UInt32) -> Bool {
        value == 0xB9 || value == 0xB2 || value == 0xB3 || (0x2070...0x2079).contains(value)
    }

    /// The raised form of a text, and for each of its bytes, and its end, the offset in that form; nil where it has to stay
    /// as it is: it begins with a bracket, or holds letters and no link.
    static func raised(_ bytes: ArraySlice<UInt8>, holdsLink: Bool) -> (bytes: [UInt8], offsets: [Int])? {
        let source = Array(bytes)
        guard let first = source.first, first != UInt8(ascii: "["), first != UInt8(ascii: "(") else { return nil }
        var hasDigit = false
        var hasOther = false
        var at = 0
        while at < source.count {
            let (value, length) = UTF8Scanner.scalar(source, at: at)
            if ScalarClass.isDigit(value) {
                hasDigit = true
            } else if !isSign(value), !isJoint(value) {
                hasOther = true
            }
            at += length
        }
        if hasOther, !holdsLink { return nil }
        var out: [UInt8] = []
        var offsets: [Int] = []
        at = 0
        while at < source.count {
            let (value, length) = UTF8Scanner.scalar(source, at: at)
            offsets.append(contentsOf: repeatElement(out.count, count: length))
            let next = at + length < source.count ? UTF8Scanner.scalar(source, at: at + length).value : 0
            let before = UTF8Scanner.scalar(source, before: at)?.value ?? 0
            switch value {
            case 0x30...0x39: out += digit(UInt8(value))
            case 0x2B where !hasOther: out += [0xE2, 0x81, 0xBA]
            // Between digits a dash means a range; elsewhere it is the sign of an exponent or of a charge.
            case _ where isDash(value) && !hasOther && !(ScalarClass.isDigit(before) && ScalarClass.isDigit(next)):
                out += hasDigit || source.count == length ? [0xE2, 0x81, 0xBB] : Array(source[at..<(at + length)])
            case 0x20: if ScalarClass.isDigit(before), ScalarClass.isDigit(next) { out.append(0x20) }
            default: out += source[at..<(at + length)]
            }
            at += length
        }
        offsets.append(out.count)
        return (out, offsets)
    }

    private static func isDash(_ value: UInt32) -> Bool {
        value == 0x2D || value == 0x2212 || (0x2010...0x2015).contains(value)
    }

    private static func isSign(_ value: UInt32) -> Bool { value == 0x2B || isDash(value) }

    private static func isJoint(_ value: UInt32) -> Bool {
        value == 0x20 || value == 0x2C || value == 0x3B || value == 0x2E || value == 0xFF0C || value == 0x3001
    }
}
