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
    /// The word that opens the partner, by its index, where several could.
    private let opener: Int?

    init(_ tokens: [Token], mentions: Mentions, lexis: ClaimLexis, bytes: [UInt8]) {
        self.tokens = tokens
        self.mentions = mentions
        self.lexis = lexis
        self.bytes = bytes
        let relation = tokens.firstIndex { token in
            token.has(Frame.relation)
        }
        hasRelation = relation != nil
        opener = relation.flatMap { Self.opener(tokens[..<$0], bytes) }
    }

    /// «A、B 和 C 均与 D 相关»: of several words for «with» that one opens the partner which stands behind a small word or
    /// an aspect, else the «与» among «和»; where all are alike, the last one behind a list, and the first one without.
    private static func opener(_ tokens: ArraySlice<Token>, _ bytes: [UInt8]) -> Int? {
        let open = tokens.indices.filter { tokens[$0].has(.with) && tokens[$0].mention == nil }
        guard open.count > 1 else { return open.first }
        func word(_ index: Int) -> ArraySlice<UInt8> { bytes[tokens[index].range.indices] }
        let later = open.dropFirst()
        if let set = later.first(where: { tokens[$0 - 1].isSkip || tokens[$0 - 1].has(.hedge) }) { return set }
        let and = Array("和".utf8)
        let others = open.filter { !word($0).elementsEqual(and) }
        if others.count == 1 { return others[0] }
        if let set = later.first(where: { tokens[$0 - 1].aspect != nil || tokens[$0 - 1].hasTrigger }) {
            return set
        }
        let isList = tokens[..<open[0]].contains { $0.has(.list) && !$0.has(.with) }
        return isList ? open.last : open.first
    }

    /// Whether a word stands between the members of a list, though it could open a partner.
    func isListMark(_ index: Int) -> Bool {
        hasRelation && tokens[index].has(.list) && opener.map { $0 != index } ?? false && (opener ?? 0) > index
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

    /// Whether a quantity stands right behind a word, «了» aside («降低了 14.8%»): how much, and no object. O(1).
    func isMeasured(_ index: Int) -> Bool {
        let end = tokens[index].range.end
        var at = end
        var steps = 0
        while at < bytes.count, steps < 4 {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard [0x20, 0x7E, 0x4E86, 0x7EA6, 0x8FD1, 0x5230, 0x81F3, 0x4E8E].contains(value) else { break }
            at += length
            steps += 1
        }
        guard at < bytes.count else { return false }
        if bytes[at] == UInt8(ascii: "$") { return true }
        guard bytes[at].isASCIIDigit, index + 1 < tokens.count,
            !tokens[index + 1].range.contains(at) || tokens[index + 1].mention == nil
        else { return false }
        while at < bytes.count, bytes[at].isASCIIDigit || [0x20, 0x2E, 0x2D, 0x7E].contains(bytes[at]) { at += 1 }
        // A percentage, a unit or «倍»; «3 种酶» counts things.
        guard at < bytes.count else { return true }
        return bytes[at] == UInt8(ascii: "%") || UTF8Scanner.scalar(bytes, at: at).value == 0x500D
    }

    /// Whether a mention follows, small words aside.
    func hasObject(_ index: Int) -> Bool {
        if isMeasured(index) { return false }
        if tokens[index].hasTrigger,
            tokens[index].hasOnly(.intransitive)
        {
            // «缺乏 X» before a name is a word of degree.
            return tokens[index].degree != nil && index + 1 < tokens.count && tokens[index + 1].mention != nil
        }
        var next = index + 1
        var unknown = 0
        while next < tokens.count, next < index + 8, unknown <= 30 {
            let token = tokens[next]
            if token.isGap { unknown += token.range.count }
            if token.mention != nil { return true }
            if token.degree != nil || token.isSkip || token.has(.it) { next += 1; continue }
            // «缓解和控制 O»: verbs side by side share their object.
            if token.has(.list), next + 1 < tokens.count, tokens[next + 1].trigger != nil { next += 2; continue }
            if case .gap = token.kind, token.range.count <= 24 { next += 1; continue }
            // «改善肥猪的 O»: a word that nobody knows owns the object.
            if token.has(.of), token.degree == nil, tokens[next - 1].isGap, next > index + 1 { next += 1; continue }
            return false
        }
        return false
    }

    /// Whether an unknown word stands right behind a word, «了» aside, and does not begin with a small one («约», «至»).
    func hasUnknownObject(_ index: Int) -> Bool {
        var next = index + 1
        if next < tokens.count, tokens[next].isSkip, tokens[next].range.count == 3 { next += 1 }
        guard next < tokens.count, tokens[index].hasTrigger, tokens[next].isGap, isWord(tokens[next].range),
            tokens[next].range.start == tokens[next - 1].range.end, bytes[tokens[next].range.start] >= 0xE4
        else { return false }
        return NameNeighbours.builtIn.behind(tokens[next].range, tokens[index].range, bytes) == .unclear
    }

    /// «过高或过低的 X»: what stands before tells of both, which is no direction.
    func isEitherWay(_ index: Int) -> Bool {
        guard index > 1, tokens[index - 1].has(.list), let own = tokens[index].degree else { return false }
        return (tokens[index - 2].degree ?? change(tokens[index - 2])).map { $0 == -own } ?? false
    }

    /// Whether a degree word has a mention right behind it.
    func startsPhrase(_ index: Int) -> Bool {
        guard tokens[index].hasOnly(.intransitive) else { return false }
        var next = index + 1
        if next < tokens.count, tokens[next].has(.of) { next += 1 }
        return next < tokens.count && tokens[next].mention != nil && adjacent(tokens[next - 1], tokens[next])
    }

    /// «缓解机体某状态»: right behind a word stands an adjective, and so an object.
    func hasModifierBehind(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].isGap,
            tokens[index + 1].range.start == tokens[index].range.end
        else { return false }
        return NameNeighbours.builtIn.isModifier(bytes, at: tokens[index + 1].range.start)
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

    /// «X 产生的 Y»: a verb between a noun and the noun that it tells of.
    func isRelative(_ index: Int) -> Bool {
        tokens[index].trigger != nil && index + 2 < tokens.count && tokens[index + 1].has(.of)
            && tokens[index + 1].degree == nil && tokens[index + 2].mention != nil
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
        token.has(Frame.change) || token.has(Frame.intransitive)
    }

    func isComma(_ token: Token) -> Bool { if case .comma = token.kind { true } else { false } }

    func text(_ range: ByteRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

    /// A member of a list behind a list mark: a mention, or an unknown word that is bounded on both sides.
    struct Member {
        /// The token of its mention; nil where nobody knows it.
        var mention: Int?
        /// Where an unknown word stands.
        var unknown: ByteRange?
        /// Whether the unknown word says what something does («抗疲劳»).
        var isAction = false
        /// The sign that a word of degree or of change gives it.
        var direction = 0
        /// The token behind it.
        var end: Int
    }

    /// The member that a list mark leads to, over short unknown words and words of degree.
    func coordinate(_ index: Int) -> Member? {
        let mark = tokens[index]
        // «A 与 B 相关»: «与» opens the partner of a relation.
        if hasRelation, mark.has(.with), !mark.has(.list) || isWithBeforeRelation(index) { return nil }
        if let action = counterAction(index + 1) { return Member(unknown: action, isAction: true, end: index + 3) }
        if let unknown = unknownMember(index + 1, isLast: true) { return unknown }
        var next = index + 1
        var direction = 0
        while next < tokens.count, next <= index + 3 {
            let token = tokens[next]
            if token.mention != nil {
                // «与 X 相比»: X is compared, not added.
                if mark.has(.with), tokens[(next + 1)...].prefix(3).contains(where: { $0.has(.than) }) { return nil }
                return Member(mention: next, direction: direction, end: next + 1)
            }
            if token.isSkip || token.has(.list) { next += 1; continue }
            if let degree = token.degree, token.trigger == nil { direction = degree; next += 1; continue }
            if case .gap = token.kind, token.range.count <= 18 { next += 1; continue }
            return nil
        }
        return nil
    }

    /// «抗» and the name behind it: what something does.
    func counterAction(_ index: Int) -> ByteRange? {
        guard index + 1 < tokens.count, tokens[index].isGap, tokens[index + 1].mention != nil,
            Affixes.builtIn.isCounter(tokens[index].range, bytes), adjacent(tokens[index], tokens[index + 1])
        else { return nil }
        return tokens[index].range.union(tokens[index + 1].range)
    }

    /// An unknown word between two list marks, or between a list mark and what closes the list («等», a relation, the
    /// clause's end): «发热、夜间盗汗、咳嗽». A verb of change at its end tells its sign («体力下降»).
    /// - Parameter isLast: whether it may close the list.
    func unknownMember(_ start: Int, isLast: Bool) -> Member? {
        var next = start
        while next < tokens.count,
            tokens[next].isGap || tokens[next].isSkip
                || next == start && tokens[next].degree != nil
                    && !tokens[next].hasTrigger,
            next == start || adjacent(tokens[next - 1], tokens[next])
        {
            next += 1
        }
        guard next > start, tokens[start..<next].contains(where: { $0.isGap && isWord($0.range) }) else { return nil }
        let range = tokens[start].range.union(tokens[next - 1].range)
        guard isName(range), !lexis.isPlain(bytes, range) else { return nil }
        var direction = 0
        if next < tokens.count, isIntransitive(tokens[next]), let sign = change(tokens[next]), !hasObject(next) {
            direction = sign
            next += 1
        }
        guard next < tokens.count else {
            return isLast && range.count <= 18 ? Member(unknown: range, direction: direction, end: next) : nil
        }
        let behind = tokens[next]
        let isBounded: Bool
        switch behind.kind {
        case .marker, .comma, .semicolon: isBounded = isLast && range.count <= 18
        default:
            isBounded =
                behind.has(.list) && behind.mention == nil || behind.has(.etc)
                || isLast && behind.has(Frame.relation)
        }
        return isBounded ? Member(unknown: range, direction: direction, end: next) : nil
    }

    /// The mention that a list of unknown words leads to, from its first word on.
    func knownMember(from start: Int) -> Int? {
        guard var member = unknownMember(start, isLast: false) else { return nil }
        var steps = 0
        while member.end < tokens.count, tokens[member.end].has(.list), steps < 8 {
            guard let next = coordinate(member.end) else { return nil }
            if let mention = next.mention { return mention }
            member = next
            steps += 1
        }
        return nil
    }

    /// Whether unknown text may be a name: two to ten Han characters, or letters and digits that begin with a letter.
    private func isName(_ range: ByteRange) -> Bool {
        let text = bytes[range.indices]
        if text.allSatisfy({ $0 >= 0x80 }) { return range.count >= 6 && range.count <= 30 }
        return text.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false && range.count <= 12
            && text.allSatisfy { $0.isASCIIWord || $0 == 0x2D }
    }

    /// Whether no earlier «与» of the clause opened the relation, and its verb stands behind this one.
    private func isWithBeforeRelation(_ index: Int) -> Bool {
        let isWith = { (token: Token) in token.has(.with) }
        if isListMark(index) { return false }
        guard opener == index || !tokens[..<index].contains(where: isWith) else { return false }
        return tokens[index...].contains { $0.has(Frame.relation) }
    }
}
