import KaojuText

/// A set of byte patterns that are found in one pass: the Aho–Corasick automaton in three parts.
///
/// The states that most patterns pass through have a full row of transitions (a deterministic automaton over classes of
/// bytes). All others are numbered depth first, so that a state with one child has it behind itself and a long name is
/// read out of consecutive words; those with several children have them in one table at `base + byte`. A transition
/// that they lack is looked up from the state of their longest proper suffix, most often in a row.
///
/// A state is a number: below `rows.count` the offset of its row, above it the index of its word. Equal patterns count
/// once: the first index is reported. Patterns that are empty or longer than 65,535 bytes never match. What is read from
/// a damaged file may miss patterns or report wrong ones; every index is checked before it is used.
package struct Automaton: Sendable {
    /// A pattern that ends in a state, and the next shorter one that ends there too.
    struct Output: BitwiseCopyable, Sendable {
        var pattern: UInt32
        var count: UInt32
        /// An earlier index; 0 for none.
        var next: UInt32
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
        /// Number of patterns, bytes of the longest, number of classes of bytes, length of a row.
        var numbers: FixedArray<UInt32>
        /// The class of each byte; 0 for bytes of no pattern.
        var classes: FixedArray<UInt8>
        /// The rows: a state for each class, with `Automaton.matched` where patterns end; then head and depth.
        var rows: FixedArray<UInt32>
        /// The other states (`Word`).
        var words: FixedArray<UInt64>
        /// Their depths.
        var depths: FixedArray<UInt16>
        /// The children of states with several: the parent below, the child above 32 bits.
        var branches: FixedArray<UInt64>
        /// Their longest outputs; 0 for none.
        var heads: FixedArray<UInt32>
        /// The outputs; the first is none.
        var outputs: FixedArray<Output>
    }

    /// Set in a transition to a state in which patterns end.
    static let matched: UInt32 = 1 << 31

    let parts: Parts
    let longest: Int
    private let firstEqual: [UInt32]
    /// The values of the patterns, where they were given.
    private let values: [UInt32]

    /// Builds the automaton of these patterns. O(n log n) in their bytes.
    package init(patterns: [[UInt8]]) {
        self.init(flat: patterns.flatMap { $0 }, counts: patterns.map(\.count), values: [])
    }

    /// Builds the automaton of patterns that carry a value each (`value(of:)`).
    package init(_ pairs: [(pattern: [UInt8], value: UInt32)]) {
        self.init(flat: pairs.flatMap(\.pattern), counts: pairs.map(\.pattern.count), values: pairs.map(\.value))
    }

    /// Builds the automaton of patterns that lie one after another in `flat`.
    package init(flat: [UInt8], counts: [Int], values: [UInt32] = []) {
        var builder = AutomatonBuilder(flat: flat, counts: counts)
        parts = builder.build()
        longest = Int(parts.numbers[1])
        firstEqual = builder.firstEqual
        self.values = values
    }

    /// An automaton out of a file. O(1).
    init(_ parts: Parts) throws(SectionedFile.Problem) {
        self.parts = parts
        guard parts.numbers.count == 4, parts.classes.count == 256 else { throw .section("AUTO") }
        longest = Int(parts.numbers[1])
        let classCount = Int(parts.numbers[2])
        let rowLength = Int(parts.numbers[3])
        guard longest <= AutomatonBuilder.longestPattern, (1...256).contains(classCount),
            rowLength >= classCount + 2, parts.rows.count >= rowLength, parts.rows.count % rowLength == 0,
            parts.rows.count + parts.words.count < Int(Self.matched), parts.depths.count == parts.words.count,
            parts.heads.count == parts.words.count, parts.outputs.count > 0
        else { throw .section("AUTO") }
        firstEqual = []
        values = []
    }

    /// The number of patterns that it was built of, equal ones included.
    package var patternCount: Int { Int(parts.numbers[0]) }

    /// The number of bytes of memory.
    package var byteCount: Int {
        parts.rows.count * 4 + parts.words.count * 14 + parts.branches.count * 8 + parts.outputs.count * 12
    }

    /// The value that pattern `index` was given; its index where none was. O(1).
    package func value(of index: Int) -> UInt32 { values.isEmpty ? UInt32(index) : values[index] }

    /// The first pattern that is equal to pattern `index`: the one that matches report. O(1). Not for automata out of a
    /// file.
    package func firstEqual(to index: Int) -> Int { Int(firstEqual[index]) }

    /// The patterns found in `range` of `bytes` (all of it where nil), in order. O(n + matches).
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
            return leftmostLongest(in: bytes, range)
        }
    }

    /// The leftmost-longest among the matches that `accepting` lets pass, for example those at word boundaries.
    package func matches(
        in bytes: [UInt8], range: ByteRange? = nil, accepting: (Match) -> Bool
    ) -> [Match] {
        let range = range ?? ByteRange(0, bytes.count)
        guard range.start >= 0, range.end <= bytes.count else { return [] }
        var out: [Match] = []
        bytes.withUnsafeBufferPointer { text in
            guard let start = text.baseAddress else { return }
            forEachLeftmostLongest(in: start, range, accepting: accepting) {
                out.append($0)
                return true
            }
        }
        return out
    }

    /// The pattern that is exactly these bytes, if one is. O(count).
    package func pattern(equalTo bytes: some Sequence<UInt8>) -> Int? {
        let reader = Reader(parts, longest)
        var state: UInt32 = 0
        var count = 0
        for byte in bytes {
            state = reader.step(state, byte) & ~Self.matched
            count += 1
            // Shallower than the bytes read: some were given up.
            guard reader.depth(of: state) == count else { return nil }
        }
        guard let output = reader.output(reader.head(of: state)), Int(output.count) == count else { return nil }
        return Int(output.pattern)
    }
}
