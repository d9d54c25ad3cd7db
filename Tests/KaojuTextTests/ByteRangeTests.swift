import KaojuText
import Testing

@Suite struct ByteRangeTests {
    @Test func overlapNeedsASharedByte() {
        #expect(ByteRange(0, 3).overlaps(ByteRange(2, 4)))
        #expect(!ByteRange(0, 3).overlaps(ByteRange(3, 4)))
        #expect(ByteRange(1, 2).union(ByteRange(5, 6)) == ByteRange(1, 6))
    }
}

@Suite struct DigestTests {
    @Test func matchesTheStandardsExample() {
        // FIPS 180-4, the message «abc».
        #expect(
            Digest.sha256(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
