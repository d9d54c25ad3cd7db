import KaojuMatching

/// The hash table of a lexicon file: which concepts may have a text. Each slot holds 32 bits of the hash and the concept's
/// number + 1; what it finds is compared by the caller. FNV-1a, open addressing, at most half full.
struct HashTable: Sendable {
    let slots: FixedArray<UInt64>

    init(_ slots: FixedArray<UInt64>) { self.slots = slots }

    /// The table of these texts, each with the number of its place.
    init(_ texts: [String]) { self.init(texts.enumerated().map { ($0.element, $0.offset) }) }

    /// The table of these texts and numbers.
    init(_ texts: [(slug: String, concept: Int)]) {
        var size = 16
        while size < texts.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for (text, number) in texts {
            let hash = Self.hash(text)
            var at = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[at] != 0 { at = (at + 1) & (size - 1) }
            slots[at] = (hash >> 32) << 32 | UInt64(number + 1)
        }
        self.slots = FixedArray(slots)
    }

    /// The numbers whose text may be this one, the first that `body` accepts. O(1).
    func first(_ text: String, where body: (Int) -> Bool) -> Int? {
        let count = slots.count
        guard count > 0 else { return nil }
        let hash = Self.hash(text)
        var at = Int(truncatingIfNeeded: hash) & (count - 1)
        // A damaged table may be full.
        for _ in 0..<count {
            guard let slot = slots.element(at: at), slot != 0 else { return nil }
            if slot >> 32 == hash >> 32 {
                let number = Int(slot & 0xFFFF_FFFF) - 1
                if number >= 0, body(number) { return number }
            }
            at = (at + 1) & (count - 1)
        }
        return nil
    }

    private static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // The low bits choose the slot: mix the high ones in.
        return hash ^ hash >> 29
    }
}
