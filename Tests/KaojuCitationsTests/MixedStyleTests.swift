import KaojuText
import Testing

@testable import KaojuCitations

/// Several styles in one document, and footnotes.
@Suite struct MixedStyleTests {
    @Test func readsNamesBesideNumbers() {
        let text =
            "Stones grow [1]. They hurt [2]. They pass [3]. In the box a second author adds his own (Ames, 2002; Ames 2003). "
            + "Ames (2001) is named with a number [1]."
        let (segmented, citations) = Citations.of(text + RaisedMarkerTests.list(3))
        #expect(
            citations.markers.map { segmented[$0.range] } == ["[1]", "[2]", "[3]", "Ames, 2002", "Ames 2003", "[1]"])
        #expect(citations.markers.allSatisfy { $0.references.count == 1 })
        #expect(citations.style?.style == .bracket)
    }

    @Test func leadsFootnotesToTheirNotes() {
        let text = """
            结石由来已久①。其成因众说不一②，本文从略③。

            ① 甲某.结石史[M].北京:虚构出版社,2011:20-25.
            ② 乙某.结石成因[J].肾病杂谈,2012,13(1):5-9.
            ③ 本文得到某基金资助。
            """
        let (segmented, citations) = Citations.of(text)
        #expect(citations.markers.map { segmented[$0.range] } == ["①", "②"])
        #expect(citations.markers.allSatisfy { $0.style == .footnote && $0.references.count == 1 })
        #expect(
            citations.references.map(\.raw) == ["甲某.结石史[M].北京:虚构出版社,2011:20-25.", "乙某.结石成因[J].肾病杂谈,2012,13(1):5-9."])
        #expect(citations.style?.style == .footnote)
    }

    @Test func leadsMarkdownFootnotes() {
        let text = """
            Stones are old.[^1] Their cause is disputed.[^2]

            [^1]: Hale C. A history of stones. Clot. 2003;9:9-12.

            [^2]: We thank the ward.
            """
        let citations = Citations.of(text).citations
        #expect(citations.markers.map(\.style) == [.footnote])
        #expect(citations.references.map(\.raw) == ["Hale C. A history of stones. Clot. 2003;9:9-12."])
    }

    @Test func findsNoFootnotesAmongSigns() {
        #expect(Citations.of("P<0.05† was significant.\n\n† compared with 2010.\n").citations.markers.isEmpty)
    }

    @Test func statesNoStyleWhereNothingIsCited() {
        #expect(Citations.of("Stones are old.").citations.style == nil)
    }

    @Test func growsSurerWithMoreMarkers() {
        let few = Citations.of("Stones grow [1]." + RaisedMarkerTests.list(4)).citations.style?.confidence ?? 1
        let all = Citations.of("They grow [1], hurt [2], pass [3], return [4]." + RaisedMarkerTests.list(4)).citations
            .style
        #expect(few < 0.5)
        #expect(all.map { $0.confidence > few } ?? false)
    }
}
