import KaojuText

/// Finds the entries of a library that a text may cite by name and year, without looking at all of them.
struct NamedEntries {
    let bytes: [UInt8]

    /// The indices of entries whose first author stands before a mention of their year, ascending. Linear in the text.
    func indices(in library: BibliographyLibrary, citedIn ranges: [ByteRange]) -> [Int] {
        var found: Set<Int> = []
        for range in ranges {
            var at = range.start
            while at + 4 <= range.end {
                guard ASCII.isDigit(bytes[at]) else {
                    at += 1
                    continue
                }
                let start = at
                while at < range.end, ASCII.isDigit(bytes[at]) { at += 1 }
                guard at - start == 4, EntryClues.isYear(bytes, start) else { continue }
                let year = (0..<4).reduce(0) { $0 * 10 + Int(bytes[start + $1]) - 0x30 }
                for name in names(in: ByteRange(max(range.start, start - 160), start)) {
                    found.formUnion(library.indices(name: name, year: year))
                }
            }
        }
        return found.sorted()
    }

    /// The words of a stretch in lower case; of Chinese, all runs of two to four characters. O(n).
    private func names(in window: ByteRange) -> [String] {
        var out: [String] = []
        var word: [UInt8] = []
        var han: [Int] = []
        func close() {
            if !word.isEmpty { out.append(String(decoding: word, as: UTF8.self).lowercased()) }
            word = []
            for first in han.indices {
                for count in 2...4 where first + count <= han.count {
                    let end = first + count < han.count ? han[first + count] : han[first + count - 1] + 3
                    out.append(String(decoding: bytes[han[first]..<min(end, bytes.count)], as: UTF8.self))
                }
            }
            han = []
        }
        var at = window.start
        while at < window.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if ScalarClass.isHan(value) {
                if !word.isEmpty { close() }
                han.append(at)
            } else if ScalarClass.isLetter(value) || value == 0x27 || value == 0x2D || value == 0x2019
                || (0x1E00...0x1EFF).contains(value)
            {
                if !han.isEmpty { close() }
                word += bytes[at..<min(at + length, bytes.count)]
            } else {
                close()
            }
            at += length
        }
        close()
        return out
    }
}
