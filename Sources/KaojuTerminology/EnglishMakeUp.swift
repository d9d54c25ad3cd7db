import KaojuMatching
import KaojuText

/// Finds English names that no table has by their make-up: drug stems (-pril, -mab), endings (-itis, -ase), heads
/// («… syndrome», «… receptor»), and symbols of genes and drug codes (TRPM7, SNF472).
struct EnglishMakeUp {
    private static let endings = NameEndings.standard
    private static let stems = WordList("stems").set("en")
    private static let notStems = WordList("stems").set("not")
    private static let generic = WordList("generic").set("english")
    private static let leading = WordList("generic").set("leading")
    private static let acronyms = WordList("acronyms").set("stop")
    private static let veto = WordList("acronyms")["veto"]
    private static let prefixes = WordList("acronyms").set("prefix")

    let bytes: [UInt8]
    let sentence: ByteRange
    /// The names known in the sentence.
    let places: KnownPlaces
    /// The categories of known symbols, to tell a stage («CKD5») from a symbol.
    let isKnownSymbol: ([UInt8]) -> Bool
    /// Whether a known name is a part of the body, which may begin the name of a disease («tooth agenesis»).
    var isAnatomy: (Int) -> Bool = { _ in false }
    /// The symbols that the document shows to be something else.
    var vetoes: Set<[UInt8]> = []

    /// One run of letters, digits, Greek letters and inner hyphens.
    struct Token {
        var range: ByteRange
        /// Whether only one blank or nothing stands between it and the token before.
        var isJoined: Bool
    }

    /// The symbols that the sentence shows to be groups, cell lines, strains («SBM1组»). O(n).
    func vetoed(_ tokens: [Token]) -> [[UInt8]] {
        tokens.filter { symbolIsCode($0) != nil }.map(\.range).filter { range in
            let at = range.end < sentence.end && bytes[range.end] == 0x20 ? range.end + 1 : range.end
            return Self.veto.contains { bytes.hasWord($0, at: at) }
        }.map { Array(bytes[$0.indices]) }
    }

    /// The names of the sentence, given its words. O(n · endings).
    func find(_ tokens: [Token]) -> [ChineseMakeUp.Find] {
        var out: [ChineseMakeUp.Find] = []
        for index in tokens.indices {
            if let find = name(tokens, at: index) { out.append(find) }
        }
        return out
    }

    private func name(_ tokens: [Token], at index: Int) -> ChineseMakeUp.Find? {
        let token = tokens[index]
        if let isCode = symbolIsCode(token) {
            guard isFree(token.range), !vetoes.contains(Array(bytes[token.range.indices])) else { return nil }
            return ChineseMakeUp.Find(
                range: token.range, category: isCode ? "biolink:Drug" : "biolink:Protein", score: 0.6)
        }
        guard token.range.count >= 5, isWord(token) else { return nil }
        let lower = lower(token)
        if isDrug(lower) {
            return isFree(token.range)
                ? ChineseMakeUp.Find(range: token.range, category: "biolink:Drug", score: 0.8) : nil
        }
        guard let ending = Self.endings.ending(ofWord: lower), !ending.needsDefinition,
            let category = ending.category
        else { return nil }
        if !ending.isWord {
            guard lower.count >= 7, !Self.generic.contains(lower), isFree(token.range) else { return nil }
            return ChineseMakeUp.Find(range: token.range, category: category, score: 0.65)
        }
        if ending.isCompound, let base = base(before: token) {
            let range = ByteRange(base.range.start, token.range.end)
            return ChineseMakeUp.Find(range: range, category: category, score: 0.75, base: base.concept)
        }
        guard ending.isPhrase, let start = phraseStart(tokens, head: index) else { return nil }
        let range = ByteRange(start, token.range.end)
        let isDisease = category == "biolink:Disease"
        return isFree(range, of: isDisease) ? ChineseMakeUp.Find(range: range, category: category, score: 0.6) : nil
    }

    private func isFree(_ range: ByteRange, of isDisease: Bool) -> Bool {
        !places.overlap(range) { !(isDisease && range.contains($0.range) && isAnatomy($0.concept)) }
    }

    private func isFree(_ range: ByteRange) -> Bool { !places.overlap(range) }

    /// The longest known name right before a head («PCSK9 inhibitor»).
    private func base(before token: Token) -> Candidate? {
        guard token.range.start > sentence.start, bytes[token.range.start - 1] == 0x20 else { return nil }
        return places.longest(endingAt: token.range.start - 1, or: token.range.start - 1)
    }

    /// Where the words before a head that belong to the name begin: one word that may begin a name, then more while
    /// they look like names or end like adjectives.
    private func phraseStart(_ tokens: [Token], head: Int) -> Int? {
        var at = head
        while at > 0, head - at < 4, tokens[at].isJoined {
            let word = tokens[at - 1]
            let lower = lower(word)
            guard !Self.leading.contains(lower), !bytes[word.range.start].isASCIIDigit,
                !hasEnding(lower, ["ing", "ed", "ly"])
            else { break }
            let isMarked = bytes[word.range.indices].dropFirst().contains {
                $0.isASCIIUpper || $0.isASCIIDigit || $0 >= 0xC3
            }
            let isCapital = bytes[word.range.start].isASCIIUpper && word.range.start > sentence.start
            guard at == head || isMarked || isCapital || hasEnding(lower, ["ic", "al", "ous", "ary", "oid"]) else {
                break
            }
            at -= 1
        }
        return at < head ? tokens[at].range.start : nil
    }

    private func hasEnding(_ word: [UInt8], _ endings: [String]) -> Bool {
        endings.contains { word.count > $0.utf8.count + 2 && word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    private func isWord(_ token: Token) -> Bool {
        let surface = bytes[token.range.indices]
        return surface.allSatisfy { $0.isASCIILetter } && surface.dropFirst().allSatisfy { $0.isASCIILower }
    }

    private func isDrug(_ lower: [UInt8]) -> Bool {
        guard lower.count >= 7 else { return false }
        var word = lower
        if word.last == UInt8(ascii: "s") { word.removeLast() }
        guard word.count >= 7, Self.stems.length(in: word, endingAt: word.count, from: 3) != nil
        else { return false }
        return !Self.notStems.contains(word)
    }

    /// Whether a token looks like a gene's symbol, or like the code of a drug (three or more digits); nil for neither.
    private func symbolIsCode(_ token: Token) -> Bool? {
        let count = token.range.count
        guard count >= 3, count <= 10, bytes[token.range.start].isASCIIUpper, bytes[token.range.start + 1].isASCIIUpper
        else { return nil }
        let surface = Array(bytes[token.range.indices])
        guard (4...10).contains(surface.count) || surface.count == 3 && surface[2].isASCIIDigit,
            surface.allSatisfy({ $0.isASCIIUpper || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
        else { return nil }
        let letters = Array(surface.prefix { $0.isASCIIUpper })
        let rest = surface.dropFirst(letters.count).drop { $0 == UInt8(ascii: "-") }
        let digits = rest.prefix { $0.isASCIIDigit }
        let tail = rest.dropFirst(digits.count)
        guard (2...6).contains(letters.count), (1...4).contains(digits.count), tail.count <= 2,
            !tail.contains(UInt8(ascii: "-")), digits.first != UInt8(ascii: "0")
        else { return nil }
        // «WHO2019» is a year; two letters and a digit are too little to go by.
        if digits.count == 4 || letters.count == 2 && digits.count + tail.count < 2 { return nil }
        let joined = surface.filter { $0 != UInt8(ascii: "-") }
        guard !Self.acronyms.contains(surface), !Self.acronyms.contains(joined), !Self.acronyms.contains(letters),
            !Self.prefixes.contains(letters), !isKnownSymbol(letters)
        else { return nil }
        return digits.count == 3
    }

    private func lower(_ token: Token) -> [UInt8] { bytes[token.range.indices].map(\.asciiLowercased) }

    /// The words of the sentence. O(n).
    func tokens() -> [Token] {
        var out: [Token] = []
        var at = sentence.start
        while at < sentence.end {
            guard bytes[at].isASCIIWord || bytes[at] == 0xCE || bytes[at] == 0xCF else {
                at += 1
                continue
            }
            var end = at
            while end < sentence.end,
                bytes[end].isASCIIWord || bytes[end] == 0xCE || bytes[end] == 0xCF
                    || end > at && bytes[end].isUTF8Continuation && (bytes[end - 1] == 0xCE || bytes[end - 1] == 0xCF)
                    || bytes[end] == 0x2D && end + 1 < sentence.end && bytes[end + 1].isASCIIWord
            {
                end += 1
            }
            let joined = out.last.map { at - $0.range.end == 1 && bytes[at - 1] == 0x20 } ?? false
            out.append(Token(range: ByteRange(at, end), isJoined: joined))
            at = end
        }
        return out
    }
}
