/// What tells contents apart without keeping them: 128 bits against accident, not against forgery. Each lane takes every word by
/// a bijection of its state, as the finalisers of MurmurHash3 do.
package struct Fingerprint: Sendable, Hashable {
    /// The two lanes.
    package private(set) var high: UInt64
    package private(set) var low: UInt64

    /// Of nothing so far.
    package init() { self.init(high: 0x9E37_79B9_7F4A_7C15, low: 0xD1B5_4A32_D192_ED03) }

    /// One that was kept.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Of texts. O(bytes).
    package init(of texts: [String]) {
        self.init()
        add(texts)
    }

    /// Takes a word. O(1).
    package mutating func add(_ word: UInt64) {
        high = (high ^ word) &* 0xFF51_AFD7_ED55_8CCD
        high ^= high >> 32
        low = (low &+ word) &* 0xC4CE_B9FE_1A85_EC53
        low ^= low >> 29
    }

    /// Takes a number. O(1).
    package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    /// Takes a text with its length. O(bytes).
    package mutating func add(_ text: String) {
        add(text.utf8.count)
        var word: UInt64 = 0
        var shift: UInt64 = 0
        for byte in text.utf8 {
            word |= UInt64(byte) << shift
            shift += 8
            if shift == 64 {
                add(word)
                (word, shift) = (0, 0)
            }
        }
        if shift > 0 { add(word) }
    }

    /// Takes texts with their number. O(bytes).
    package mutating func add(_ texts: [String]) {
        add(texts.count)
        for text in texts { add(text) }
    }

    /// Takes another one.
    package mutating func add(_ other: Fingerprint) {
        add(other.high)
        add(other.low)
    }
}
