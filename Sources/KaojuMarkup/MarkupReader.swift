import KaojuText
import KaojuXML

/// The formats that are read for their structure.
package enum MarkupKind: String, Sendable, CaseIterable {
    case jats, pubmed, tei, bioc, html

    /// The kind that a root element begins; nil where it is none that is read.
    package init?(root: String) {
        switch root {
        case "article", "pmc-articleset", "articles", "OAI-PMH", "GetRecord", "ListRecords": self = .jats
        case "PubmedArticleSet", "PubmedArticle", "PubmedBookArticle", "PubmedBookArticleSet", "MedlineCitationSet",
            "MedlineCitation":
            self = .pubmed
        case "TEI", "teiCorpus", "TEI.2", "teiCorpus.2": self = .tei
        case "collection": self = .bioc
        case _ where root.lowercased() == "html": self = .html
        default: return nil
        }
    }
}

/// Reads files with markup: JATS and NLM, PubMed, TEI and BioC XML, BioC JSON, web pages.
///
/// Nothing is loaded from anywhere: no document type, no entity, no network. Linear in the file's size.
package struct MarkupReader: Sendable {
    /// The entities that XML files may name without declaring them, read once.
    private static let entities: [[UInt8]: [UInt8]] = {
        var out: [[UInt8]: [UInt8]] = [:]
        for row in Table(Resource.bytes("ingestion/entities.tsv") ?? []).rows {
            out[Array(row[0].utf8)] = row[1].split(separator: " ").compactMap { UInt32($0, radix: 16) }
                .flatMap(UTF8Scanner.encode)
        }
        return out
    }()

    /// Creates a reader; it has no settings.
    package init() {}

    /// Reads what stands before the root element of XML in UTF-8, and makes its body safe to parse. O(n).
    package func prologue(of bytes: [UInt8]) -> XMLPrologue { XMLPrologue(bytes, entities: Self.entities) }

    /// The articles of an XML file, in order. Errors: malformed XML, with its line.
    package func articles(of prologue: XMLPrologue, as kind: MarkupKind) throws(XMLError) -> [ExtractedArticle] {
        switch kind {
        case .jats: try articles(of: prologue, JATSVocabulary())
        case .pubmed: try articles(of: prologue, PubMedVocabulary())
        case .tei: try articles(of: prologue, TEIVocabulary())
        case .bioc: try articles(of: prologue, BioCVocabulary())
        case .html: try articles(ofPage: prologue.body)
        }
    }

    private func articles(
        of prologue: XMLPrologue, _ vocabulary: some MarkupVocabulary
    ) throws(XMLError) -> [ExtractedArticle] {
        var walker = MarkupWalker(vocabulary)
        return try walker.articles(of: try XMLReader(prologue.body))
    }

    /// The article of a web page in UTF-8; a broken page is mended, so that the only errors are of memory.
    package func articles(ofPage bytes: [UInt8]) throws(XMLError) -> [ExtractedArticle] {
        var reader = try XMLReader(page: bytes)
        var builder = MarkupTreeBuilder(MarkupElement(name: "page"))
        while let event = try reader.next() {
            switch event {
            case .start(let name, let attributes): builder.start(MarkupElement(name: name, attributes: attributes))
            case .text(let text): builder.text(text)
            case .end: _ = builder.end()
            }
        }
        guard let page = builder.end()?.first("html") else { return [] }
        var walker = MarkupWalker(HTMLVocabulary())
        return walker.articles(of: HTMLPreparer().prepared(page))
    }

    /// The documents of BioC JSON; nil where the bytes are no such thing.
    package func articles(ofJSON bytes: [UInt8]) -> [ExtractedArticle]? {
        BioCJSONReader().articles(of: bytes)
    }
}
