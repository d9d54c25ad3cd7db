import KaojuText
import Testing

@testable import KaojuWorks

@Suite("Which entries are one work")
struct MergingTests {
    private static let base =
        "Ames R|2011|Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|12|3|101-109"

    @Test(
        "the same work, printed otherwise",
        arguments: [
            base,
            "Ames RK|2011|Phosphate and the stiffness of vessels in dialysis.|J Kidney Notes|12||101-9",
            "AMES R|2011|Phosphate and the Stiffness of Vessels in Dialysis [J]|J. Kidney Notes|12|3|101–109",
            "Ames R|2012|Phosphate and the stiffness of vessels in dialysis|J Kidney Notes|12|3|101-109",
            "Ames R|2011|Phosphate and the stiff-ness of vessels in dialysis|Journal of Kidney Notes||",
            "Ames R|2011|Phosphate and the stifness of vessels in dialysls|J Kidney Notes|12|3|101-109",
            "Ames R|2011||J Kidney Notes|12|3|101-109",
            "Ames R|2011|RETRACTED: Phosphate and the stiffness of vessels in dialysis|J Kidney Notes|12|3|101-109",
            "Âmes R|2011|Phosphate and the stiffness of vessels in dialysis|J Kidney Notes|12|3|101",
        ])
    func same(_ other: String) {
        #expect(EntrySample.areOne(Self.base, other))
        #expect(EntrySample.areOne(other, Self.base))
    }

    @Test(
        "another work, however alike",
        arguments: [
            // Another page, volume, issue, year, author, initial.
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|12|3|201-209",
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|13|3|101-109",
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|12|4|101-109",
            "Ames R|2014|Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|12|3|101-109",
            "Clark U|2011|Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|12|3|101-109",
            "Ames U|2011|Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|12|3|101-109",
            // An abstract in a supplement, a thesis of the same title, the preprint.
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|12|Suppl 1|S101",
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis||||type:thesis",
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis|Preprints of Medicine|||",
            // A part, a reply, a correction, a comment on the same page.
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis: II|Journal of Kidney Notes|12|3|101-109",
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis: reply|Journal of Kidney Notes|12|3|101-109",
            "Ames R|2011|Erratum: Phosphate and the stiffness of vessels in dialysis|Journal of Kidney Notes|12|3|101-109",
            "Ames R|2011|Phosphate and the stiffness of vessels in dialysis: study protocol|J Kidney Notes|12|3|101-109",
            "Ames R|2011|Calcium and the supply of bones in pregnancy|Journal of Kidney Notes|12|3|101-109",
        ])
    func another(_ other: String) {
        #expect(!EntrySample.areOne(Self.base, other))
        #expect(!EntrySample.areOne(other, Self.base))
    }

    @Test("Chinese: spelling and width do not matter, parts do")
    func chinese() {
        let base = "赵一|2015|维持性血液透析患者血磷与血管僵硬度的关系|示例肾病杂志|31|2|95-99"
        #expect(EntrySample.areOne(base, "趙一|2015|維持性血液透析患者血磷與血管僵硬度的關係|示例腎病雜誌|31|2|95-99"))
        #expect(EntrySample.areOne(base, "赵一|2015|维持性血液透析患者血磷与血管僵硬度的关系［J］|示例肾病杂志|31||"))
        #expect(!EntrySample.areOne(base, "赵一|2015|维持性血液透析患者血磷与血管僵硬度的关系（第二部分）|示例肾病杂志|31|2|95-99"))
        #expect(!EntrySample.areOne(base, "赵二|2015|维持性血液透析患者血磷与血管僵硬度的关系|示例肾病杂志|31|2|95-99"))
        #expect(!EntrySample.areOne(base, "赵一|2015|维持性血液透析患者血磷与血管僵硬度的关系||||type:thesis"))
        let first = "赵一|2015|慢性肾脏病骨病诊治指南解读（上）|示例肾病杂志|31|2|95-99"
        #expect(!EntrySample.areOne(first, "赵一|2015|慢性肾脏病骨病诊治指南解读（下）|示例肾病杂志|31|2|95-99"))
    }

    @Test("a journal without volumes counts issues by the year")
    func issues() {
        let a = "赵一|2015|血磷与血管|示例兽医|  |7|55-58"
        #expect(EntrySample.areOne(a, "赵一|2015|血磷与血管|示例兽医||7|55–58"))
        #expect(!EntrySample.areOne(a, "赵一|2015|血磷与血管|示例兽医||8|55-58"))
    }

    @Test("titles that many works have merge nothing by themselves")
    func columns() {
        for title in ["Introduction", "Editorial", "Reply", "In this issue", "前言", "编者按"] {
            #expect(
                !EntrySample.areOne("Ames R|2011|\(title)|J Kidney Notes||", "Ames R|2011|\(title)|J Kidney Notes||"))
            #expect(
                !EntrySample.areOne(
                    "Ames R|2011|\(title)|J Kidney Notes|12|1|1", "Clark U|2011|\(title)|J Kidney Notes|12|1|1"))
        }
    }

    @Test("editions and yearly reports stay apart")
    func editions() {
        let book = "Ames R|2011|A handbook of the diseases of small vessels in practice||||type:book|edition:"
        #expect(EntrySample.areOne(book + "2", book + "2"))
        #expect(!EntrySample.areOne(book + "2", book + "3"))
        let report = "Body of Vessels|2018|Report on the state of vessels in the world||||type:report"
        #expect(!EntrySample.areOne(report, report.replacing("2018", with: "2019")))
        #expect(
            !EntrySample.areOne(
                "Ames R|2018|Guideline for the care of vessels in dialysis 2017|J Kidney Notes|1|1|1-90",
                "Ames R|2018|Guideline for the care of vessels in dialysis 2018|J Kidney Notes|1|1|1-90"))
    }

    @Test("identifiers decide, unless the entries are of different works")
    func identifiers() {
        let a = "Ames R|2011|Phosphate and the stiffness of vessels|J Kidney Notes|12|3|101|"
        #expect(EntrySample.areOne(a + "doi:10.1000/x1", "Ames||Phosphate & vessels||||9|doi:10.1000/X1/full"))
        #expect(EntrySample.areOne(a + "pmid:123456", "|2011|||||12|pmid:123456"))
        #expect(!EntrySample.areOne(a + "doi:10.1000/x1", a + "doi:10.1000/x2"), "two identifiers, all else equal")
        #expect(
            !EntrySample.areOne(
                a + "doi:10.1000/j.1", "Clark U|1999|Calcium and the supply of bones in pregnancy||||5|doi:10.1000/j.1"),
            "the journal's own identifier")
    }

    @Test("what stands between two works does not join them")
    func bridges() {
        let title = "Phosphate and the stiffness of vessels in dialysis"
        // The second has neither volume nor identifier, and fits the first as well as the third.
        let lines = [
            "Ames R|2011|\(title)|J Kidney Notes|12|3|101|doi:10.1000/a", "Ames R|2011|\(title)|J Kidney Notes||",
            "Ames R|2011|\(title)|J Kidney Notes|12|8|155|doi:10.1000/b",
        ]
        let clusters = EntrySample.clusters(lines)
        #expect(clusters.count == 2)
        #expect(clusters.first { $0.contains(0) }.map { !$0.contains(2) } == true)
        #expect(EntrySample.clusters(["A B|2011|||||", "A B|2012|||||", "A B|2013|||||"]).count == 3)
    }

    @Test("two languages of one work: identity of the place, and nothing less")
    func bilingual() {
        let zh = "赵一|2015|血磷与血管僵硬度|Chin J Kidney Notes|31|2|95-99"
        #expect(EntrySample.areOne(zh, "Zhao Y|2015|Phosphate and vascular stiffness|Chin J Kidney Notes|31|2|95-99"))
        #expect(!EntrySample.areOne(zh, "Zhao Y|2015|Phosphate and vascular stiffness|Chin J Kidney Notes|31|2|95"))
        #expect(!EntrySample.areOne(zh, "Zhao Y|2015|Phosphate and vascular stiffness|Chin J Bone Notes|31|2|95-99"))
        #expect(
            EntrySample.areOne(zh + "|doi:10.1000/z", "Zhao Y|2015|Phosphate and vascular stiffness||||5|doi:10.1000/z")
        )
    }

    @Test("an empty corpus has no works; an entry of which nothing is known is one")
    func extremes() {
        #expect(WorkMerger().works(of: []).items.isEmpty)
        #expect(EntrySample.clusters(["|||", "|||"]).count == 2)
    }
}
