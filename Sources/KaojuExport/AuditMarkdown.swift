/// `audit.md`: the audit as Markdown, every text of the documents escaped.
package enum AuditMarkdown {
    /// The whole file. O(stands).
    package static func text(_ view: AuditView) -> String {
        let words = view.words
        var out = "# \(words["audit.title"])\n\n\(words["audit.intro"])\n\n## \(words["audit.summary"])\n\n"
        out += "| | |\n|---|---:|\n"
        for row in view.summary { out += "| \(row.name) | \(row.count) |\n" }
        out += "\n"
        for group in view.groups {
            out += "## \(group.title)\n\n"
            for topic in group.topics { write(topic, words, to: &out) }
        }
        if !view.rest.isEmpty { out += "\(view.rest)\n\n" }
        out += "## \(words["audit.findings"])\n\n"
        if view.findings.isEmpty { return out + "\(words["audit.none"])\n" }
        let head = ["severity", "code", "document", "message"].map { words["audit.column.\($0)"] }
        out += "| " + head.joined(separator: " | ") + " |\n|---|---|---|---|\n"
        for finding in view.findings {
            let cells = [finding.severity, finding.code, finding.document, finding.message].map(PlainText.markdown)
            out += "| " + cells.joined(separator: " | ") + " |\n"
        }
        return out
    }

    private static func write(_ topic: AuditView.TopicView, _ words: Words, to out: inout String) {
        out += "### \(topic.number). \(PlainText.markdown(topic.title))\n\n"
        out += "\(words["audit.direction"]): \(topic.direction)\n\n"
        for side in topic.sides {
            out += "**\(side.title)** · \(side.sources)\n\n"
            for stand in side.stands {
                let facts = [stand.design, stand.predicate, stand.certainty, stand.document, stand.via]
                    .filter { !$0.isEmpty }.map(PlainText.markdown)
                out += "- **\(PlainText.markdown(stand.source))** · " + facts.joined(separator: " · ") + "\n"
                quote(stand.quote, indent: "  ", to: &out)
            }
            out += "\n"
        }
        if topic.statements.isEmpty { return }
        out += "**\(words["audit.statements"])**\n\n"
        for statement in topic.statements {
            out += "- \(PlainText.markdownLine(statement.document))\n"
            quote(statement.quote, indent: "  ", to: &out)
        }
        out += "\n"
    }

    private static func quote(_ text: String, indent: String, to out: inout String) {
        out += "\(indent)> \(PlainText.markdownLine(text))\n"
    }
}
