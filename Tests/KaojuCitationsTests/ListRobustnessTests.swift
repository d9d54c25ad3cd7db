import KaojuText
import Testing

@testable import KaojuCitations

/// Lists in the forms that publishers, page layout and OCR give them.
@Suite struct ListRobustnessTests {
    static let latin = [
        "Ames R, Boyle T. Phosphate and the vessel wall. Kidney Notes. 2011;12(3):101-9.",
        "Clark U, Dean P, Ellis M, et al. Calcium in dialysis. J Imag Nephrol. 2014;5:22–30.",
        "Frost A. On stones. Stone Lett. 1999;1(1):1-4.", "Grant B. Vitamin K revisited. Clot. 2018;7(2):55-61.",
        "Hale C. A fifth work. Nephron Tales. 2003;9:9-12.",
    ]
    static let han = [
        "甲某,乙某.磷与血管[J].肾病杂谈,2011,12(3):101-109.", "丙某.钙与透析[J].肾病杂谈,2012,13(1):5-9.",
        "丁某.维生素K[J].肾病杂谈,2015,16(2):33-37.", "戊某.镁[M].北京:虚构出版社,2016:20-25.", "己某.锌[D].某某大学,2017.",
    ]
    static let body = "Phosphate harms [1]. Calcium too [2,3]. Vitamin K helps [4,5].\n\nReferences\n"
    static let hanBody = "磷有害[1]，钙亦然[2,3]，维生素K有益[4,5]。\n\n参考文献\n"

    static func numbered(_ entries: [String], _ label: (Int) -> String) -> String {
        entries.enumerated().map { label($0.offset + 1) + $0.element }.joined(separator: "\n")
    }

    @Test(arguments: [
        "\n\nFigure legends\nFigure 1. Vessels in 2011 and 2012, stained.\nFigure 2. Stones.\n",
        "\n\nFigure 1. Vessels in 2011 and 2012, stained.\n",
        "\n\nAppendix A\nThe questionnaire of 2015 had these items:\n1. How old are you?\n2. How tall are you?\n",
        "\n\n作者简介：甲某(1980-)，男，某某大学教授，2015年获奖。\n(收稿日期:2019-01-01)\n",
        "\n\nPhosphate and vessels\nJIA Mou1, YI Mou2\n(1. Invented University, 2019)\nAbstract: Objective To review it in 2019.\n",
        "\nPhosphate and vessels\nAbstract: Objective To review phosphate in 2019. Methods We searched.\n",
    ])
    func endsBeforeWhatFollows(_ rest: String) {
        let citations = Citations.of(Self.body + Self.numbered(Self.latin) { "\($0). " } + rest).citations
        #expect(citations.references.map(\.raw) == Self.latin)
        let chinese = Citations.of(Self.hanBody + Self.numbered(Self.han) { "[\($0)]" } + rest).citations
        #expect(chinese.references.map(\.raw) == Self.han)
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5])
    func readsLabelsAsScanned(_ form: Int) {
        let labels: [(Int) -> String] = [
            { $0 == 1 ? "[l] " : "[\($0)] " }, { "[ \($0) ] " }, { "［\($0)］" }, { $0 == 1 ? "[I]" : "[\($0)]" },
            { "\($0) " },
            { "\($0)) " },
        ]
        let citations = Citations.of(Self.body + Self.numbered(Self.latin, labels[form])).citations
        #expect(citations.references.map(\.raw) == Self.latin)
        #expect(citations.references.map(\.number) == [1, 2, 3, 4, 5])
    }

    @Test func joinsDigitsThatTheScanParted() {
        let entries = Self.han + Self.han.map { $0.replacing("某", with: "氏") } + ["庚某.末篇[J].肾病杂谈,2019,1(1):1."]
        let list = Self.numbered(entries) { "［" + String($0).map(String.init).joined(separator: " ") + "］" }
        let references = Citations.of(Self.hanBody + list).citations.references
        #expect(references.map(\.number) == Array(1...11))
        #expect(references.map(\.raw) == entries)
    }

    @Test func keepsTranslationsWithTheirEntries() {
        let entries = zip(Self.han, Self.latin).map { $0 + "\n" + $1 }
        let references = Citations.of(Self.hanBody + Self.numbered(entries) { "[\($0)] " }).citations.references
        #expect(references.map(\.raw) == entries.map { $0.replacing("\n", with: " ") })
    }

    @Test func leadsMarkersToTheListOfTheirChapter() {
        let text =
            "Chapter 1\nPhosphate harms [1]. Calcium too [2]. More [3].\n\nReferences\n"
            + Self.numbered(Array(Self.latin[..<3])) { "[\($0)] " }
            + "\n\nChapter 2\nVitamin K helps [1]. A fifth says so [2].\n\nReferences\n"
            + Self.numbered(Array(Self.latin[3...])) { "[\($0)] " }
        let citations = Citations.of(text).citations
        #expect(citations.lists.count == 2)
        #expect(citations.references.map(\.number) == [1, 2, 3, 1, 2])
        #expect(citations.markers.map { $0.references } == citations.references.map { [$0.id] })
    }

    @Test func splitsEntriesThatBlankLinesPart() {
        let text =
            "Phosphate harms (Ames and Boyle 2011). Calcium too (Clark et al. 2014; Frost 1999).\n\nReferences\n\n"
            + Self.latin.joined(separator: "\n\n")
        let citations = Citations.of(text).citations
        #expect(citations.references.map(\.raw) == Self.latin)
        #expect(citations.markers.count == 3)
    }

    @Test func keepsPageRangesAtALineOfTheirOwn() {
        let text =
            "Phosphate harms vessels [1] and calcium does the same in many of the patients who are on dialysis.\n\n"
            + "References\n1. Ames R, Boyle T. Phosphate and the vessel wall of patients. Kidney Notes. 2011;12:\n1188–1194.\n"
            + "2. Clark U, Dean P. Calcium in dialysis, a view from the ward. J Imag Nephrol. 2014;5:\n22–30.\n"
        let references = Citations.of(text).citations.references
        #expect(references.map { $0.raw.suffix(6) } == ["–1194.", "22–30."])
    }

    @Test func measuresHowFullLinesAre() {
        let lines = [
            "A line that has been filled to the margin", "Short", "Another line that fills it up nearly all", "end",
        ]
        let bytes = Array(lines.joined(separator: "\n").utf8)
        var start = 0
        let ranges = lines.map { line in
            defer { start += line.utf8.count + 1 }
            return ByteRange(start, start + line.utf8.count)
        }
        let fill = LineFill(bytes: bytes, lines: ranges)
        #expect(fill.width == 41)
        #expect(fill.end(of: ranges[0], before: ranges[2]) == .full)
        #expect(fill.end(of: ranges[1], before: ranges[2]) == .early)
        #expect(LineFill.columns(Array("磷a–".utf8), ByteRange(0, 7)) == 4)
    }
}
