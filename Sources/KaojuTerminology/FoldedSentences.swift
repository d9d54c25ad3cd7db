import KaojuText

/// The sentences of a text, folded once for all who look for names in them.
struct FoldedSentences {
    let bytes: [UInt8]
    /// Those of a short text; a long one is folded anew each time, since what is folded takes thirteen times its room.
    private var kept: [FoldedText] = []
    private var room = FoldedText()

    /// The longest text whose sentences are kept, in bytes.
    static let limit = 1 << 19

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Calls `body` with each sentence and what it is folded to; the sentences must be the same each time. O(n).
    mutating func forEach(_ sentences: [ByteRange], _ body: (ByteRange, FoldedText) -> Void) {
        guard bytes.count <= Self.limit else {
            for sentence in sentences {
                NameFolder.standard.fold(bytes, sentence, into: &room)
                body(sentence, room)
            }
            return
        }
        if kept.isEmpty {
            kept = sentences.map { sentence in
                var folded = FoldedText()
                NameFolder.standard.fold(bytes, sentence, into: &folded)
                return folded
            }
        }
        for (sentence, folded) in zip(sentences, kept) { body(sentence, folded) }
    }
}
