import KaojuMatching
import KaojuText

/// All names of a set of concepts in one automaton, with what must hold where one is found.
final class NameIndex: Sendable {
    /// How strictly a name is compared.
    enum Style: UInt8, Sendable {
        /// In any case.
        case full
        /// A short word: as written, or with a capital at the start.
        case word
        /// A symbol or an abbreviation: as written; capitals and a capital at the start are one where it is long enough.
        case symbol
    }

    /// One name of one concept, as it stands in memory and in a file.
    struct Entry: Sendable, BitwiseCopyable {
        /// The number of the concept.
        var concept: Int32
        /// Where its shape begins.
        var offset: UInt32
        /// A later entry with the same folded name; -1 for none.
        var next: Int32 = -1
        private var flags: UInt8
        /// 0 for the preferred name, 1 for a synonym, 2 for an abbreviation; names that win over others come first.
        var rank: UInt8
        /// So that every byte of a file is written.
        private var padding: UInt16 = 0

        init(concept: Int32, style: Style, isConditional: Bool, rank: UInt8, offset: UInt32) {
            self.concept = concept
            self.offset = offset
            self.rank = rank
            flags = style.rawValue | (isConditional ? 4 : 0)
        }

        var style: Style { Style(rawValue: flags & 3) ?? .full }
        /// Whether it counts only where the document defines it or has another name of the concept.
        var isConditional: Bool { flags & 4 != 0 }
    }

    let entries: FixedArray<Entry>
    /// For each byte of a name's folded form what was left out before it, and whether it is a capital.
    let shapes: FixedArray<UInt8>
    let automaton: Automaton

    init(entries: FixedArray<Entry>, shapes: FixedArray<UInt8>, automaton: Automaton) {
        self.entries = entries
        self.shapes = shapes
        self.automaton = automaton
    }

    /// In a shape: the name may be parted or joined here (between letter and digit, at a Greek letter).
    static let soft: UInt8 = 4
    /// In a shape: a capital of ASCII.
    static let upper: UInt8 = 8

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
            forEachEntry(from: match.pattern) { entry in
                if agrees(entry, with: text, at: match.range) {
                    body(Hit(range: range, folded: match.range, entry: entry))
                }
            }
        }
    }

    /// The entries of exactly this name.
    func entries(named name: String) -> [Entry] {
        let folded = NameFolder.standard.fold(name)
        return entries(spelled: folded).filter { agrees($0, with: folded, at: ByteRange(0, folded.bytes.count)) }
    }

    /// The entries with this folded name, whatever their case, blanks and dashes.
    func entries(spelled folded: FoldedText) -> [Entry] {
        guard let first = automaton.pattern(equalTo: folded.bytes) else { return [] }
        var out: [Entry] = []
        forEachEntry(from: first) { out.append($0) }
        return out
    }

    /// The entries of a folded name. An entry's successor comes later, so that every chain ends.
    @inline(__always)
    private func forEachEntry(from first: Int, _ body: (Entry) -> Void) {
        var index = first
        while let entry = entries.element(at: index) {
            body(entry)
            guard Int(entry.next) > index else { return }
            index = Int(entry.next)
        }
    }

    /// Whether case, blanks and dashes of the text are ones that this name may have.
    private func agrees(_ entry: Entry, with text: FoldedText, at range: ByteRange) -> Bool {
        let offset = Int(entry.offset)
        let count = range.count
        let style = entry.style
        guard offset + count <= shapes.count else { return false }
        for i in 1..<max(1, count) {
            let here = shapes[offset + i]
            let gap = here & (FoldedText.dash | FoldedText.blank)
            let there = text.origins[range.start + i].gap
            if gap == there || gap != 0 && there != 0 || here & Self.soft != 0 { continue }
            if style == .full {
                if gap & FoldedText.dash != 0 || gap != 0 && count >= 12 { continue }
                if there == FoldedText.dash, count >= 8 { continue }
            } else if gap & FoldedText.dash != 0 {
                continue
            }
            return false
        }
        func differs(_ i: Int) -> Bool {
            (shapes[offset + i] & Self.upper != 0) != text.origins[range.start + i].cased.isASCIIUpper
        }
        switch style {
        case .full: return true
        case .word:
            for i in 0..<count where differs(i) {
                if i > 0 || !text.origins[range.start].cased.isASCIIUpper { return false }
            }
            return true
        case .symbol:
            guard (0..<count).contains(where: differs) else { return true }
            // «Runx2» is RUNX2, and the other way round.
            let own = Self.capitalisation(text.bytes[range.indices]) { shapes[offset + $0] & Self.upper != 0 }
            let there = Self.capitalisation(text.bytes[range.indices]) {
                text.origins[range.start + $0].cased.isASCIIUpper
            }
            return own != nil && there != nil && own != there
        }
    }

    /// True where all letters of a long enough symbol are capitals, false where only the first is, else nil.
    private static func capitalisation(_ bytes: ArraySlice<UInt8>, _ isUpper: (Int) -> Bool) -> Bool? {
        var upper = 0
        var letters = 0
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            if byte.isASCIILetter { letters += 1 }
            if isUpper(index) { upper += 1 }
            if byte.isASCIIDigit { digits += 1 }
        }
        guard letters >= 5 || digits > 0 && letters >= 3 else { return nil }
        if upper == letters { return true }
        return upper == 1 && isUpper(0) ? false : nil
    }
}

extension NameIndex {
    private static let entrySection = SectionedFile.Tag("NENT")
    private static let shapeSection = SectionedFile.Tag("NSHP")

    /// Adds the index's arrays to a file.
    func add(to writer: inout SectionWriter) {
        writer.add(Self.entrySection, entries)
        writer.add(Self.shapeSection, shapes)
        automaton.add(to: &writer)
    }

    /// The index in a file. O(1).
    convenience init(_ file: SectionedFile) throws(SectionedFile.Problem) {
        let entries: FixedArray<Entry> = try file.array(Self.entrySection)
        let shapes: FixedArray<UInt8> = try file.array(Self.shapeSection)
        self.init(entries: entries, shapes: shapes, automaton: try Automaton(file))
        guard automaton.patternCount == entries.count else { throw .section("NENT") }
    }

    /// Checks every entry. O(size).
    func verify(conceptCount: Int) throws(SectionedFile.Problem) {
        try automaton.verify()
        for index in 0..<entries.count {
            let entry = entries[index]
            guard entry.concept >= 0, entry.concept < conceptCount, entry.offset <= shapes.count,
                entry.next == -1 || Int(entry.next) > index && Int(entry.next) < entries.count
            else { throw .content("name \(index)") }
        }
    }
}
