import KaojuRecords

/// What a gold standard notes of a claim beside the triple, as `key=value` joined by semicolons.
struct GoldAttributes {
    /// The notes by key: `cites`, `cert`, `ev`, `n`, `who`, `year`.
    var values: [String: String] = [:]

    init() {}

    init(_ claim: ClaimRecord) {
        let numbers = claim.citations.flatMap(\.numbers)
        if !numbers.isEmpty { values["cites"] = numbers.map(String.init).joined(separator: ",") }
        if let design = claim.evidence?.design, design != "unspecified" { values["ev"] = design }
        if let size = claim.evidence?.sampleSize { values["n"] = String(size) }
        if let name = claim.attribution?.name { values["who"] = name }
        if let year = claim.attribution?.year { values["year"] = String(year) }
    }

    /// Reads notes; what is no `key=value` is left out.
    init(_ text: String) {
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { values[Self.trimmed(pair[0])] = Self.trimmed(pair[1]) }
        }
    }

    /// The notes as text, in alphabetical order.
    var text: String { Self.joined(values) }

    /// The notes without the citations, which have a column of their own.
    var cell: String { Self.joined(values.filter { $0.key != "cites" }) }

    private static func joined(_ values: [String: String]) -> String {
        values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ";")
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split(separator: " ").joined(separator: " ")
    }
}
