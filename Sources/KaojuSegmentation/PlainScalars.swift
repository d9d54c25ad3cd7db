import KaojuText

/// Which scalars the folder copies as they are, so that whole stretches of them are copied at once.
struct PlainScalars: Sendable {
    /// ASCII by byte, Han characters and Chinese punctuation by scalar; the rest is looked at one by one.
    private let isPlain: [Bool]

    init(except special: Set<UInt32>) {
        var isPlain = [Bool](repeating: false, count: 0x1_0000)
        for value in 0x21..<0x7F { isPlain[value] = true }
        for byte in "$\\<*_`![".utf8 { isPlain[Int(byte)] = false }
        for value in 0x4E00...0x9FFF { isPlain[value] = true }
        for value in 0x3001...0x3011 { isPlain[value] = true }
        for value in [0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01] { isPlain[value] = true }
        for value in special where value < 0x1_0000 { isPlain[Int(value)] = false }
        self.isPlain = isPlain
    }

    /// The end of the stretch of plain scalars that begins at `start`, and the last of them. O(stretch).
    func end(from start: Int, in bytes: [UInt8], before limit: Int) -> (end: Int, last: UInt32) {
        var at = start
        var last: UInt32 = 0
        while at < limit {
            let byte = bytes[at]
            if byte < 0x80 {
                guard isPlain[Int(byte)] else { break }
                last = UInt32(byte)
                at += 1
            } else {
                guard byte >= 0xE3, byte <= 0xEF, at + 2 < limit, bytes[at + 1] & 0xC0 == 0x80,
                    bytes[at + 2] & 0xC0 == 0x80
                else { break }
                let value = UInt32(byte & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
                guard isPlain[Int(value)] else { break }
                last = value
                at += 3
            }
        }
        return (at, last)
    }
}
