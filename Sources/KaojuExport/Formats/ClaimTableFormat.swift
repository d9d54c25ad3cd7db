import KaojuRecords

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

    /// Comma-separated values (RFC 4180), no cell a formula. O(claims).
    package static func csv(_ claims: [ClaimRecord]) -> [UInt8] {
        lines(claims, separator: ",", end: "\r\n", DelimitedText.comma)
    }

    /// Tab-separated values with the mark that tells spreadsheets that it is UTF-8. O(claims).
    package static func tsv(_ claims: [ClaimRecord]) -> [UInt8] {
        [0xEF, 0xBB, 0xBF]
            + lines(claims, separator: "\t", end: "\n") { DelimitedText.tab(DelimitedText.guarded($0)) }
    }

    private static func lines(
        _ claims: [ClaimRecord], separator: String, end: String, _ cell: (String) -> String
    ) -> [UInt8] {
        var out = Array((columns.map(\.name).joined(separator: separator) + end).utf8)
        for claim in claims {
            out += Array((columns.map { cell($0.value(claim)) }.joined(separator: separator) + end).utf8)
        }
        return out
    }
}
