import KaojuCitations
import KaojuGraph
import KaojuText

/// `references.jsonl`: one entry of a reference list a line, as CSL-JSON with Kaoju's fields beside it.
package enum ReferenceRecords {
    /// Writes the lines of one document. O(references · log runs).
    package static func write(_ analysis: DocumentAnalysis, to json: inout JSONWriter) {
        for reference in analysis.citations.references {
            json.object { write(reference, in: analysis.text, to: &$0) }
            json.endLine()
        }
    }

    private static func write(_ reference: Reference, in text: SegmentedText, to json: inout JSONWriter) {
        json.member("id", reference.id)
        json.member("document", text.document.name)
        json.member("number", reference.number)
        json.member("span", reference.range.map { text.source(of: $0) })
        json.member(nonempty: "raw", reference.raw)
        json.member(nonempty: "work", reference.work)
        json.member("cited_at", reference.citedAt.map { text.source(of: $0) })
        csl(reference, to: &json)
    }

    /// Writes the members that CSL-JSON defines.
    package static func csl(_ reference: Reference, to json: inout JSONWriter) {
        json.member("type", reference.type)
        if !reference.authors.isEmpty {
            json.key("author")
            json.array { json in for author in reference.authors { json.object { write(author, to: &$0) } } }
        }
        if let year = reference.year {
            json.member("issued") {
                $0.key("date-parts")
                $0.array { $0.array { $0.value(year) } }
            }
        }
        json.member(nonempty: "title", reference.title)
        json.member(nonempty: "container-title", reference.container)
        json.member(nonempty: "page", reference.pages)
        json.member(nonempty: "volume", reference.volume)
        json.member(nonempty: "issue", reference.issue)
        json.member(nonempty: "DOI", reference.doi)
        json.member(nonempty: "PMID", reference.pmid)
    }

    private static func write(_ author: Author, to json: inout JSONWriter) {
        json.member(nonempty: "family", author.family)
        json.member(nonempty: "given", author.given)
        json.member(nonempty: "literal", author.literal)
    }
}
