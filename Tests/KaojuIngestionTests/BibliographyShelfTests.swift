import KaojuBibliography
import KaojuText
import TestSupport
import Testing

@testable import KaojuIngestion

@Suite("Bibliographies beside documents")
struct BibliographyShelfTests {
    private let bib = "@article{a, author={王小明}, title={题目}, year=2010}"

    private func shelf(_ folder: TestFolder) throws -> (shelf: BibliographyShelf, documents: [String]) {
        let inputs = try InputWalker().walk(paths: [folder.path]).inputs
        let (documents, besides) = BibliographyShelf.sort(inputs)
        var shelf = BibliographyShelf()
        shelf.add(beside: besides, documents: documents)
        return (shelf, documents.map(\.name))
    }

    private func used(_ shelf: BibliographyShelf, _ document: String) -> [String] {
        shelf.bibliographies(of: document).map { "\($0.library.file) \($0.relation)" }
    }

    @Test func aFileOfTheDocumentsNameIsItsOwn() throws {
        let folder = try TestFolder()
        for name in ["a.md", "b.txt", "c.txt"] { try folder.write(name) }
        for name in ["a.bib", "b.txt.ris", "refs.bib"] {
            try folder.write(name, name.hasSuffix("ris") ? "TY  - BOOK\nTI  - T\nER  - \n" : bib)
        }
        let (shelf, documents) = try shelf(folder)
        #expect(documents == ["a.md", "b.txt", "c.txt"])
        #expect(used(shelf, "a.md") == ["a.bib own", "refs.bib shared"])
        #expect(used(shelf, "b.txt") == ["b.txt.ris own", "refs.bib shared"])
        #expect(used(shelf, "c.txt") == ["refs.bib shared"])
        #expect(shelf.files.map(\.name) == ["a.bib", "b.txt.ris", "refs.bib"])
        #expect(shelf.failures.isEmpty && shelf.diagnostics.isEmpty)
    }

    @Test func theOnlyOneOfAFolderIsForItsDocuments() throws {
        let folder = try TestFolder()
        try folder.write("x/a.md")
        try folder.write("x/refs.bib", bib)
        try folder.write("y/b.md")
        try folder.write("z/refs.bib", bib)
        let (shelf, _) = try shelf(folder)
        #expect(used(shelf, "x/a.md") == ["x/refs.bib only"])
        #expect(used(shelf, "y/b.md") == [])
        #expect(shelf.failures.map(\.code) == ["bibliography.unused"])
    }

    @Test func severalOfAFolderAreNotGuessedAt() throws {
        let folder = try TestFolder()
        try folder.write("a.md")
        try folder.write("x.bib", bib)
        try folder.write("y.bib", bib)
        let (shelf, _) = try shelf(folder)
        #expect(used(shelf, "a.md") == [])
        #expect(shelf.failures.map(\.code) == ["bibliography.ambiguous", "bibliography.ambiguous"])
        #expect(shelf.failures.allSatisfy { $0.isSkip })
    }

    @Test func jsonIsABibliographyByItsContent() throws {
        let folder = try TestFolder()
        try folder.write("a.md")
        try folder.write("package.json", "{\"name\": \"x\", \"scripts\": {}}")
        try folder.write("works.json", "[{\"id\": \"k\", \"type\": \"book\", \"title\": \"T\"}]")
        let (shelf, documents) = try shelf(folder)
        #expect(documents == ["a.md", "package.json"])
        #expect(used(shelf, "a.md") == ["works.json only"])
    }

    @Test func aFileThatIsNoneIsReportedAndTheRestGoesOn() throws {
        let folder = try TestFolder()
        try folder.write("a.md")
        try folder.write("a.bib", "Only prose.")
        let (shelf, _) = try shelf(folder)
        #expect(shelf.failures.map(\.code) == ["bibliography.unknown-format"])
        #expect(shelf.failures.map(\.severity) == [.error])
        var other = BibliographyShelf()
        #expect(throws: ReadingError.self) { try other.add(named: [folder["none.bib"]], documents: 1) }
    }

    @Test func encodingsAreDetected() throws {
        guard Programs.has("iconv") else { return }
        let folder = try TestFolder()
        try folder.write("a.md")
        let text = "%0 Journal Article\n%A 王小明\n%T 血磷与血管钙化的关系研究进展以及对临床的启示\n%J 某某杂志\n%D 2019\n"
        let gbk = try Programs.run(
            "sh", ["-c", "iconv -f UTF-8 -t GB18030 > '\(folder["a.enw"])'"], input: Array(text.utf8))
        #expect(gbk.status == 0)
        let (shelf, _) = try shelf(folder)
        #expect(shelf.bibliographies(of: "a.md").first?.library.entries.first?.item.authors.first?.literal == "王小明")
        #expect(shelf.files.first?.encoding == "gb18030")
    }
}

extension TestFolder {
    fileprivate func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }
}
