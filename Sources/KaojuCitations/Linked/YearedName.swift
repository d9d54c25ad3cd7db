import KaojuText

/// Finds how far a marker of name and year reaches, of which markup links a part: from the first name to the year, or the
/// year alone, where the name is part of the sentence.
struct YearedName {
    let bytes: [UInt8]

    /// The marker around a link; `before` is the link before it. O(200).
    func range(of link: ByteRange, after before: ByteRange?) -> ByteRange {
        guard let year = Self.year(in: link, of: bytes, isLast: true) else { return withYearBehind(link) }
        let names = ByteRange(link.start, year.start)
        if let opener = bytes[names.indices].lastIndex(where: { $0 == 0x28 || $0 == 0x5B }), opener > link.start {
            return year
        }
        if names.count > 3, let start = firstName(in: names) { return ByteRange(start, year.end) }
        return ByteRange(nameStart(before: year.start, after: before) ?? year.start, year.end)
    }

    /// A link that covers only the name: «Ren et al. (2005)», «Ren et al., 2005».
    private func withYearBehind(_ link: ByteRange) -> ByteRange {
        let window = ByteRange(link.end, min(bytes.count, link.end + 12))
        guard let year = Self.year(in: window, of: bytes, isLast: false) else { return link }
        let between = bytes[link.end..<year.start]
        guard between.allSatisfy({ $0 == 0x20 || $0 == 0x2C || $0 == 0x2E || $0 == 0x28 || $0 == 0x5B }) else {
            return link
        }
        return between.contains(0x28) || between.contains(0x5B) ? year : ByteRange(link.start, year.end)
    }

    /// Where the names begin that stand before a linked year in the same parentheses; nil where the year stands alone.
    private func nameStart(before year: Int, after before: ByteRange?) -> Int? {
        let floor = max(0, year - 160, before.map { $0.end <= year ? $0.end : 0 } ?? 0)
        var at = year
        while at > floor, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x2C { at -= 1 }
        guard at > floor, let last = UTF8Scanner.scalar(bytes, before: at)?.value,
            last != 0x28, last != 0x5B, last != 0xFF08, last != 0x3B
        else { return nil }
        var start = at
        var isBounded = before?.end == floor && floor > 0
        while start > floor {
            let byte = bytes[start - 1]
            if byte == 0x0A { return nil }
            if byte == 0x28 || byte == 0x3B || byte == 0x5B || byte == 0x88 && start >= 3 && bytes[start - 3] == 0xEF {
                isBounded = true
                break
            }
            if byte == 0x29 || byte == 0x5D { return nil }
            start -= 1
        }
        return isBounded ? firstName(in: ByteRange(start, at)) : nil
    }

    /// The first word that begins as names do: with a capital, a Han character, or a letter beyond ASCII.
    private func firstName(in range: ByteRange) -> Int? {
        var at = range.start
        var isWordStart = true
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if isWordStart, ScalarClass.isUpper(value) || ScalarClass.isHan(value) || value >= 0xC0 && value < 0x250 {
                return particleStart(before: at, from: range.start)
            }
            isWordStart = value == 0x20 || value == 0x28 || value == 0x2C || value == 0x3B || value == 0x5B
            at += length
        }
        return nil
    }

    /// «van der Berg»: the particles in lower case that stand right before a name, where nothing else does.
    private func particleStart(before name: Int, from start: Int) -> Int {
        let words = bytes[start..<name].split(separator: 0x20)
        let isParticles =
            !words.isEmpty && words.allSatisfy { $0.count <= 3 && $0.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } }
        guard isParticles,
            words.allSatisfy({ !["see", "in", "by", "and", "cf"].contains(String(decoding: $0, as: UTF8.self)) })
        else { return name }
        return words.first?.startIndex ?? name
    }

    /// A year with its letter, the first or last of a range.
    static func year(in range: ByteRange, of bytes: [UInt8], isLast: Bool = true) -> ByteRange? {
        var found: ByteRange?
        var at = range.start
        while at + 4 <= range.end {
            guard ASCII.isDigit(bytes[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < range.end, ASCII.isDigit(bytes[at]) { at += 1 }
            guard at - start == 4, EntryClues.isYear(bytes, start) else { continue }
            if at < range.end, ASCII.isLower(bytes[at]), at + 1 >= range.end || !ASCII.isLetter(bytes[at + 1]) {
                at += 1
            }
            found = ByteRange(start, at)
            if !isLast { break }
        }
        return found
    }
}
