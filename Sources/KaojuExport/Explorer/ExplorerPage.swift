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

    /// Writes the whole file; `plain` is what Graphviz made of `dot`, nil where it made nothing. Errors: those of the sink.
    /// O(nodes + edges + claims).
    package func write<Sink: ByteSink & ~Copyable>(plain: [UInt8]?, to sink: inout Sink) throws(ExportError) {
        let places =
            plain.flatMap { ExplorerLayout.places(plain: $0, count: record.nodes.count) }
            ?? ExplorerLayout.lanes(record.lanes)
        try sink.write(head)
        try sink.write(Self.file("body.html"))
        try sink.write("<script type=\"application/json\" id=\"data\">")
        try record.write(places, to: &sink)
        try sink.write("</script>\n<script>\n/*\n")
        // Nothing in it may end the comment's element.
        let copyright = String(decoding: Resource.bytes("library/copyright") ?? [], as: UTF8.self)
        try sink.write(copyright.replacing("<", with: "\\ "))
        try sink.write("\n*/\n")
        try sink.write(library)
        try sink.write("\n</script>\n<script>\n")
        for name in ["store.js", "view.js", "panel.js", "main.js"] { try sink.write(Self.file(name)) }
        try sink.write("</script>\n</body>\n</html>\n")
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

    private static func word(_ key: String, _ language: Language) -> String {
        Words.table("explorer/words.tsv")[key]?[language] ?? key
    }
}
