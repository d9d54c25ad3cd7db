import KaojuCitations
import KaojuClaims
import KaojuText
import TestSupport
import Testing

@testable import KaojuGraph

@Suite struct FindingTests {
    private func codes(_ lines: [String], references: [Reference] = [], markers: Bool = true) -> [String] {
        findings(lines, references: references, markers: markers).map(\.code)
    }

    private func findings(_ lines: [String], references: [Reference] = [], markers: Bool = true) -> [Diagnostic] {
        Array(
            GraphAssembler().graph(
                of: [ClaimSample.analysis("a.txt", lines, references: references, markers: markers)], language: .zh
            ).findings)
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

    /// The findings of a text whose list is `references`, without claims.
    private func findings(in text: String, _ references: [Reference]) -> [Diagnostic] {
        let text = SegmentedText.sample(text)
        let bytes = text.reading.bytes
        var markers: [CitationMarker] = []
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "[") {
            let close = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? index
            let numbers = text[ByteRange(index + 1, close)].split(separator: ",").compactMap { Int($0) }
            markers.append(
                CitationMarker(
                    range: ByteRange(index, close + 1), style: .bracket, numbers: numbers,
                    references: references.filter { numbers.contains($0.number ?? 0) }.map(\.id)))
        }
        return AttributionAuditor(text: text, citations: Citations(markers: markers, references: references)).findings()
    }

    private func reference(_ number: Int, _ authors: [String], _ year: Int) -> Reference {
        var item = BibliographicItem()
        item.authors = authors.map { PersonName(family: $0, given: "A") }
        item.year = year
        return Reference(id: "ref:\(number)", number: number, item: item)
    }

    @Test func anotherYearThanTheReferences() throws {
        let list = [reference(1, ["Ames"], 2008), reference(2, ["Clark"], 2011)]
        let found = findings(
            in: "Ames 等(2008)[1]发现磷升高。Ames 等(2018)[1]又证实。2010年，Clark 等[2]报告钙升高。Clark 等[2]按 2015 年指南治疗。", list)
        #expect(found.map(\.code) == ["attribution.year-mismatch", "attribution.year-mismatch"])
        #expect(found.map(\.severity) == [.warning, .info])
        #expect(found[0].message.en.contains("2018"))
        #expect(findings(in: "Ames et al. (2018) [1,2] agree. Ames et al. treated 2015 patients [1].", list).isEmpty)
    }

    @Test func oneReferenceTwoAuthorsWithoutClaims() {
        let text = "Ames 等[1]发现磷升高。Clark 等[1]发现钙升高。"
        #expect(findings(in: text, []).map(\.code) == ["attribution.two-authors-one-reference"])
        #expect(findings(in: text, [reference(1, ["Ames", "Dean"], 2008)]).count == 1)
        #expect(findings(in: text, [reference(1, ["Ames", "Clark"], 2008)]).isEmpty, "both are its authors")
        #expect(findings(in: "Ames 等[1]发现磷升高。Clark 等，见别处，另一研究发现钙升高[1]。", []).isEmpty)
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
