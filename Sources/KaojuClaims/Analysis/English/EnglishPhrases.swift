import KaojuText

/// Reads phrases from the pieces of an English sentence.
///
/// A phrase depends on what follows it only, so all of them are read once, from the last to the first. O(pieces²).
final class EnglishPhrases {
    let pieces: [EnglishPiece]
    let lexis: ClaimLexis
    let table: ConceptTable
    private var phrases: [EnglishPhrase?] = []
    private var lists: [EnglishPhrase?] = []
    private var roots: [Int] = []
    /// Whether an «and» closes a list that a piece goes on with, and whether something stands before a list that begins
    /// at a piece that must have its own verb.
    private var closing: [Bool] = []
    private var isGoverned: [Bool] = []

    init(pieces: [EnglishPiece], lexis: ClaimLexis, table: ConceptTable) {
        self.pieces = pieces
        self.lexis = lexis
        self.table = table
        phrases = Array(repeating: nil, count: pieces.count)
        lists = phrases
        closing = Array(repeating: false, count: pieces.count + 1)
        for index in pieces.indices.reversed() { closing[index] = closesList(index) }
        for index in pieces.indices { isGoverned.append(index > 0 && governs(index - 1)) }
        for index in pieces.indices.reversed() {
            phrases[index] = readPhrase(at: index)
            lists[index] = readList(at: index)
        }
        roots = pieces.indices.map(findRoot)
    }

    /// The phrase that begins at a piece.
    func phrase(at index: Int) -> EnglishPhrase? { index < phrases.count ? phrases[index] : nil }

    /// The phrase at a piece with what is coordinated to it: «A, B, and C».
    func list(at index: Int) -> EnglishPhrase? { index < lists.count ? lists[index] : nil }

    /// The piece where the phrase that holds a noun piece begins.
    func root(_ index: Int) -> Int { roots[index] }

    private func findRoot(_ index: Int) -> Int {
        var best = index
        var at = index - 1
        while at >= 0 {
            if let verb = pieces[at].verb, !isGiven(verb) { break }
            if pieces[at].noun != nil, let whole = phrases[at] {
                if whole.next > index { best = at }
            } else if let cue = pieces[at].small, [.relative, .turn, .subordinate, .report].contains(cue) {
                break
            }
            at -= 1
        }
        return best
    }

    /// The aspect of «mutations in A», which are found in genes and then in patients.
    static let variant = "sequence"

    /// The aspect of «the risk of D», of which there is more where something else is.
    static let risk = "abundance"

    // MARK: Lists

    /// A noun behind «and» that has a verb of its own begins a new clause and does not belong to the list.
    private func readList(at index: Int) -> EnglishPhrase? {
        guard var out = phrase(at: index) else { return nil }
        var isShared = out.phrase.nominals.count == 1 && pieces[index].noun?.isAction == false
        while out.next < pieces.count, pieces[out.next].isJoin {
            var next = out.next + 1
            if next < pieces.count, pieces[next].small == .list { next += 1 }
            if repeats(next, index) { next += 1 }
            let isIncluded = next < pieces.count && pieces[next].small == .include
            if isIncluded { next += 1 }
            guard let member = phrase(at: next), !beginsClause(member, from: index) else { break }
            // «the cause of A and the commonest B»: another noun with its own article.
            if index > 0, pieces[index - 1].small == .of || pieces[index - 1].small == .by,
                pieces[next].noun?.isDetermined == true,
                pieces[index].noun?.isDetermined == false
            {
                break
            }
            // «of A or treatment with B»: a new noun of action does not hang on «of».
            if index > 0, pieces[index - 1].small == .of, pieces[index].noun?.isAction == false,
                pieces[next].noun?.isAction == true, pieces[next].noun?.nominals.isEmpty == true
            {
                break
            }
            if isParallel(member, index) || hasOwnDegree(member, next, index) { break }
            if pieces[out.next].isComma, !isIncluded, !closes(from: out.next) { break }
            // «reduced A and B»: a degree before the list is everybody's.
            if isShared, let first = out.phrase.nominals.first, first.direction != 0,
                let last = member.phrase.nominals.first,
                last.direction == 0, last.aspect != nil || first.aspect == nil, !member.isPopulation
            {
                out.phrase.nominals += member.phrase.nominals.map { nominal in
                    var nominal = nominal
                    nominal.direction = first.direction
                    return nominal
                }
            } else {
                out.phrase.nominals += member.phrase.nominals
                isShared = false
            }
            if member.isPopulation, !out.isPopulation, out.rule == nil,
                out.phrase.nominals.allSatisfy({ table.isCondition($0.concept) || member.phrase.nominals.isEmpty })
            {
                // «D and E patients».
                out.conditions += out.phrase.nominals.filter { table.isCondition($0.concept) }
                out.phrase.nominals = []
                out.isPopulation = true
            }
            out.agents += member.agents
            out.places += member.places
            if member.rule != nil, out.rule == member.rule { out.targets += member.targets }
            out.conditions += member.conditions
            out.phrase.range.end = member.phrase.range.end
            out.isPopulation = out.isPopulation && member.isPopulation
            let isAside = pieces[out.next].isComma && next > out.next + 1 && !isIncluded
            out.next = member.next
            // «A, but also B, reduced O».
            if isAside, out.next + 1 < pieces.count, pieces[out.next].isComma,
                pieces[out.next + 1].verb?.isFinite == true
            {
                out.next += 1
                break
            }
        }
        exclude(&out)
        return out
    }

    /// «D due to S and E due to T»: what has such a word of its own hangs on none before it.
    private func isParallel(_ member: EnglishPhrase, _ start: Int) -> Bool {
        guard start > 0, member.next < pieces.count, case .rule(let first)? = pieces[start - 1].verb?.sense,
            case .rule(let second)? = pieces[member.next].verb?.sense
        else { return false }
        return lexis.rules[first].frame == .inverse && lexis.rules[second].frame == .inverse
    }

    /// «loss of A and raised B»: what has a degree of its own does not hang on the noun of change before «of».
    private func hasOwnDegree(_ member: EnglishPhrase, _ at: Int, _ start: Int) -> Bool {
        guard start > 1, pieces[start - 1].small == .of, case .nominal(let rule)? = pieces[start - 2].noun?.head,
            sign(rule) != nil, pieces[start].noun?.nominals.contains(where: { $0.direction != 0 }) == false
        else { return false }
        return pieces[at].noun?.isAction == false && member.phrase.nominals.contains { $0.direction != 0 }
    }

    /// «in A and in B», «associated with A and with B»: the preposition is said again.
    private func repeats(_ at: Int, _ start: Int) -> Bool {
        guard at + 1 < pieces.count, start > 0, let cue = pieces[at].small, isPreposition(cue) else { return false }
        if pieces[start - 1].small == cue { return true }
        guard let verb = pieces[start - 1].verb, case .rule(let rule) = verb.sense else { return false }
        return lexis.rules[rule].frame == .relation && [.with, .to, .at, .for].contains(cue)
    }

    /// «A, but not B,»: B belongs to the phrase as what is denied.
    private func exclude(_ out: inout EnglishPhrase) {
        var at = out.next
        if at < pieces.count, pieces[at].isComma { at += 1 }
        guard at + 1 < pieces.count, pieces[at].small == .except else { return }
        var next = at + 1
        if pieces[next].small.map(isPreposition) == true, next + 1 < pieces.count { next += 1 }
        guard let other = phrase(at: next), !beginsClause(other, from: next) else { return }
        if next == at + 1 { out.excluded += other.phrase.nominals }
        out.next = other.next
        if out.next + 1 < pieces.count, pieces[out.next].isComma, pieces[at - 1].isComma { out.next += 1 }
    }

    /// Whether a verb follows a list's member that needs it as its subject.
    private func beginsClause(_ member: EnglishPhrase, from start: Int) -> Bool {
        guard member.next < pieces.count, let verb = pieces[member.next].verb else { return false }
        guard verb.form == .active || verb.form == .passive else { return false }
        // A subject's own list has no verb before it.
        return isGoverned[start]
    }

    private func governs(_ at: Int) -> Bool {
        switch pieces[at].kind {
        case .noun, .comma, .small(.list), .small(.of): at > 0 && isGoverned[at]
        case .verb, .small(.at), .small(.after), .small(.with), .small(.preposition), .small(.by), .small(.for): true
        default: false
        }
    }

    /// Whether a comma stands in a list: an «and» closes it before any verb.
    private func closes(from comma: Int) -> Bool { closing[comma + 1] }

    private func closesList(_ at: Int) -> Bool {
        switch pieces[at].kind {
        case .small(.list): true
        case .noun, .comma, .small(.of), .small(.at), .small(.include): closing[at + 1]
        default: false
        }
    }
}
