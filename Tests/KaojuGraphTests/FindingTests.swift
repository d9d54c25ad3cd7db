import KaojuCitations
import KaojuClaims
import KaojuText
import Testing

@testable import KaojuGraph

@Suite struct FindingTests {
    private func codes(_ lines: [String], references: [Reference] = [], markers: Bool = true) -> [String] {
        findings(lines, references: references, markers: markers).map(\.code)
    }

    private func findings(_ lines: [String], references: [Reference] = [], markers: Bool = true) -> [Diagnostic] {
        GraphAssembler().graph(
            of: [ClaimSample.analysis("a.txt", lines, references: references, markers: markers)], language: .zh
        ).findings
    }

    @Test func aClaimWithoutASource() {
        #expect(codes(["A treats B background", "A treats C [1]", "A treats D own"]) == ["claim.no-citation"])
        #expect(codes(["A treats B background"], markers: false).isEmpty, "a document that cites nothing")
        #expect(codes(["A treats B background hypothesis"]).isEmpty)
    }

    @Test func oneReferenceTwoAuthors() throws {
        let found = findings([
            "A treats B [7] by:Pasch_A", "A treats B [7] by:A_Pasch", "A treats C [7] by:SY_Wu",
            "A treats C [7] by:Wu_SY",
            "A treats C [8] by:Wu_SY",
        ])
        #expect(found.map(\.code) == ["attribution.two-authors-one-reference"])
        let finding = try #require(found.first)
        #expect(finding.span == ByteRange(200, 290))
        #expect(finding.message.en.contains("Pasch A, SY Wu") && finding.message.zh.contains("[7]"))
    }

    @Test func severalReferencesTellNothingOfOne() {
        #expect(codes(["A treats B [1,2] by:Pasch_A", "A treats B [1,2] by:Wu_SY", "A treats B [1] by:Li_X"]).isEmpty)
        #expect(codes(["A treats B by:Pasch_A", "A treats B own by:Wu_SY"]) == ["claim.no-citation"])
    }

    @Test(arguments: [
        ("Pasch A", "Pasch", true), ("Wu SY", "SY Wu", true), ("WU S Y", "Wu SY", true), ("Wu S.Y.", "Wu", true),
        ("Müller K", "Muller", true), ("Al-Aly Z", "Al Aly", true), ("张三", "张三", true), ("张", "张三", true),
        ("Zhang S", "张三", true), ("van der Zee", "Zee R", true), ("LI X", "Li", true),
        ("Pasch A", "Wu SY", false), ("张三", "李四", false), ("van der Zee", "van Dijk", false),
        ("Li X", "Liu X", false), ("WU SY", "LI XY", false),
    ])
    func surnames(_ a: String, _ b: String, _ same: Bool) {
        #expect(AuthorName(a).canBe(AuthorName(b)) == same)
        #expect(AuthorName(b).canBe(AuthorName(a)) == same)
    }

    @Test func anotherYearThanTheReferences() throws {
        var item = BibliographicItem()
        item.year = 2008
        let reference = Reference(id: "ref:a.txt-1", number: 1, item: item, work: "work:a.txt-1")
        let found = findings(
            [
                "A treats B [1] by:Pasch_A year:2008", "A treats B [1] by:Pasch_A year:2018",
                "A treats D [1] by:Pasch_A year:2018", "A treats C [1,2] year:1999", "A treats C [1] year:2009",
            ], references: [reference])
        #expect(found.map(\.code) == ["attribution.year-mismatch", "attribution.year-mismatch"])
        #expect(found.map(\.severity) == [.warning, .info])
        #expect(found[0].message.en.contains("2018"))
    }

    @Test func aControversyOfOneDocument() {
        let dispute = ClaimSample.analysis("b.txt", ["A increases B [1]", "A decreases B [2]"])
        let other = ClaimSample.analysis("a.txt", ["A increases C [1]"])
        func codes(_ analyses: [DocumentAnalysis]) -> [String] {
            GraphAssembler().graph(of: analyses, language: .zh).findings.map(\.code)
        }
        #expect(codes([dispute, other]) == ["topic.one-document"])
        #expect(codes([dispute]).isEmpty, "there is no other document")
        #expect(codes([dispute, ClaimSample.analysis("c.txt", ["A increases B [1]"])]).isEmpty)
    }

    @Test func citationDiagnosticsAreFindingsInDocumentOrder() {
        func diagnostic(_ code: String, _ document: String, _ start: Int) -> Diagnostic {
            Diagnostic(
                code: code, document: document, span: ByteRange(start, start + 1),
                message: LocalizedText(zh: "", en: ""))
        }
        let b = ClaimSample.analysis("b.txt", [], diagnostics: [diagnostic("marker.no-reference", "b.txt", 1)])
        let a = ClaimSample.analysis(
            "a.txt", [],
            diagnostics: [
                diagnostic("reference.duplicate", "a.txt", 9), diagnostic("references.out-of-order", "a.txt", 4),
                diagnostic("encoding.guess", "a.txt", 0),
            ])
        #expect(
            GraphAssembler().graph(of: [b, a], language: .zh).findings.map(\.code)
                == ["references.out-of-order", "reference.duplicate", "marker.no-reference"])
    }
}
