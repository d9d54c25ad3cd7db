import KaojuTerminology
import KaojuText

/// Outcomes whose rates are told of two arms: «S 组 O 发生率为 2.1%，安慰剂组为 4.5%（P<0.05）».
///
/// No verb says what S does; the figures do. So all is read that stands between the first arm and the last figure, and where
/// another name, an unknown word or a third arm stands there, nothing is claimed. Places are offsets into the sentence.
struct ComparedRates {
    private enum Kind: Character {
        /// An arm named after its drug, one without treatment, an outcome with its rate, a share, anything else.
        case drug = "D"
        case control = "C"
        case outcome = "O"
        case share = "F"
        case other = "X"
    }

    private struct Item {
        var kind: Kind
        var range: ByteRange
        /// The mention that names the drug or the outcome.
        var name: Mention?
        var value = 0.0
        /// Where the word for the rate stands.
        var rate: ByteRange?
    }

    /// The orders in which two arms and their figures are told.
    private static let orders = [
        "DOFCF", "DOFCOF", "COFDF", "COFDOF", "ODFCF", "OCFDF", "DCOFF", "CDOFF", "ODCFF", "OCDFF",
    ]

    private let arms: TrialArms
    private let table: ConceptTable
    private let bytes: [UInt8]
    private var items: [Item] = []

    /// The arms, rates and figures of a sentence. O(n).
    init(arms: TrialArms, mentions: [Mention], table: ConceptTable, bytes: [UInt8]) {
        self.arms = arms
        self.table = table
        self.bytes = bytes
        var names = mentions
        for arm in arms.arms {
            // «S 组».
            let own = names.first { name in
                table.category(name.concept) == "Drug" && [.named, .treated].contains(arm.kind)
                    && arms.isBlank(arms.local(name.range).end, arm.range.start)
            }
            let range = own.map { arms.local($0.range).union(arm.range) } ?? arm.range
            // «T+S 组», «非 S 组» are other arms.
            let isPlain =
                arms.lexis.start(of: .joining, endingAt: range.start, in: arms.text) == nil
                && arms.lexis.start(of: .without, endingAt: range.start, in: arms.text) == nil
            let kind: Kind = !isPlain ? .other : arm.kind == .untreated ? .control : own == nil ? .other : .drug
            items.append(Item(kind: kind, range: range, name: own))
            names.removeAll { arms.local($0.range).overlaps(range) }
        }
        for name in names where !table.isContext(name.concept) {
            let range = arms.local(name.range)
            // The word for a rate may be a name, too.
            if arms.lexis.end(of: .rate, at: range.start, in: arms.text) == range.end { continue }
            let link = arms.lexis.end(of: .link, at: range.end, in: arms.text) ?? range.end
            if table.isCondition(name.concept), let end = arms.lexis.end(of: .rate, at: link, in: arms.text) {
                let rate = ByteRange(link, end)
                items.append(Item(kind: .outcome, range: range.union(rate), name: name, rate: rate))
            } else {
                items.append(Item(kind: .other, range: range, name: name))
            }
        }
        items += OutcomeFigures.shares(in: ByteRange(0, arms.text.count), of: arms).map {
            Item(kind: .share, range: $0.range, value: $0.value)
        }
        items.sort { $0.range < $1.range }
    }

    /// What the figures say of the drugs that are compared with no treatment. O(items · n).
    var relations: [Relation] {
        // Whoever is compared may have been given another drug.
        let drugs = Set(items.compactMap { item in item.name.map(\.concept).flatMap { isDrug($0) ? $0 : nil } })
        guard drugs.count == 1, !arms.isBred, !items.contains(where: { $0.kind == .other && isDrug($0.name) }) else {
            return []
        }
        let kinds = String(items.map(\.kind.rawValue))
        return items.indices.compactMap { start in
            for order in Self.orders where kinds.dropFirst(start).hasPrefix(order) {
                let end = start + order.count
                if end < items.count, items[end].kind == .share { continue }
                if let found = relation(start..<end) { return found }
            }
            return nil
        }
    }

    private func isDrug(_ name: Mention?) -> Bool { name.map { isDrug($0.concept) } ?? false }

    private func isDrug(_ concept: Int) -> Bool { table.category(concept) == "Drug" }

    private func relation(_ own: Range<Int>) -> Relation? {
        let outcomes = items[own].filter { $0.kind == .outcome }
        let shares = items[own].filter { $0.kind == .share }
        let told = items[own].filter { $0.kind == .drug || $0.kind == .control }
        guard let drug = told.first(where: { $0.kind == .drug })?.name, let outcome = outcomes[0].name,
            let rate = outcomes[0].rate, outcomes.allSatisfy({ $0.name?.concept == outcome.concept }),
            shares.count == 2, told.count == 2, isPlain(own)
        else { return nil }
        let (mine, other) =
            told[0].kind == .drug ? (shares[0].value, shares[1].value) : (shares[1].value, shares[0].value)
        let end = own.upperBound < items.count ? items[own.upperBound].range.start : arms.text.count
        let span = ByteRange(items[own.lowerBound].range.start, end)
        guard mine != other, !arms.isInsignificant(in: span, of: bytes),
            arms.isSignificant(in: span, of: bytes) || mine >= other * 1.5
        else { return nil }
        let trigger = global(rate)
        var object = Nominal(concept: outcome.concept, range: outcome.range)
        if mine < other { object.aspect = EnglishPhrases.risk }
        return Relation(
            subject: Phrase(
                nominals: [Nominal(concept: drug.concept, range: drug.range)], range: drug.range),
            object: Phrase(nominals: [object], range: outcome.range), effect: mine > other ? .cause : .lower,
            rule: Construction.rates.rule, trigger: trigger, isNegated: false,
            clause: arms.clauses.lastIndex { $0.start <= rate.start } ?? 0, doubt: 0.1)
    }

    /// Whether only small words stand between items, and before an outcome that comes first.
    private func isPlain(_ own: Range<Int>) -> Bool {
        let first = items[own.lowerBound]
        if first.kind == .outcome {
            let clause = arms.clauses.last { $0.start <= first.range.start }?.start ?? 0
            guard isFilled(clause, first.range.start) else { return false }
        }
        return zip(items[own], items[own].dropFirst()).allSatisfy { isFilled($0.range.end, $1.range.start) }
    }

    /// Whether small words and brackets fill a place.
    private func isFilled(_ start: Int, _ end: Int) -> Bool {
        var at = start
        var depth = 0
        while at < end {
            let (value, length) = UTF8Scanner.scalar(arms.text, at: at)
            switch value {
            case 0x28, 0xFF08: depth += 1
            case 0x29, 0xFF09: depth -= 1
            case 0x20: break
            default:
                if depth > 0 { break }
                guard let next = arms.lexis.end(of: .filler, at: at, in: arms.text), next <= end else { return false }
                at = next
                continue
            }
            at += max(1, length)
        }
        return depth == 0
    }

    private func global(_ range: ByteRange) -> ByteRange {
        ByteRange(range.start + arms.base, range.end + arms.base)
    }
}
