import KaojuMatching
import KaojuText

/// How often an outcome was counted in two arms: «A 组发生 O 12 例，对照组 3 例», "O occurred in 3 % of the A group and 9 %
/// of the placebo group".
struct OutcomeFigures {
    struct Figure {
        var value: Double
        var range: ByteRange
    }

    private let arms: TrialArms
    private let subject: ByteRange
    private let span: ByteRange
    private let figures: [Figure]

    /// The figures behind a place of a sentence, up to a semicolon. O(n).
    init(arms: TrialArms, subject: ByteRange, from start: Int) {
        self.arms = arms
        self.subject = subject
        let open = max(0, min(start, subject.start >= 0 ? subject.start : start))
        let end = Self.end(of: arms.text, from: open)
        span = ByteRange(open, end)
        figures = Self.figures(in: span, of: arms)
    }

    /// Where a semicolon outside brackets ends what is told, or the sentence does.
    private static func end(of text: [UInt8], from open: Int) -> Int {
        var depth = 0
        var at = open
        while at < text.count {
            let (value, length) = UTF8Scanner.scalar(text, at: at)
            switch value {
            case 0x28, 0x5B, 0xFF08: depth += 1
            case 0x29, 0x5D, 0xFF09: depth -= 1
            case 0x3B, 0xFF1B: if depth <= 0 { return at }
            default: break
            }
            at += max(1, length)
        }
        return text.count
    }

    /// Whether the drug that is said to cause an outcome does: clearly more of it than without makes it a cause, clearly
    /// less turns the sign, and what cannot be told from the figures is no claim. One arm alone is not compared.
    func verdict(in bytes: [UInt8]) -> TrialArms.Verdict {
        guard let (own, other, isControl) = pair() else { return .kept }
        guard isControl, own != other else { return .dropped }
        let isSignificant = arms.isSignificant(in: span, of: bytes)
        if own > other { return own >= other * 1.5 || isSignificant ? .kept : .dropped }
        return isSignificant ? .turned : .dropped
    }

    // MARK: Which figure is whose

    private func pair() -> (own: Double, other: Double, isControl: Bool)? {
        guard figures.count > 1, subject.start >= 0, subject.end <= arms.text.count else { return nil }
        // «in 12 % of those given S and 3 % of those given placebo»: figures stand before their arms.
        if let at = figures.lastIndex(where: { $0.range.end <= subject.start }) {
            let own = figures[at]
            if at + 1 < figures.count {
                let other = figures[at + 1]
                let rest = ByteRange(other.range.end, at + 2 < figures.count ? figures[at + 2].range.start : span.end)
                if tellsArm(rest) { return (own.value, other.value, isControl(rest)) }
            }
            guard at > 0 else { return nil }
            let rest = ByteRange(figures[at - 1].range.end, own.range.start)
            return tellsArm(rest) ? (own.value, figures[at - 1].value, isControl(rest)) : nil
        }
        // «A 组 12 例，对照组 3 例», "with S than with placebo (12 % vs 3 %)": behind them.
        guard let at = figures.firstIndex(where: { $0.range.start >= subject.end }), at + 1 < figures.count else {
            return nil
        }
        let (own, other) = (figures[at], figures[at + 1])
        let between = ByteRange(own.range.end, other.range.start)
        if tellsArm(between) { return (own.value, other.value, isControl(between)) }
        let before = ByteRange(subject.end, own.range.start)
        return isControl(before) ? (own.value, other.value, true) : nil
    }

    private func tellsArm(_ range: ByteRange) -> Bool {
        arms.lexis.has(.other, in: range, of: arms.text) || arms.arms.contains { range.contains($0.range) }
    }

    private func isControl(_ range: ByteRange) -> Bool {
        arms.arms.contains { ($0.kind == .untreated || $0.kind == .control) && range.contains($0.range) }
    }

    // MARK: Numbers

    /// Shares and counts, shares alone where there are two of them.
    private static func figures(in span: ByteRange, of arms: TrialArms) -> [Figure] {
        let (shares, counts) = numbers(in: span, of: arms)
        return shares.count > 1 ? shares : counts.count > 1 ? counts : shares
    }

    /// The shares of a hundred. O(n).
    static func shares(in span: ByteRange, of arms: TrialArms) -> [Figure] { numbers(in: span, of: arms).shares }

    /// Whether a Chinese sentence has two shares or more, each with its sign behind its last digit. O(bytes).
    static func hasShares(in sentence: ByteRange, of bytes: [UInt8]) -> Bool {
        let lexis = ArmLexis.builtIn(.zh)
        var count = 0
        for at in sentence.indices.dropLast() where bytes[at].isASCIIDigit && !bytes[at + 1].isASCIIDigit {
            if lexis.end(of: .percent, at: at + 1, in: bytes) != nil { count += 1 }
            if count > 1 { return true }
        }
        return false
    }

    private static func numbers(in span: ByteRange, of arms: TrialArms) -> (shares: [Figure], counts: [Figure]) {
        let (text, lexis) = (arms.text, arms.lexis)
        var shares: [Figure] = []
        var counts: [Figure] = []
        var at = span.start
        while at < span.end {
            let isInside = at > 0 && (isLetter(text[at - 1]) || text[at - 1].isASCIIDigit)
            guard text[at].isASCIIDigit, !isInside, let number = Numeral(at: at, in: text, before: span.end) else {
                at += 1
                continue
            }
            at = max(at + 1, number.range.end)
            if lexis.end(of: .interval, at: number.range.end, in: text) != nil { continue }
            if let end = lexis.end(of: .share, at: number.range.end, in: text),
                let whole = whole(at: end, in: text, before: span.end), whole.value > 0, whole.value >= number.value
            {
                counts.append(
                    Figure(
                        value: number.value / whole.value * 100, range: ByteRange(number.range.start, whole.range.end)))
                at = whole.range.end
            } else if let end = lexis.end(of: .percent, at: number.range.end, in: text) {
                shares.append(Figure(value: number.value, range: ByteRange(number.range.start, end)))
            } else if let end = lexis.end(of: .counted, at: number.range.end, in: text) {
                counts.append(Figure(value: number.value, range: ByteRange(number.range.start, end)))
            }
        }
        return (shares, counts)
    }

    private static func whole(at start: Int, in text: [UInt8], before end: Int) -> Numeral? {
        var at = start
        while at < end, text[at] == 0x20 { at += 1 }
        return Numeral(at: at, in: text, before: end)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
}

extension TrialArms {
    /// Whether a place says that the difference is more than chance: in words, by a p value, or by an interval that does
    /// not hold what no difference would be. O(n).
    func isSignificant(in span: ByteRange, of bytes: [UInt8]) -> Bool {
        if lexis.has(.significant, in: span, of: text) { return true }
        return quantities(in: span, of: bytes).contains { quantity in
            switch quantity.role {
            case "p":
                quantity.comparator.hasPrefix("<") && quantity.value <= 0.05
                    || quantity.comparator == "=" && quantity.value < 0.05
            case "ci": quantity.upper.map { $0 < 0 || quantity.value > 1 || quantity.value > 0 && $0 < 1 } ?? false
            default: false
            }
        }
    }

    /// Whether a place says that the difference may be chance. O(n).
    func isInsignificant(in span: ByteRange, of bytes: [UInt8]) -> Bool {
        let place = ByteRange(span.start + base, span.end + base)
        let isSaid = ClaimLexis.builtIn(lexis.language).words(in: bytes, range: place).contains {
            $0.sense.cues.contains(.insignificant)
        }
        return isSaid
            || quantities(in: span, of: bytes).contains { quantity in
                quantity.role == "p" && !quantity.comparator.hasPrefix("<") && quantity.value >= 0.05
            }
    }

    private func quantities(in span: ByteRange, of bytes: [UInt8]) -> [Claim.Quantity] {
        var reader = QuantityReader(bytes: bytes, lexis: .builtIn)
        return reader.quantities(in: ByteRange(span.start + base, span.end + base), changed: nil)
    }
}
