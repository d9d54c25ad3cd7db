import KaojuCitations
import KaojuGraph
import KaojuText
import KaojuWorks

/// `references.jsonl`: one entry of a reference list a line, as CSL-JSON with Kaoju's fields beside it.
package enum ReferenceRecords {
    /// The lines of one document, each with a gap for its work. O(references · log runs).
    package static func lines(_ analysis: DocumentAnalysis) -> [DocumentRecords.ReferenceLine] {
        var json = JSONWriter()
        return analysis.citations.references.map { reference in
            var gap = 0
            json.object { gap = write(reference, in: analysis.text, to: &$0) }
            json.endLine()
            let line = json.drain()
            return DocumentRecords.ReferenceLine(
                id: reference.id, work: reference.work, head: Array(line[..<gap]), tail: Array(line[gap...]))
        }
    }

    /// A line with what the corpus knows of its work. O(line).
    package static func line(_ line: DocumentRecords.ReferenceLine, _ works: Works) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            guard let work = works.told(ofEntry: line.id) else {
                json.member(nonempty: "work", line.work)
                return
            }
            json.member(nonempty: "work", work.id)
            if !work.sameAs.isEmpty { json.member("same_as", work.sameAs) }
            json.member("cited_document", work.document)
        }
        let middle = json.drain().dropFirst().dropLast()
        return line.head + (middle.isEmpty ? [] : Array(", ".utf8)) + middle + line.tail
    }

    /// Writes the members of one line; returns where those of the work belong.
    private static func write(_ reference: Reference, in text: SegmentedText, to json: inout JSONWriter) -> Int {
        json.member("id", reference.id)
        json.member("document", text.document.name)
        json.member("key", reference.key)
        json.member("number", reference.number)
        json.member("span", reference.range.map { text.source(of: $0) })
        json.member(nonempty: "raw", reference.raw)
        let gap = json.count
        json.member("cited_at", reference.citedAt.map { text.source(of: $0) })
        CSLRecords.write(reference.item, to: &json)
        return gap
    }
}
