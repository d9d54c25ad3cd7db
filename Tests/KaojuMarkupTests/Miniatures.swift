import KaojuText
import KaojuXML

@testable import KaojuMarkup

/// Small invented articles in each format.
enum Miniature {
    static let jats = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.3//EN" "archive.dtd">
        <article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML">
        <front><journal-meta><journal-title-group><journal-title>Journal of Samples</journal-title></journal-title-group>
        </journal-meta><article-meta><article-id pub-id-type="doi">10.0000/SAMPLE.1</article-id>
        <title-group><article-title>Effects of <italic>testol</italic> on H<sub>2</sub>S</article-title></title-group>
        <contrib-group><contrib contrib-type="author"><name><surname>Miller</surname><given-names>Ann</given-names></name>
        <xref ref-type="aff" rid="a1">1</xref></contrib></contrib-group><aff id="a1"><label>1</label>Institute of Samples</aff>
        <pub-date><year>2020</year></pub-date><permissions><license><license-p>Free.</license-p></license></permissions>
        <abstract><sec><title>Aim</title><p>We looked at testol.</p></sec></abstract>
        <trans-abstract xml:lang="pt"><p>Um resumo.</p></trans-abstract>
        <kwd-group><title>Keywords</title><kwd>testol</kwd><kwd>kidney</kwd></kwd-group></article-meta></front>
        <body><sec sec-type="intro"><label>1</label><title>Introduction</title>
        <p>Testol lowers sample-kinase rapidly.<sup><xref ref-type="bibr" rid="b1">1</xref>–<xref ref-type="bibr" rid="b3">3</xref></sup>
        It costs 10<sup>5</sup> units (<xref ref-type="fig" rid="f1">Fig. 1</xref>).<fig id="f1"><label>Figure 1</label><caption>
        <title>A curve</title><p>Shown before [<xref ref-type="bibr" rid="b2">2</xref>].</p></caption></fig> More follows here.</p>
        <p>As <xref ref-type="bibr" rid="b4">Stone et al. (2011)</xref> say<fn><p>A note.</p></fn>, it holds [<xref
        ref-type="bibr" rid="b1 b2">1,2</xref>] and [<xref ref-type="bibr" rid="b3">3</xref>]&#8211;[<xref ref-type="bibr"
        rid="b5">5</xref>].</p></sec>
        <sec><title>Methods</title><sec><title>Mice</title><list list-type="order"><list-item><label>a)</label><p>Item one.</p>
        </list-item></list><p>The mass <inline-formula><mml:math><mml:mi>m</mml:mi><mml:mo>=</mml:mo><mml:msup><mml:mi>x</mml:mi>
        <mml:mn>2</mml:mn></mml:msup></mml:math></inline-formula> was used.</p></sec>
        <table-wrap><label>Table 1</label><caption><p>Doses.</p></caption><table><tbody><tr><td>Low</td><td>3 mg<xref
        ref-type="bibr" rid="b4">4</xref></td></tr></tbody></table></table-wrap></sec></body>
        <back><ack><p>We thank all.</p></ack><ref-list><title>References</title>
        <ref id="b1"><label>1</label><element-citation publication-type="journal"><person-group person-group-type="author">
        <name><surname>Reed</surname><given-names>A</given-names></name><etal/></person-group><article-title>On reeds.</article-title>
        <source>J Reeds</source><year>2001</year><volume>3</volume><fpage>4</fpage><lpage>9</lpage>
        <pub-id pub-id-type="doi">10.0000/REED</pub-id></element-citation></ref>
        <ref id="b2"><label>2</label><mixed-citation>Brook B. <article-title>Brooks of the north</article-title>. <source>Waters</source>
        <year>2002</year>;<volume>7</volume>:<fpage>1</fpage>.</mixed-citation></ref>
        <ref id="b3"><label>3.</label><mixed-citation>Lake C, Pond D. Still waters and their use. Waters 2003;8(2):11-19.</mixed-citation></ref>
        <ref id="b4"><label>4</label><nlm-citation citation-type="book"><name><surname>Stone</surname><given-names>E</given-names></name>
        <source>All stones</source><year>2011a</year><publisher-name>Quarry</publisher-name></nlm-citation></ref>
        <ref id="b5"><label>5</label><citation citation-type="web"><source>Hill pages</source><year>2015</year></citation></ref>
        </ref-list></back>
        <sub-article article-type="reviewer-report"><front-stub><title-group><article-title>Report</article-title></title-group>
        </front-stub><body><p>Testol inhibits nothing<xref ref-type="bibr" rid="b5">5</xref>.</p></body></sub-article>
        </article>
        """

    static let pubmed = """
        <?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "p.dtd">
        <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">11</PMID><Article><Journal><JournalIssue>
        <Volume>4</Volume><PubDate><Year>2019</Year></PubDate></JournalIssue><Title>Samples</Title></Journal>
        <ArticleTitle>Testol in <i>Mus</i>.</ArticleTitle><Abstract><AbstractText Label="AIM">To test CO<sub>2</sub>.</AbstractText>
        <AbstractText Label="RESULTS">Testol lowers it.</AbstractText></Abstract><AuthorList><Author><LastName>Miller</LastName>
        <ForeName>Ann</ForeName></Author></AuthorList></Article><KeywordList><Keyword>a</Keyword><Keyword>b</Keyword></KeywordList>
        </MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.0000/x</ArticleId></ArticleIdList>
        <ReferenceList><Reference><Citation>Reed A. J Reeds 2001;3:4.</Citation><ArticleIdList><ArticleId IdType="pubmed">7</ArticleId>
        </ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>
        <PubmedArticle><MedlineCitation><PMID>12</PMID><Article><ArticleTitle>Second.</ArticleTitle><Abstract>
        <AbstractText>One paragraph.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
        """

    static let tei = """
        <?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
        <title level="a" type="main">On testol</title></titleStmt><sourceDesc><biblStruct><analytic><author><persName>
        <forename type="first">Ann</forename><surname>Miller</surname></persName></author></analytic><monogr><title>Samples</title>
        </monogr><idno type="DOI">10.0000/T</idno></biblStruct></sourceDesc></fileDesc><profileDesc><abstract><div><p>In short.</p>
        </div></abstract></profileDesc></teiHeader><text><body><div><head n="1">Introduction</head><p>Testol works <ref type="bibr"
        target="#b0">[1]</ref>-<ref type="bibr" target="#b2">[3]</ref>, see <ref type="figure" target="#fig_0">Fig. 1</ref> and
        <ref type="bibr">[2]</ref>.</p></div><div><head n="1.1">Detail</head><p>More <ref type="bibr" target="#b1">(Brook, 2002)</ref>.</p>
        </div><figure xml:id="fig_0"><head>Figure 1 .</head><label>1</label><figDesc>A curve.</figDesc></figure></body><back>
        <div type="acknowledgement"><div><head>Acknowledgements</head><p>Thanks.</p></div></div><div type="references"><listBibl>
        <biblStruct xml:id="b0"><analytic><title level="a" type="main">On reeds</title><author><persName><forename type="first">A</forename>
        <surname>Reed</surname></persName></author></analytic><monogr><title level="j">J Reeds</title><imprint><biblScope unit="volume">3</biblScope>
        <biblScope unit="page" from="4" to="9" /><date type="published" when="2001-05">2001</date></imprint></monogr></biblStruct>
        <biblStruct xml:id="b1"><monogr><title level="m">Brooks</title><author><persName><surname>Brook</surname></persName></author>
        <imprint><date when="2002" /></imprint></monogr></biblStruct><biblStruct xml:id="b2"><analytic><title>Lakes</title></analytic>
        <monogr><title>Waters</title><imprint/></monogr><note type="raw_reference">Lake C. Lakes. Waters 2003.</note></biblStruct>
        </listBibl></div></back></text></TEI>
        """

    static let bioc = """
        <?xml version="1.0"?><!DOCTYPE collection SYSTEM "BioC.dtd"><collection><source>S</source><date/><key/><document><id>900</id>
        <passage><infon key="section_type">TITLE</infon><infon key="type">front</infon><offset>0</offset><text>On testol</text></passage>
        <passage><infon key="section_type">ABSTRACT</infon><infon key="type">abstract</infon><offset>10</offset><text>In short.</text>
        <annotation id="1"><infon key="type">Chemical</infon><location offset="3" length="6"/><text>testol</text></annotation></passage>
        <passage><infon key="section_type">INTRO</infon><infon key="type">title_1</infon><offset>20</offset><text>Introduction</text></passage>
        <passage><infon key="section_type">INTRO</infon><infon key="type">paragraph</infon><offset>33</offset><sentence><offset>33</offset>
        <text>Testol works [1].</text></sentence><sentence><offset>50</offset><text>It is cheap [1,2].</text></sentence></passage>
        <passage><infon key="section_type">FIG</infon><infon key="type">fig_caption</infon><offset>70</offset><text>A curve.</text></passage>
        <passage><infon key="section_type">REF</infon><infon key="type">title</infon><offset>80</offset><text>References</text></passage>
        <passage><infon key="section_type">REF</infon><infon key="type">ref</infon><infon key="name_0">surname:Reed;given-names:A</infon>
        <infon key="source">J Reeds</infon><infon key="year">2001</infon><infon key="pub-id_pmid">77</infon><offset>90</offset><text>On reeds</text></passage>
        <passage><infon key="section_type">REF</infon><infon key="type">ref</infon><infon key="source">Waters</infon><infon key="year">2002</infon>
        <offset>99</offset><text>On brooks</text></passage></document></collection>
        """

    static let biocJSON = """
        {"source":"S","date":"","key":"","infons":{},"documents":[{"id":"900","infons":{},"passages":[
        {"offset":0,"infons":{"section_type":"TITLE","type":"front","year":"2001"},"text":"On testol","sentences":[],"annotations":[]},
        {"offset":10,"infons":{"section_type":"ABSTRACT","type":"abstract"},"text":"In short.","annotations":[{"id":"1","text":"x"}]},
        {"offset":20,"infons":{"section_type":"METHODS","type":"title_1","n":3},"text":"Methods"},
        {"offset":30,"infons":{"section_type":"METHODS","type":"paragraph"},"text":"","sentences":[{"offset":30,"text":"Mice ran."}]}]},
        {"id":901,"passages":[{"offset":0,"infons":{},"text":"Alone."}]}]}
        """

    static let html = """
        <!DOCTYPE html><html lang="en"><head><title>Site</title><meta name="citation_title" content="On testol">
        <meta name="citation_doi" content="10.0000/H"><script>if (a<b) { x("<p>no</p>") }</script></head><body>
        <nav><a href="/">Home</a><p>Menu text</p></nav><main><article><h1>On testol</h1><h2>Introduction</h2>
        <p>Testol works<sup><a href="#ref-1">1</a>,<a href="#ref-2">2</a></sup> &amp; is <b>cheap</b>&nbsp;[<a href="#ref-2">2</a>],
        <a href="https://example.org/">see there</a>.<p>Unclosed paragraph <a href="#fig-1">Fig. 1</a>.
        <figure id="fig-1"><img src="x.png"><figcaption>A curve.</figcaption></figure><h3>Part</h3><ul><li>An item.</li></ul>
        <table><caption>Doses</caption><tr><th>Low</th><td>3 mg</td></tr></table><h2>References</h2><ol>
        <li id="ref-1"><p>Reed A. On reeds. J Reeds 2001;3:4-9. <a href="https://doi.org/10.0000/REED">CrossRef</a></p></li>
        <li id="ref-2">Brook B. On brooks. Waters 2002;7:1. <a href="https://pubmed.ncbi.nlm.nih.gov/77/">PubMed</a></li></ol>
        </article></main><footer><p>Imprint of the site</p></footer></body></html>
        """

    /// The articles of XML or of a page.
    static func articles(_ text: String, _ kind: MarkupKind) throws(XMLError) -> [ExtractedArticle] {
        let reader = MarkupReader()
        let bytes = Array(text.utf8)
        if kind == .html { return try reader.articles(ofPage: bytes) }
        return try reader.articles(of: reader.prologue(of: bytes), as: kind)
    }
}

extension ExtractedArticle {
    /// The text of a range.
    subscript(range: ByteRange) -> String { String(decoding: text[range.indices], as: UTF8.self) }

    /// Each block with its kind, «kind: text».
    var outline: [String] { markup.blocks.map { "\($0.kind.rawValue): \(self[$0.range])" } }

    /// Each link with the keys of the entries that it leads to, «text → keys».
    var links: [String] {
        markup.citations.links.map { link in
            let keys = link.entries.map { markup.citations.entries[$0].key ?? "\($0)" }
            return self[link.range] + " → " + keys.joined(separator: " ")
        }
    }

    /// The path of the block that holds a text.
    func path(of part: String) -> String? { markup.blocks.first { self[$0.range].contains(part) }?.path }

    /// The titles of the sections around the block that holds a text, innermost first, kinds in brackets.
    func sections(of part: String) -> [String] {
        var at: Int? = markup.blocks.first { self[$0.range].contains(part) }?.section
        var out: [String] = []
        while let index = at, index > 0 {
            let section = markup.sections[index]
            let title = section.title.map { self[markup.blocks[$0].range] } ?? ""
            out.append(title + (section.kind.map { "[\($0.rawValue)]" } ?? ""))
            at = section.parent
        }
        return out
    }
}
