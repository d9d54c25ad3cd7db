import KaojuTerminology
import KaojuText

/// The tokens of a Chinese clause, and what may be asked of the place where one stands.
struct ClauseTokens {
    let tokens: [Token]
    let mentions: Mentions
    let lexis: ClaimLexis
    let bytes: [UInt8]
    /// Whether a word like «相关» makes «与» open a partner.
    let hasRelation: Bool

    init(_ tokens: [Token], mentions: Mentions, lexis: ClaimLexis, bytes: [UInt8]) {
        self.tokens = tokens
        self.mentions = mentions
        self.lexis = lexis
        self.bytes = bytes
        hasRelation = tokens.contains { token in token.triggers.contains { lexis.rules[$0].frame == .relation } }
    }

    var count: Int { tokens.count }

    subscript(index: Int) -> Token { tokens[index] }

    /// Whether unknown text is more than a syllable: it may name something.
    func isWord(_ range: ByteRange) -> Bool {
        var han = 0
        var letters = 0
        for byte in bytes[range.indices] {
            if byte >= 0xE4 { han += 1 } else if (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A { letters += 1 }
        }
        return han >= 2 || letters >= 2
    }

    /// Whether a mention follows, small words aside.
    func hasObject(_ index: Int) -> Bool {
        if !tokens[index].triggers.isEmpty,
            tokens[index].triggers.allSatisfy({ lexis.rules[$0].frame == .intransitive })
        {
            return false
        }
        var next = index + 1
        while next < tokens.count, next < index + 5 {
            let token = tokens[next]
            if token.mention != nil { return true }
            if token.degree != nil || token.isSkip || token.has(.it) { next += 1; continue }
            // «缓解和控制 O»: verbs side by side share their object.
            if token.has(.list), next + 1 < tokens.count, tokens[next + 1].trigger != nil { next += 2; continue }
            if case .gap = token.kind, token.range.count <= 24 { next += 1; continue }
            return false
        }
        return false
    }

    /// Whether a degree word has a mention right behind it.
    func startsPhrase(_ index: Int) -> Bool {
        guard tokens[index].trigger == nil else { return false }
        var next = index + 1
        if next < tokens.count, tokens[next].has(.of) { next += 1 }
        return next < tokens.count && tokens[next].mention != nil && adjacent(tokens[next - 1], tokens[next])
    }

    func adjacent(_ a: Token, _ b: Token) -> Bool { b.range.start - a.range.end <= 1 && a.aside == nil }

    /// Small words between a noun and its verb of change («亦明显上升»).
    func changesAhead(_ index: Int) -> Bool {
        var next = index
        while next < tokens.count, tokens[next].isSkip { next += 1 }
        guard next < tokens.count, next > index else { return false }
        return change(tokens[next]) != nil && isIntransitive(tokens[next]) && !hasObject(next)
    }

    /// «活性降低» is an aspect and a change; «激活 KATP 通道» is a verb: an aspect word that a change follows is no predicate.
    func isPredicate(_ index: Int) -> Bool {
        guard tokens[index].trigger != nil else { return false }
        guard index + 1 < tokens.count else { return true }
        let next = tokens[index + 1]
        return !(next.trigger != nil || next.has(.of) || next.isSkip || next.has(.list) || next.aspect != nil)
    }

    /// +1 or -1 where a word tells that there comes to be more or less.
    func change(_ token: Token) -> Int? {
        for rule in token.triggers where [.verb, .change, .intransitive].contains(lexis.rules[rule].frame) {
            switch lexis.rules[rule].effect {
            case .raise, .worsen: return 1
            case .lower: return -1
            case .improve where lexis.rules[rule].frame == .change: return -1
            default: continue
            }
        }
        return nil
    }

    func isIntransitive(_ token: Token) -> Bool {
        token.triggers.contains { [.change, .intransitive].contains(lexis.rules[$0].frame) }
    }

    func isComma(_ token: Token) -> Bool { if case .comma = token.kind { true } else { false } }

    func text(_ range: ByteRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

    /// The mention that a list mark leads to, over short unknown words and words of degree.
    func coordinate(_ index: Int) -> (mention: Int, direction: Int)? {
        let mark = tokens[index]
        // «A 与 B 相关»: «与» opens the partner of a relation.
        if hasRelation, mark.has(.with), !mark.has(.list) || isWithBeforeRelation(index) { return nil }
        var next = index + 1
        var direction = 0
        while next < tokens.count, next <= index + 3 {
            let token = tokens[next]
            if token.mention != nil {
                // «与 X 相比»: X is compared, not added.
                if mark.has(.with), tokens[(next + 1)...].prefix(3).contains(where: { $0.has(.than) }) { return nil }
                return (next, direction)
            }
            if token.isSkip || token.has(.list) { next += 1; continue }
            if let degree = token.degree, token.trigger == nil { direction = degree; next += 1; continue }
            if case .gap = token.kind, token.range.count <= 18 { next += 1; continue }
            return nil
        }
        return nil
    }

    /// Whether no earlier «与» of the clause opened the relation, and its verb stands behind this one.
    private func isWithBeforeRelation(_ index: Int) -> Bool {
        let isWith = { (token: Token) in token.has(.with) }
        guard !tokens[..<index].contains(where: isWith) else { return false }
        return tokens[index...].contains { $0.triggers.contains { lexis.rules[$0].frame == .relation } }
    }
}
