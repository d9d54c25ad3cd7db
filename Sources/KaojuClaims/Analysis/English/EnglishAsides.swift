import KaojuTerminology
import KaojuText

/// What a sentence says aside of its names: parentheses that list or explain, numbers with their units.
extension EnglishScanner {
    /// Whether a parenthesis says what the noun before it is: «S (an inhibitor of A)».
    func opensApposition(_ start: Int, before end: Int) -> Bool {
        let rest = text.reading.bytes[start..<min(end, start + 100)]
        guard Self.articles.contains(where: { rest.starts(with: $0) && rest.dropFirst($0.count).first == 0x20 }),
            let close = rest.firstIndex(of: 0x29)
        else { return false }
        return !rest[..<close].contains { $0 == 0x28 || $0 == 0x3B || $0 == 0x3A || $0 == 0x3D || $0 == 0x5B }
    }

    private static let inclusion = WordSense([.cue(.include)])

    /// A parenthesis that lists what the noun before it stands for: «cytokines (A, B and C)», «drugs (e.g. A)».
    func aside(
        from start: Int, before end: Int, _ pieces: [EnglishToken], _ first: Int, _ out: [EnglishToken]
    ) -> (tokens: [EnglishToken], end: Int)? {
        guard let owner = out.last, owner.kind != .comma else { return nil }
        let bytes = text.reading.bytes
        var found: [EnglishToken] = []
        var at = start
        var index = first
        var opensList = false
        while at < end, bytes[at] != 0x29 {
            while index < pieces.count, pieces[index].range.start < at { index += 1 }
            if index < pieces.count, pieces[index].range.start == at {
                let piece = pieces[index]
                guard piece.mention != nil || piece.has(.list) || piece.has(.include) else { return nil }
                if piece.has(.include) { opensList = true } else { found.append(piece) }
                at = piece.range.end
                continue
            }
            if bytes[at] == 0x2C || bytes[at] == 0x3B {
                found.append(EnglishToken(kind: .comma, range: ByteRange(at, at + 1)))
            } else if bytes[at] != 0x20 {
                return nil
            }
            at += 1
        }
        let names = found.compactMap { token in token.mention.map { mentions.items[$0].concept } }
        // «the A gene (Val12Met)».
        if names.allSatisfy({ mentions.concepts[$0].category.hasSuffix("SequenceVariant") }) { opensList = true }
        // One name in parentheses behind a name is its abbreviation.
        guard at < end, !names.isEmpty, opensList || owner.mention == nil, opensList || names.count > 1 else {
            return nil
        }
        let opener = EnglishToken(kind: .word, range: ByteRange(start - 1, start), sense: Self.inclusion)
        return ([opener] + found, at + 1)
    }

    /// The end of a number with its unit («10 mg», «25–50 mg/day of»), which names nothing.
    func quantity(at start: Int, before end: Int) -> Int? {
        let bytes = text.reading.bytes
        guard bytes[start].isASCIIDigit, start == 0 || bytes[start - 1] == 0x20 || bytes[start - 1] == 0x28,
            let found = QuantityScanner(bytes: bytes, lexis: .builtIn).quantity(at: start, before: end)
        else { return nil }
        let rest = bytes[found.end..<min(end, found.end + 4)]
        return rest.elementsEqual(" of ".utf8) ? found.end + 3 : found.end
    }

    /// Whether no more than how often it was given stands behind a number: «, 10 mg twice daily,».
    func isDose(_ tokens: ArraySlice<EnglishToken>) -> Bool { tokens.allSatisfy { $0.has(.skip) } }

    /// Whether a word of the rules, which a verb is, stands right behind a comma, and not the next name of a list.
    func opensVerb(_ start: Int, _ pieces: [EnglishToken], _ first: Int) -> Bool {
        guard let piece = pieces[first...].first(where: { $0.range.start >= start }) else { return false }
        return piece.mention == nil && piece.kind == .word && isBlank(start, piece.range.start)
    }

    func isPreposition(_ token: EnglishToken) -> Bool {
        token.kind == .word
            && token.cues.contains { [.for, .at, .after, .by, .on, .to, .from, .with, .of, .preposition].contains($0) }
    }

    /// Whether a noun goes on behind a number: «with 10 mg losartan».
    func carriesOn(_ token: EnglishToken) -> Bool {
        token.mention != nil || token.kind == .unknown && token.shape != .past || token.has(.population)
            || token.has(.carrier) || token.has(.determiner)
    }

    func isBlank(_ start: Int, _ end: Int) -> Bool {
        start <= end && text.reading.bytes[start..<end].allSatisfy { $0 == 0x20 }
    }
}
