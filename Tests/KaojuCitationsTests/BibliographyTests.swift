import KaojuBibliography
import KaojuSegmentation
import KaojuText
import TestSupport
import Testing

@testable import KaojuCitations

/// The citations of a Markdown text with a bibliography file beside it; keys of cited entries stand for references.
private func citations(
    _ text: String, bib: String, relation: DocumentBibliography.Relation = .own, name: String = "a.md"
) throws -> (text: SegmentedText, citations: Citations) {
    var document = Document(
        name: name, text: Array(text.utf8), format: name.hasSuffix("md") ? .markdown : .plainText, digest: "")
    if !bib.isEmpty {
        let contents = try BibliographyReader().contents(of: Array(bib.utf8), named: "a.bib")
        document.bibliographies = [
            DocumentBibliography(
                library: BibliographyLibrary(file: "a.bib", entries: contents.entries), relation: relation)
        ]
    }
    let segmented = Segmenter().segment(document)
    return (segmented, CitationResolver().citations(in: segmented))
}

@Suite("Markers that lead to bibliography files")
struct BibliographyTests {
    private let bib = """
        @article{roe2010, author = {Roe, Jo and Poe, Al}, title = {Phosphate and the vessel wall}, year = 2010, doi = {10.1000/a}}
        @article{poe_2012:x, author = {Poe, Al}, title = {Statins in dialysis patients}, year = 2012}
        @book{wang2015, author = {王小明}, title = {血管钙化的机制与防治}, year = {2015}}
        @article{lee2001, author = {Lee, Ann}, title = {Never mentioned anywhere}, year = 2001}
        """

    /// «surface → keys» of each marker.
    private func links(_ found: (text: SegmentedText, citations: Citations)) -> [String] {
        let keys = Dictionary(
            found.citations.references.map { ($0.id, $0.key ?? "-") }, uniquingKeysWith: { first, _ in first })
        return found.citations.markers.map { marker in
            found.text[marker.range] + "→" + marker.references.map { keys[$0] ?? "?" }.joined(separator: ",")
        }
    }

    @Test("Pandoc's keys, with prefixes, locators and suppressed authors")
    func pandoc() throws {
        let text = """
            Phosphate harms vessels [@roe2010; see also @poe_2012:x, p. 3]. As @wang2015 [p. 7] shows, it is so [-@roe2010].
            Write to ann@roe2010.org or [@{roe2010}].
            """
        let found = try citations(text, bib: bib)
        #expect(
            links(found) == [
                "@roe2010→roe2010", "@poe_2012:x→poe_2012:x", "@wang2015→wang2015", "@roe2010→roe2010",
                "@{roe2010}→roe2010",
            ])
        #expect(found.citations.markers.allSatisfy { $0.style == .authorYear && $0.numbers.isEmpty })
        #expect(found.citations.references.map(\.key) == ["roe2010", "poe_2012:x", "wang2015", "lee2001"])
        #expect(found.citations.references.allSatisfy { $0.range == nil && $0.raw.isEmpty })
        #expect(found.citations.references[0].citedAt.count == 3)
        #expect(found.citations.diagnostics.map(\.code) == ["reference.never-cited"])
    }

    @Test("a sentence keeps its keys, before its stop and behind it")
    func sentences() throws {
        let text = "磷损伤血管。[@roe2010] 他汀无效[@poe_2012:x; @wang2015]。Salt rises [@roe2010, p. 3; @lee2001]. It falls."
        let found = try citations(text, bib: bib)
        #expect(
            found.text.sentences.map { found.text[$0.range] } == [
                "磷损伤血管。[@roe2010]", "他汀无效[@poe_2012:x; @wang2015]。", "Salt rises [@roe2010, p. 3; @lee2001].",
                "It falls.",
            ])
        #expect(found.citations.markers.count == 5)
    }

    @Test("LaTeX's commands")
    func latex() throws {
        let text =
            "Vessels harden~\\cite{roe2010,poe_2012:x}, as \\citet*[see][p.~3]{wang2015} says \\nocite{lee2001} and \\parencites{roe2010}[2]{lee2001}."
        let found = try citations(text, bib: bib, name: "a.txt")
        #expect(
            links(found) == [
                "roe2010→roe2010", "poe_2012:x→poe_2012:x", "wang2015→wang2015", "roe2010→roe2010", "lee2001→lee2001",
            ])
    }

    @Test("a key without an entry is found; of a shared library only what is cited counts")
    func missing() throws {
        let found = try citations("It is so [@roe2010; @gone1999].", bib: bib, relation: .shared)
        #expect(links(found) == ["@roe2010→roe2010", "@gone1999→"])
        #expect(found.citations.references.map(\.key) == ["roe2010"])
        #expect(found.citations.diagnostics.map(\.code) == ["marker.no-reference"])
        #expect(found.citations.diagnostics[0].span.map { found.text[source: $0] } == "@gone1999")
    }

    @Test("without any file a key stands for itself")
    func noFile() throws {
        let found = try citations("It is so [@roe2010], and so [@roe2010; @gone1999].", bib: "")
        #expect(found.citations.references.map(\.key) == ["roe2010", "gone1999"])
        #expect(found.citations.references.map(\.citedAt.count) == [2, 1])
        #expect(found.citations.diagnostics.map(\.code) == ["references.no-list"])
        let plain = try citations("Mail [@roe2010] and me@roe2010.org.", bib: "", name: "a.txt")
        #expect(plain.citations.markers.isEmpty)
    }

    @Test("numbers, by the order of the entries")
    func order() throws {
        let text = "A rises[1]. B falls[2,3]. C stays[4]. D goes[2]."
        let found = try citations(text, bib: bib, relation: .only)
        #expect(links(found) == ["[1]→roe2010", "[2,3]→poe_2012:x,wang2015", "[4]→lee2001", "[2]→poe_2012:x"])
        #expect(found.citations.references.map(\.number) == [1, 2, 3, 4])
        let raised = try citations("A rises.¹ B falls.²˒³ C stays.⁴", bib: bib)
        #expect(raised.citations.markers.count >= 2)
    }

    @Test("numbers don't count in a shared library, nor in one that is sorted by name")
    func noOrder() throws {
        let text = "A rises[1]. B falls[2,3]. C stays[4]. D goes[5]."
        #expect(try citations(text, bib: bib, relation: .shared).citations.references.allSatisfy { $0.key == nil })
        let sorted = ["Ames", "Bell", "Cole", "Dunn", "Eads"].map {
            "@article{\($0)01, author={\($0), A}, title={T \($0)}, year=2001}"
        }.joined(separator: "\n")
        #expect(try citations(text, bib: sorted).citations.references.allSatisfy { $0.key == nil })
        // The same file where the text cites out of order: an alphabetical list.
        let jumping = try citations("A[4]. B[2]. C[5]. D[1]. E[3].", bib: sorted)
        #expect(links(jumping).first == "[4]→Dunn01")
    }

    @Test("numbers that the keys say")
    func numberedKeys() throws {
        let bib = "@misc{ref2, title={Two}, year=2002}\n@misc{ref1, title={One}, year=2001}\n@misc{ref3, title={Three}}"
        let found = try citations("A[1]. B[2]. C[3].", bib: bib)
        #expect(links(found) == ["[1]→ref1", "[2]→ref2", "[3]→ref3"])
    }

    @Test("author and year", arguments: [DocumentBibliography.Relation.own, .only, .shared])
    func authorYear(_ relation: DocumentBibliography.Relation) throws {
        let text = "Phosphate harms (Roe and Poe 2010; Poe, 2012). 王小明等（2015）认为如此。Others disagree (Doe 2010)."
        let found = try citations(text, bib: bib, relation: relation)
        #expect(links(found).map { $0.split(separator: "→").last } == ["roe2010", "poe_2012:x", "wang2015"])
        #expect(found.citations.references.count == (relation == .own ? 4 : 3))
    }

    @Test("two works of one author and year without a letter lead nowhere")
    func ambiguous() throws {
        let bib =
            "@misc{a, author={Roe, J}, title={One thing}, year=2010}\n@misc{b, author={Roe, J}, title={Other}, year=2010}"
        #expect(try citations("It is so (Roe 2010).", bib: bib).citations.markers.isEmpty)
        let letters = bib.replacing("Other}, year=2010", with: "Other}, year={2010b}")
        #expect(try links(citations("It is so (Roe 2010b).", bib: letters)) == ["Roe 2010b→b"])
    }

    @Test("a printed list stays the list; the file completes its entries where it is surely the same work")
    func enrichment() throws {
        let list = """
            A rises[1]. B falls[2]. C stays[3].

            References

            [1] Roe J, Poe A. Phosphate and the vessel wall. J Things. 2010;3:1-9.
            [2] Poe A. Statins in other patients. J Things. 2012;4:10-19.
            [3] Kay C. Unknown to the file. J Things. 2013;5:20-29.
            """
        let found = try citations(list, bib: bib, name: "a.txt")
        let references = found.citations.references
        #expect(references.map(\.number) == [1, 2, 3])
        #expect(references.map(\.key) == ["roe2010", nil, nil])
        #expect(references[0].item.doi == "10.1000/a" && references[0].item.authors[0].given == "Jo")
        #expect(references[0].item.pages == "1-9" && references[0].range != nil)
        let bare = try citations(list, bib: "", name: "a.txt").citations.references
        #expect(bare.map(\.id) == references.map(\.id))
    }

    @Test("a multibyte beginning shifts every span by its length")
    func shift() throws {
        let text = "It is so [@roe2010; @gone1999]."
        let (plain, shifted) = (try citations(text, bib: bib), try citations("前言。\n\n" + text, bib: bib))
        let offset = "前言。\n\n".utf8.count
        #expect(
            plain.citations.markers.map { plain.text.source(of: $0.range).start + offset }
                == shifted.citations.markers.map { shifted.text.source(of: $0.range).start })
    }
}

extension SegmentedText {
    /// The source text of a span.
    fileprivate subscript(source span: ByteRange) -> String {
        String(decoding: document.text[span.indices], as: UTF8.self)
    }
}
