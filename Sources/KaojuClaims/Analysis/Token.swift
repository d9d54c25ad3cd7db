import KaojuText

/// A piece of a sentence that analysis knows something about.
struct Token {
    /// What the piece is.
    enum Kind {
        /// A concept mention, by its index.
        case mention(Int)
        /// A word of the rule files.
        case word([ClaimLexis.Meaning])
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
    var meanings: [ClaimLexis.Meaning] {
        @inline(never) get { if case .word(let meanings) = kind { meanings } else { [] } }
    }
    var isGap: Bool {
        @inline(never) get { if case .gap = kind { true } else { false } }
    }
    func has(_ cue: Cue) -> Bool { meanings.contains(.cue(cue)) }
    var aspect: String? {
        for case .aspect(let name) in meanings { return name }
        return nil
    }
    var trigger: Int? {
        for case .trigger(let rule) in meanings { return rule }
        return nil
    }
    var cues: [Cue] { meanings.compactMap { if case .cue(let cue) = $0 { cue } else { nil } } }
    var triggers: [Int] { meanings.compactMap { if case .trigger(let rule) = $0 { rule } else { nil } } }
    var degree: Int? {
        for case .degree(let sign) in meanings { return sign }
        return nil
    }
    var isSkip: Bool {
        meanings.first == .cue(.skip)
            && meanings.dropFirst().allSatisfy { $0 == .cue(.adjectival) || $0 == .cue(.pairwise) }
    }
}
