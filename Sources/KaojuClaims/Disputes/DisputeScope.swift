import KaojuTerminology
import KaojuText

/// Tells what a statement of dispute is about.
struct DisputeScope {
    let sentence: Int
    let clauses: [DisputeClause]
    let claims: ClaimShelf
    let mentions: Mentions
    let text: SegmentedText

    /// The pairs, and the first clause that the statement takes in.
    typealias Reach = (pairs: [Dispute.Pair], first: Int)

    /// Walks back from the clause of the cue to what it speaks of. O(clauses + claims of the block).
    func reach(of number: Int) -> Reach {
        // How to give it is another question than what it does.
        if clauses[number].has(.usage) { return ([], number) }
        // «其发病机制尚不明确» is said of one disease.
        if clauses[number].has(.origin), clauses[number].groups.count < 2 { return ([], number) }
        // «兼有止血和镇痛双重作用» tells two things; only two that go against each other are a conflict.
        if let cue = clauses[number].cue, cue.has(.twofold), !isOpposed(clauses[number]) { return ([], number) }
        var groups: [[Int]] = []
        var at = number
        while true {
            let clause = clauses[at]
            let own = Array(claims.claims(in: clause.range))
            if !own.isEmpty {
                // A clause further back counts where the statement names nothing, or goes on about the same.
                var chosen = groups.isEmpty ? own : own.filter { shares($0, groups) }
                if let cue = clause.cue, cue.has(.dual) || cue.has(.twofold) {
                    let last = clause.groups.last { mentions.items[$0[0]].range.start < cue.range.start } ?? []
                    let ids = Set(last.map { concept($0).id })
                    chosen.removeAll { !ids.contains($0.object.concept) }
                }
                if let question = clause.words.first(where: { $0.has(.whether) }), clause.has(.relation) {
                    // «A 抑制 B 是否与 C 相关»: what stands behind the question is none of the effects.
                    let place = text.source(of: question.range).start
                    if chosen.contains(where: { $0.trigger.span.start < place }) {
                        chosen.removeAll { $0.trigger.span.start >= place }
                    }
                }
                return (unique(chosen.map(pair) + mediators(clause, own, groups)), at)
            }
            if let back = antecedents(of: at, through: number, named: !groups.isEmpty) { return (back, at) }
            groups = clause.groups + groups
            if groups.count >= 2 { return (named(groups, from: at, through: number), at) }
            guard at > 0, !clauses[at - 1].isLast, isOpen(at, before: number) else { break }
            at -= 1
        }
        return (lone(groups, from: at, through: number), at)
    }

    /// Whether a clause names what drives something beside what works against it («促炎及抗炎», "pro- and
    /// anti-inflammatory"), or claims both of one.
    private func isOpposed(_ clause: DisputeClause) -> Bool {
        let lexis = DisputeLexis.builtIn(text.sentences[sentence].language)
        if lexis.opens(lexis.driving, in: clause.range, text), lexis.opens(lexis.opposing, in: clause.range, text) {
            return true
        }
        let own = claims.claims(in: clause.range)
        return own.contains { one in
            own.contains {
                $0.object.concept == one.object.concept && one.predicate.direction == .plus
                    && $0.predicate.direction == .minus
            }
        }
    }

    /// Whether a statement reaches beyond a clause: it names nothing itself, or a list of names waits for what they do.
    private func isOpen(_ at: Int, before number: Int) -> Bool {
        let clause = clauses[at]
        if at == number, clause.groups.isEmpty, isOwnTopic(clause) { return false }
        if clause.groups.isEmpty { return true }
        return clause.has(.whether) || clause.has(.therapy) && at < number
    }

    /// Whether a clause speaks of something that nobody knows («活性成分之间的协同作用尚不明确»).
    private func isOwnTopic(_ clause: DisputeClause) -> Bool { clause.unread > limit }

    /// As much may stand before a cue without a meaning of its own: six characters, or as many words.
    private var limit: Int { text.sentences[sentence].language == .zh ? 18 : 48 }

    /// As much may stand between the last name and the cue: what more there is, is what the question is about.
    private var gapLimit: Int { text.sentences[sentence].language == .zh ? 18 : 16 }

    // MARK: What the clause names itself

    /// Two groups are what acts and what is acted on; a statement with more of them is too much to guess.
    private func named(_ groups: [[Int]], from first: Int, through last: Int) -> [Dispute.Pair] {
        guard groups.count == 2, spans(first, last, any: [.effect, .relation, .whether, .mechanism, .therapy]),
            clauses[last].gap <= gapLimit
        else { return [] }
        return pairs(groups[0], groups[1])
    }

    /// One group: ways by which something acts («A、B 等机制尚存争议»), or what is treated («对于 D 的治疗尚无共识»).
    private func lone(_ groups: [[Int]], from first: Int, through last: Int) -> [Dispute.Pair] {
        guard groups.count == 1 else { return groups.isEmpty ? sentenceBefore(last) : [] }
        let group = groups[0]
        if spans(first, last, any: [.origin]) { return [] }
        let ids = Set(group.map { concept($0).id })
        if spans(first, last, any: [.mechanism]) {
            return unique(blockClaims().filter { ids.contains($0.object.concept) && isMeans($0) }.map(pair))
        }
        if spans(first, last, any: [.therapy]), group.allSatisfy({ isCondition(concept($0)) }) {
            return group.map { Dispute.Pair(subject: treatment(near: $0), object: participant($0), direction: .minus) }
        }
        return []
    }

    /// «关于 A 抑制 B 是否与 C、D 相关»: what may carry the effect stands behind the question.
    private func mediators(_ clause: DisputeClause, _ own: [Claim], _ later: [[Int]]) -> [Dispute.Pair] {
        guard let question = clause.words.first(where: { $0.has(.whether) }), clause.has(.relation) else { return [] }
        let behind = text.source(of: question.range).start
        guard let outcome = own.first(where: { $0.trigger.span.start < behind })?.object else { return [] }
        return (clause.groups + later).flatMap { $0 }
            .filter { mentions.items[$0].range.start > question.range.end }
            .map { Dispute.Pair(subject: participant($0), object: outcome) }
            .filter { $0.subject.concept != $0.object.concept }
    }

    // MARK: What the clause points back to

    /// The pairs of claims that «其», «这些», "these" stand for; nil where the clause points to nothing.
    private func antecedents(of at: Int, through number: Int, named: Bool) -> [Dispute.Pair]? {
        let clause = clauses[at]
        // A pronoun that belongs to the statement stands with what is unclear: «其机制», «这些药物的疗效».
        guard !named, let pronoun = clause.words.last(where: { $0.has(.one) || $0.has(.many) }),
            spans(at, number, any: [.mechanism, .effect, .therapy, .remedies, .relation])
        else { return nil }
        if spans(at, number, any: [.origin]) || at == number && isOwnTopic(clause) { return [] }
        if clause.groups.contains(where: { mentions.items[$0[0]].range.start > pronoun.range.start }) {
            return completed(clause, after: pronoun.range, of: at)
        }
        // A name before the pronoun would be what it stands for.
        let behind = at == number ? clause.cue.map { $0.range.start < pronoun.range.start } ?? false : false
        guard clause.groups.isEmpty || behind else { return nil }
        if pronoun.has(.many), clause.has(.remedies) || clause.has(.therapy) && !clause.has(.mechanism) {
            return unique(blockClaims().filter(isTherapy).map(pair))
        }
        let near = nearest(before: at)
        return unique((pronoun.has(.many) ? near.all : near.last).map(pair))
    }

    /// «其对 B 的作用»: the subject of the claim before, with the object that the clause names.
    private func completed(_ clause: DisputeClause, after pronoun: ByteRange, of number: Int) -> [Dispute.Pair] {
        let objects = clause.groups.filter { mentions.items[$0[0]].range.start > pronoun.start }
        guard objects.count == 1, let before = nearest(before: number).last.first?.subject,
            clause.has(.effect) || clause.has(.relation)
        else { return [] }
        return objects[0].map { Dispute.Pair(subject: before, object: participant($0)) }
            .filter { $0.subject.concept != $0.object.concept }
    }

    /// Nothing is named in the whole sentence: «但目前结论不一致» speaks of the claims of the sentence before.
    private func sentenceBefore(_ number: Int) -> [Dispute.Pair] {
        guard let cue = clauses[number].cue, let kind = cue.kind, kind != .open, !spans(0, number, any: [.origin]),
            number == 0 || clauses[..<number].allSatisfy({ $0.groups.isEmpty })
        else { return [] }
        guard !isOwnTopic(clauses[number]) else { return [] }
        let names = clauses[number].words.contains { $0.has(.mechanism) || $0.has(.effect) || $0.has(.relation) }
        guard names || kind == .conflict else { return [] }
        return unique(nearest(before: number).last.map(pair))
    }

    /// The claims of the nearest clause before a clause that has some, in its sentence or the one before it, and all
    /// of that sentence's.
    private func nearest(before number: Int) -> (last: [Claim], all: [Claim]) {
        func look(_ ranges: [ByteRange]) -> (last: [Claim], all: [Claim])? {
            let found = ranges.map { Array(claims.claims(in: $0)) }
            guard let last = found.last(where: { !$0.isEmpty }) else { return nil }
            return (last, found.flatMap { $0 })
        }
        let start = clauses[..<number].lastIndex(where: \.isLast).map { $0 + 1 } ?? 0
        if let found = look(clauses[start..<number].map(\.range)) { return found }
        guard start == 0, sentence > 0, text.sentences[sentence - 1].block == text.sentences[sentence].block else {
            return ([], [])
        }
        let before = look(text.sentences[sentence - 1].clauses.map { text.clauses[$0].range }) ?? ([], [])
        // "Although the use of X is known, its role …": what the sentence has named is what it goes on about.
        let named = clauses[..<number].flatMap(\.groups)
        return named.isEmpty
            ? before : (before.last.filter { shares($0, named) }, before.all.filter { shares($0, named) })
    }

    /// The claims of the block up to the end of this sentence.
    private func blockClaims() -> [Claim] {
        let block = text.blocks[text.sentences[sentence].block].range
        return Array(claims.claims(in: ByteRange(block.start, text.sentences[sentence].range.end)))
    }

    // MARK: Parts

    private func spans(_ first: Int, _ last: Int, any roles: [DisputeLexis.Role]) -> Bool {
        clauses[first...last].contains { clause in roles.contains { clause.has($0) } }
    }

    private func isMeans(_ claim: Claim) -> Bool {
        switch claim.predicate {
        case .actsVia, .increases, .decreases, .causes, .produces: true
        default: false
        }
    }

    /// Whether a claim says of something given that it helps against a disease.
    private func isTherapy(_ claim: Claim) -> Bool {
        if claim.predicate == .treats || claim.predicate == .prevents { return true }
        guard claim.predicate == .decreases, claim.object.category.hasSuffix("Disease") else { return false }
        return ["Drug", "Procedure", "Treatment"].contains { claim.subject.category.hasSuffix($0) }
    }

    private func isCondition(_ concept: Concept) -> Bool {
        concept.category.hasSuffix("Disease") || concept.category.hasSuffix("PhenotypicFeature")
    }

    private func shares(_ claim: Claim, _ groups: [[Int]]) -> Bool {
        groups.joined().contains { [claim.subject.concept, claim.object.concept].contains(concept($0).id) }
    }

    private func concept(_ mention: Int) -> Concept { mentions.concepts[mentions.items[mention].concept] }

    private func participant(_ mention: Int) -> Claim.Participant {
        let concept = concept(mention)
        var range = mentions.items[mention].range
        var direction: String?
        // «低…水平»: little of it.
        let before = clauses.lazy.flatMap(\.words).last {
            ($0.has(.low) || $0.has(.high)) && $0.range.end <= range.start
                && text.trimming(ByteRange($0.range.end, range.start)).isEmpty
        }
        if let before {
            range = ByteRange(before.range.start, range.end)
            direction = before.has(.low) ? "decreased" : "increased"
        }
        return Claim.Participant(
            concept: concept.id, label: concept.label(text.language), zh: concept.zh, en: concept.en,
            synonyms: concept.synonyms, category: concept.category, surface: text[range], span: text.source(of: range),
            direction: direction)
    }

    /// «对于 D 的治疗»: what is done for a disease, whatever it is.
    private func treatment(near mention: Int) -> Claim.Participant {
        let range = mentions.items[mention].range
        return Claim.Participant(
            concept: "kaoju:treatment", label: text.language == .zh ? "治疗" : "treatment", zh: "治疗", en: "treatment",
            category: "biolink:Treatment", surface: text[range], span: text.source(of: range))
    }

    private func pairs(_ subjects: [Int], _ objects: [Int]) -> [Dispute.Pair] {
        unique(
            subjects.flatMap { subject in
                objects.map { Dispute.Pair(subject: participant(subject), object: participant($0)) }
            })
    }

    private func pair(_ claim: Claim) -> Dispute.Pair {
        Dispute.Pair(subject: claim.subject, object: claim.object, direction: claim.predicate.direction)
    }

    /// Each pair of concepts once, the first stands; nothing is disputed of itself.
    private func unique(_ pairs: [Dispute.Pair]) -> [Dispute.Pair] {
        var seen: Set<[String]> = []
        return pairs.filter {
            $0.subject.concept != $0.object.concept && seen.insert([$0.subject.concept, $0.object.concept]).inserted
        }
    }
}
