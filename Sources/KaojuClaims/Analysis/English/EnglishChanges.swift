import KaojuText

/// What changes without a verb's own agent: «O increased after S», «O was higher in patients with D».
extension EnglishReader {
    mutating func readChanged(_ index: Int, _ verb: VerbGroup, _ sign: Int) {
        guard let rule = changeRule(sign) else { return }
        readIntransitive(index, verb, sign, rule)
    }

    func changeRule(_ sign: Int) -> Int? {
        lexis.rules.firstIndex { $0.frame == .change && $0.effect == (sign > 0 ? .raise : .lower) }
    }

    /// «O increased after S», «O was higher in patients with D», «O fell in S-treated mice».
    mutating func readIntransitive(_ index: Int, _ verb: VerbGroup, _ sign: Int, _ rule: Int) {
        guard sign != 0, let changing = named(index), changing.isKnown else { return }
        readIntransitive(changing, index, verb, sign, rule)
    }

    mutating func readIntransitive(
        _ changing: EnglishPhrase, _ index: Int, _ verb: VerbGroup, _ sign: Int, _ rule: Int
    ) {
        let negated = verb.isNegated != changing.isNegated
        if let treated = comparedArm(behind: index) {
            emit(treated, changing.phrase.nominals, rule, -sign, verb.range, negated, doubt: 0.15)
            return
        }
        var surroundings = places(after: index).filter { [.at, .after, .with].contains($0.cue) }
        if surroundings.isEmpty || !surroundings.contains(where: { tells($0.phrase) }),
            changing.agents.isEmpty, changing.conditions.isEmpty, let opener = fronted(before: index),
            [.at, .after, .with, .by].contains(opener.cue)
        {
            surroundings = [opener]
        }
        for (cue, place) in surroundings {
            if !place.agents.isEmpty {
                emit(place.agents, changing.phrase.nominals, rule, sign, verb.range, negated, doubt: 0.1)
                return
            }
            let remedies = place.phrase.nominals.filter { table.isGiven($0.concept) || table.isSubstance($0.concept) }
            if cue != .at, !remedies.isEmpty {
                emit(remedies, changing.phrase.nominals, rule, sign, verb.range, negated, doubt: 0.15)
                return
            }
            if cue == .after, !place.inducers.isEmpty {
                // «O rose after S-induced D».
                emit(drugs(place.inducers), changing.phrase.nominals, rule, sign, verb.range, negated, doubt: 0.2)
            }
            let conditions = place.conditions + place.phrase.nominals.filter { table.isCondition($0.concept) }
            if !conditions.isEmpty {
                correlate(changing.phrase.nominals, conditions, sign, rule, verb.range, negated)
                return
            }
        }
        if changing.isPopulation == false, !changing.agents.isEmpty {
            // «serum O in S-treated mice was reduced».
            emit(changing.agents, changing.phrase.nominals, rule, sign, verb.range, negated, doubt: 0.15)
        } else if !changing.conditions.isEmpty {
            correlate(changing.phrase.nominals, changing.conditions, sign, rule, verb.range, negated)
        }
    }

    /// «O was higher in the placebo group than in the S group»: what the other arm was given, where the first was given
    /// nothing.
    private func comparedArm(behind index: Int) -> [Nominal]? {
        let isStop = { (piece: EnglishPiece) in
            piece.small == .than || piece.small == .turn || piece.verb != nil || piece.isComma || piece.isBreak
        }
        guard let than = pieces[(index + 1)...].firstIndex(where: isStop), than > index + 1,
            pieces[than].small == .than, than + 1 < pieces.count, pieces[index + 1].small == .at
        else { return nil }
        let first = places(after: index)
        guard !first.isEmpty, first.allSatisfy({ !tells($0.phrase) && $0.phrase.isPopulation }) else { return nil }
        let at = pieces[than + 1].small.map(phrases.isPreposition) == true ? than + 2 : than + 1
        let treated = phrases.list(at: at).map { drugs($0.agents) } ?? []
        return treated.isEmpty ? nil : treated
    }

    /// Whether a place names who was given what, or who suffers what.
    private func tells(_ place: EnglishPhrase) -> Bool {
        !place.agents.isEmpty || !place.conditions.isEmpty || place.isKnown
    }

    mutating func emit(
        _ agents: [Nominal], _ changing: [Nominal], _ rule: Int, _ sign: Int, _ trigger: ByteRange, _ negated: Bool,
        doubt: Double
    ) {
        let isGenetic = agents.allSatisfy(phrases.isGenetic)
        let effect: Effect =
            isGenetic ? sign > 0 ? .correlatePositively : .correlateNegatively : sign > 0 ? .raise : .lower
        emit(agents, changing, effect, rule, trigger, negated: negated, doubt: doubt)
    }

    /// What there is more of where a disease is goes along with it.
    mutating func correlate(
        _ a: [Nominal], _ conditions: [Nominal], _ sign: Int, _ rule: Int, _ trigger: ByteRange, _ negated: Bool
    ) {
        let conditions = conditions.filter { table.isCondition($0.concept) }
        emit(
            a, conditions, sign > 0 ? .correlatePositively : .correlateNegatively, lexis.rules[rule].name, trigger,
            negated: negated,
            doubt: 0.1)
    }
}
