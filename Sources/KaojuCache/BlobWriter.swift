import KaojuText

/// Packs values into one run of bytes: numbers as zigzag varints, texts and lists of texts once each, however often they
/// stand in it. Not made to be read by another version of the program: what is stored here can always be made anew.
package struct BlobWriter {
    private var body: [UInt8] = []
    private var texts = NumberedTexts()
    private var lists = Numbered<NumberList>()

    /// Values by the order in which they first came.
    private struct Numbered<Value: Hashable> {
        private(set) var values: [Value] = []
        private var places: [Value: Int] = [:]

        mutating func place(of value: Value) -> Int {
            if let known = places[value] { return known }
            places[value] = values.count
            values.append(value)
            return values.count - 1
        }
    }

    /// A blob of nothing so far.
    package init() {}

    /// Adds a whole number.
    package mutating func write(_ number: Int) {
        Self.append(UInt64(bitPattern: Int64(number << 1) ^ Int64(number >> 63)), to: &body)
    }

    /// Adds a truth value.
    package mutating func write(_ flag: Bool) { body.append(flag ? 1 : 0) }

    /// Adds a number, bit by bit.
    package mutating func write(_ number: Double) {
        let bits = number.bitPattern
        for shift in stride(from: 0, to: 64, by: 8) { body.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    }

    /// Adds a text.
    package mutating func write(_ text: String) { write(texts.place(of: text)) }

    /// Adds a list of texts.
    package mutating func write(_ list: [String]) {
        write(lists.place(of: NumberList(numbers: list.map { texts.place(of: $0) })))
    }

    /// Adds bytes.
    package mutating func write(_ bytes: [UInt8]) {
        write(bytes.count)
        body += bytes
    }

    /// Adds numbers of 32 bits, as they lie in memory.
    package mutating func write(words: [UInt32]) {
        write(words.count)
        unsafe words.withUnsafeBytes { unsafe body += $0 }
    }

    /// The blob: a check sum, the texts, the lists, the values. O(n).
    package func finish() -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 8)
        out.reserveCapacity(8 + texts.bytes.count + lists.values.count * 8 + body.count)
        Self.append(UInt64(texts.count), to: &out)
        out += texts.bytes
        Self.append(UInt64(lists.values.count), to: &out)
        for list in lists.values {
            Self.append(UInt64(list.numbers.count), to: &out)
            for text in list.numbers { Self.append(UInt64(text), to: &out) }
        }
        out += body
        let sum = CheckSum.of(out[8...])
        for index in 0..<8 { out[index] = UInt8(truncatingIfNeeded: sum >> (index * 8)) }
        return out
    }

    /// Adds a number of seven bits a byte, the lowest first.
    static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// Numbers that are hashed as a whole.
private struct NumberList: Hashable {
    let numbers: [Int]

    func hash(into hasher: inout Hasher) { unsafe numbers.withUnsafeBytes { unsafe hasher.combine(bytes: $0) } }
}

/// Runs of bytes, compared eight at a time.
enum ByteRun {
    /// Whether both hold the same bytes. O(n).
    static func areEqual(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        return unsafe one.withUnsafeBytes { a in
            unsafe other.withUnsafeBytes { b in
                var at = 0
                while at + 8 <= a.count {
                    let (first, second) = unsafe (
                        a.loadUnaligned(fromByteOffset: at, as: UInt64.self),
                        b.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                    )
                    if first != second { return false }
                    at += 8
                }
                while at < a.count {
                    if unsafe a[at] != b[at] { return false }
                    at += 1
                }
                return true
            }
        }
    }
}

/// A check sum against damage, not against forgery: eight bytes at a time, each step a bijection of the state, so that no
/// single changed word goes unnoticed.
enum CheckSum {
    /// O(n).
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        unsafe bytes.withUnsafeBytes { buffer in
            var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(buffer.count)
            var at = 0
            func mix(_ word: UInt64) {
                state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
                state ^= state >> 32
            }
            while at + 8 <= buffer.count {
                unsafe mix(UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
                at += 8
            }
            var rest: UInt64 = 0
            while at < buffer.count {
                rest = unsafe rest << 8 | UInt64(buffer[at])
                at += 1
            }
            mix(rest)
            return state
        }
    }
}
