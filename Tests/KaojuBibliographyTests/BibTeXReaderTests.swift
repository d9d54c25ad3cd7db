import KaojuText
import Testing

@testable import KaojuBibliography

/// The entries of a file.
func entries(_ text: String) throws -> [BibliographyEntry] {
    try BibliographyReader().contents(of: Array(text.utf8), named: "refs").entries
}

/// The codes of what was noticed.
func codes(_ text: String) throws -> [String] {
    try BibliographyReader().contents(of: Array(text.utf8), named: "refs").diagnostics.map(\.code)
}

@Suite("BibTeX and BibLaTeX")
struct BibTeXReaderTests {
    @Test("a whole entry")
    func article() throws {
        let entry = try #require(
            try entries(
                """
                Text between entries is a comment.
                @Article{mueller_2011:a,
                  author = {M{\\"u}ller, Hans-J{\\"o}rg and van der Meer, Anna and {Renal Study Group} and others},
                  title = "Vascular {CKD} markers: a {\\emph{pilot}} study of H$_2$S",
                  journal = jn # " B",
                  year = 2011, month = mar, volume = {12}, number = {3}, pages = {101--109},
                  doi = {https://doi.org/10.1000/ABC\\_1}, pmid = {123456}, langid = {english},
                }
                """.replacing("@Article", with: "@string{jn = {Journal of Things}}\n@Article")
            ).first)
        #expect(entry.key == "mueller_2011:a")
        let item = entry.item
        #expect(item.type == "article-journal")
        #expect(
            item.authors == [
                PersonName(family: "Müller", given: "Hans-Jörg"), PersonName(family: "van der Meer", given: "Anna"),
                PersonName(literal: "Renal Study Group"),
            ])
        #expect(item.hasMoreAuthors)
        #expect(item.title == "Vascular CKD markers: a pilot study of H2S")
        #expect(item.container == "Journal of Things B")
        #expect(item.issued == PartialDate(year: 2011, month: 3))
        #expect([item.volume, item.issue, item.pages] == ["12", "3", "101-109"])
        #expect(item.doi == "10.1000/abc_1")
        #expect(item.pmid == "123456")
        #expect(item.language == "en")
    }

    @Test(
        "names",
        arguments: [
            ("Ann Lee", "Lee|Ann|"), ("Ludwig van der Berg", "van der Berg|Ludwig|"),
            ("de Vries, Jr, Jan", "de Vries|Jan|Jr"),
            ("Suharto", "Suharto||"), ("{\\'E}mile Zo{\\`e}", "Zoè|Émile|"), ("van den Broek", "van den Broek||"),
            ("Garc{\\'\\i}a M{\\'a}rquez,", "García Márquez||"), ("{Barnes and Sons}", "||Barnes and Sons"),
            ("欧阳, 修文", "欧阳|修文|"), ("王小明", "||王小明"), ("张 三", "||张三"),
        ])
    func names(_ sample: (String, String)) throws {
        let name = try #require(try entries("@book{a, title={T}, author={\(sample.0)}}").first?.item.authors.first)
        let text = name.literal.isEmpty ? "\(name.family)|\(name.given)|\(name.suffix)" : "||\(name.literal)"
        #expect(text == sample.1)
    }

    @Test("Chinese names that were joined with commas and semicolons")
    func chineseNames() throws {
        for list in ["王小明 and 李四 and 赵六六", "王小明, 李四, 赵六六", "王小明；李四；赵六六", "王小明，李四，赵六六，等"] {
            let item = try #require(try entries("@article{a, author={\(list)}, title={题}}").first?.item)
            #expect(item.authors.map(\.literal) == ["王小明", "李四", "赵六六"], "\(list)")
            #expect(item.hasMoreAuthors == list.hasSuffix("等"))
        }
    }

    @Test(
        "LaTeX's characters",
        arguments: [
            ("\\c{C}a\\u{g}lar", "Çağlar"), ("\\v{S}koda", "Škoda"), ("{\\ss}", "ß"), ("Stra\\ss e", "Straße"),
            ("\\L{}\\'od\\'z", "Łódź"), ("5\\,mg \\& 10\\%", "5 mg & 10%"), ("a -- b --- c", "a – b — c"),
            ("``x''", "“x”"), ("$\\alpha$-tocopherol", "α-tocopherol"), ("\\textit{in vivo}", "in vivo"),
            ("\\mystery{kept} \\unknown", "kept \\unknown"), ("\\AA ngstr\\\"om", "Ångström"), ("O'Neill", "O'Neill"),
            ("{\\'{\\i}}", "í"), ("\\textbraceleft{}x", "{x"), ("{{Deep}}", "Deep"), ("a\\\\b", "a b"), ("x~y", "x y"),
        ])
    func latex(_ sample: (String, String)) throws {
        #expect(try entries("@misc{a, title = {\(sample.0)}}").first?.item.title == sample.1)
    }

    @Test("cross references, in either order and in circles")
    func crossref() throws {
        let all = try entries(
            """
            @incollection{c, author={Roe, Jo}, title={Chapter}, pages={1-2}, crossref={B}}
            @book{b, title={Book}, editor={Poe, Al}, publisher={House}, year=2001, author={Not, Me}}
            @misc{x, title={X}, crossref={y}}
            @misc{y, note={none}, crossref={x}, year={1999}}
            """)
        #expect(all[0].item.container == "Book")
        #expect(all[0].item.editors.map(\.family) == ["Poe"])
        #expect(all[0].item.authors.map(\.family) == ["Roe"])
        #expect(all[0].item.year == 2001)
        #expect(all[2].item.year == 1999)
    }

    @Test("BibLaTeX: dates, eprints, urldate, online")
    func biblatex() throws {
        let item = try #require(
            try entries(
                """
                @online{k, title={P}, subtitle={S}, date={2020-05-17}, eprint={2005.01234}, eprinttype={arXiv},
                  url={https://example.org/a_b%20c}, urldate={2021-01-02}}
                """
            ).first?.item)
        #expect(item.type == "webpage")
        #expect(item.title == "P: S")
        #expect(item.issued == PartialDate(year: 2020, month: 5, day: 17))
        #expect(item.accessed == PartialDate(year: 2021, month: 1, day: 2))
        #expect(item.arxiv == "2005.01234")
        #expect(item.url == "https://example.org/a_b%20c")
    }

    @Test("a broken entry costs itself, and has a line")
    func broken() throws {
        let text = """
            @article{one, title = {First}}

            @article{two, title = {Never closed, year = 2001
            @article{three, title = {Third}, year 2003, volume = 3}
            @book(four, title = "Fourth")
            @comment{ignored, title = {No}}
            @preamble{ "\\newcommand{\\x}" }
            @article{five, title = nomacro, year = 2005}
            """
        let contents = try BibliographyReader().contents(of: Array(text.utf8), named: "refs.bib")
        #expect(contents.entries.map(\.key) == ["one", "three", "four", "five"])
        #expect(contents.entries[1].item.volume == "3")
        #expect(
            contents.diagnostics.map(\.code) == [
                "bibliography.broken-record", "bibliography.broken-record", "bibliography.unknown-macro",
                "bibliography.empty-record",
            ])
        #expect(contents.diagnostics[0].message.en.hasPrefix("Line 3:"))
        #expect(contents.diagnostics[1].message.en.hasPrefix("Line 4:"))
    }

    @Test("keys of any characters, repeated keys, all entries on one line, CR alone, a mark")
    func keys() throws {
        #expect(
            try entries("@misc{DBLP:a/b_c+1.2, title={T}}@misc{钱2001, title={U}} @misc{, title={V}}").map(\.key) == [
                "DBLP:a/b_c+1.2", "钱2001", nil,
            ])
        #expect(try codes("@misc{a, title={T}}\r@misc{a, title={U}}\r") == ["bibliography.duplicate-key"])
        #expect(try entries("\u{FEFF}@misc{a, title={T}}").count == 1)
        #expect(try entries("@misc{title={T}}").map(\.key) == [nil])
    }

    @Test("what is no bibliography says so")
    func errors() throws {
        for (text, code) in [
            ("", "bibliography.empty"), ("Some prose with an@example.org address.", "bibliography.unknown-format"),
            ("{\"name\": \"tool\", \"version\": 1}", "bibliography.unknown-format"),
            ("@comment{only}", "bibliography.empty"),
        ] {
            let error = #expect(throws: BibliographyError.self) { try entries(text) }
            #expect(error?.code == code, "\(text)")
        }
    }
}
