import KaojuClaims
import KaojuText

/// A line of a curation table: what people decided about a claim.
package struct CurationRow: Sendable, Hashable {
    /// The decisions.
    package enum Status: String, Sendable, CaseIterable {
        /// The claim is right as it was extracted.
        case accepted
        /// The text does not say so.
        case rejected
        /// The text says something else, which `meant` holds.
        case corrected
        /// The claim was missed.
        case added
    }

    package var status: Status
    /// The claim's id; empty for one that was missed.
    package var claim: String
    package var document: String
    package var quote: String
    /// What was extracted; for a missed claim, what the text says.
    package var said: CuratedStatement
    /// What the text says, where that is something else.
    package var meant: CuratedStatement?
    package var note: String

    package init(
        status: Status, claim: String, document: String, quote: String, said: CuratedStatement,
        meant: CuratedStatement? = nil, note: String = ""
    ) {
        self.status = status
        self.claim = claim
        self.document = document
        self.quote = quote
        self.said = said
        self.meant = meant
        self.note = note
    }
}

/// `curation.tsv`: what people decided about claims, one decision a line.
///
/// Columns: status, claim, document, quote, subject, predicate, object, stance as they were extracted; subject_to,
/// predicate_to, object_to, stance_to where they are corrected (empty: as they were); note. Lines that begin with `#` are
/// comments.
package struct CurationTable: Sendable, Hashable {
    /// The decisions in the file's order.
    package var rows: [CurationRow] = []

    /// A table without a row.
    package init() {}

    static let columns = [
        "status", "claim", "document", "quote", "subject", "predicate", "object", "stance", "subject_to",
        "predicate_to", "object_to", "stance_to", "note",
    ]

    /// Reads a table. Errors: `curation.row`, `curation.encoding`, with the line and what was expected. O(n).
    package init(_ bytes: [UInt8], path: String) throws(CurationError) {
        if let line = Table.malformedLine(in: bytes) { throw .encoding(path, line) }
        for row in Table(bytes).rows where row[0] != "status" { rows.append(try Self.row(row, path)) }
    }

    private static func row(_ row: Table.Row, _ path: String) throws(CurationError) -> CurationRow {
        guard let status = CurationRow.Status(rawValue: row[0]) else {
            throw .row(
                path, row.line, "status", row[0], CurationRow.Status.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard row.cells.count <= columns.count else {
            throw .row(
                path, row.line, "column", row[columns.count], "\(columns.count) columns at most, separated by tabs")
        }
        for (index, name) in [(2, "document"), (3, "quote"), (4, "subject"), (6, "object")] where row[index].isEmpty {
            throw .row(path, row.line, name, "", "a text")
        }
        let said = CuratedStatement(
            subject: row[4], predicate: try predicate(row, 5, path), object: row[6], stance: try stance(row, 7, path))
        var meant = said
        if !row[8].isEmpty { meant.subject = row[8] }
        if !row[9].isEmpty { meant.predicate = try predicate(row, 9, path) }
        if !row[10].isEmpty { meant.object = row[10] }
        if !row[11].isEmpty { meant.stance = try stance(row, 11, path) }
        return CurationRow(
            status: status, claim: row[1], document: row[2], quote: row[3], said: said,
            meant: meant == said ? nil : meant, note: row[12])
    }

    private static func predicate(_ row: Table.Row, _ index: Int, _ path: String) throws(CurationError) -> Predicate {
        if let known = Predicate(rawValue: row[index]) { return known }
        throw .row(
            path, row.line, columns[index], row[index], Predicate.allCases.map(\.rawValue).joined(separator: ", "))
    }

    private static func stance(
        _ row: Table.Row, _ index: Int, _ path: String
    ) throws(CurationError) -> CuratedStatement.Stance {
        if let known = CuratedStatement.Stance(row[index]) { return known }
        throw .row(
            path, row.line, columns[index], row[index],
            "affirmed or negated, and " + Certainty.allCases.map(\.rawValue).joined(separator: ", "))
    }

    /// The table as a file. O(n).
    package var bytes: [UInt8] {
        let head = [
            "# Decisions about claims, applied by kaoju build --curation. docs/curation.md explains the columns.",
            Self.columns.joined(separator: "\t"),
        ]
        return Array((head + rows.map(Self.line)).joined(separator: "\n").utf8) + [0x0A]
    }

    private static func line(_ row: CurationRow) -> String {
        let meant = row.meant ?? row.said
        let cells = [
            row.status.rawValue, row.claim, row.document, row.quote, row.said.subject, row.said.predicate.rawValue,
            row.said.object, row.said.stance.text,
            meant.subject == row.said.subject ? "" : meant.subject,
            meant.predicate == row.said.predicate ? "" : meant.predicate.rawValue,
            meant.object == row.said.object ? "" : meant.object,
            meant.stance == row.said.stance ? "" : meant.stance.text, row.note,
        ]
        return cells.map(cell).joined(separator: "\t")
    }

    /// A cell without tabs and line ends; other white space stays, as a document's name may have it.
    private static func cell(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.value == 0x09 || $0.value == 0x0A ? " " : $0 }))
    }
}

/// Why a curation table could not be used.
package struct CurationError: Error, Sendable, Hashable {
    /// A stable dotted code: `curation.row`, `curation.encoding`.
    package var code: String
    package var path: String
    /// Counted from 1.
    package var line: Int
    package var cause: LocalizedText
    package var advice: LocalizedText

    static func encoding(_ path: String, _ line: Int) -> CurationError {
        CurationError(
            code: "curation.encoding", path: path, line: line,
            cause: LocalizedText(zh: "该行不是 UTF-8 文本", en: "the line is no text in UTF-8"),
            advice: LocalizedText(zh: "请将表格另存为 UTF-8", en: "Save the table as UTF-8"))
    }

    static func row(
        _ path: String, _ line: Int, _ column: String, _ found: String, _ expected: String
    ) -> CurationError {
        let found = String(found.prefix(60))
        return CurationError(
            code: "curation.row", path: path, line: line,
            cause: LocalizedText(
                zh: found.isEmpty ? "\(column) 列为空" : "\(column) 列中的「\(found)」无效",
                en: found.isEmpty ? "the column \(column) is empty" : "\"\(found)\" is no \(column)"),
            advice: LocalizedText(zh: "应为 \(expected)", en: "Expected \(expected)"))
    }
}
