import KaojuText

/// Works made of what breaks formats: braces, quotes, control characters, line ends, commands, both scripts, RTL.
struct HostileItems {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    private mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % bound
    }

    private static let atoms = [
        "a", "Word", "DNA", "mTOR", "\\", "{", "}", "\"", "''", "``", "--", "---", "$", "%", "&", "#", "_", "^", "~",
        "\n",
        "\r\n", "\t", "\u{0}", "\u{1B}[2J", "\u{2028}", "\u{85}", "@article{x,", "ER  - ", "TY  - JOUR", "\\textbf{",
        "\\'e", "é",
        "E\u{301}", "中文标题", "，", "。", "שלום", "\u{202E}rtl", "مرحبا", "😀", "<i>", "=", ";", ":", "|", "%0 ", "  ", "'",
        "`",
        "and", "others", "1", "23", "–", "—", "ß", "ı", "\u{A0}", "%7B", "[3]", "\\\\", "\\ ", "{}", "(", ")",
    ]

    /// A text of some atoms; never empty when brought on one line.
    mutating func text(_ most: Int = 8, glued: Bool = false) -> String {
        var out = ""
        for _ in 0...next(most) { out += Self.atoms[next(Self.atoms.count)] + (glued || next(3) == 0 ? "" : " ") }
        return out.unicodeScalars.allSatisfy {
            $0.value <= 0x20 || (0x7F...0xA0).contains($0.value) || $0.value == 0x2028
        }
            ? "x" : out
    }

    private mutating func maybe(_ make: (inout HostileItems) -> String) -> String? { next(3) == 0 ? nil : make(&self) }

    private static let families = [
        "Smith", "van der Berg", "O’Neill", "Müller", "Đặng", "José", "de la Cruz", "李", "ben Ari", "Anders",
    ]
    private static let given = ["J", "John A.", "Élise", "三", "J.-P.", "Mary Ann"]

    private mutating func name() -> PersonName {
        switch next(6) {
        case 0: return PersonName(literal: "王小明")
        case 1:
            return PersonName(
                literal: ["Group of Nine", "Ministry of Health, Labour and Welfare", "R and D Team", "WHO"][next(4)])
        case 2: return PersonName(family: ["Suharto", "Pelé"][next(2)])
        case 3:
            return PersonName(
                family: Self.families[next(3)], given: Self.given[next(2)], suffix: ["Jr", "III"][next(2)])
        default: return PersonName(family: Self.families[next(10)], given: Self.given[next(6)])
        }
    }

    private mutating func date() -> PartialDate {
        let month = next(3) == 0 ? nil : 1 + next(12)
        return PartialDate(year: 800 + next(1300), month: month, day: month == nil || next(2) == 0 ? nil : 1 + next(31))
    }

    private static let types = [
        "article-journal", "book", "chapter", "paper-conference", "thesis", "report", "patent", "standard", "webpage",
        "dataset",
        "software", "manuscript", "article-newspaper", "article-magazine", "article", "document", "motion_picture",
        "legislation",
        "post-weblog", "entry-encyclopedia", "periodical",
    ]

    /// The next work.
    mutating func item() -> BibliographicItem {
        var item = BibliographicItem()
        item.type = Self.types[next(Self.types.count)]
        for _ in 0..<next(4) { item.authors.append(name()) }
        item.hasMoreAuthors = !item.authors.isEmpty && next(3) == 0
        for _ in 0..<next(2) { item.editors.append(name()) }
        item.issued = next(5) == 0 ? nil : date()
        item.title = next(50) == 0 ? String(repeating: text(20) + " ", count: 1500) : text(12)
        item.container = maybe { $0.text() }
        item.collection = maybe { $0.text() }
        item.volume = maybe { $0.text(1) }
        item.issue = maybe { $0.text(1) }
        item.number = maybe { $0.text(1) }
        item.pages = maybe { ["1-9", "S12–S19", "e1234", "1-3, 7-9", "12", "iv"][$0.next(6)] }
        item.edition = maybe { $0.text(1) }
        item.publisher = maybe { $0.text(3) }
        item.place = maybe { $0.text(2) }
        item.doi = maybe { "10.1000/a_b(c)<d>;\($0.next(1000))#x" }
        item.pmid = maybe { String(1 + $0.next(99_999_999)) }
        item.pmcid = maybe { "PMC" + String(1 + $0.next(9_999_999)) }
        item.arxiv = maybe { ["1706.03762", "hep-th/9901001"][$0.next(2)] }
        item.isbn = maybe { _ in "978-3-16-148410-0" }
        item.issn = maybe { _ in "1234-567X" }
        item.url = maybe { "https://example.org/a_b%20c?x=1&y=\($0.next(10))#~z" }
        item.accessed = maybe { _ in "" }.map { _ in date() }
        item.language = maybe { ["zh", "en", "pt-BR"][$0.next(3)] }
        return item
    }
}

extension BibliographicItem {
    /// The item as formats of lines can hold it: white space single, dashes of pages as hyphens.
    func asLines() -> BibliographicItem {
        var out = self
        for path: WritableKeyPath<BibliographicItem, String?> in [
            \.title, \.container, \.collection, \.volume, \.issue, \.number, \.edition, \.publisher, \.place, \.pages,
        ] {
            out[keyPath: path] = out[keyPath: path].map {
                String(String.UnicodeScalarView($0.unicodeScalars.map { $0 == "\u{A0}" ? " " : $0 })).onOneLine
            }
            if out[keyPath: path]?.isEmpty == true { out[keyPath: path] = nil }
        }
        out.pages = out.pages?.replacing("–", with: "-")
        return out
    }
}
