import KaojuMatching
import KaojuText

/// The arms that a sentence tells of, and what may be concluded of the drug of one from what is told of another.
///
/// What is told of a control arm is no effect of what the other arm was given; how people were dealt out to arms is no
/// relation between what the arms were given; and an outcome that is counted in two arms is an effect only where the
/// figures say so clearly. Places here are offsets into the sentence.
struct TrialArms {
    /// An arm, where it is named.
    struct Arm {
        enum Kind {
            case untreated
            /// Named a control where no trial is told: all may have been given something.
            case control
            case treated, both, named
        }

        var kind: Kind
        var range: ByteRange
        /// Whether it is what another arm is compared with, joined to, or what something is done to.
        var isStandard = false
    }

    /// What becomes of a relation.
    enum Verdict {
        case kept
        /// The words say nothing of the kind.
        case dropped
        /// They are told of a control arm.
        case ofControl
        /// They say the opposite.
        case turned
    }

    let lexis: ArmLexis
    /// The sentence in small letters, and where it begins.
    let text: [UInt8]
    let base: Int
    let clauses: [ByteRange]
    private(set) var arms: [Arm] = []
    private var allotments: [ByteRange] = []
    private var turns: [Int] = []
    private(set) var isBred = false

    /// The arms of a sentence; nil where it names none. O(n).
    init?(bytes: [UInt8], sentence: ByteRange, clauses: [ByteRange], language: Language) {
        lexis = .builtIn(language)
        base = sentence.start
        text = bytes[sentence.indices].map(\.asciiLowercased)
        self.clauses = clauses.map { [base] in ByteRange($0.start - base, $0.end - base) }
        let words = lexis.words(in: text)
        guard words.contains(where: { $0.kind != .plain && $0.kind != .turn && $0.kind != .bred }) else { return nil }
        isBred = words.contains { $0.kind == .bred }
        let isTrial = words.contains { [.trial, .allot, .untreated].contains($0.kind) }
        for word in words {
            switch word.kind {
            case .untreated: add(.untreated, word.range)
            case .control: add(isTrial ? .untreated : .control, word.range)
            case .treated: add(.treated, word.range)
            case .both: add(.both, word.range)
            case .group: add(.named, word.range)
            case .allot: allotments.append(ByteRange(word.range.start, clause(of: word.range.start).end))
            case .divide:
                let list = ByteRange(word.range.start, clause(of: word.range.start).end)
                guard words.contains(where: { list.contains($0.range) && ![.divide, .plain].contains($0.kind) }) else {
                    continue
                }
                allotments.append(list)
            case .turn: turns.append(word.range.start)
            default: break
            }
        }
    }

    /// The relations that hold, those between arms turned to what they say. O(relations · n).
    func kept(_ relations: [Relation], in bytes: [UInt8], table: ConceptTable) -> [Relation] {
        var out: [Relation] = []
        // The clause in which a control arm was told of last: what follows without a subject is told of it, too.
        var told: Int?
        for relation in relations {
            switch verdict(relation, told: told, in: bytes, table) {
            case .kept: out.append(relation)
            case .dropped: break
            case .ofControl: told = relation.clause
            case .turned:
                var turned = relation
                turned.turn()
                out.append(turned)
            }
        }
        return out
    }

    private func verdict(
        _ relation: Relation, told: Int?, in bytes: [UInt8], _ table: ConceptTable
    ) -> Verdict {
        let subject = local(relation.subject.range)
        let object = local(relation.object.range)
        let trigger = local(relation.trigger)
        if isOneArm(subject, object) || isAllotted(relation, table) { return .dropped }
        guard isChange(relation.effect), !isBred else { return .kept }
        if relation.effect == .cause, lexis.eventRules.contains(relation.rule) {
            let counted = OutcomeFigures(arms: self, subject: subject, from: trigger.start).verdict(in: bytes)
            if counted != .kept { return counted }
        }
        if lexis.language == .en { return isToldOfControl(subject, object, trigger) ? .ofControl : .kept }
        return chinese(relation.clause, subject, trigger, told: told)
    }

    private func isChange(_ effect: Effect) -> Bool {
        [.raise, .lower, .improve, .worsen, .cause, .none, .treat].contains(effect)
    }

    // MARK: How people were dealt out

    /// «A+B 组»: names of one arm do nothing to each other.
    private func isOneArm(_ subject: ByteRange, _ object: ByteRange) -> Bool {
        let (first, second) = subject.start <= object.start ? (subject, object) : (object, subject)
        guard first.start >= 0, second.end <= text.count, first.end <= second.start,
            let end = lexis.end(of: .joining, at: first.end, in: text), isBlank(end, second.start)
        else { return false }
        return arms.contains {
            $0.kind == .named && $0.range.start >= second.end && isBlank(second.end, $0.range.start)
        }
    }

    /// «D 患者随机分为 A 组和 B 组», "patients were randomised to A or B": a method, no relation.
    private func isAllotted(_ relation: Relation, _ table: ConceptTable) -> Bool {
        let (subject, object) = (local(relation.subject.range), local(relation.object.range))
        guard let list = allotments.first(where: { $0.contains(subject) || $0.contains(object) }) else { return false }
        if list.contains(subject), list.contains(object) {
            // «随机接受 S 的患者 O 下降» tells of S.
            return (relation.subject.nominals + relation.object.nominals).allSatisfy { table.isGiven($0.concept) }
        }
        guard local(relation.trigger).start < list.start else { return false }
        return lexis.language == .zh || lexis.start(of: .passive, endingAt: list.start, in: text) != nil
    }

    // MARK: Whom it is told of

    /// What may be concluded from a Chinese clause, by the arm named last before its verb.
    private func chinese(_ number: Int, _ subject: ByteRange, _ trigger: ByteRange, told: Int?) -> Verdict {
        guard number < clauses.count else { return .kept }
        let clause = clauses[number]
        let before = arms.filter { clause.contains($0.range) && $0.range.end <= trigger.start }
        guard let arm = before.last(where: { !$0.isStandard }) else {
            // «对照组 A 升高，B 下降»
            let goesOn = told.map { $0 == number - 1 && !isClosed(clauses[$0]) || $0 == number } ?? false
            return goesOn && before.isEmpty && !clause.contains(subject) ? .ofControl : .kept
        }
        if clause.contains(subject), subject.start >= arm.range.end {
            // «对照组较 S 组 Y 升高»: the other way round.
            let isCompared = before.contains {
                $0.kind == .named && $0.isStandard && $0.range.start >= subject.end
                    && isBlank(subject.end, $0.range.start)
            }
            return isCompared && arm.kind == .untreated ? .turned : .kept
        }
        switch arm.kind {
        case .untreated: return ownArm(of: subject)?.kind == .untreated ? .kept : .ofControl
        case .treated: return ownArm(of: subject)?.kind == .untreated ? .dropped : .kept
        case .control, .both, .named: return .kept
        }
    }

    /// The arm that a clause says was given something («对照组给予 S»).
    private func ownArm(of subject: ByteRange) -> Arm? {
        guard subject.start >= 0, subject.end <= text.count else { return nil }
        let clause = clause(of: subject.start)
        return arms.last { clause.contains($0.range) && $0.range.end <= subject.start && !$0.isStandard }
    }

    /// "After S, O rose in the placebo group": whether an English change is told of an arm without treatment.
    private func isToldOfControl(_ subject: ByteRange, _ object: ByteRange, _ trigger: ByteRange) -> Bool {
        // "S lowered O in the control group": S was given to it.
        guard object.start < trigger.start, subject.start < trigger.start else { return false }
        let part = part(around: trigger)
        let clause = clause(of: trigger.start)
        let own = arms.filter { part.contains($0.range) }
        if let behind = own.first(where: { $0.range.start >= trigger.end && $0.range.end <= clause.end }) {
            return behind.kind == .untreated && !behind.isStandard && !isJoined(behind)
        }
        guard let before = own.last(where: { $0.range.end <= trigger.start }), before.kind == .untreated,
            !before.isStandard, !isJoined(before), !(subject.start >= before.range.end)
        else { return false }
        return clause.contains(before.range)
            || lexis.end(of: .fronted, at: self.clause(of: before.range.start).start, in: text) != nil
    }

    /// The part of a sentence between two words like "but", or semicolons, around a place.
    private func part(around place: ByteRange) -> ByteRange {
        let stops = turns + clauses.filter(isClosed).map(\.end)
        return ByteRange(
            stops.filter { $0 <= place.start }.max() ?? 0, stops.filter { $0 >= place.end }.min() ?? text.count)
    }

    /// "in the placebo and S groups": told of both.
    private func isJoined(_ arm: Arm) -> Bool { lexis.end(of: .joint, at: arm.range.end, in: text) != nil }

    // MARK: Places

    private mutating func add(_ kind: Arm.Kind, _ range: ByteRange) {
        let open = max(clause(of: range.start).start, arms.last?.range.end ?? 0)
        arms.append(Arm(kind: kind, range: range, isStandard: isStandard(kind, range, from: open)))
    }

    private func isStandard(_ kind: Arm.Kind, _ range: ByteRange, from open: Int) -> Bool {
        guard lexis.language == .zh else { return isBehindStandard(range.start) }
        if kind != .named { return lexis.start(of: .standard, endingAt: range.start, in: text) != nil }
        if lexis.end(of: .opening, at: open, in: text) != nil { return true }
        return lexis.end(of: .pairing, at: open, in: text) != nil
            && lexis.end(of: .closing, at: range.end, in: text) != nil
    }

    /// "compared with 5 % of those receiving placebo": only small words and figures stand between.
    private func isBehindStandard(_ start: Int) -> Bool {
        var at = start
        for _ in 0..<10 {
            while at > 0, !isWord(text[at - 1]) {
                if [UInt8(ascii: ";"), UInt8(ascii: ":")].contains(text[at - 1]) { return false }
                at -= 1
            }
            if lexis.start(of: .standard, endingAt: at, in: text) != nil { return true }
            var first = at
            while first > 0, isWord(text[first - 1]) { first -= 1 }
            guard first < at else { return false }
            guard text[first].isASCIIDigit || lexis.end(of: .link, at: first, in: text) == at else { return false }
            at = first
        }
        return false
    }

    /// Whether a name stands behind a control arm in its clause, and names no arm itself («对照组给予 T»). O(arms).
    func isGivenToControl(_ name: ByteRange) -> Bool {
        let name = local(name)
        guard name.start >= 0, !arms.contains(where: { isBlank(name.end, $0.range.start) || $0.range.overlaps(name) })
        else { return false }
        let clause = clause(of: name.start)
        return arms.last { clause.contains($0.range) && $0.range.end <= name.start }
            .map { $0.kind == .untreated && !$0.isStandard } ?? false
    }

    func local(_ range: ByteRange) -> ByteRange { ByteRange(range.start - base, range.end - base) }

    private func clause(of place: Int) -> ByteRange {
        clauses.last { $0.start <= place } ?? ByteRange(0, text.count)
    }

    private func isClosed(_ clause: ByteRange) -> Bool {
        let end = text[clause.indices].suffix(8)
        return end.contains(UInt8(ascii: ";")) || end.contains(UInt8(ascii: ":"))
            || String(decoding: end, as: UTF8.self).contains("；")
    }

    func isBlank(_ start: Int, _ end: Int) -> Bool {
        start <= end && text[start..<end].allSatisfy { $0 == 0x20 }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte.isASCIIDigit || byte == 0x2D || byte == 0x2E
    }
}

extension Relation {
    /// Whether it is told of the same drug and outcome as another.
    func isAbout(_ other: Relation) -> Bool {
        subject.nominals.contains { own in other.subject.nominals.contains { $0.concept == own.concept } }
            && object.nominals.contains { own in other.object.nominals.contains { $0.concept == own.concept } }
    }

    /// Makes what is told of one arm what is concluded of the other.
    mutating func turn() {
        switch effect {
        case .raise, .cause: effect = .lower
        case .lower: effect = .raise
        case .improve: effect = .worsen
        case .worsen: effect = .improve
        default: break
        }
    }
}
