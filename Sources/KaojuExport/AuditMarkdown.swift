import KaojuText

/// `audit.md`: the audit as Markdown, every text of the documents escaped.
package enum AuditMarkdown {
    /// The whole file, in the view's first language. O(stands).
    package static func text(_ view: AuditView) -> String { text(view, view.written()) }

    /// The whole file, of the topics that `written` made.
    static func text(_ view: AuditView, _ written: [[AuditView.TopicView]]) -> String {
        let (words, language) = (view.words, view.language)
        func word(_ key: String) -> String { words[key][language] }
        var out = "# \(word("audit.title"))\n\n\(word("audit.intro"))\n\n"
        if let selection = view.selection { out += PlainText.markdown(selection[language]) + "\n\n" }
        out += "## \(word("audit.summary"))\n\n"
        out += "| | |\n|---|---:|\n"
        for row in view.summary { out += "| \(row.name[language]) | \(row.count) |\n" }
        out += "\n"
        for (group, topics) in zip(view.groups, written) {
            out += "## \(group.title[language])\n\n"
            for topic in topics { write(topic, view, to: &out) }
            let more = AuditPage.more(group.topics.count - group.shown, view.words)
            if !more.en.isEmpty { out += more[language] + "\n\n" }
        }
        if !view.rest[language].isEmpty { out += "\(view.rest[language])\n\n" }
        if view.selection != nil { return out }
        out += "## \(word("audit.findings"))\n\n"
        if view.diagnostics.isEmpty { return out + "\(word("audit.none"))\n" }
        let head = ["severity", "code", "document", "message"].map { word("audit.column.\($0)") }
        out += "| " + head.joined(separator: " | ") + " |\n|---|---|---|---|\n"
        for finding in view.findings.prefix(AuditPage.mostFindings) {
            let cells = [finding.severity[language], finding.code, finding.document, finding.message[language]]
                .map(PlainText.markdown)
            out += "| " + cells.joined(separator: " | ") + " |\n"
        }
        let more = view.diagnostics.count - AuditPage.mostFindings
        if more > 0 { out += "\n" + view.words.filled("audit.findings.more", "\(more)")[language] + "\n" }
        return out
    }

    private static func write(_ topic: AuditView.TopicView, _ view: AuditView, to out: inout String) {
        let (words, language) = (view.words, view.language)
        out += "### \(topic.number). \(PlainText.markdown(topic.title[language]))\n\n"
        out += "\(words["audit.direction"][language]): \(topic.direction[language])  \n"
        out += PlainText.markdownLine(topic.explanation[language]) + "\n\n"
        for difference in topic.differences {
            out += "- \(words["audit.difference"][language]) \(PlainText.markdown(difference[language]))\n"
        }
        if !topic.differences.isEmpty { out += "\n" }
        let families = [("audit.broader", topic.broader), ("audit.narrower", topic.narrower)]
        for (key, relatives) in families {
            for relative in relatives.prefix(AuditTopic.relatives) {
                let number = relative.number.map { "\($0). " } ?? ""
                out += "- \(words[key][language]): \(number)\(PlainText.markdown(relative.title[language]))"
                out += " (\(PlainText.markdown(relative.why[language])))\n"
            }
        }
        if families.contains(where: { !$0.1.isEmpty }) { out += "\n" }
        for side in topic.sides {
            let (stands, left) = side.shown(view.room.stands)
            let count = words.filled(side.sources == 1 ? "audit.source" : "audit.sources", "\(side.sources)")
            out += "**\(side.title[language])** · \(count[language])\n\n"
            for stand in stands {
                let facts = [
                    stand.design[language], stand.predicate[language], stand.certainty[language],
                    stand.conditions[language], stand.place[language], stand.via[language],
                ].filter { !$0.isEmpty }.map(PlainText.markdown)
                out += "- **\(PlainText.markdown(stand.source[language]))** · " + facts.joined(separator: " · ") + "\n"
                quote(stand.stand.quote, indent: "  ", to: &out)
            }
            if left > 0 { out += "- \(AuditTopic.left(left, words)[language])\n" }
            out += "\n"
        }
        if topic.topic.statements.isEmpty { return }
        out += "**\(words["audit.statements"][language])**\n\n"
        for statement in topic.statements(view.room.stands) {
            out += "- \(statement.kind[language]) · \(PlainText.markdown(statement.place[language]))\n"
            quote(statement.statement.quote, indent: "  ", to: &out)
        }
        let left = topic.topic.statements.count - view.room.stands
        if left > 0 { out += "- \(words.filled("audit.left.statements", "\(left)")[language])\n" }
        out += "\n"
    }

    private static func quote(_ text: String, indent: String, to out: inout String) {
        out += "\(indent)> \(PlainText.markdownLine(text))\n"
    }
}
