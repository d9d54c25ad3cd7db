import Foundation
import Testing

/// Documents that are made to do harm: they are refused or read, in bounded memory, and reach for nothing else.
@Suite("Hostile documents", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct HostileDocumentTests {
    private func build(_ folder: TemporaryFolder) async throws -> KaojuProgram.Outcome {
        try await KaojuProgram.run(["build", folder["Papers"], "-o", folder["Output"], "--quiet"])
    }

    private static func article(_ declarations: String, _ body: String) -> String {
        "<?xml version=\"1.0\"?>\n<!DOCTYPE article [\(declarations)]>\n<article><body><p>\(body)</p></body></article>"
    }

    @Test("entities are neither expanded nor fetched, not from files and not from the network")
    func entities() async throws {
        let folder = try TemporaryFolder()
        let listener = try #require(Listener())
        let secret = "STRENG-GEHEIM-4711"
        try folder.write("secret.txt", secret)
        let file = "file://" + folder["secret.txt"]
        let net = "http://127.0.0.1:\(listener.port)/x"
        var laughs = "<!ENTITY l0 \"ha\">"
        for level in 1...40 {
            laughs += "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
        }
        let big = String(repeating: "a", count: 50_000)
        let papers = [
            "laughs.xml": Self.article(laughs, "x &l40; y"),
            "quadratic.xml": Self.article(
                "<!ENTITY a \"\(big)\">", String(repeating: "&a;", count: 10_000)),
            "file.xml": Self.article("<!ENTITY f SYSTEM \"\(file)\">", "x &f; y"),
            "net.xml": Self.article("<!ENTITY n SYSTEM \"\(net)\">", "x &n; y"),
            "parameter.xml": Self.article(
                "<!ENTITY % p SYSTEM \"\(net)\"> %p; <!ENTITY % q SYSTEM \"\(file)\"> %q;", "x"),
            "dtd.xml": "<!DOCTYPE article SYSTEM \"\(net)\">\n<article><body><p>x</p></body></article>",
            "include.xml": """
            <article xmlns:xi="http://www.w3.org/2001/XInclude"><body><p>x</p>
            <xi:include href="\(file)" parse="text"/><xi:include href="\(net)"/></body></article>
            """,
            "style.xml": "<?xml-stylesheet href=\"\(net)\"?><article><body><p>x</p></body></article>",
            "schema.xml": """
            <article xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="\(net)">
            <body><p>x</p></body></article>
            """,
            "page.html": """
            <!doctype html><html><head><base href="\(net)"><link rel="stylesheet" href="\(net)"></head>
            <body><p>x <img src="\(net)"><iframe src="\(file)"></iframe><object data="\(file)"></object></p></body></html>
            """,
            "library.bib":
                "@article{a, title = {\\input{\(folder["secret.txt"])} \\include{/etc/passwd}}, year = 2010}",
        ]
        for (name, text) in papers { try folder.write("Papers/" + name, text) }
        let run = try await build(folder)
        #expect(run.status <= 1)
        let input = papers.values.reduce(0) { $0 + $1.utf8.count }
        let output = try folder.files(below: "Output")
        for (name, bytes) in output {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(secret), "\(name) holds another file")
        }
        let texts = output.filter { $0.key.hasPrefix("text/") }
        #expect(texts.count == 10)
        #expect(texts.values.reduce(0) { $0 + $1.count } <= input)
        #expect(!listener.wasCalled)
    }

    @Test("what is nested too deep is refused or mended; the rest is built")
    func nesting() async throws {
        let folder = try TemporaryFolder()
        let depth = 100_000
        func nested(_ open: String, _ close: String) -> String {
            String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
        }
        let papers = [
            "deep.xml": "<article><body>" + nested("<sec>", "</sec>") + "</body></article>",
            "deep.html": "<!doctype html><html><body>" + nested("<div>", "</div>") + "</body></html>",
            "open.html": "<!doctype html><html><body>" + String(repeating: "<b>", count: depth) + "x",
            "deep.json": "{\"documents\": " + nested("[", "]") + ", \"passages\": 1}",
            "objects.json": "[{\"passages\": " + nested("{\"a\":", "}") + "}]",
            "deep.md": nested("> ", "") + "\n" + nested("- ", "") + "\n" + nested("*", "*") + nested("[", "]"),
            "deep.txt": nested("(", ")") + nested("[", "]") + nested("（", "）") + nested("“", "”"),
            "deep.bib": "@article{a, title = " + nested("{", "}") + ", year = 2010}",
            "latex.bib": "@article{a, title = {" + nested("\\emph{", "}") + "}, year = 2010}",
            "csl.json": "[{\"id\": \"a\", \"type\": \"book\", \"title\": " + nested("[", "]") + "}]",
            "good.txt": SmallPapers.zh,
        ]
        for (name, text) in papers { try folder.write("Papers/" + name, text) }
        let run = try await build(folder)
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.errors.contains("deep.xml"))
        #expect(try folder.text("Output/text/good.txt.txt") == SmallPapers.zh)
        #expect(try folder.text("Output/text/deep.txt.txt").utf8.count == papers["deep.txt"]?.utf8.count)
    }

    @Test("bytes that are no UTF-8, wherever they stand")
    func invalidBytes() async throws {
        let folder = try TemporaryFolder()
        let invalid: [[UInt8]] = [
            [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE7, 0x94], [0x80], [0xF8, 0x88],
        ]
        let sources = [
            ("a.txt", SmallPapers.zh), ("b.md", SmallPapers.en),
            ("c.xml", "<article><body><p>Metformin activates AMPK [1] in mice.</p></body></article>"),
            ("d.html", "<!doctype html><html><body><p>Metformin activates AMPK [1].</p></body></html>"),
            ("e.bib", "@article{a, author = {Doe, J}, title = {A note}, year = 2010}\n"),
            ("f.ris", "TY  - JOUR\nAU  - Doe, J\nTI  - A\nER  - \n"),
        ]
        for (number, sequence) in invalid.enumerated() {
            for (name, text) in sources {
                var bytes = Array(text.utf8)
                for at in stride(from: bytes.count, through: 0, by: -23) { bytes.insert(contentsOf: sequence, at: at) }
                try FileManager.default.createDirectory(
                    atPath: folder["Papers/\(number)"], withIntermediateDirectories: true)
                try Data(bytes).write(to: URL(fileURLWithPath: folder["Papers/\(number)/" + name]))
            }
        }
        #expect(try await build(folder).status <= 1)
        for (name, bytes) in try folder.files(below: "Output") where !name.hasSuffix(".png") {
            #expect(String(validating: bytes, as: UTF8.self) != nil, "\(name) is no UTF-8")
        }
    }

    @Test("one line of two megabytes, with words that mean something")
    func oneLine() async throws {
        let folder = try TemporaryFolder()
        let parts = ["二甲双胍可抑制炎症反应，", "metformin reduces inflammation and ", "[1]", "(Doe, 2010)", "TNF-α、"]
        var text = ""
        while text.utf8.count < 400_000 { for part in parts { text += part } }
        try folder.write("Papers/soup.txt", text)
        try folder.write("Papers/letters.txt", String(repeating: "a", count: 1_000_000))
        try folder.write("Papers/brackets.txt", String(repeating: "[", count: 300_000))
        try folder.write("Papers/pairs.txt", String(repeating: "[]()（）", count: 30_000))
        #expect(try await build(folder).status == 0)
        #expect(try folder.text("Output/text/soup.txt.txt") == text)
    }
}

/// A socket that notices whether somebody calls.
private final class Listener {
    private let descriptor: Int32
    let port: UInt16

    init?() {
        #if canImport(Glibc)
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                descriptor >= 0 && bind(descriptor, pointer, length) == 0 && listen(descriptor, 4) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard isBound, fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 else { return nil }
    }

    deinit { close(descriptor) }

    var wasCalled: Bool { accept(descriptor, nil, nil) >= 0 }
}
