import KaojuText
import Testing

@testable import KaojuBibliography

@Suite("RIS, MEDLINE, EndNote and their like")
struct TaggedReaderTests {
    @Test("RIS in all its line forms", arguments: ["\n", "\r\n", "\r"])
    func ris(_ end: String) throws {
        let lines = [
            "TY  - JOUR", "ID  - 7", "AU  - Smith, John A., Jr", "A1  - 王小明", "AU - Doe,Jane",
            "AU  - WHO Working Group",
            "AU  - et al.", "T1  - A title that goes on", "  over two lines", "JF  - Journal of Things",
            "JO  - J Things", "PY  - 2010/05/03/", "DA  - 2010/05/03", "VL  - 12", "IS  - 3", "SP  - 101", "EP  - 109",
            "SN  - 1234-5678", "DO  - 10.1000/XYZ", "AN  - PMID: 998877", "UR  - https://example.org/x", "LA  - eng",
            "KW  - one", "KW  - two", "ER  - ",
        ]
        let entry = try #require(try entries("\u{FEFF}" + lines.joined(separator: end) + end).first)
        let item = entry.item
        #expect(entry.key == "7")
        #expect(
            item.authors == [
                PersonName(family: "Smith", given: "John A.", suffix: "Jr"), PersonName(literal: "王小明"),
                PersonName(family: "Doe", given: "Jane"), PersonName(literal: "WHO Working Group"),
            ])
        #expect(item.hasMoreAuthors)
        #expect(item.title == "A title that goes on over two lines")
        #expect(item.container == "Journal of Things")
        #expect(item.issued == PartialDate(year: 2010, month: 5, day: 3))
        #expect([item.volume, item.issue, item.pages] == ["12", "3", "101-109"])
        #expect(item.issn == "1234-5678")
        #expect(item.doi == "10.1000/xyz")
        #expect(item.pmid == "998877")
        #expect(item.language == "en")
    }

    @Test("RIS of books and chapters: which title is which")
    func risTypes() throws {
        let all = try entries(
            """
            TY  - CHAP
            TI  - Part
            T2  - Whole
            A2  - Roe, Jo
            SN  - 978-3-16-148410-0
            ER  -
            TY  - BOOK
            TI  - Whole
            T2  - Series
            CY  - Berlin
            PB  - House
            TY  - STAND
            M1  - GB/T 1.1
            TI  - Rules
            """)
        #expect(all.map(\.item.type) == ["chapter", "book", "standard"])
        #expect(all[0].item.container == "Whole")
        #expect(all[0].item.editors.map(\.family) == ["Roe"])
        #expect(all[0].item.isbn == "978-3-16-148410-0")
        #expect(all[1].item.collection == "Series" && all[1].item.container == nil)
        #expect(all[2].item.number == "GB/T 1.1")
    }

    @Test("MEDLINE")
    func nbib() throws {
        let all = try entries(
            """

            PMID- 24681012
            OWN - NLM
            DP  - 2014 Mar-Apr
            TI  - Phosphate and the vessel: a long title that
                  goes on.
            LID - 10.1000/v.2014.1 [doi]
            LID - S0000-0001(14)00001-2 [pii]
            FAU - Roe, Jo Ann
            AU  - Roe JA
            FAU - van Dam, Piet
            AU  - van Dam P
            CN  - Vessel Group
            LA  - eng
            PT  - Journal Article
            PT  - Review
            TA  - J Things
            JT  - Journal of things
            IS  - 1234-5678 (Print)
            VI  - 3
            IP  - 2
            PG  - 123-30
            PMC - PMC4000001

            PMID- 24681013
            TI  - Another.
            AU  - Poe A
            """)
        let item = all[0].item
        #expect(all.map(\.item.pmid) == ["24681012", "24681013"])
        #expect(item.title == "Phosphate and the vessel: a long title that goes on")
        #expect(
            item.authors == [
                PersonName(family: "Roe", given: "Jo Ann"), PersonName(family: "van Dam", given: "Piet"),
                PersonName(literal: "Vessel Group"),
            ])
        #expect(item.container == "Journal of things")
        #expect(item.issued == PartialDate(year: 2014, month: 3))
        #expect(item.doi == "10.1000/v.2014.1")
        #expect(item.issn == "1234-5678" && item.pmcid == "PMC4000001" && item.pages == "123-30")
        #expect(all[1].item.authors == [PersonName(family: "Poe", given: "A")])
    }

    @Test("EndNote as Chinese databases write it")
    func endnote() throws {
        let all = try entries(
            """
            %0 Journal Article
            %A 王小明;李四
            %A 赵六
            %+ 某大学
            %T 血磷与血管
            %J 某某杂志
            %D 2019
            %V 35
            %N 04
            %P 11-15
            %@ 1000-0001
            %R 10.1000/j.cnki.2019.04.003
            %L 11-1111/R
            %U https://example.org/kns
            %W CNKI

            %0 Thesis
            %A 钱七
            %T 论文
            %I 某大学
            %D 2020
            %9 硕士
            """)
        #expect(all[0].item.authors.map(\.literal) == ["王小明", "李四", "赵六"])
        #expect(all[0].item.container == "某某杂志" && all[0].item.issue == "04" && all[0].item.year == 2019)
        #expect(all[0].item.doi == "10.1000/j.cnki.2019.04.003")
        #expect(all[1].item.type == "thesis" && all[1].item.publisher == "某大学")
    }

    @Test("RefWorks, NoteExpress and the Web of Science")
    func others() throws {
        let refworks = try entries(
            """
            RT Journal Article
            SR 1
            A1 王小明;李四
            T1 题目
            JF 某某杂志
            YR 2018
            IS 02
            SP 5
            OP 9

            RT Dissertation/Thesis
            A1 钱七
            T1 论文
            YR 2020
            """)
        #expect(refworks.map(\.item.type) == ["article-journal", "thesis"])
        #expect(refworks[0].item.pages == "5-9" && refworks[0].item.authors.count == 2)
        let noteexpress = try entries(
            """
            {Reference Type}: Journal Article
            {Title}: 题目
            {Author}: 王小明;李四
            {Journal}: 某某杂志
            {Year}: 2018
            {Pages}: 5-9
            {ISBN/ISSN}: 1000-0001
            """)
        #expect(noteexpress[0].item.authors.count == 2 && noteexpress[0].item.issn == "1000-0001")
        let isi = try entries(
            """
            FN Export
            VR 1.0
            PT J
            AU Roe, JA
               Poe, B
            AF Roe, Jo Ann
               Poe, Bob
            TI A title
               goes on
            SO JOURNAL OF THINGS
            PD MAR
            PY 2012
            BP 1
            EP 9
            DI 10.1000/q
            ER

            EF
            """)
        #expect(isi[0].item.authors.map(\.given) == ["Jo Ann", "Bob"])
        #expect(isi[0].item.title == "A title goes on")
        #expect(isi[0].item.issued == PartialDate(year: 2012, month: 3))
    }

    @Test("what belongs to no record is noticed; an empty record too")
    func broken() throws {
        let text = "TY  - JOUR\nER  -\nTI  - Lost\nTY  - JOUR\nTI  - Kept\nER  -\n"
        #expect(try entries(text).map(\.item.title) == ["Kept"])
        #expect(try codes(text) == ["bibliography.empty-record", "bibliography.stray-line"])
    }

    @Test(
        "dates",
        arguments: [
            ("2008", "2008"), ("2008/3", "2008-3"), ("2008-03-12", "2008-3-12"), ("12 March 2008", "2008-3-12"),
            ("Mar 12, 2008", "2008-3-12"), ("2008年3月12日", "2008-3-12"), ("12/31/2008", "2008-12-31"),
            ("31/12/2008", "2008-12-31"), ("03/04/2008", "2008"), ("2008/2009", "2008"), ("Spring 2008", "2008"),
            ("2008/13/01", "2008"), ("n.d.", ""), ("", ""),
        ])
    func dates(_ sample: (String, String)) {
        let date = DateReader(months: BibliographyKnowledge.builtIn.months).date(sample.0)
        #expect((date?.parts ?? []).map { String($0) }.joined(separator: "-") == sample.1)
    }
}
