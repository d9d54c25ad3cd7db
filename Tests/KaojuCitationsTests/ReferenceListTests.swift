import KaojuText
import Testing

@testable import KaojuCitations

@Suite struct ReferenceListTests {
    static let vancouver = [
        "Ames R, Boyle T. Phosphate and the vessel wall. Kidney Notes. 2011;12(3):101-9.",
        "Clark U, Dean P, Ellis M, et al. Calcium in dialysis. J Imag Nephrol. 2014;5:22–30. doi:10.1234/jin.2014.5.",
        "Frost A. On stones. Stone Lett. 1999;1(1):1-4. PMID: 1234567.",
        "Grant B. Vitamin K revisited. Clot. 2018;7(2):55-61.",
    ]

    private func numbered(_ label: (Int) -> String, heading: String = "References\n") -> String {
        "Phosphate harms [1]. Calcium too [2,3]. Vitamin K helps [4].\n\n" + heading
            + Self.vancouver.enumerated().map { label($0.offset + 1) + $0.element }.joined(separator: "\n")
    }

    @Test(arguments: [0, 1, 2, 3, 4])
    func splitsAtLabels(_ form: Int) {
        let labels: [(Int) -> String] = [{ "[\($0)] " }, { "\($0). " }, { "\($0)、" }, { "(\($0)) " }, { "［\($0)］" }]
        let citations = Citations.of(numbered(labels[form])).citations
        #expect(citations.references.map(\.number) == [1, 2, 3, 4])
        #expect(citations.references.map(\.raw) == Self.vancouver)
        #expect(citations.markers.map(\.numbers) == [[1], [2, 3], [4]])
    }

    @Test(arguments: [
        "## References\n\n", "REFERENCES:\n", "5. Literature cited\n", "参考文献\n", "【参考文献】\n", "# 参考文献：\n\n",
        "Bibliography\n",
    ])
    func knowsHeadings(_ heading: String) {
        let (text, citations) = Citations.of(numbered({ "[\($0)] " }, heading: heading))
        #expect(citations.references.count == 4)
        #expect(citations.lists.count == 1)
        let name = heading.filter(\.isLetter)
        #expect(text[citations.lists[0]].filter(\.isLetter).hasPrefix(name))
    }

    @Test func findsAListWithoutHeading() {
        let entries = Self.vancouver + ["Hale C. A fifth work. Nephron Tales. 2003;9:9-12."]
        let list = entries.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n")
        let citations = Citations.of("Phosphate harms [1]. Others agree [2-5].\n\n" + list).citations
        #expect(citations.references.map(\.raw) == entries)
    }

    @Test func leavesNumberedParagraphsAlone() {
        let text = (1...6).map { "\($0). Wash the plate and wait for \($0) minutes." }.joined(separator: "\n")
        #expect(Citations.of(text).citations.references.isEmpty)
    }

    @Test func joinsEntriesOverHardLineBreaks() {
        let text = """
            Phosphate harms vessels [1] and calcium does the same in many patients [2] on dialysis.

            References

            [1] Ames R, Boyle T. Phosphate and the vessel wall of
            patients who are on dialysis. Kidney Notes.
            2011;12(3):101-9.
            [2] Clark U, Dean P. Calcium in dialysis. J Imag
            Nephrol. 2014;5:22-30.
            """
        let citations = Citations.of(text).citations
        #expect(citations.references.count == 2)
        #expect(citations.references[0].raw.hasSuffix("Kidney Notes. 2011;12(3):101-9."))
        #expect(citations.references[1].raw.hasSuffix("Nephrol. 2014;5:22-30."))
    }

    @Test func splitsTwoEntriesOnALine() {
        let text = """
            磷升高[1]，钙升高[2]，维生素K缺乏[3]。

            参考文献
            [1] 甲某,乙某.磷与血管[J].肾病杂谈,2011,12(3):101-109.[2] 丙某.钙与透析[J].肾病杂谈,2012,13(1):5-9.
            [3] 丁某.维生素K[J].肾病杂谈,2015,16(2):33-37.
            """
        let citations = Citations.of(text).citations
        #expect(citations.references.map(\.number) == [1, 2, 3])
        #expect(citations.references[1].raw == "丙某.钙与透析[J].肾病杂谈,2012,13(1):5-9.")
    }

    @Test func endsWhereOtherTextBegins() {
        let text = numbered({ "[\($0)] " }) + "\n\nAcknowledgements\nWe thank the ward for its patience in 2019.\n"
        let (segmented, citations) = Citations.of(text)
        #expect(citations.references.map(\.raw) == Self.vancouver)
        #expect(segmented[citations.lists[0]].hasSuffix("55-61."))
    }

    @Test func survivesALabelThatWasMisread() {
        let text = numbered { $0 == 3 ? "3] " : "[\($0)] " }
        #expect(Citations.of(text).citations.references.map(\.number) == [1, 2, 3, 4])
    }

    @Test func readsFieldsOfGBT7714() {
        let text =
            "磷升高[1]。钙升高[2]。\n\n参考文献\n[1] 甲小明,乙红,等.磷与血管钙化的关系[J].肾病杂谈,2011,12(3):101-109.\n"
            + "[2] SMITH J A,DOE B.Phosphate and bone[J].Kidney Notes,2009,23(4):120-125.\n"
        let references = Citations.of(text).citations.references
        #expect(references[0].item.title == "磷与血管钙化的关系")
        #expect(references[0].item.year == 2011)
        #expect(references[0].item.authors.map(\.literal) == ["甲小明", "乙红"])
        #expect(references[1].item.authors.map(\.family) == ["SMITH", "DOE"])
        #expect(references[1].item.title == "Phosphate and bone")
        #expect(references[1].item.container == "Kidney Notes")
        #expect(references[1].item.volume == "23")
        #expect(references[1].item.issue == "4")
        #expect(references[1].item.pages == "120-125")
    }

    @Test func readsFieldsOfVancouver() {
        let references = Citations.of(numbered { "[\($0)] " }).citations.references
        #expect(references[0].item.authors == [.init(family: "Ames", given: "R"), .init(family: "Boyle", given: "T")])
        #expect(references[0].item.title == "Phosphate and the vessel wall")
        #expect(references[0].item.container == "Kidney Notes")
        #expect(references[1].item.doi == "10.1234/jin.2014.5")
        #expect(references[1].work == "work:doi:10.1234/jin.2014.5")
        #expect(references[2].item.pmid == "1234567")
        #expect(references[2].work == "work:pmid:1234567")
        #expect(references.map(\.item.year) == [2011, 2014, 1999, 2018])
    }

    @Test func readsAMisreadClosingBracket() {
        let text = numbered { $0 == 2 ? "[2l " : "[\($0)] " }
        let references = Citations.of(text).citations.references
        #expect(references.map(\.number) == [1, 2, 3, 4])
        #expect(references[1].raw == Self.vancouver[1])
    }

    @Test func splitsAHardWrappedListWithoutLabels() {
        let text = """
            Phosphate harms vessels, as was seen in many patients on dialysis (Ames and Boyle 2011). Calcium does the same
            in those patients (Clark 2014), and vitamin K may help some of them (van der Grant 2018; Frost 1999).

            References
            Ames R, Boyle T (2011) Phosphate and the vessel wall in patients who are treated with dialysis
            Kidney Notes 12: 101-109
            Clark U (2014) Calcium in dialysis, a view from the ward that took more than one line to write
            Journal of Imaginary Nephrology 5: 22-30.
            Frost A (1999) On stones. Stone Lett 1: 1-4.
            van der Grant B (2018) Vitamin K revisited in a large number of patients with and without any
            warfarin. Clot 7: 55-61.
            """
        let (_, citations) = Citations.of(text)
        #expect(citations.references.map(\.item.year) == [2011, 2014, 1999, 2018])
        #expect(
            citations.references.map { $0.item.authors.first?.family } == ["Ames", "Clark", "Frost", "van der Grant"])
        #expect(citations.references[0].raw.hasSuffix("101-109"))
        #expect(citations.markers.map { $0.references.first } == [0, 1, 3, 2].map { citations.references[$0].id })
    }

    @Test func readsAYearBehindTheJournal() {
        let text =
            "A [1]. B [2].\n\nReferences\n[1] Ames R, Boyle T. Phosphate and the wall. Kidney Notes (2011) 12:101-9.\n"
            + "[2] Clark, U., & Dean, P. S. (2014). Calcium in dialysis. Stone Letters, 5(2), 22-30.\n"
        let references = Citations.of(text).citations.references
        #expect(references.map(\.item.title) == ["Phosphate and the wall", "Calcium in dialysis"])
        #expect(references.map(\.item.container) == ["Kidney Notes", "Stone Letters"])
        #expect(references.map(\.item.volume) == ["12", "5"])
        #expect(references.map(\.item.pages) == ["101-9", "22-30"])
        #expect(
            references[1].item.authors == [.init(family: "Clark", given: "U."), .init(family: "Dean", given: "P. S.")])
    }

    @Test func mendsABlankInADOIAndDropsHalves() {
        let text =
            "甲[1]。乙[2]。\n\n参考文献\n[1] 甲某.磷[J].肾病杂谈,2011,12(3):101. DOI:10.1234/cma. j.issn.1000-2011.03.\n"
            + "[2] 乙某.钙[J].肾病杂谈,2012,1(3):10. DOI:10.1234/cma.\n"
        #expect(Citations.of(text).citations.references.map(\.item.doi) == ["10.1234/cma.j.issn.1000-2011.03", nil])
    }
}
