/// `audit.html`: the audit as one page without scripts, every text of the documents escaped.
package enum AuditPage {
    /// The whole file. O(stands).
    package static func text(_ view: AuditView) -> String {
        let words = view.words
        var out = "<h1>\(esc(words["audit.title"]))</h1>\n<p>\(esc(words["audit.intro"]))</p>\n"
        out += "<h2>\(esc(words["audit.summary"]))</h2>\n<table>\n"
        for row in view.summary { out += "<tr><td>\(esc(row.name))</td><td class=\"count\">\(row.count)</td></tr>\n" }
        out += "</table>\n"
        contents(view, to: &out)
        for group in view.groups {
            out += "<h2>\(esc(group.title))</h2>\n"
            for topic in group.topics { write(topic, words, to: &out) }
        }
        if !view.rest.isEmpty { out += "<p>\(esc(view.rest))</p>\n" }
        findings(view, to: &out)
        return Page.html(title: words["audit.title"], words: words, body: out)
    }

    private static func esc(_ text: String) -> String { PlainText.html(text) }

    private static func contents(_ view: AuditView, to out: inout String) {
        if view.groups.isEmpty { return }
        out += "<nav><h2>\(esc(view.words["audit.contents"]))</h2>\n"
        for group in view.groups {
            out += "<p>\(esc(group.title))</p>\n<ul>\n"
            for topic in group.topics {
                out += "<li><a href=\"#topic-\(topic.number)\">\(topic.number). \(esc(topic.title))</a></li>\n"
            }
            out += "</ul>\n"
        }
        out += "</nav>\n"
    }

    private static func write(_ topic: AuditView.TopicView, _ words: Words, to out: inout String) {
        out += "<article id=\"topic-\(topic.number)\">\n<h3>\(topic.number). <bdi>\(esc(topic.title))</bdi></h3>\n"
        out += "<p class=\"soft\">\(esc(words["audit.direction"])): \(esc(topic.direction))</p>\n"
        matrix(topic, words, to: &out)
        for side in topic.sides {
            out += "<h4 class=\"\(side.key)\">\(esc(side.title)) · \(esc(side.sources))</h4>\n"
            for stand in side.stands {
                let facts = [stand.design, stand.predicate, stand.certainty, stand.document, stand.via]
                out += "<p><b>\(esc(stand.source))</b> <span class=\"soft\">· "
                out += facts.filter { !$0.isEmpty }.map { "<bdi>\(esc($0))</bdi>" }.joined(separator: " · ")
                out += "</span></p>\n<blockquote dir=\"auto\">\(esc(stand.quote))</blockquote>\n"
            }
        }
        if !topic.statements.isEmpty {
            out += "<h4>\(esc(words["audit.statements"]))</h4>\n"
            for statement in topic.statements {
                out += "<p class=\"soft\"><bdi>\(esc(statement.document))</bdi></p>\n"
                out += "<blockquote dir=\"auto\">\(esc(statement.quote))</blockquote>\n"
            }
        }
        out += "</article>\n"
    }

    /// One row a source: on which side it stands, by what design, with what relation.
    private static func matrix(_ topic: AuditView.TopicView, _ words: Words, to out: inout String) {
        let columns = ["source", "stand", "design", "predicate", "certainty", "document"]
        out += "<div class=\"wide\"><table>\n<caption class=\"soft\">\(esc(words["audit.matrix"]))</caption>\n<tr>"
        out += columns.map { "<th scope=\"col\">\(esc(words["audit.column.\($0)"]))</th>" }.joined() + "</tr>\n"
        var seen: Set<String> = []
        for side in topic.sides {
            for stand in side.stands {
                let row =
                    "<tr><th scope=\"row\"><bdi>\(esc(stand.source))</bdi></th>"
                    + "<td class=\"\(side.key)\">\(esc(side.title))</td>"
                    + [stand.design, stand.predicate, stand.certainty, stand.document]
                    .map { "<td><bdi>\(esc($0))</bdi></td>" }.joined() + "</tr>\n"
                if seen.insert(row).inserted { out += row }
            }
        }
        out += "</table></div>\n"
    }

    private static func findings(_ view: AuditView, to out: inout String) {
        let words = view.words
        out += "<h2>\(esc(words["audit.findings"]))</h2>\n"
        if view.findings.isEmpty {
            out += "<p>\(esc(words["audit.none"]))</p>\n"
            return
        }
        out += "<div class=\"wide\"><table>\n<tr>"
        out +=
            ["severity", "code", "document", "message"]
            .map { "<th scope=\"col\">\(esc(words["audit.column.\($0)"]))</th>" }.joined() + "</tr>\n"
        for finding in view.findings {
            out +=
                "<tr>"
                + [finding.severity, finding.code, finding.document, finding.message]
                .map { "<td><bdi>\(esc($0))</bdi></td>" }.joined() + "</tr>\n"
        }
        out += "</table></div>\n"
    }
}
