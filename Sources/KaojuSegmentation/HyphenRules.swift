import KaojuText

/// Which hyphens at a line's end belong to the word, by the parts around them.
struct HyphenRules: Sendable {
    private struct Rule {
        var keeps: Bool
        var beginnings: [[UInt8]]
    }

    private let rules: [[UInt8]: [Rule]]

    /// Reads the rows of the table of hyphens.
    init(_ rows: [Table.Row]) {
        var rules: [[UInt8]: [Rule]] = [:]
        for row in rows {
            let rule = Rule(keeps: row[1] == "keep", beginnings: row.list(2).map { Array($0.utf8) })
            rules[Array(row[0].utf8), default: []].append(rule)
        }
        self.rules = rules
    }

    /// Whether the hyphen between two parts of a word, lower case, belongs to it. O(rules of the first part).
    func keeps(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        for rule in rules[first] ?? [] {
            if rule.beginnings.isEmpty || rule.beginnings.contains(where: { second.starts(with: $0) }) {
                return rule.keeps
            }
        }
        return false
    }
}

/// What a document itself says of the words that its line ends break: it may write them elsewhere.
struct HyphenEvidence {
    private var joined: [UInt64: Bool] = [:]

    /// Looks for the words broken at the ends of these lines. O(n) where a line ends in a hyphen, else O(lines).
    init(bytes: [UInt8], lines: [SourceLine]) {
        // A broken word's two spellings, by hash: false for the one with a hyphen, true for the joined one.
        var wanted: [UInt64: (word: UInt64, isJoined: Bool)] = [:]
        var filter = [Bool](repeating: false, count: 0x1_0000)
        for (line, next) in zip(lines, lines.dropFirst()) where bytes[line.range.end - 1] == UInt8(ascii: "-") {
            let parts = (
                Self.wordBefore(line.range.end - 1, bytes, from: line.range.start),
                Self.wordFrom(next.range.start, bytes)
            )
            guard !parts.0.isEmpty, !parts.1.isEmpty else { continue }
            let word = Self.hash(bytes[parts.0.indices], bytes[parts.1.indices], hyphen: false)
            let compound = Self.hash(bytes[parts.0.indices], bytes[parts.1.indices], hyphen: true)
            wanted[word] = (word, true)
            wanted[compound] = (word, false)
            filter[Int(word & 0xFFFF)] = true
            filter[Int(compound & 0xFFFF)] = true
        }
        guard !wanted.isEmpty else { return }
        for line in lines {
            var at = line.range.start
            while at < line.range.end {
                guard Self.isLetter(bytes[at]) else {
                    at += 1
                    continue
                }
                var hash = Self.seed
                while at < line.range.end, Self.isLetter(bytes[at]) || bytes[at] == UInt8(ascii: "-") {
                    hash = Self.mixed(hash, bytes[at])
                    at += 1
                }
                guard filter[Int(hash & 0xFFFF)], let found = wanted[hash] else { continue }
                // Joined once is enough: a compound in print may itself be a broken word set anew.
                joined[found.word] = found.isJoined || joined[found.word] == true
            }
        }
    }

    /// Whether the document writes the word joined (true), with its hyphen (false) or nowhere else (nil). O(word).
    func isJoined(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Bool? {
        joined.isEmpty ? nil : joined[Self.hash(first, second, hyphen: false)]
    }

    // MARK: Words

    /// The ASCII letters that end before `offset`.
    static func wordBefore(_ offset: Int, _ bytes: [UInt8], from limit: Int) -> ByteRange {
        var start = offset
        while start > limit, isLetter(bytes[start - 1]) { start -= 1 }
        return ByteRange(start, offset)
    }

    /// The ASCII letters that begin at `offset`.
    static func wordFrom(_ offset: Int, _ bytes: [UInt8]) -> ByteRange {
        var end = offset
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
        return ByteRange(offset, end)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(isLetter(byte) ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01B3
    }

    private static func hash(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, hyphen: Bool) -> UInt64 {
        var hash = seed
        for byte in first { hash = mixed(hash, byte) }
        if hyphen { hash = mixed(hash, UInt8(ascii: "-")) }
        for byte in second { hash = mixed(hash, byte) }
        return hash
    }
}
