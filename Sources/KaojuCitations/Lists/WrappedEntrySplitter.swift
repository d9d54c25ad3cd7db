import KaojuText

/// Splits a hard-wrapped list without labels: at each line end, the room that was left, what the entry so far has, what the
/// next line opens with and the alphabet vote whether an entry begins.
struct WrappedEntrySplitter {
    let bytes: [UInt8]
    let clues: EntryClues
    let fill: LineFill

    /// The entries that lines make; the lines behind the last one are left. O(lines · their length).
    func entries(of lines: [ByteRange]) -> [ByteRange] {
        let first = split(lines, isAlphabetical: false)
        let ascending = zip(first, first.dropFirst()).count { order($0, $1) <= 0 }
        guard first.count >= 5, ascending * 10 >= (first.count - 1) * 8 else { return trimmed(first, lines) }
        return trimmed(split(lines, isAlphabetical: true), lines)
    }

    private func split(_ lines: [ByteRange], isAlphabetical: Bool) -> [ByteRange] {
        var out: [ByteRange] = []
        for (index, line) in lines.enumerated() {
            guard let entry = out.last, index > 0 else {
                out.append(line)
                continue
            }
            var vote = vote(for: line, behind: lines[index - 1], of: entry)
            if !opensWithNames(line), !isDated(lines, from: index) { vote -= 3 }
            if isAlphabetical { vote += order(entry, line) <= 0 ? 0.5 : -1.5 }
            if vote > 0 || entry.count > 2500 {
                out.append(line)
            } else {
                out[out.count - 1].end = line.end
            }
        }
        return out
    }

    private func vote(for line: ByteRange, behind previous: ByteRange, of entry: ByteRange) -> Double {
        var vote = 0.0
        switch fill.end(of: previous, before: line) {
        case .early: vote += 3
        case .doubtful: vote += 0.5
        case .full: vote -= 1.5
        }
        if clues.opensWithSeveralAuthors(line) {
            vote += 3
        } else if opensWithNames(line) {
            vote += 2
        } else {
            vote -= clues.opensEntry(line) ? 1.5 : 4
        }
        if !clues.hasYear(entry) { vote -= 2 }
        if clues.breaksOff(entry) { vote -= 3 } else if clues.closes(entry) { vote += 1.5 }
        return vote
    }

    private func opensWithNames(_ line: ByteRange) -> Bool {
        clues.opensWithAuthors(line) || clues.opensWithYear(line)
    }

    /// Whether a year stands between a line and the next one that opens with names: a group's work has one, the journal's
    /// name on a line of its own has not.
    private func isDated(_ lines: [ByteRange], from index: Int) -> Bool {
        for (step, line) in lines[index...].prefix(4).enumerated() {
            if step > 0, opensWithNames(line) { return false }
            if clues.hasYear(line) { return true }
        }
        return false
    }

    /// The last entry without the text that follows the list: it ends where it is complete and its line breaks off early.
    private func trimmed(_ entries: [ByteRange], _ lines: [ByteRange]) -> [ByteRange] {
        guard var last = entries.last else { return entries }
        var previous: ByteRange?
        for line in lines where line.start >= last.start {
            if let previous, fill.end(of: previous, before: line) == .early,
                clues.isComplete(ByteRange(last.start, previous.end))
            {
                last.end = previous.end
                break
            }
            previous = line
        }
        return entries.dropLast() + [last]
    }

    /// Whether one entry's first letters stand before (-1), with (0) or behind (1) another's, as lists are sorted.
    private func order(_ first: ByteRange, _ second: ByteRange) -> Int {
        func letters(_ range: ByteRange) -> [UInt8] {
            let head = bytes[range.start..<min(range.end, range.start + 24)]
            return head.prefix { $0 != 0x2C }.filter { ASCII.isLetter($0) || $0 >= 0x80 }.prefix(4).map(ASCII.lowered)
        }
        let (left, right) = (letters(first), letters(second))
        // Accents are sorted as if they were none: what begins with one says nothing.
        if left.contains(where: { $0 >= 0x80 }) || right.contains(where: { $0 >= 0x80 }) { return 0 }
        return left.lexicographicallyPrecedes(right) ? -1 : left == right ? 0 : 1
    }
}
