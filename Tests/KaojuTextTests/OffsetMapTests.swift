import KaojuText
import Testing

@Suite struct OffsetMapTests {
    /// «ab» copied, two source bytes left out, «c» copied, «d» for three source bytes, a blank inserted, «e» copied.
    static let map: OffsetMap = {
        var map = OffsetMap()
        map.appendCopy(reading: ByteRange(0, 2), source: ByteRange(10, 12))
        map.appendCopy(reading: ByteRange(2, 3), source: ByteRange(14, 15))
        map.appendReplacement(reading: ByteRange(3, 4), source: ByteRange(15, 18))
        map.appendReplacement(reading: ByteRange(4, 5), source: ByteRange(18, 18))
        map.appendCopy(reading: ByteRange(5, 6), source: ByteRange(18, 19))
        return map
    }()

    @Test func leadsBackToTheSource() {
        #expect(Self.map.source(of: ByteRange(0, 1)) == ByteRange(10, 11))
        #expect(Self.map.source(of: ByteRange(1, 3)) == ByteRange(11, 15))
        #expect(Self.map.source(of: ByteRange(3, 4)) == ByteRange(15, 18))
        #expect(Self.map.source(of: ByteRange(0, 6)) == ByteRange(10, 19))
        #expect(Self.map.source(of: ByteRange(2, 2)) == ByteRange(14, 14))
        #expect(OffsetMap().source(of: ByteRange(0, 3)) == ByteRange(0, 0))
    }

    @Test func leadsForthToTheReading() {
        #expect(Self.map.reading(of: ByteRange(10, 12)) == ByteRange(0, 2))
        #expect(Self.map.reading(of: ByteRange(12, 14)).isEmpty)
        #expect(Self.map.reading(of: ByteRange(16, 17)) == ByteRange(3, 4))
        #expect(Self.map.reading(of: ByteRange(11, 19)) == ByteRange(1, 6))
    }

    @Test func adjacentCopiesMerge() {
        var map = OffsetMap()
        map.appendCopy(reading: ByteRange(0, 1), source: ByteRange(5, 6))
        map.appendCopy(reading: ByteRange(1, 2), source: ByteRange(6, 7))
        #expect(map.runs.count == 1)
        map.removeLast(1)
        #expect(map.source(of: ByteRange(0, 1)) == ByteRange(5, 6))
        map.removeLast(1)
        #expect(map.runs.isEmpty)
    }

    @Test func wideCharactersKeepTheirPlaces() {
        var map = OffsetMap()
        for index in 0..<4 {
            map.appendNarrowed(
                reading: ByteRange(index, index + 1), source: ByteRange(10 + index * 3, 13 + index * 3))
        }
        #expect(map.runs.count == 1)
        #expect(map.source(of: ByteRange(1, 3)) == ByteRange(13, 19))
        #expect(map.reading(of: ByteRange(14, 19)) == ByteRange(1, 3))
        #expect(map.runs(of: ByteRange(2, 9)).map(\.source) == [ByteRange(16, 22)])
        map.removeLast(1)
        #expect(map.source(of: ByteRange(0, 3)) == ByteRange(10, 19))
    }

    @Test func runsAreCutToTheRange() {
        let runs = Self.map.runs(of: ByteRange(1, 4))
        #expect(runs.map(\.reading) == [ByteRange(1, 2), ByteRange(2, 3), ByteRange(3, 4)])
        #expect(runs.map(\.source) == [ByteRange(11, 12), ByteRange(14, 15), ByteRange(15, 18)])
    }
}

@Suite struct SqueezeTests {
    @Test(
        arguments: [
            ("TNF-α", "tnfα"), ("ＴＮＦ－α", "tnfα"), ("血 管\n钙化", "血管钙化"), ("3\u{E011}7", "37"), ("ﬁrst", "first"),
            ("a\u{AD}b\u{200B}c", "abc"), ("10–12", "1012"), ("10～12", "10~12"), ("", ""),
        ])
    func dropsWhatComparisonIgnores(_ text: String, _ expected: String) { #expect(text.squeezed == expected) }
}

@Suite struct TableTests {
    @Test func readsCellsAndSkipsComments() {
        let table = Table(Array("# head\n\na\t b \t\t\n#\n#x\ty\nc\td|e| \n".utf8))
        #expect(table.rows.map(\.cells) == [["a", "b"], ["#"], ["c", "d|e|"]])
        #expect(table.rows.map(\.line) == [3, 4, 6])
        #expect(table.rows[2].list(1) == ["d", "e"])
        #expect(table.rows[0][9] == "")
    }
}

@Suite struct UTF8ScannerTests {
    @Test func readsEveryScalarForthAndBack() {
        for value: UInt32 in [0, 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0x4E00, 0xFFFD, 0x10000, 0x10FFFF] {
            let bytes = UTF8Scanner.encode(value)
            #expect(UTF8Scanner.scalar(bytes, at: 0) == (value, bytes.count))
            #expect(UTF8Scanner.scalar(bytes, before: bytes.count)?.value == value)
        }
        #expect(UTF8Scanner.scalar([0x41], before: 0) == nil)
    }

    @Test(arguments: [[0xFF], [0xE4, 0xB8], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80]] as [[UInt8]])
    func malformedBytesAreOneReplacement(_ bytes: [UInt8]) {
        #expect(UTF8Scanner.scalar(bytes, at: 0) == (0xFFFD, 1))
    }
}
