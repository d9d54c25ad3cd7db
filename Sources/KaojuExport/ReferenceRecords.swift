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
        json.member("key", reference.key)
        json.member("number", reference.number)
        json.member("span", reference.range.map { text.source(of: $0) })
        json.member(nonempty: "raw", reference.raw)
        json.member(nonempty: "work", reference.work)
        if !reference.sameAs.isEmpty { json.member("same_as", reference.sameAs) }
        json.member("cited_document", reference.citedDocument)
        json.member("cited_at", reference.citedAt.map { text.source(of: $0) })
        CSLRecords.write(reference.item, to: &json)
    }

}
