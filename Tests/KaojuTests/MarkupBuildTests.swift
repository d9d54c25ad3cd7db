import Foundation
import Kaoju
import KaojuText
import Testing

@Suite("A build of files with markup")
struct MarkupBuildTests {
    private static let jats = """
        <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2//EN" "j.dtd">
        <article><front><article-meta><title-group><article-title>On metformin</article-title></title-group></article-meta></front>
        <body><sec><title>Discussion</title><p>Metformin inhibits TGF-&beta;<sup><xref ref-type="bibr" rid="b1">1</xref></sup> in mice.
        Metformin activates AMPK [<xref ref-type="bibr" rid="b1">1</xref>,<xref ref-type="bibr" rid="b2">2</xref>].</p></sec></body>
        <back><ref-list><title>References</title><ref id="b1"><label>1</label><mixed-citation>Reed A. <article-title>On reeds</article-title>.
        <source>J Reeds</source> <year>2001</year>;1:2.</mixed-citation></ref><ref id="b2"><label>2</label><mixed-citation>Lake B.
        <article-title>On lakes</article-title>. <source>Waters</source> <year>2002</year>;3:4.</mixed-citation></ref></ref-list></back></article>
        """

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private func build(_ folder: TemporaryFolder) async throws -> Build.Summary {
        try await Build(.init(inputs: [folder["Papers"]], output: folder["Output"])).run()
    }

    @Test("every span of a record names its words in the extracted text, and the element they stand in")
    func spans() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Papers/a.xml", Self.jats)
        let summary = try await build(folder)
        #expect(summary.documents == 1 && summary.failures.isEmpty)
        let text = try folder.bytes("Output/text/a.xml.txt")
        func words(_ span: Any?) throws -> String {
            let span = try #require(span as? [Int])
            return String(decoding: text[span[0]..<span[1]], as: UTF8.self)
        }
        let claims = try objects(folder.text("Output/claims.jsonl"))
        #expect(claims.count == 2)
        for claim in claims {
            #expect(try words(claim["span"]) == claim["quote"] as? String)
            #expect(claim["element"] as? String == "/article/body/sec/p")
            #expect(claim["section"] as? [String] == ["Discussion"])
            for key in ["subject", "object"] {
                let participant = try #require(claim[key] as? [String: Any])
                #expect(try words(participant["span"]) == participant["surface"] as? String)
            }
        }
        // The raised figure is no part of the name before it.
        #expect((claims[0]["object"] as? [String: Any])?["surface"] as? String == "TGF-β")
        let citations = try objects(folder.text("Output/citations.jsonl"))
        #expect(citations.map { $0["surface"] as? String } == ["¹", "[1,2]"])
        #expect(citations.map { $0["style"] as? String } == ["superscript", "bracket"])
        for citation in citations {
            #expect(try words(citation["span"]) == citation["surface"] as? String)
            #expect(citation["element"] as? String == "/article/body/sec/p")
        }
        let references = try objects(folder.text("Output/references.jsonl"))
        #expect(references.map { $0["key"] as? String } == ["b1", "b2"])
        #expect(references.map { $0["title"] as? String } == ["On reeds", "On lakes"])
        for reference in references { #expect(try words(reference["span"]) == reference["raw"] as? String) }
        #expect(
            (claims[1]["citations"] as? [[String: Any]])?.first?["references"] as? [String]
                == references.compactMap { $0["id"] as? String })
    }

    @Test("each article of a file is a document; one bad file does not stop the others")
    func several() async throws {
        let folder = try TemporaryFolder()
        func entry(_ id: Int) -> String {
            "<PubmedArticle><MedlineCitation><PMID>\(id)</PMID><Article><Abstract><AbstractText>Metformin activates AMPK.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>"
        }
        try folder.write("Papers/set.xml", "<PubmedArticleSet>\(entry(5))\(entry(6))</PubmedArticleSet>")
        try folder.write("Papers/bad.xml", "<article><p>")
        try folder.write("Papers/set.xml#6", "A file of the same name.")
        let summary = try await build(folder)
        #expect(summary.documents == 2)
        #expect(summary.failures.map(\.code).sorted() == ["format.malformed", "input.collision"])
        #expect(try folder.text("Output/text/set.xml#5.txt") == "Metformin activates AMPK.")
    }
}
