import KaojuText

/// A set of byte patterns that are found in one pass: the Aho–Corasick automaton, its states in a double array.
///
/// The children of a state lie in one aligned block of 256 slots (`base ^ byte`), so a transition is one load and
/// one comparison. Equal patterns count once: the first index is reported. Empty patterns never match.
package struct Automaton: Sendable {
    /// One slot of the double array.
    struct State {
        /// `base ^ byte` is the slot of the child under `byte`.
        var base: UInt32 = 0
        /// The parent of this slot's state; `.max` in a free slot.
        var check: UInt32 = .max
        /// The state of the longest proper suffix.
        var fail: UInt32 = 0
        /// The head of the list of patterns that end here; 0 for none.
        var output: UInt32 = 0
    }

    /// A pattern that ends in a state, and the next shorter one that ends there too.
    struct Output {
        var pattern: UInt32
        var count: UInt32
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

    let states: [State]
    let depths: [UInt32]
    let outputs: [Output]
    private let firstEqual: [UInt32]
    /// The values of the patterns, where they were given.
    private let values: [UInt32]

    /// Builds the automaton of these patterns. O(bytes of the patterns), about 20 bytes of memory a state.
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
        builder.build()
        states = builder.states
        depths = builder.depths
        outputs = builder.outputs
        firstEqual = builder.firstEqual
        self.values = values
    }

    /// The value that pattern `index` was given; its index where none was. O(1).
    package func value(of index: Int) -> UInt32 { values.isEmpty ? UInt32(index) : values[index] }

    /// The first pattern that is equal to pattern `index`: the one that matches report. O(1).
    package func firstEqual(to index: Int) -> Int { Int(firstEqual[index]) }

    /// The patterns found in `range` of `bytes` (all of it where nil), in order. O(n + matches).
    package func matches(
        in bytes: [UInt8], range: ByteRange? = nil, mode: Mode = .leftmostLongest
    ) -> [Match] {
        var out: [Match] = []
        switch mode {
        case .overlapping:
            forEachMatch(in: bytes, range: range) { out.append($0) }
        case .leftmostLongest:
            forEachLeftmostLongest(in: bytes, range: range, accepting: { _ in true }) { out.append($0) }
        }
        return out
    }

    /// The leftmost-longest among the matches that `accepting` lets pass, for example those at word boundaries.
    package func matches(
        in bytes: [UInt8], range: ByteRange? = nil, accepting: (Match) -> Bool
    ) -> [Match] {
        var out: [Match] = []
        forEachLeftmostLongest(in: bytes, range: range, accepting: accepting) { out.append($0) }
        return out
    }

    /// The pattern that is exactly these bytes, if one is. O(count).
    package func pattern(equalTo bytes: some Sequence<UInt8>) -> Int? {
        var state: UInt32 = 0
        var count: UInt32 = 0
        for byte in bytes {
            let next = states[Int(state)].base ^ UInt32(byte)
            guard states[Int(next)].check == state else { return nil }
            state = next
            count += 1
        }
        let output = Int(states[Int(state)].output)
        return output != 0 && outputs[output].count == count ? Int(outputs[output].pattern) : nil
    }
}
