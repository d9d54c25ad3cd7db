import KaojuText

/// Which Biolink category the labels of annotated data stand for: `terminology/model-labels.tsv`, and a user's own table of
/// the same form before it.
package struct LabelCategories: Sendable {
    private var categories: [String: String] = [:]

    /// The built-in table, and above it the rows of `own` (label, tab, category; labels joined by a bar).
    package init(adding own: [UInt8] = []) {
        for row in Table(own).rows + Table(Resource.bytes("terminology/model-labels.tsv") ?? []).rows {
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
