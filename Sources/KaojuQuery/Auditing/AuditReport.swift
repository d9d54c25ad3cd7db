import KaojuExport
import KaojuRecords
import KaojuText

/// A part of an audit as JSON, CSV and Markdown.
package struct AuditReport: Sendable {
    private let selection: AuditSelection

    package init(_ selection: AuditSelection) { self.selection = selection }

    /// The topics and findings as `audit.json` has them, byte for byte.
    package func json() -> [UInt8] {
        func lines(_ items: [[UInt8]]) -> [UInt8] {
            items.isEmpty ? [] : [0x0A] + items.joined(separator: Array(",\n".utf8)) + [0x0A]
        }
        return Array("{\"topics\": [".utf8) + lines(selection.topics.map(\.line)) + Array("],\n\"findings\": [".utf8)
            + lines(selection.findings) + Array("]}\n".utf8)
    }

    /// A line for each stand of each topic, cells safe against formulas.
    package func csv() -> [UInt8] {
        let head = [
            "topic", "subject", "object", "direction", "status", "stance", "sources", "predicate", "negated", "design",
            "certainty", "document", "quote", "via", "claim",
        ]
        var out = head.joined(separator: ",") + "\r\n"
        for (_, topic) in selection.topics {
            for side in topic.sides {
                for stand in side.stands {
                    let cells = [
                        topic.id, topic.subject.label, topic.object.label, topic.direction, topic.status, side.name,
                        selection.sources(of: stand).joined(separator: "; "), stand.predicate ?? "",
                        stand.negated.map { "\($0)" } ?? "", stand.design ?? "", stand.certainty ?? "", stand.document,
                        stand.quote, stand.via ?? "", stand.claim,
                    ]
                    // A direction is a sign, never a formula; what a spreadsheet would run is marked all the same.
                    out += cells.map(DelimitedText.comma).joined(separator: ",") + "\r\n"
                }
            }
        }
        return Array(out.utf8)
    }

    /// The topics with their sides and quotations.
    package func markdown(_ language: Language) -> [UInt8] {
        let words = Words(language)
        var out = "# \(words["audit.title"])\n\n"
        if selection.topics.isEmpty { out += words["query.none"] + "\n" }
        for (number, entry) in selection.topics.enumerated() {
            let topic = entry.topic
            let arrow = ["+": "→", "-": "⊣"][topic.direction] ?? "—"
            let (subject, object) = (name(topic.subject, language), name(topic.object, language))
            out += "## \(number + 1). \(PlainText.markdown("\(subject) \(arrow) \(object)"))\n\n"
            out += words["status.\(topic.status)"] + "\n\n"
            if let said = topic.grading?.explanation?[language.rawValue] {
                out += PlainText.markdownLine(said) + "\n\n"
            }
            for side in topic.sides where !side.stands.isEmpty {
                let count = Set(side.stands.flatMap(\.sources)).count
                let sources = words.filled(count == 1 ? "audit.source" : "audit.sources", "\(count)")
                out += "**\(words["audit.\(side.name)"])** · \(sources)\n\n"
                for stand in side.stands { out += line(stand, words) }
                out += "\n"
            }
            let statements = topic.statements ?? []
            if statements.isEmpty { continue }
            out += "**\(words["audit.statements"])**\n\n"
            for statement in statements {
                out += "- \(PlainText.markdownLine(statement.document))\n"
                out += "  > \(PlainText.markdownLine(statement.quote))\n"
            }
            out += "\n"
        }
        return Array(out.utf8)
    }

    private func line(_ stand: AuditRecord.Stand, _ words: Words) -> String {
        let cited = selection.sources(of: stand).joined(separator: "; ")
        let verb = words["predicate.\(stand.predicate ?? "")"]
        let facts =
            [
                words["design.\(stand.design ?? "unspecified")"],
                stand.negated == true ? words.filled("negated", verb) : verb,
                stand.certainty.map { words["certainty.\($0)"] } ?? "", stand.document,
                stand.via.map { words["via.\($0)"] } ?? "",
            ]
        return "- **\(PlainText.markdown(cited.isEmpty ? words["audit.own"] : cited))** · "
            + facts.filter { !$0.isEmpty }.map(PlainText.markdown).joined(separator: " · ")
            + "\n  > \(PlainText.markdownLine(stand.quote))\n"
    }

    private func name(_ part: ClaimRecord.Participant, _ language: Language) -> String {
        part.labels?[language.rawValue] ?? part.label
    }
}
