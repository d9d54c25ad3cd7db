import KaojuText

/// A word, a mention or a mark of an English sentence.
struct EnglishToken {
    /// What the token is.
    enum Kind: Equatable {
        /// A concept mention, by its index.
        case mention(Int)
        /// A word of the rule files.
        case word
        /// A word that no file knows.
        case unknown
        case comma, semicolon, colon
    }

    /// What an unknown or listed word's ending tells.
    enum Shape: String { case plain, past, gerund, adverb, number }

    var kind: Kind
    var range: ByteRange
    /// What it means, where it is a word of the files.
    var sense: WordSense?
    var shape = Shape.plain
    /// Whether a hyphen or a slash ties it to the token before («X-induced»).
    var isJoined = false
    /// Whether it is a slash.
    var isSlashed = false
    /// What its make-up tells of a mention; apart, so that a token is cheap to pass on.
    private var makeUp: MakeUp?

    private final class MakeUp {
        let part: Nominal?
        let role: (target: Nominal, rule: Int, range: ByteRange)?

        init(part: Nominal?, role: (target: Nominal, rule: Int, range: ByteRange)?) {
            self.part = part
            self.role = role
        }
    }

    /// The part of a mention that the token stands for («EGFR» of «EGFR activation»), with its own concept.
    var part: Nominal? {
        get { makeUp?.part }
        set { makeUp = MakeUp(part: newValue, role: role) }
    }
    /// What a mention says of the name it is made from («EGFR inhibitor»): that name and the rule of its last word.
    var role: (target: Nominal, rule: Int, range: ByteRange)? {
        get { makeUp?.role }
        set { makeUp = MakeUp(part: part, role: newValue) }
    }

    init(kind: Kind, range: ByteRange, sense: WordSense? = nil) {
        self.kind = kind
        self.range = range
        self.sense = sense
    }

    var mention: Int? { if case .mention(let index) = kind { index } else { nil } }

    var meanings: [ClaimLexis.Meaning] { sense?.meanings ?? [] }

    func has(_ cue: Cue) -> Bool { sense?.cues.contains(cue) ?? false }

    var cues: [Cue] { meanings.compactMap { if case .cue(let cue) = $0 { cue } else { nil } } }

    var degree: Int? { sense?.degree }

    var aspect: String? { sense?.aspect }

    /// The first rule of one of these frames that the word stands for.
    func rule(_ frames: FrameSet, in lexis: ClaimLexis) -> Int? {
        guard let sense, !sense.frames.isDisjoint(with: frames) else { return nil }
        return sense.triggers.first { frames.contains(FrameSet(lexis.rules[$0].frame)) }
    }

    /// Whether the word is a verb that says nothing of cause and effect.
    var isPlainVerb: Bool { has(.verb) || has(.event) }

    /// Whether the word stands within a verb group without being its verb.
    var isHelper: Bool { has(.copula) || has(.auxiliary) || has(.no) || has(.has) }

    var isAdverb: Bool { has(.skip) || shape == .adverb && (kind == .unknown || has(.hedge)) }
}
