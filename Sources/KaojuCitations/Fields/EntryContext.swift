import KaojuText

/// What the features of an entry's tokens are made of: each token's form and classes, and what stands around it.
struct EntryContext {
    /// The form of a token: how a word is written, how long a number is.
    enum Shape {
        static let outside: UInt32 = 0
        static let initial: UInt32 = 1
        static let fewCapitals: UInt32 = 2
        static let capitals: UInt32 = 3
        static let capitalised: UInt32 = 4
        static let lower: UInt32 = 5
        static let mixed: UInt32 = 6
        static let han: UInt32 = 7
        static let year: UInt32 = 11
        /// Marks are their own shape.
        static let mark: UInt32 = 1000
    }

    let bytes: [UInt8]
    let tokens: [EntryToken]
    /// The hash of each token's text in lower case.
    private(set) var words: [UInt32] = []
    private(set) var shapes: [UInt32] = []
    let classes: [FieldWords.Classes]
    /// Depth of parentheses, quotation marks: bit 0 in parentheses, bit 1 in quotation marks, bit 2 in brackets.
    private(set) var enclosures: [UInt32] = []
    /// The parts between full stops, and between marks of any kind.
    private(set) var sentences = EntryParts()
    private(set) var phrases = EntryParts()

    init(bytes: [UInt8], tokens: [EntryToken], words lexicon: FieldWords) {
        self.bytes = bytes
        self.tokens = tokens
        let lowered = bytes.map(ASCII.lowered)
        classes = lexicon.classes(of: tokens, in: lowered)
        words = tokens.map { FeatureHash.of(lowered[$0.range.indices]) }
        shapes = tokens.map { Self.shape(of: $0, in: bytes) }
        enclosures = Self.enclosures(tokens, bytes)
        sentences = EntryParts(context: self) { $0.isStop($1) }
        phrases = EntryParts(context: self) { $0.isBreak($1) }
    }

    private static func shape(of token: EntryToken, in bytes: [UInt8]) -> UInt32 {
        switch token.kind {
        case .han: return Shape.han
        case .number: return numberShape(token.range, bytes)
        case .word: return wordShape(token.range, bytes)
        case .mark: return Shape.mark + UTF8Scanner.scalar(bytes, at: token.range.start).value
        default: return 20 + UInt32(token.kind.rawValue)
        }
    }

    private static func numberShape(_ range: ByteRange, _ bytes: [UInt8]) -> UInt32 {
        switch range.count {
        case 1: return 8
        case 2: return 9
        case 3: return 10
        case 4:
            let century = Int(bytes[range.start] - 0x30) * 10 + Int(bytes[range.start + 1] - 0x30)
            return (16...20).contains(century) ? Shape.year : 12
        default: return 13
        }
    }

    private static func wordShape(_ range: ByteRange, _ bytes: [UInt8]) -> UInt32 {
        var capitals = 0
        var letters = 0
        var isFirstCapital = false
        var at = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if value != 0x2D, value != 0x27, value != 0x2019 {
                letters += 1
                if isCapital(value) {
                    capitals += 1
                    if letters == 1 { isFirstCapital = true }
                }
            }
            at += length
        }
        if capitals == 0 { return Shape.lower }
        if capitals == letters {
            return letters == 1 ? Shape.initial : letters <= 3 ? Shape.fewCapitals : Shape.capitals
        }
        return isFirstCapital && capitals <= 2 ? (capitals == 1 ? Shape.capitalised : 14) : Shape.mixed
    }

    private static func isCapital(_ value: UInt32) -> Bool {
        if value < 0x80 { return value >= 0x41 && value <= 0x5A }
        if value >= 0xC0, value <= 0xDE { return value != 0xD7 }
        if value >= 0x100, value <= 0x17F { return Unicode.Scalar(value)?.properties.isUppercase ?? false }
        return (0x410...0x42F).contains(value) || (0x391...0x3A9).contains(value)
    }

    private static func enclosures(_ tokens: [EntryToken], _ bytes: [UInt8]) -> [UInt32] {
        var out: [UInt32] = []
        out.reserveCapacity(tokens.count)
        var state: UInt32 = 0
        for token in tokens {
            guard token.kind == .mark else {
                out.append(state)
                continue
            }
            let value = UTF8Scanner.scalar(bytes, at: token.range.start).value
            switch value {
            case 0x28: state |= 1
            case 0x201C, 0x300A, 0xAB, 0x300C: state |= 2
            case 0x5B: state |= 4
            default: break
            }
            out.append(state)
            switch value {
            case 0x29: state &= ~1
            case 0x201D, 0x300B, 0xBB, 0x300D: state &= ~2
            case 0x5D: state &= ~4
            case 0x22: state ^= 2
            default: break
            }
        }
        return out
    }

    /// The scalar of a mark; 0 for another token.
    func mark(_ index: Int) -> UInt32 {
        guard tokens.indices.contains(index), tokens[index].kind == .mark else { return 0 }
        return shapes[index] - Shape.mark
    }

    func shape(_ index: Int) -> UInt32 { shapes.indices.contains(index) ? shapes[index] : Shape.outside }
    func word(_ index: Int) -> UInt32 { words.indices.contains(index) ? words[index] : UInt32(index < 0 ? 1 : 2) }
    func classes(_ index: Int) -> FieldWords.Classes { classes.indices.contains(index) ? classes[index] : 0 }

    private static let others = FieldWords.bit("others")

    /// Whether a part of the entry ends with the token: a full stop behind no initial and no shortened word.
    func isStop(_ index: Int) -> Bool {
        if tokens[index].kind == .genre || tokens[index].kind == .host { return true }
        switch mark(index) {
        case 0x3002: return true
        case 0x3F, 0x21: return index + 1 >= tokens.count || tokens[index + 1].isSpaced
        case 0x22, 0x201D:
            guard index > 0 else { return false }
            let before = mark(index - 1)
            return before == 0x2E || before == 0x2C || before == 0x3F
        case 0x2E:
            guard index > 0 else { return false }
            let isFree =
                index + 1 >= tokens.count || tokens[index + 1].isSpaced || tokens[index + 1].kind == .han
                || tokens[index - 1].kind == .han
            guard isFree, shapes[index - 1] != Shape.initial else { return false }
            // «L. ssp. example», «cf. example», «vs. example»: no part ends there.
            let isShortened = tokens[index - 1].range.count <= 4 && shapes[index - 1] == Shape.lower
            if isShortened, shape(index + 1) == Shape.lower, classes[index - 1] & Self.others == 0 { return false }
            return classes[index - 1] & FieldWords.isShort == 0 || classes[index - 1] & FieldWords.isContainerWord != 0
        default: return false
        }
    }

    /// Whether a phrase ends with the token.
    func isBreak(_ index: Int) -> Bool {
        if isStop(index) { return true }
        switch mark(index) {
        case 0x2C, 0x3B, 0x3A, 0x28, 0x29, 0x5B, 0x5D, 0x201C, 0x201D, 0x300A, 0x300B, 0x22:
            return index + 1 >= tokens.count || tokens[index + 1].isSpaced || tokens[index].isSpaced
                || mark(index) != 0x3A
        case 0x2E: return index + 1 >= tokens.count || tokens[index + 1].isSpaced
        default: return false
        }
    }
}
