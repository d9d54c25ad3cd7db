import KaojuRecords
import KaojuText

/// The claims as a table: one a line, for spreadsheets and R.
package enum ClaimTableFormat {
    private static let columns: [(name: String, value: @Sendable (ClaimRecord) -> String)] = [
        ("id", { $0.id }), ("document", { $0.document }), ("section", { ($0.section ?? []).joined(separator: " › ") }),
        ("subject", { $0.subject.label }), ("subject_id", { $0.subject.concept }),
        ("subject_aspect", { $0.subject.aspect ?? "" }), ("predicate", { $0.predicate }),
        ("negated", { $0.negated ? "true" : "false" }), ("object", { $0.object.label }),
        ("object_id", { $0.object.concept }), ("object_aspect", { $0.object.aspect ?? "" }),
        ("certainty", { $0.certainty }), ("source", { $0.source ?? "" }),
        ("references", { $0.citations.map(\.surface).joined(separator: " ") }),
        ("attribution", { $0.attribution?.name ?? "" }),
        ("year", { $0.attribution?.year.map(String.init) ?? "" }), ("design", { $0.evidence?.design ?? "" }),
        ("eco", { $0.evidence?.eco ?? "" }), ("system", { $0.evidence?.system ?? "" }),
        ("species", { $0.evidence?.species ?? "" }),
        ("sample_size", { $0.evidence?.sampleSize.map(String.init) ?? "" }), ("quote", { $0.quote }),
        ("start", { "\($0.span.start)" }), ("end", { "\($0.span.end)" }),
    ]

    /// The most lines that a sheet of Excel or LibreOffice has.
    static let sheetLimit = 1_048_576

    /// Writes comma-separated values (RFC 4180), no cell a formula. Errors: those of the sink. O(claims).
    package static func csv<Sink: ByteSink & ~Copyable>(
        _ claims: [ClaimRecord], to sink: inout Sink, progress: ExportProgress = .none
    ) throws(ExportError) {
        try lines(claims, separator: ",", end: "\r\n", to: &sink, progress, DelimitedText.comma)
    }

    /// Writes tab-separated values for spreadsheets, with the mark that tells them that it is UTF-8. Errors: `export.limit`
    /// where a sheet would lose lines, and those of the sink. O(claims).
    package static func tsv<Sink: ByteSink & ~Copyable>(
        _ claims: [ClaimRecord], to sink: inout Sink, progress: ExportProgress = .none
    ) throws(ExportError) {
        guard claims.count < sheetLimit else {
            throw .limit(
                LocalizedText(
                    zh: "电子表格最多 \(sheetLimit) 行，此处有 \(claims.count) 条论断",
                    en: "a spreadsheet has at most \(sheetLimit) lines, here are \(claims.count) claims"),
                LocalizedText(
                    zh: "请用 --format csv，由 R 或 Python 读取", en: "Use --format csv, and read it with R or Python"))
        }
        try sink.write([0xEF, 0xBB, 0xBF])
        try lines(claims, separator: "\t", end: "\n", to: &sink, progress) {
            DelimitedText.tab(DelimitedText.guarded($0))
        }
    }

    private static func lines<Sink: ByteSink & ~Copyable>(
        _ claims: [ClaimRecord], separator: String, end: String, to sink: inout Sink, _ progress: ExportProgress,
        _ cell: (String) -> String
    ) throws(ExportError) {
        try sink.write(columns.map(\.name).joined(separator: separator) + end)
        for (index, claim) in claims.enumerated() {
            try sink.write(columns.map { cell($0.value(claim)) }.joined(separator: separator) + end)
            progress.report(index + 1, of: claims.count)
        }
    }
}
