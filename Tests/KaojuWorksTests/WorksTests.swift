import KaojuText
import Testing

@testable import KaojuWorks

@Suite("The works of a corpus")
struct WorksTests {
    private static let lines = [
        "Ames R|2011|Phosphate and the stiffness of vessels|J Kidney Notes|12|3|101-9|doi:10.1000/a",
        "Ames Rosa;Clark U|2011|Phosphate and the stiffness of vessels|Journal of Kidney Notes|12|3|101-109|pmid:123456",
        "Clark U|2013|Calcium and the supply of bones|J Kidney Notes|14|1|5-9",
        "Clark U|2013|Calcium and the supply of bones|J Kidney Notes|14|1|5-9",
        "Dean P|2014|Magnesium|J Kidney Notes|15|1|7|pmid:777777",
    ]

    @Test("are named after their lowest key, and know the others")
    func names() throws {
        let works = WorkMerger().works(of: EntrySample.entries(Self.lines))
        #expect(works.items.map(\.id) == ["work:doi:10.1000/a", "work:pmid:777777", "work:ref:2"])
        let first = works.items[try #require(works.index(ofEntry: "ref:1"))]
        #expect(first.sameAs(besides: "ref:1") == ["pmid:123456", "ref:0"])
        #expect(first.sameAs() == ["pmid:123456", "ref:0", "ref:1"])
        #expect(first.documents == ["d0.txt", "d1.txt"])
        #expect(first.merges == [Merge(first: "ref:0", second: "ref:1", reason: .titleAndPlace)])
        #expect(works.told(ofEntry: "ref:4")?.id == "work:pmid:777777")
        #expect(works.items[1].sameAs().isEmpty)
        #expect(works.told(ofEntry: "ref:9") == nil)
    }

    @Test("names in each reference only the first entries of a work that many cite")
    func muchCited() throws {
        let entries = (0..<90).map { "ref:\(100 + $0)" }
        var work = Work(id: "work:doi:10.1000/a", item: BibliographicItem(), entries: entries, documents: [])
        work.item.doi = "10.1000/a"
        work.item.pmid = "123456"
        let named = ["pmid:123456"] + entries.prefix(Work.namedEntries)
        #expect(work.sameAs(besides: "ref:189") == named)
        #expect(work.sameAs(besides: "ref:100") == ["pmid:123456"] + entries[1...Work.namedEntries])
        #expect(work.sameAs() == ["pmid:123456"] + entries)
    }

    @Test("have of each field what most say, in its fullest form")
    func canonical() throws {
        let works = WorkMerger().works(of: EntrySample.entries(Self.lines))
        let item = works.items[try #require(works.index(ofEntry: "ref:0"))].item
        #expect(item.authors.map(\.family) == ["Ames", "Clark"])
        #expect(item.container == "Journal of Kidney Notes" && item.pages == "101-109")
        #expect(item.doi == "10.1000/a" && item.pmid == "123456" && item.year == 2011)
    }

    @Test("depend on neither the order of the entries nor that of the documents")
    func order() {
        var lines = Self.lines
        for number in 0..<40 {
            lines.append(
                "Ames R|\(2000 + number % 3)|A title that forty entries share with each other|J Notes|\(number % 5)||\(number % 7)"
            )
        }
        let entries = EntrySample.entries(lines)
        let works = WorkMerger().works(of: entries)
        var state: UInt64 = 7
        for _ in 0..<5 {
            let shuffled = entries.map { entry -> (UInt64, CitedEntry) in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (state >> 20, entry)
            }.sorted { $0.0 < $1.0 }.map(\.1)
            #expect(WorkMerger().works(of: shuffled).items == works.items)
        }
    }

    @Test("an identifier that stands in two works names the one with more entries")
    func misprints() {
        let a = "Ames R|2011|Phosphate and the stiffness of vessels|J Kidney Notes|12|3|101|doi:10.1000/j"
        let works = WorkMerger().works(
            of: EntrySample.entries(["Clark U|1999|Calcium and the supply of all bones||||5|doi:10.1000/j", a, a]))
        #expect(works.items.map(\.id) == ["work:doi:10.1000/j", "work:ref:0"])
        #expect(works.items[0].entries == ["ref:1", "ref:2"])
    }

    @Test("that are documents of the corpus know it: by identifier, or by title and author")
    func documents() {
        func linked(_ identity: DocumentIdentity) -> [String?] {
            WorkMerger().works(
                of: EntrySample.entries(Self.lines), documents: [(name: "ames.txt", keys: DocumentKeys(identity))]
            ).items.map(\.document)
        }
        let ames = [PersonName(family: "Ames", given: "Rosa")]
        #expect(linked(DocumentIdentity(doi: "10.1000/a")) == ["ames.txt", nil, nil])
        #expect(linked(DocumentIdentity(pmid: "777777")) == [nil, "ames.txt", nil])
        let title = ["Phosphate and the Stiffness of Vessels"]
        #expect(linked(DocumentIdentity(titles: title, authors: ames)) == ["ames.txt", nil, nil])
        #expect(linked(DocumentIdentity(titles: title)) == [nil, nil, nil], "a title alone")
        #expect(
            linked(DocumentIdentity(titles: ["Magnesium"], authors: [PersonName(family: "Dean")])) == [nil, nil, nil])
    }

    @Test("a title that very many entries share costs no quadratic time")
    func bigBlocks() {
        let lines = (0..<6_000).map {
            "Ames R|\(1990 + $0 % 20)|A title that thousands of entries share|J Notes|\($0)||\($0)"
        }
        #expect(WorkMerger().works(of: EntrySample.entries(lines)).items.count == 6_000)
    }
}
