/// The entries of one bibliography file, to be found by key, identifier, number, or name and year.
///
/// Made once and shared by all documents that use the file.
package final class BibliographyLibrary: Sendable {
    /// The file's name.
    package let file: String
    /// The entries, in file order.
    package let entries: [BibliographyEntry]
    private let byKey: [String: Int]
    private let byDOI: [String: Int]
    private let byPMID: [String: Int]
    private let byName: [String: [Int]]

    /// Indexes entries. O(n).
    package init(file: String, entries: [BibliographyEntry]) {
        self.file = file
        self.entries = entries
        var byKey: [String: Int] = [:]
        var byDOI: [String: Int] = [:]
        var byPMID: [String: Int] = [:]
        var byName: [String: [Int]] = [:]
        for (index, entry) in entries.enumerated() {
            // Of several entries with one key the first counts.
            if let key = entry.key, byKey[key] == nil { byKey[key] = index }
            if let doi = entry.item.doi, byDOI[doi] == nil { byDOI[doi] = index }
            if let pmid = entry.item.pmid, byPMID[pmid] == nil { byPMID[pmid] = index }
            if let name = Self.name(of: entry.item) { byName[name, default: []].append(index) }
        }
        self.byKey = byKey
        self.byDOI = byDOI
        self.byPMID = byPMID
        self.byName = byName
    }

    /// The index of the entry with this key. O(1) on average, as the next two.
    package func index(key: String) -> Int? { byKey[key] }
    /// The index of the entry with this DOI, in lower case.
    package func index(doi: String) -> Int? { byDOI[doi] }
    /// The index of the entry with this PubMed id.
    package func index(pmid: String) -> Int? { byPMID[pmid] }

    /// The indices of the entries whose first author's family name begins with this word in lower case («berg» for
    /// «van der Berg» too) and that came out in this year. O(1) on average.
    package func indices(name: String, year: Int) -> [Int] { byName["\(name) \(year)"] ?? [] }

    /// The word that an entry is indexed by, with its year.
    private static func name(of item: BibliographicItem) -> String? {
        guard let year = item.year, let word = item.authors.first?.indexWord else { return nil }
        return "\(word) \(year)"
    }
}

extension PersonName {
    /// The name as it is printed in a text without initials: the family name; the whole of a Chinese name.
    package var printed: String {
        guard literal.isEmpty else { return literal }
        let isHan = (family + given).unicodeScalars.allSatisfy { ScalarClass.isHan($0.value) }
        return isHan ? family + given : family
    }

    /// The last word of the family name in lower case; the whole of a Chinese name.
    package var indexWord: String? {
        printed.split(separator: " ").last.map { $0.lowercased() }
    }
}
