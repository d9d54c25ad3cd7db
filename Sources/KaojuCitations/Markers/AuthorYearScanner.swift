import KaojuText

/// Finds markers of name and year, «(Pasch et al., 2008; O'Neill 2012a,b)», «Pasch 等(2008)», by the entries of the list.
struct AuthorYearScanner {
    /// A marker and the reference that it leads to.
    struct Hit: Sendable {
        var range: ByteRange
        var reference: Int
    }

    let bytes: [UInt8]
    let resources: CitationResources
    private let index: AuthorIndex
    private let keys: [Int: AuthorIndex.Key]

    init(bytes: [UInt8], keys: [AuthorIndex.Key], resources: CitationResources) {
        self.bytes = bytes
        self.resources = resources
        index = AuthorIndex(keys: keys)
        self.keys = Dictionary(keys.map { ($0.reference, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The markers in `range`, in order. O(n).
    func hits(in range: ByteRange) -> [Hit] {
        var out: [Hit] = []
        var at = range.start
        while at < range.end {
            let byte = bytes[at]
            if ASCII.isDigit(byte) {
                at = appendYear(at, in: range, to: &out)
            } else if byte == 0x28 || byte == 0xEF {
                appendUndatedGroup(at, in: range, to: &out)
                at += 1
            } else if resources.opensUndated[Int(byte)], let length = undatedWord(at, in: range) {
                let hit = hit(year: 0, suffix: 0, span: ByteRange(at, at + length), floor: range.start, last: out.last)
                if let hit { out.append(hit) }
                at += length
            } else {
                at += 1
            }
        }
        return out
    }

    /// The offset behind the digits at `start`; appends the marker that they are the year of.
    private func appendYear(_ start: Int, in range: ByteRange, to out: inout [Hit]) -> Int {
        var at = start
        while at < range.end, ASCII.isDigit(bytes[at]) { at += 1 }
        guard at - start == 4, EntryClues.isYear(bytes, start), start > range.start else { return at }
        var suffix: UInt8 = 0
        var end = at
        if end < range.end, ASCII.isLower(bytes[end]), end + 1 >= range.end || !ASCII.isLetter(bytes[end + 1]) {
            suffix = bytes[end]
            end += 1
        }
        let year = (0..<4).reduce(0) { $0 * 10 + Int(bytes[start + $1]) - 0x30 }
        let span = ByteRange(start, end)
        guard let hit = hit(year: year, suffix: suffix, span: span, floor: range.start, last: out.last) else {
            return at
        }
        out.append(hit)
        return appendLetters(behind: hit, year: year, suffix: suffix, limit: range.end, to: &out)
    }

    /// «2012a,b»: each letter is a marker of its own.
    private func appendLetters(behind hit: Hit, year: Int, suffix: UInt8, limit: Int, to out: inout [Hit]) -> Int {
        var at = hit.range.end
        guard suffix != 0, let name = keys[hit.reference]?.names.first else { return at }
        while at < limit, bytes[at] == 0x2C || bytes[at] == 0x26 || bytes[at] == 0x2F {
            let letter = bytes.skipBlanks(from: at + 1, to: limit)
            guard letter < limit, ASCII.isLower(bytes[letter]),
                letter + 1 >= limit || !ASCII.isLetter(bytes[letter + 1]),
                let key = same(name, year: year, near: hit.range.start).first(where: { $0.suffix == bytes[letter] })
            else { break }
            out.append(Hit(range: ByteRange(letter, letter + 1), reference: key.reference))
            at = letter + 1
        }
        return at
    }

    /// The entries of a year by an author.
    private func same(_ name: [UInt8], year: Int, near offset: Int) -> [AuthorIndex.Key] {
        index.entries(endingIn: NameFolder.hash(of: name), year: year, behind: offset).lazy.map(\.key)
            .filter { $0.names.first == name }
    }

    private func hit(year: Int, suffix: UInt8, span: ByteRange, floor: Int, last: Hit?) -> Hit? {
        let lowest = max(floor, span.start - 160)
        var window = ByteRange(max(lowest, last?.range.end ?? lowest), span.start)
        while window.start < window.end, bytes[window.start] & 0xC0 == 0x80 { window.start += 1 }
        let before = bytes.skipBlanks(before: span.start, to: window.start)
        var isNarrative = false
        if before > window.start, let (value, length) = UTF8Scanner.scalar(bytes, before: before),
            value == 0x28 || value == 0xFF08 || value == 0x5B || value == 0xFF3B
        {
            isNarrative = true
            window.end = before - length
        }
        if let cut = lastCut(in: window) { window.start = cut }
        if let last, window.start == last.range.end, isJoint(window), let name = keys[last.reference]?.names.first {
            // «Ren et al., 2005, 2007»: the name before stands for both years.
            let same = same(name, year: year, near: span.start)
            if let key = same.first(where: { $0.suffix == suffix }) ?? same.first {
                return Hit(range: span, reference: key.reference)
            }
        }
        guard let best = best(year: year, suffix: suffix, in: window) else { return nil }
        return Hit(range: ByteRange(isNarrative ? span.start : best.start, span.end), reference: best.reference)
    }

    /// The entry that the names in a window fit best, and where its name begins.
    private func best(year: Int, suffix: UInt8, in window: ByteRange) -> (reference: Int, start: Int)? {
        let words = NameFolder.words(of: bytes, in: window)
        var best: (reference: Int, score: Int, start: Int)?
        var seen: Set<Int> = []
        for position in words.indices.reversed() {
            let ends =
                words[position].isHan ? hanNames(words[position]) : [(words[position].hash, words[position].range)]
            for (hash, place) in ends {
                for entry in index.entries(endingIn: hash, year: year, behind: window.end) {
                    guard !seen.contains(entry.key.reference), let start = start(of: entry, words, position, place)
                    else {
                        continue
                    }
                    let tail = window.end - place.end
                    guard tail <= 100 else { continue }
                    seen.insert(entry.key.reference)
                    var score = 10 - tail / 20
                    if entry.key.suffix == suffix {
                        score += 6
                    } else if entry.key.suffix != 0, suffix != 0 {
                        continue
                    }
                    if let second = entry.second {
                        let hasSecond = words[(position + 1)...].contains {
                            $0.isHan ? hanNames($0).contains { $0.0 == second } : $0.hash == second
                        }
                        score += hasSecond ? 5 : entry.key.authors == 2 ? -4 : 0
                    }
                    if entry.key.authors == 1, tail > 6, !words[position].isHan { score -= 3 }
                    if best.map({ $0.score < score }) ?? true { best = (entry.key.reference, score, start) }
                }
            }
        }
        return best.map { ($0.reference, $0.start) }
    }

    /// Where an entry's whole name begins that ends in the word at `position`; nil where its other words are missing, but
    /// for the particles before it.
    private func start(of entry: AuthorIndex.Entry, _ words: [NameFolder.Word], _ position: Int, _ place: ByteRange)
        -> Int?
    {
        if entry.isAcronym {
            // Capitals only: «who» is no group.
            return bytes[place.indices].allSatisfy(ASCII.isUpper) ? place.start : nil
        }
        guard words[position].isHan || words[position].isCapitalised || isParticled(entry, words, position) else {
            return nil
        }
        var start = place.start
        var at = position
        for hash in entry.name.dropLast().reversed() {
            guard at > 0, words[at - 1].hash == hash else {
                return entry.name.count <= 3 && entry.key.authors > 0 && words[position].isCapitalised ? start : nil
            }
            at -= 1
            start = words[at].range.start
        }
        return start
    }

    /// A family name in lower case stands behind its particle.
    private func isParticled(_ entry: AuthorIndex.Entry, _ words: [NameFolder.Word], _ position: Int) -> Bool {
        entry.name.count > 1 && position > 0 && words[position - 1].hash == entry.name[entry.name.count - 2]
    }

    /// The ends and beginnings of a Chinese run that may be a name: two to four characters, or all of it.
    private func hanNames(_ word: NameFolder.Word) -> [(UInt64, ByteRange)] {
        let range = word.range
        var out: [(UInt64, ByteRange)] = []
        var start = max(range.start, range.end - 48)
        while start < range.end, bytes[start] & 0xC0 == 0x80 { start += 1 }
        while start < range.end {
            var hash = NameFolder.seed
            var at = start
            var count = 0
            while at < range.end, count < 16 {
                let length = UTF8Scanner.scalar(bytes, at: at).length
                for byte in bytes[at..<min(at + length, bytes.count)] { hash = NameFolder.mixed(hash, byte) }
                at += length
                count += 1
                if count >= 2 { out.append((hash, ByteRange(start, at))) }
            }
            start += UTF8Scanner.scalar(bytes, at: start).length
        }
        return out
    }

    // MARK: Works without a year

    /// The length of «n.d.», «in press» or the like at an offset, behind a blank, a comma or a parenthesis.
    private func undatedWord(_ at: Int, in range: ByteRange) -> Int? {
        guard at > range.start,
            [0x20, 0x2C, 0x28, 0x0A, 0x8C, 0x88].contains(bytes[at - 1]) || bytes[at] >= 0xE4,
            let word = resources.undated.first(where: { bytes.matches($0, at: at) }), at + word.count <= range.end
        else { return nil }
        let end = at + word.count
        return end >= range.end || !ASCII.isLetter(bytes[end]) || word[0] >= 0x80 ? word.count : nil
    }

    /// «(Ministry of Water Website)»: a group's whole name in parentheses, without a year.
    private func appendUndatedGroup(_ open: Int, in range: ByteRange, to out: inout [Hit]) {
        let (value, length) = UTF8Scanner.scalar(bytes, at: open)
        guard value == 0x28 || value == 0xFF08 else { return }
        var start = open + length
        var at = start
        let limit = min(range.end, start + 240)
        var found: [Hit] = []
        while at < limit {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            let isClose = value == 0x29 || value == 0xFF09
            if isClose || value == 0x3B || value == 0xFF1B || value == 0x2C || value == 0xFF0C {
                let part = ByteRange(bytes.skipBlanks(from: start, to: at), at)
                if let reference = group(in: part), part.start >= out.last?.range.end ?? 0 {
                    found.append(Hit(range: part, reference: reference))
                }
                start = at + length
                if isClose {
                    // Where a year is given it decides.
                    let inside = ByteRange(open, at)
                    if !EntryClues(bytes: bytes, particles: []).hasYear(inside) { out += found }
                    return
                }
            }
            if value == 0x28 || value == 0xFF08 || value == 0x0A { return }
            at += length
        }
    }

    private func group(in part: ByteRange) -> Int? {
        let words = NameFolder.words(of: bytes, in: part)
        guard let last = words.last, words.count >= 3 || last.isHan && last.count >= 4 else { return nil }
        let hashes = words.map(\.hash)
        return index.entries(endingIn: last.hash, year: AuthorIndex.anyYear, behind: part.start).first {
            $0.name == hashes
        }?.key
            .reference
    }

    // MARK: Windows

    /// The offset behind the last byte that no name of the same marker stands before.
    private func lastCut(in window: ByteRange) -> Int? {
        for at in window.indices.reversed() {
            let byte = bytes[at]
            if byte == 0x28 || byte == 0x3B || byte == 0x0A || byte == 0x29 { return at + 1 }
            if byte == 0x88 || byte == 0x89 || byte == 0x9B, at >= 2, bytes[at - 1] == 0xBC, bytes[at - 2] == 0xEF {
                return at + 1
            }
            // A Chinese sentence has ended.
            if byte == 0x82, at >= 2, bytes[at - 1] == 0x80, bytes[at - 2] == 0xE3 { return at + 1 }
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
}
