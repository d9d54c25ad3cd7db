import KaojuMatching
import KaojuText

/// Finds where an unknown Chinese name begins, in one sentence: after punctuation or a word that is no part of names.
struct NameBoundary {
    private static let words = WordList("boundaries")
    private static let stopCount = words["stop"].count
    private static let weakCount = words["weak"].count
    private static let automaton = Automaton(patterns: words["stop"] + words["weak"] + words["keep"])

    private let bytes: [UInt8]
    private let sentence: ByteRange
    /// For each offset of the sentence, whether a stop word ends there, and whether that is a weak one.
    private var stops: [Stop]

    private enum Stop: UInt8 { case none, weak, strong }

    /// Reads the stop words of a sentence; those inside known names do not count. O(n + names).
    init(bytes: [UInt8], sentence: ByteRange, known: ArraySlice<Candidate>) {
        self.bytes = bytes
        self.sentence = sentence
        stops = [Stop](repeating: .none, count: sentence.count + 1)
        var found: [(range: ByteRange, stop: Stop)] = []
        // The longest known name or protected word that ends at or after each offset covers what lies inside.
        var reach = [Int](repeating: 0, count: sentence.count + 1)
        var protected: [ByteRange] = []
        Self.automaton.forEachMatch(in: bytes, range: sentence) { match in
            if match.pattern < Self.stopCount {
                found.append((match.range, .strong))
            } else if match.pattern < Self.stopCount + Self.weakCount {
                found.append((match.range, .weak))
            } else {
                protected.append(match.range)
            }
        }
        for candidate in known where !candidate.isConditional && candidate.concept >= 0 {
            protected.append(candidate.range)
        }
        for range in protected {
            for offset in range.indices {
                reach[offset - sentence.start] = max(reach[offset - sentence.start], range.end)
            }
        }
        for item in found where !isProtected(item.range, reach) {
            let at = item.range.end - sentence.start
            if stops[at] != .strong { stops[at] = item.stop }
        }
    }

    /// Whether a longer known name or protected word holds the stop word.
    private func isProtected(_ range: ByteRange, _ reach: [Int]) -> Bool {
        let end = reach[range.start - sentence.start]
        guard end >= range.end else { return false }
        if end > range.end { return true }
        return range.start > sentence.start && reach[range.start - 1 - sentence.start] >= range.end
    }

    /// Where a name that ends at `end` begins, or nil where no clear boundary stands within `limit` characters.
    /// `inner` is where its certain part begins; at least one character before that is taken. O(limit).
    func start(endingAt end: Int, inner: Int, limit: Int) -> Int? {
        var at = inner
        var count = 0
        while at > sentence.start {
            switch stops[at - sentence.start] {
            case .strong: return at
            case .weak: return nil
            case .none: break
            }
            guard let character = UTF8Scanner.character(in: bytes, before: at) else { return at }
            if UTF8Scanner.isCJK(character.scalar) {
                at -= character.count
                count += 1
                if count > limit { return nil }
                continue
            }
            if Self.isDash(character.scalar) {
                // «抑制因子–骨桥蛋白»: a long dash before a known name parts.
                if at == inner, inner < end, character.scalar > 0x2011 { return at }
                // «胱硫醚–裂解酶»: what stands before a hyphen belongs to the name.
                at -= character.count
                count += 1
                guard let beyond = UTF8Scanner.character(in: bytes, before: at), at > sentence.start,
                    UTF8Scanner.isCJK(beyond.scalar) || latinToken(endingAt: at) != nil
                else { return nil }
                continue
            }
            var left = at
            if character.scalar == 0x20 { left -= 1 }
            guard let token = latinToken(endingAt: left) else {
                // A closing bracket: what it closes is part of the name, or not; nobody knows.
                return character.scalar == 0x29 || character.scalar == 0xFF09 ? nil : at
            }
            if bytes[token.indices].allSatisfy({ $0.isASCIIDigit }) {
                return bytes.hasWord(Array("型".utf8), at: at) ? token.start : (left < at ? at : nil)
            }
            // «抗SCL70抗体»: what it is against belongs to it.
            let against = token.start - 3
            return bytes.hasWord(Array("抗".utf8), at: against) && !isStop(token.start) && against >= sentence.start
                ? against : token.start
        }
        return at
    }

    private static func isDash(_ scalar: UInt32) -> Bool { scalar == 0x2D || (0x2010...0x2015).contains(scalar) }

    /// Whether a stop word ends at `offset`. O(1).
    func isStop(_ offset: Int) -> Bool { stops[offset - sentence.start] != .none }

    /// Whether no word inside the range, its first character left out, is one that ends before names. O(count).
    func isWhole(_ range: ByteRange) -> Bool {
        guard sentence.contains(range), !range.isEmpty else { return false }
        return !stops[range.start + 1 - sentence.start...range.end - sentence.start].contains { $0 != .none }
    }

    /// The run of letters, digits and hyphens that ends at `end`, if one does and begins with a letter or digit.
    private func latinToken(endingAt end: Int) -> ByteRange? {
        var at = end
        while let character = UTF8Scanner.character(in: bytes, before: at), at > sentence.start {
            let isPart =
                UTF8Scanner.isAlphabetic(character.scalar)
                || character.scalar < 0x80 && UInt8(character.scalar).isASCIIDigit
                || character.scalar == 0x2D || character.scalar == 0x2F
            guard isPart else { break }
            at -= character.count
        }
        while at < end, bytes[at] == 0x2D || bytes[at] == 0x2F { at += 1 }
        return at < end ? ByteRange(at, end) : nil
    }
}
