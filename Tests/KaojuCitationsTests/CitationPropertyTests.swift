import KaojuText
import Testing

@testable import KaojuCitations

@Suite struct CitationPropertyTests {
    /// A small generator with a seed, so that a failure can be repeated.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    static let pieces = [
        "[", "]", "［", "］", "(", ")", "1", "2", "3", "19", "2008", "２", ",", "，", "、", "-", "–", "\u{E011}", "^", "²",
        "<sup>", "</sup>",
        " ", "\n", "\n\n", "参考文献", "References\n", "Ames R", "et al.", "等", "磷", "vessels", "10.1/a", "[J]", ".", "。",
        "1.", "[1] ", "$^{[3]}$",
        "\u{0}", "é",
    ]

    @Test(arguments: 0..<60)
    func holdsOnAnyText(_ seed: Int) {
        var random = Seeded(state: UInt64(seed) &* 7919 &+ 1)
        let text = (0..<Int.random(in: 0...400, using: &random)).map { _ in
            Self.pieces.randomElement(using: &random) ?? ""
        }.joined()
        let (segmented, citations) = Citations.of(text)
        var end = 0
        for marker in citations.markers {
            #expect(
                marker.range.start >= end && !marker.range.isEmpty && marker.range.end <= segmented.reading.bytes.count)
            end = marker.range.end
        }
        for list in citations.lists {
            #expect(list.end <= segmented.reading.bytes.count)
            #expect(!citations.markers.contains { $0.range.overlaps(list) })
        }
        #expect(Set(citations.references.map(\.id)).count == citations.references.count)
        let known = Set(citations.references.map(\.id))
        #expect(citations.markers.allSatisfy { $0.references.allSatisfy(known.contains) })
    }

    @Test(arguments: 0..<20)
    func holdsOnAnyBytes(_ seed: Int) {
        var random = Seeded(state: UInt64(seed) &* 104_729 &+ 3)
        let bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }
        let text = SegmentedText(
            document: .init(name: "x", text: bytes, digest: ""), reading: ReadingText(bytes: bytes, map: OffsetMap()),
            language: .en, sections: [], blocks: [], sentences: [], clauses: [])
        _ = CitationResolver().citations(in: text)
    }

    @Test func aPrefixShiftsEveryRange() {
        let text = "磷升高[1]。钙升高[2,3]。"
        let plain = Citations.of(text).citations.markers
        let shifted = Citations.of("前言词。" + text).citations.markers
        #expect(shifted.map(\.range.start) == plain.map { $0.range.start + "前言词。".utf8.count })
    }
}
