import KaojuCitations
import KaojuSegmentation
import KaojuText
import TestSupport
import Testing

@testable import KaojuWorks

@Suite("Findings about works")
struct WorkFindingTests {
    /// The findings of one document, read as a build reads it.
    private func findings(_ text: String, beside others: [String] = []) -> [Diagnostic] {
        let texts = ([text] + others).enumerated().map { index, text in
            Segmenter().segment(Document.sample(text, name: "d\(index).txt"))
        }
        let citations = texts.map { CitationResolver().citations(in: $0) }
        let identities = texts.map { DocumentHeadReader().identity(of: $0) }
        var entries: [CitedEntry] = []
        for (text, citations) in zip(texts, citations) {
            for (ordinal, reference) in citations.references.enumerated() {
                entries.append(
                    CitedEntry(
                        id: reference.id, document: text.document.name, ordinal: ordinal,
                        source: PrintedEntry(raw: reference.raw, item: reference.item)))
            }
        }
        let works = WorkMerger().works(
            of: entries, documents: zip(texts, identities).map { (name: $0.document.name, keys: DocumentKeys($1)) })
        return WorkAuditor(
            document: "d0.txt", references: CitedReference.all(of: citations[0], in: texts[0]), works: works
        ).findings()
            + PublicationAuditor(text: texts[0], citations: citations[0], identity: identities[0]).findings()
    }

    private static let list = """

        References
        1. Ames R, Clark U. Phosphate and the stiffness of vessels. J Kidney Notes. 2011;12(3):101-9.
        2. Dean P. Calcium and the supply of bones. J Kidney Notes. 2013;14(1):5-9.

        """

    @Test("two entries of one list that are the same work")
    func duplicates() throws {
        let found = findings(
            """
            Vessels stiffen [1-3].
            \(Self.list)3. Ames R, Clark U. Phosphate and the Stiffness of Vessels. Journal of Kidney Notes 2011; 12: 101–109.
            """)
        #expect(found.map(\.code) == ["reference.duplicate"])
        #expect(found.first?.message.en.contains("[3]") == true && found.first?.message.zh.contains("[1]") == true)
        #expect(findings("Vessels stiffen [1,2].\n" + Self.list).isEmpty)
        #expect(findings("Vessels stiffen [1,2].\n" + Self.list, beside: [Self.list]).isEmpty, "in two documents")
    }

    @Test(
        "marks of a retraction",
        arguments: [
            ("RETRACTED: Phosphate and vessels", "", true), ("Retracted article: Phosphate and vessels", "", true),
            ("[Retracted] Phosphate and vessels", "", true), ("Phosphate and vessels (Retracted)", "", true),
            ("Phosphate and vessels", "Ames R. Phosphate and vessels (Retracted article. See vol 3). J X. 2011", true),
            ("Phosphate and vessels", "Ames R. Phosphate and vessels. J X. 2011. Retraction in: J X. 2013.", true),
            ("【撤稿】血磷与血管", "", true), ("血磷与血管（已撤稿）", "", true), ("撤稿：血磷与血管", "", true),
            ("Retracted publications in medicine: a survey", "", false),
            ("Retraction of muscle fibres in the cold", "", false), ("Why articles are retracted", "", false),
            ("Reasons for retraction (2000-2010)", "", false), ("医学论文撤稿原因分析", "", false),
            ("撤稿观察：十年回顾", "", false), ("Retracted stents and their removal", "", false),
        ])
    func retractions(_ title: String, _ raw: String, _ isMarked: Bool) {
        #expect(RetractionMarks.builtIn.mark(title: title, raw: raw) == isMarked)
    }

    @Test("a retracted work is known wherever it is cited, and marked or not")
    func retracted() throws {
        let marked = Self.list.replacing("Calcium and", with: "Retracted: Calcium and")
        let own = findings("Vessels stiffen [1,2].\n" + marked)
        #expect(own.map(\.code) == ["work.retracted"])
        #expect(own.first?.severity == .warning && own.first?.message.en.contains("[2]") == true)
        let other = findings("Vessels stiffen [1,2].\n" + Self.list, beside: ["Bones [1,2].\n" + marked])
        #expect(other.map(\.code) == ["work.retracted"])
        #expect(other.first?.message.en.contains("not marked") == true)
        let title = findings("Retracted: Phosphate, bones and the course of time\n\nVessels stiffen.\n")
        #expect(title.map(\.code) == ["work.retracted"])
        #expect(title.first?.message.zh == "本文标明已撤稿。")
    }

    @Test("citations of the document's own authors, counted")
    func selfCitations() throws {
        let head =
            "The stiffness of vessels, ten years on\nRosa Ames1, Ulla Kidwell2,*\n1 School of Vessels\n\nAbstract\n"
        let found = findings(head + "Vessels stiffen [1,2].\n" + Self.list)
        #expect(found.map(\.code) == ["work.self-citation"])
        #expect(found.first?.message.en.hasPrefix("1 of 2 references (50 %)") == true)
        #expect(found.first?.message.en.contains("Rosa Ames") == true && found.first?.span != nil)
        let stranger = head.replacing("Rosa Ames", with: "Lena Ames")
        #expect(findings(stranger + "Vessels stiffen [1,2].\n" + Self.list).isEmpty, "the same family, another person")
    }

    @Test("names that thousands bear need more than an initial")
    func commonNames() {
        func own(_ authors: [PersonName], _ line: String) -> Int {
            SelfCitations(DocumentIdentity(authors: authors)).authors(of: EntrySample.item(line)).count
        }
        let wang = PersonName(family: "Wang", given: "Jun")
        let ames = PersonName(family: "Ames", given: "Rosa K.")
        #expect(own([wang], "Wang J|2011|A") == 0)
        #expect(own([wang], "Wang Jun|2011|A") == 1)
        #expect(own([wang, ames], "Wang J;Ames RK|2011|A") == 2)
        #expect(own([ames], "Ames R|2011|A") == 0, "one initial where the byline has two")
        #expect(own([ames], "Ames RL|2011|A") == 0)
        #expect(own([PersonName(literal: "赵一")], "赵一|2011|A") == 0, "a name of two characters")
        #expect(own([PersonName(literal: "赵一二")], "赵一二;钱三|2011|A") == 1)
        #expect(own([PersonName(literal: "赵一"), PersonName(literal: "钱三")], "赵一;钱三|2011|A") == 2)
    }
}
