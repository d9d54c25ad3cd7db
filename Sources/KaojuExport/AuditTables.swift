import KaojuClaims
import KaojuGraph
import KaojuText

/// The tables of `audit.html`: topics by rank, topics by source, topics that agree.
enum AuditTables {
    /// Designs, the strongest first.
    static let designs = StudyDesign.allCases.sorted {
        let (a, b) = (EvidenceWeights.builtIn.grade(of: $0).weight, EvidenceWeights.builtIn.grade(of: $1).weight)
        return a != b ? a > b : $0.rawValue < $1.rawValue
    }
    /// More columns than this do not fit a page.
    private static let width = 26

    private static func both(_ text: LocalizedText) -> String { AuditPage.both(text) }

    /// The topics that are written out and ranked: contested and disputed ones, in a part of an audit all.
    static func topics(_ view: AuditView, _ written: [[AuditView.TopicView]]) -> [AuditView.TopicView] {
        zip(view.groups, written).filter { view.selection != nil || $0.0.status != .uncertain }.flatMap { $0.1 }
    }

    /// A row of a table of topics.
    private struct Line {
        var number: Int
        var topic: Topic
        var title: String
        var counts: (supporting: Int, opposing: Int, undetermined: Int)
        /// What filters look at.
        var data: String
    }

    /// Every topic that is contested or disputed, with its bar.
    static func ranked(_ topics: [AuditView.TopicView], _ view: AuditView, to out: inout String) {
        if topics.isEmpty { return }
        out += "<h2 id=\"ranked\">\(both(view.words["audit.ranked"]))</h2>\n"
        let lines = topics.lazy.map { topic in
            Line(
                number: topic.number, topic: topic.topic, title: AuditTopic.title(topic),
                counts: (topic.sources("for"), topic.sources("against"), topic.sources("undetermined")),
                data: AuditTopic.number(topic.number))
        }
        table(lines, view, linked: true, to: &out)
    }

    /// The agreed topics, those with most sources first.
    static func agreed(_ view: AuditView, to out: inout String) {
        if let group = view.agreed {
            out += "<h2 id=\"agreed\">\(both(view.words["audit.agreed"]))</h2>\n"
            let lines = view.rows(group, limit: view.room.topics).lazy.map { row in
                Line(
                    number: row.number, topic: row.topic,
                    title: AuditTopic.title(row.subject, row.topic, row.object), counts: row.counts,
                    data: AuditTopic.data(row))
            }
            table(lines, view, linked: false, to: &out)
            AuditPage.rest(group.topics.count - view.room.topics, view.words, to: &out)
        }
        if !view.rest.en.isEmpty { out += "<p class=\"soft\">\(both(view.rest))</p>\n" }
    }

    private static func table(_ lines: some Sequence<Line>, _ view: AuditView, linked: Bool, to out: inout String) {
        let words = view.words
        func head(_ key: String, _ kind: String = "") -> String {
            "<th scope=\"col\"\(kind.isEmpty ? "" : " class=\"\(kind)\"")>\(both(words[key]))</th>"
        }
        out += "<div class=\"wide\"><table class=\"ranked\">\n<thead><tr><th class=\"num\" scope=\"col\">#</th>"
        out += head("audit.topic") + (linked ? head("audit.filter.status", "wordy") : "") + head("audit.evidence")
        out += head("audit.for", "num") + head("audit.against", "num") + head("audit.belief", "num")
        out += "</tr></thead>\n<tbody>\n"
        for line in lines {
            let status = line.topic.status.rawValue
            out += "<tr\(line.data)><td class=\"num soft\">\(line.number)</td><td>"
            out += linked ? "<a href=\"#topic-\(line.number)\">\(line.title)</a></td>" : "\(line.title)</td>"
            if linked {
                out +=
                    "<td class=\"wordy\"><span class=\"badge \(status)\">\(both(words["short.\(status)"]))</span></td>"
            }
            out += "<td>\(AuditTopic.meter(line.counts))</td>"
            out += "<td class=\"num\">\(line.counts.supporting)</td><td class=\"num\">\(line.counts.opposing)</td>"
            out += "<td class=\"num\">\(GradingWords.decimal(line.topic.grading.belief))</td></tr>\n"
        }
        out += "</tbody></table></div>\n"
    }

    // MARK: Topics × sources

    /// One cell: the sides on which a source stands, and its designs.
    private struct Cell {
        private(set) var sides: [String] = []
        private(set) var designs: [StudyDesign] = []

        mutating func add(_ side: String, _ design: StudyDesign) {
            if !sides.contains(side) { sides.append(side) }
            if !designs.contains(design) { designs.append(design) }
        }
    }

    /// A topic's cells by source.
    private struct Row {
        let topic: AuditView.TopicView
        private(set) var cells: [Cell] = []
        private var places: [String: Int] = [:]
        /// The sources, as they come; no more than fit a table.
        var works: [String] = []

        init(_ topic: AuditView.TopicView) { self.topic = topic }

        mutating func add(_ work: String, _ side: String, _ design: StudyDesign) {
            let place = places[work] ?? cells.count
            if place == cells.count {
                places[work] = place
                works.append(work)
                cells.append(Cell())
            }
            cells[place].add(side, design)
        }

        /// What is told of a source; nil where the topic doesn't have it.
        func cell(_ work: String) -> Cell? { places[work].map { cells[$0] } }
        /// How many more there are.
        var left = 0
        /// The document of the first claim.
        var document: String { topic.sides.first?.all.first?.document ?? "" }
    }

    /// The contested and disputed topics against their sources, in as many tables as the page's width asks for.
    static func matrices(_ topics: [AuditView.TopicView], _ view: AuditView, to out: inout String) {
        var names: [String: LocalizedText] = [:]
        var rows = topics.map { row($0, naming: &names) }.filter { !$0.works.isEmpty }
        if rows.isEmpty { return }
        // Topics of one document share its sources: they stand together, in the order of their first one.
        var order: [String: Int] = [:]
        for row in rows where order[row.document] == nil { order[row.document] = order.count }
        rows.sort { (order[$0.document] ?? 0, $0.topic.number) < (order[$1.document] ?? 0, $1.topic.number) }
        let words = view.words
        out +=
            "<h2 id=\"matrix\">\(both(words["audit.matrix"]))</h2>\n<p class=\"soft\">\(both(words["audit.matrix.intro"]))</p>\n"
        key(rows, words, to: &out)
        for part in parts(rows) {
            matrix(part.rows, part.works, names, words, to: &out)
        }
    }

    private static func row(_ topic: AuditView.TopicView, naming names: inout [String: LocalizedText]) -> Row {
        var row = Row(topic)
        struct Said: Hashable {
            var cited: ObjectIdentifier
            var design: StudyDesign

            // Few lists are cited in two designs, and a design is hashed as a text.
            func hash(into hasher: inout Hasher) { hasher.combine(cited) }
        }
        for side in topic.sides {
            var seen: Set<Said> = []
            for stand in side.all
            where seen.insert(Said(cited: ObjectIdentifier(stand.cited), design: stand.design)).inserted {
                if stand.works.contains(where: { names[$0] == nil }) {
                    for work in topic.wording.works(stand) where names[work.key] == nil { names[work.key] = work.name }
                }
                for work in stand.works { row.add(work, side.key, stand.design) }
            }
        }
        if row.works.count > width { trim(&row) }
        return row
    }

    /// Leaves a row as many sources as a table has columns: those against come first, then the strongest designs.
    private static func trim(_ row: inout Row) {
        let rank = Dictionary(uniqueKeysWithValues: designs.enumerated().map { ($1, $0) })
        func key(_ work: String) -> (Int, Int) {
            guard let cell = row.cell(work) else { return (2, 0) }
            return (cell.sides.contains("against") ? 0 : 1, cell.designs.compactMap { rank[$0] }.min() ?? designs.count)
        }
        let keys = row.works.map(key)
        let best = row.works.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
        row.left = row.works.count - width
        row.works = best.prefix(width).sorted().map { row.works[$0] }
    }

    /// Rows in their order, so many to a table that its sources fit. O(rows · sources of a row).
    private static func parts(_ rows: [Row]) -> [(rows: [Row], works: [String])] {
        var out: [(rows: [Row], works: [String])] = []
        for row in rows {
            let known = Set(out.last?.works ?? [])
            let new = row.works.filter { !known.contains($0) }
            if let last = out.indices.last, out[last].works.count + new.count <= width {
                out[last].rows.append(row)
                out[last].works += new
            } else {
                out.append(([row], row.works))
            }
        }
        return out
    }

    private static func key(_ rows: [Row], _ words: BilingualWords, to out: inout String) {
        out += "<p class=\"key\">"
        for (side, sign) in [("for", "▲"), ("against", "▼"), ("undetermined", "?")] {
            out += "<span><i class=\"dot \(side)\"></i>\(sign) \(both(words["audit.\(side)"]))</span> "
        }
        let present = Set(rows.flatMap { $0.cells.flatMap(\.designs) })
        for design in designs where present.contains(design) && design != .unspecified {
            out +=
                "<span><b>\(both(words["code.\(design.rawValue)"]))</b> \(both(words["design.\(design.rawValue)"]))</span> "
        }
        out += "</p>\n"
    }

    private static func matrix(
        _ rows: [Row], _ works: [String], _ names: [String: LocalizedText], _ words: BilingualWords,
        to out: inout String
    ) {
        out += "<div class=\"wide matrix\"><table>\n<thead><tr><th scope=\"col\">\(both(words["audit.topic"]))</th>"
        for work in works {
            let name = names[work] ?? LocalizedText(work)
            let title = AuditPage.esc(name.en)
            out += "<th class=\"work\" scope=\"col\" title=\"\(title)\"><span class=\"turn\">\(both(name))</span></th>"
        }
        out += "</tr></thead>\n<tbody>\n"
        for row in rows {
            out += "<tr\(AuditTopic.number(row.topic.number))><th scope=\"row\">"
            out += "<a href=\"#topic-\(row.topic.number)\">\(AuditTopic.title(row.topic))</a>"
            if row.left > 0 {
                out += " <span class=\"soft\">+ \(both(words.filled("audit.matrix.more", "\(row.left)")))</span>"
            }
            out += "</th>"
            for work in works { out += row.cell(work).map { cell($0, words) } ?? "<td></td>" }
            out += "</tr>\n"
        }
        out += "</tbody></table></div>\n"
    }

    private static func cell(_ cell: Cell, _ words: BilingualWords) -> String {
        let isBoth = ["for", "against"].allSatisfy(cell.sides.contains)
        let side = isBoth ? "both" : ["for", "against"].first(where: cell.sides.contains) ?? "undetermined"
        let sign = ["both": "▲▼", "for": "▲", "against": "▼"][side] ?? "?"
        let design = designs.first(where: cell.designs.contains) ?? .unspecified
        return "<td class=\"\(side)\"><b>\(sign)</b>\(both(words["code.\(design.rawValue)"]))</td>"
    }
}
