import KaojuText

/// How the mechanism diagram groups concepts, from `Resources/export/lanes.tsv`.
package struct DiagramGroups: Sendable {
    /// One group: its lane, its names, how its nodes are drawn.
    package struct Group: Sendable, Hashable {
        package var name: String
        package var lane: Int
        package var title: LocalizedText
        package var shape: String
        package var style: String
        package var fill: String
        package var line: String
    }

    /// The groups in the file's order.
    package let groups: [Group]
    private let byCategory: [String: Int]
    private let standard: Int

    /// The groups that come with Kaoju.
    package static let builtIn = DiagramGroups(Table(Resource.bytes("export/lanes.tsv") ?? []))

    init(_ table: Table) {
        var groups: [Group] = []
        var byCategory: [String: Int] = [:]
        var standard = 0
        for row in table.rows {
            if row[0].hasSuffix("*") { standard = groups.count }
            for category in row.list(7) { byCategory[category] = groups.count }
            let shape = row[4].split(separator: ",").map(String.init)
            groups.append(
                Group(
                    name: row[0].hasSuffix("*") ? String(row[0].dropLast()) : row[0], lane: Int(row[1]) ?? 0,
                    title: LocalizedText(zh: row[2], en: row[3]), shape: shape.first ?? "box",
                    style: (["filled"] + shape.dropFirst()).joined(separator: ","), fill: row[5], line: row[6]))
        }
        self.groups = groups
        self.byCategory = byCategory
        self.standard = standard
    }

    /// The index of a category's group.
    package func index(of category: String) -> Int { byCategory[category] ?? standard }

    /// The group of a category.
    func group(of category: String) -> Group { groups[index(of: category)] }

    /// All categories that the table names, sorted.
    var categories: [String] { byCategory.keys.sorted() }
}
