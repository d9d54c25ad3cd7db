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

    /// Whether the range breaks off so that more must follow.
    func goesOn(_ range: ByteRange) -> Bool {
        guard let (value, _) = UTF8Scanner.scalar(bytes, before: range.end) else { return false }
        return !(value == 0x2E || value == 0x3002 || value == 0xFF0E) || !hasYear(range)
    }

    /// Whether a line begins as entries do: a name in capitals or Han, then a comma, initials or a stop.
    func opensEntry(_ line: ByteRange) -> Bool {
        guard !line.isEmpty else { return false }
        let (value, _) = UTF8Scanner.scalar(bytes, at: line.start)
        guard
            ScalarClass.isUpper(value) || ScalarClass.isHan(value) || value >= 0xC0 && ScalarClass.isLetter(value)
                || hasParticle(line)
        else { return false }
        let head = ByteRange(line.start, min(line.end, line.start + 60))
        return bytes[head.indices].contains { $0 == 0x2C || $0 == 0x2E || $0 == 0x28 || $0 == 0x8C || $0 == 0x81 }
            || hasYear(ByteRange(line.start, min(line.end, line.start + 90)))
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
        guard opensEntry(line) else { return false }
        let head = Array(bytes[line.start..<min(line.end, line.start + 80)])
        if ScalarClass.isHan(UTF8Scanner.scalar(head, at: 0).value) {
            let name = head.prefix(15)
            return name.contains(0x2C) || name.contains(0x2E) || name.contains(0x8C) || name.contains(0x81)
        }
        let names = NameListReader(bytes: head, conjunctions: [])
        if names.leadingRun(to: head.count) != nil { return true }
        guard let comma = head.firstIndex(of: 0x2C), comma < 40 else { return false }
        let initial = head.skipBlanks(from: comma + 1, to: head.count)
        return initial + 1 < head.count && ASCII.isUpper(head[initial])
            && (head[initial + 1] == 0x2E || head[initial + 1] == 0x2C)
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
