import KaojuClaims
import Testing

@testable import KaojuCache

@Suite("A pool of texts")
struct TextPoolTests {
    private struct Texts: Storable, Equatable {
        var list: [String]
        var names: Claim.Participant.Names

        init(list: [String]) {
            self.list = list
            names = Claim.Participant.Names(
                .init(
                    concept: list.first ?? "", label: list.last ?? "", zh: "", en: "", synonyms: list, category: "c"))
        }
        func store(in blob: inout BlobWriter) {
            blob.write(list)
            blob.write(names)
            for text in list { blob.write(Array(text.utf8)) }
        }
        init(from blob: inout BlobReader) throws(BlobDamage) {
            list = try blob.list()
            names = try blob.names()
            for text in list where try blob.run() != Array(text.utf8) { throw BlobDamage() }
        }
    }

    /// Texts of every length up to 200 bytes, some of which come again and again.
    private static func samples(_ count: Int) -> [Texts] {
        (0..<count).map { number in
            Texts(
                list: ["镁\(number)", String(repeating: "é", count: number % 100), "x", "", "盐\(number % 7)"]
                    .prefix(number % 6).map(\.self))
        }
    }

    @Test("tells runs apart that differ in one byte, wherever it is", arguments: [0, 1, 7, 8, 9, 16, 63, 64])
    func oneByte(_ length: Int) {
        let plain = [UInt8](repeating: 0x61, count: length)
        let frame: [UInt8] = [1, 2, 3]
        #expect(ByteRun.areEqual(plain[...], (frame + plain + frame)[3..<(3 + length)]))
        #expect(!ByteRun.areEqual(plain[...], (plain + [0x61])[...]))
        for place in plain.indices {
            var other = plain
            other[place] ^= 0x80
            #expect(!ByteRun.areEqual(plain[...], other[...]))
        }
    }

    @Test("gives the texts that would come without it, over many blobs")
    func equality() throws {
        let pool = TextPool()
        let all = Self.samples(3_000)
        for start in stride(from: 0, to: all.count, by: 100) {
            let part = Array(all[start..<(start + 100)])
            var blob = try BlobReader(BlobWriter.blob(part), pool: pool)
            let found: [Texts] = try blob.value()
            #expect(found == part)
            for (one, other) in zip(found, part) {
                #expect(one.list.map { Array($0.utf8) } == other.list.map { Array($0.utf8) })
            }
        }
    }

    @Test("makes the names of a concept one object, whichever blob they stand in")
    func identity() throws {
        let pool = TextPool()
        func names(_ list: [String]) throws -> Claim.Participant.Names {
            // Another text before it, so that its places in the blob differ.
            let texts = [Texts(list: ["other \(list.count)"]), Texts(list: list)]
            var blob = try BlobReader(BlobWriter.blob(texts), pool: pool)
            let found: [Texts] = try blob.value()
            return found[1].names
        }
        #expect(try names(["镁", "magnesium"]) === names(["镁", "magnesium"]))
        #expect(try names(["镁", "magnesium"]) !== names(["镁", "Magnesium"]))
        let long = String(repeating: "m", count: 200)
        #expect(try names([long]) == names([long]), "a text that is too long to be kept, and still right")
    }
}
