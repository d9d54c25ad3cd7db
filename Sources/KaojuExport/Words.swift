import KaojuText

/// The words of reports and diagrams in both languages, from `Resources/export/words.tsv`.
package struct Words: Sendable {
    private let table: [String: LocalizedText]
    /// The language that is spoken.
    package let language: Language

    private static let all = table("export/words.tsv")

    /// The words of a resource file (key, Chinese, English). O(file).
    static func table(_ name: String) -> [String: LocalizedText] {
        var out: [String: LocalizedText] = [:]
        for row in Table(Resource.bytes(name) ?? []).rows { out[row[0]] = LocalizedText(zh: row[1], en: row[2]) }
        return out
    }

    /// The words in one language.
    package init(_ language: Language) {
        self.language = language
        table = Self.all
    }

    /// The word for a key in both languages; the key itself where there is none.
    static func both(_ key: String) -> LocalizedText { all[key] ?? LocalizedText(zh: key, en: key) }

    /// The word for a key; the key itself where there is none.
    package subscript(key: String) -> String { table[key]?[language] ?? key }

    /// A word with `{0}`, `{1}`, … replaced by values.
    package func filled(_ key: String, _ values: String...) -> String {
        var out = ""
        var rest = self[key][...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            out += rest[..<open]
            let inside = rest[rest.utf8.index(after: open)..<close]
            if let index = Int(inside), index < values.count {
                out += values[index]
            } else {
                out += rest[open...close]
            }
            rest = rest[rest.utf8.index(after: close)...]
        }
        return out + rest
    }

    /// The keys that have words.
    package static var keys: [String] { all.keys.sorted() }
}
