import KaojuText

/// A number as papers print it: «1,046», «.003», «−0.38», «2.1×10−4», «1e-5».
struct Numeral {
    /// What it says.
    var value: Double
    /// Where it stands.
    var range: ByteRange

    /// The number that begins at an offset; nil where none does. O(length).
    /// - Parameter signed: whether a minus sign or a dash may open it.
    init?(at start: Int, in bytes: [UInt8], before end: Int, signed: Bool = false) {
        var at = start
        let sign = signed ? Self.minus(at: at, in: bytes, before: end) : 0
        at += sign
        let first = at
        var digits: UInt64 = 0
        var (count, decimals) = (0, 0)
        var isFraction = false
        while at < end {
            let byte = bytes[at]
            if byte.isASCIIDigit {
                digits = digits &* 10 &+ UInt64(byte &- 0x30)
                count += 1
                if isFraction { decimals += 1 }
            } else if byte == 0x2E, !isFraction, at + 1 < end, bytes[at + 1].isASCIIDigit {
                isFraction = true
            } else if !(byte == 0x2C && !isFraction && count > 0 && Self.isThousand(at + 1, bytes, end)) {
                break
            }
            at += 1
        }
        guard count > 0, let read = Self.value(digits, count, decimals, printed: bytes[first..<at]) else { return nil }
        var value = read
        if let power = Self.power(at: at, in: bytes, before: end) {
            value = Double("\(read)e\(power.exponent)") ?? read
            at = power.end
        }
        self.value = sign > 0 ? -value : value
        range = ByteRange(start, at)
    }

    /// What digits say, some of them behind the point.
    private static func value(
        _ digits: UInt64, _ count: Int, _ decimals: Int, printed: ArraySlice<UInt8>
    ) -> Double? {
        // Both numbers are exact, and so the quotient is the nearest there is (Clinger 1990).
        if count <= 15 { return decimals == 0 ? Double(digits) : Double(digits) / powers[decimals] }
        return Double("0" + String(decoding: printed.filter { $0 != 0x2C }, as: UTF8.self))
    }

    private static let powers: [Double] = (0...15).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }

    /// Three digits and no more behind a comma.
    private static func isThousand(_ at: Int, _ bytes: [UInt8], _ end: Int) -> Bool {
        at + 2 < end && bytes[at..<(at + 3)].allSatisfy(\.isASCIIDigit)
            && (at + 3 >= end || !bytes[at + 3].isASCIIDigit)
    }

    /// The length of a minus sign or a dash; 0 where none stands there.
    private static func minus(at: Int, in bytes: [UInt8], before end: Int) -> Int {
        guard at < end else { return 0 }
        let (value, length) = UTF8Scanner.scalar(bytes, at: at)
        return [0x2D, 0x2212, 0x2013, 0xFF0D].contains(value) ? length : 0
    }

    /// «×10−4», «x 10^-4», «e-4» behind a number.
    private static func power(at start: Int, in bytes: [UInt8], before end: Int) -> (exponent: Int, end: Int)? {
        var at = start
        func pass() { while at < end, bytes[at] == 0x20 { at += 1 } }
        var isMarked = false
        if at < end, bytes[at] == UInt8(ascii: "e") {
            at += 1
            guard minus(at: at, in: bytes, before: end) > 0 else { return nil }
        } else {
            pass()
            guard at < end else { return nil }
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard [0xD7, 0x78, 0x2A].contains(value) else { return nil }
            at += length
            pass()
            guard at + 2 < end, bytes[at] == 0x31, bytes[at + 1] == 0x30 else { return nil }
            at += 2
            if bytes[at] == UInt8(ascii: "^") {
                at += 1
                isMarked = true
            }
        }
        let sign = minus(at: at, in: bytes, before: end)
        at += sign
        let first = at
        while at < end, at < first + 3, bytes[at].isASCIIDigit { at += 1 }
        // «× 100» is a product.
        guard at > first, isMarked || sign > 0 || bytes[first] != 0x30,
            let exponent = Int(String(decoding: bytes[first..<at], as: UTF8.self))
        else { return nil }
        return (sign > 0 ? -exponent : exponent, at)
    }
}
