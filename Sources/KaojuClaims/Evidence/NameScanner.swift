import KaojuText

/// Finds the authors that a sentence names: «Pasch A 等», «Lin CHEN 等人», «周明等», «Wu et al.».
struct NameScanner {
    let bytes: [UInt8]

    /// A named author.
    struct Name {
        var text: String
        var range: ByteRange
        /// Where «等» or "et al." ends.
        var end: Int
    }

    /// The first author named in a sentence. O(n).
    func name(in range: ByteRange) -> Name? {
        name(in: range, from: range.start) ?? possessive(in: range)
    }

    /// All authors named in a sentence, in order. O(n).
    func names(in range: ByteRange) -> [Name] {
        var out: [Name] = []
        var at = range.start
        while let name = name(in: range, from: at) {
            out.append(name)
            at = max(name.end, at + 1)
        }
        if out.isEmpty, let name = possessive(in: range) { out.append(name) }
        return out
    }

    /// The first author whose name ends behind an offset.
    private func name(in range: ByteRange, from start: Int) -> Name? {
        var at = start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if value == 0x7B49, let name = chinese(before: at, from: start, after: at + length, range.end) {
                return name
            }
            if value == 0x65 || value == 0x61, let name = english(at, range) { return name }
            if value == 0x5B || value == 0x28, let name = reporting(at, range) ?? alone(at, start, range.end) {
                return name
            }
            at += length
        }
        return nil
    }

    /// «周明[3]发现»: a Chinese name between a mark and a marker that a verb of reporting follows. O(1).
    private func alone(_ at: Int, _ start: Int, _ limit: Int) -> Name? {
        guard bytes[at] == 0x5B else { return nil }
        var close = at + 1
        while close < limit, close - at < 16, bytes[close] != 0x5D { close += 1 }
        guard close < limit, bytes[close] == 0x5D, close > at + 1,
            !bytes[(at + 1)..<close].contains(where: \.isASCIILetter),
            Self.tellers.contains(where: { bytes[(close + 1)..<limit].starts(with: $0) })
        else { return nil }
        var begin = at
        while begin > start, bytes[begin - 1] == 0x20 { begin -= 1 }
        let stop = begin
        var count = 0
        while begin > start, let (value, length) = UTF8Scanner.scalar(bytes, before: begin), ScalarClass.isHan(value),
            count < 4
        {
            begin -= length
            count += 1
        }
        guard (2...3).contains(count), isOpening(begin, start), Surnames.builtIn.begins(bytes, at: begin),
            !Self.nouns.contains(Array(bytes[begin..<stop]))
        else { return nil }
        let range = ByteRange(begin, stop)
        return Name(text: text(range), range: range, end: at)
    }

    /// Whether a clause, or what stands behind a marker, begins at an offset.
    private func isOpening(_ offset: Int, _ start: Int) -> Bool {
        guard offset > start, let before = UTF8Scanner.scalar(bytes, before: offset)?.value else { return true }
        return [0xFF0C, 0x3002, 0xFF1B, 0xFF1A, 0x2C, 0x3B, 0x3A, 0x5D, 0x20].contains(before)
    }

    /// The name before «等», if what stands there is one: capitalised Latin words, or a Chinese name of two to four
    /// characters at the clause's start.
    private func chinese(before at: Int, from start: Int, after: Int, _ end: Int) -> Name? {
        var stop = at
        while stop > start, bytes[stop - 1] == 0x20 { stop -= 1 }
        if let range = latinName(endingAt: stop, from: start) {
            return isFollowed(after, end) ? Name(text: text(range), range: range, end: after) : nil
        }
        // «周明等人的研究»: the name fills the clause from its start.
        var begin = stop
        var count = 0
        while begin > start, let (value, length) = UTF8Scanner.scalar(bytes, before: begin), ScalarClass.isHan(value),
            count < 5
        {
            begin -= length
            count += 1
        }
        guard (2...4).contains(count) else { return nil }
        guard isOpening(begin, start) else { return nil }
        guard isFollowed(after, end), Surnames.builtIn.begins(bytes, at: begin) else { return nil }
        let range = ByteRange(begin, stop)
        return Name(text: text(range), range: range, end: after)
    }

    /// «等» behind a name is followed by a marker, a year, a verb of reporting, «人», «的»; behind a list by a noun.
    private func isFollowed(_ at: Int, _ end: Int) -> Bool {
        guard at < end else { return false }
        var next = at
        if let people = Self.people.first(where: { bytes[next..<end].starts(with: $0) }) { next += people.count }
        guard next < end else { return false }
        let value = UTF8Scanner.scalar(bytes, at: next).value
        // A marker, also one whose bracket a scanner misread («等「12]的研究»).
        if [0x5B, 0x28, 0x20, 0x300C, 0x3010, 0x3014].contains(value) { return true }
        return Self.openers.contains(value)
    }

    private static let openers = AuthorWords.scalars("after")
    private static let owners = AuthorWords.scalars("own")
    private static let people = AuthorWords.words("people")
    private static let tellers = AuthorWords.words("tell")
    private static let nouns = AuthorWords.words("noun")
    private static let particles = AuthorWords.words("particle")
    private static let others = AuthorWords.words("others")

    private func latinName(endingAt stop: Int, from start: Int) -> ByteRange? {
        var at = stop
        var words = 0
        var begin = stop
        while at > start, words < 4 {
            var word = at
            while word > start, let (value, length) = UTF8Scanner.scalar(bytes, before: word), isNameScalar(value) {
                word -= length
            }
            guard word < at else { break }
            let first = bytes[word]
            let isCapital = first >= 0x41 && first <= 0x5A || first >= 0xC3
            if !isCapital, !Self.particles.contains(Array(bytes[word..<at])) { break }
            begin = word
            words += 1
            guard word > start, bytes[word - 1] == 0x20 else { break }
            at = word - 1
        }
        guard words > 0, stop - begin >= 2 else { return nil }
        let name = text(ByteRange(begin, stop))
        // «TNF-α 等», «STS 等» are lists of things: a name has a lower-case letter, or two words.
        guard name.contains(where: \.isLowercase), !name.contains(where: \.isNumber) else { return nil }
        return ByteRange(begin, stop)
    }

    private func isNameScalar(_ value: UInt32) -> Bool {
        ScalarClass.isLetter(value) && value < 0x370 || value == 0x2D || value == 0x27 || value == 0x2E
            || value == 0x2019 || value == 0x2010
    }

    private func english(_ at: Int, _ range: ByteRange) -> Name? {
        for bytesOfWord in Self.others {
            guard at + bytesOfWord.count <= range.end, bytes[at] == bytesOfWord[0] else { continue }
            guard bytes[at..<(at + bytesOfWord.count)].elementsEqual(bytesOfWord), at > range.start,
                bytes[at - 1] == 0x20
            else { continue }
            guard let name = latinName(endingAt: at - 1, from: range.start) else { return nil }
            return Name(text: text(name), range: name, end: at + bytesOfWord.count)
        }
        return nil
    }

    /// «Miller [3] reported», «Miller and Ito (2012) found that»: names before a marker or a year that a verb of
    /// reporting follows. O(1).
    private func reporting(_ at: Int, _ range: ByteRange) -> Name? {
        guard at > range.start + 2, bytes[at - 1] == 0x20 else { return nil }
        var end = at + 1
        while end < range.end, end - at < 16, bytes[end] != 0x5D, bytes[end] != 0x29 { end += 1 }
        guard end + 2 < range.end, bytes[end] == 0x5D || bytes[end] == 0x29, bytes[end + 1] == 0x20,
            bytes[(at + 1)..<end].allSatisfy({ !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }),
            Self.reports.contains(where: { bytes[(end + 2)..<range.end].starts(with: $0) }),
            var name = latinName(endingAt: at - 1, from: range.start)
        else { return nil }
        if bytes[range.start..<name.start].suffix(5).elementsEqual(" and ".utf8),
            let first = latinName(endingAt: name.start - 5, from: range.start)
        {
            name = first
        }
        return Name(text: text(name), range: name, end: at)
    }

    private static let reports = AuthorWords.words("report")

    /// «O’Brien KD 的一项体外研究», «Grant EF 曾报告»: a name with initials without «等».
    private func possessive(in range: ByteRange) -> Name? {
        var at = range.start
        let owners = Self.owners
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if owners.contains(value) {
                var stop = at
                while stop > range.start, bytes[stop - 1] == 0x20 { stop -= 1 }
                if stop > range.start, bytes[stop - 1] >= 0x41, bytes[stop - 1] <= 0x5A,
                    let name = latinName(endingAt: stop, from: range.start),
                    hasInitials(name)
                {
                    return Name(text: text(name), range: name, end: at)
                }
            }
            at += length
        }
        return nil
    }

    /// A family name and one to three capitals: «Grant EF».
    private func hasInitials(_ range: ByteRange) -> Bool {
        let words = text(range).split(separator: " ")
        guard words.count >= 2, let last = words.last, (1...3).contains(last.count), last.allSatisfy(\.isUppercase)
        else { return false }
        return words[0].count >= 2 && words[0].first?.isUppercase == true
            && words[0].dropFirst().contains(where: \.isLowercase)
    }

    private func text(_ range: ByteRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }
}

/// The commonest Chinese surnames.
struct Surnames: Sendable {
    static let builtIn = Surnames()
    private let names: ScalarSet

    private init() {
        let rows = Table(Resource.bytes("claims/surnames.tsv") ?? []).rows
        names = ScalarSet(rows.flatMap { $0[0].unicodeScalars.map(\.value) })
    }

    func begins(_ bytes: [UInt8], at offset: Int) -> Bool {
        names.contains(UTF8Scanner.scalar(bytes, at: offset).value)
    }
}

/// The words of one kind in the table of authors' names.
enum AuthorWords {
    static func words(_ kind: String) -> [[UInt8]] {
        // A blank at a word's end counts: «men » is no «mental».
        let table = String(decoding: Resource.bytes("claims/names.tsv") ?? [], as: UTF8.self)
        return table.split(separator: "\n").filter { $0.hasPrefix(kind + "\t") }.flatMap { line in
            line.dropFirst(kind.count + 1).split(separator: "|").flatMap {
                TraditionalForms.builtIn.withForms([String($0)])
            }
        }.map { Array($0.utf8) }
    }

    /// The first character of each word.
    static func scalars(_ kind: String) -> ScalarSet {
        ScalarSet(words(kind).compactMap { String(decoding: $0, as: UTF8.self).unicodeScalars.first?.value })
    }
}
