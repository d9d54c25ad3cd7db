import KaojuMatching
import KaojuText

/// Finds English words that no table has and that the words beside them show to be names: «the Xyz1 gene», «treated
/// with xylofine». A word that is shown once is a name everywhere in the document.
struct NamesInContext {
    private static let protein = "biolink:Protein"
    private static let chemical = "biolink:ChemicalEntity"
    private static let rows = Table(Resource.bytes("terminology/patterns/contexts-en.tsv") ?? []).rows
    private static let stop = WordList("acronyms").set("stop")
    private static let generic = WordList("generic").set("leading")

    /// Words of one place, by category.
    private static func words(_ place: String) -> [(category: String, words: [[UInt8]])] {
        rows.filter { $0[1] == place }.map { ("biolink:" + $0[0], $0.list(2).map { Array($0.utf8) }) }
    }
    private static let before = words("before")
    private static let after = words("after").map { (category: $0.category, words: WordSet($0.words)) }
    private static let tied = words("tied").map { (category: $0.category, words: WordSet($0.words)) }
    private static let endings = rows.filter { $0[0] == "ending" }.flatMap { $0.list(2).map { Array($0.utf8) } }
    private static let not = WordSet(rows.filter { $0[0] == "not" }.flatMap { $0.list(2).map { Array($0.utf8) } })

    let bytes: [UInt8]
    /// The names that are known already, by start.
    let known: [Candidate]
    /// Whether a known name's concept is a protein.
    let isProteinConcept: (Int) -> Bool

    /// The names of a document with their categories, in order. O(n + candidates · words of the tables).
    func find(in sentences: [ByteRange]) -> [(range: ByteRange, category: String)] {
        var places: [(range: ByteRange, sentence: Int)] = []
        var shown: [[UInt8]: String] = [:]
        var at = 0
        for (index, sentence) in sentences.enumerated() {
            while at < known.count, known[at].range.end <= sentence.start { at += 1 }
            var next = at
            for word in words(of: sentence) {
                while next < known.count, known[next].range.end <= word.start { next += 1 }
                if next < known.count, known[next].range.start < word.end { continue }
                let isSymbol = isSymbol(word)
                guard isSymbol || isSubstance(word) else { continue }
                places.append((word, index))
                let key = key(word, isSymbol)
                // «langerin expression»: a protein's ending at a gene's place.
                for category in isSymbol || isProtein(key) ? [Self.protein, Self.chemical] : [Self.chemical]
                where shown[key] == nil && (!isSymbol || category == Self.protein) {
                    if isShown(word, sentence, category) { shown[key] = category }
                }
            }
        }
        showListed(places.map(\.range), &shown)
        return places.compactMap { place in
            shown[key(place.range, isSymbol(place.range))].map { (place.range, $0) }
        }
    }

    /// «KRAS, Xyz1 and EGFR»: a symbol in a list with a protein is one. O(places).
    private func showListed(_ places: [ByteRange], _ shown: inout [[UInt8]: String]) {
        let proteins = known.filter { isProteinConcept($0.concept) }
        var ends = Set(proteins.map(\.range.end))
        var starts = Set(proteins.map(\.range.start))
        func note(_ place: ByteRange) {
            ends.insert(place.end)
            starts.insert(place.start)
        }
        for place in places where shown[key(place, isSymbol(place))] == Self.protein { note(place) }
        func visit(_ place: ByteRange, _ isBeside: Bool) {
            guard isBeside, place.count > 2, isSymbol(place), shown[key(place, true)] == nil else { return }
            shown[key(place, true)] = Self.protein
            note(place)
        }
        for place in places { visit(place, ends.contains(listed(before: place.start))) }
        for place in places.reversed() { visit(place, starts.contains(listed(behind: place.end))) }
    }

    /// Where a member of a list before one ends: «A, B», «A and B», «A/B»; -1 where none can.
    private func listed(before start: Int) -> Int {
        guard start > 2 else { return -1 }
        if bytes[start - 1] == 0x2F { return start - 1 }
        guard bytes[start - 1] == 0x20 else { return -1 }
        var end = start - 1
        var isListed = false
        for word in ["and", "or"] where bytes.hasWord(Array(word.utf8), endingAt: end) {
            guard end - word.utf8.count > 1, bytes[end - word.utf8.count - 1] == 0x20 else { continue }
            end -= word.utf8.count + 1
            isListed = true
            break
        }
        if bytes[end - 1] == 0x2C { return end - 1 }
        return isListed ? end : -1
    }

    /// Where a member of a list behind one begins; -1 where none can.
    private func listed(behind end: Int) -> Int {
        guard end + 3 < bytes.count else { return -1 }
        if bytes[end] == 0x2F { return end + 1 }
        var start = end
        var isListed = false
        if bytes[start] == 0x2C {
            start += 1
            isListed = true
        }
        guard bytes[start] == 0x20 else { return -1 }
        start += 1
        for word in ["and ", "or "] where bytes.hasWord(Array(word.utf8), at: start) {
            return start + word.utf8.count
        }
        return isListed ? start : -1
    }

    /// A symbol as it is written; a plain word in lower case.
    private func key(_ word: ByteRange, _ isSymbol: Bool) -> [UInt8] {
        isSymbol ? Array(bytes[word.indices]) : bytes[word.indices].map(\.asciiLowercased)
    }

    private func isProtein(_ word: [UInt8]) -> Bool { word.suffix(2).elementsEqual("in".utf8) }

    /// A short word with capitals or digits inside, as symbols of genes have.
    private func isSymbol(_ word: ByteRange) -> Bool {
        guard (2...12).contains(word.count), bytes[word.start].isASCIILetter else { return false }
        let surface = bytes[word.indices]
        var uppers = 0
        var digits = 0
        for byte in surface {
            if byte.isASCIIUpper { uppers += 1 } else if byte.isASCIIDigit { digits += 1 }
        }
        guard digits <= 4, uppers + digits >= 2, !Self.stop.contains(bytes, word)
        else { return false }
        // «X1», «III», «2D» are too little to go by.
        if surface.count < 3 && digits > 0 { return false }
        return !surface.allSatisfy { [0x49, 0x56, 0x58].contains($0) }
    }

    /// A plain word with the ending of a substance.
    private func isSubstance(_ word: ByteRange) -> Bool {
        guard word.count >= 6, bytes[word.start].isASCIILetter else { return false }
        let surface = bytes[word.indices]
        guard surface.dropFirst().allSatisfy(\.isASCIILower),
            Self.endings.contains(where: { surface.count > $0.count + 2 && surface.suffix($0.count).elementsEqual($0) })
        else { return false }
        let lower = surface.map(\.asciiLowercased)
        return !Self.not.contains(lower) && !Self.generic.contains(lower)
    }

    private func isShown(_ word: ByteRange, _ sentence: ByteRange, _ category: String) -> Bool {
        if word.end + 1 < sentence.end {
            let isTied = bytes[word.end] == 0x2D
            if isTied || bytes[word.end] == 0x20 {
                let next = self.word(at: word.end + 1, before: sentence.end)
                let lists = isTied ? Self.tied : Self.after
                if lists.contains(where: { $0.category == category && $0.words.contains(bytes, next) }) { return true }
            }
        }
        guard word.start > sentence.start, bytes[word.start - 1] == 0x20 else { return false }
        let end = word.start - 1
        return Self.before.contains { list in
            list.category == category
                && list.words.contains { cue in
                    let start = end - cue.count
                    guard start >= sentence.start, start == sentence.start || !bytes[start - 1].isASCIIWord else {
                        return false
                    }
                    return zip(bytes[start..<end], cue).allSatisfy { $0 == $1 || $0.asciiLowercased == $1 }
                }
        }
    }

    private func word(at start: Int, before limit: Int) -> ByteRange {
        var end = start
        while end < limit, bytes[end].isASCIIWord { end += 1 }
        return ByteRange(start, end)
    }

    /// The words of letters and digits; a hyphen ends a word unless digits follow it.
    private func words(of sentence: ByteRange) -> [ByteRange] {
        var out: [ByteRange] = []
        var at = sentence.start
        while at < sentence.end {
            guard bytes[at].isASCIIWord else {
                at += 1
                continue
            }
            var end = at
            while end < sentence.end,
                bytes[end].isASCIIWord
                    || bytes[end] == 0x2D && end + 1 < sentence.end && bytes[end + 1].isASCIIDigit
                        && bytes[end - 1].isASCIIUpper
            {
                end += 1
            }
            let isWhole = (at == sentence.start || bytes[at - 1] < 0x80) && (end == sentence.end || bytes[end] < 0x80)
            if isWhole { out.append(ByteRange(at, end)) }
            at = end
        }
        return out
    }
}
