import KaojuText

/// A Chinese clause as analysis sees it: its parts in order, how prepositions bind them, and what is unknown in it.
struct ClauseParts {
    /// How a phrase is bound.
    enum Binding { case free, via, to, with, by, make, apply, context, used }

    var parts: [Constituent]
    /// Words that no file knows, longer than a syllable or two.
    var gaps: [ByteRange]
    /// The binding of each part; `free` for what is no phrase.
    var binding: [Binding]

    /// All unknown text, single syllables too.
    var allGaps: [ByteRange]
    /// Whether it begins with «可», «还» and the like: its subject was dropped.
    var leadsWithSmallWord: Bool

    /// Whether it begins with a number of an enumeration («(1)», «2)»).
    var isNumbered = false
    /// Whether «分别» makes two lists go together member by member.
    var isPairwise = false

    /// Ends of words right behind which an unknown word stands that does not begin with a small one.
    var unknownObjects: Set<Int> = []
    /// Ends of words right behind which a quantity stands.
    var measured: Set<Int> = []
    /// Where marks stand that part members of a list («、»).
    var pauses: Set<Int> = []
    /// Names that were given up, being pieces of longer ones.
    var pieces: [ByteRange] = []

    init(
        parts: [Constituent], gaps: [ByteRange], allGaps: [ByteRange], leadsWithSmallWord: Bool, isPlace: Bool,
        lexis: ClaimLexis
    ) {
        self.leadsWithSmallWord = leadsWithSmallWord
        self.allGaps = allGaps
        self.parts = parts
        self.gaps = gaps
        binding = Self.bindings(of: parts, lexis: lexis)
        // «在 A 抑制 B 的过程中，»: the clause says where and when, and nothing else.
        if isPlace, let at = parts.firstIndex(where: { $0.cue == .at }),
            parts[..<at].allSatisfy({ $0.phrase == nil && $0.trigger == nil })
        {
            for index in parts.indices where index > at && parts[index].phrase != nil { binding[index] = .context }
        }
    }

    /// Whether unknown text goes on right behind an offset («机制» + «中»).
    func gaps(at offset: Int) -> Bool { allGaps.contains { $0.start == offset } }

    /// Whether an unknown word of two syllables or more goes on right behind an offset.
    func allGaps(at offset: Int) -> Bool { gaps.contains { $0.start == offset } }

    func phrase(_ index: Int) -> Phrase? { parts[index].phrase }

    /// The phrases before an index that have a binding, nearest last.
    func phrases(_ wanted: Binding, before index: Int) -> [Int] {
        parts.indices.filter { $0 < index && parts[$0].phrase != nil && binding[$0] == wanted }
    }

    private static func bindings(of parts: [Constituent], lexis: ClaimLexis) -> [Binding] {
        var out = [Binding](repeating: .free, count: parts.count)
        var open: Binding?
        // «通过 A、抑制 B、C 等途径»: the whole list is the way.
        let listsMeans =
            parts.contains { $0.cue == .means || $0.cue == .etc } || parts.contains { $0.phrase?.isMeans ?? false }
        var isWay = false
        func next(_ index: Int) -> Constituent? { index + 1 < parts.count ? parts[index + 1] : nil }
        for (index, part) in parts.enumerated() {
            switch part.kind {
            case .cue(let cue):
                switch cue {
                case .via:
                    open = .via
                    isWay = listsMeans
                case .to: open = .to
                case .with: open = .with
                case .by: open = .by
                case .make: open = .make
                case .apply: open = .apply
                case .at, .along, .than: open = .context
                case .as where open == .apply: break
                case .as:
                    if parts[(index + 1)...].contains(where: {
                        $0.cue == .copula || $0.cue == .include || $0.cue == .prominent
                    }) {
                        open = .context
                    }
                case .skip, .of, .hedge, .no, .it, .latter, .these, .both, .remedy, .etc, .list: break
                default: open = nil
                }
            case .phrase(let phrase):
                if phrase.isFronted, open == nil {
                    out[index] = .make
                } else if let binding = open {
                    out[index] = binding
                    // «关于 S (是否) V O»: what is talked about acts.
                    let verb = parts[(index + 1)...].firstIndex { part in
                        part.cue.map { ![.skip, .whether, .hedge, .no, .via].contains($0) } ?? true
                    }
                    if binding == .to, !phrase.isPossessive, let verb, let use = parts[verb].trigger, !use.isMeans,
                        ![.state, .relation].contains(lexis.rules[use.rule].frame), verb + 1 < parts.count,
                        parts[verb + 1].phrase != nil
                    {
                        out[index] = .free
                    }
                    // «与 X 相比»: a comparison, no partner.
                    if binding == .with, next(index)?.cue == .than { out[index] = .context }
                    // «A、B 和 C 相关»: the partners go on.
                    // Where the list goes on with words that nobody knows, so does the preposition.
                    open = binding == .with || next(index)?.cue == .list && binding != .free ? binding : nil
                    // «给予 D 小鼠 S»: to whom, and what.
                    if binding == .apply, phrase.isContext {
                        out[index] = .context
                        open = .apply
                    }
                } else if isWay, next(index)?.cue == .list {
                    open = .via
                }
            case .trigger(let use):
                open = nil
                if lexis.rules[use.rule].frame == .therapy { isWay = false }
            }
        }
        return out
    }
}
