import KaojuMatching
import KaojuText

/// A table of terms as Resources/terminology/README.md describes it: eight columns, one concept a line.
package struct LexiconTable: Sendable {
    /// The file's name, for messages.
    package let file: String
    /// Its lines.
    package let terms: [VocabularyTerm]

    /// The categories a line may have, without prefix.
    package static let categories: Set<String> = [
        "Drug", "SmallMolecule", "ChemicalEntity", "Protein", "ProteinFamily", "Pathway", "BiologicalProcess",
        "MolecularActivity", "CellularComponent", "Cell", "GrossAnatomicalStructure", "Disease", "PhenotypicFeature",
        "ClinicalAttribute", "Procedure", "Treatment", "Food", "Device", "OrganismTaxon", "EnvironmentalExposure",
        "Behavior", "PopulationOfIndividualOrganisms", "Gene", "NamedThing",
    ]

    /// In place of a category: the names are no concept's, whatever else they look like.
    package static let noCategory = "-"

    /// Reads a table. O(n).
    ///
    /// Throws a `LexiconError` at the first line that is not as the format says.
    package init(file: String, bytes: [UInt8]) throws(LexiconError) {
        self.file = file
        var terms: [VocabularyTerm] = []
        try Self.read(file: file, bytes: bytes) { terms.append($0) }
        self.terms = terms
    }

    /// Reads a table and hands over its terms, line by line. O(n).
    ///
    /// Throws a `LexiconError` at the first line that is not as the format says.
    package static func read(
        file: String, bytes: [UInt8], _ body: (VocabularyTerm) -> Void
    ) throws(LexiconError) {
        let skipped = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 0
        var at = skipped
        while at < bytes.count {
            line += 1
            var end = at
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            defer { at = end + 1 }
            var content = bytes[at..<end]
            if content.last == UInt8(ascii: "\r") { content = content.dropLast() }
            guard let first = content.first(where: { !$0.isASCIISpace }), first != UInt8(ascii: "#") else { continue }
            let cells = content.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            body(try term(cells, file: file, line: line))
        }
    }

    private static func term(
        _ cells: [ArraySlice<UInt8>], file: String, line: Int
    ) throws(LexiconError) -> VocabularyTerm {
        func failure(_ code: LexiconError.Code, _ found: String, zh: String, en: String) -> LexiconError {
            LexiconError(code: code, file: file, line: line, found: found, expected: LocalizedText(zh: zh, en: en))
        }
        func cell(_ index: Int) throws(LexiconError) -> String {
            guard index < cells.count else { return "" }
            guard let text = String(validating: trimmed(cells[index]), as: UTF8.self) else {
                throw failure(
                    .encoding, String(decoding: cells[index], as: UTF8.self), zh: "UTF-8 编码的文本", en: "text in UTF-8")
            }
            return text
        }
        func list(_ index: Int) throws(LexiconError) -> [String] {
            guard index < cells.count else { return [] }
            return try cell(index).utf8.split(separator: UInt8(ascii: "|")).compactMap { part in
                let text = String(decoding: trimmed(Array(part)[...]), as: UTF8.self)
                return text.isEmpty ? nil : text
            }
        }
        guard (4...8).contains(cells.count) || cells.dropFirst(8).allSatisfy({ trimmed($0).isEmpty }) && cells.count > 8
        else {
            throw failure(
                .columns, "\(cells.count) columns", zh: "以制表符分隔的 4 至 8 列(id、类别、中文名、英文名……)",
                en: "4 to 8 columns separated by tabs (id, category, Chinese name, English name, …)")
        }
        var entry = VocabularyTerm(
            id: try cell(0), category: try cell(1), zh: try cell(2), en: try cell(3),
            names: try list(4).map { .init($0, .exact, language: .zh) }
                + list(5).map { .init($0, .exact, language: .en) }, line: line)
        if entry.category.hasPrefix("biolink:") { entry.category.removeFirst("biolink:".count) }
        guard isIdentifier(entry.id) else {
            throw failure(
                .identifier, entry.id, zh: "形如 MESH:D002118 的 CURIE,或留空", en: "a CURIE like MESH:D002118, or nothing")
        }
        guard categories.contains(entry.category) || entry.category == noCategory else {
            throw failure(
                .category, entry.category, zh: "Biolink 类别之一:\(categories.sorted().joined(separator: "、"))",
                en: "one of the Biolink categories \(categories.sorted().joined(separator: ", "))")
        }
        guard !entry.zh.isEmpty || !entry.en.isEmpty else {
            throw failure(
                .noName, "", zh: "第 3 列的中文名或第 4 列的英文名", en: "a Chinese name in column 3 or an English one in column 4")
        }
        entry.names += try list(6).map {
            $0.hasPrefix("?") ? .init(String($0.dropFirst()), .ambiguous) : .init($0, .abbreviation)
        }
        for parent in try list(7) {
            if parent.hasPrefix("opposite:") {
                entry.opposite = String(parent.dropFirst("opposite:".count))
            } else if parent.hasPrefix("donor:") {
                entry.donorOf = String(parent.dropFirst("donor:".count))
            } else {
                entry.parents.append(parent)
            }
        }
        return entry
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, first.isASCIISpace { bytes = bytes.dropFirst() }
        while let last = bytes.last, last.isASCIISpace { bytes = bytes.dropLast() }
        return bytes
    }

    /// Whether an id is empty, or a prefix and a local part with a colon between them and no blanks.
    package static func isIdentifier(_ id: String) -> Bool {
        let bytes = Array(id.utf8)
        guard !bytes.isEmpty else { return true }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count else {
            return false
        }
        return bytes[..<colon].allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
            && !bytes.contains { $0.isASCIISpace }
    }
}
