import KaojuText

/// The words of one kind in the table of statistics, longest first.
struct StatisticWords: Sendable {
    /// The words, in UTF-8.
    let words: [[UInt8]]

    init(_ kind: String) {
        words = Table(Resource.bytes("claims/statistics.tsv") ?? []).rows.filter { $0[0] == kind }
            .flatMap { TraditionalForms.builtIn.withForms($0.list(1)) }.map { Array($0.utf8) }
            .sorted { $0.count > $1.count }
    }

    /// The length of the word that begins at an offset. O(words).
    func length(at offset: Int, of bytes: [UInt8]) -> Int? {
        words.first { word in
            offset + word.count <= bytes.count && bytes[offset..<(offset + word.count)].elementsEqual(word)
                && !(Self.isLetter(word[word.count - 1]) && offset + word.count < bytes.count
                    && Self.isLetter(bytes[offset + word.count]))
        }?.count
    }

    /// The length of the word that ends at an offset, letters in any case. O(words).
    func length(endingAt end: Int, of bytes: [UInt8]) -> Int? {
        words.first { word in
            let start = end - word.count
            guard start >= 0 else { return false }
            return zip(bytes[start..<end], word).allSatisfy { $0.asciiLowercased == $1 }
                && !(Self.isLetter(word[0]) && start > 0 && Self.isLetter(bytes[start - 1]))
        }?.count
    }

    /// Whether one of the words ends at an offset. O(words).
    func ends(before end: Int, of bytes: [UInt8]) -> Bool { length(endingAt: end, of: bytes) != nil }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}
