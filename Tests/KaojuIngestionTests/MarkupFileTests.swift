import KaojuText
import Testing

@testable import KaojuIngestion

@Suite struct MarkupFileTests {
    private static let article = "<article><body><p>中文 text é.</p></body></article>"

    private func documents(_ text: String, name: String = "a.xml", as encoding: String? = nil) throws -> [Document] {
        let bytes = encoding.map { encoded(text, as: $0) } ?? Array(text.utf8)
        return try DocumentReader().documents(of: bytes, InputFile(path: "/in/" + name, name: name))
    }

    private func text(_ document: Document) -> String { String(decoding: document.text, as: UTF8.self) }

    @Test(arguments: [
        ("a.xml", "<?xml version='1.0'?><article><body><p>Text.</p></body></article>"),
        ("a.txt", "<!DOCTYPE article PUBLIC \"x\" \"y\"><article><body><p>Text.</p></body></article>"),
        ("a", "<!-- made by hand --><article><body><p>Text.</p></body></article>"),
        ("a.md", "<html><body><p>Text.</p></body></html>"),
        ("a.nxml", "\u{FEFF}\n<TEI><text><body><p>Text.</p></body></text></TEI>"),
        ("a.xml", "<collection><document><id>1</id><passage><text>Text.</text></passage></document></collection>"),
        ("a.json", "{\"documents\": [{\"id\": \"1\", \"passages\": [{\"text\": \"Text.\"}]}]}"),
        (
            "a.xml",
            "<PubmedArticle><MedlineCitation><Article><ArticleTitle>Text.</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
        ),
    ])
    func isKnownByItsContent(name: String, content: String) throws {
        let documents = try documents(content, name: name)
        #expect(documents.map(\.name) == [name])
        #expect(documents.map(text) == ["Text."])
        #expect(documents.allSatisfy { $0.format == .extracted && $0.markup != nil })
    }

    @Test(arguments: [
        ("a.txt", "<sup>1</sup> is raised."), ("a.md", "<div align=center>\n\n# Title"), ("a.txt", "< 5 mg"),
        ("a.txt", "[1] Reed A. On reeds."), ("a.txt", "{braces}"),
    ])
    func otherTextIsText(name: String, content: String) throws {
        #expect(try documents(content, name: name).map(\.format) != [.extracted])
    }

    @Test(arguments: [
        ("format.xml", "<?xml version='1.0'?><svg/>", "<svg>"),
        ("format.malformed", "<article>\n<p>x</article>", "line 2"),
        ("format.no-article", "<pmc-articleset/>", "no article"), ("format.json", "{\"passages\": [", "BioC"),
        ("format.xml", "<?xml version='1.0'?>", "no XML"),
    ])
    func errorsSayWhatIsWrong(code: String, content: String, part: String) throws {
        let error = #expect(throws: ReadingError.self) { try documents(content) }
        #expect(error?.code == code)
        #expect(error?.cause.en.contains(part) == true, "\(error?.cause.en ?? "")")
        #expect(error?.advice.en.isEmpty == false)
    }

    @Test(arguments: ["GB18030", "UTF-16LE", "UTF-8", "GBK"])
    func encodingsAsDeclared(name: String) throws {
        let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?>" + Self.article
        let mark = name == "UTF-16LE" ? "\u{FEFF}" : ""
        let document = try #require(try documents(mark + text, as: name).first)
        #expect(self.text(document) == "中文 text é.")
        #expect(document.diagnostics.isEmpty)
    }

    @Test func latinOneAsDeclared() throws {
        let xml = "<?xml version='1.0' encoding='iso-8859-1'?><article><body><p>naïve é</p></body></article>"
        let document = try #require(try documents(xml, as: "ISO-8859-1").first)
        #expect(text(document) == "naïve é" && document.encoding == "iso-8859-1")
        let page = "<html><head><meta charset=windows-1252></head><body><p>naïve €</p></body></html>"
        #expect(try documents(page, name: "a.html", as: "WINDOWS-1252").map(text) == ["naïve €"])
    }

    @Test func invalidBytesAreReported() throws {
        let bytes = Array("<article><body><p>a".utf8) + [0xFF] + Array("b</p></body></article>".utf8)
        let documents = try DocumentReader().documents(of: bytes, InputFile(path: "a.xml", name: "a.xml"))
        #expect(documents.map(text) == ["a\u{FFFD}b"])
        #expect(documents[0].diagnostics.map(\.code) == ["encoding.invalid-sequence"])
    }

    @Test func entitiesAreReported() throws {
        let xml = "<!DOCTYPE article [<!ENTITY own 'x'>]><article><body><p>&own; &nbsp;&strange;</p></body></article>"
        #expect(try documents(xml)[0].diagnostics.map(\.code) == ["xml.entities-not-expanded", "xml.unknown-entity"])
    }

    @Test func articlesOfAFileAreNamedByTheirIds() throws {
        func entry(_ id: String, _ title: String) -> String {
            "<PubmedArticle><MedlineCitation><PMID>\(id)</PMID><Article><ArticleTitle>\(title)</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
        }
        let set =
            "<PubmedArticleSet>" + entry("7", "A") + entry("7", "B") + entry("a/../b", "C") + entry("", "D")
            + "</PubmedArticleSet>"
        let documents = try documents(set, name: "set.xml")
        #expect(documents.map(\.name) == ["set.xml#7", "set.xml#7-2", "set.xml#a_.._b", "set.xml#4"])
        #expect(documents.map(text) == ["A", "B", "C", "D"])
    }
}
