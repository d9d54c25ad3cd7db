import KaojuClaims
import KaojuText

/// The contract's rules for one topic: its direction, the side of each claim, its status.
struct TopicRule {
    /// A claim as one topic sees it.
    struct Voice {
        /// The claim's index in the ledger.
        var claim: Int
        /// How it came here; nil for the pair's own.
        var relation: TopicFolder.Relation?
        /// Its sign for this topic: turned for opposites.
        var sign: Direction
        /// What it says.
        private var fact: ClaimLedger.Fact

        init(_ claim: Int, in ledger: ClaimLedger, via relation: TopicFolder.Relation?) {
            self.claim = claim
            self.relation = relation
            fact = ledger.facts[claim]
            sign = relation == .opposite ? fact.predicate.direction.turned : fact.predicate.direction
        }

        var isNegated: Bool { fact.isNegated }
        var certainty: Certainty { fact.certainty }
        /// Whether it counts.
        var isCounted: Bool { fact.isCounted }
        /// Whether it counts and claims an effect.
        var affirms: Bool { isCounted && !isNegated }
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

    /// The first status that holds. O(voices).
    func status() -> Topic.Status {
        let affirming = voices.filter(\.affirms)
        let negating = voices.filter { $0.isCounted && $0.isNegated }
        if clash(affirming.filter { $0.sign == .plus }, affirming.filter { $0.sign == .minus })
            || clash(affirming, negating)
        {
            return .contested
        }
        if voices.contains(where: { $0.certainty == .disputed }) { return .disputed }
        if !voices.contains(where: { $0.certainty == .asserted }) { return .uncertain }
        let sources = ledger.sources(of: voices.lazy.filter(\.isCounted).map(\.claim))
        return sources.count <= 1 ? .singleSource : .agreed
    }

    /// The pair's own counted claims decide; where they have no sign, the counted claims of related pairs; with none of
    /// these, what the pair's disputed or hypothetical claims say.
    private static func direction(of voices: [Voice], _ ledger: ClaimLedger) -> Direction {
        let own = voices.filter { $0.relation == nil }
        if let sign = leading(own, ledger) ?? leading(voices, ledger) { return sign }
        if voices.contains(where: \.affirms) { return .neutral }
        for certainty in [Certainty.disputed, .hypothesis] {
            let said = own.first { $0.certainty == certainty && !$0.isNegated && $0.sign != .neutral }
            if let said { return said.sign }
        }
        return .neutral
    }

    /// The sign that most distinct sources affirm; among equals that of the first claim.
    private static func leading(_ voices: [Voice], _ ledger: ClaimLedger) -> Direction? {
        let signed = voices.filter { $0.affirms && $0.sign != .neutral }
        guard let first = signed.first else { return nil }
        func count(_ sign: Direction) -> Int {
            ledger.sources(of: signed.lazy.filter { $0.sign == sign }.map(\.claim)).count
        }
        return count(first.sign.turned) > count(first.sign) ? first.sign.turned : first.sign
    }

    /// Whether two sides contradict each other: from different sources, or from one source under different conditions.
    private func clash(_ a: [Voice], _ b: [Voice]) -> Bool {
        if a.isEmpty || b.isEmpty { return false }
        if ledger.sources(of: (a + b).lazy.map(\.claim)).count > 1 { return true }
        let first = Conditions(a.map { ledger.claims[$0.claim].evidence })
        return first.differ(from: Conditions(b.map { ledger.claims[$0.claim].evidence }))
    }
}

/// The conditions that the claims of one side name.
private struct Conditions {
    private var systems: Set<String> = []
    private var species: Set<String> = []
    private var doses: Set<String> = []

    init(_ claims: [Claim.Evidence]) {
        for evidence in claims {
            if let system = evidence.system { systems.insert(system) }
            if let name = evidence.species { species.insert(name) }
            let dose = evidence.quantities.filter { $0.role == "dose" }.map {
                "\($0.comparator)\($0.value)–\($0.upper ?? $0.value)\($0.ucum ?? ($0.unit ?? "").squeezed)"
            }
            if !dose.isEmpty { doses.insert(dose.sorted().joined(separator: ";")) }
        }
    }

    /// Whether both sides name a condition and not the same: what only one of them names explains nothing.
    func differ(from other: Conditions) -> Bool {
        func differ(_ a: Set<String>, _ b: Set<String>) -> Bool { !a.isEmpty && !b.isEmpty && a.union(b).count > 1 }
        return differ(systems, other.systems) || differ(species, other.species) || differ(doses, other.doses)
    }
}
