import KaojuText

/// The features that the sequence model sees of each token, as hashes. Training and reading share this code.
struct FieldFeatures {
    let context: EntryContext
    private var tally = EntryTally()

    init(_ context: EntryContext) {
        self.context = context
        tally = EntryTally(context)
    }

    /// Calls `body` with each feature of a token. O(1) but for the word's ends.
    func forEach(_ at: Int, _ body: (UInt32) -> Void) {
        words(at, body)
        shapes(at, body)
        classes(at, body)
        surroundings(at, body)
        parts(at, body)
    }

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
    private func classes(_ at: Int, _ template: UInt32, _ body: (UInt32) -> Void) {
        var rest = context.classes(at)
        while rest != 0 {
            body(FeatureHash.feature(template, rest & (0 &- rest)))
            rest &= rest &- 1
        }
    }

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

/// What stands before and behind each token of an entry, counted.
struct EntryTally {
    /// Whether a year, a mark of the kind, a host mark, a year in parentheses comes before (odd bits) or behind.
    private(set) var marks: [UInt32] = []
    /// How many parts end before and behind.
    private(set) var before: [UInt32] = []
    private(set) var behind: [UInt32] = []
    private(set) var previousMark: [UInt32] = []
    private(set) var nextMark: [UInt32] = []
    private(set) var numbersLeft: [UInt32] = []
    private(set) var wordsLeft: [UInt32] = []
    /// Bit 0: the token opens a sentence, bit 1: a phrase.
    private(set) var isOpening: [UInt32] = []
    private var phraseClasses: [UInt32] = []

    init() {}

    init(_ context: EntryContext) {
        let count = context.tokens.count
        marks = [UInt32](repeating: 0, count: count)
        before = marks
        behind = marks
        previousMark = marks
        nextMark = marks
        numbersLeft = marks
        wordsLeft = marks
        isOpening = marks
        forwards(context)
        backwards(context)
        phraseClasses = context.phrases.parts.map { part in
            part.tokens.reduce(0) { $0 | context.classes[$1] } & Self.telling
        }
    }

    private static let telling = ["thesis", "conference", "publisher", "institution", "place", "journal", "editor"]
        .reduce(0) { $0 | FieldWords.bit($1) }

    /// The classes of all words in the token's phrase that tell what it is.
    func classesInPhrase(_ at: Int, _ context: EntryContext) -> UInt32 { phraseClasses[context.phrases.index[at]] }

    private mutating func forwards(_ context: EntryContext) {
        var state: UInt32 = 0
        var last: UInt32 = 0
        let isHan: UInt32 = context.tokens.prefix(12).count { $0.kind == .han } >= 2 ? 1 << 12 : 0
        for at in context.tokens.indices {
            before[at] = UInt32(min(context.sentences.index[at], 4)) << 3 | UInt32(min(context.phrases.index[at], 7))
            previousMark[at] = last
            marks[at] = state | isHan
            let isFirst = at == 0
            isOpening[at] =
                (isFirst || context.sentences.index[at - 1] != context.sentences.index[at] ? 1 : 0)
                | (isFirst || context.phrases.index[at - 1] != context.phrases.index[at] ? 2 : 0)
            state |= Self.sign(context, at)
            if context.tokens[at].kind == .mark || context.tokens[at].kind == .genre { last = context.shapes[at] }
        }
    }

    private mutating func backwards(_ context: EntryContext) {
        var state: UInt32 = 0
        var next: UInt32 = 0
        var numbers = 0
        var words = 0
        for at in context.tokens.indices.reversed() {
            let parts = context.sentences.parts.count - context.sentences.index[at]
            let phrases = context.phrases.parts.count - context.phrases.index[at]
            behind[at] = UInt32(min(parts, 4)) << 3 | UInt32(min(phrases, 7))
            nextMark[at] = next
            marks[at] |= state << 1
            numbersLeft[at] = UInt32(min(numbers, 5))
            wordsLeft[at] = words < 3 ? UInt32(words) : words < 5 ? 3 : words < 9 ? 4 : words < 17 ? 5 : 6
            state |= Self.sign(context, at)
            switch context.tokens[at].kind {
            case .mark, .genre: next = context.shapes[at]
            case .number: numbers += 1
            case .word, .han: words += 1
            default: break
            }
        }
    }

    private static func sign(_ context: EntryContext, _ at: Int) -> UInt32 {
        switch context.tokens[at].kind {
        case .genre: return 1
        case .host: return 4
        case .number where context.shapes[at] == EntryContext.Shape.year:
            return context.mark(at - 1) == 0x28 ? 16 | 64 : 64
        case .mark:
            let mark = context.mark(at)
            return mark == 0x201C || mark == 0x22 || mark == 0x300A ? 256 : 0
        case .doi, .url: return 1024
        default: return 0
        }
    }
}
