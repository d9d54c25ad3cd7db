import KaojuText

/// A set of byte patterns that are found in one pass: trees of patterns behind a table of their prefixes.
///
/// At each place of a text the first bytes say whether a pattern may begin there: how many bytes are looked up depends on
/// the first two (at most eight, never more than the shortest pattern that begins so has). Few places pass the filter of
/// bits, fewer the hash table behind it; there the tree is read on. Unlike in Aho and Corasick's automaton no place waits
/// for the one before it, so that the processor works at many at once, and a state is needed only where patterns part: a
/// tenth of the memory. The price is that a place costs the length of the longest pattern that fits there.
///
/// Equal patterns count once: the first index is reported. Patterns that are empty or longer than 4,096 bytes never match.
/// What is read from a damaged file may miss patterns or report wrong ones; every index is checked before it is used.
///
/// A class, so that a search touches no counter that other threads' searches touch too.
package final class Automaton: Sendable {
    /// The node of all patterns with a prefix.
    struct Slot: BitwiseCopyable, Sendable {
        /// The prefix, its first byte lowest.
        var key: UInt64
        /// The place of the node; 0 for a free slot.
        var node: UInt32
        /// So that every byte of a file is written.
        private var padding: UInt32 = 0

        init(key: UInt64, node: UInt32) {
            self.key = key
            self.node = node
        }
    }

    /// Which matches are reported.
    package enum Mode: Sendable {
        /// The leftmost, of these the longest, then on after its end.
        case leftmostLongest
        /// All, by end, then the longest first.
        case overlapping
    }

    /// One pattern found in a text.
    package struct Match: Sendable, Hashable {
        /// Where it stands in the bytes that were searched.
        package var range: ByteRange
        /// The index of the pattern.
        package var pattern: Int

        /// Creates a match.
        package init(range: ByteRange, pattern: Int) {
            self.range = range
            self.pattern = pattern
        }
    }

    /// The arrays, as they stand in memory and in a file.
    struct Parts: Sendable {
        /// Number of patterns, bytes of the longest, multiplier of the hash (low half, high half).
        var numbers: FixedArray<UInt32>
        /// For each two bytes, the first below, the length of the prefix that is looked up; 0 where no pattern begins so.
        var lengths: FixedArray<UInt8>
        /// A bit for each hash of a prefix.
        var filter: FixedArray<UInt64>
        /// The prefixes.
        var slots: FixedArray<Slot>
        /// The nodes (`NodeHeader`); the first word and the last two are none.
        var tree: FixedArray<UInt32>
    }

    let parts: Parts
    /// Where the parts lie.
    let reader: Reader
    let longest: Int
    private let firstEqual: [UInt32]
    /// The values of the patterns, where they were given.
    private let values: [UInt32]

    /// Builds the automaton of these patterns. O(n log n) in their bytes.
    package convenience init(patterns: [[UInt8]]) {
        self.init(flat: patterns.flatMap { $0 }, counts: patterns.map(\.count), values: [])
    }

    /// Builds the automaton of patterns that carry a value each (`value(of:)`).
    package convenience init(_ pairs: [(pattern: [UInt8], value: UInt32)]) {
        self.init(flat: pairs.flatMap(\.pattern), counts: pairs.map(\.pattern.count), values: pairs.map(\.value))
    }

    /// Builds the automaton of patterns that lie one after another in `flat`.
    package init(flat: [UInt8], counts: [Int], values: [UInt32] = []) {
        var builder = AutomatonBuilder(flat: flat, counts: counts)
        parts = builder.build()
        reader = Reader(parts)
        longest = Int(parts.numbers[1])
        firstEqual = builder.firstEqual
        self.values = values
    }

    /// An automaton out of a file. O(1).
    init(_ parts: Parts) throws(SectionedFile.Problem) {
        self.parts = parts
        func isPower(_ count: Int) -> Bool { count > 0 && count & (count - 1) == 0 }
        guard parts.numbers.count == 4, parts.lengths.count == 1 << 16, isPower(parts.filter.count),
            isPower(parts.slots.count), parts.slots.count > 1, parts.tree.count > 0
        else { throw .section("AUTO") }
        reader = Reader(parts)
        longest = Int(parts.numbers[1])
        guard longest <= AutomatonBuilder.longestPattern else { throw .section("AUTO") }
        firstEqual = []
        values = []
    }

    /// The number of patterns that it was built of, equal ones included.
    package var patternCount: Int { Int(parts.numbers[0]) }

    /// The number of bytes of memory.
    package var byteCount: Int {
        parts.lengths.count + parts.filter.count * 8 + parts.slots.count * 16 + parts.tree.count * 4
    }

    /// The value that pattern `index` was given; its index where none was. O(1).
    package func value(of index: Int) -> UInt32 { values.isEmpty ? UInt32(index) : values[index] }

    /// The first pattern that is equal to pattern `index`: the one that matches report. O(1). Not for automata out of a
    /// file.
    package func firstEqual(to index: Int) -> Int { Int(firstEqual[index]) }

    /// The patterns found in `range` of `bytes` (all of it where nil), in order. O(n), a place at which a pattern may begin
    /// costs the length of the longest that fits.
    package func matches(
        in bytes: [UInt8], range: ByteRange? = nil, mode: Mode = .leftmostLongest
    ) -> [Match] {
        let range = range ?? ByteRange(0, bytes.count)
        guard range.start >= 0, range.end <= bytes.count else { return [] }
        switch mode {
        case .overlapping:
            var out: [Match] = []
            forEachMatch(in: bytes, range: range) { out.append($0) }
            return out
        case .leftmostLongest:
            return unsafe bytes.withUnsafeBufferPointer { text in
                unsafe text.baseAddress.map { unsafe BlockSearch(self, $0, range).matches() } ?? []
            }
        }
    }

    /// The leftmost-longest among the matches that `accepting` lets pass, for example those at word boundaries.
    package func matches(
        in bytes: [UInt8], range: ByteRange? = nil, accepting: (Match) -> Bool
    ) -> [Match] {
        let range = range ?? ByteRange(0, bytes.count)
        guard range.start >= 0, range.end <= bytes.count else { return [] }
        var out: [Match] = []
        unsafe bytes.withUnsafeBufferPointer { text in
            guard let start = text.baseAddress else { return }
            unsafe forEachLeftmostLongest(in: start, range, accepting: accepting) {
                out.append($0)
            }
        }
        return out
    }

    /// The pattern that is exactly these bytes, if one is. O(count).
    package func pattern(equalTo bytes: some Sequence<UInt8>) -> Int? {
        let bytes = Array(bytes)
        return unsafe bytes.withUnsafeBufferPointer { text in
            guard let text = text.baseAddress else { return nil }
            let (node, count) = unsafe reader.node(of: Reader.bytes(text, 0, bytes.count))
            guard node > 0, count <= bytes.count else { return nil }
            var found: Int?
            unsafe reader.walk(from: node, in: text, count, bytes.count) { end, pattern in
                if end == bytes.count { found = Int(pattern) }
            }
            return found
        }
    }
}
