import KaojuGraph
import KaojuText

/// `audit.csv`: one claim of a topic a line, and one statement of dispute; for spreadsheets and R.
package enum AuditTable {
    private static let columns = [
        "topic", "subject", "subject_id", "direction", "object", "object_id", "status", "belief", "side", "source",
        "numbers", "works", "design", "level", "predicate", "negated", "certainty", "weight", "doses", "system",
        "species", "population", "sample_size", "aspect", "years", "via", "document", "section", "start", "end",
        "claim",
        "quote",
    ]

    /// Writes the file: comma-separated values (RFC 4180), no cell a formula, names in the view's first language, all
    /// topics in the audit's order. Errors: those of the sink. O(stands).
    package static func write<Sink: ByteSink & ~Copyable>(
        _ view: AuditView, to sink: inout Sink
    ) throws(ExportError) {
        try sink.write(head())
        for topic in view.topics { try write(view.row(topic), view.language, to: &sink) }
    }

    /// The names of the columns, as a line.
    static func head() -> [UInt8] { Array((columns.joined(separator: ",") + "\r\n").utf8) }

    /// A topic's lines.
    static func lines(_ topic: Topic, _ view: AuditView) -> [UInt8] {
        var sink = MemorySink()
        // Memory takes everything.
        try? write(view.row(topic), view.language, to: &sink)
        return sink.bytes
    }

    /// The whole file in memory.
    package static func csv(_ view: AuditView) -> [UInt8] {
        var sink = MemorySink()
        // Memory takes everything.
        try? write(view, to: &sink)
        return sink.bytes
    }

    /// Writes a topic's lines, in pieces: a topic may have as many as there are claims.
    private static func write<Sink: ByteSink & ~Copyable>(
        _ topic: AuditView.TopicView, _ language: Language, to sink: inout Sink
    ) throws(ExportError) {
        var out: [UInt8] = []
        var head: [UInt8] = []
        DelimitedText.append(self.head(topic, language), to: &head)
        func add(_ cells: [String]) {
            out.append(contentsOf: head)
            out.append(UInt8(ascii: ","))
            DelimitedText.append(cells, to: &out)
            out.append(0x0D)
            out.append(0x0A)
        }
        for side in topic.sides {
            for stand in side.stands {
                add(cells(stand, side: side.key, language))
                if out.count >= 1 << 16 {
                    try sink.write(out)
                    out.removeAll(keepingCapacity: true)
                }
            }
        }
        for statement in topic.topic.statements {
            let middle = Array(repeating: "", count: 16)
            add(
                [statement.kind.rawValue] + middle + [
                    statement.via ?? "", statement.document, statement.section.joined(separator: " › "),
                    "\(statement.span.start)", "\(statement.span.end)", "", statement.quote,
                ])
        }
        try sink.write(out)
    }

    private static func head(_ view: AuditView.TopicView, _ language: Language) -> [String] {
        let topic = view.topic
        return [
            topic.id, view.subject[language], topic.subject.concept, direction(topic), view.object[language],
            topic.object.concept, topic.status.rawValue, JSONWriter.decimal(topic.grading.belief) ?? "",
        ]
    }

    /// In words: a lone sign would be taken for a formula.
    private static func direction(_ topic: Topic) -> String {
        switch topic.direction {
        case .plus: "positive"
        case .minus: "negative"
        case .neutral: "neutral"
        }
    }

    private static func cells(_ view: AuditView.Stand, side: String, _ language: Language) -> [String] {
        let (stand, conditions) = (view.stand, view.stand.conditions)
        return [
            side, view.source[language], stand.numbers.map(String.init).joined(separator: " "),
            stand.works.joined(separator: " "), stand.design.rawValue,
            EvidenceWeights.builtIn.grade(of: stand.design).level.map(String.init) ?? "", stand.predicate.rawValue,
            stand.negated ? "true" : "false", stand.certainty.rawValue, JSONWriter.decimal(stand.weight) ?? "",
            conditions.doses.joined(separator: "; "), conditions.system ?? "", conditions.species ?? "",
            conditions.population ?? "", conditions.sampleSize.map(String.init) ?? "", conditions.aspect ?? "",
            conditions.years.map(String.init).joined(separator: " "), stand.via ?? "", stand.document,
            stand.section.joined(separator: " › "), "\(stand.span.start)", "\(stand.span.end)", stand.claim,
            stand.quote,
        ]
    }
}
