import KaojuText
import Testing

@testable import KaojuMarkup

@Suite struct FormatTests {
    @Test func pubMed() throws {
        let articles = try Miniature.articles(Miniature.pubmed, .pubmed)
        #expect(articles.map(\.identifier) == ["11", "12"])
        let first = try #require(articles.first)
        #expect(
            first.outline == [
                "heading: Testol in Mus.", "heading: AIM", "paragraph: To test CO2.", "heading: RESULTS",
                "paragraph: Testol lowers it.", "metadata: Ann Miller", "metadata: a; b",
                "reference: Reed A. J Reeds 2001;3:4.",
            ])
        #expect(first.sections(of: "CO2") == ["AIM", "[abstract]"])
        #expect(
            first.path(of: "CO2")
                == "/PubmedArticleSet/PubmedArticle[1]/MedlineCitation/Article/Abstract/AbstractText[1]")
        #expect(
            first.markup.work.doi == "10.0000/x" && first.markup.work.pmid == "11" && first.markup.work.year == 2019)
        #expect(first.markup.citations.entries.map(\.item.pmid) == ["7"])
        #expect(articles[1].outline == ["heading: Second.", "paragraph: One paragraph."])
    }

    @Test func tei() throws {
        let article = try #require(try Miniature.articles(Miniature.tei, .tei).first)
        #expect(
            article.outline == [
                "heading: On testol", "metadata: Ann Miller", "paragraph: In short.", "heading: 1 Introduction",
                "paragraph: Testol works [1]-[3], see Fig. 1 and [2].", "heading: 1.1 Detail",
                "paragraph: More (Brook, 2002).", "caption: Figure 1 .", "caption: A curve.",
                "heading: Acknowledgements", "paragraph: Thanks.",
                "reference: Reed A. On reeds. J Reeds. 2001;3:4-9.", "reference: Brook. Brooks. 2002.",
                "reference: Lake C. Lakes. Waters 2003.",
            ])
        #expect(article.links == ["[1] → b0", "[3] → b2", "[2] → ", "(Brook, 2002) → b1"])
        #expect(article.sections(of: "More (") == ["1.1 Detail", "1 Introduction"])
        #expect(article.sections(of: "Thanks") == ["Acknowledgements", "[acknowledgements]"])
        #expect(article.markup.work.title == "On testol" && article.markup.work.doi == "10.0000/t")
        #expect(article.markup.citations.entries[0].item.issued == PartialDate(year: 2001, month: 5))
    }

    @Test func bioC() throws {
        let article = try #require(try Miniature.articles(Miniature.bioc, .bioc).first)
        #expect(article.identifier == "900")
        #expect(
            article.outline == [
                "heading: On testol", "paragraph: In short.", "heading: Introduction",
                "paragraph: Testol works [1]. It is cheap [1,2].", "caption: A curve.", "heading: References",
                "reference: Reed A. On reeds. J Reeds. 2001. PMID: 77.", "reference: On brooks. Waters. 2002.",
            ])
        #expect(article.sections(of: "In short") == ["[abstract]"])
        #expect(article.sections(of: "works") == ["Introduction[introduction]"])
        #expect(article.path(of: "works") == "/collection/document[1]/passage[4]")
        #expect(article.markup.citations.entries.map(\.item.pmid) == ["77", nil])
    }

    @Test func bioCJSON() throws {
        let articles = try #require(MarkupReader().articles(ofJSON: Array(Miniature.biocJSON.utf8)))
        #expect(articles.map(\.identifier) == ["900", "901"])
        #expect(
            articles[0].outline == [
                "heading: On testol", "paragraph: In short.", "heading: Methods", "paragraph: Mice ran.",
            ])
        #expect(articles[0].path(of: "Mice") == "/documents/0/passages/3")
        #expect(articles[0].sections(of: "Mice") == ["Methods[methods]"])
        #expect(articles[1].outline == ["paragraph: Alone."])
        let list = "[" + Miniature.biocJSON + "]"
        #expect(
            MarkupReader().articles(ofJSON: Array(list.utf8))?.first?.path(of: "Mice") == "/0/documents/0/passages/3")
        #expect(MarkupReader().articles(ofJSON: Array("{\"a\": 1}".utf8)) == nil)
    }

    @Test func html() throws {
        let article = try #require(try Miniature.articles(Miniature.html, .html).first)
        #expect(
            article.outline == [
                "heading: On testol", "heading: Introduction",
                "paragraph: Testol works¹,² & is cheap\u{A0}[2], see there.",
                "paragraph: Unclosed paragraph Fig. 1.", "caption: A curve.", "heading: Part", "paragraph: An item.",
                "caption: Doses", "table: Low | 3 mg", "heading: References",
                "reference: Reed A. On reeds. J Reeds 2001;3:4-9.", "reference: Brook B. On brooks. Waters 2002;7:1.",
            ])
        #expect(article.links == ["¹ → ref-1", "² → ref-2", "2 → ref-2"])
        #expect(article.path(of: "Unclosed") == "/html/body/main/article/p[2]")
        #expect(article.sections(of: "An item") == ["Part", "Introduction"])
        #expect(article.markup.citations.entries.map(\.item.doi) == ["10.0000/reed", nil])
        #expect(article.markup.citations.entries.map(\.item.pmid) == [nil, "77"])
        #expect(article.markup.work.doi == "10.0000/h")
    }
}
