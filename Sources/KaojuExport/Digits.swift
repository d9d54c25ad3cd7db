/// Numbers as digits, written where there is room for them.
package enum Digits {
    /// The most bytes that a number takes.
    package static let limit = 32

    /// Writes a whole number; returns how many bytes it took. O(digits).
    package static func write(_ number: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
        var count = 0
        if number < 0 {
            unsafe place[0] = UInt8(ascii: "-")
            count = 1
        }
        return unsafe count + write(magnitude: number.magnitude, to: place + count)
    }

    /// Writes a number rounded to 4 decimals, halves away from zero, without trailing zeros; returns how many bytes it took,
    /// 0 for NaN and infinities. O(digits).
    package static func write(_ number: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
        guard number.isFinite else { return 0 }
        guard number.magnitude < 1e14 else {
            var count = 0
            for byte in "\(number)".utf8 {
                unsafe place[count] = byte
                count += 1
            }
            return count
        }
        let scaled = Int((number * 10_000).rounded(.toNearestOrAwayFromZero))
        var count = 0
        if scaled < 0 {
            unsafe place[0] = UInt8(ascii: "-")
            count = 1
        }
        let (whole, fraction) = scaled.magnitude.quotientAndRemainder(dividingBy: 10_000)
        unsafe count += write(magnitude: whole, to: place + count)
        if fraction == 0 { return count }
        unsafe place[count] = UInt8(ascii: ".")
        count += 1
        var (rest, unit) = (fraction, UInt(1_000))
        while rest > 0 {
            unsafe place[count] = UInt8(ascii: "0") + UInt8(rest / unit)
            count += 1
            rest %= unit
            unit /= 10
        }
        return count
    }

    private static func write(magnitude: UInt, to place: UnsafeMutablePointer<UInt8>) -> Int {
        var width = 1
        var rest = magnitude
        while rest >= 10 {
            rest /= 10
            width += 1
        }
        rest = magnitude
        for index in stride(from: width - 1, through: 0, by: -1) {
            unsafe place[index] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        return width
    }
}
