/// Text with what JSON escapes written as JSON has it: quotation mark, backslash, controls.
enum EscapedText {
    /// The most bytes that become of one.
    static let growth = 6
    /// So many bytes of a text are escaped at once, so that little room lies idle.
    static let piece = 1024

    /// Writes some text where there is room for `growth` times its bytes; returns how many it took. O(n).
    @inline(__always)
    static func write(_ text: UnsafeRawBufferPointer, to place: UnsafeMutablePointer<UInt8>) -> Int {
        guard let start = text.baseAddress else { return 0 }
        let count = text.count
        let room = UnsafeMutableRawPointer(place)
        var at = 0
        var to = 0
        while at < count {
            // Whole words are copied before it is known that nothing in them is escaped.
            if at &+ 8 <= count {
                let word = unsafe start.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                unsafe room.storeBytes(of: word, toByteOffset: to, as: UInt64.self)
                if isPlain(word) {
                    at &+= 8
                    to &+= 8
                    continue
                }
            }
            // What is left of a text of plain bytes: the last eight, or the first and the last four, at once.
            if at == to, count &- at < 8, let word = unsafe last(of: start, count, from: at), isPlain(word) {
                if count >= 8 {
                    unsafe room.storeBytes(of: word, toByteOffset: count &- 8, as: UInt64.self)
                } else {
                    unsafe room.storeBytes(of: UInt32(truncatingIfNeeded: word), as: UInt32.self)
                    unsafe room.storeBytes(
                        of: UInt32(truncatingIfNeeded: word >> 32), toByteOffset: count &- 4, as: UInt32.self)
                }
                return count
            }
            let byte = unsafe start.load(fromByteOffset: at, as: UInt8.self)
            at &+= 1
            if isPlain(byte) {
                unsafe place[to] = byte
                to &+= 1
            } else {
                unsafe to &+= escape(byte, to: place + to)
            }
        }
        return to
    }

    /// The last eight bytes of a text, or the first and the last four of one of four to seven; nil where some of them are
    /// written already, or there are fewer.
    @inline(__always)
    private static func last(of start: UnsafeRawPointer, _ count: Int, from at: Int) -> UInt64? {
        if count >= 8 { return unsafe start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) }
        guard count >= 4, at == 0 else { return nil }
        return unsafe UInt64(start.loadUnaligned(as: UInt32.self))
            | UInt64(start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)) << 32
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// Whether none of eight bytes is escaped.
    @inline(__always)
    private static func isPlain(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
        let controls = (word &- (ones &* 0x20)) & ~word
        let found = controls | zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C))
        return found & 0x8080_8080_8080_8080 == 0
    }

    @inline(never)
    private static func escape(_ byte: UInt8, to place: UnsafeMutablePointer<UInt8>) -> Int {
        unsafe place[0] = UInt8(ascii: "\\")
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): unsafe place[1] = byte
        case 0x0A: unsafe place[1] = UInt8(ascii: "n")
        case 0x0D: unsafe place[1] = UInt8(ascii: "r")
        case 0x09: unsafe place[1] = UInt8(ascii: "t")
        default:
            unsafe place[1] = UInt8(ascii: "u")
            unsafe place[2] = UInt8(ascii: "0")
            unsafe place[3] = UInt8(ascii: "0")
            unsafe place[4] = digit(byte >> 4)
            unsafe place[5] = digit(byte & 15)
            return 6
        }
        return 2
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
