import KaojuGraph

/// Where the lines of each topic stand in the files of an audit.
package struct AuditLayout: Sendable {
    /// The lines of a topic, or of a document's findings.
    package struct Lines: Sendable {
        /// What tells it from any other, and from another state of itself.
        package var fingerprint: Fingerprint
        /// Bytes of `audit.json`, without what stands before it.
        package var record: Int
        /// Bytes of `audit.csv`.
        package var rows: Int

        package init(fingerprint: Fingerprint, record: Int, rows: Int) {
            self.fingerprint = fingerprint
            self.record = record
            self.rows = rows
        }
    }

    /// `audit.json` and `audit.csv`, when they were written.
    package var files: [FileIdentity]
    /// In the order of the files.
    package var topics: [Lines]
    /// The findings of each document, which have no rows, in the order of `audit.json`.
    package var findings: [Lines]

    package init(files: [FileIdentity], topics: [Lines], findings: [Lines] = []) {
        self.files = files
        self.topics = topics
        self.findings = findings
    }
}

/// Where the layout of an audit is kept for later builds.
package protocol AuditStore: Sendable {
    /// The layout that was kept last.
    var auditLayout: AuditLayout? { get }
    /// Keeps a layout, in the place of the last. What cannot be kept is written anew.
    func keep(_ layout: AuditLayout)
}

/// The audit files of an earlier build, open to be copied from, though others take their names.
final class EarlierAudit: Sendable {
    /// Where the lines of one topic are, or of a document's findings.
    struct Place {
        var record: Range<Int>
        var rows: Range<Int>
        /// Bytes before the record that stand before every one but the first.
        var lead: Int
    }

    private let record: OpenFile
    private let rows: OpenFile
    private let places: [Fingerprint: Place]

    /// Opens the files in `folder` if they are as they were written; nil where they are not. O(topics).
    init?(_ layout: AuditLayout, in folder: OutputFolder) {
        guard layout.files.count == 2, let record = OpenFile(folder.path + "/audit.json"),
            let rows = OpenFile(folder.path + "/audit.csv"), record.identity == layout.files[0],
            rows.identity == layout.files[1]
        else { return nil }
        self.record = record
        self.rows = rows
        var places: [Fingerprint: Place] = [:]
        places.reserveCapacity(layout.topics.count + layout.findings.count)
        var at = (record: AuditRecords.head.utf8.count, rows: AuditTable.head().count)
        var isSound = layout.files.allSatisfy { $0.size >= 0 }
        func take(_ all: [AuditLayout.Lines]) {
            for (index, lines) in all.enumerated() {
                let lead = AuditRecords.between(index).utf8.count
                at.record += lead
                // What was kept may be rubbish.
                guard isSound, (0...layout.files[0].size).contains(lines.record),
                    (0...layout.files[1].size).contains(lines.rows)
                else {
                    isSound = false
                    return
                }
                places[lines.fingerprint] = Place(
                    record: at.record..<(at.record + lines.record), rows: at.rows..<(at.rows + lines.rows),
                    lead: index == 0 ? 0 : lead)
                at.record += lines.record
                at.rows += lines.rows
            }
        }
        take(layout.topics)
        at.record += AuditRecords.beforeFindings(isEmpty: layout.topics.isEmpty).utf8.count
        take(layout.findings)
        self.places = places
        guard isSound, at.record <= layout.files[0].size, at.rows <= layout.files[1].size else { return nil }
    }

    /// Where the lines with this fingerprint are; nil where there was none. O(1).
    func place(of fingerprint: Fingerprint) -> Place? { places[fingerprint] }

    /// Copies the lines of what is the topic, or the document, at `index` now. Those that follow each other here and there are copied in one go,
    /// with what stands between them. Errors: `export.read`, `export.write`.
    func copy(
        _ place: Place, at index: Int, record file: inout PendingFile, rows table: inout PendingFile
    ) throws(ExportError) {
        let lead = index == 0 ? 0 : place.lead
        if lead == 0 { try file.write(AuditRecords.between(index)) }
        try file.copy(from: record, (place.record.lowerBound - lead)..<place.record.upperBound)
        try table.copy(from: rows, place.rows)
    }
}
