import KaojuText
import Testing

@testable import KaojuBibliography

@Suite("CSL-JSON")
struct CSLReaderTests {
    private let item =
        #"{"id": 5, "type": "article-journal", "title": "T\u00e4\ud83d\ude00", "author": [{"family": "Berg", "given": "A", "#
        + #""non-dropping-particle": "van den"}, {"literal": "Group"}, {"literal": "others"}], "volume": 12, "#
        + #""issued": {"date-parts": [["2010", 3]]}, "custom": {"number": "e7"}, "DOI": "https://doi.org/10.1000/X"}"#

    @Test("an array, an object with items, items in lines, a single item")
    func forms() throws {
        let expected = try entries("[" + item + "]")
        #expect(expected.count == 1 && expected[0].key == "5")
        let work = expected[0].item
        #expect(work.title == "Tä😀" && work.volume == "12" && work.number == "e7" && work.doi == "10.1000/x")
        #expect(
            work.authors == [PersonName(family: "van den Berg", given: "A"), PersonName(literal: "Group")]
                && work.hasMoreAuthors)
        #expect(work.issued == PartialDate(year: 2010, month: 3))
        for text in ["{\"items\": [" + item + "]}", item, item + "\n" + item, "{\"config\": {}, \"items\": [\(item)]}"]
        {
            #expect(try entries(text).first == expected[0], "\(text)")
        }
        #expect(try entries(item + "\n" + item).count == 2)
    }

    @Test(
        "a broken item costs itself",
        arguments: [
            #"{"id": "b", "type": "book", "title": oops}"#, #"{"id": "b", "type": "book", "title": "x""#,
            #"{"id": "b", "issued": {"date-parts": [[2001]], "title": "x"}"#, "7",
        ])
    func broken(_ middle: String) throws {
        let text = "[\(item),\n\(middle),\n" + #"{"id": "c", "type": "book", "title": "C"}]"#
        #expect(try entries(text).map(\.key) == ["5", "c"])
        let contents = try BibliographyReader().contents(of: Array(text.utf8), named: "x.json")
        #expect(contents.diagnostics.count == 1)
        #expect(contents.diagnostics.first?.message.en.hasPrefix("Line 2:") == true)
    }

    @Test("dates as people write them")
    func dates() throws {
        for (text, year) in [
            (#""2011""#, 2011), ("2012", 2012), (#"{"raw": "2013-04"}"#, 2013), (#"{"literal": "ca. 2014"}"#, 2014),
        ] {
            let all = try entries("[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\", \"issued\": \(text)}]")
            #expect(all.first?.item.year == year)
        }
    }

    @Test("deep nesting ends")
    func deep() {
        var parser = JSONParser(Array(String(repeating: "[", count: 100_000).utf8))
        #expect(parser.value() == nil)
        #expect(throws: BibliographyError.self) { try entries(String(repeating: "[", count: 100_000)) }
    }
}
