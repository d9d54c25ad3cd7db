import Foundation
import KaojuText
import Testing

@testable import KaojuCitations

@Suite("Fields of references")
struct FieldReadingTests {
    private func item(_ text: String) -> BibliographicItem { EntryReader().item(of: Array(text.utf8)) }

    /// The fields that most references have, joined: first author, year, title, container, volume, issue, pages.
    private func core(_ item: BibliographicItem) -> String {
        [
            item.authors.first?.leading.capitalized, item.year.map(String.init), item.title, item.container,
            item.volume,
            item.issue,
            item.pages,
        ]
        .map { $0 ?? "-" }.joined(separator: " | ")
    }

    private static let common =
        "Ames | 2015 | Phosphate load and vascular calcification in rats | Kidney International | 12 | 3 | 101-110"

    @Test(
        "of an article are the same in every style",
        arguments: [
            "Ames RJ, Boer K. Phosphate load and vascular calcification in rats. Kidney International. 2015;12(3):101-110.",
            "Ames RJ, Boer K. Phosphate load and vascular calcification in rats. Kidney International 2015; 12(3): 101-110. PMID: 1234567",
            "Ames RJ, Boer K (2015) Phosphate load and vascular calcification in rats. Kidney International 12(3):101-110",
            "Ames, R. J., & Boer, K. (2015). Phosphate load and vascular calcification in rats. Kidney International, 12(3), 101-110. https://doi.org/10.1234/ki.2015.7",
            "Ames, R.J. and Boer, K., 2015. Phosphate load and vascular calcification in rats. Kidney International, 12(3), pp.101-110.",
            "Ames RJ, Boer K: Phosphate load and vascular calcification in rats. Kidney International 2015, 12(3):101-110.",
            "R. J. Ames and K. Boer, “Phosphate load and vascular calcification in rats,” Kidney International, vol. 12, no. 3, pp. 101-110, 2015.",
            "AMES R J, BOER K. Phosphate load and vascular calcification in rats[J]. Kidney International, 2015, 12(3): 101-110.",
            "AMES R J, BOER K, 2015. Phosphate load and vascular calcification in rats[J]. Kidney International, 12(3): 101-110.",
            "Ames RJ, Boer K, Doe L, et al. Phosphate load and vascular calcification in rats. Kidney International (2015) 12(3):101-110. doi: 10.1234/ki.2015.7",
            "Ames, Rita J., and Karl Boer. “Phosphate load and vascular calcification in rats.” Kidney International 12, no. 3 (2015): 101-110.",
            "[7] Ames RJ, Boer K. Phosphate load and vascular calcification in rats. Kidney International. 2015;12(3):101-110.",
        ])
    func article(_ text: String) {
        #expect(core(item(text)) == Self.common)
        #expect(item(text).type == "article-journal")
    }

    @Test(
        "of Chinese articles are read in every style",
        arguments: [
            "赵一, 钱二甲, 孙三, 等. 磷负荷与血管钙化的关系[J]. 中华肾脏病杂志, 2015, 12(3): 101-110.",
            "赵一,钱二甲,孙三,等.磷负荷与血管钙化的关系[J].中华肾脏病杂志,2015,12(3):101-110.",
            "赵一,钱二甲. 2015. 磷负荷与血管钙化的关系[J]. 中华肾脏病杂志, 12(3): 101-110.",
            "赵一, 钱二甲. 磷负荷与血管钙化的关系. 中华肾脏病杂志, 2015, 12(3): 101-110.",
            "赵一,钱二甲:磷负荷与血管钙化的关系.中华肾脏病杂志,2015,12(3):101-110.",
            "赵一, 钱二甲. 磷负荷与血管钙化的关系[J/OL]. 中华肾脏病杂志, 2015, 12(3): 101-110[2016-01-02]. http://example.org/1.",
        ])
    func chinese(_ text: String) {
        #expect(core(item(text)) == "赵一 | 2015 | 磷负荷与血管钙化的关系 | 中华肾脏病杂志 | 12 | 3 | 101-110")
    }

    @Test("of books have house, place and edition")
    func books() {
        let zh = item("赵一, 钱二. 肾脏病学概论[M]. 2版. 北京: 人民卫生出版社, 2008: 12-15.")
        #expect(zh.type == "book" && zh.title == "肾脏病学概论" && zh.place == "北京" && zh.publisher == "人民卫生出版社")
        #expect(zh.edition == "2" && zh.pages == "12-15" && zh.year == 2008 && zh.container == nil)
        let en = item("Ames, R. J. (1998). Principles of salt (2nd ed.). New York: Springer.")
        #expect(
            en.type == "book" && en.title == "Principles of salt" && en.publisher == "Springer"
                && en.place == "New York")
    }

    @Test("of chapters and papers name their host and its editors")
    func hosts() {
        let zh = item("赵一. 水与盐[M]//钱二, 孙三. 中国饮食研究. 上海: 复旦大学出版社, 2009: 44-50.")
        #expect(zh.type == "chapter" && zh.container == "中国饮食研究" && zh.pages == "44-50")
        #expect(zh.editors.map(\.leading) == ["钱二", "孙三"])
        let en = item(
            "Ames RJ, Boer K (2004) Salt and water. In: Doe L, Roe M (eds) Handbook of diet. Springer, Berlin, pp 33-60"
        )
        #expect(en.container == "Handbook of diet" && en.title == "Salt and water" && en.pages == "33-60")
        #expect(en.editors.map(\.leading) == ["Doe", "Roe"])
    }

    @Test("of theses, patents, pages and standards carry their type")
    func types() {
        #expect(item("赵一. 磷负荷的研究[D]. 北京: 北京大学, 2011.").type == "thesis")
        #expect(item("赵一. 磷负荷的研究[D]. 北京大学, 2011.").container == nil)
        #expect(item("赵一. 透析登记数据[DB/OL]. 2011. http://example.org/1").type == "dataset")
        #expect(item("赵一. 一种透析装置: 201110012345.6[P]. 2012-05-16.").type == "patent")
        #expect(item("赵一. 磷与盐的故事[N]. 健康报, 2012-05-16(3).").type == "article-newspaper")
        #expect(item("Ames R. A thesis on salt [PhD thesis]. Boston: University of Example; 2011.").type == "thesis")
        let page = item("赵一. 透析登记年度报告[EB/OL]. (2012-05-16)[2013-01-02]. http://example.org/report.")
        #expect(page.type == "webpage" && page.url == "http://example.org/report")
        #expect(page.accessed == PartialDate(year: 2013, month: 1, day: 2) && page.year == 2012)
    }

    @Test("keep identifiers, dates and article numbers")
    func identifiers() {
        let found = item(
            "Ames R, Boer K. Salt. PLoS One. 2014 May 6;9(5):e12345. doi:10.1234/journal.pone.0012345. PMID: 1234567; PMCID: PMC123456."
        )
        #expect(found.doi == "10.1234/journal.pone.0012345" && found.pmid == "1234567" && found.pmcid == "PMC123456")
        #expect(found.pages == "e12345" && found.issued == PartialDate(year: 2014, month: 5, day: 6))
        let suffix = item("Ames RJ, Boer K (2012b) Salt and water in rats. J Physiol 5:1-9")
        #expect(suffix.year == 2012 && suffix.yearSuffix == UInt8(ascii: "b"))
    }

    @Test("of a bilingual entry are those of its first language")
    func bilingual() {
        let found = item(
            "赵一, 钱二. 磷负荷与血管钙化[J]. 中华肾脏病杂志, 2015, 12(3): 101-110. (Zhao Y, Qian E. Phosphate load and calcification. Chin J Nephrol, 2015, 12(3): 101-110.)"
        )
        #expect(found.title == "磷负荷与血管钙化" && found.authors.map(\.leading) == ["赵一", "钱二"])
        #expect(found.container == "中华肾脏病杂志" && found.pages == "101-110")
    }

    @Test("survive what scanning does")
    func damage() {
        let glued = item("Ames RJ,Boer K.Phosphate load in rats.Kidney Int 2015;12:101-10.")
        #expect(glued.year == 2015 && glued.volume == "12" && glued.pages == "101-10")
        let spaced = item("Ames R , Boer K . Phosphate load in rats . J Med Chem 2015 ; 12 : 101 – 10 .")
        #expect(spaced.title == "Phosphate load in rats" && spaced.container == "J Med Chem" && spaced.volume == "12")
    }

    @Test("are shared by the entries of a list, one result an entry, in order")
    func lists() {
        let entries = (1...8).map { "Ames R, Boer K. Salt and water \($0). Kidney Int. 200\($0);\($0):1\($0)-2\($0)." }
        let items = EntryReader().items(of: entries.map { Array($0.utf8) })
        #expect(items.map(\.title) == (1...8).map { "Salt and water \($0)" })
        #expect(items.map(\.year) == (1...8).map { 2000 + $0 })
        #expect(EntryReader().items(of: []).isEmpty)
    }

    @Test("are read of any bytes", arguments: 0..<40)
    func anyBytes(_ seed: Int) {
        var random = CitationPropertyTests.Seeded(state: UInt64(seed) &* 6151 &+ 17)
        let pieces = [
            "Ames RJ", ", ", ". ", "(2015)", "[J]", "[", "]", "//", "赵一", "等", "12(3)", ":", "10.1234/", "doi:",
            "http://", "pp. ",
            "\u{0}", "é", "“", "”", "arXiv:", "PMC", "[2014-", "\u{301}", "ISBN ", "第", "卷", " ",
        ]
        var bytes = (0..<60).flatMap { _ in Array((pieces.randomElement(using: &random) ?? "").utf8) }
        for _ in 0..<Int.random(in: 0...20, using: &random) where !bytes.isEmpty {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        let items = EntryReader().items(of: [bytes, [], bytes])
        #expect(items.count == 3 && items[0] == items[2])
        #expect(items[1].isEmpty)
    }

    @Test("take time in proportion to the entry: one of a megabyte is read too")
    func longEntry() {
        _ = item(String(repeating: "Ames R, Boer K. ", count: 60_000))
        _ = item(String(repeating: "[", count: 200_000))
        _ = item(String(repeating: "(", count: 200_000) + "10.1234/" + String(repeating: ")", count: 100_000))
    }
}

@Suite("The field model")
struct FieldModelTests {
    @Test("is embedded, and small")
    func embedded() throws {
        let bytes = try #require(Resource.bytes("citations/fields.model"))
        #expect(bytes.count < 1_500_000)
        #expect(FieldModel(bytes) != nil)
    }

    @Test("is none where the bytes are damaged", arguments: [0, 3, 4, 11, 100, 5_000])
    func damaged(_ length: Int) throws {
        let bytes = try #require(Resource.bytes("citations/fields.model"))
        #expect(FieldModel(Array(bytes.prefix(length))) == nil)
        #expect(FieldModel([1] + bytes) == nil)
    }

    @Test("gives hashes that training has seen: they never change")
    func hashes() {
        #expect(FeatureHash.of(Array("kidney".utf8)) == 0xAF4A01C9)
        #expect(FeatureHash.feature(7, 1, 2, 3) == 0xE6C08166)
    }
}
