import KaojuClaims
import KaojuGraph
import KaojuText

/// `audit.html`: the audit as one page in both languages, every text of the documents escaped. It is whole without its
/// script, which only filters.
package enum AuditPage {
    /// More findings than this are left to `audit.json`.
    static let mostFindings = 500

    /// The whole file. O(stands).
    package static func text(_ view: AuditView) -> String { text(view, view.written()) }

    /// The whole file, of the topics that `written` made.
    static func text(_ view: AuditView, _ written: [[AuditView.TopicView]]) -> String {
        let words = view.words
        var out = ""
        let isChinese = view.language == .zh
        out += "<input class=\"hide\" type=\"radio\" name=\"language\" id=\"lz\"\(isChinese ? " checked=\"\"" : "")>"
        out += "<input class=\"hide\" type=\"radio\" name=\"language\" id=\"le\"\(isChinese ? "" : " checked=\"\"")>\n"
        out += "<div class=\"bar\"><label for=\"lz\">中文</label><label for=\"le\">English</label></div>\n<main>\n"
        out += "<h1>\(both(words["audit.title"]))</h1>\n<p class=\"lead\">\(both(words["audit.intro"]))</p>\n"
        if let selection = view.selection { out += "<p class=\"lead\"><b>\(both(selection))</b></p>\n" }
        summary(view, to: &out)
        tools(view, to: &out)
        let listed = AuditTables.topics(view, written)
        AuditTables.ranked(listed, view, to: &out)
        AuditTables.matrices(listed, view, to: &out)
        for (group, topics) in zip(view.groups, written) {
            out += "<h2 id=\"\(group.status.rawValue)\">\(both(group.title))</h2>\n"
            for topic in topics {
                AuditTopic.write(topic, words, room: view.room.stands, to: &out)
            }
            rest(group.topics.count - group.shown, words, to: &out)
        }
        AuditTables.agreed(view, to: &out)
        if view.selection == nil { findings(view, to: &out) }
        out += "<footer><h4>\(both(words["audit.method"]))</h4>\n<p>\(both(words["audit.method.text"]))</p>\n"
        out += "<p>\(both(words["audit.print"]))</p></footer>\n</main>\n"
        return Page.html(
            title: words["audit.title"][view.language], language: view.language, body: out,
            style: resource("export/audit.css"), script: resource("export/audit.js"))
    }

    /// How many topics are not shown; empty where all are.
    static func more(_ count: Int, _ words: BilingualWords) -> LocalizedText {
        count <= 0 ? LocalizedText("") : words.filled(count == 1 ? "audit.more.one" : "audit.more", "\(count)")
    }

    static func rest(_ count: Int, _ words: BilingualWords, to out: inout String) {
        let said = more(count, words)
        if !said.en.isEmpty { out += "<p class=\"soft\">\(both(said))</p>\n" }
    }

    /// Escaped text in both languages, of which the page shows one.
    static func both(_ text: LocalizedText) -> String {
        if text.zh == text.en { return "<bdi>\(esc(text.zh))</bdi>" }
        return
            "<span class=\"z\" lang=\"zh-Hans\">\(esc(text.zh))</span><span class=\"e\" lang=\"en\">\(esc(text.en))</span>"
    }

    static func esc(_ text: String) -> String { PlainText.html(text) }

    private static func resource(_ name: String) -> String {
        String(decoding: Resource.bytes(name) ?? [], as: UTF8.self)
    }

    private static func summary(_ view: AuditView, to out: inout String) {
        out += "<h2 class=\"hide\">\(both(view.words["audit.summary"]))</h2>\n<ul class=\"cards\">\n"
        let classes = ["", "", "", "", "contested", "disputed", "uncertain", ""]
        for (row, name) in zip(view.summary, classes) {
            let label = name.isEmpty ? row.name : view.words["short.\(name)"]
            out += "<li class=\"\(name)\"><b>\(row.count)</b><span>\(both(label))</span></li>\n"
        }
        out += "</ul>\n"
    }

    private static func tools(_ view: AuditView, to out: inout String) {
        let words = view.words
        func options(_ values: [(key: String, name: LocalizedText)]) -> String {
            // An option holds plain text: both languages stand in it.
            let any = words["audit.filter.any"]
            return
                (["<option value=\"\">\(esc(any.zh)) · \(esc(any.en))</option>"]
                + values.map { "<option value=\"\($0.key)\">\(esc($0.name.zh)) · \(esc($0.name.en))</option>" })
                .joined()
        }
        let groups = view.groups + [view.agreed].compactMap { $0 }
        var present: Set<StudyDesign> = []
        for index in groups.lazy.flatMap(\.topics.indices) { present.formUnion(view.topics.designs(at: index)) }
        let designs = AuditTables.designs.filter(present.contains).map { ($0.rawValue, words["design.\($0.rawValue)"]) }
        let statuses = groups.map(\.status)
            .map { ($0.rawValue, words["short.\($0.rawValue)"]) }
        out += "<form id=\"tools\" hidden>\n"
        for (name, kind) in [("concept", "search"), ("source", "search")] {
            out += "<label>\(both(words["audit.filter.\(name)"]))"
            out += "<input name=\"\(name)\" type=\"\(kind)\" autocomplete=\"off\"></label>\n"
        }
        out +=
            "<label>\(both(words["audit.filter.design"]))<select name=\"design\">\(options(designs))</select></label>\n"
        out +=
            "<label>\(both(words["audit.filter.status"]))<select name=\"status\">\(options(statuses))</select></label>\n"
        let shown = words["audit.filter.shown"]
        func counted(_ text: String) -> String { esc(text).replacing("{0}", with: "<b></b>") }
        out += "<p id=\"shown\" aria-live=\"polite\"><span class=\"z\" lang=\"zh-Hans\">\(counted(shown.zh))</span>"
        out += "<span class=\"e\" lang=\"en\">\(counted(shown.en))</span></p>\n</form>\n"
    }

    private static func findings(_ view: AuditView, to out: inout String) {
        let words = view.words
        out += "<h2 id=\"findings\">\(both(words["audit.findings"]))</h2>\n"
        if view.diagnostics.isEmpty {
            out += "<p>\(both(words["audit.none"]))</p>\n"
            return
        }
        out += "<div class=\"wide\"><table>\n<thead><tr>"
        out +=
            ["severity", "code", "document", "message"]
            .map { "<th scope=\"col\">\(both(words["audit.column.\($0)"]))</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for finding in view.findings.prefix(mostFindings) {
            out += "<tr class=\"\(finding.level.rawValue)\"><td>\(both(finding.severity))</td>"
            out += "<td class=\"small soft\">\(esc(finding.code))</td><td><bdi>\(esc(finding.document))</bdi></td>"
            out += "<td>\(both(finding.message))</td></tr>\n"
        }
        out += "</tbody></table></div>\n"
        let more = view.diagnostics.count - mostFindings
        if more > 0 { out += "<p class=\"soft\">\(both(words.filled("audit.findings.more", "\(more)")))</p>\n" }
    }
}
