import KaojuText

/// What tells an entry of a reference list from other text.
struct EntryClues {
    let bytes: [UInt8]
    let particles: [[UInt8]]

    /// Whether a year stands in the range. O(n).
    func hasYear(_ range: ByteRange) -> Bool {
        var at = range.start
        while at + 4 <= range.end {
            if ASCII.isDigit(bytes[at]) {
                let start = at
                while at < range.end, ASCII.isDigit(bytes[at]) { at += 1 }
                if at - start == 4, Self.isYear(bytes, start) { return true }
            } else {
                at += 1
            }
        }
        return false
    }

    /// Whether the four digits at `offset` are a year of a publication.
    static func isYear(_ bytes: [UInt8], _ offset: Int) -> Bool {
        let value = (0..<4).reduce(0) { $0 * 10 + Int(bytes[offset + $1]) - 0x30 }
        return value >= 1800 && value <= 2049
    }

    /// Whether GB/T 7714's mark of the kind of work («[J]», «[M/OL]») stands in the range.
    func hasTypeMark(_ range: ByteRange) -> Bool {
        var at = range.start
        while at + 2 < range.end {
            if bytes[at] == 0x5B, ASCII.isUpper(bytes[at + 1]), bytes[at + 2] == 0x5D || bytes[at + 2] == 0x2F {
                return true
            }
            at += 1
        }
        return false
    }

    /// Whether an entry may end here: it has a year and closes with a stop, a digit or a bracket.
    func isComplete(_ range: ByteRange) -> Bool {
        guard hasYear(range), let (value, _) = UTF8Scanner.scalar(bytes, before: range.end) else { return false }
        return value == 0x2E || value == 0x3002 || value == 0xFF0E || value == 0x29
            || ASCII.isDigit(UInt8(truncatingIfNeeded: value)) && value < 0x80
    }

    /// Whether the range ends as entries do: a stop, a page, a bracket, an address.
    func closes(_ range: ByteRange) -> Bool {
        guard let (value, length) = UTF8Scanner.scalar(bytes, before: range.end) else { return false }
        if isAddress(endingAt: range.end, from: range.start) { return true }
        if value == 0x2E {
            // «J.» and «al.» may close a name.
            let at = range.end - length
            return at - 1 <= range.start || !ASCII.isUpper(bytes[at - 1]) || ASCII.isLetter(bytes[at - 2])
        }
        return value == 0x3002 || value == 0xFF0E || value == 0x29 || value < 0x80 && ASCII.isDigit(UInt8(value))
    }

    /// Whether the range ends in a comma, a colon, a dash or «&», behind which more must follow.
    func breaksOff(_ range: ByteRange) -> Bool {
        guard let (value, _) = UTF8Scanner.scalar(bytes, before: range.end) else { return false }
        return [0x2C, 0x3A, 0x3B, 0x26, 0x28, 0x2D, 0x2013, 0xFF0C, 0xFF1A, 0x3001].contains(value)
    }

    /// Whether the last word is a DOI or a web address.
    private func isAddress(endingAt end: Int, from start: Int) -> Bool {
        var at = end
        while at > start, bytes[at - 1] != 0x20, bytes[at - 1] != 0x0A { at -= 1 }
        return opensWithAddress(ByteRange(at, end))
    }

    /// Whether the range begins with a DOI or a web address.
    func opensWithAddress(_ range: ByteRange) -> Bool {
        guard range.count > 7 else { return false }
        if bytes[range.start] == 0x31, bytes[range.start + 1] == 0x30, bytes[range.start + 2] == 0x2E {
            return bytes[range.indices].contains(0x2F)
        }
        return Self.addresses.contains { bytes.matches($0, at: range.start) }
    }

    /// Schemes and prefixes of identifiers: syntax, not language.
    private static let addresses = ["http", "www.", "doi:", "pmid:"].map { Array($0.utf8) }

    /// Whether the range breaks off so that more must follow.
    func goesOn(_ range: ByteRange) -> Bool {
        guard let (value, _) = UTF8Scanner.scalar(bytes, before: range.end) else { return false }
        return !(value == 0x2E || value == 0x3002 || value == 0xFF0E) || !hasYear(range)
    }

    /// Whether a line begins as entries do: a name in capitals or Han, then a comma, initials or a stop.
    func opensEntry(_ line: ByteRange) -> Bool {
        guard opensWithCapital(line) else { return false }
        let head = ByteRange(line.start, min(line.end, line.start + 60))
        return bytes[head.indices].contains { $0 == 0x2C || $0 == 0x2E || $0 == 0x28 || $0 == 0x8C || $0 == 0x81 }
            || hasYear(ByteRange(line.start, min(line.end, line.start + 90)))
    }

    /// Whether a line begins with a capital, a Chinese character or a particle of a name.
    func opensWithCapital(_ line: ByteRange) -> Bool {
        guard !line.isEmpty else { return false }
        let (value, _) = UTF8Scanner.scalar(bytes, at: line.start)
        return ScalarClass.isUpper(value) || ScalarClass.isHan(value) || value >= 0xC0 && ScalarClass.isLetter(value)
            || hasParticle(line)
    }

    /// Whether the second word is none that a table's row has: a number that is no year.
    func opensWithName(_ entry: ByteRange) -> Bool {
        guard opensEntry(entry) else { return false }
        var at = entry.start
        while at < entry.end, bytes[at] != 0x20 { at += 1 }
        at = bytes.skipBlanks(from: at, to: entry.end)
        guard at < entry.end, ASCII.isDigit(bytes[at]) else { return at >= entry.end || bytes[at] != 0x2D }
        return NumberListReader.number(bytes, at: at, to: entry.end).map {
            $0.digits == 4 && EntryClues.isYear(bytes, at)
        } ?? false
    }

    /// Whether a line begins with authors as lists print them: «Family II,», «Family, I.», «张三,».
    func opensWithAuthors(_ line: ByteRange) -> Bool {
        guard opensWithCapital(line) else { return false }
        let head = Array(bytes[line.start..<min(line.end, line.start + 80)])
        if ScalarClass.isHan(UTF8Scanner.scalar(head, at: 0).value) {
            let name = head.prefix(15)
            return name.contains(0x2C) || name.contains(0x2E) || name.contains(0x8C) || name.contains(0x81)
        }
        let names = NameListReader(bytes: head, conjunctions: [])
        if let run = names.leadingRun(to: head.count), isFollowedLikeNames(head, run) { return true }
        guard let comma = head.firstIndex(of: 0x2C), comma < 40 else { return false }
        let initial = head.skipBlanks(from: comma + 1, to: head.count)
        return initial + 1 < head.count && ASCII.isUpper(head[initial])
            && (head[initial + 1] == 0x2E || head[initial + 1] == 0x2C)
    }

    /// Whether what follows a run of names may: «Aust J Exp Agric, 29» is a journal, «Matsuba K The origin of» is not.
    private func isFollowedLikeNames(_ head: [UInt8], _ run: Int) -> Bool {
        guard run < head.count, head[run] == 0x20 else { return true }
        var at = head.skipBlanks(from: run, to: head.count)
        // «Soc. Am. J. 2012;76:494» is a journal.
        if at + 4 < head.count, ASCII.isDigit(head[at]), head[at + 4] == 0x3B { return false }
        if run > 0, head[run - 1] == 0x2E { return true }
        at = run
        for _ in 0..<3 {
            at = head.skipBlanks(from: at, to: head.count)
            guard at < head.count else { return true }
            if ASCII.isLower(head[at]) || head[at] == 0x28 { return true }
            if ASCII.isDigit(head[at]) {
                return at + 4 <= head.count && head[at..<(at + 4)].allSatisfy(ASCII.isDigit) && Self.isYear(head, at)
            }
            while at < head.count, head[at] != 0x20 { at += 1 }
        }
        return false
    }

    /// Whether a line begins with two authors or more, which a title or a journal's name never does.
    func opensWithSeveralAuthors(_ line: ByteRange) -> Bool {
        guard opensEntry(line) else { return false }
        let head = Array(bytes[line.start..<min(line.end, line.start + 80)])
        guard let run = NameListReader(bytes: head, conjunctions: []).leadingRun(to: head.count) else { return false }
        return head[..<run].contains(0x2C)
    }

    /// Whether a line begins with a body or group and a year: «FAO (2017)».
    func opensWithYear(_ line: ByteRange) -> Bool {
        guard opensEntry(line) else { return false }
        let head = ByteRange(line.start, min(line.end, line.start + 60))
        guard let open = bytes[head.indices].firstIndex(of: 0x28) else { return false }
        return hasYear(ByteRange(open, min(line.end, open + 6)))
    }

    private func hasParticle(_ line: ByteRange) -> Bool {
        particles.contains {
            bytes.matches($0, at: line.start) && line.start + $0.count < line.end
                && bytes[line.start + $0.count] == 0x20
        }
    }
}
