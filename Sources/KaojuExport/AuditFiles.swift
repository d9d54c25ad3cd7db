import KaojuGraph
import KaojuText

/// Writes the files of a build's audit: every topic is made once for `audit.json` and `audit.csv`, side by side with others,
/// and written when those before it are, so that few are in memory.
struct AuditFiles {
    let folder: OutputFolder
    let jobs: Int
    /// So many claims, or topics, are worded at once.
    private static let batch = (claims: 16_000, topics: 2_000)

    /// Writes the four files. Errors: those of `OutputFolder`. O(stands).
    func write(_ graph: EvidenceGraph, _ view: AuditView) throws(ExportError) {
        let (records, pages) = sideBySide(jobs: jobs) { () -> Result<Void, ExportError> in
            Result { () throws(ExportError) in try writeRecords(graph, view) }
        } _: {
            Result { () throws(ExportError) in
                try folder.write("audit.md", Array(AuditMarkdown.text(view).utf8))
                try folder.write("audit.html", Array(AuditPage.text(view).utf8))
            }
        }
        try records.get()
        try pages.get()
    }

    private func writeRecords(_ graph: EvidenceGraph, _ view: AuditView) throws(ExportError) {
        var audit = try folder.begin("audit.json")
        var table = try folder.begin("audit.csv")
        try audit.write(AuditRecords.head)
        try table.write(AuditTable.head())
        let topics = graph.topics
        let wording = AuditRecords.Wording()
        var next = 0
        while next < topics.count {
            let first = next
            var claims = 0
            while next < topics.count, next - first < Self.batch.topics, claims < Self.batch.claims {
                let sides = topics.sides(at: next)
                claims += sides.supporting + sides.opposing + sides.undetermined
                next += 1
            }
            let lines = sideBySide(next - first, jobs: jobs) { offset in
                let topic = topics[first + offset]
                return (record: AuditRecords.line(topic, wording), rows: AuditTable.lines(topic, view))
            }
            for (offset, line) in lines.enumerated() {
                try audit.write(first + offset == 0 ? "\n" : ",\n")
                try audit.write(line.record)
                try table.write(line.rows)
            }
        }
        try AuditRecords.finish(graph, to: &audit)
        try audit.commit()
        try table.commit()
    }
}
