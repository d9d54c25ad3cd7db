import KaojuClaims

/// Texts, lists of texts and names of concepts that are kept once, however many blobs they stand in. Not for use by several
/// threads at once.
package final class TextPool {
    /// A text by its bytes: two spellings of «é» are two texts, of which each must come back as it was.
    private var texts: [String] = []
    /// The bytes of all texts, one behind the other, and where each ends: what looking up compares with.
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// Places of texts by their hash, with linear probing; -1 where there is none.
    private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)
    private var listPlaces: [[Int32]: Int32] = [:]
    private var lists: [[String]] = []
    private var names: [[Int32]: Claim.Participant.Names] = [:]
    /// Longer texts are hardly ever the same.
    static let longest = 96

    /// An empty pool.
    package init() {}

    /// The text at a place that `place(of:)` gave. O(1).
    func text(at place: Int32) -> String { texts[Int(place)] }

    /// The place of a text, which may be new. O(its bytes).
    func place(of range: Range<Int>, in source: [UInt8]) -> Int32 {
        // FNV-1a, with a last mix: the low bits choose the slot.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(source[index])) &* 0x100_0000_01B3 }
        hash ^= hash >> 29
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let known = Int(slots[slot])
            if hashes[known] == hash, equals(known, range, source) { return Int32(known) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let place = Int32(texts.count)
        slots[slot] = place
        texts.append(String(decoding: source[range], as: UTF8.self))
        bytes += source[range]
        ends.append(bytes.count)
        hashes.append(hash)
        if texts.count * 3 > slots.count * 2 { grow() }
        return place
    }

    private func equals(_ known: Int, _ range: Range<Int>, _ source: [UInt8]) -> Bool {
        let start = known == 0 ? 0 : ends[known - 1]
        guard ends[known] - start == range.count else { return false }
        for offset in 0..<range.count where bytes[start + offset] != source[range.lowerBound + offset] { return false }
        return true
    }

    private func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (place, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(place)
        }
    }

    /// The list of the texts at these places, and its own place. O(length).
    func list(of places: [Int32]) -> (list: [String], place: Int32) {
        if let known = listPlaces[places] { return (lists[Int(known)], known) }
        let list = places.map { texts[Int($0)] }
        let place = Int32(lists.count)
        listPlaces[places] = place
        lists.append(list)
        return (list, place)
    }

    /// The names that are kept for these places of their texts and their list. O(1).
    func names(at places: [Int32], _ make: () -> Claim.Participant.Names) -> Claim.Participant.Names {
        if let known = names[places] { return known }
        let made = make()
        names[places] = made
        return made
    }
}
