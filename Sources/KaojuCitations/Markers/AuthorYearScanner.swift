import KaojuText

/// Finds markers of name and year, «(Pasch et al., 2008; O'Neill 2012a,b)», «Pasch 等(2008)», by the entries of the list.
struct AuthorYearScanner {
    /// What an entry is cited by.
    struct Key: Sendable {
        /// The index of the reference.
        var reference: Int
        /// The first two family names.
        var names: [[UInt8]]
        var year: Int
        var suffix: UInt8
        var authors: Int
    }

    /// A marker and the reference that it leads to.
    struct Hit: Sendable {
        var range: ByteRange
        var reference: Int
    }

    let bytes: [UInt8]
    private let byYear: [Int: [Key]]
    /// The first family name of each reference.
    private let firstNames: [Int: [UInt8]]

    init(bytes: [UInt8], keys: [Key]) {
        self.bytes = bytes
        let named = keys.filter { !$0.names.isEmpty }
        byYear = Dictionary(grouping: named, by: \.year)
        firstNames = Dictionary(named.map { ($0.reference, $0.names[0]) }, uniquingKeysWith: { first, _ in first })
    }

    /// The markers in `range`, in order. O(n).
    func hits(in range: ByteRange) -> [Hit] {
        var out: [Hit] = []
        var at = range.start
        while at + 4 <= range.end {
            guard ASCII.isDigit(bytes[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < range.end, ASCII.isDigit(bytes[at]) { at += 1 }
            guard at - start == 4, EntryClues.isYear(bytes, start), start > range.start else { continue }
            var suffix: UInt8 = 0
            var end = at
            if end < range.end, ASCII.isLower(bytes[end]), end + 1 >= range.end || !ASCII.isLetter(bytes[end + 1]) {
                suffix = bytes[end]
                end += 1
            }
            let year = (0..<4).reduce(0) { $0 * 10 + Int(bytes[start + $1]) - 0x30 }
            guard
                let hit = hit(
                    year: year, suffix: suffix, span: ByteRange(start, end), floor: range.start, last: out.last)
            else { continue }
            out.append(hit)
            at = end
            at = appendLetters(behind: hit, year: year, suffix: suffix, limit: range.end, to: &out)
        }
        return out
    }

    /// «2012a,b»: each letter is a marker of its own.
    private func appendLetters(behind hit: Hit, year: Int, suffix: UInt8, limit: Int, to out: inout [Hit]) -> Int {
        var at = hit.range.end
        guard suffix != 0, let names = byYear[year]?.first(where: { $0.reference == hit.reference })?.names.first else {
            return at
        }
        while at < limit, bytes[at] == 0x2C || bytes[at] == 0x26 {
            let letter = bytes.skipBlanks(from: at + 1, to: limit)
            guard letter < limit, ASCII.isLower(bytes[letter]),
                letter + 1 >= limit || !ASCII.isLetter(bytes[letter + 1]),
                let key = byYear[year]?.first(where: { $0.suffix == bytes[letter] && $0.names.first == names })
            else { break }
            out.append(Hit(range: ByteRange(letter, letter + 1), reference: key.reference))
            at = letter + 1
        }
        return at
    }

    private func hit(year: Int, suffix: UInt8, span: ByteRange, floor: Int, last: Hit?) -> Hit? {
        guard let keys = byYear[year] else { return nil }
        let lowest = max(floor, span.start - 160)
        var window = ByteRange(max(lowest, last?.range.end ?? lowest), span.start)
        let before = bytes.skipBlanks(before: span.start, to: window.start)
        var isNarrative = false
        if before > window.start, let (value, length) = UTF8Scanner.scalar(bytes, before: before),
            value == 0x28 || value == 0xFF08 || value == 0x5B
        {
            isNarrative = true
            window.end = before - length
        }
        if let cut = lastCut(in: window) { window.start = cut }
        if let last, window.start == last.range.end, isJoint(window), let name = firstNames[last.reference] {
            // «Ren et al., 2005, 2007»: the name before stands for both years.
            let same = keys.filter { $0.names.first == name }
            if let key = same.first(where: { $0.suffix == suffix }) ?? same.first {
                return Hit(range: span, reference: key.reference)
            }
        }
        var best: (key: Key, score: Int, start: Int)?
        for key in keys {
            guard let name = key.names.first, let start = lastOccurrence(of: name, in: window) else { continue }
            let tail = ByteRange(start + name.count, window.end)
            guard tail.count <= 100 else { continue }
            var score = 10 - tail.count / 20
            if key.suffix == suffix { score += 6 } else if key.suffix != 0, suffix != 0 { continue }
            if key.names.count > 1 {
                let hasSecond = lastOccurrence(of: key.names[1], in: tail) != nil
                score += hasSecond ? 5 : key.authors == 2 ? -4 : 0
            }
            if key.authors == 1, tail.count > 6 { score -= 3 }
            if best.map({ $0.score < score }) ?? true { best = (key, score, start) }
        }
        guard let best else { return nil }
        return Hit(range: ByteRange(isNarrative ? span.start : best.start, span.end), reference: best.key.reference)
    }

    /// The offset behind the last byte that no name of the same marker stands before.
    private func lastCut(in window: ByteRange) -> Int? {
        for at in window.indices.reversed() {
            let byte = bytes[at]
            if byte == 0x28 || byte == 0x3B || byte == 0x0A || byte == 0x29 { return at + 1 }
            if byte == 0x88 || byte == 0x9B, at >= 2, bytes[at - 1] == 0xBC, bytes[at - 2] == 0xEF { return at + 1 }
        }
        return nil
    }

    private func isJoint(_ range: ByteRange) -> Bool {
        range.count <= 6
            && bytes[range.indices].allSatisfy {
                $0 == 0x20 || $0 == 0x2C || $0 == 0x26 || $0 == 0x3B || $0 >= 0x80 || $0 == 0x61 || $0 == 0x6E
                    || $0 == 0x64
            }
    }

    /// Where a name stands last in the range, as a word of its own that begins as names do.
    private func lastOccurrence(of name: [UInt8], in range: ByteRange) -> Int? {
        guard !name.isEmpty, range.count >= name.count else { return nil }
        var at = range.end - name.count
        while at >= range.start {
            if ASCII.lowered(bytes[at]) == ASCII.lowered(name[0]), matches(name, at: at) {
                let end = at + name.count
                let isWhole =
                    name[0] >= 0xE4
                    || (at == 0 || !ASCII.isLetter(bytes[at - 1]))
                        && (end >= bytes.count || !ASCII.isLetter(bytes[end]))
                if isWhole { return at }
            }
            at -= 1
        }
        return nil
    }

    private func matches(_ name: [UInt8], at start: Int) -> Bool {
        for index in name.indices where ASCII.lowered(bytes[start + index]) != ASCII.lowered(name[index]) {
            return false
        }
        return true
    }
}
