import KaojuCitations
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
            Tails.builtIn.follow(mentions.items[$0].range, bytes) && !isNamed(at: mentions.items[$0].range.end)
        }
        words += rests(of: words, behind: names)
        // Of a word and a mention that overlap, the longer one stands.
        words.removeAll { word in
            names.contains {
                let mention = mentions.items[$0].range
                guard mention.overlaps(word.range) else { return false }
                // A word that only begins inside a name never breaks it («乙⟦蛋白水平⟧»).
                if !word.range.contains(mention) { return true }
                return mention.count > word.range.count
                    || mention.count == word.range.count && !isRole(word.meanings) && !isRate(word)
            }
        }
        names.removeAll { name in words.contains { $0.range.overlaps(mentions.items[name].range) } }
        // A plain word only keeps the words inside it from being read («能力» has no «能»).
        var pieces: [Token] = words.map {
            Token(kind: $0.meanings == [.cue(.plain)] ? .gap : .word($0.meanings), range: $0.range)
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
        of words: [(range: ByteRange, meanings: [ClaimLexis.Meaning])], behind names: [Int]
    ) -> [(range: ByteRange, meanings: [ClaimLexis.Meaning])] {
        words.flatMap { word in
            let name = names.first { name in
                let range = mentions.items[name].range
                return range.start < word.range.start && word.range.start < range.end && range.end < word.range.end
            }
            guard let name else { return [(range: ByteRange, meanings: [ClaimLexis.Meaning])]() }
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
    private func isRate(_ word: (range: ByteRange, meanings: [ClaimLexis.Meaning])) -> Bool {
        guard word.meanings.contains(.aspect("abundance")) else { return false }
        let of = text.reading.bytes[max(0, word.range.start - 3)..<word.range.start].elementsEqual(Self.of)
        let end = of ? word.range.start - 3 : word.range.start
        return mentions.indices(in: ByteRange(max(0, end - 1), end)).contains { mentions.items[$0].range.end == end }
    }

    /// «的».
    private static let of = Array("\u{7684}".utf8)

    /// Whether a mention begins at an offset.
    private func isNamed(at offset: Int) -> Bool {
        !mentions.indices(in: ByteRange(offset, offset + 1)).isEmpty
    }

    /// Adds punctuation and gaps between the pieces, and folds parentheses.
    private func fill(_ pieces: [Token], in range: ByteRange, _ bytes: [UInt8]) -> [Token] {
        var out: [Token] = []
        var depth = 0
        var aside = Token.Aside(mentions: [], givesExamples: false)
        var at = range.start
        var index = 0
        var gapStart: Int?
        func put(_ token: Token) {
            if depth == 0 {
                out.append(token)
            } else if case .mention(let mention) = token.kind {
                aside.mentions.append(mention)
            } else if token.has(.include) || token.has(.etc) {
                aside.givesExamples = true
            }
        }
        func closeGap(_ end: Int) {
            if let start = gapStart, depth == 0 {
                let gap = text.trimming(ByteRange(start, end))
                if !gap.isEmpty { out.append(Token(kind: .gap, range: gap)) }
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
            let here = ByteRange(at, at + length)
            switch value {
            case 0x28, 0xFF08:
                closeGap(at)
                depth += 1
            case 0x29, 0xFF09:
                closeGap(at)
                if depth == 1, !out.isEmpty, !aside.mentions.isEmpty { out[out.count - 1].aside = aside }
                if depth == 1 { aside = Token.Aside(mentions: [], givesExamples: false) }
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

/// Characters that make another word of the name before them.
struct Tails: Sendable {
    static let builtIn = Tails()
    private let characters: Set<UInt32>

    private init() {
        let rows = Table(Resource.bytes("claims/tails.tsv") ?? []).rows
        characters = Set(rows.flatMap { $0[0].unicodeScalars.map(\.value) })
    }

    /// Whether such a character stands right behind a Chinese name. O(1).
    func follow(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        guard range.end < bytes.count, let last = UTF8Scanner.scalar(bytes, before: range.end)?.value,
            ScalarClass.isHan(last)
        else {
            return false
        }
        return characters.contains(UTF8Scanner.scalar(bytes, at: range.end).value)
    }
}
