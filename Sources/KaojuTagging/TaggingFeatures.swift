import KaojuMatching
import KaojuTerminology
import KaojuText

/// What the tagger is told of each token of a sequence: characters and words around it, their shapes, their beginnings and
/// ends, and the names that the lexicon and the rules find there. Chinese goes by character, other scripts by word.
struct TaggingFeatures {
    /// A change here makes models of other versions unusable.
    static let version = 1

    private let tokens: [Tokens.Token]
    /// Each token's text in lower case.
    private let words: [[UInt8]]
    private let shapes: [[UInt8]]
    /// The known name at each token: where in it the token stands, and its category.
    private let known: [[UInt8]]
    /// Where all possible names begin and end: their category and length.
    private let borders: [[[UInt8]]]

    /// Features of a sequence; `known` are the names found in it. O(n).
    init(_ bytes: [UInt8], _ tokens: [Tokens.Token], known: ArraySlice<KnownName>, all: ArraySlice<KnownName>) {
        self.tokens = tokens
        borders = Self.borders(tokens, all)
        words = tokens.map { bytes[$0.range.indices].map(\.asciiLowercased) }
        shapes = tokens.map { Self.shape(bytes[$0.range.indices], $0.kind) }
        self.known = Self.tags(tokens, known)
    }

    /// Writes the features of token `i` into `out`, which is emptied first.
    func write(_ i: Int, into out: inout FeatureList) {
        out.removeAll()
        out.add("1")
        writeWords(i, &out)
        writeShapes(i, &out)
        writeKnown(i, &out)
        if tokens[i].kind == .letters { writeParts(i, &out) }
    }

    // MARK: Words

    private static let before: [UInt8] = [UInt8(ascii: "<")]
    private static let behind: [UInt8] = [UInt8(ascii: ">")]
    private static let none: [UInt8] = [UInt8(ascii: "O")]

    private func at(_ list: [[UInt8]], _ i: Int) -> ArraySlice<UInt8> {
        i < 0 ? Self.before[...] : i >= list.count ? Self.behind[...] : list[i][...]
    }

    private func writeWords(_ i: Int, _ out: inout FeatureList) {
        let (a, b, c, d, e) = (at(words, i - 2), at(words, i - 1), words[i][...], at(words, i + 1), at(words, i + 2))
        out.add("c-2", a)
        out.add("c-1", b)
        out.add("c0", c)
        out.add("c1", d)
        out.add("c2", e)
        out.add("c-2-1", a, b)
        out.add("c-10", b, c)
        out.add("c01", c, d)
        out.add("c12", d, e)
        out.add("c-11", b, d)
        out.add("c-101", b, c, d)
        guard tokens[i].kind == .han else { return }
        out.add("c-2-10", a, b, c)
        out.add("c012", c, d, e)
        out.add("c-3", at(words, i - 3))
        out.add("c3", at(words, i + 3))
        out.add("c-3-2-10", at(words, i - 3), a, b, c)
        out.add("c0123", c, d, e, at(words, i + 3))
    }

    // MARK: Shapes

    private func writeShapes(_ i: Int, _ out: inout FeatureList) {
        let (b, c, d) = (at(shapes, i - 1), shapes[i][...], at(shapes, i + 1))
        out.add("s0", c)
        out.add("s-10", b, c)
        out.add("s01", c, d)
        out.add("s-2-101", at(shapes, i - 2), b, c, d)
        out.add("s-1012", b, c, d, at(shapes, i + 2))
    }

    /// «Aaaa9» as «Aa9»; Han characters, digits and other signs by their kind.
    private static func shape(_ text: ArraySlice<UInt8>, _ kind: Tokens.Kind) -> [UInt8] {
        switch kind {
        case .han: return [UInt8(ascii: "h")]
        case .digits: return text.count == 1 ? [UInt8(ascii: "9")] : Array("99".utf8)
        case .greek: return [UInt8(ascii: "g")]
        case .other: return Array(text)
        case .letters:
            var out: [UInt8] = []
            for byte in text {
                let sign = byte.isASCIIUpper ? UInt8(ascii: "A") : UInt8(ascii: "a")
                // One letter and more of them are told apart, longer runs are not.
                if out.count >= 2, out[out.count - 1] == sign, out[out.count - 2] == sign { continue }
                out.append(sign)
            }
            return out
        }
    }

    // MARK: Known names

    private func writeKnown(_ i: Int, _ out: inout FeatureList) {
        let (b, c, d) = (at(known, i - 1), known[i][...], at(known, i + 1))
        out.add("k-1", b)
        out.add("k0", c)
        out.add("k1", d)
        out.add("k-101", b, c, d)
        out.add("k0c0", c, words[i][...])
        out.add("k-2", at(known, i - 2))
        out.add("k2", at(known, i + 2))
        for border in borders[i] { out.add("b", border[...]) }
    }

    /// For each token the possible names that begin or end there, with the number of their tokens.
    private static func borders(_ tokens: [Tokens.Token], _ names: ArraySlice<KnownName>) -> [[[UInt8]]] {
        var out = [[[UInt8]]](repeating: [], count: tokens.count)
        var at = 0
        for name in names {
            while at < tokens.count, tokens[at].range.end <= name.range.start { at += 1 }
            var end = at
            while end < tokens.count, tokens[end].range.start < name.range.end { end += 1 }
            guard end > at else { continue }
            let kind = "\(min(end - at, 6))" + name.category
            for (place, mark) in [(at, "<"), (end - 1, ">")] {
                let border = Array((mark + kind).utf8)
                if !out[place].contains(border) { out[place].append(border) }
            }
        }
        return out
    }

    private static func tags(_ tokens: [Tokens.Token], _ known: ArraySlice<KnownName>) -> [[UInt8]] {
        var out = [[UInt8]](repeating: none, count: tokens.count)
        var at = 0
        for name in known {
            while at < tokens.count, tokens[at].range.end <= name.range.start { at += 1 }
            var end = at
            while end < tokens.count, tokens[end].range.start < name.range.end { end += 1 }
            for i in at..<end {
                let place = end - at == 1 ? "S" : i == at ? "B" : i == end - 1 ? "E" : "I"
                out[i] = Array((place + (name.isCertain ? "+" : "~") + name.category).utf8)
            }
            at = end
        }
        return out
    }

    // MARK: Parts of words

    private func writeParts(_ i: Int, _ out: inout FeatureList) {
        let word = words[i]
        for count in 1...5 where word.count > count {
            out.add("p", word[..<count])
            out.add("x", word[(word.count - count)...])
        }
        for (name, j) in [("-", i - 1), ("+", i + 1)] as [(StaticString, Int)] {
            let other = at(words, j)
            if other.count > 3 { out.add(name, other.suffix(3)) }
        }
        guard word.count > 4 else { return }
        for start in 1..<(word.count - 3) { out.add("g", word[start..<(start + 3)]) }
    }
}

extension KnownNames {
    /// How far one is in the names while one goes through the sentences in order.
    struct Places {
        private var taken = 0
        private var all = 0

        /// The names in the next sentence. O(names passed).
        mutating func next(_ names: KnownNames, in sentence: ByteRange) -> (
            ArraySlice<KnownName>, ArraySlice<KnownName>
        ) {
            (Self.slice(names.taken, from: &taken, sentence), Self.slice(names.all, from: &all, sentence))
        }

        private static func slice(
            _ names: [KnownName], from start: inout Int, _ sentence: ByteRange
        ) -> ArraySlice<KnownName> {
            while start < names.count, names[start].range.start < sentence.start { start += 1 }
            var end = start
            while end < names.count, names[end].range.start < sentence.end { end += 1 }
            return names[start..<end]
        }
    }
}
