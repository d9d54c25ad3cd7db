import KaojuMatching
import KaojuText

/// Finds Chinese names that no table has by their make-up: endings (…综合征, …酶, …受体) and drug stems (…普利, …替尼).
struct ChineseMakeUp {
    private static let endings = NameEndings.standard
    private static let stemList = WordList("stems")
    private static let stems: [(bytes: [UInt8], category: String)] = Table(
        Resource.bytes("terminology/patterns/stems.tsv") ?? []
    ).rows.filter { $0[0] == "zh" }.flatMap { row in row.list(1).map { (Array($0.utf8), "biolink:" + row[2]) } }
    private static let stemAutomaton = Automaton(patterns: stems.map(\.bytes))
    private static let drugCharacters: Set<UInt32> = Set(
        stemList["characters"].flatMap { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) })
    private static let never = WordList("generic").set("never")

    let bytes: [UInt8]
    let sentence: ByteRange
    /// The names known in the sentence, held words included, in the order of their ranges.
    let known: [Candidate]
    /// The same by their places.
    let places: KnownPlaces

    /// A name found by its make-up.
    struct Find {
        var range: ByteRange
        var category: String
        var score: Double
        /// The concept of the known name that the ending stands behind.
        var base: Int?
    }

    /// The names of the sentence, in order of their ends. O(n + endings · log names of the sentence).
    func find() -> [Find] {
        var out: [Find] = []
        var boundary: NameBoundary?
        var settled = -1
        Self.endings.chineseAutomaton.forEachMatch(in: bytes, range: sentence) { match in
            // The longest ending decides what a word is: …疾病 is no …病.
            guard match.range.end != settled else { return }
            let ending = Self.endings.chinese[match.pattern]
            if !ending.isCompound { settled = match.range.end }
            guard let category = ending.category, !ending.needsDefinition,
                !ending.notBefore.contains(where: { bytes.hasWord($0, at: match.range.end) })
            else { return }
            if ending.isCompound, let base = base(endingAt: match.range.start) {
                let range = ByteRange(base.range.start, match.range.end)
                out.append(Find(range: range, category: category, score: 0.75, base: base.concept))
                return
            }
            guard !places.overlap(match.range) else { return }
            if boundary == nil { boundary = NameBoundary(bytes: bytes, sentence: sentence, known: known[...]) }
            guard let start = boundary!.start(endingAt: match.range.end, inner: match.range.start, limit: 8),
                isName(ByteRange(start, match.range.end), before: match.range.start, ending)
            else { return }
            out.append(Find(range: ByteRange(start, match.range.end), category: category, score: 0.65))
        }
        Self.stemAutomaton.forEachMatch(in: bytes, range: sentence) { match in
            if boundary == nil { boundary = NameBoundary(bytes: bytes, sentence: sentence, known: known[...]) }
            guard let start = drugStart(before: match.range.start, boundary!) else { return }
            let range = ByteRange(start, match.range.end)
            guard !places.overlap(range) else { return }
            out.append(Find(range: range, category: Self.stems[match.pattern].category, score: 0.8))
        }
        return out
    }

    /// The longest known name right before the ending («PCSK9» in «PCSK9抑制剂»), a blank between Latin and Chinese allowed.
    private func base(endingAt end: Int) -> Candidate? {
        let blank = end > sentence.start && bytes[end - 1] == 0x20 ? end - 1 : end
        return places.longest(endingAt: end, or: blank)
    }

    private func isName(_ range: ByteRange, before inner: Int, _ ending: NameEndings.Ending) -> Bool {
        let surface = bytes[range.indices]
        let chinese = surface.drop { $0 < 0xE3 || $0 > 0xE9 }
        // «Castleman病» is a name, «MBD发病» is none.
        guard !Self.never.contains(Array(surface)),
            chinese.count == ending.bytes.count || !Self.never.contains(Array(chinese))
        else { return false }
        // The characters of a name, a run of Latin letters counting as two.
        var count = 0
        var at = range.start
        while at < inner, let character = UTF8Scanner.character(in: bytes, at: at) {
            if UTF8Scanner.isCJK(character.scalar) { count += 1 }
            at += character.count
        }
        let hasLatin = bytes[range.start..<inner].contains { $0.isASCIIUpper || $0 == 0xCE || $0 == 0xCF }
        guard hasLatin || ending.isPhrase && count >= ending.minimum else { return false }
        return !places.overlap(range)
    }

    /// Where a drug's name with a stem begins: one to four characters that transcribe, up to one that does not.
    private func drugStart(before stem: Int, _ boundary: NameBoundary) -> Int? {
        var at = stem
        var count = 0
        while count < 5, let character = UTF8Scanner.character(in: bytes, before: at), at > sentence.start {
            if count > 0, boundary.isStop(at) { return at }
            guard UTF8Scanner.isCJK(character.scalar) else { break }
            guard Self.drugCharacters.contains(character.scalar) else {
                // Another Chinese word stands before it without a boundary: it may be part of the name.
                return count > 0 && boundary.isStop(at) ? at : nil
            }
            at -= character.count
            count += 1
        }
        return count > 0 && count < 5 ? at : nil
    }
}
