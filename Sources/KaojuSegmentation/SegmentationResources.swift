import KaojuText

/// What segmentation knows of the languages: section names, page furniture, broken characters, abbreviations.
struct SegmentationResources: Sendable {
    /// Section names, squeezed, with what they stand for.
    let sectionKinds: [[UInt8]: Section.Kind]
    /// The longest section name in bytes, squeezed.
    let longestSectionName: Int
    /// Beginnings of furniture lines.
    let furniturePrefixes: PrefixTable
    /// Beginnings of metadata lines.
    let metadataPrefixes: PrefixTable
    /// Labels that open metadata inside a line.
    let runInLabels: PrefixTable
    /// Labels that open the abstract inside a line.
    let abstractLabels: PrefixTable
    /// Labels that open a caption.
    let captionLabels: PrefixTable
    /// What stands behind a label and its number in a sentence, never in a caption.
    let captionVerbs: PrefixTable
    /// What to do with hyphens at a line's end.
    let hyphens: HyphenRules
    /// Broken sequences by their first scalar, and what they were.
    let repairs: [UInt32: [(broken: [UInt8], repaired: [UInt8])]]
    /// Abbreviations that end in a full stop, lower case.
    let abbreviations: Set<[UInt8]>
    /// Scalars that are copied as they are.
    let plainScalars: PlainScalars

    static let builtIn = SegmentationResources()

    private init() {
        func rows(_ name: String) -> [Table.Row] { Table(Resource.bytes("segmentation/\(name).tsv") ?? []).rows }
        var kinds: [[UInt8]: Section.Kind] = [:]
        for row in rows("sections") {
            for name in TraditionalForms.builtIn.withForms([row[1]]) {
                kinds[Array(name.squeezed.utf8)] = Section.Kind(rawValue: row[0]) ?? .body
            }
        }
        sectionKinds = kinds
        longestSectionName = kinds.keys.map(\.count).max() ?? 0
        let furniture = rows("furniture")
        func prefixes(_ kind: String) -> PrefixTable {
            let words = TraditionalForms.builtIn.withForms(furniture.filter { $0[0] == kind }.map { $0[1] })
            return PrefixTable(words.map { Array($0.lowercased().utf8) })
        }
        furniturePrefixes = prefixes("prefix")
        metadataPrefixes = prefixes("metadata")
        runInLabels = prefixes("runin")
        abstractLabels = prefixes("abstract")
        captionLabels = prefixes("caption")
        captionVerbs = prefixes("verb")
        hyphens = HyphenRules(rows("hyphens"))
        var broken: [UInt32: [(broken: [UInt8], repaired: [UInt8])]] = [:]
        for row in rows("repairs") {
            let bytes = Array(row[0].utf8)
            broken[UTF8Scanner.scalar(bytes, at: 0).value, default: []].append((bytes, Array(row[1].utf8)))
        }
        repairs = broken.mapValues { $0.sorted { $0.broken.count > $1.broken.count } }
        abbreviations = Set(rows("abbreviations").map { Array($0[0].lowercased().utf8) })
        plainScalars = PlainScalars(except: Set(broken.keys))
    }
}
