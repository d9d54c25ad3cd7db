import KaojuText
import TestSupport
import Testing

@testable import KaojuWorks

@Suite("A document's own title and authors")
struct BylineTests {
    private func names(_ line: String) -> [String] {
        BylineReader().names(in: line).names.map {
            $0.literal.isEmpty ? "\($0.given)|\($0.family)" : $0.literal
        }
    }

    @Test(arguments: [
        ("Rosa Ames1,2, Ulla van Clark3,*, and Peter J. Dean1", ["Rosa|Ames", "Ulla|van Clark", "Peter J.|Dean"]),
        ("Rosa Ames, MD, PhD; Ulla Clark, MSc", ["Rosa|Ames", "Ulla|Clark"]),
        ("AMES Rosa, CLARK Ulla", ["Rosa|AMES", "Ulla|CLARK"]), ("Kidd CU, Ames RK", ["CU|Kidd", "RK|Ames"]),
        ("Rosa K. Ames", ["Rosa K.|Ames"]), ("Jean-Luc Côté†, Åsa Öberg‡", ["Jean-Luc|Côté", "Åsa|Öberg"]),
        ("赵一1，钱二三2*，孙四1", ["赵一", "钱二三", "孙四"]), ("赵一 钱二三 孙　四", ["赵一", "钱二三", "孙四"]),
        ("Vascular Calcification", []), ("Department of Medicine, Example University, Kyoto, Japan", []),
        ("The stiffness of vessels, bones and skin", []), ("血磷与血管僵硬度的关系", []), ("（某大学附属医院，某市 100000）", []),
        ("Keywords: phosphate, vessel", []), ("", []), ("1,2,*", []),
    ])
    func bylines(_ line: String, _ expected: [String]) { #expect(names(line) == expected) }

    @Test("are read above the abstract only")
    func heads() {
        let identity = DocumentHeadReader().identity(
            of: .sample(
                "Phosphate and the stiffness of vessels\nRosa Ames1, Ulla Clark2\n\nAbstract\nPeter Dean1, Lena Eads2\n"
            ))
        #expect(identity.authors.map(\.family) == ["Ames", "Clark"])
        #expect(identity.titles.contains("Phosphate and the stiffness of vessels"))
        #expect(DocumentHeadReader().identity(of: .sample("")).authors.isEmpty)
    }

    @Test("are taken from markup where it gives them")
    func markup() {
        let identity = DocumentIdentity(EntrySample.item("Ames R;Clark U|2011|Phosphate|J Notes||||doi:10.1000/a"))
        #expect(identity.titles == ["Phosphate"] && identity.doi == "10.1000/a" && identity.authors.count == 2)
    }
}
