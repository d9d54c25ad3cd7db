import KaojuMatching
import KaojuText

/// The words of one language that name the arms of a study and tell their results, from `arms.zh.tsv` and `arms.en.tsv`.
final class ArmLexis: Sendable {
    /// What a word is to the reading of arms.
    enum Kind: String, CaseIterable, Sendable {
        /// An arm that was not given what is tested; `control` in English only where a trial is told.
        case untreated, control
        case treated, both
        /// «组», "group": closes an arm's name.
        case group
        /// A word that holds one of these, and names no arm.
        case plain
        /// Opens the list of arms; «分为» only where an arm is named in it.
        case allot, divide
        /// Another thing is told behind it.
        case turn
        /// Those who are compared differ by birth; those who are compared differ by what they were given.
        case bred, trial
        case standard, opening, pairing, closing, link, fronted, passive, joint, joining, percent, counted, interval,
            share
        case significant, other
        /// What follows an outcome where its rate is told; before a drug, that the arm went without it; and what may stand
        /// between arms, rates and figures.
        case rate, without, filler
    }

    /// A word at its place.
    struct Word {
        var kind: Kind
        var range: ByteRange
    }

    /// The words of a language.
    static func builtIn(_ language: Language) -> ArmLexis { language == .zh ? chinese : english }
    private static let chinese = ArmLexis(.zh)
    private static let english = ArmLexis(.en)

    let language: Language
    /// The rules that tell what somebody has or gets: an outcome.
    let eventRules: Set<String>
    private let automaton: Automaton
    private let kinds: [Kind]
    private let sets: [Kind: WordSet]

    private init(_ language: Language) {
        self.language = language
        let rows = Table(Resource.bytes("claims/arms.\(language.rawValue).tsv") ?? []).rows
        var patterns: [[UInt8]] = []
        var kinds: [Kind] = []
        var sets: [Kind: WordSet] = [:]
        // What marks places in a sentence is searched for; the others are asked for beside it.
        let marks: [Kind] = [
            .untreated, .control, .treated, .both, .group, .plain, .allot, .divide, .turn, .bred, .trial,
        ]
        for kind in Kind.allCases {
            let own = rows.filter { $0[0] == kind.rawValue }.flatMap { $0.list(1) }
            let words = (language == .zh ? TraditionalForms.builtIn.withForms(own) : own)
                .map { Array($0.lowercased().utf8) }
            sets[kind] = WordSet(words)
            guard marks.contains(kind) else { continue }
            patterns += words
            kinds += words.map { _ in kind }
        }
        self.kinds = kinds
        self.sets = sets
        automaton = Automaton(patterns: patterns)
        let events = ClaimLexis.builtIn(language).rules.filter { $0.traits.contains(.has) }.map(\.name)
        eventRules = Set(events + (language == .en ? ["en.after"] : []))
    }

    /// The words that mark places in a text of small letters, leftmost and longest first. O(n).
    func words(in text: [UInt8]) -> [Word] {
        automaton.matches(in: text, range: ByteRange(0, text.count), mode: .leftmostLongest).compactMap { match in
            guard isWhole(match.range, in: text) else { return nil }
            return Word(kind: kinds[match.pattern], range: match.range)
        }
    }

    /// The end of the longest word of a kind that begins at an offset, blanks before it aside. O(lengths).
    func end(of kind: Kind, at offset: Int, in text: [UInt8]) -> Int? {
        var at = offset
        while at < text.count, text[at] == 0x20 { at += 1 }
        guard let length = sets[kind]?.length(in: text, at: at) else { return nil }
        let range = ByteRange(at, at + length)
        return isWhole(range, in: text) ? range.end : nil
    }

    /// The start of the longest word of a kind that ends at an offset, blanks behind it aside. O(lengths).
    func start(of kind: Kind, endingAt offset: Int, in text: [UInt8]) -> Int? {
        var end = offset
        while end > 0, text[end - 1] == 0x20 { end -= 1 }
        guard let length = sets[kind]?.length(in: text, endingAt: end) else { return nil }
        let range = ByteRange(end - length, end)
        return isWhole(range, in: text) ? range.start : nil
    }

    /// Whether a word of a kind stands in a range. O(n · lengths).
    func has(_ kind: Kind, in range: ByteRange, of text: [UInt8]) -> Bool {
        range.indices.contains { at in
            text[at] != 0x20 && (end(of: kind, at: at, in: text).map { $0 <= range.end } ?? false)
        }
    }

    /// Whether no letter goes on beside a Latin word.
    private func isWhole(_ range: ByteRange, in text: [UInt8]) -> Bool {
        func isLetter(_ at: Int) -> Bool { at >= 0 && at < text.count && text[at] >= 0x61 && text[at] <= 0x7A }
        return !(isLetter(range.start) && isLetter(range.start - 1))
            && !(isLetter(range.end - 1) && isLetter(range.end))
    }
}
