import KaojuText

/// The names that the numbered entries open with: «Hale and Frost13» leads to 13 if entry 13 is by Hale or Frost.
struct EntryNames {
    private let bytes: [UInt8]
    /// By number, the folded words at the entries' heads.
    private var words: [Int: Set<UInt64>] = [:]

    /// Reads the heads of the entries. O(entries).
    init(bytes: [UInt8], lists: [ReferenceList]) {
        self.bytes = bytes
        for entry in lists.lazy.flatMap(\.entries) {
            guard let number = entry.number else { continue }
            let head = ByteRange(entry.range.start, min(entry.range.end, entry.range.start + 60))
            for word in NameFolder.words(of: bytes, in: head) where word.count >= 3 {
                words[number, default: []].insert(word.hash)
            }
        }
    }

    /// Whether a name just before `offset` opens one of the entries with these numbers. O(1).
    func agree(with numbers: [Int], before offset: Int) -> Bool {
        guard !words.isEmpty, numbers.count <= 8 else { return false }
        var start = max(0, offset - 36)
        while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let near = NameFolder.words(of: bytes, in: ByteRange(start, offset)).suffix(5)
        return near.contains { word in
            word.isCapitalised && word.count >= 3 && numbers.contains { words[$0]?.contains(word.hash) ?? false }
        }
    }
}
