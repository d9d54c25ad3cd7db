/// Texts by the order in which they first came, as they are stored. A text equals another only where both are the same
/// bytes: two spellings of «é» are two texts, of which each must come back as it was.
///
/// A table with open addressing over one run of bytes: it is asked for every text that is stored, and a dictionary of texts
/// would spend most of its time on comparing characters.
struct NumberedTexts {
    /// The texts one after another, each behind its number of bytes as a varint.
    private(set) var bytes: [UInt8] = []
    /// The digest of each text, where its bytes begin and how many they are.
    private var entries: [(digest: UInt64, start: Int, count: Int)] = []
    /// For each slot the number of its text plus one; 0 for a free slot. Its size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 64)

    /// The number of texts.
    var count: Int { entries.count }

    /// The number of a text, which is added where it is new. O(bytes).
    mutating func place(of text: String) -> Int {
        var text = text
        return text.withUTF8 { unsafe place(of: UnsafeRawBufferPointer($0)) }
    }

    private mutating func place(of text: UnsafeRawBufferPointer) -> Int {
        let digest = unsafe Self.digest(of: text)
        var slot = Int(truncatingIfNeeded: digest) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            let entry = entries[number]
            if entry.digest == digest, entry.count == text.count, unsafe isSame(text, as: entry.start) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = UInt32(entries.count + 1)
        BlobWriter.append(UInt64(text.count), to: &bytes)
        entries.append((digest, bytes.count, text.count))
        unsafe bytes.append(contentsOf: text)
        if entries.count * 2 > slots.count { grow() }
        return entries.count - 1
    }

    /// Whether a text is the one that begins at a place, which is as long. O(bytes).
    private func isSame(_ text: UnsafeRawBufferPointer, as start: Int) -> Bool {
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe Self.isSame(text, UnsafeRawBufferPointer(rebasing: bytes[start..<(start + text.count)]))
        }
    }

    /// Whether two runs of bytes of one length are the same. O(bytes).
    static func isSame(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        precondition(one.count == other.count)
        var at = 0
        while at + 8 <= one.count {
            let word = unsafe one.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            if unsafe word != other.loadUnaligned(fromByteOffset: at, as: UInt64.self) { return false }
            at += 8
        }
        while at < one.count {
            if unsafe one[at] != other[at] { return false }
            at += 1
        }
        return true
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for (number, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.digest) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// A digest of all bytes, eight at a time.
    private static func digest(of text: UnsafeRawBufferPointer) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
        func mix(_ word: UInt64) {
            state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
            state ^= state >> 32
        }
        var at = 0
        while at + 8 <= text.count {
            unsafe mix(text.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        if at < text.count {
            var rest: UInt64 = 0
            while at < text.count {
                rest = unsafe rest << 8 | UInt64(text[at])
                at += 1
            }
            mix(rest)
        }
        return state
    }
}
