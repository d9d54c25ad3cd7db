import KaojuCitations
import KaojuTerminology
import KaojuText

/// Cuts an English sentence into words, mentions and marks; parentheses and citation markers are left out.
struct EnglishScanner {
    let text: SegmentedText
    let mentions: Mentions
    let citations: Citations
    let lexis: ClaimLexis

    static let rows = Table(Resource.bytes("claims/shapes.en.tsv") ?? []).rows
    static let articles = rows.filter { $0[0] == "article" }.flatMap { $0.list(1) }.map { Array($0.utf8) }
    private static let classes = rows.filter { $0[0] == "class" }.flatMap { $0.list(1) }.map { Array($0.utf8) }
    /// Whether a name ends like the singular of a class of remedies («antioxidant»). O(endings).
    static func isClass(_ name: ArraySlice<UInt8>) -> Bool {
        classes.contains { name.count >= $0.count && zip(name.suffix($0.count), $0).allSatisfy { $0 | 0x20 == $1 } }
    }

    private static let endings = rows.flatMap { row in
        EnglishToken.Shape(rawValue: row[0]).map { shape in
            row.list(1).map { (shape: shape, letters: Array($0.utf8)) }
        } ?? []
    }

    private typealias Word = (range: ByteRange, sense: WordSense)
    private static let knockout = WordSense([.degree(-1), .cue(.bearing)])

    /// The tokens of a sentence, in order. O(n log n).
    /// - Parameter table: finds the concept that another is named after.
    func tokens(of range: ByteRange, table: ConceptTable) -> [EnglishToken] {
        let bytes = text.reading.bytes
        // The files' words are in lower case.
        let lowered = bytes[range.indices].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        var words: [Word] = lexis.words(in: lowered, range: ByteRange(0, lowered.count)).map {
            (range: ByteRange($0.range.start + range.start, $0.range.end + range.start), sense: $0.sense)
        }
        let inside = Array(mentions.indices(in: range)).filter { mentions.items[$0].range.end <= range.end }
        var names = inside.compactMap { name(of: $0, words, table) }
        // «knockout mice»: words that fill the name of a population say more than the name.
        names.removeAll { name in
            guard let concept = name.mention.map({ mentions.items[$0].concept }), table.isContext(concept) else {
                return false
            }
            let own = words.filter { name.range.contains($0.range) }
            return own.count > 1 && own.map(\.range.count).reduce(own.count - 1, +) >= name.range.count
                && own.contains { $0.sense.degree != nil }
        }
        // Of a word and a mention that overlap, the longer one stands; of equals the word, unless it is a mere cue.
        words.removeAll { word in
            names.contains { name in
                guard name.range.overlaps(word.range) else { return false }
                // «in response to hypoxia» is no «response to hypoxia».
                if word.range.start < name.range.start, word.sense.cues.contains(.after) { return false }
                return name.range.count > word.range.count
                    || name.range.count == word.range.count && !isNoun(word.sense.meanings)
            }
        }
        // «the A allele» holds no article.
        words.removeAll { $0.range.count == 1 && $0.range.start > range.start && bytes[$0.range.start] == 0x41 }
        names.removeAll { name in words.contains { $0.range.overlaps(name.range) } }
        var pieces = words.map { EnglishToken(kind: .word, range: $0.range, sense: $0.sense) } + names
        pieces.sort { $0.range < $1.range }
        return rejoined(
            fill(pieces, markers: citations.markers(in: range).map { citations.markers[$0].range }, range, bytes))
    }

    /// «contributed significantly to», «led directly to»: an adverb parts no trigger from its preposition. O(tokens).
    private func rejoined(_ tokens: [EnglishToken]) -> [EnglishToken] {
        func lower(_ token: EnglishToken) -> [UInt8] {
            text.reading.bytes[token.range.indices].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        }
        // Most sentences have nothing to rejoin.
        guard tokens.contains(where: \.isAdverb) else { return tokens }
        var out: [EnglishToken] = []
        out.reserveCapacity(tokens.count)
        var at = 0
        while at < tokens.count {
            var token = tokens[at]
            var next = at + 1
            while next < tokens.count, next < at + 3, tokens[next].isAdverb { next += 1 }
            let isParted = token.kind == .unknown || token.kind == .word
            if isParted, next > at + 1, next < tokens.count, tokens[next].kind == .word, tokens[next].range.count < 8 {
                if let sense = lexis.sense(of: lower(token) + [0x20] + lower(tokens[next])), sense.trigger != nil {
                    token.kind = .word
                    token.sense = sense
                    token.range = token.range.union(tokens[next].range)
                    at = next
                }
            }
            out.append(token)
            at += 1
        }
        return out
    }

    /// A mention as a token. «EGFR inhibitor» says what it does to EGFR; of «EGFR activation» only EGFR is a name.
    private func name(of index: Int, _ words: [Word], _ table: ConceptTable) -> EnglishToken? {
        let mention = mentions.items[index]
        var token = EnglishToken(kind: .mention(index), range: mention.range)
        guard let blank = text.reading.bytes[mention.range.indices].lastIndex(of: 0x20),
            let base = table.base(of: mention.concept),
            let word = words.first(where: { $0.range.start == blank + 1 && $0.range.end == mention.range.end })
        else { return token }
        let target = Nominal(concept: base, range: ByteRange(mention.range.start, blank))
        for case .trigger(let rule) in word.sense.meanings where lexis.rules[rule].frame == .role {
            token.kind = .mention(index)
            token.role = (target, rule, word.range)
            return token
        }
        let isSaid = word.sense.meanings.contains { meaning in
            switch meaning {
            case .trigger(let rule): lexis.rules[rule].frame == .nominal
            case .aspect: true
            default: false
            }
        }
        if isSaid {
            token.part = target
            token.range = target.range
        }
        return token
    }

    private func isNoun(_ meanings: [ClaimLexis.Meaning]) -> Bool {
        meanings.contains { meaning in
            switch meaning {
            case .trigger, .aspect, .degree: true
            case .cue(let cue): [.population, .carrier].contains(cue)
            }
        }
    }

    // MARK: What stands between

    /// Puts punctuation and unknown words between the pieces, and drops what stands in parentheses.
    private func fill(
        _ pieces: [EnglishToken], markers: [ByteRange], _ range: ByteRange, _ bytes: [UInt8]
    ) -> [EnglishToken] {
        var out: [EnglishToken] = []
        var depth = 0
        var at = range.start
        var index = 0
        var marker = 0
        var apposition = false
        // The place of a preposition that only a number with its unit followed («for 12 weeks»).
        var stray: Int?
        // The comma before a dose.
        var dose: Int?
        func put(_ token: EnglishToken) {
            guard depth == 0 else { return }
            if stray == out.count - 1, !carriesOn(token) { out.removeLast() }
            stray = nil
            var token = token
            if let last = out.last, last.range.end == token.range.start - 1 {
                let between = bytes[token.range.start - 1]
                // «A/B», «A+B».
                token.isSlashed = between == 0x2F || between == 0x2B
                token.isJoined = between == 0x2D || token.isSlashed
            }
            if let last = out.last, token.range.start - last.range.end == 3,
                bytes[last.range.end] == 0xE2, bytes[last.range.end + 1] == 0x80
            {
                token.isJoined = true
            }
            if token.kind == .unknown || token.kind == .word {
                // «resulting in» is a gerund by its first word.
                token.shape = shape(bytes[token.range.indices].prefix { $0 != 0x20 })
            }
            out.append(token)
        }
        while at < range.end {
            while marker < markers.count, markers[marker].end <= at { marker += 1 }
            if marker < markers.count, markers[marker].start <= at {
                at = markers[marker].end
                continue
            }
            while index < pieces.count, pieces[index].range.start < at { index += 1 }
            if index < pieces.count, pieces[index].range.start == at {
                put(pieces[index])
                at = pieces[index].range.end
                continue
            }
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            let here = ByteRange(at, at + length)
            if let end = genotype(at: at, before: range.end, bytes), out.last?.range.end == at {
                // «A-/- mice» lack A.
                var token = EnglishToken(kind: .word, range: ByteRange(at, end), sense: Self.knockout)
                token.isJoined = true
                if depth == 0 { out.append(token) }
                at = end
                continue
            }
            switch value {
            case 0x28, 0x5B, 0xFF08:
                if depth == 0, value != 0x5B, let aside = aside(from: here.end, before: range.end, pieces, index, out) {
                    for token in aside.tokens { put(token) }
                    at = aside.end
                    continue
                }
                if depth == 0, value == 0x28, opensApposition(here.end, before: range.end) {
                    put(EnglishToken(kind: .comma, range: here))
                    apposition = true
                } else {
                    depth += 1
                }
            case 0x29 where depth == 0 && apposition:
                put(EnglishToken(kind: .comma, range: here))
                apposition = false
            case 0x29, 0x5D, 0xFF09: depth = max(0, depth - 1)
            case 0x2C, 0xFF0C:
                if let opened = dose, isDose(out[(opened + 1)...]), opensVerb(here.end, pieces, index) {
                    out.removeSubrange(opened...)
                } else {
                    put(EnglishToken(kind: .comma, range: here))
                }
                dose = nil
            case 0x3B, 0xFF1B: put(EnglishToken(kind: .semicolon, range: here))
            case 0x3A, 0xFF1A: put(EnglishToken(kind: .colon, range: here))
            case 0x2013, 0x2014:
                // A dash between blanks parts like a comma; one between words joins them.
                if out.last?.range.end != at { put(EnglishToken(kind: .comma, range: here)) }
            default:
                guard isLetter(value) else { break }
                if let end = quantity(at: at, before: range.end) {
                    if depth == 0, let last = out.last, last.kind == .comma { dose = out.count - 1 }
                    if depth == 0, let last = out.last, isPreposition(last), isBlank(last.range.end, at) {
                        stray = out.count - 1
                    }
                    at = end
                    continue
                }
                let limit = index < pieces.count ? min(range.end, pieces[index].range.start) : range.end
                var end = at + length
                while end < limit {
                    let (next, size) = UTF8Scanner.scalar(bytes, at: end)
                    guard isLetter(next) else { break }
                    end += size
                }
                // «Parkinson's», «the patients'»: the genitive ending is no word.
                if isApostrophe(value), end - at <= length + 1 {
                    at = end
                    continue
                }
                put(EnglishToken(kind: .unknown, range: ByteRange(at, end)))
                at = end
                continue
            }
            at += length
        }
        if let stray, stray == out.count - 1 { out.removeLast() }
        return out
    }

    /// The end of «-/-», «−/−», «-null» marks right behind a name.
    private func genotype(at start: Int, before end: Int, _ bytes: [UInt8]) -> Int? {
        func dash(_ at: Int) -> Int? {
            guard at < end else { return nil }
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            return [0x2D, 0x2212, 0x2013].contains(value) ? at + length : nil
        }
        guard let slash = dash(start), slash < end, bytes[slash] == 0x2F else { return nil }
        return dash(slash + 1)
    }

    private func isLetter(_ value: UInt32) -> Bool {
        value >= 0x30 && value <= 0x39 || (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A || value == 0x27
            || value >= 0xC0 && value < 0x2000 || value == 0x2019
    }

    private func isApostrophe(_ value: UInt32) -> Bool { value == 0x27 || value == 0x2019 }

    private func shape(_ word: ArraySlice<UInt8>) -> EnglishToken.Shape {
        if word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }) { return .number }
        let found = Self.endings.first { ending in
            word.count > ending.letters.count + 2
                && zip(word.suffix(ending.letters.count), ending.letters).allSatisfy { $0 | 0x20 == $1 }
        }
        if let found { return found.shape }
        return .plain
    }
}
