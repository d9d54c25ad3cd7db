import KaojuText
import KaojuXML

/// Reads files with markup: JATS, PubMed, TEI and BioC XML, BioC JSON, web pages.
struct StructuredReader {
    /// The formats that are read.
    enum Kind: String, Sendable, CaseIterable {
        case jats, pubmed, tei, bioc, biocJSON, html
    }

    /// What came of a file.
    struct Result {
        var articles: [ExtractedArticle]
        var prologue: XMLPrologue?
    }

    /// The entities that XML files may name without declaring them, read once.
    private static let entities: [[UInt8]: [UInt8]] = {
        var out: [[UInt8]: [UInt8]] = [:]
        for row in Table(Resource.bytes("ingestion/entities.tsv") ?? []).rows {
            out[Array(row[0].utf8)] = row[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
                .flatMap(UTF8Scanner.encode)
        }
        return out
    }()

    /// The articles of an XML file with this root element. Errors: malformed XML.
    func articles(of prologue: XMLPrologue, _ kind: Kind) throws(XMLError) -> [ExtractedArticle] {
        let reader = try XMLReader(prologue.body)
        switch kind {
        case .jats:
            var walker = MarkupWalker(JATSVocabulary())
            return try walker.articles(of: reader)
        case .pubmed:
            var walker = MarkupWalker(PubMedVocabulary())
            return try walker.articles(of: reader)
        case .tei:
            var walker = MarkupWalker(TEIVocabulary())
            return try walker.articles(of: reader)
        case .bioc:
            var walker = MarkupWalker(BioCVocabulary())
            return try walker.articles(of: reader)
        case .html, .biocJSON: return []
        }
    }

    /// The article of a web page. Errors: none but for memory; a broken page is mended.
    func article(ofPage bytes: [UInt8]) throws(XMLError) -> [ExtractedArticle] {
        var reader = try XMLReader(page: bytes)
        var builder = MarkupTreeBuilder(MarkupElement(name: "page"))
        while let event = try reader.next() {
            switch event {
            case .start(let name, let attributes): builder.start(MarkupElement(name: name, attributes: attributes))
            case .text(let text): builder.text(text)
            case .end: _ = builder.end()
            }
        }
        guard let root = builder.end(), let page = root.first("html") else { return [] }
        var walker = MarkupWalker(HTMLVocabulary())
        return walker.articles(of: HTMLPreparer().prepared(page))
    }

    /// Reads what stands before the root element of XML.
    static func prologue(of bytes: [UInt8]) -> XMLPrologue { XMLPrologue(bytes, entities: entities) }

    /// The kind that a root element begins; nil where it is none that is read.
    static func kind(ofRoot name: String) -> Kind? {
        switch name {
        case "article", "pmc-articleset", "articles", "OAI-PMH", "record", "GetRecord": .jats
        case "PubmedArticleSet", "PubmedArticle", "PubmedBookArticle", "PubmedBookArticleSet", "MedlineCitationSet",
            "MedlineCitation":
            .pubmed
        case "TEI", "teiCorpus", "TEI.2", "teiCorpus.2": .tei
        case "collection": .bioc
        case _ where name.lowercased() == "html": .html
        default: nil
        }
    }
}
