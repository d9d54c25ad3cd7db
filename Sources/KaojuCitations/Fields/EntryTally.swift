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
