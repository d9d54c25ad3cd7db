import Foundation
import KaojuText
import Testing

@testable import KaojuCitations

/// Whole invented papers, one a style and language: the markers are marked `⟦…⟧`, nothing else may be found.
@Suite struct MarkedPaperTests {
    struct Paper: Sendable, CustomTestStringConvertible {
        var name: String
        var style: CitationMarker.Style
        var references: Int
        var testDescription: String { name }
    }

    static let papers = [
        Paper(name: "bracket-zh.txt", style: .bracket, references: 17),
        Paper(name: "parenthesis-en.txt", style: .parenthesis, references: 10),
        Paper(name: "superscript-en.txt", style: .superscript, references: 20),
        Paper(name: "superscript-zh.txt", style: .superscript, references: 12),
        Paper(name: "author-year-en.txt", style: .authorYear, references: 12),
        Paper(name: "author-year-zh.txt", style: .authorYear, references: 6),
    ]

    @Test(arguments: papers)
    func findsTheMarkersAndNothingElse(_ paper: Paper) throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(paper.name)")
        let (text, marked) = Self.unmarked(try String(contentsOf: url, encoding: .utf8))
        let (segmented, citations) = Citations.of(text)
        let found = citations.markers.map { segmented.source(of: $0.range) }
        let bytes = Array(text.utf8)
        func words(_ ranges: [ByteRange]) -> [String] {
            ranges.map { "\($0.start): " + String(decoding: bytes[$0.indices], as: UTF8.self) }
        }
        #expect(words(found) == words(marked))
        #expect(citations.references.count == paper.references)
        #expect(citations.markers.allSatisfy { !$0.references.isEmpty })
        #expect(citations.style?.style == paper.style)
        #expect(citations.style.map { $0.confidence > 0.8 && $0.confidence <= 1 } ?? false)
    }

    /// The text without its marks, and the byte ranges that were marked.
    private static func unmarked(_ text: String) -> (String, [ByteRange]) {
        var plain = ""
        var ranges: [ByteRange] = []
        var start = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "⟦": start = plain.utf8.count
            case "⟧": ranges.append(ByteRange(start, plain.utf8.count))
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return (plain, ranges)
    }
}
