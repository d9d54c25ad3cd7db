/// The two files of a gold standard, `concepts.tsv` and `relations.tsv`, as they fill: what curation and corrected
/// annotations both write.
package struct GoldSheets: Sendable {
    private var names: [String: [String]] = [:]
    private var types: [String: String] = [:]
    private var rows: [String] = []

    /// Sheets without a row.
    package init() {}

    /// The number of relations.
    package var count: Int { rows.count }

    /// Notes a concept by its first type, with one more name where it has words. O(names of the concept).
    package mutating func note(_ concept: String, type: String, name: String) {
        types[concept] = types[concept] ?? type
        if !name.isEmpty, !names[concept, default: []].contains(name) { names[concept, default: []].append(name) }
    }

    /// Adds a relation by its cells.
    package mutating func add(_ cells: [String]) { rows.append(cells.joined(separator: "\t")) }

    /// `concepts.tsv`, ordered by identifier.
    package var concepts: [UInt8] {
        let lines = names.sorted { $0.key < $1.key }.map { id, names in
            [id, types[id] ?? "", names.joined(separator: "|")].joined(separator: "\t")
        }
        return Array((["# id\ttype\tnames"] + lines).joined(separator: "\n").utf8) + [0x0A]
    }

    /// `relations.tsv`, in the order of the documents.
    package var relations: [UInt8] {
        let head = "# document\tsubject\tpredicate\tobject\tcited numbers\tattributes\tplace"
        return Array(([head] + rows).joined(separator: "\n").utf8) + [0x0A]
    }

    /// Text that fits into a cell.
    package static func cell(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
