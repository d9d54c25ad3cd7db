import KaojuGraph
import KaojuTerminology
import KaojuText

/// `mentions.jsonl`: one concept mention a line.
package enum MentionRecords {
    /// Writes the lines of one document, the label in its language. O(mentions · log runs).
    package static func write(_ analysis: DocumentAnalysis, to json: inout JSONWriter) {
        let text = analysis.text
        for mention in analysis.mentions.items {
            let concept = analysis.mentions.concepts[mention.concept]
            json.object { json in
                json.member("document", text.document.name)
                json.member("span", text.source(of: mention.range))
                json.member("surface", text[mention.range])
                json.member("concept", concept.id)
                json.member("category", concept.category)
                json.member("label", concept.label(text.language))
                json.member("score", mention.score)
                json.member("source", mention.source.rawValue)
                if let label = mention.label { json.member("tag", label) }
                if !mention.runnersUp.isEmpty {
                    json.key("candidates")
                    json.array { json in
                        for other in mention.runnersUp { write(other, text.language, to: &json) }
                    }
                }
            }
            json.endLine()
        }
    }

    /// What else the name may stand for.
    private static func write(_ other: RunnerUp, _ language: Language, to json: inout JSONWriter) {
        json.object { json in
            json.member("concept", other.concept.id)
            json.member("category", other.concept.category)
            json.member("label", other.concept.label(language))
            json.member("score", other.score)
        }
    }
}
