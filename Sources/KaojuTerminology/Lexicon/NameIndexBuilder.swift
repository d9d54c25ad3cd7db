import KaojuMatching
import KaojuText

/// Collects names and makes them searchable.
struct NameIndexBuilder {
    private var entries: [NameIndex.Entry] = []
    private var flat: [UInt8] = []
    private var counts: [Int] = []
    /// The shapes; the first of them are zeros, which names in small letters without blanks share.
    private var shapes = [UInt8](repeating: 0, count: Self.plainCount)
    private var shape: [UInt8] = []
    /// Where the last shape begins that is not plain.
    private var lastShape = Self.plainCount
    private var folded = FoldedText()

    /// Plain names of up to so many bytes share one shape.
    private static let plainCount = 128

    /// Adds a name and the variants of it that a text may have (`NameVariants`).
    mutating func addWithVariants(
        _ name: String, concept: Int, style: NameIndex.Style, isConditional: Bool, rank: UInt8
    ) {
        add(name, concept: concept, style: style, isConditional: isConditional, rank: rank)
        for variant in NameVariants.variants(of: name, style: style) {
            add(variant, concept: concept, style: style, isConditional: isConditional, rank: rank)
        }
    }

    /// Adds a name.
    mutating func add(_ name: String, concept: Int, style: NameIndex.Style, isConditional: Bool, rank: UInt8) {
        let name = Array(name.utf8)
        NameFolder.standard.fold(name, ByteRange(0, name.count), into: &folded)
        guard !folded.bytes.isEmpty else { return }
        let count = folded.bytes.count
        shape.removeAll(keepingCapacity: true)
        for i in 0..<count {
            var here = folded.origins[i].gap
            if i > 0, Self.isSoft(folded, i) { here |= NameIndex.soft }
            if folded.origins[i].cased.isASCIIUpper { here |= NameIndex.upper }
            shape.append(here)
        }
        entries.append(
            .init(
                concept: Int32(concept), style: style, isConditional: isConditional, rank: rank,
                offset: UInt32(placeShape())))
        flat += folded.bytes
        counts.append(count)
    }

    /// Where the shape stands: among the zeros, over the one before it (a plural, most often), or behind all others.
    private mutating func placeShape() -> Int {
        if shape.count <= Self.plainCount, shape.allSatisfy({ $0 == 0 }) { return 0 }
        let common = min(shape.count, shapes.count - lastShape)
        if common == 0 || !shapes[lastShape..<lastShape + common].elementsEqual(shape[..<common]) {
            lastShape = shapes.count
        }
        shapes += shape[min(shape.count, shapes.count - lastShape)...]
        return lastShape
    }

    /// Whether a folded text may be parted or joined before byte `i`: its kind changes, or a replaced letter ends there.
    private static func isSoft(_ text: FoldedText, _ i: Int) -> Bool {
        let a = text.bytes[i - 1]
        let b = text.bytes[i]
        if a.isASCIIDigit != b.isASCIIDigit || (a >= 0x80) != (b >= 0x80) { return true }
        if !a.isASCIIWord && a < 0x80 || !b.isASCIIWord && b < 0x80 { return true }
        func isGroup(_ j: Int) -> Bool {
            b < 0x80 && text.origins[j].end - text.origins[j].start == 2 && text.bytes[j] < 0x80
        }
        return text.origins[i].start != text.origins[i - 1].start && (isGroup(i) || isGroup(i - 1))
    }

    /// The index. O(bytes of the names).
    consuming func build() -> NameIndex {
        let automaton = Automaton(flat: flat, counts: counts)
        flat = []
        for index in entries.indices {
            let first = automaton.firstEqual(to: index)
            if first != index { link(index, after: first) }
        }
        return NameIndex(entries: FixedArray(entries), shapes: FixedArray(shapes), automaton: automaton)
    }

    /// More concepts of one name are not told apart; the first count.
    private static let longestChain = 64

    /// Puts an entry into the chain of its folded name unless an equal one is there.
    private mutating func link(_ index: Int, after first: Int) {
        var last = first
        for _ in 0..<Self.longestChain {
            let other = entries[last]
            if other.concept == entries[index].concept, other.style == entries[index].style,
                other.isConditional == entries[index].isConditional, other.rank <= entries[index].rank
            {
                return
            }
            if other.next < 0 {
                entries[last].next = Int32(index)
                return
            }
            last = Int(other.next)
        }
    }
}
