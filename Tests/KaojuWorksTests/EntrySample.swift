import KaojuText

@testable import KaojuWorks

/// Entries in a line each: «Ames R|2011|A title|J Notes|12|3|101-109|doi:10.1000/x».
/// Fields: first author (or authors parted by semicolons), year, title, container, volume, issue, pages, then identifiers
/// and `type:`, `edition:`.
enum EntrySample {
    static func entries(_ lines: [String], document: (Int) -> String = { "d\($0).txt" }) -> [CitedEntry] {
        lines.enumerated().map { index, line in
            CitedEntry(
                id: "ref:\(index)", document: document(index), ordinal: index, source: PrintedEntry(item: item(line)))
        }
    }

    /// The works of entries, each as the sorted indices of its entries.
    static func clusters(_ lines: [String]) -> [[Int]] {
        WorkMerger().works(of: entries(lines)).items
            .map { $0.entries.compactMap { Int($0.dropFirst(4)) }.sorted() }.sorted { $0[0] < $1[0] }
    }

    /// Whether two entries are one work.
    static func areOne(_ a: String, _ b: String) -> Bool { clusters([a, b]).count == 1 }

    static func item(_ line: String) -> BibliographicItem {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed() }
        func cell(_ index: Int) -> String? { index < cells.count && !cells[index].isEmpty ? cells[index] : nil }
        var item = BibliographicItem()
        item.authors = (cell(0) ?? "").split(separator: ";").map { name($0.trimmed()) }
        item.year = cell(1).flatMap { Int($0) }
        item.title = cell(2)
        item.container = cell(3)
        item.volume = cell(4)
        item.issue = cell(5)
        item.pages = cell(6)
        for cell in cells.dropFirst(7) {
            let parts = cell.split(separator: ":", maxSplits: 1).map(String.init)
            switch parts[0] {
            case "doi": item.doi = parts[1]
            case "pmid": item.pmid = parts[1]
            case "pmcid": item.pmcid = parts[1]
            case "type": item.type = parts[1]
            case "edition": item.edition = parts[1]
            default: fatalError("unknown cell in a sample: \(cell)")
            }
        }
        return item
    }

    static func name(_ text: String) -> PersonName {
        if text.unicodeScalars.contains(where: { ScalarClass.isHan($0.value) }) { return PersonName(literal: text) }
        let words = text.split(separator: " ").map(String.init)
        return PersonName(family: words[0], given: words.dropFirst().joined(separator: " "))
    }
}
