import KaojuText
import KaojuXML
import Testing

@testable import KaojuMarkup

/// Files that are damaged, strange, or made to do harm.
@Suite struct HostileMarkupTests {
    @Test(arguments: [
        (Miniature.jats, MarkupKind.jats), (Miniature.pubmed, .pubmed), (Miniature.tei, .tei), (Miniature.bioc, .bioc),
        (Miniature.html, .html),
    ])
    func truncatedAtEveryByte(text: String, kind: MarkupKind) {
        let bytes = Array(text.utf8)
        let reader = MarkupReader()
        for end in 0..<bytes.count {
            let part = Array(bytes[..<end])
            if kind == .html {
                for article in (try? reader.articles(ofPage: part)) ?? [] { expectWhole(article) }
                continue
            }
            do throws(XMLError) {
                for article in try reader.articles(of: reader.prologue(of: part), as: kind) { expectWhole(article) }
            } catch {
                #expect(error.code == .malformed)
            }
        }
    }

    @Test func truncatedJSON() {
        let bytes = Array(Miniature.biocJSON.utf8)
        for end in 0..<bytes.count { #expect(MarkupReader().articles(ofJSON: Array(bytes[..<end])) == nil) }
    }

    /// Blocks ascend and are whole UTF-8; links and entries lie in blocks.
    private func expectWhole(_ article: ExtractedArticle) {
        var end = 0
        for block in article.markup.blocks {
            #expect(block.range.start >= end && block.range.end <= article.text.count && !block.range.isEmpty)
            #expect(block.section < article.markup.sections.count)
            end = block.range.end
        }
        #expect(String(validating: article.text, as: UTF8.self) != nil)
        for link in article.markup.citations.links {
            #expect(article.markup.blocks.contains { $0.range.contains(link.range) })
            #expect(link.entries.allSatisfy { $0 < article.markup.citations.entries.count })
        }
    }

    @Test func blocksOfMiniaturesAreWhole() throws {
        for (text, kind) in [
            (Miniature.jats, MarkupKind.jats), (Miniature.pubmed, .pubmed), (Miniature.tei, .tei),
            (Miniature.bioc, .bioc), (Miniature.html, .html),
        ] {
            for article in try Miniature.articles(text, kind) { expectWhole(article) }
        }
    }

    @Test func malformedXMLNamesItsLine() {
        let error = #expect(throws: XMLError.self) {
            try Miniature.articles("<article><body>\n<p>one</p>\n<p>two</body></article>", .jats)
        }
        #expect(error?.code == .malformed && error?.line == 3)
    }

    @Test func nothingIsExpandedOrLoaded() throws {
        let text = """
            <!DOCTYPE article SYSTEM "file:///etc/hostname" [<!ENTITY own "secret &own2;"><!ENTITY own2 SYSTEM "file:///etc/passwd">
            <!-- ]> --> <?pi ]> ?>]>
            <article><body><p>A &own; B &nbsp;&alpha;&agr; &strange; &amp;&#945;&#x3B2;&#0; <![CDATA[&own; <b>]]></p></body></article>
            """
        let prologue = MarkupReader().prologue(of: Array(text.utf8))
        #expect(prologue.root == "article" && prologue.hasDocumentType)
        #expect(prologue.declared == ["own", "own2"])
        #expect(prologue.unknown.map(\.name) == ["own", "strange"])
        let articles = try MarkupReader().articles(of: prologue, as: .jats)
        #expect(articles[0].outline == ["paragraph: A &own; B \u{A0}αα &strange; &αβ\u{FFFD} &own; <b>"])
    }

    @Test func deepNestingIsAnErrorOrMended() throws {
        let deep =
            "<article>" + String(repeating: "<sec>", count: 5000) + String(repeating: "</sec>", count: 5000)
            + "</article>"
        #expect(throws: XMLError.self) { try Miniature.articles(deep, .jats) }
        let page = "<html><body>" + String(repeating: "<div>", count: 20_000) + "text"
        _ = try Miniature.articles(page, .html)
    }

    @Test func tooManyAttributesAreAnError() {
        let tag = "<article " + (0..<5000).map { "a\($0)=\"x\"" }.joined(separator: " ") + "/>"
        #expect(throws: XMLError.self) { try Miniature.articles(tag, .jats) }
        #expect(throws: XMLError.self) { try Miniature.articles("<html>" + tag, .html) }
    }

    @Test func aPrefixShiftsEverySpan() throws {
        let plain = try #require(try Miniature.articles(Miniature.jats, .jats).first)
        let marked = Miniature.jats.replacing("<front>", with: "<p>前置段落。</p><front>")
        let shifted = try #require(try Miniature.articles(marked, .jats).first)
        let shift = "前置段落。\n\n".utf8.count
        #expect(
            shifted.markup.blocks.dropFirst().map(\.range)
                == plain.markup.blocks.map {
                    ByteRange($0.range.start + shift, $0.range.end + shift)
                })
        #expect(
            shifted.markup.citations.links.map(\.range)
                == plain.markup.citations.links.map {
                    ByteRange($0.range.start + shift, $0.range.end + shift)
                })
        #expect(shifted.links == plain.links)
    }
}
