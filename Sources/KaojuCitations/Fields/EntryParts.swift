/// An entry cut into parts, and what each looks like.
struct EntryParts {
    /// One part's looks in few bits.
    struct Part {
        var tokens: Range<Int>
        /// How many of its words are written with a capital (0 none … 3 all), how long it is, whether it has digits,
        /// initials, shortened words.
        var looks: UInt32
        var opening: UInt32
    }

    private(set) var parts: [Part] = []
    /// The part of each token.
    private(set) var index: [Int] = []

    init() {}

    init(context: EntryContext, closes: (EntryContext, Int) -> Bool) {
        var start = 0
        index.reserveCapacity(context.tokens.count)
        for at in context.tokens.indices {
            index.append(parts.count)
            if closes(context, at) || at == context.tokens.count - 1 {
                parts.append(Self.part(start..<(at + 1), context))
                start = at + 1
            }
        }
    }

    private static func part(_ range: Range<Int>, _ context: EntryContext) -> Part {
        var words = 0
        var capitals = 0
        var initials = 0
        var short = 0
        var container = 0
        var numbers = 0
        for at in range {
            switch context.tokens[at].kind {
            case .word:
                let shape = context.shapes[at]
                let classes = context.classes[at]
                if shape <= EntryContext.Shape.fewCapitals { initials += 1 }
                let isSmall = context.tokens[at].range.count <= 3 && shape == EntryContext.Shape.lower
                if !isSmall {
                    words += 1
                    if shape != EntryContext.Shape.lower { capitals += 1 }
                }
                if classes & FieldWords.isContainerWord != 0 { container += 1 }
                if classes & FieldWords.isShort != 0 { short += 1 }
            case .han: words += 1
            case .number: numbers += 1
            default: break
            }
        }
        func share(_ part: Int) -> UInt32 { part == 0 ? 0 : part * 2 < words ? 1 : part < words ? 2 : 3 }
        let length: UInt32 = words == 0 ? 0 : words <= 1 ? 1 : words <= 3 ? 2 : words <= 6 ? 3 : words <= 12 ? 4 : 5
        let looks =
            share(capitals) | length << 2 | UInt32(min(numbers, 2)) << 5 | (initials * 3 >= words + 1 ? 1 : 0) << 7
            | share(short) << 8 | share(container) << 10
        return Part(tokens: range, looks: looks, opening: range.first.map(context.shape) ?? 0)
    }

    /// The looks of the part `offset` parts behind the token's.
    func looks(_ token: Int, _ offset: Int = 0) -> UInt32 {
        let at = index[token] + offset
        return parts.indices.contains(at) ? parts[at].looks : 0xFFFF
    }
}
