import KaojuClaims
import KaojuGraph
import KaojuText

/// One topic of `audit.html`: how good the evidence is, in what the sides differ, every quotation with its place.
enum AuditTopic {
    private static func both(_ text: LocalizedText) -> String { AuditPage.both(text) }
    private static func esc(_ text: String) -> String { AuditPage.esc(text) }

    /// More topics above or below than this are left to `audit.json`.
    static let relatives = 12

    /// How many quotations of a side are not shown.
    static func left(_ count: Int, _ words: BilingualWords) -> LocalizedText {
        words.filled(count == 1 ? "audit.left.one" : "audit.left", "\(count)")
    }

    /// Writes the article of a topic, at most `room` quotations a side. O(stands).
    static func write(_ view: AuditView.TopicView, _ words: BilingualWords, room: Int, to out: inout String) {
        let status = view.topic.status.rawValue
        out += "<article id=\"topic-\(view.number)\"\(data(view))>\n<header><h3>"
        out += "<span class=\"no\">\(view.number).</span> \(title(view))</h3>"
        out += "<span class=\"badge \(status)\">\(both(words["short.\(status)"]))</span></header>\n"
        out += "<div class=\"grade\">\(meter(view))<span>\(both(view.explanation))</span></div>\n"
        if !view.differences.isEmpty {
            out += "<div class=\"differ\">\(both(words["audit.difference"]))<ul>"
            out += view.differences.map { "<li>\(both($0))</li>" }.joined() + "</ul></div>\n"
        }
        family("audit.broader", view.broader, words, to: &out)
        family("audit.narrower", view.narrower, words, to: &out)
        statements(view, words, room: room, to: &out)
        out += "<div class=\"sides\">\n"
        for side in view.sides {
            let count = words.filled(side.sources == 1 ? "audit.source" : "audit.sources", "\(side.sources)")
            out += "<section><h4 class=\"\(side.key)\">\(both(side.title)) · \(both(count))</h4>\n"
            let (stands, left) = side.shown(room)
            for stand in stands { claim(stand, side.key, to: &out) }
            if left > 0 { out += "<p class=\"soft\">\(both(Self.left(left, words)))</p>\n" }
            out += "</section>\n"
        }
        out += "</div>\n</article>\n"
    }

    /// The topics above or below it, each with the reason.
    private static func family(
        _ key: String, _ relatives: [AuditView.Relative], _ words: BilingualWords, to out: inout String
    ) {
        if relatives.isEmpty { return }
        out += "<p class=\"family\"><b>\(both(words[key]))</b> "
        let items = relatives.prefix(Self.relatives).map { relative in
            let title = both(relative.title)
            let linked = relative.number.map { "<a href=\"#topic-\($0)\">\($0). \(title)</a>" } ?? title
            return "<span>\(linked) <span class=\"why\">(\(both(relative.why)))</span></span>"
        }
        out += items.joined(separator: "; ")
        let more = relatives.count - items.count
        out += (more > 0 ? "; … +\(more)" : "") + "</p>\n"
    }

    /// Subject, arrow and object.
    static func title(_ view: AuditView.TopicView) -> String { title(view.subject, view.topic, view.object) }

    /// Subject, arrow and object.
    static func title(_ subject: LocalizedText, _ topic: Topic, _ object: LocalizedText) -> String {
        "\(both(subject)) <span class=\"soft\">\(topic.direction.arrow)</span> \(both(object))"
    }

    /// The number by which a row shares what filters look at with the topic's article.
    static func number(_ number: Int) -> String { " data-topic=\"\(number)\"" }

    /// What filters look at.
    private static func data(_ view: AuditView.TopicView) -> String {
        var names = DistinctNames()
        // A source is worded once.
        var seen: Set<ObjectIdentifier> = []
        var designs: Set<StudyDesign> = []
        for side in view.sides {
            for index in side.all.indices {
                designs.insert(side.all[index].design)
                guard !names.isFull, seen.insert(ObjectIdentifier(side.all[index].cited)).inserted else { continue }
                names.add(view.wording.source(side.all[index].cited).en)
                names.add(side.all[index].document)
            }
        }
        for statement in view.topic.statements { names.add(statement.document) }
        return data(view.number, view.topic, view.subject, view.object, designs, names.kept)
    }

    /// What filters look at.
    static func data(_ row: AuditView.Row) -> String {
        data(row.number, row.topic, row.subject, row.object, row.designs, row.sources)
    }

    private static func data(
        _ number: Int, _ topic: Topic, _ subject: LocalizedText, _ object: LocalizedText,
        _ present: Set<StudyDesign>, _ sources: [String]
    ) -> String {
        var names = DistinctNames()
        let all = [subject.zh, subject.en, object.zh, object.en] + topic.subject.synonyms + topic.object.synonyms
        for name in all { names.add(name) }
        let designs = present.map(\.rawValue).sorted().joined(separator: " ")
        return Self.number(number) + " data-status=\"\(topic.status.rawValue)\" data-designs=\"\(designs)\""
            + " data-names=\"\(esc(names.kept.joined(separator: " | ")))\""
            + " data-sources=\"\(esc(sources.joined(separator: " | ")))\""
    }

    /// The bar of sources for and against.
    static func meter(_ view: AuditView.TopicView) -> String {
        meter((view.sources("for"), view.sources("against"), view.sources("undetermined")))
    }

    /// The bar of sources for and against.
    static func meter(_ counts: (supporting: Int, opposing: Int, undetermined: Int)) -> String {
        let counts = [
            ("for", counts.supporting), ("against", counts.opposing), ("undetermined", counts.undetermined),
        ]
        let all = counts.reduce(0) { $0 + $1.1 }
        let parts = counts.filter { $0.1 > 0 }.map { key, count in
            "<i class=\"\(key)\" style=\"width:\(all == 0 ? 0 : count * 100 / all)%\"></i>"
        }
        return "<span class=\"meter\" aria-hidden=\"true\">\(parts.joined())</span>"
    }

    private static func statements(
        _ view: AuditView.TopicView, _ words: BilingualWords, room: Int, to out: inout String
    ) {
        if view.topic.statements.isEmpty { return }
        out += "<h4 class=\"said\">\(both(words["audit.statements"]))</h4>\n"
        for statement in view.statements(room) {
            out += "<div class=\"claim said\"><blockquote dir=\"auto\">\(esc(statement.statement.quote))</blockquote>"
            out += "<span class=\"facts\">\(both(statement.kind))</span> "
            out += "<span class=\"place\">\(both(statement.place))</span></div>\n"
        }
        let left = view.topic.statements.count - room
        if left > 0 { out += "<p class=\"soft\">\(both(words.filled("audit.left.statements", "\(left)")))</p>\n" }
    }

    private static func claim(_ stand: AuditView.Stand, _ side: String, to out: inout String) {
        let facts = [stand.design, stand.predicate, stand.certainty, stand.conditions].filter { !$0.en.isEmpty }
        out += "<div class=\"claim \(side)\"><span class=\"who\">\(both(stand.source))</span> "
        out += "<span class=\"facts\">" + facts.map { "· " + both($0) }.joined(separator: " ") + "</span>\n"
        out += "<blockquote dir=\"auto\">\(esc(stand.stand.quote))</blockquote>"
        let via = stand.via
        if !via.en.isEmpty { out += "<p class=\"facts\">\(both(via))</p>" }
        out += "<span class=\"place\">\(both(stand.place))</span></div>\n"
    }
}

/// The first names of some, each once: hundreds of sources tell a filter no more.
struct DistinctNames {
    private var seen: Set<String> = []
    private(set) var kept: [String] = []
    var isFull: Bool { kept.count >= 300 }

    mutating func add(_ name: String) { if !isFull, seen.insert(name).inserted { kept.append(name) } }
}
