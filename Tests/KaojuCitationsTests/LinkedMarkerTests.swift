import KaojuSegmentation
import KaojuText
import Testing

@testable import KaojuCitations

/// Markers of text whose links are marked: «⟦1⟧» leads to the first entry, «⟦2,3|2 3⟧» to the second and third; «⟦x|⟧» to none.
private struct LinkedSample {
    var text: SegmentedText
    var citations: Citations

    init(_ marked: String, entries count: Int = 9) {
        var bytes: [UInt8] = []
        var links: [CitationLink] = []
        var rest = marked[...]
        while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
            bytes += rest[..<open].utf8
            let parts = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
            let plain = parts[0].unicodeScalars.map { raised in
                "⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars.enumerated().first { $0.element == raised }.map { String($0.offset) }
                    ?? String(raised)
            }.joined()
            let targets = parts.count > 1 ? parts[1].split(separator: " ") : [Substring(plain)]
            let start = bytes.count
            bytes += parts[0].utf8
            links.append(
                CitationLink(
                    range: ByteRange(start, bytes.count), entries: targets.compactMap { Int($0) }.map { $0 - 1 }))
            rest = rest[rest.index(after: close)...]
        }
        bytes += rest.utf8
        var blocks = [
            MarkedBlock(kind: .paragraph, range: ByteRange(0, bytes.count), section: 0, path: "/article/body/p")
        ]
        var entries: [BibliographyEntry] = []
        for index in 1...count {
            bytes += "\n".utf8
            let start = bytes.count
            bytes += "Author\(index) A. Title \(index). Journal 200\(index);1:\(index).".utf8
            let range = ByteRange(start, bytes.count)
            blocks.append(MarkedBlock(kind: .reference, range: range, section: 1, path: "/article/back/ref[\(index)]"))
            entries.append(BibliographyEntry(key: "r\(index)", number: index, range: range, item: BibliographicItem()))
        }
        let sections = [
            MarkedSection(level: 0, parent: nil, kind: .body), MarkedSection(level: 1, parent: 0, kind: .references),
        ]
        let markup = Markup(
            sections: sections, blocks: blocks, citations: GivenCitations(links: links, entries: entries))
        text = Segmenter().segment(
            Document(name: "a.xml", text: bytes, markup: markup, encoding: "utf-8", digest: "", diagnostics: []))
        citations = CitationResolver().citations(in: text)
    }

    /// Each marker: its text, its style, its numbers, the keys of its references.
    var markers: [String] {
        let keys = Dictionary(citations.references.map { ($0.id, $0.key ?? "") }) { first, _ in first }
        return citations.markers.map { marker in
            [
                text[marker.range], marker.style.rawValue, marker.numbers.map(String.init).joined(separator: ","),
                marker.references.map { keys[$0] ?? "?" }.joined(separator: ","),
            ].joined(separator: " · ")
        }
    }
}

@Suite struct LinkedMarkerTests {
    @Test(
        arguments: [
            ("It is so [⟦1⟧, ⟦2⟧].", ["[1, 2] · bracket · 1,2 · r1,r2"]),
            ("It is so [⟦1⟧] [⟦2⟧].", ["[1] · bracket · 1 · r1", "[2] · bracket · 2 · r2"]),
            ("It is so [⟦3⟧]–[⟦6⟧].", ["[3]–[6] · bracket · 3,4,5,6 · r3,r4,r5,r6"]),
            ("It is so [⟦3⟧–⟦6⟧, ⟦8⟧].", ["[3–6, 8] · bracket · 3,4,5,6,8 · r3,r4,r5,r6,r8"]),
            ("It is so ⟦[3]⟧–⟦[5]⟧.", ["[3]–[5] · bracket · 3,4,5 · r3,r4,r5"]),
            ("It is so (⟦2–4|2⟧).", ["(2–4) · parenthesis · 2,3,4 · r2,r3,r4"]),
            ("It is so (⟦2–4|2 3 4⟧).", ["(2–4) · parenthesis · 2,3,4 · r2,r3,r4"]),
            ("It is so (⟦2⟧⟦–|3⟧⟦4⟧).", ["(2–4) · parenthesis · 2,3,4 · r2,r3,r4"]),
            ("It is so (⟦2⟧ and ⟦4⟧).", ["(2 and 4) · parenthesis · 2,4 · r2,r4"]),
            ("It is so.⟦¹⟧,⟦²⟧ It goes on.", ["¹,² · superscript · 1,2 · r1,r2"]),
            ("It is so⟦¹⟧–⟦³⟧ and so.", ["¹–³ · superscript · 1,2,3 · r1,r2,r3"]),
            ("It is so.⟦¹⟧ ⟦³⟧ It goes on.", ["¹ ³ · superscript · 1,3 · r1,r3"]),
            ("It is so (see ⟦2⟧ for more).", ["2 · parenthesis · 2 · r2"]),
            ("It is so [⟦5|⟧].", ["[5] · bracket · 5 · r5"]),
            ("So ⟦Author1 et al. (2001)|1⟧ say.", ["2001 · author_year ·  · r1"]),
            (
                "So it is (⟦Author1 et al., 2001|1⟧; ⟦Author2 2002|2⟧).",
                [
                    "Author1 et al., 2001 · author_year ·  · r1", "Author2 2002 · author_year ·  · r2",
                ]
            ),
            (
                "So it is (see Author1 et al. ⟦2001|1⟧, Author2 ⟦2002|2⟧, ⟦2003|3⟧).",
                [
                    "Author1 et al. 2001 · author_year ·  · r1", "Author2 2002 · author_year ·  · r2",
                    "2003 · author_year ·  · r3",
                ]
            ),
            ("So Author1 (⟦2001|1⟧) says.", ["2001 · author_year ·  · r1"]),
            ("So it is (⟦Author4, 2004|⟧).", ["Author4, 2004 · author_year ·  · r4"]),
            (
                "So it is (⟦Author1, 2001a|1⟧,⟦b|2⟧).",
                [
                    "Author1, 2001a · author_year ·  · r1", "b · author_year ·  · r2",
                ]
            ),
        ] as [(String, [String])])
    func areReadAsPrinted(marked: String, expected: [String]) {
        // Enough other markers that no printed ones are looked for.
        let sample = LinkedSample(marked + " Others say so [⟦7⟧] [⟦8⟧] [⟦9⟧].")
        #expect(Array(sample.markers.dropLast(3)) == expected)
    }

    @Test func withoutLinksWhatIsPrintedDecides() {
        let sample = LinkedSample("One is so [1]. Two are so [2,3]. More are so [4-6]. All else is so [7–9].")
        #expect(
            sample.markers.map { $0.split(separator: " · ").last.map(String.init) } == [
                "r1", "r2,r3", "r4,r5,r6", "r7,r8,r9",
            ])
        #expect(sample.citations.diagnostics.isEmpty)
    }

    @Test func aLongRangeHidesNoMoreThanAHundred() {
        let sample = LinkedSample("It is so [⟦1⟧–⟦150⟧].", entries: 160)
        #expect(sample.citations.markers.first?.references.count == 2)
    }

    @Test func untaggedEntriesAreRead() {
        let reference = LinkedSample("It is so [⟦1⟧].").citations.references[0]
        #expect(reference.key == "r1" && reference.number == 1)
        #expect(reference.item.year == 2001)
        #expect(reference.raw == "Author1 A. Title 1. Journal 2001;1:1.")
    }

    @Test func blocksAndSentencesKeepTheirElement() {
        let sample = LinkedSample("One is [⟦1⟧]. Two is [⟦2⟧].")
        #expect(sample.text.sentences.count == 2)
        #expect(sample.text.element(at: sample.citations.markers[1].range.start) == "/article/body/p")
    }
}
