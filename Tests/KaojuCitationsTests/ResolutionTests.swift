import KaojuText
import Testing

@testable import KaojuCitations

@Suite struct ResolutionTests {
    @Test func leadsMarkersToReferences() {
        let text = "磷升高[1]。钙升高[2,1]。\n\n参考文献\n[1] 甲某.磷[J].肾病杂谈,2011,12(3):101.\n[2] 乙某.钙[J].肾病杂谈,2012,1(3):10.\n"
        let citations = Citations.of(text).citations
        let ids = citations.references.map(\.id)
        #expect(citations.markers.map(\.references) == [[ids[0]], [ids[1], ids[0]]])
        #expect(citations.references.map(\.citedAt.count) == [2, 1])
        #expect(ids[0] == Digest.identifier("ref", ["sample.txt", "1"]))
        #expect(citations.diagnostics.isEmpty)
    }

    @Test func makesAReferenceOfEachNumberWithoutAList() {
        let citations = Citations.of("磷升高[2]。钙升高[1,3]。").citations
        #expect(citations.references.map(\.number) == [1, 2, 3])
        #expect(citations.references.allSatisfy { $0.raw.isEmpty && $0.range == nil && !$0.citedAt.isEmpty })
        #expect(citations.diagnostics.map(\.code) == ["references.no-list"])
        #expect(citations.diagnostics[0].severity == .info)
        #expect(citations.lists.isEmpty)
    }

    @Test func saysNothingWhereNothingIsCited() {
        let citations = Citations.of("尿毒症患者血磷升高，需限制饮食。").citations
        #expect(citations.references.isEmpty)
        #expect(citations.diagnostics.isEmpty)
    }

    @Test func reportsFindings() {
        let text = """
            甲[1]，乙[2]，丙[5]，丁[4]，戊[7]。

            参考文献
            [1] 甲某.磷[J].肾病杂谈,2011,12(3):101.
            [2] 乙某.钙[J].肾病杂谈,2012,1(3):10.
            [3] 丙某.镁[J].肾病杂谈,2013,2(3):11.
            [4] 甲某.磷[J].肾病杂谈,2011,12(3):101.
            [5] 丁某.钾[J].肾病杂谈,2014,3(3):12.
            """
        let codes = Citations.of(text).citations.diagnostics.map(\.code)
        #expect(
            codes == ["marker.no-reference", "reference.never-cited", "references.out-of-order"])
    }

    @Test func resolvesNamesAndYears() {
        let text = """
            Phosphate harms (Ames et al., 2011; O'Hara 2012a,b). Frost (1999) denied it, and so did Clark and Dean (2014).
            Ames et al. (2011) came back to it.

            References
            Ames R, Boyle T, Cole S. Phosphate and the vessel wall. Kidney Notes. 2011;12(3):101-9.
            Clark U, Dean P. Calcium in dialysis. J Imag Nephrol. 2014;5:22-30.
            Frost A. On stones. Stone Lett. 1999;1(1):1-4.
            O'Hara K. (2012a). Vitamin K. Clot, 7(2), 55-61.
            O'Hara K. (2012b). Vitamin K revisited. Clot, 7(3), 75-81.
            """
        let (segmented, citations) = Citations.of(text)
        #expect(citations.references.count == 5)
        let ids = citations.references.map(\.id)
        #expect(
            citations.markers.map { segmented[$0.range] } == [
                "Ames et al., 2011", "O'Hara 2012a", "b", "1999", "2014", "2011",
            ])
        #expect(citations.markers.map(\.references) == [[ids[0]], [ids[3]], [ids[4]], [ids[2]], [ids[1]], [ids[0]]])
        #expect(citations.markers.allSatisfy { $0.style == .authorYear })
    }

    @Test func readsParenthesesOnlyWhereTheListCallsForThem() {
        let list = """


            References
            1. Ames R. Phosphate and the vessel wall. Kidney Notes. 2011;12(3):101-9.
            2. Clark U. Calcium in dialysis. J Imag Nephrol. 2014;5:22-30.
            3. Frost A. On stones. Stone Lett. 1999;1(1):1-4.
            4. Grant B. Vitamin K revisited. Clot. 2018;7(2):55-61.
            """
        let body =
            "Phosphate harms (1), calcium too (2,3). Group A (n = 4) did well (4). Two steps: (1) wash and (2) wait."
        #expect(Citations.numbers(body + list) == [[1], [2, 3], [4]])
        #expect(Citations.numbers("Phosphate harms (1), calcium too (2,3).") == [])
        #expect(Citations.numbers("Phosphate harms [1], calcium too (2) [2–4]." + list) == [[1], [2, 3, 4]])
    }

    @Test func decodesRaisedNumbersByTheirOrder() {
        let list =
            "\n\nReferences\n"
            + (1...6).map { "\($0). Ames R. Work number \($0) on phosphate. Kidney Notes. 201\($0);\($0):101-9." }
            .joined(separator: "\n")
        let glued =
            "Phosphate harms vessels.1 Calcium rises rapidly,2,3 it is said, in CKD3 with IL6 and 5 mg doses. Others4 doubted it.5,6 Yet vessels stiffen.1"
        #expect(Citations.numbers(glued + list) == [[1], [2, 3], [4], [5, 6], [1]])
        let raised =
            "Phosphate harms vessels.¹ Calcium rises rapidly²,³ at 30 kg/m² in all.<sup>4</sup> Others doubted it.<sup>5,6</sup>"
        #expect(Citations.numbers(raised + list) == [[1], [2, 3], [4], [5, 6]])
    }

    @Test func leavesAffiliationsAndNamesWithNumbersAlone() {
        let list =
            "\n\nReferences\n"
            + (1...4).map { "\($0). Ames R. Work number \($0) on phosphate. Kidney Notes. 201\($0);\($0):101-9." }
            .joined(separator: "\n")
        let text = """
            Phosphate in the vessel wall
            Rosa Ames1, Ulla Clark2, Peter Dean1,2

            Abstract
            Vessels calcify in many patients who are on dialysis for years, and nobody has stopped it so far in any trial.

            Introduction
            Phosphate harms vessels.1 Calcium rises rapidly,2,3 it is said. Toolbox2 was used, as Toolbox2 is free.
            With Toolbox2 others doubted it.4
            """
        #expect(Citations.numbers(text + list) == [[1], [2, 3], [4]])
    }

    @Test func readsRaisedNumbersWithBlanksBetween() {
        let list =
            "\n\nReferences\n"
            + (1...6).map { "\($0). Ames R. Work number \($0) on phosphate. Kidney Notes. 201\($0);\($0):101-9." }
            .joined(separator: "\n")
        #expect(
            Citations.numbers(
                "Phosphate harms vessels.1 2 Calcium rises rapidly,3, 4 it is said. Others doubted it.5, 6" + list)
                == [[1, 2], [3, 4], [5, 6]])
    }

    @Test func keepsSpreadsInParenthesesOut() {
        let list =
            "\n\nReferences\n"
            + (1...4).map { "\($0). Ames R. Work number \($0) on phosphate. Kidney Notes. 201\($0);\($0):101-9." }
            .joined(separator: "\n")
        let text = "Phosphate harms (1). Ames et al. (2) agreed. Age was 49.6 (3) years. Version 2.1 (3) was used (4)."
        #expect(Citations.numbers(text + list) == [[1], [2], [3], [4]])
    }

    @Test func numbersAListThatLostItsLabels() {
        let text = """
            磷升高[1]，钙升高[2]，维生素K缺乏[3]。

            参考文献
            甲某,乙某.磷与血管[J].肾病杂谈,2011,12(3):101-109.
            丙某.钙与透析[J].肾病杂谈,2012,13(1):5-9.
            丁某.维生素K[J].肾病杂谈,2015,16(2):33-37.
            """
        let citations = Citations.of(text).citations
        #expect(citations.references.map(\.number) == [1, 2, 3])
        #expect(citations.markers.allSatisfy { $0.references.count == 1 })
    }
}
