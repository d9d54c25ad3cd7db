import Foundation
import Testing

/// What holds of the sources themselves.
@Suite("Sources") struct SourceTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

    private static let files: [(name: String, text: String)] = {
        let names = FileManager.default.subpaths(atPath: root.path) ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            let bytes = FileManager.default.contents(atPath: root.appendingPathComponent(name).path)
            return bytes.map { (name, String(decoding: $0, as: UTF8.self)) }
        }
    }()

    @Test("no regular expression is used: none can take exponential time")
    func noRegularExpressions() {
        #expect(Self.files.count > 300)
        let words = [
            "Regex", "NSRegularExpression", ".regularExpression", "NSPredicate", "RegexBuilder", "_StringProcessing",
            "firstMatch(of:", "wholeMatch(of:", "prefixMatch(of:", "matches(of:", "regcomp", "fnmatch", "#/",
            "(of: /", "= /", "split(separator: /", "trimmingPrefix(/",
        ]
        for (name, text) in Self.files {
            for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for word in words where line.contains(word) { Issue.record("\(name) holds «\(word)»: \(line)") }
            }
        }
    }

    @Test("nothing reaches for the network")
    func noNetwork() {
        let words = ["URLSession", "URLRequest", "import Network", "FoundationNetworking", "socket(", "URL(string:"]
        for (name, text) in Self.files {
            for word in words where text.contains(word) { Issue.record("\(name) holds «\(word)»") }
        }
    }

    @Test("only KaojuXML knows libxml2, and only named files hold memory that Swift does not check")
    func unsafeFiles() {
        let unsafe = [
            "Unsafe", "withMemoryRebound", "assumingMemoryBound", "unsafeBitCast", "Unmanaged", "@unchecked",
            "nonisolated(unsafe)", ".unchecked", " unsafe ", "(unsafe ", "@safe ",
        ]
        for (name, text) in Self.files {
            if text.contains("import CLibXML2") { #expect(name.hasPrefix("KaojuXML/")) }
            let found = unsafe.filter { text.contains($0) }
            if !found.isEmpty, !Self.allowed.contains(name) {
                Issue.record(
                    "\(name) holds \(found.joined(separator: ", ")): name it in docs/unsafe.md, with the reason")
            }
        }
        let names = Set(Self.files.filter { file in unsafe.contains { file.text.contains($0) } }.map(\.name))
        for name in Self.allowed where !names.contains(name) { Issue.record("\(name) holds nothing unsafe any more") }
    }

    /// The files that may hold unsafe code: those that docs/unsafe.md names.
    private static let allowed: Set<String> = {
        let path = root.deletingLastPathComponent().appendingPathComponent("docs/unsafe.md").path
        let table = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        return Set(
            table.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
                line.split(separator: "`").dropFirst().first.map(String.init)
            })
    }()
}
