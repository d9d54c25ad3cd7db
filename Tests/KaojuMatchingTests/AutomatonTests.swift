import KaojuMatching
import KaojuText
import Testing

/// One case for every implementation: patterns, text, and what each mode reports as «start–end pattern».
struct SearchCase: Sendable, CustomTestStringConvertible {
    var patterns: [String]
    var text: String
    var longest: [String]
    var overlapping: [String]
    var testDescription: String { "\(patterns) in \(text)" }

    static let all: [SearchCase] = [
        SearchCase(patterns: [], text: "abc", longest: [], overlapping: []),
        SearchCase(patterns: [""], text: "abc", longest: [], overlapping: []),
        SearchCase(patterns: ["a"], text: "", longest: [], overlapping: []),
        SearchCase(patterns: ["a"], text: "aa", longest: ["0-1 0", "1-2 0"], overlapping: ["0-1 0", "1-2 0"]),
        SearchCase(patterns: ["ab", "abcd"], text: "abcd", longest: ["0-4 1"], overlapping: ["0-2 0", "0-4 1"]),
        SearchCase(patterns: ["ab", "abcd"], text: "abcx", longest: ["0-2 0"], overlapping: ["0-2 0"]),
        SearchCase(patterns: ["abcd", "bc"], text: "abce", longest: ["1-3 1"], overlapping: ["1-3 1"]),
        SearchCase(
            patterns: ["bcd", "ab"], text: "abcd", longest: ["0-2 1"], overlapping: ["0-2 1", "1-4 0"]),
        SearchCase(
            patterns: ["he", "she", "his", "hers"], text: "ushers", longest: ["1-4 1"],
            overlapping: ["1-4 1", "2-4 0", "2-6 3"]),
        SearchCase(patterns: ["x", "x"], text: "x", longest: ["0-1 0"], overlapping: ["0-1 0"]),
        SearchCase(
            patterns: ["\0", "\0\0"], text: "\0\0\0", longest: ["0-2 1", "2-3 0"],
            overlapping: ["0-1 0", "0-2 1", "1-2 0", "1-3 1", "2-3 0"]),
        SearchCase(
            patterns: ["钙化", "血管钙化"], text: "血管钙化", longest: ["0-12 1"], overlapping: ["0-12 1", "6-12 0"]),
    ]
}

/// The obvious way, to compare with.
enum NaiveSearch {
    static func matches(_ patterns: [[UInt8]], in text: [UInt8], mode: Automaton.Mode) -> [Automaton.Match] {
        var all: [Automaton.Match] = []
        for end in 0..<text.count + 1 {
            for start in 0..<end {
                let piece = Array(text[start..<end])
                if let index = patterns.firstIndex(of: piece) {
                    all.append(.init(range: ByteRange(start, end), pattern: index))
                }
            }
        }
        guard mode == .leftmostLongest else { return all }
        var out: [Automaton.Match] = []
        for match in all.sorted(by: { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) })
        where match.range.start >= out.last?.range.end ?? 0 {
            out.append(match)
        }
        return out
    }
}

@Suite struct AutomatonTests {
    private func words(_ matches: [Automaton.Match]) -> [String] {
        matches.map { "\($0.range.start)-\($0.range.end) \($0.pattern)" }
    }

    @Test(arguments: SearchCase.all) func reportsWhatTheTableSays(_ item: SearchCase) {
        let patterns = item.patterns.map { Array($0.utf8) }
        let text = Array(item.text.utf8)
        let automaton = Automaton(patterns: patterns)
        #expect(words(automaton.matches(in: text, mode: .leftmostLongest)) == item.longest)
        #expect(words(automaton.matches(in: text, mode: .overlapping)) == item.overlapping)
        #expect(words(NaiveSearch.matches(patterns, in: text, mode: .leftmostLongest)) == item.longest)
        #expect(words(NaiveSearch.matches(patterns, in: text, mode: .overlapping)) == item.overlapping)
    }

    @Test(arguments: 0..<200) func equalsTheNaiveSearchOnRandomText(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let letters = UInt8.random(in: 1...4, using: &random)
        func text(_ upTo: Int) -> [UInt8] {
            (0..<Int.random(in: 0...upTo, using: &random)).map { _ in UInt8.random(in: 0...letters, using: &random) }
        }
        let patterns = (0..<Int.random(in: 0...30, using: &random)).map { _ in text(6) }
        let automaton = Automaton(patterns: patterns)
        let sample = text(60)
        for mode in [Automaton.Mode.leftmostLongest, .overlapping] {
            #expect(automaton.matches(in: sample, mode: mode) == NaiveSearch.matches(patterns, in: sample, mode: mode))
        }
        #expect(
            automaton.leftmostLongestInWindows(in: sample)
                == NaiveSearch.matches(patterns, in: sample, mode: .leftmostLongest))
        for (index, pattern) in patterns.enumerated() where !pattern.isEmpty {
            #expect(automaton.pattern(equalTo: pattern) == patterns.firstIndex(of: pattern), "pattern \(index)")
        }
    }

    @Test(arguments: 0..<40) func largeAutomataAreReadInWindows(seed: Int) {
        var random = SplitMix(seed: UInt64(seed) + 1000)
        let letters = UInt8.random(in: 1...5, using: &random)
        // Patterns long enough to reach over the seams of blocks and windows.
        let patterns = (0..<Int.random(in: 1...600, using: &random)).map { _ in
            (0..<Int.random(in: 1...40, using: &random)).map { _ in UInt8.random(in: 0...letters, using: &random) }
        }
        var text: [UInt8] = []
        while text.count < 6000 {
            if Bool.random(using: &random), let pattern = patterns.randomElement(using: &random) {
                text += pattern.dropLast(Int.random(in: 0...1, using: &random))
            } else {
                text.append(UInt8.random(in: 0...letters, using: &random))
            }
        }
        let automaton = Automaton(patterns: patterns)
        let found = automaton.matches(in: text)
        #expect(automaton.leftmostLongestInWindows(in: text) == found)
        // The obvious way: the longest pattern at each place.
        var known: [Int: Set<[UInt8]>] = [:]
        for pattern in patterns { known[pattern.count, default: []].insert(pattern) }
        var at = 0
        var expected: [ByteRange] = []
        while at < text.count {
            let longest = (1...40).reversed().first {
                at + $0 <= text.count && known[$0]?.contains(Array(text[at..<at + $0])) == true
            }
            if let longest { expected.append(ByteRange(at, at + longest)) }
            at += longest ?? 1
        }
        #expect(found.map(\.range) == expected)
    }

    /// More than wait to be put in order, and each place with more than one.
    @Test(arguments: [1, 40]) func manyMatchesComeInOrder(longest: Int) {
        let count = 20_000
        let patterns = (1...longest).map { [UInt8](repeating: 0x61, count: $0) }
        var expected: [ByteRange] = []
        for end in 1...count {
            for length in (1...longest).reversed() where length <= end {
                expected.append(ByteRange(end - length, end))
            }
        }
        let text = [UInt8](repeating: 0x61, count: count)
        #expect(Automaton(patterns: patterns).matches(in: text, mode: .overlapping).map(\.range) == expected)
    }

    @Test func manyPatternsFillManyBlocks() {
        var random = SplitMix(seed: 7)
        let patterns = (0..<3000).map { _ in
            (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        let automaton = Automaton(patterns: patterns)
        for (index, pattern) in patterns.enumerated() {
            #expect(automaton.matches(in: pattern).map(\.pattern) == [index])
        }
    }

    @Test func prefixesOfAllLengthsAreTold() {
        // Two bytes that patterns of one, two, eight and more bytes begin with; zeros, and the end of the text.
        let patterns: [[UInt8]] = [
            [0], [0, 0, 7], Array("ab".utf8), Array("abcdefgh".utf8), Array("abcdefghijklmnopq".utf8),
            Array("cdefghij".utf8), Array("cdefghijk".utf8), Array(repeating: 0x78, count: 4096),
            Array(repeating: 0x79, count: 4097),
        ]
        let automaton = Automaton(patterns: patterns)
        for (index, pattern) in patterns.enumerated().dropLast() {
            #expect(automaton.pattern(equalTo: pattern) == index)
            for tail in [[], [1], [0, 0], Array("defghijklmnop".utf8)] as [[UInt8]] {
                #expect(automaton.matches(in: pattern + tail).first?.pattern == index)
            }
            #expect(automaton.matches(in: Array(pattern.dropLast())).allSatisfy { $0.pattern != index })
        }
        #expect(automaton.matches(in: patterns[8]).isEmpty)
        #expect(automaton.pattern(equalTo: patterns[8]) == nil)
    }

    @Test func manyChildrenAreFound() {
        let patterns: [[UInt8]] = (0..<65_536).map { [UInt8($0 >> 8), 1, UInt8($0 & 255), UInt8($0 & 255)] }
        let automaton = Automaton(patterns: patterns)
        for index in stride(from: 0, to: patterns.count, by: 97) {
            #expect(automaton.pattern(equalTo: patterns[index]) == index)
        }
        #expect(automaton.pattern(equalTo: [3, 1, 4, 5]) == nil)
    }

    @Test func searchesOnlyInsideTheRange() {
        let automaton = Automaton([(pattern: Array("aa".utf8), value: 42)])
        let found = automaton.matches(in: Array("aaaa".utf8), range: ByteRange(1, 3))
        #expect(found.map(\.range) == [ByteRange(1, 3)])
        #expect(automaton.value(of: found[0].pattern) == 42)
        #expect(automaton.matches(in: Array("aa".utf8), range: ByteRange(0, 9)).isEmpty)
    }

    @Test func aRefusedMatchMakesRoomForAShorterOne() {
        let automaton = Automaton(patterns: ["abc", "ab", "c"].map { Array($0.utf8) })
        let found = automaton.matches(in: Array("abc".utf8), accepting: { $0.range.count < 3 })
        #expect(found.map(\.pattern) == [1, 2])
    }
}

/// A small random generator with a seed (SplitMix64), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
