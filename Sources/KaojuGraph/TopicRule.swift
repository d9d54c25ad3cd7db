import KaojuClaims
import KaojuText

/// The contract's rules for one topic: its direction, the side of each claim, its status.
struct TopicRule {
    /// A claim as one topic sees it.
    struct Voice {
        /// The claim's index in the ledger.
        var claim: Int
        /// How it came here; nil for the pair's own.
        var fold: TopicFolder.Fold?
        /// Its sign for this topic: turned for opposites.
        var sign: Direction
        /// What it says.
        fileprivate var fact: ClaimLedger.Fact

        init(_ claim: Int, _ fact: ClaimLedger.Fact, via fold: TopicFolder.Fold?) {
            self.claim = claim
            self.fold = fold
            self.fact = fact
            switch fold {
            case .some(let fold) where fold.turnsObject:
                // «X acts via O» says that X has the action O.
                sign = fact.predicate == .actsVia ? .minus : fact.predicate.direction.turned
            case .some(let fold) where fold.relation == .opposite: sign = fact.predicate.direction.turned
            default: sign = fact.predicate.direction
            }
        }

        var isNegated: Bool { fact.isNegated }
        var certainty: Certainty { fact.certainty }
        var design: StudyDesign { fact.design }
        /// Whether it counts.
        var isCounted: Bool { fact.isCounted }
        /// Whether it counts and claims an effect.
        var affirms: Bool { isCounted && !isNegated }
        var isOwn: Bool { fold == nil }
        /// Whether it says itself that the topic is disputed.
        var disputesItself: Bool { certainty == .disputed && fold?.isTurned != false }
    }

    /// The side that a claim takes.
    enum Side { case supporting, opposing, undetermined }

    private let ledger: ClaimLedger
    private let voices: [Voice]
    /// The topic's direction.
    let direction: Direction

    /// Reads the voices of one topic, in document order. O(voices).
    init(_ voices: [Voice], _ ledger: ClaimLedger) {
        self.voices = voices
        self.ledger = ledger
        direction = Self.direction(of: voices, ledger)
    }

    /// The side of a voice: «no effect» always stands against; a predicate without a sign supports any direction.
    func side(of voice: Voice) -> Side {
        guard voice.isCounted else { return .undetermined }
        if voice.isNegated { return .opposing }
        return voice.sign == direction || voice.sign == .neutral || direction == .neutral ? .supporting : .opposing
    }

    /// The first status that holds. O(voices), but for sorting.
    /// - Parameter isDisputed: whether the text itself disputes the pair.
    func status(isDisputed: Bool) -> Topic.Status {
        if isContested { return .contested }
        if isDisputed { return .disputed }
        if !voices.contains(where: { $0.certainty == .asserted }) { return .uncertain }
        let sources = ledger.sources(of: voices.lazy.filter(\.isCounted).map(\.claim))
        return sources.count <= 1 ? .singleSource : .agreed
    }

    /// Whether claims contradict each other that can: those of the pair itself and of one related pair, or those of a
    /// related pair among themselves. Claims of two narrower pairs may differ, and so may those of two aspects.
    private var isContested: Bool {
        if voices.count < 2 { return false }
        let fit = voices.filter { $0.isCounted && $0.fold?.contradicts != false }
        // Most topics have nothing that could clash.
        let signs = fit.lazy.filter(\.affirms).map(\.sign)
        let isOneVoiced = !fit.contains(where: \.isNegated) || !fit.contains(where: \.affirms)
        if isOneVoiced, !signs.contains(.plus) || !signs.contains(.minus) { return false }
        let families = AspectFamily.allCases.filter { family in fit.contains { $0.fact.aspect == family } }
        for family in families.map(Optional.some) + (families.isEmpty ? [nil] : []) {
            let near = fit.filter { $0.fact.aspect == nil || $0.fact.aspect == family }
            if clash(near.filter(\.isOwn), near) { return true }
            // Sorted by pair, the claims of one related pair stand together.
            let folded = near.filter { !$0.isOwn }.sorted {
                ($0.fold?.pair ?? 0, $0.claim) < ($1.fold?.pair ?? 0, $1.claim)
            }
            var start = folded.startIndex
            while start < folded.endIndex {
                let end = folded[start...].firstIndex { $0.fold?.pair != folded[start].fold?.pair } ?? folded.endIndex
                let group = Array(folded[start..<end])
                if clash(group, group) { return true }
                start = end
            }
        }
        return false
    }

    /// Whether one of the first contradicts one of the second.
    private func clash(_ some: [Voice], _ all: [Voice]) -> Bool {
        func plus(_ voice: Voice) -> Bool { voice.affirms && voice.sign == .plus }
        func minus(_ voice: Voice) -> Bool { voice.affirms && voice.sign == .minus }
        return contradict(some.filter(plus), all.filter(minus)) || contradict(some.filter(minus), all.filter(plus))
            || contradict(some.filter(\.affirms), all.filter(\.isNegated))
            || contradict(some.filter(\.isNegated), all.filter(\.affirms))
    }

    /// The pair's own counted claims decide; where they have no sign, the counted claims of related pairs; with none of
    /// these, what the pair's disputed or hypothetical claims say.
    private static func direction(of voices: [Voice], _ ledger: ClaimLedger) -> Direction {
        let own = voices.allSatisfy(\.isOwn) ? voices : voices.filter(\.isOwn)
        if let sign = leading(own, ledger) { return sign }
        if own.count < voices.count, let sign = leading(voices, ledger) { return sign }
        if voices.contains(where: \.affirms) { return .neutral }
        for certainty in [Certainty.disputed, .hypothesis] {
            let said = own.first { $0.certainty == certainty && !$0.isNegated && $0.sign != .neutral }
            if let said { return said.sign }
        }
        return .neutral
    }

    /// The sign that most distinct sources affirm; among equals that of the first claim.
    private static func leading(_ voices: [Voice], _ ledger: ClaimLedger) -> Direction? {
        guard let first = voices.first(where: { $0.affirms && $0.sign != .neutral }) else { return nil }
        func affirming(_ sign: Direction) -> LazyFilterSequence<[Voice]> {
            voices.lazy.filter { $0.affirms && $0.sign == sign }
        }
        if affirming(first.sign.turned).isEmpty { return first.sign }
        func count(_ sign: Direction) -> Int { ledger.sources(of: affirming(sign).map(\.claim)).count }
        return count(first.sign.turned) > count(first.sign) ? first.sign.turned : first.sign
    }

    /// Whether two sides are from different sources, or from one source under different conditions.
    private func contradict(_ a: [Voice], _ b: [Voice]) -> Bool {
        if a.isEmpty || b.isEmpty { return false }
        if ledger.sources(of: (a + b).lazy.map(\.claim)).count > 1 { return true }
        return Conditions.differ(
            a.map { ledger.conditions(of: $0.claim) }, b.map { ledger.conditions(of: $0.claim) })
    }
}
