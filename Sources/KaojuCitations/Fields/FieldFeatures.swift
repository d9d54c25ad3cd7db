import KaojuText

/// The features that the sequence model sees of each token, as hashes. Training and reading share this code.
struct FieldFeatures {
    let context: EntryContext
    private var tally = EntryTally()

    init(_ context: EntryContext) {
        self.context = context
        tally = EntryTally(context)
    }

    /// More features no token has.
    static let limit = 256

    /// Calls `body` with each feature of a token. O(1) but for the word's ends.
    @inline(__always)
    func forEach(_ at: Int, _ body: (UInt32) -> Void) {
        words(at, body)
        shapes(at, body)
        classes(at, body)
        surroundings(at, body)
        parts(at, body)
    }

    @inline(__always)
    private func words(_ at: Int, _ body: (UInt32) -> Void) {
        let word = context.word(at)
        body(FeatureHash.feature(1, word))
        body(FeatureHash.feature(2, context.word(at - 1)))
        body(FeatureHash.feature(3, context.word(at + 1)))
        body(FeatureHash.feature(4, context.word(at - 2)))
        body(FeatureHash.feature(5, context.word(at + 2)))
        body(FeatureHash.feature(6, context.word(at - 1), word))
        body(FeatureHash.feature(7, word, context.word(at + 1)))
        guard context.tokens[at].kind == .word else { return }
        let range = context.tokens[at].range
        body(FeatureHash.feature(8, hash(max(range.start, range.end - 3), range.end)))
        body(FeatureHash.feature(9, hash(max(range.start, range.end - 2), range.end)))
        body(FeatureHash.feature(10, hash(range.start, min(range.end, range.start + 3))))
    }

    /// The hash of some bytes in lower case.
    private func hash(_ start: Int, _ end: Int) -> UInt32 {
        var hash = FeatureHash.seed
        for at in start..<end { hash = FeatureHash.step(hash, ASCII.lowered(context.bytes[at])) }
        return hash
    }

    @inline(__always)
    private func shapes(_ at: Int, _ body: (UInt32) -> Void) {
        let (a, b, c, d, e) = (
            context.shape(at - 2), context.shape(at - 1), context.shape(at), context.shape(at + 1),
            context.shape(at + 2)
        )
        body(FeatureHash.feature(20, c))
        body(FeatureHash.feature(21, b, c))
        body(FeatureHash.feature(22, c, d))
        body(FeatureHash.feature(23, b, c, d))
        body(FeatureHash.feature(24, a, b, c))
        body(FeatureHash.feature(25, c, d, e))
        body(FeatureHash.feature(26, FeatureHash.feature(0, a, b, c), d, e))
        body(FeatureHash.feature(27, FeatureHash.feature(0, context.shape(at - 3), a, b), c))
        body(FeatureHash.feature(28, c, FeatureHash.feature(0, d, e, context.shape(at + 3))))
        let space: UInt32 = context.tokens[at].isSpaced ? 1 : 0
        let next: UInt32 = at + 1 < context.tokens.count && context.tokens[at + 1].isSpaced ? 1 : 0
        body(FeatureHash.feature(29, b, c, space << 1 | next))
    }

    @inline(__always)
    private func classes(_ at: Int, _ body: (UInt32) -> Void) {
        classes(at, 30, body)
        classes(at - 1, 31, body)
        classes(at + 1, 32, body)
        classes(at - 2, 33, body)
        classes(at + 2, 34, body)
        let own = context.classes(at)
        if own != 0 { body(FeatureHash.feature(35, own, context.shape(at - 1))) }
        // A whole part's classes: «[S.l.]: Sample University Press» is told by its last words.
        body(FeatureHash.feature(36, tally.classesInPhrase(at, context)))
    }

    /// One feature for each class of a token.
    @inline(__always)
    private func classes(_ at: Int, _ template: UInt32, _ body: (UInt32) -> Void) {
        var rest = context.classes(at)
        while rest != 0 {
            body(FeatureHash.feature(template, rest & (0 &- rest)))
            rest &= rest &- 1
        }
    }

    @inline(__always)
    private func surroundings(_ at: Int, _ body: (UInt32) -> Void) {
        let shape = context.shape(at)
        let count = context.tokens.count
        body(FeatureHash.feature(40, UInt32(min(at, 10))))
        body(FeatureHash.feature(41, UInt32(min(count - 1 - at, 6))))
        body(FeatureHash.feature(42, UInt32(at * 8 / max(count, 1))))
        body(FeatureHash.feature(43, context.enclosures[at], shape))
        let marks = tally.marks[at]
        body(FeatureHash.feature(44, marks))
        body(FeatureHash.feature(45, marks, shape))
        body(FeatureHash.feature(46, tally.before[at]))
        body(FeatureHash.feature(47, tally.behind[at]))
        body(FeatureHash.feature(48, tally.before[at], tally.behind[at]))
        body(FeatureHash.feature(49, tally.previousMark[at], tally.nextMark[at]))
        body(FeatureHash.feature(50, tally.previousMark[at], tally.nextMark[at], marks))
        body(FeatureHash.feature(51, tally.numbersLeft[at], tally.wordsLeft[at]))
        body(FeatureHash.feature(52, marks, tally.before[at], tally.isOpening[at]))
    }

    @inline(__always)
    private func parts(_ at: Int, _ body: (UInt32) -> Void) {
        let sentence = context.sentences.looks(at)
        let phrase = context.phrases.looks(at)
        let isOpening = tally.isOpening[at]
        let marks = tally.marks[at]
        body(FeatureHash.feature(60, sentence))
        body(FeatureHash.feature(61, sentence, context.sentences.looks(at, 1)))
        body(FeatureHash.feature(62, sentence, context.sentences.looks(at, -1)))
        body(FeatureHash.feature(63, phrase))
        body(FeatureHash.feature(64, phrase, context.phrases.looks(at, 1)))
        body(FeatureHash.feature(65, phrase, context.phrases.looks(at, -1)))
        body(FeatureHash.feature(66, sentence, UInt32(min(context.sentences.index[at], 5)), isOpening))
        body(FeatureHash.feature(67, phrase, UInt32(min(context.phrases.index[at], 6)), isOpening))
        body(FeatureHash.feature(68, isOpening, context.shape(at - 1), context.shape(at)))
        body(FeatureHash.feature(69, sentence, marks, tally.behind[at]))
        body(FeatureHash.feature(70, phrase, tally.numbersLeft[at], isOpening))
        body(FeatureHash.feature(71, (sentence & 0x1C) | ((sentence >> 8) << 5), tally.behind[at], tally.before[at]))
    }
}
