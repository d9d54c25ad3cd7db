import KaojuMatching
import KaojuText

/// Reads the definitions of one sentence: «硫代硫酸钠(sodium thiosulfate, STS)», «calcific uremic arteriolopathy (CUA)»,
/// «STS(硫代硫酸钠)». Where the long form's beginning is in doubt, nothing is learned.
struct DefinitionReader {
    let lexicon: Lexicon
    let bytes: [UInt8]
    let sentence: ByteRange
    /// The lexicon's names in the sentence.
    let known: ArraySlice<Candidate>

    /// Adds what the sentence defines to the glossary. O(n + names of the sentence).
    func read(into glossary: inout Glossary) {
        let parentheses = Parenthesis.all(in: bytes, sentence: sentence)
        guard !parentheses.isEmpty else { return }
        let boundary = NameBoundary(bytes: bytes, sentence: sentence, known: known)
        let longest = longestKnown(before: parentheses)
        for item in parentheses {
            guard let before = UTF8Scanner.character(in: bytes, before: item.left) else { continue }
            let long = longest[item.left]
            if UTF8Scanner.isCJK(before.scalar) || long.map({ hasChinese($0.range) }) == true {
                readChinese(item, long, boundary, &glossary)
            } else if UTF8Scanner.isAlphabetic(before.scalar)
                || before.scalar < 0x80 && UInt8(before.scalar).isASCIIDigit
            {
                readLatin(item, long, boundary, &glossary)
            }
        }
    }

    // MARK: Chinese long forms

    /// «中文全称(English name, ABBR)».
    private func readChinese(
        _ item: Parenthesis, _ tail: Candidate?, _ boundary: NameBoundary, _ glossary: inout Glossary
    ) {
        guard let first = item.parts.first, first.kind != .chinese else { return }
        let english = item.parts.first { $0.kind == .english }
        let en = english.map { text($0.range) } ?? ""
        let named = english.flatMap { resolveEnglish(text($0.range)) }
        let inner = tail?.range.start ?? item.left
        let start = boundary.start(endingAt: item.left, inner: inner, limit: 14)
        let long = start.map { ByteRange($0, item.left) } ?? ByteRange(item.left, item.left)
        let abbreviations = item.parts.filter { $0.kind == .abbreviation }.filter { part in
            english == nil || long == tail?.range && sameInitial(text(part.range), en) || fits(text(part.range), en)
                || meanings(text(part.range)).contains { $0 == named || $0 == tail?.concept }
        }
        let concept: Int
        var range = tail?.range ?? long
        if let tail, agrees(tail.concept, named, abbreviations) || english != nil && named == nil && long == tail.range
        {
            concept = tail.concept
        } else if let named {
            concept = named
            range = long
        } else {
            guard chineseCount(long) >= 2, long.count > (tail?.range.count ?? 0) else {
                // «X(ABBR)» with X known as a whole.
                if let tail, long == tail.range { finish(tail.concept, tail.range, english, abbreviations, &glossary) }
                return
            }
            range = long
            let fallback = tail.map { glossary.concepts[$0.concept].category }
            guard let made = make(zh: text(long), en: en, fallback, abbreviations, &glossary) else { return }
            concept = made
        }
        if range.count > 0, hasChinese(range), concept != named || range != tail?.range {
            if resolve(text(range)) == nil { glossary.learn(text(range), concept, isAbbreviation: false) }
        }
        finish(concept, range, english, abbreviations, &glossary)
    }

    /// A concept of a name that the lexicon lacks; nil where its kind cannot be told.
    private func make(
        zh: String, en: String, _ fallback: String?, _ abbreviations: [Parenthesis.Part], _ glossary: inout Glossary
    ) -> Int? {
        switch NameEndings.standard.guess(zh: zh, en: en) {
        case .never: return Glossary.nothing
        case .category(let category):
            return glossary.concepts.index(zh: zh, en: normalised(en), category: category)
        case .unknown:
            let isCertain =
                !en.isEmpty
                && abbreviations.contains { SchwartzHearst.agrees(Array(en.utf8), Array(text($0.range).utf8)) }
            guard let category = fallback ?? (isCertain ? "biolink:NamedThing" : nil) else { return nil }
            return glossary.concepts.index(zh: zh, en: normalised(en), category: category)
        }
    }

    private func finish(
        _ concept: Int, _ long: ByteRange, _ english: Parenthesis.Part?, _ abbreviations: [Parenthesis.Part],
        _ glossary: inout Glossary
    ) {
        var others: [ByteRange] = []
        if let english {
            if resolve(text(english.range)) == nil {
                glossary.learn(text(english.range), concept, isAbbreviation: false)
            }
            others.append(english.range)
        }
        for part in abbreviations {
            glossary.learn(text(part.range), concept, isAbbreviation: true)
            if english == nil { glossary.noteMeaning(text(part.range), concept) }
            others.append(part.range)
        }
        if concept != Glossary.nothing, !long.isEmpty, !others.isEmpty {
            glossary.note(Definition(long: long, others: others), concept)
        }
    }

    // MARK: Latin on the left

    private func readLatin(
        _ item: Parenthesis, _ tail: Candidate?, _ boundary: NameBoundary, _ glossary: inout Glossary
    ) {
        guard let first = item.parts.first else { return }
        let abbreviations = item.parts.filter { $0.kind == .abbreviation }
        if first.kind == .abbreviation {
            readEnglish(item, first, tail, &glossary)
            return
        }
        // «STS(硫代硫酸钠)», «CUA(calcific uremic arteriolopathy)».
        let token = token(endingAt: item.left)
        let name = text(token)
        guard looksLikeAbbreviation(name), abbreviations.isEmpty else { return }
        let chinese = item.parts.first { $0.kind == .chinese }
        let zh = chinese.map { text($0.range) } ?? ""
        let english = item.parts.first { $0.kind == .english }
        let en = english.map { text($0.range) } ?? ""
        guard zh.isEmpty ? SchwartzHearst.agrees(Array(en.utf8), Array(name.utf8)) : true else { return }
        let resolved = [zh, en].lazy.filter { !$0.isEmpty }.compactMap { self.resolve($0) }.first
        let concept: Int
        if let resolved {
            concept = resolved
        } else {
            // «MGP(下调)» says something of MGP; it is no name.
            if let range = chinese?.range, !boundary.isWhole(range) { return }
            switch NameEndings.standard.guess(zh: zh, en: en) {
            case .never: concept = Glossary.nothing
            case .category(let category):
                // The lexicon knows the abbreviation: the parenthesis gives it one more name.
                concept =
                    tail?.range == token && tail.map { glossary.concepts[$0.concept].category } == category
                    ? tail!.concept : glossary.concepts.index(zh: zh, en: normalised(en), category: category)
            case .unknown:
                guard zh.isEmpty else { return }
                concept = glossary.concepts.index(zh: "", en: normalised(en), category: "biolink:NamedThing")
            }
        }
        glossary.learn(name, concept, isAbbreviation: true)
        for other in [zh, en] where !other.isEmpty && resolve(other) == nil {
            glossary.learn(other, concept, isAbbreviation: false)
        }
        if concept != Glossary.nothing {
            glossary.note(Definition(long: item.parts[0].range, others: [token]), concept)
        }
    }

    /// «calcific uremic arteriolopathy (CUA)».
    private func readEnglish(
        _ item: Parenthesis, _ part: Parenthesis.Part, _ tail: Candidate?, _ glossary: inout Glossary
    ) {
        let name = text(part.range)
        let chinese = item.parts.dropFirst().first { $0.kind == .chinese }
        func learn(_ concept: Int, _ long: ByteRange) {
            glossary.learn(name, concept, isAbbreviation: true)
            if let chinese, resolve(text(chinese.range)) == nil {
                glossary.learn(text(chinese.range), concept, isAbbreviation: false)
            }
            guard concept != Glossary.nothing else { return }
            let others = [part.range] + (chinese.map { [$0.range] } ?? [])
            glossary.note(Definition(long: long, others: others), concept)
        }
        if let tail, meanings(name).contains(tail.concept) { return learn(tail.concept, tail.range) }
        let window = window(endingAt: item.left, words: min(name.utf8.count + 5, name.utf8.count * 2))
        var letters = Array(name.utf8)
        if letters.count > 2, letters.last == UInt8(ascii: "s"), letters[letters.count - 2].isASCIIUpper {
            letters.removeLast()
        }
        guard let offset = SchwartzHearst.longFormStart(in: Array(bytes[window.indices]), of: letters) else { return }
        let long = ByteRange(window.start + offset, item.left)
        let en = text(long)
        guard long.count > part.range.count * 2, !en.contains(name) else { return }
        if let concept = resolve(en) { return learn(concept, long) }
        // A known name behind the found start would be cut: «(SHPT)» after «with secondary hyperparathyroidism».
        if let tail, tail.range.start < long.start { return }
        let words = en.utf8.split { $0.isASCIISpace || $0 == UInt8(ascii: "-") }
        let initials = letters.filter(\.isASCIILetter).count
        switch NameEndings.standard.guess(zh: "", en: en) {
        case .never: learn(Glossary.nothing, long)
        case .category(let category):
            learn(glossary.concepts.index(zh: "", en: normalised(en), category: category), long)
            glossary.learn(
                en, glossary.concepts.index(zh: "", en: normalised(en), category: category), isAbbreviation: false)
        case .unknown:
            let fallback = tail.map { glossary.concepts[$0.concept].category }
            guard words.count == initials || fallback != nil && words.count >= initials - 1 else { return }
            let concept = glossary.concepts.index(
                zh: "", en: normalised(en), category: fallback ?? "biolink:NamedThing")
            learn(concept, long)
            glossary.learn(en, concept, isAbbreviation: false)
        }
    }

    // MARK: Small questions

    private func text(_ range: ByteRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

    /// The concept of a full name, the one that a mention of it would get.
    private func resolve(_ name: String) -> Int? {
        lexicon.entries(named: name).filter { !$0.isConditional }
            .min { ($0.rank, $0.concept) < ($1.rank, $1.concept) }.map { Int($0.concept) }
    }

    private static let heads = WordList("definitions")["head"]

    /// The concept of an English full name, with or without a last word that adds nothing («… synthase enzyme»).
    private func resolveEnglish(_ name: String) -> Int? {
        if let concept = resolve(name) { return concept }
        let bytes = Array(name.utf8)
        guard let head = Self.heads.first(where: { bytes.hasWord([0x20] + $0, endingAt: bytes.count) }) else {
            return nil
        }
        return resolve(String(decoding: bytes.dropLast(head.count + 1), as: UTF8.self))
    }

    /// All concepts that the lexicon has for a name, ambiguous ones included.
    private func meanings(_ name: String) -> [Int] { lexicon.entries(named: name).map { Int($0.concept) } }

    private func agrees(_ concept: Int, _ named: Int?, _ abbreviations: [Parenthesis.Part]) -> Bool {
        concept == named || abbreviations.contains { meanings(text($0.range)).contains(concept) }
    }

    /// Whether an abbreviation may stand for the English name: its letters in order, or all of them initials.
    private func fits(_ abbreviation: String, _ en: String) -> Bool {
        let long = Array(en.utf8)
        if SchwartzHearst.agrees(long, Array(abbreviation.utf8)) { return true }
        let initials = Set(
            en.utf8.split { !$0.isASCIIWord }.compactMap { $0.first?.asciiLowercased })
        let letters = abbreviation.utf8.filter(\.isASCIILetter).map(\.asciiLowercased)
        return letters.count >= 2 && letters.allSatisfy(initials.contains)
    }

    private func sameInitial(_ a: String, _ b: String) -> Bool {
        a.utf8.first?.asciiLowercased == b.utf8.first?.asciiLowercased
    }

    /// The longest certain name right before each parenthesis, by the offset of its end.
    private func longestKnown(before parentheses: [Parenthesis]) -> [Int: Candidate] {
        let ends = Set(parentheses.map(\.left))
        var out: [Int: Candidate] = [:]
        for item in known where !item.isConditional && item.concept >= 0 && ends.contains(item.range.end) {
            guard let other = out[item.range.end] else {
                out[item.range.end] = item
                continue
            }
            if (item.range.start, item.rank, item.concept) < (other.range.start, other.rank, other.concept) {
                out[item.range.end] = item
            }
        }
        return out
    }

    private func hasChinese(_ range: ByteRange) -> Bool { bytes[range.indices].contains { $0 >= 0xE3 && $0 <= 0xE9 } }

    private func chineseCount(_ range: ByteRange) -> Int { bytes[range.indices].count { $0 >= 0xE3 && $0 <= 0xE9 } }

    private func token(endingAt end: Int) -> ByteRange {
        var at = end
        while let character = UTF8Scanner.character(in: bytes, before: at), at > sentence.start,
            UTF8Scanner.isAlphabetic(character.scalar) || character.scalar == 0x2D
                || character.scalar < 0x80 && UInt8(character.scalar).isASCIIDigit
        {
            at -= character.count
        }
        return ByteRange(at, end)
    }

    private func looksLikeAbbreviation(_ name: String) -> Bool {
        let letters = name.utf8.filter(\.isASCIILetter)
        return (2...10).contains(name.utf8.count) && letters.count { $0.isASCIIUpper } >= 2
    }

    /// The English words before `end`, back to punctuation, Chinese or the limit.
    private func window(endingAt end: Int, words: Int) -> ByteRange {
        var at = end
        var count = 0
        while at > sentence.start {
            let byte = bytes[at - 1]
            if byte == 0x20 {
                count += 1
                if count >= words { break }
            } else if byte >= 0xE2 || byte < 0x80 && !byte.isASCIIWord && byte != 0x2D && byte != 0x27 && byte != 0x2F {
                if !(byte.isUTF8Continuation) { break }
            } else if byte.isUTF8Continuation, let c = UTF8Scanner.character(in: bytes, before: at), c.count > 2 {
                break
            }
            at -= 1
        }
        while at < end, bytes[at] == 0x20 { at += 1 }
        return ByteRange(at, end)
    }

    /// An English name as the lexicon would have it: a capital at the start of an ordinary word is taken off.
    private func normalised(_ en: String) -> String {
        var bytes = Array(en.utf8)
        if bytes.count > 1, bytes[0].isASCIIUpper, bytes[1].isASCIILower { bytes[0] |= 0x20 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
