import KaojuText

/// Finds markers of name and year by their shape alone, where no list tells the names: «(Hale et al., 2012; Frost 1999a)»,
/// «Hale and Frost (2012)», «海某等(2012)».
struct NamedMarkerScanner {
    /// A marker: where it stands, and whom it names.
    struct Hit: Sendable {
        var range: ByteRange
        var name: String
        var year: Int
        var suffix: UInt8
    }

    let bytes: [UInt8]
    let resources: CitationResources

    /// The markers in `range`, in order. O(n).
    func hits(in range: ByteRange) -> [Hit] {
        var out: [Hit] = []
        var at = range.start
        while at < range.end {
            guard ASCII.isDigit(bytes[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < range.end, ASCII.isDigit(bytes[at]) { at += 1 }
            guard at - start == 4, EntryClues.isYear(bytes, start), start > range.start + 2 else { continue }
            var end = at
            var suffix: UInt8 = 0
            if end < range.end, ASCII.isLower(bytes[end]), end + 1 >= range.end || !ASCII.isLetter(bytes[end + 1]) {
                suffix = bytes[end]
                end += 1
            }
            // The year closes its part of the marker.
            let next = bytes.skipBlanks(from: end, to: range.end)
            guard next < range.end, [0x29, 0x3B, 0x2C, 0xEF, 0x3A].contains(bytes[next]) else { continue }
            let year = (0..<4).reduce(0) { $0 * 10 + Int(bytes[start + $1]) - 0x30 }
            if let found = name(before: start, floor: max(range.start, out.last?.range.end ?? 0)) {
                out.append(
                    Hit(range: ByteRange(found.start, end), name: found.name, year: year, suffix: suffix))
            }
        }
        return out
    }

    /// The name that a year belongs to, and where the marker begins: at the name inside parentheses, at the year behind one.
    private func name(before year: Int, floor: Int) -> (name: String, start: Int)? {
        var at = bytes.skipBlanks(before: year, to: floor)
        guard at > floor, let (value, length) = UTF8Scanner.scalar(bytes, before: at) else { return nil }
        let isNarrative = value == 0x28 || value == 0xFF08
        if isNarrative || value == 0x2C || value == 0xFF0C { at = bytes.skipBlanks(before: at - length, to: floor) }
        var hasOthers = false
        for word in resources.others
        where bytes.matches(word, at: at - word.count) || bytes.matches(word, at: at - 1 - word.count) {
            let start = at - word.count - (bytes.matches(word, at: at - word.count) ? 0 : 1)
            hasOthers = true
            at = bytes.skipBlanks(before: start, to: floor)
            break
        }
        var start = max(floor, at - 60)
        while start < at, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let words = NameFolder.words(of: bytes, in: ByteRange(start, at))
        guard let last = words.last,
            last.range.end == at || bytes[last.range.end..<at].allSatisfy({ $0 == 0x2C || $0 == 0x20 })
        else { return nil }
        // «et al» alone or a second author shows that a name is one; a lone capital word opens a parenthesis.
        if last.isHan {
            let pair = pair(in: last.range)
            guard hasOthers || pair != nil || !isNarrative, pair != nil || last.count <= 4 else { return nil }
            guard isOpened(last.range.start, floor) || isNarrative else { return nil }
            let first = pair ?? last.range
            return (String(decoding: bytes[first.indices], as: UTF8.self), isNarrative ? year : last.range.start)
        }
        guard last.isCapitalised, last.count >= 2 else { return nil }
        var first = last
        var hasSecond = false
        if words.count >= 2, let joint = joint(before: last.range.start, floor: start),
            let partner = words.last(where: { $0.range.end <= joint }), partner.isCapitalised, partner.count >= 2,
            bytes.skipBlanks(before: joint, to: floor) == partner.range.end
        {
            first = partner
            hasSecond = true
        }
        let opens = isOpened(first.range.start, floor)
        guard isNarrative ? hasOthers || hasSecond : opens && (hasOthers || hasSecond || first.count >= 3) else {
            return nil
        }
        return (String(decoding: bytes[first.range.indices], as: UTF8.self), isNarrative ? year : first.range.start)
    }

    /// The first of two Chinese names with a conjunction between them, of two to four characters each.
    private func pair(in range: ByteRange) -> ByteRange? {
        for word in resources.conjunctions where word[0] >= 0xE4 {
            var at = range.start + 6
            while at + word.count + 6 <= range.end, at <= range.start + 12 {
                if bytes.matches(word, at: at), range.end - at - word.count <= 12 { return ByteRange(range.start, at) }
                at += 3
            }
        }
        return nil
    }

    /// The offset of «and» or «&» before a name.
    private func joint(before start: Int, floor: Int) -> Int? {
        let at = bytes.skipBlanks(before: start, to: floor)
        for word in resources.conjunctions where at - word.count > floor && bytes.matches(word, at: at - word.count) {
            return at - word.count
        }
        return nil
    }

    /// Whether a parenthesis or a semicolon stands before an offset.
    private func isOpened(_ start: Int, _ floor: Int) -> Bool {
        let at = bytes.skipBlanks(before: start, to: max(0, floor - 1))
        guard at > 0, let (value, _) = UTF8Scanner.scalar(bytes, before: at) else { return false }
        return [0x28, 0xFF08, 0x3B, 0xFF1B, 0x5B, 0x2C].contains(value)
    }
}
