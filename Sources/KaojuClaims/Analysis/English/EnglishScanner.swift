import KaojuCitations
import KaojuTerminology
import KaojuText

/// Cuts an English sentence into words, mentions and marks; parentheses and citation markers are left out.
struct EnglishScanner {
    let text: SegmentedText
    let mentions: Mentions
    let citations: Citations
    let lexis: ClaimLexis

    /// The tokens of a sentence, in order. O(n log n).
    func tokens(of range: ByteRange) -> [EnglishToken] {
        let bytes = text.reading.bytes
        // The files' words are in lower case.
        let lowered = bytes[range.indices].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        var words = lexis.words(in: lowered, range: ByteRange(0, lowered.count)).map {
            (range: ByteRange($0.range.start + range.start, $0.range.end + range.start), meanings: $0.meanings)
        }
        var names = Array(mentions.indices(in: range)).filter { mentions.items[$0].range.end <= range.end }
        // Of a word and a mention that overlap, the longer one stands; of equals the word, unless it is a mere cue.
        words.removeAll { word in
            names.contains {
                let mention = mentions.items[$0].range
                guard mention.overlaps(word.range) else { return false }
                return mention.count > word.range.count || mention.count == word.range.count && !isNoun(word.meanings)
            }
        }
        names.removeAll { name in words.contains { $0.range.overlaps(mentions.items[name].range) } }
        var pieces = words.map { EnglishToken(kind: .word, range: $0.range, meanings: $0.meanings) }
        pieces += names.map { EnglishToken(kind: .mention($0), range: mentions.items[$0].range) }
        pieces.sort { $0.range < $1.range }
        return fill(pieces, markers: citations.markers(in: range).map { citations.markers[$0].range }, range, bytes)
    }

    private func isNoun(_ meanings: [ClaimLexis.Meaning]) -> Bool {
        meanings.contains { meaning in
            switch meaning {
            case .trigger, .aspect, .degree: true
            case .cue(let cue): [.population, .carrier].contains(cue)
            }
        }
    }

    /// Puts punctuation and unknown words between the pieces, and drops what stands in parentheses.
    private func fill(
        _ pieces: [EnglishToken], markers: [ByteRange], _ range: ByteRange, _ bytes: [UInt8]
    ) -> [EnglishToken] {
        var out: [EnglishToken] = []
        var depth = 0
        var at = range.start
        var index = 0
        func put(_ token: EnglishToken) {
            guard depth == 0 else { return }
            var token = token
            if let last = out.last, last.range.end == token.range.start - 1 {
                let between = bytes[token.range.start - 1]
                token.isSlashed = between == 0x2F
                token.isJoined = between == 0x2D || between == 0x2F
            }
            if let last = out.last, token.range.start - last.range.end == 3,
                bytes[last.range.end] == 0xE2, bytes[last.range.end + 1] == 0x80
            {
                token.isJoined = true
            }
            if token.kind == .unknown || token.kind == .word { token.shape = shape(bytes[token.range.indices]) }
            out.append(token)
        }
        while at < range.end {
            if let marker = markers.first(where: { $0.start <= at && at < $0.end }) {
                at = marker.end
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
            switch value {
            case 0x28, 0x5B, 0xFF08: depth += 1
            case 0x29, 0x5D, 0xFF09: depth = max(0, depth - 1)
            case 0x2C, 0xFF0C: put(EnglishToken(kind: .comma, range: here))
            case 0x3B, 0xFF1B: put(EnglishToken(kind: .semicolon, range: here))
            case 0x3A, 0xFF1A: put(EnglishToken(kind: .colon, range: here))
            case 0x2013, 0x2014:
                // A dash between blanks parts like a comma; one between words joins them.
                if out.last?.range.end != at { put(EnglishToken(kind: .comma, range: here)) }
            default:
                guard isLetter(value) else { break }
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
        return out
    }

    private func isLetter(_ value: UInt32) -> Bool {
        value >= 0x30 && value <= 0x39 || (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A || value == 0x27
            || value >= 0xC0 && value < 0x2000 || value == 0x2019
    }

    private func isApostrophe(_ value: UInt32) -> Bool { value == 0x27 || value == 0x2019 }

    private func shape(_ word: ArraySlice<UInt8>) -> EnglishToken.Shape {
        func ends(_ ending: StaticString) -> Bool {
            let count = ending.utf8CodeUnitCount
            guard word.count > count + 2 else { return false }
            return ending.withUTF8Buffer { zip(word.suffix(count), $0).allSatisfy { $0 | 0x20 == $1 } }
        }
        if word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }) { return .number }
        if ends("ed") { return .past }
        if ends("ing") { return .gerund }
        if ends("ly") { return .adverb }
        return .plain
    }
}
