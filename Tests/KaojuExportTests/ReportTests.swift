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
            graph, bibliography: Bibliography([DocumentEvidence(SampleAnalyses.chinese)]), documents: 1, claims: 4,
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
