import Foundation
import KaojuBibliography
import KaojuText
import TestSupport
import Testing

@testable import KaojuExport

@Suite("Other programs read the bibliographies")
struct ForeignReaderTests {
    /// Works with what TeX and RIS treat as their own.
    private var works: [(key: String, item: BibliographicItem)] {
        var plain = BibliographicItem()
        plain.authors = [
            PersonName(family: "van der Berg", given: "Anna M."),
            PersonName(family: "Müller", given: "J", suffix: "Jr"),
            PersonName(literal: "Ministry of Health, Labour and Welfare"), PersonName(literal: "王小明"),
        ]
        plain.title = "50% of {DNA & RNA_1 \"cost\" $5 #1 ~ ^ \\ unbalanced } { 血管钙化"
        plain.container = "Journal of Things"
        plain.issued = PartialDate(year: 2012, month: 5, day: 3)
        plain.volume = "3"
        plain.issue = "4"
        plain.pages = "101-109"
        plain.doi = "10.1000/a_b(c)"
        plain.url = "https://example.org/a_b%20c#x"
        var book = BibliographicItem()
        book.type = "book"
        book.title = "Line\nbreak and control\u{7} and שלום " + String(repeating: "long {title} ", count: 8000)
        book.authors = [PersonName(family: "Roe", given: "Jo")]
        book.hasMoreAuthors = true
        book.publisher = "House"
        book.issued = PartialDate(year: 1999)
        return [("berg2012", plain), ("roe1999", book)]
    }

    private func python(_ script: String, _ bytes: [UInt8]) throws -> [[String: Any]] {
        let result = try Programs.run("python3", ["-c", script], input: bytes)
        try #require(result.status == 0)
        return try #require(
            try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    }

    private var bibtex: [UInt8] { works.flatMap { BibTeXWriter().entry($0.item, key: $0.key) } }

    @Test("pybtex", .enabled(if: Programs.python(has: "pybtex"), "pybtex is not installed"))
    func pybtex() throws {
        let script = """
            import sys, json
            from pybtex.database import parse_bytes
            data = parse_bytes(sys.stdin.buffer.read(), "bibtex")
            out = []
            for key, e in data.entries.items():
                out.append({"key": key, "type": e.type, "fields": {k.lower(): v for k, v in e.fields.items()},
                    "authors": [[" ".join(p.prelast_names + p.last_names), " ".join(p.first_names + p.middle_names),
                        " ".join(p.lineage_names)] for p in e.persons["author"]]})
            print(json.dumps(out))
            """
        let entries = try python(script, bibtex)
        #expect(entries.map { $0["key"] as? String } == ["berg2012", "roe1999"])
        let authors = try #require(entries[0]["authors"] as? [[String]])
        #expect(authors[0] == ["van der Berg", "Anna M.", ""])
        #expect(authors[1] == ["Müller", "J", "Jr"])
        #expect(authors[2] == ["{Ministry of Health, Labour and Welfare}", "", ""])
        #expect(authors[3] == ["王小明", "", ""])
        let fields = try #require(entries[0]["fields"] as? [String: String])
        #expect(fields["journal"] == "Journal of Things" && fields["year"] == "2012" && fields["pages"] == "101--109")
        #expect(fields["doi"] == "10.1000/a_b(c)" && fields["url"] == "https://example.org/a_b%20c#x")
        #expect((entries[1]["authors"] as? [[String]])?.last == ["others", "", ""])
    }

    @Test("bibtexparser", .enabled(if: Programs.python(has: "bibtexparser"), "bibtexparser is not installed"))
    func bibtexparser() throws {
        let script = """
            import sys, json, bibtexparser
            text = sys.stdin.buffer.read().decode()
            if hasattr(bibtexparser, "loads"):
                out = [{k.lower(): v for k, v in e.items()} for e in bibtexparser.loads(text).entries]
            else:
                lib = bibtexparser.parse_string(text)
                assert not lib.failed_blocks
                out = [dict({f.key: f.value for f in e.fields}, id=e.key) for e in lib.entries]
            print(json.dumps(out))
            """
        let entries = try python(script, bibtex)
        #expect(entries.map { $0["id"] as? String } == ["berg2012", "roe1999"])
        #expect(entries[0]["year"] as? String == "2012" && entries[1]["publisher"] as? String == "House")
    }

    @Test("rispy", .enabled(if: Programs.python(has: "rispy"), "rispy is not installed"))
    func rispy() throws {
        let script = "import sys, json, rispy; print(json.dumps(rispy.loads(sys.stdin.buffer.read().decode())))"
        let entries = try python(script, works.flatMap { RISWriter().record($0.item, key: $0.key) })
        #expect(entries.map { $0["id"] as? String } == ["berg2012", "roe1999"])
        #expect(entries.map { $0["type_of_reference"] as? String } == ["JOUR", "BOOK"])
        #expect(entries[0]["title"] as? String == works[0].item.title)
        #expect(entries[0]["start_page"] as? String == "101" && entries[0]["end_page"] as? String == "109")
        #expect(entries[0]["doi"] as? String == "10.1000/a_b(c)" && entries[0]["year"] as? String == "2012")
        #expect((entries[0]["authors"] as? [String])?.prefix(2) == ["van der Berg, Anna M.", "Müller, J, Jr"])
    }
}
