import KaojuMatching
import KaojuText

/// All names of a set of concepts in one automaton, with what must hold where one is found.
struct NameIndex: Sendable {
    /// How strictly a name is compared.
    enum Style: UInt8, Sendable {
        /// In any case.
        case full
        /// A short word: as written, or with a capital at the start.
        case word
        /// A symbol or an abbreviation: as written; capitals and a capital at the start are one where it is long enough.
        case symbol
    }

    /// One name of one concept.
    struct Entry: Sendable {
        var concept: Int32
        var style: Style
        /// Whether it counts only where the document defines it or has another name of the concept.
        var isConditional: Bool
        /// 0 for the preferred name, 1 for a synonym, 2 for an abbreviation; user names come before all others.
        var rank: UInt8
        /// Where its bytes begin in `cased` and `gaps`.
        var offset: Int32
        /// The next entry with the same folded name; -1 for none.
        var next: Int32 = -1
    }

    private(set) var entries: [Entry] = []
    private var flat: [UInt8] = []
    private var counts: [Int] = []
    private var cased: [UInt8] = []
    private var gaps: [UInt8] = []
    private var folded = FoldedText()
    private(set) var automaton = Automaton(patterns: [])

    /// Inside `gaps`: the name may be parted or joined here (between letter and digit, at a Greek letter).
    private static let soft: UInt8 = 4

    /// Adds a name; `finish` makes it searchable.
    mutating func add(_ name: String, concept: Int, style: Style, isConditional: Bool, rank: UInt8) {
        var name = name
        name.withUTF8 { NameFolder.standard.fold(Array($0), ByteRange(0, $0.count), into: &folded) }
        guard !folded.bytes.isEmpty else { return }
        let count = folded.bytes.count
        entries.append(
            Entry(
                concept: Int32(concept), style: style, isConditional: isConditional, rank: rank,
                offset: Int32(cased.count)))
        flat += folded.bytes
        counts.append(count)
        cased += folded.cased
        for i in 0..<count {
            var gap = folded.gaps[i]
            if i > 0, Self.isSoft(folded, i) { gap |= Self.soft }
            gaps.append(gap)
        }
    }

    /// Whether a folded text may be parted or joined before byte `i`: its kind changes, or a replaced letter ends there.
    private static func isSoft(_ text: FoldedText, _ i: Int) -> Bool {
        let a = text.bytes[i - 1]
        let b = text.bytes[i]
        if a.isASCIIDigit != b.isASCIIDigit || (a >= 0x80) != (b >= 0x80) { return true }
        if !a.isASCIIWord && a < 0x80 || !b.isASCIIWord && b < 0x80 { return true }
        func isGroup(_ j: Int) -> Bool { b < 0x80 && text.ends[j] - text.starts[j] == 2 && text.bytes[j] < 0x80 }
        return text.starts[i] != text.starts[i - 1] && (isGroup(i) || isGroup(i - 1))
    }

    /// Builds the automaton. O(bytes of the names).
    mutating func finish() {
        automaton = Automaton(flat: flat, counts: counts)
        for index in entries.indices {
            let first = automaton.firstEqual(to: index)
            if first != index { link(index, after: first) }
        }
        flat = []
    }

    /// Puts an entry into the chain of its folded name unless an equal one is there.
    private mutating func link(_ index: Int, after first: Int) {
        var last = first
        while true {
            let other = entries[last]
            if other.concept == entries[index].concept, other.style == entries[index].style,
                other.isConditional == entries[index].isConditional, other.rank <= entries[index].rank
            {
                return
            }
            if other.next < 0 { break }
            last = Int(other.next)
        }
        entries[last].next = Int32(index)
    }

    /// A name found in a text.
    struct Hit: Sendable {
        var range: ByteRange
        /// The place in the folded text.
        var folded: ByteRange
        var entry: Entry
    }

    /// Calls `body` with every name in the folded text that stands at word boundaries in the right case; names of
    /// several concepts are reported for each. `bytes` is the text that was folded. O(n + matches).
    func forEachHit(in text: FoldedText, of bytes: [UInt8], _ body: (Hit) -> Void) {
        automaton.forEachMatch(in: text.bytes) { match in
            guard let range = text.source(of: match.range),
                WordBoundary.holds(at: range, in: bytes, folded: match.range, text)
            else { return }
            var index = match.pattern
            while index >= 0 {
                let entry = entries[index]
                if agrees(entry, with: text, at: match.range) {
                    body(Hit(range: range, folded: match.range, entry: entry))
                }
                index = Int(entry.next)
            }
        }
    }

    /// The entries of exactly this name.
    func entries(named name: String) -> [Entry] {
        let folded = NameFolder.standard.fold(name)
        guard let first = automaton.pattern(equalTo: folded.bytes) else { return [] }
        var out: [Entry] = []
        var index = first
        while index >= 0 {
            let entry = entries[index]
            if agrees(entry, with: folded, at: ByteRange(0, folded.bytes.count)) { out.append(entry) }
            index = Int(entry.next)
        }
        return out
    }

    /// Whether case, blanks and dashes of the text are ones that this name may have.
    private func agrees(_ entry: Entry, with text: FoldedText, at range: ByteRange) -> Bool {
        let offset = Int(entry.offset)
        let count = range.count
        for i in 1..<max(1, count) {
            let here = gaps[offset + i]
            let gap = here & (FoldedText.dash | FoldedText.blank)
            let there = text.gaps[range.start + i]
            if gap == there || gap != 0 && there != 0 || here & Self.soft != 0 { continue }
            if entry.style == .full {
                if gap & FoldedText.dash != 0 || gap != 0 && count >= 12 { continue }
                if there == FoldedText.dash, count >= 8 { continue }
            } else if gap & FoldedText.dash != 0 {
                continue
            }
            return false
        }
        switch entry.style {
        case .full: return true
        case .word:
            for i in 0..<count where cased[offset + i] != text.cased[range.start + i] {
                if i > 0 || !text.cased[range.start].isASCIIUpper { return false }
            }
            return true
        case .symbol:
            for i in 0..<count where cased[offset + i] != text.cased[range.start + i] {
                return capitalisation(offset, count) != nil
                    && capitalisation(offset, count) == capitalisation(of: text, range).map { !$0 }
            }
            return true
        }
    }

    /// True where all letters of a long enough symbol are capitals, false where only the first is, else nil.
    private func capitalisation(_ offset: Int, _ count: Int) -> Bool? {
        Self.capitalisation(cased[offset..<offset + count])
    }

    private func capitalisation(of text: FoldedText, _ range: ByteRange) -> Bool? {
        Self.capitalisation(text.cased[range.indices])
    }

    private static func capitalisation(_ bytes: ArraySlice<UInt8>) -> Bool? {
        var upper = 0
        var lower = 0
        var digits = 0
        for byte in bytes {
            if byte.isASCIIUpper { upper += 1 }
            if byte.isASCIILower { lower += 1 }
            if byte.isASCIIDigit { digits += 1 }
        }
        guard upper + lower >= 5 || digits > 0 && upper + lower >= 3 else { return nil }
        if lower == 0 { return true }
        return upper == 1 && bytes.first!.isASCIIUpper ? false : nil
    }
}
