import KaojuText

/// What segmentation knows of the languages: section names, page furniture, broken characters, abbreviations.
struct SegmentationResources: Sendable {
    /// Section names, squeezed, with what they stand for.
    let sectionKinds: [String: Section.Kind]
    /// The longest section name in bytes, squeezed.
    let longestSectionName: Int
    /// Beginnings of furniture lines, lower case.
    let furniturePrefixes: [[UInt8]]
    /// Beginnings of metadata lines, lower case.
    let metadataPrefixes: [[UInt8]]
    /// Labels that open metadata inside a line, lower case.
    let runInLabels: [[UInt8]]
    /// Prefixes that keep their hyphen at a line's end, lower case.
    let hyphenPrefixes: Set<[UInt8]>
    /// Broken sequences by their first byte triple, and what they were.
    let repairs: [UInt32: [(broken: [UInt8], repaired: [UInt8])]]
    /// Abbreviations that end in a full stop, lower case.
    let abbreviations: Set<[UInt8]>

    static let builtIn = SegmentationResources()

    private init() {
        func rows(_ name: String) -> [Table.Row] { Table(Resource.bytes("segmentation/\(name).tsv") ?? []).rows }
        var kinds: [String: Section.Kind] = [:]
        for row in rows("sections") {
            for name in TraditionalForms.builtIn.withForms([row[1]]) { kinds[name.squeezed] = Section.Kind(rawValue: row[0]) ?? .body }
        }
        sectionKinds = kinds
        longestSectionName = kinds.keys.map(\.utf8.count).max() ?? 0
        let furniture = rows("furniture")
        func lines(_ kind: String) -> [[UInt8]] {
            TraditionalForms.builtIn.withForms(furniture.filter { $0[0] == kind }.map { $0[1] }).map { Array($0.lowercased().utf8) }
        }
        furniturePrefixes = lines("prefix")
        metadataPrefixes = lines("metadata")
        runInLabels = lines("runin")
        hyphenPrefixes = Set(lines("hyphen"))
        var broken: [UInt32: [(broken: [UInt8], repaired: [UInt8])]] = [:]
        for row in rows("repairs") {
            let bytes = Array(row[0].utf8)
            broken[UTF8Scanner.scalar(bytes, at: 0).value, default: []].append((bytes, Array(row[1].utf8)))
        }
        repairs = broken.mapValues { $0.sorted { $0.broken.count > $1.broken.count } }
        abbreviations = Set(rows("abbreviations").map { Array($0[0].lowercased().utf8) })
    }
}
