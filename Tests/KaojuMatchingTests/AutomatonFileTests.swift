import KaojuMatching
import KaojuText
import Testing

@Suite struct AutomatonFileTests {
    private static let patterns: [[UInt8]] = (0..<400).map { Array("名\($0 * $0)称\($0)x\($0 % 7)".utf8) }
    private static let text: [UInt8] = patterns.reduce(into: []) { $0 += $1 + [0x20] }

    private static func file(_ patterns: [[UInt8]]) -> [UInt8] {
        var writer = SectionWriter()
        Automaton(patterns: patterns).add(to: &writer)
        var bytes: [UInt8] = []
        writer.write(key: 7) { bytes += $0 }
        return bytes
    }

    @Test func findsTheSameAfterALoad() throws {
        for patterns in [[], [[]], Self.patterns] {
            let file = try SectionedFile(MemoryBlock(Self.file(patterns)), key: 7)
            try file.verifyChecksum()
            let loaded = try Automaton(file)
            try loaded.verify()
            let built = Automaton(patterns: patterns)
            for mode in [Automaton.Mode.leftmostLongest, .overlapping] {
                #expect(loaded.matches(in: Self.text, mode: mode) == built.matches(in: Self.text, mode: mode))
            }
        }
    }

    @Test func theSamePatternsMakeTheSameFile() {
        #expect(Self.file(Self.patterns) == Self.file(Self.patterns))
    }

    @Test func refusesWhatIsNotWhole() {
        let bytes = Self.file(Self.patterns)
        func problem(_ bytes: [UInt8], key: UInt64 = 7) -> SectionedFile.Problem? {
            do throws(SectionedFile.Problem) {
                _ = try Automaton(SectionedFile(MemoryBlock(bytes), key: key))
                return nil
            } catch {
                return error
            }
        }
        func changed(_ offset: Int, _ value: UInt8) -> [UInt8] {
            var bytes = bytes
            bytes[offset] = value
            return bytes
        }
        #expect(problem(bytes) == nil)
        #expect(problem([]) == .foreign)
        #expect(problem(Array("id\tcategory\n".utf8)) == .foreign)
        #expect(problem(changed(0, 0)) == .foreign)
        #expect(problem(changed(8, 9)) == .version(9))
        #expect(problem(bytes, key: 8) == .key)
        for count in [64, 100, 1000, bytes.count - 1] where count < bytes.count {
            #expect(
                problem(Array(bytes.prefix(count)))
                    == .size(expected: UInt64(bytes.count), found: UInt64(count)))
        }
        // The number of sections, an offset, a number of elements.
        for offset in [13, 12, 64 + 8 + 5, 64 + 16 + 6, 64 + 4] {
            if case .section? = problem(changed(offset, 0xFE)) { continue }
            Issue.record("byte \(offset)")
        }
        #expect(throws: SectionedFile.Problem.checksum) {
            try SectionedFile(MemoryBlock(changed(bytes.count - 1, 0x5A)), key: 7).verifyChecksum()
        }
    }

    /// One byte after another is changed in each array: whatever it says, nothing outside the arrays is read.
    @Test(arguments: 0..<8) func aFlippedByteMayMissButNeverCrashes(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) + 77)
        let patterns = Array(Self.patterns.prefix(30)) + [Array("名".utf8), [0], [0x78]]
        let text = Array(Self.text.prefix(400)) + [0, 0x78, 0]
        let bytes = Self.file(patterns)
        // Most of the table of lengths is zeros: of it only some, of everything behind it all that differ.
        let offsets = (0..<64).map { _ in Int.random(in: 64..<66_000, using: &random) } + Array(66_000..<bytes.count)
        for offset in offsets where offset % 8 == seed && offset < bytes.count {
            var damaged = bytes
            damaged[offset] ^= UInt8.random(in: 1...255, using: &random)
            guard let file = try? SectionedFile(MemoryBlock(damaged), key: 7), let automaton = try? Automaton(file)
            else { continue }
            for match in automaton.matches(in: text) + automaton.leftmostLongestInWindows(in: text) {
                #expect(0 <= match.range.start && match.range.start < match.range.end && match.range.end <= text.count)
            }
            automaton.forEachMatch(in: text) { #expect($0.range.end <= text.count) }
            _ = automaton.pattern(equalTo: patterns[3])
            #expect(throws: SectionedFile.Problem.self) { try file.verifyChecksum() }
        }
    }

    @Test(arguments: 0..<40) func aDamagedFileMayMissButNeverCrashes(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed))
        var bytes = Self.file(Self.patterns)
        for _ in 0..<Int.random(in: 1...400, using: &random) {
            bytes[Int.random(in: 64..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
        }
        let automaton: Automaton
        do {
            automaton = try Automaton(SectionedFile(MemoryBlock(bytes), key: 7))
        } catch {
            return
        }
        for match in automaton.matches(in: Self.text) + automaton.leftmostLongestInWindows(in: Self.text) {
            #expect(match.range.start >= 0 && match.range.end <= Self.text.count)
        }
        automaton.forEachMatch(in: Self.text) { #expect($0.range.end <= Self.text.count) }
        _ = automaton.pattern(equalTo: Self.patterns[3])
        #expect(throws: SectionedFile.Problem.self) {
            try SectionedFile(MemoryBlock(bytes), key: 7).verifyChecksum()
        }
    }
}
