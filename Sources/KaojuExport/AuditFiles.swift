import KaojuGraph
import KaojuText

/// Writes the files of a build's audit: every topic is made once for `audit.json` and `audit.csv`, side by side with others,
/// and written when those before it are, so that few are in memory. The lines of a topic that an earlier build had in the same
/// way are copied.
struct AuditFiles {
    let folder: OutputFolder
    let jobs: Int
    /// Where earlier lines are told, and what all topics depend on beside the documents; nil where none are kept.
    let earlier: (store: any AuditStore, common: String)?
    /// So many claims, or topics, are worded at once.
    private static let batch = (claims: 16_000, topics: 2_000)

    /// Writes the four files. Errors: those of `OutputFolder`. O(stands).
    func write(_ graph: EvidenceGraph, _ view: AuditView) throws(ExportError) {
        let (records, pages) = sideBySide(jobs: jobs) { () -> Result<Void, ExportError> in
            Result { () throws(ExportError) in try writeRecords(graph, view) }
        } _: {
            Result { () throws(ExportError) in
                let written = view.written()
                try folder.write("audit.md", Array(AuditMarkdown.text(view, written).utf8))
                try folder.write("audit.html", Array(AuditPage.text(view, written).utf8))
            }
        }
        try records.get()
        try pages.get()
    }

    /// The lines of a topic: made, or where they are.
    private struct Lines {
        var fingerprint: Fingerprint?
        var known: EarlierAudit.Place?
        var record: [UInt8] = []
        var rows: [UInt8] = []
    }

    private func writeRecords(_ graph: EvidenceGraph, _ view: AuditView) throws(ExportError) {
        var audit = try folder.begin("audit.json")
        var table = try folder.begin("audit.csv")
        try audit.write(AuditRecords.head)
        try table.write(AuditTable.head())
        let topics = graph.topics
        let printer = earlier.flatMap { topics.fingerprinter(common: $0.common) }
        let known = printer == nil ? nil : earlier?.store.auditLayout.flatMap { EarlierAudit($0, in: folder) }
        var layout = AuditLayout(files: [], topics: [])
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
            let lines = sideBySide(next - first, jobs: jobs) { offset -> Lines in
                var lines = Lines(fingerprint: printer?.fingerprint(at: first + offset))
                lines.known = lines.fingerprint.flatMap { known?.place(of: $0) }
                if lines.known == nil {
                    let topic = topics[first + offset]
                    lines.record = AuditRecords.line(topic, wording)
                    lines.rows = AuditTable.lines(topic, view)
                }
                return lines
            }
            for (offset, line) in lines.enumerated() {
                if let place = line.known, let known {
                    try known.copy(place, at: first + offset, record: &audit, rows: &table)
                } else {
                    try audit.write(AuditRecords.between(first + offset))
                    try audit.write(line.record)
                    try table.write(line.rows)
                }
                guard let fingerprint = line.fingerprint else { continue }
                layout.topics.append(
                    AuditLayout.Lines(
                        fingerprint: fingerprint, record: line.known?.record.count ?? line.record.count,
                        rows: line.known?.rows.count ?? line.rows.count))
            }
        }
        try audit.write(AuditRecords.beforeFindings(isEmpty: topics.isEmpty))
        // They depend on the same things as topics do, but are none.
        let common = earlier.map { Fingerprint(of: ["findings", $0.common]) }
        for (index, part) in graph.findings.parts.enumerated() {
            let print = common.flatMap { part.fingerprint(common: $0) }
            let length: Int
            if let place = print.flatMap({ known?.place(of: $0) }), let known {
                try known.copy(place, at: index, record: &audit, rows: &table)
                length = place.record.count
            } else {
                let lines = AuditRecords.lines(part)
                try audit.write(AuditRecords.between(index))
                try audit.write(lines)
                length = lines.count
            }
            // Without a fingerprint nothing is kept: there is no printer then.
            layout.findings.append(.init(fingerprint: print ?? Fingerprint(), record: length, rows: 0))
        }
        try audit.write(AuditRecords.end(isEmpty: graph.findings.isEmpty))
        try audit.commit()
        try table.commit()
        if printer == nil { return }
        layout.files = ["audit.json", "audit.csv"].compactMap { FileIdentity(path: folder.path + "/" + $0) }
        earlier?.store.keep(layout)
    }
}
