import Foundation
import KaojuBibliography
import KaojuText
import TestSupport
import Testing

@testable import KaojuExport

@Suite("Cited works for reference managers")
struct CitedWorksTests {
    private let lines = """
        {"id": "ref:1", "document": "a", "key": "roe", "number": 3, "work": "work:x", "cited_at": [[1, 2]], "type": "article-journal", "title": "One"}
        {"id": "ref:2", "document": "b", "number": 1, "work": "work:x", "cited_at": [], "type": "article-journal", "author": [{"family": "Roe", "given": "J"}], "issued": {"date-parts": [[2010]]}, "title": "One", "custom": {"number": "e7", "arXiv": "1706.03762"}}
        {"id": "ref:3", "document": "b", "number": 2, "work": "work:y", "cited_at": [], "type": "book", "title": "Never cited"}
        broken
        {"id": "ref:4", "document": "b", "number": 3, "work": "work:z", "cited_at": [[5, 6]]}
        {"id": "ref:5", "document": "b", "work": "work:w", "cited_at": [[7, 8]], "type": "book", "author": [{"literal": "王小明"}], "title": "书"}

        """

    @Test("one entry a work, the fullest; only cited ones, unless all are asked for; keys of their own")
    func works() throws {
        let cited = CitedWorks(references: Array(lines.utf8))
        #expect(cited.works.map(\.key).first == "roe")
        #expect(cited.works.map(\.item.title) == ["One", "书"])
        #expect(cited.works[0].item.number == "e7" && cited.works[0].item.year == 2010)
        #expect(cited.works[1].key.hasPrefix("work") && cited.works[1].key.count == 12)
        #expect(CitedWorks(references: Array(lines.utf8), includesUncited: true).works.count == 3)
    }

    @Test("CSL-JSON has CSL's own fields, and none of ours")
    func csl() throws {
        let bytes = CitedWorks(references: Array(lines.utf8)).bytes(as: .cslJSON)
        let items = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
        #expect(items[0]["number"] as? String == "e7")
        #expect(items[0]["archive_location"] as? String == "1706.03762")
        for item in items { #expect(CSLSchema.faults(item).isEmpty) }
    }

    @Test("what is written is read again: CSL-JSON", arguments: 1...8)
    func roundTrip(_ seed: Int) throws {
        var source = HostileRecords(seed: UInt64(seed))
        var json = JSONWriter()
        let items = (0..<50).map { _ in source.item() }
        json.array { json in
            for (index, item) in items.enumerated() {
                json.object { json in
                    json.member("id", "k\(index)")
                    CSLRecords.write(item, to: &json, form: .csl)
                }
            }
        }
        let contents = try BibliographyReader().contents(of: json.bytes, named: "x.json")
        try #require(contents.entries.count == items.count)
        for (item, entry) in zip(items, contents.entries) { #expect(entry.item == item) }
        let objects = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [[String: Any]])
        for object in objects { #expect(CSLSchema.faults(object).isEmpty) }
    }
}

/// Rules of CSL's schema for items (`csl-data.json`, 1.0.2), as far as items are concerned.
enum CSLSchema {
    private static let texts: Set = [
        "id", "type", "citation-key", "title", "container-title", "collection-title", "publisher", "publisher-place",
        "edition",
        "page", "volume", "issue", "number", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL", "language", "archive",
        "archive_location", "year-suffix",
    ]
    private static let types: Set = [
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
        "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
        "figure",
        "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
        "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
        "personal_communication",
        "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
        "standard",
        "thesis", "treaty", "webpage",
    ]

    /// What the schema does not allow.
    static func faults(_ item: [String: Any]) -> [String] {
        var out: [String] = []
        for (key, value) in item.sorted(by: { $0.key < $1.key }) {
            switch key {
            case "author", "editor":
                for name in value as? [[String: Any]] ?? [["": ""]] {
                    let known: Set = ["family", "given", "suffix", "literal"]
                    if !Set(name.keys).isSubset(of: known) || !name.values.allSatisfy({ $0 is String }) {
                        out.append(key)
                    }
                }
            case "issued", "accessed":
                let parts = (value as? [String: Any])?["date-parts"] as? [[Int]]
                if parts?.count != 1 || !(1...3).contains(parts?[0].count ?? 0) { out.append(key) }
            case _ where texts.contains(key): if !(value is String) { out.append(key) }
            default: out.append(key)
            }
        }
        if !types.contains(item["type"] as? String ?? "") { out.append("type") }
        if item["id"] == nil { out.append("id") }
        return out
    }
}

/// Works made of what breaks JSON.
struct HostileRecords {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private static let atoms = [
        "a", "\\", "\"", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "{", "}", "[", "]", ",", ":", "中文", "שלום", "😀",
        "\u{2028}", "\\u0041", "</script>", "e\u{301}", "\u{FFFD}", "\u{10FFFF}",
    ]

    private mutating func text() -> String { (0...next(9)).map { _ in Self.atoms[next(Self.atoms.count)] }.joined() }

    mutating func item() -> BibliographicItem {
        var item = BibliographicItem()
        item.type = ["article-journal", "book", "chapter", "thesis", "standard", "webpage"][next(6)]
        for index in 0..<next(4) {
            item.authors.append(
                index % 2 == 0
                    ? PersonName(family: "F" + text() + "x", given: "G" + text() + "x", suffix: "Jr")
                    : PersonName(literal: "L" + text() + "x"))
        }
        item.hasMoreAuthors = !item.authors.isEmpty && next(2) == 0
        item.issued = PartialDate(year: next(3000) - 500, month: 1 + next(12), day: next(2) == 0 ? nil : 1 + next(28))
        item.yearSuffix = next(2) == 0 ? 0 : 0x61
        item.title = next(20) == 0 ? String(repeating: text(), count: 9000) : text()
        for path: WritableKeyPath<BibliographicItem, String?> in [
            \.container, \.collection, \.volume, \.issue, \.pages, \.number, \.edition, \.publisher, \.place, \.isbn,
            \.url,
        ] where next(2) == 0 {
            item[keyPath: path] = text()
        }
        item.doi = next(2) == 0 ? nil : "10.1000/x(\(next(99)))"
        item.pmid = next(2) == 0 ? nil : "12345"
        item.arxiv = next(2) == 0 ? nil : "hep-th/9901001"
        return item
    }
}
