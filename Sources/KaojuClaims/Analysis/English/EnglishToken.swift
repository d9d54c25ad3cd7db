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
    var meanings: [ClaimLexis.Meaning] { didSet { cueSet = CueSet(of: meanings) } }
    /// The cues among the meanings.
    private var cueSet: CueSet
    var shape = Shape.plain
    /// Whether a hyphen or a slash ties it to the token before («X-induced»).
    var isJoined = false
    /// Whether it is a slash.
    var isSlashed = false
    /// The part of a mention that the token stands for («EGFR» of «EGFR activation»), with its own concept.
    var part: Nominal?
    /// What a mention says of the name it is made from («EGFR inhibitor»): that name and the rule of its last word.
    var role: (target: Nominal, rule: Int, range: ByteRange)?

    init(kind: Kind, range: ByteRange, meanings: [ClaimLexis.Meaning] = []) {
        self.kind = kind
        self.range = range
        self.meanings = meanings
        cueSet = CueSet(of: meanings)
    }

    var mention: Int? { if case .mention(let index) = kind { index } else { nil } }

    func has(_ cue: Cue) -> Bool { cueSet.contains(cue) }

    var cues: [Cue] { meanings.compactMap { if case .cue(let cue) = $0 { cue } else { nil } } }

    var degree: Int? {
        for case .degree(let sign) in meanings { return sign }
        return nil
    }

    var aspect: String? {
        for case .aspect(let name) in meanings { return name }
        return nil
    }

    /// The first rule of one of these frames that the word stands for.
    func rule(_ frames: Frame..., in lexis: ClaimLexis) -> Int? {
        for case .trigger(let rule) in meanings where frames.contains(lexis.rules[rule].frame) { return rule }
        return nil
    }

    /// Whether the word is a verb that says nothing of cause and effect.
    var isPlainVerb: Bool { has(.verb) || has(.event) }

    /// Whether the word stands within a verb group without being its verb.
    var isHelper: Bool { has(.copula) || has(.auxiliary) || has(.no) || has(.has) }

    var isAdverb: Bool { has(.skip) || shape == .adverb && (kind == .unknown || has(.hedge)) }
}
