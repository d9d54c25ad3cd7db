import KaojuText
import Testing

@testable import KaojuMarkup

@Suite struct JATSTests {
    let article: ExtractedArticle

    init() throws {
        article = try #require(try Miniature.articles(Miniature.jats, .jats).first)
    }

    @Test func blocksAreWhatTheElementsAre() {
        #expect(
            article.outline == [
                "heading: Effects of testol on H2S", "metadata: Ann Miller", "metadata: 1 Institute of Samples",
                "metadata: Free.", "heading: Aim", "paragraph: We looked at testol.", "metadata: Um resumo.",
                "metadata: Keywords: testol; kidney", "heading: 1 Introduction",
                "paragraph: Testol lowers sample-kinase rapidly.¹–³ It costs 10⁵ units (Fig. 1). More follows here.",
                "caption: Figure 1. A curve. Shown before [2].",
                "paragraph: As Stone et al. (2011) say, it holds [1,2] and [3]–[5].", "metadata: A note.",
                "heading: Methods", "heading: Mice", "paragraph: a) Item one.",
                "paragraph: The mass m = x² was used.", "caption: Table 1. Doses.", "table: Low | 3 mg⁴",
                "paragraph: We thank all.", "heading: References",
                "reference: 1. Reed A, et al. On reeds. J Reeds. 2001;3:4-9. doi:10.0000/reed.",
                "reference: 2. Brook B. Brooks of the north. Waters 2002;7:1.",
                "reference: 3. Lake C, Pond D. Still waters and their use. Waters 2003;8(2):11-19.",
                "reference: 4. Stone E. All stones. Quarry; 2011a.", "reference: 5. Hill pages. 2015.",
                "heading: Report", "paragraph: Testol inhibits nothing⁵.",
            ])
    }

    @Test func linksLeadToTheirEntries() {
        #expect(
            article.links == [
                "¹ → b1", "³ → b3", "2 → b2", "Stone et al. (2011) → b4", "1,2 → b1 b2", "3 → b3", "5 → b5", "⁴ → b4",
                "⁵ → b5",
            ])
    }

    @Test func sectionsAreNested() {
        #expect(article.sections(of: "We looked") == ["Aim", "[abstract]"])
        #expect(article.sections(of: "10⁵") == ["1 Introduction[introduction]"])
        #expect(article.sections(of: "Item one") == ["Mice", "Methods"])
        #expect(article.sections(of: "We thank") == ["[acknowledgements]"])
        #expect(article.sections(of: "Still waters") == ["References[references]"])
        #expect(article.sections(of: "inhibits nothing") == ["Report[metadata]"])
        #expect(article.sections(of: "resumo") == ["[metadata]"])
    }

    @Test func pathsLeadToElements() {
        #expect(article.path(of: "10⁵") == "/article/body/sec[1]/p[1]")
        #expect(article.path(of: "Item one") == "/article/body/sec[2]/sec/list/list-item/p")
        #expect(article.path(of: "A curve") == "/article/body/sec[1]/p[1]/fig/caption")
        #expect(article.path(of: "On reeds") == "/article/back/ref-list/ref[1]")
        #expect(article.path(of: "inhibits") == "/article/sub-article/body/p")
    }

    @Test func entriesHaveFieldsNumbersAndPlaces() throws {
        let entries = article.markup.citations.entries
        #expect(entries.map(\.number) == [1, 2, 3, 4, 5])
        #expect(entries.map { $0.range.map { article[$0] } ?? "" }[2].hasPrefix("Lake C, Pond D."))
        let first = entries[0].item
        #expect(first.authors == [PersonName(family: "Reed", given: "A")])
        #expect(first.hasMoreAuthors)
        #expect(first.title == "On reeds" && first.container == "J Reeds" && first.year == 2001)
        #expect(first.volume == "3" && first.pages == "4-9" && first.doi == "10.0000/reed")
        #expect(entries[2].item.isEmpty)
        #expect(entries[3].item.type == "book" && entries[3].item.title == "All stones")
        #expect(entries[3].item.year == 2011 && entries[3].item.yearSuffix == UInt8(ascii: "a"))
        #expect(entries[4].item.type == "webpage")
    }

    @Test func theArticleItselfIsDescribed() {
        let work = article.markup.work
        #expect(work.doi == "10.0000/sample.1" && work.container == "Journal of Samples" && work.year == 2020)
        #expect(work.authors == [PersonName(family: "Miller", given: "Ann")])
    }

    @Test func severalArticlesInOneFile() throws {
        let set = "<pmc-articleset>" + String(repeating: Self.small, count: 2) + "</pmc-articleset>"
        let articles = try Miniature.articles(set, .jats)
        #expect(
            articles.map { $0.path(of: "Text") } == [
                "/pmc-articleset/article[1]/body/p", "/pmc-articleset/article[2]/body/p",
            ])
        #expect(articles.map(\.identifier) == ["PMC7", "PMC7"])
    }

    private static let small = """
        <article><front><article-meta><article-id pub-id-type="pmc">7</article-id></article-meta></front><body><p>Text.</p></body></article>
        """

    @Test func severalWorksInOneReference() throws {
        let text = """
            <article><body><p>A<xref ref-type="bibr" rid="r">1</xref>.</p></body><back><ref-list><ref id="r"><label>1</label>
            <mixed-citation id="ra">(a) Reed A. J Reeds 2001;1:1.</mixed-citation><mixed-citation id="rb">(b) Lake B. Waters 2002;1:2.</mixed-citation>
            </ref></ref-list></back></article>
            """
        let article = try #require(try Miniature.articles(text, .jats).first)
        #expect(article.links == ["¹ → r rb"])
        #expect(article.markup.citations.entries.map(\.number) == [1, 1])
    }
}
