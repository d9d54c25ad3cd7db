import KaojuCitations
import KaojuMatching
import KaojuTerminology
import KaojuText

/// Cuts a sentence into tokens: mentions, words of the rule files, markers, punctuation; what stands in parentheses
/// hangs on the token before it.
struct SentenceScanner {
    let text: SegmentedText
    let mentions: Mentions
    let citations: Citations
    let lexis: ClaimLexis

    /// The tokens of a sentence, in order. O(n log n).
    func tokens(of range: ByteRange) -> [Token] {
        let bytes = text.reading.bytes
        var words = lexis.words(in: bytes, range: range)
        var names = Array(mentions.indices(in: range)).filter { mentions.items[$0].range.end <= range.end }
        names.removeAll {
            Affixes.builtIn.follow(mentions.items[$0].range, bytes) && !isNamed(at: mentions.items[$0].range.end)
                || Affixes.builtIn.precede(mentions.items[$0].range, in: range, bytes)
        }
        words += rests(of: words, behind: names)
        // Of a word and a mention that overlap, the longer one stands.
        let ends = Set(names.map { mentions.items[$0].range.end })
        words.removeAll { word in
            names.contains {
                let mention = mentions.items[$0].range
                guard mention.overlaps(word.range) else { return false }
                // A word that only begins inside a name never breaks it («乙⟦蛋白水平⟧»).
                if !word.range.contains(mention) { return true }
                return mention.count > word.range.count
                    || mention.count == word.range.count && !isRole(word.meanings) && !isRate(word, ends)
            }
        }
        names.removeAll { name in words.contains { $0.range.overlaps(mentions.items[name].range) } }
        // A plain word only keeps the words inside it from being read («能力» has no «能»).
        var pieces: [Token] = words.map {
            Token(kind: $0.sense.isPlain ? .gap : .word($0.sense), range: $0.range)
        }
        pieces += names.map { Token(kind: .mention($0), range: mentions.items[$0].range) }
        let markers = citations.markers(in: range)
        for index in markers {
            let marker = citations.markers[index].range
            pieces.removeAll { $0.range.overlaps(marker) }
            pieces.append(Token(kind: .marker(index), range: marker))
        }
        pieces.sort { $0.range < $1.range }
        return fill(pieces, in: range, bytes)
    }

    /// The words in the part of a word that sticks out of a name in which it begins («⟦乙蛋白⟧水平», not «蛋白水平»).
    private func rests(
        of words: [ClaimLexis.Word], behind names: [Int]
    ) -> [ClaimLexis.Word] {
        words.flatMap { word in
            let name = names.first { name in
                let range = mentions.items[name].range
                return range.start < word.range.start && word.range.start < range.end && range.end < word.range.end
            }
            guard let name else { return [ClaimLexis.Word]() }
            let rest = ByteRange(mentions.items[name].range.end, word.range.end)
            return lexis.words(in: text.reading.bytes, range: rest)
        }
    }

    /// A noun that names a part («不良反应», «危险因素») is a trigger before it is a name.
    private func isRole(_ meanings: [ClaimLexis.Meaning]) -> Bool {
        meanings.contains { meaning in
            guard case .trigger(let rule) = meaning else { return false }
            return [.role, .therapy, .state].contains(lexis.rules[rule].frame)
        }
    }

    /// «心血管事件发生率»: right behind another name a rate is an aspect of it.
    private func isRate(_ word: ClaimLexis.Word, _ ends: Set<Int>) -> Bool {
        guard word.meanings.contains(.aspect("abundance")) else { return false }
        let bytes = text.reading.bytes
        guard let before = UTF8Scanner.scalar(bytes, before: word.range.start)?.value else { return false }
        if Affixes.builtIn.owners.contains(before) { return true }
        return ends.contains(Affixes.builtIn.links.contains(before) ? word.range.start - 3 : word.range.start)
    }

    /// The end of a formula between dollar signs that begins at an offset and holds digits: a number with its unit.
    private static func quantity(_ start: Int, _ limit: Int, _ bytes: [UInt8]) -> Int? {
        let inside = bytes[(start + 1)..<min(limit, start + 200)].prefix { $0 != UInt8(ascii: "$") }
        guard inside.endIndex < limit, inside.endIndex < start + 200, inside.contains(where: \.isASCIIDigit) else {
            return nil
        }
        return inside.endIndex + 1
    }

    /// Whether a mention begins at an offset.
    private func isNamed(at offset: Int) -> Bool {
        !mentions.indices(in: ByteRange(offset, offset + 1)).isEmpty
    }

    /// Adds punctuation and gaps between the pieces, and folds parentheses.
    private func fill(_ pieces: [Token], in range: ByteRange, _ bytes: [UInt8]) -> [Token] {
        var out: [Token] = []
        var depth = 0
        var aside = Token.Aside()
        var degree: (sign: Int, range: ByteRange)?
        var at = range.start
        var index = 0
        var gapStart: Int?
        func put(_ token: Token) {
            if depth == 0 {
                out.append(token)
            } else if case .mention(let mention) = token.kind {
                aside.mentions.append((mention, degree?.range.end == token.range.start ? degree : nil))
            } else if token.has(.include) || token.has(.etc) {
                aside.isMarked = true
            } else if token.has(.list) {
                aside.isList = true
            } else if let sign = token.degree {
                degree = (sign, token.range)
            } else {
                aside.hasWords = true
            }
        }
        func closeGap(_ end: Int) {
            if let start = gapStart {
                let gap = text.trimming(ByteRange(start, end))
                if !gap.isEmpty, depth == 0 { out.append(Token(kind: .gap, range: gap)) }
                if !gap.isEmpty, depth > 0 { aside.hasWords = true }
            }
            gapStart = nil
        }
        while at < range.end {
            if index < pieces.count, pieces[index].range.start <= at {
                if pieces[index].range.start == at {
                    closeGap(at)
                    put(pieces[index])
                    at = pieces[index].range.end
                }
                index += 1
                continue
            }
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            // «$ 4 0 0 \mathrm { m g } $»: what a scanner set as a formula is a quantity, no word.
            if value == 0x24, let end = Self.quantity(at, range.end, bytes),
                !(index < pieces.count && pieces[index].range.start < end)
            {
                closeGap(at)
                at = end
                continue
            }
            let here = ByteRange(at, at + length)
            switch value {
            case 0x28, 0xFF08:
                closeGap(at)
                depth += 1
            case 0x29, 0xFF09:
                closeGap(at)
                if depth == 1, !out.isEmpty, !aside.mentions.isEmpty { out[out.count - 1].aside = aside }
                if depth == 1 { aside = Token.Aside() }
                depth = max(0, depth - 1)
            case 0xFF0C, 0x2C:
                closeGap(at)
                put(Token(kind: .comma, range: here))
            case 0xFF1B, 0x3B:
                closeGap(at)
                put(Token(kind: .semicolon, range: here))
            case 0xFF1A, 0x3A:
                closeGap(at)
                put(Token(kind: .colon, range: here))
            case 0x3002: closeGap(at)
            case 0x20: break
            default: if gapStart == nil { gapStart = at }
            }
            at += length
        }
        closeGap(range.end)
        return out
    }
}

/// Characters that make another word of the name beside them.
struct Affixes: Sendable {
    static let builtIn = Affixes()
    /// What joins a noun to its owner before it.
    let links: ScalarSet
    /// What stands for the owner itself.
    let owners: ScalarSet
    private let counters: ScalarSet
    private let places: ScalarSet
    private let heads: ScalarSet
    private let tails: ScalarSet
    private let paired: ScalarSet

    private init() {
        let rows = Table(Resource.bytes("claims/affixes.tsv") ?? []).rows
        func scalars(_ kind: String) -> ScalarSet {
            ScalarSet(rows.filter { $0[0] == kind }.flatMap { $0[1].unicodeScalars.map(\.value) })
        }
        links = scalars("link")
        owners = scalars("owner")
        counters = scalars("counter")
        places = scalars("place")
        heads = scalars("head")
        tails = scalars("tail")
        paired = scalars("paired")
    }

    /// Whether such a character stands right behind a Chinese name. O(1).
    func follow(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        guard range.end < bytes.count, let last = UTF8Scanner.scalar(bytes, before: range.end)?.value,
            ScalarClass.isHan(last)
        else {
            return false
        }
        return tails.contains(UTF8Scanner.scalar(bytes, at: range.end).value)
    }

    /// Whether text is a character that makes an action of what stands behind it. O(1).
    func isCounter(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        range.count == 3 && counters.contains(UTF8Scanner.scalar(bytes, at: range.start).value)
    }

    /// «促炎» and «抗炎细胞因子»: what the second has behind the part that both have, and so is the first's head, too; nil
    /// where they are not made alike. O(n).
    func sharedHead(_ first: ByteRange, _ second: ByteRange, _ bytes: [UInt8]) -> ByteRange? {
        guard first.count >= 6, second.count >= first.count + 6, bytes[first.end - 1] >= 0x80,
            bytes[(first.start + 3)..<first.end].elementsEqual(
                bytes[(second.start + 3)..<(second.start + first.count)]),
            [first, second].allSatisfy({ paired.contains(UTF8Scanner.scalar(bytes, at: $0.start).value) })
        else { return nil }
        return ByteRange(second.start + first.count, second.end)
    }

    /// Whether such a character stands right before a name in a sentence. O(1).
    func precede(_ range: ByteRange, in sentence: ByteRange, _ bytes: [UInt8]) -> Bool {
        guard range.start > sentence.start, let before = UTF8Scanner.scalar(bytes, before: range.start)?.value else {
            return false
        }
        let isCounted = range.start >= sentence.start + 4 && bytes[range.start - 4].isASCIIDigit
        return heads.contains(before) || isCounted && places.contains(before)
    }
}
