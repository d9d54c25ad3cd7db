import KaojuText

/// Finds where the authors at the start of an entry end.
struct NameListReader {
    let bytes: [UInt8]
    let conjunctions: [[UInt8]]

    /// Where a run of «Family II, Family II» at the start ends and other words follow; nil where there is none.
    func leadingRun(to limit: Int) -> Int? {
        var end: Int?
        var at = 0
        while at < limit {
            var words = 0
            var found: Int?
            while at < limit, words < 5 {
                var stop = at
                while stop < limit, bytes[stop] != 0x20, bytes[stop] != 0x2C { stop += 1 }
                guard stop > at else { break }
                let word = String(decoding: bytes[at..<stop], as: UTF8.self)
                words += 1
                at = stop
                if words > 1, Self.isInitials(word) {
                    found = stop
                    break
                }
                guard at < limit, bytes[at] == 0x20 else { break }
                at += 1
            }
            guard let found else { return end }
            end = found
            guard found + 1 < limit, bytes[found] == 0x2C else { return end }
            at = bytes.skipBlanks(from: found + 1, to: limit)
        }
        return end
    }

    /// «J», «JA», «J.A.», «J-P», «A.»: up to four capitals with stops and hyphens.
    private static func isInitials(_ word: String) -> Bool {
        let scalars = word.unicodeScalars
        let capitals = scalars.filter { ScalarClass.isUpper($0.value) || (0xC0...0xDE).contains($0.value) }.count
        guard capitals > 0, capitals <= 4 else { return false }
        return scalars.allSatisfy {
            ScalarClass.isUpper($0.value) || (0xC0...0xDE).contains($0.value) || $0 == "." || $0 == "-" || $0 == "‐"
                || $0 == "–"
        }
    }
}
