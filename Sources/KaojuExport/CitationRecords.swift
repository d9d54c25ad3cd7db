import KaojuCitations
import KaojuGraph
import KaojuText

/// `citations.jsonl`: one in-text marker a line.
package enum CitationRecords {
    /// Writes the lines of one document. O(markers · log sentences).
    package static func write(_ analysis: DocumentAnalysis, to json: inout JSONWriter) {
        let text = analysis.text
        for marker in analysis.citations.markers {
            let sentence = text.sentenceIndex(at: marker.range.start).map { text.sentences[$0] }
            json.object { json in
                json.member("document", text.document.name)
                json.member("span", text.source(of: marker.range))
                json.member("surface", text[marker.range])
                json.member("style", marker.style.rawValue)
                json.member("numbers", marker.numbers)
                json.member("references", marker.references)
                if let sentence {
                    json.member("section", text.titles(ofSection: sentence.section))
                    json.member("sentence", text.source(of: sentence.range))
                }
                json.member("element", text.element(at: marker.range.start))
            }
            json.endLine()
        }
    }
}
