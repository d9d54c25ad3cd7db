import KaojuText

/// A piece of a sentence that analysis knows something about.
struct Token {
    /// What the piece is.
    enum Kind {
        /// A concept mention, by its index.
        case mention(Int)
        /// A word of the rule files.
        case word(WordSense)
        case comma, semicolon, colon
        /// A citation marker, by its index.
        case marker(Int)
        /// Text that no file knows.
        case gap
    }

    var kind: Kind
    var range: ByteRange
    /// The mentions of a parenthesis behind the token, and whether it gives examples («如 …», «A、B»).
    var aside: Aside?

    struct Aside {
        /// The mentions, with the word of degree that stands before them («高钙»).
        var mentions: [(index: Int, degree: (sign: Int, range: ByteRange)?)] = []
        /// It says «如» or «等».
        var isMarked = false
        /// Something else than mentions and list marks stands in it.
        var hasWords = false
        /// A list mark stands in it.
        var isList = false

        /// Whether the mentions are examples of what stands before.
        var givesExamples: Bool { isMarked || isList && !hasWords && mentions.count > 1 }
    }

    // Never inlined: the optimiser of Swift 6.3.1 crashes (CopyPropagation) on the inlined switch in longer functions.
    var mention: Int? {
        @inline(never) get { if case .mention(let index) = kind { index } else { nil } }
    }
    /// What the word means; nil for what is no word of the rule files.
    var sense: WordSense? {
        @inline(never) get { if case .word(let sense) = kind { sense } else { nil } }
    }
    var isGap: Bool {
        @inline(never) get { if case .gap = kind { true } else { false } }
    }
    /// Whether it is a mark or a marker.
    var isClosing: Bool {
        switch kind {
        case .comma, .semicolon, .colon, .marker: true
        default: false
        }
    }
    var meanings: [ClaimLexis.Meaning] { sense?.meanings ?? [] }
    @inline(never)
    func has(_ cue: Cue) -> Bool { if case .word(let sense) = kind { sense.cues.contains(cue) } else { false } }
    var aspect: String? { sense?.aspect }
    var isAspect: Bool { sense?.isAspect ?? false }
    var trigger: Int? { sense?.trigger }
    /// Whether it triggers any rule.
    var hasTrigger: Bool { sense?.trigger != nil }
    /// Whether it triggers a rule of this frame.
    @inline(never)
    func has(_ frame: Frame) -> Bool { if case .word(let sense) = kind { sense.hasFrame(frame) } else { false } }
    /// Whether all rules that it triggers, if any, have this frame.
    func hasOnly(_ frame: Frame) -> Bool { sense?.hasOnlyFrame(frame) ?? true }
    var cues: [Cue] { meanings.compactMap { if case .cue(let cue) = $0 { cue } else { nil } } }
    var triggers: [Int] { sense?.triggers ?? [] }
    var degree: Int? { sense?.degree }
    var isSkip: Bool { sense?.isSkip ?? false }
}
