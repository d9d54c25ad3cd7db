import Foundation
import KaojuClaims
import KaojuExport
import KaojuGraph
import KaojuText
import KaojuXML
import TestSupport
import Testing

@Suite struct ReportTests {
    private func view(_ graph: EvidenceGraph, _ language: Language) -> AuditView {
        AuditView(
            graph, bibliography: Bibliography([DocumentEvidence(SampleAnalyses.chinese)]), documents: 1,
            language: language)
    }

    @Test(arguments: Language.allCases)
    func auditsReadAsExpected(_ language: Language) throws {
        let view = view(SampleGraphs.small, language)
        try Golden.check(Array(AuditMarkdown.text(view).utf8), "audit.\(language).md")
        try Golden.check(Array(AuditPage.text(view).utf8), "audit.\(language).html")
    }

    @Test func namesTheAuthorWhereItIsKnown() {
        #expect(AuditMarkdown.text(view(SampleGraphs.small, .en)).contains("[1] Li 2012"))
    }

    @Test(arguments: Language.allCases)
    func markdownHoldsNoMarkupOfTheTexts(_ language: Language) {
        let text = AuditMarkdown.text(view(SampleGraphs.hostileGraph, language))
        for markup in ["<[a-z/!]", "\\]\\(", "\\]:", "&#", "&amp;", "`code`", "\\|bar"] {
            #expect(text.range(of: "(?<!\\\\)" + markup, options: .regularExpression) == nil)
        }
        #expect(!text.contains("\u{202E}"))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        // Headings are only those of the report itself.
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(headings.count == 4 + SampleGraphs.hostile.count)
    }

    @Test(arguments: Language.allCases)
    func pagesHoldNoMarkupOfTheTexts(_ language: Language) throws {
        var explorer = ClaimListPage(SampleGraphs.hostileGraph, language: language)
        for name in SampleGraphs.hostile {
            var analysis = SampleAnalyses.named(name)
            for index in analysis.claims.indices {
                analysis.claims[index].quote.text = name
                analysis.claims[index].subject.zh = name
                analysis.claims[index].subject.en = name
            }
            explorer.add(DocumentEvidence(analysis))
        }
        let pages = [
            AuditPage.text(view(SampleGraphs.hostileGraph, language)),
            explorer.text(svg: nil, graph: SampleGraphs.hostileGraph),
        ]
        for page in pages {
            #expect(!page.contains("<script>alert"))
            #expect(!page.contains("</svg></style>"))
            #expect(!page.contains("\u{202E}"))
            #expect(page.components(separatedBy: "<script").count <= 2)
            #expect(!page.contains("http://"))
            #expect(!page.contains("https://"))
            try expectBalanced(page)
        }
    }

    @Test func theTableHasACellForEachColumnAndNoFormula() {
        for graph in [SampleGraphs.small, SampleGraphs.hostileGraph] {
            let text = String(decoding: AuditTable.csv(view(graph, .en)), as: UTF8.self)
            var rows: [[String]] = [[]]
            var cell = ""
            var isQuoted = false
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": isQuoted.toggle()
                case "," where !isQuoted:
                    rows[rows.count - 1].append(cell)
                    cell = ""
                case "\n" where !isQuoted:
                    rows[rows.count - 1].append(cell.filter { $0 != "\r" })
                    rows.append([])
                    cell = ""
                default: cell.unicodeScalars.append(scalar)
                }
            }
            #expect(rows.removeLast().isEmpty)
            #expect(rows.count > 3)
            #expect(Set(rows.map(\.count)) == [rows[0].count])
            for cell in rows.joined() {
                #expect(!["=", "+", "-", "@", "\t"].contains(String(cell.prefix(1))), "\(cell)")
            }
        }
    }

    @Test func thePageHoldsBothLanguagesAndEveryQuotation() {
        let page = AuditPage.text(view(SampleGraphs.small, .zh))
        for text in ["证据审核", "Evidence audit", "补镁可减轻血管钙化[1]。", "血管钙化", "vascular calcification", "镁的作用尚有争议。"] {
            #expect(page.contains(text))
        }
        #expect(page.contains("id=\"lz\" checked"))
        #expect(AuditPage.text(view(SampleGraphs.small, .en)).contains("id=\"le\" checked"))
        #expect(page.contains("id=\"tools\" hidden"), "what needs the script is shown by the script")
    }

    @Test("a page has room for so much, and says what it leaves to the table")
    func room() throws {
        var topic = SampleGraphs.small.topics[0]
        topic.supporting = (0..<7).map {
            SampleGraphs.stand(
                $0, .decreases, quote: "引句 \($0)。", weight: $0 == 3 ? 0.1 : 0.4, via: $0 < 2 ? "narrower" : nil)
        }
        var topics = (0..<5).map { number in
            var other = topic
            other.id = "topic:\(number)"
            return other
        }
        topics.append(SampleGraphs.small.topics[2])
        var room = AuditView.Room()
        (room.topics, room.stands, room.quotations) = (3, 4, 12)
        let view = AuditView(
            topics: TopicList(topics), findings: FindingList([]), bibliography: Bibliography(), documents: 1,
            language: .en,
            room: room)
        let page = AuditPage.text(view)
        // 5 quotations a topic: the third fills the page, so that the uncertain topic is left out too.
        #expect(page.components(separatedBy: "<article").count == 4)
        #expect(page.contains("3 more quotations of this side are in audit.csv."))
        #expect(page.contains("2 more topics are in audit.csv.") && page.contains("1 more topic is in audit.csv."))
        #expect(page.contains("引句 6。") && !page.contains("引句 0。") && !page.contains("引句 3。"))
        #expect(AuditMarkdown.text(view).contains("3 more quotations"))
        let table = String(decoding: AuditTable.csv(view), as: UTF8.self)
        #expect(table.split(separator: "\r\n").count == 1 + 5 * 9 + 1)
    }

    @Test("a part of an audit shows topics of every status and says what they were chosen by")
    func part() {
        let view = AuditView(
            topics: SampleGraphs.small.topics, findings: FindingList([]), bibliography: Bibliography(), documents: 1,
            language: .zh,
            selection: LocalizedText(zh: "仅列出：<甲>", en: "Only: <A>"))
        let page = AuditPage.text(view)
        #expect(page.contains("仅列出：&lt;甲&gt;") && !page.contains("id=\"findings\""))
        #expect(page.components(separatedBy: "<article").count == 4)
        #expect(AuditMarkdown.text(view).contains("仅列出：<甲>") == false, "what could be a tag is escaped")
    }

    @Test("what a topic takes in, and under what it stands, with the reason")
    func family() {
        var topics = Array(SampleGraphs.small.topics.prefix(2))
        func end(_ id: String, _ zh: String, _ en: String) -> ConceptRelation.End {
            ConceptRelation.End(id: id, zh: zh, en: en)
        }
        topics[0].folded = [
            Topic.Related(
                topic: "topic:2", via: "narrower", subject: end("a", "甲", "alphanol"), object: end("b", "", "betosis"),
                why: [
                    ConceptRelation(
                        from: end("b", "", "betosis"), kind: .isA, to: end("c", "丙病", "gammosis"))
                ])
        ]
        topics[0].supporting[1] = SampleGraphs.stand(
            2, .treats, certainty: .hedged, design: .rct, quote: "镁可能延缓钙化进展[2]。", via: "narrower", topic: "topic:2")
        let view = AuditView(
            topics: TopicList(topics), findings: FindingList([]), bibliography: Bibliography(), documents: 1,
            language: .en)
        let text = AuditMarkdown.text(view)
        #expect(text.contains("- Takes in: 2. alphanol – betosis (betosis is a kind of gammosis)"))
        #expect(text.contains("- Stands under: 1. magnesium – vascular calcification (betosis is a kind of gammosis)"))
        #expect(text.contains("folded in from a narrower concept: alphanol – betosis (betosis is a kind of gammosis)"))
        #expect(AuditPage.text(view).contains("<a href=\"#topic-2\">2. "))
    }

    @Test func theListHoldsTheDrawing() throws {
        let svg = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg width=\"1\"><title>x</title></svg>\n"
        var explorer = ClaimListPage(SampleGraphs.small, language: .zh)
        explorer.add(DocumentEvidence(SampleAnalyses.chinese))
        let page = explorer.text(svg: Array(svg.utf8), graph: SampleGraphs.small)
        #expect(page.contains("<svg width=\"1\"><title>x</title></svg>"))
        #expect(!page.contains("<!DOCTYPE svg>"))
        #expect(page.contains("补镁可减轻血管钙化[1]。"))
        #expect(page.contains("class=\"contested\""))
        try expectBalanced(page)
    }

    @Test func everyWordIsThereInBothLanguages() {
        for language in Language.allCases {
            let words = Words(language)
            var keys = Words.keys
            keys += Predicate.allCases.map { "predicate.\($0.rawValue)" }
            keys += StudyDesign.allCases.map { "design.\($0.rawValue)" }
            keys += Certainty.allCases.map { "certainty.\($0.rawValue)" }
            keys += Topic.Status.allCases.map { "status.\($0.rawValue)" }
            keys += Diagnostic.Severity.allCases.map { "severity.\($0.rawValue)" }
            for key in keys {
                #expect(words[key] != key)
                #expect(!words[key].isEmpty)
            }
        }
        #expect(Words(.en).filled("audit.sources", "3") == "3 sources")
    }

    /// Every element that is opened is closed in its place: the page without its doctype and void elements is XML.
    private func expectBalanced(_ page: String) throws {
        var text = page.replacingOccurrences(of: "<!DOCTYPE html>\n", with: "")
        for (from, to) in [
            ("(<(meta|input)[^>]*)>", "$1/>"), ("<script>[\\s\\S]*</script>", "<script/>"),
            (" hidden>", " hidden=\"\">"),
        ] {
            text = text.replacingOccurrences(of: from, with: to, options: .regularExpression)
        }
        var reader = try XMLReader(Array(text.utf8))
        while try reader.next() != nil {}
    }
}
