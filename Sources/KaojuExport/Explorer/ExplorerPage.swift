import KaojuClaims
import KaojuGraph
import KaojuText

/// `explorer.html`: one file that opens from disk, with the graph, its claims and their quotations, searched and filtered
/// there. Its script is in `Resources/explorer`, D3 comes from the machine that Kaoju was built on.
package struct ExplorerPage: Sendable {
    private var record: ExplorerRecord
    private let words: Words
    private let library: [UInt8]

    /// A page for the claims of this graph; add documents, then take `text`. Nil where the program was built without D3.
    package init?(_ graph: EvidenceGraph, language: Language) {
        guard let library = Resource.bytes("library/d3.min.js") else { return nil }
        self.library = library
        words = Words(language)
        record = ExplorerRecord(graph, language: language)
    }

    /// Adds a document's claims. O(claims).
    package mutating func add(_ document: DocumentEvidence) { record.add(document) }

    /// What Graphviz's sfdp lays out for this page. O(nodes + edges).
    package var dot: String { ExplorerLayout.dot(nodes: record.nodes.count, pairs: record.pairs) }

    /// The whole file; `plain` is what Graphviz made of `dot`, nil where it made nothing. O(nodes + edges + claims).
    package func bytes(plain: [UInt8]?) -> [UInt8] {
        let places =
            plain.flatMap { ExplorerLayout.places(plain: $0, count: record.nodes.count) }
            ?? ExplorerLayout.lanes(record.lanes)
        var out = Array(head.utf8)
        out += Self.file("body.html")
        out += Array("<script type=\"application/json\" id=\"data\">".utf8)
        out += Self.escaped(record.json(places), "u003c")
        out += Array("</script>\n<script>\n/*\n".utf8)
        out += Self.escaped(Resource.bytes("library/copyright") ?? [], " ")
        out += Array("\n*/\n".utf8)
        out += library
        out += Array("\n</script>\n<script>\n".utf8)
        for name in ["store.js", "view.js", "panel.js", "main.js"] { out += Self.file(name) }
        out += Array("</script>\n</body>\n</html>\n".utf8)
        return out
    }

    // MARK: Parts

    private var head: String {
        """
        <!DOCTYPE html>
        <html lang="\(words.language == .zh ? "zh-Hans" : "en")">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
        script-src 'unsafe-inline'">
        <title>\(PlainText.html(Self.word("title", words.language)))</title>
        <style>
        \(String(decoding: Self.file("explorer.css"), as: UTF8.self))</style>
        </head>
        <body>

        """
    }

    private static func file(_ name: String) -> [UInt8] { Resource.bytes("explorer/" + name) ?? [] }

    /// `<` as a backslash and `code`, so that nothing inside can end the script's element. O(n).
    private static func escaped(_ bytes: [UInt8], _ code: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte == UInt8(ascii: "<") { out += [UInt8(ascii: "\\")] + Array(code.utf8) } else { out.append(byte) }
        }
        return out
    }

    private static func word(_ key: String, _ language: Language) -> String {
        Words.table("explorer/words.tsv")[key]?[language] ?? key
    }
}
