import KaojuText
import Testing

@testable import KaojuBibliography

@Suite("What is written is read again")
struct RoundTripTests {
    private func differences(_ a: BibliographicItem, _ b: BibliographicItem) -> [String] {
        let (x, y) = (Mirror(reflecting: a).children, Mirror(reflecting: b).children)
        return zip(x, y).compactMap { p, q in
            let (one, two) = (String(describing: p.value), String(describing: q.value))
            return Array(one.utf8) == Array(two.utf8)
                ? nil : "\(p.label ?? ""): \(one.prefix(300)) → \(two.prefix(300))"
        }
    }

    private func items(_ seed: Int) -> [BibliographicItem] {
        var source = HostileItems(seed: UInt64(seed))
        return (0..<60).map { _ in source.item() }
    }

    @Test("BibTeX", arguments: 1...12)
    func bibtex(_ seed: Int) throws {
        let works = items(seed)
        var keys = CitationKeys()
        var file: [UInt8] = []
        for work in works {
            file += BibTeXWriter().entry(work, key: keys.key(own: nil, item: work, name: "0a1b"))
        }
        let contents = try BibliographyReader().contents(of: file, named: "x.bib")
        #expect(contents.diagnostics.isEmpty)
        try #require(contents.entries.count == works.count)
        for (work, entry) in zip(works, contents.entries) {
            let difference = differences(work.asLines(), entry.item.asLines())
            #expect(
                difference.isEmpty,
                "\(String(decoding: BibTeXWriter().entry(work, key: "k").prefix(3000), as: UTF8.self))")
        }
        #expect(Set(contents.entries.map(\.key)).count == works.count)
    }

    @Test("RIS", arguments: 1...12)
    func ris(_ seed: Int) throws {
        let works = items(seed)
        var file: [UInt8] = []
        for (index, work) in works.enumerated() { file += RISWriter().record(work, key: "k\(index)") }
        let contents = try BibliographyReader().contents(of: file, named: "x.ris")
        #expect(contents.diagnostics.isEmpty)
        try #require(contents.entries.count == works.count)
        for (work, entry) in zip(works, contents.entries) {
            let difference = differences(work.asLines(), entry.item.asLines())
            #expect(
                difference.isEmpty,
                "\(String(decoding: RISWriter().record(work, key: "k").prefix(3000), as: UTF8.self))")
        }
        #expect(contents.entries.map(\.key) == works.indices.map { "k\($0)" })
    }

    @Test("each kind of work has its container where managers look for it")
    func containers() {
        var item = BibliographicItem()
        item.title = "T"
        item.container = "C"
        for (type, ris, bibtex) in [
            ("article-journal", "JF  - C", "journal = {C}"), ("chapter", "T2  - C", "booktitle = {C}"),
            ("paper-conference", "T2  - C", "booktitle = {C}"), ("article-newspaper", "JF  - C", "journal = {C}"),
        ] {
            item.type = type
            #expect(String(decoding: RISWriter().record(item, key: "k"), as: UTF8.self).contains(ris + "\r\n"))
            #expect(String(decoding: BibTeXWriter().entry(item, key: "k"), as: UTF8.self).contains(bibtex))
        }
    }

    @Test("a kind of work that nobody knows breaks no entry")
    func unknownKinds() throws {
        var item = BibliographicItem()
        item.title = "T"
        item.type = "}\\{\n@book{"
        for file in [BibTeXWriter().entry(item, key: "k"), RISWriter().record(item, key: "k")] {
            #expect(try BibliographyReader().contents(of: file, named: "x").entries.map(\.item.title) == ["T"])
        }
    }

    @Test("every beginning of a file is read without harm")
    func prefixes() {
        var source = HostileItems(seed: 7)
        let work = source.item()
        for file in [BibTeXWriter().entry(work, key: "k"), RISWriter().record(work, key: "k")] where file.count < 5000 {
            for count in file.indices { _ = try? BibliographyReader().contents(of: Array(file[..<count]), named: "x") }
        }
    }

    @Test("keys are the source's own, or name and year, and distinct")
    func keys() {
        var keys = CitationKeys()
        var item = BibliographicItem()
        item.authors = [PersonName(family: "Müller", given: "A")]
        item.year = 2008
        #expect(keys.key(own: nil, item: item, name: "ff") == "muller2008")
        #expect(keys.key(own: nil, item: item, name: "ff") == "muller2008a")
        #expect(keys.key(own: nil, item: item, name: "ff") == "muller2008b")
        #expect(keys.key(own: "DBLP:x/1", item: item, name: "ff") == "DBLP:x/1")
        #expect(keys.key(own: "a b", item: item, name: "ff") == "muller2008c")
        item.authors = [PersonName(literal: "王小明")]
        #expect(keys.key(own: nil, item: item, name: "12ab") == "work12ab")
    }
}
