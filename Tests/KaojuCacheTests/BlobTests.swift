import Testing

@testable import KaojuCache

@Suite("Blobs")
struct BlobTests {
    private struct Sample: Storable, Equatable {
        var numbers: [Int]
        var text: String?
        var list: [String]
        var ratio: Double
        var flag: Bool

        init(numbers: [Int], text: String?, list: [String], ratio: Double, flag: Bool) {
            (self.numbers, self.text, self.list, self.ratio, self.flag) = (numbers, text, list, ratio, flag)
        }
        func store(in blob: inout BlobWriter) {
            blob.write(numbers)
            blob.write(text)
            blob.write(list)
            blob.write(ratio)
            blob.write(flag)
        }
        init(from blob: inout BlobReader) throws(BlobDamage) {
            numbers = try blob.value()
            text = try blob.value()
            list = try blob.list()
            ratio = try blob.double()
            flag = try blob.bool()
        }
    }

    private static let samples = [
        Sample(numbers: [], text: nil, list: [], ratio: 0, flag: false),
        Sample(
            numbers: [0, -1, 1, 63, 64, -64, -65, .max, .min], text: "镁", list: ["a", "", "镁", "a"], ratio: -0.1,
            flag: true),
        Sample(numbers: [7], text: "", list: ["x"], ratio: .infinity, flag: true),
    ]

    @Test("give back what went in")
    func roundTrip() throws {
        let blob = BlobWriter.blob(Self.samples)
        #expect(try BlobReader.value(blob, as: [Sample].self) == Self.samples)
        #expect(blob == BlobWriter.blob(Self.samples))
    }

    @Test("keep two spellings of one character apart")
    func spellings() throws {
        let texts = ["\u{E9}", "e\u{301}", "\u{212B}", "\u{C5}"]
        let samples = texts.map { Sample(numbers: [], text: $0, list: [$0, $0], ratio: 0, flag: true) }
        let found = try BlobReader(BlobWriter.blob(samples), pool: TextPool()).all(of: Sample.self)
        for (sample, text) in zip(found, texts) {
            #expect(Array((sample.text ?? "").utf8) == Array(text.utf8))
            #expect(sample.list.map { Array($0.utf8) } == [Array(text.utf8), Array(text.utf8)])
        }
    }

    @Test("are refused with any byte changed, and when they end too soon or too late")
    func damage() {
        let blob = BlobWriter.blob(Self.samples)
        for index in blob.indices {
            for bit in 0..<8 {
                var other = blob
                other[index] ^= 1 << UInt8(bit)
                #expect(throws: BlobDamage.self) { try BlobReader.value(other, as: [Sample].self) }
            }
            #expect(throws: BlobDamage.self) { try BlobReader.value(Array(blob[..<index]), as: [Sample].self) }
        }
        #expect(throws: BlobDamage.self) { try BlobReader.value(blob + [0], as: [Sample].self) }
    }

    @Test("never crash on rubbish with a right check sum")
    func rubbish() {
        var seed: UInt64 = 7
        func next() -> UInt8 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: seed >> 40)
        }
        for length in 0..<2_000 {
            let payload = (0..<(length % 64)).map { _ in next() & (length.isMultiple(of: 2) ? 0x07 : 0xFF) }
            let sum = CheckSum.of(payload[...])
            let head = (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
            _ = try? BlobReader.value(head + payload, as: [Sample].self)
        }
    }
}

extension BlobReader {
    fileprivate func all<Value: Storable>(of type: Value.Type) throws(BlobDamage) -> [Value] {
        var reader = self
        return try reader.value()
    }
}
