import KaojuText

/// Reads how many were studied.
struct SampleSizeScanner {
    let bytes: [UInt8]

    /// The number of subjects: «358 名患者», «107 例», «n = 24», "120 patients". O(n).
    func sampleSize(in range: ByteRange) -> Int? {
        var at = range.start
        while at < range.end {
            guard bytes[at].isASCIIDigit, at == range.start || !isWord(bytes[at - 1]),
                let number = Numeral(at: at, in: bytes, before: range.end)
            else {
                at += 1
                continue
            }
            let start = at
            let value = number.value
            at = number.range.end
            guard value >= 1, value == value.rounded(), value < 10_000_000 else { continue }
            if equals(before: start, from: range.start, word: UInt8(ascii: "n")) { return Int(value) }
            var next = at
            while next < range.end, bytes[next] == 0x20 { next += 1 }
            guard next < range.end else { break }
            let rest = bytes[next..<range.end]
            if Self.counters.contains(where: { rest.starts(with: $0) }),
                !Self.noCounters.contains(where: { rest.starts(with: $0) })
            {
                return Int(value)
            }
            if next > at, isSubject(next, range.end) { return Int(value) }
        }
        return nil
    }

    /// Whether an English word for those who are studied stands at a place, with up to three adjectives before it.
    private func isSubject(_ start: Int, _ end: Int) -> Bool {
        var at = start
        for _ in 0..<4 {
            let rest = bytes[at..<end]
            if Self.subjects.contains(where: { rest.starts(with: $0) }) { return true }
            let word = rest.prefix { isWord($0) && $0 != 0x2E }
            guard !word.isEmpty, word.endIndex < end, bytes[word.endIndex] == 0x20,
                !word.contains(where: \.isASCIIDigit),
                !Self.between.contains(Array(word))
            else { return false }
            at = word.endIndex + 1
        }
        return false
    }

    private static let counters = AuthorWords.words("counter")
    private static let noCounters = AuthorWords.words("no-counter")
    private static let between = Set(AuthorWords.words("between"))
    private static let subjects = AuthorWords.words("subject")

    private func equals(before start: Int, from: Int, word: UInt8) -> Bool {
        var at = start
        while at > from, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x3D { at -= 1 }
        guard at < start, at > from, bytes[at - 1] | 0x20 == word else { return false }
        return at - 1 == from || !isWord(bytes[at - 2])
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x2E || byte == 0x2D
    }
}
