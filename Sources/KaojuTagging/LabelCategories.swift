import KaojuTerminology
import KaojuText

/// Which Biolink category the labels of annotated data stand for: `terminology/model-labels.tsv`, and a user's own table of
/// the same form before it.
package struct LabelCategories: Sendable {
    private var categories: [String: String] = [:]

    /// The built-in table.
    package init() { add(Table(Resource.bytes("terminology/model-labels.tsv") ?? []).rows) }

    /// The built-in table, and above it the rows of a user's (label, tab, category; labels joined by a bar). O(n).
    ///
    /// Throws a `TaggerError` of the code `labels.row` at the first line that is not as it should be.
    package init(adding own: [UInt8], file: String) throws(TaggerError) {
        func fault(_ line: Int, _ found: String, zh: String, en: String) -> TaggerError {
            TaggerError(
                .labels, file: "\(file):\(line)", zh: "此处为「\(found.prefix(60))」，应为\(zh)",
                en: "found “\(found.prefix(60))”, expected \(en)")
        }
        if let line = Table.malformedLine(in: own) { throw fault(line, "…", zh: "UTF-8 编码的文本", en: "text in UTF-8") }
        let rows = Table(own).rows
        var lines: [String: Int] = [:]
        for row in rows {
            guard row.cells.count == 2, !row.list(0).isEmpty else {
                throw fault(
                    row.line, row.cells.joined(separator: " "), zh: "标签、制表符、Biolink 类别",
                    en: "labels joined by |, a tab, and a Biolink category")
            }
            let category = row[1].hasPrefix("biolink:") ? String(row[1].dropFirst("biolink:".count)) : row[1]
            guard LexiconTable.categories.contains(category) else {
                let known = LexiconTable.categories.sorted()
                throw fault(
                    row.line, row[1], zh: "Biolink 类别之一：\(known.joined(separator: "、"))",
                    en: "one of the Biolink categories \(known.joined(separator: ", "))")
            }
            for label in row.list(0) {
                if let first = lines.updateValue(row.line, forKey: Self.key(label)) {
                    throw fault(row.line, label, zh: "第 \(first) 行没有的标签", en: "a label that line \(first) has not")
                }
            }
        }
        add(rows)
        add(Table(Resource.bytes("terminology/model-labels.tsv") ?? []).rows)
    }

    /// Adds rows below those that are there.
    private mutating func add(_ rows: [Table.Row]) {
        for row in rows {
            for label in row.list(0) where categories[Self.key(label)] == nil { categories[Self.key(label)] = row[1] }
        }
    }

    /// The category of a label, with prefix; `biolink:NamedThing` for an unknown one.
    package func category(of label: String) -> String {
        let name = categories[Self.key(label)] ?? "NamedThing"
        return name.hasPrefix("biolink:") ? name : "biolink:" + name
    }

    /// Labels are compared without regard to capitals, dashes, underscores and blanks.
    private static func key(_ label: String) -> String { label.squeezed.filter { $0 != "_" } }
}
