/// Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea, Flood: Fast splittable
/// pseudorandom number generators, 2014). Integers only, so that no library's rounding matters.
struct Dice {
    private var state: UInt64

    /// The numbers of one thing of a kind: a document, a work.
    init(_ kind: UInt64, _ index: Int) {
        state = kind &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(index) &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// A number from 0 to below `sides`.
    mutating func roll(_ sides: Int) -> Int { Int(next() >> 33) % sides }

    /// Whether something happens that does so `percent` times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

    /// A number from 0 to below `count`, each octave as often as the next: small ones are frequent, as words are.
    mutating func rank(_ count: Int) -> Int {
        let octaves = Int.bitWidth - count.leadingZeroBitCount
        return roll(min(count, 2 << roll(octaves)))
    }

    /// One of the elements.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
}
