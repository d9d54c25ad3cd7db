import KaojuMarkup
import KaojuText
import KaojuXML

/// Makes documents of files with markup: one for each article.
struct MarkupFiles {
    /// How a file with markup has to be read.
    enum Form {
        /// XML; HTML pages may look like it.
        case xml
        case html
        case json
    }

    private let reader = MarkupReader()
    private let kinds: FileKinds

    init(kinds: FileKinds) {
        self.kinds = kinds
    }

    /// How the file begins; nil where it is none of these. `opening` is its `Magic.opening(of:)`. O(n) for JSON.
    func form(of bytes: [UInt8], opening: [UInt8], named name: String) -> Form? {
        func begins(_ words: String...) -> Bool { words.contains { opening.starts(with: $0.utf8) } }
        if begins("<!doctype html", "<html") { return .html }
        if begins("<?xml", "<!doctype") { return .xml }
        if opening.first == UInt8(ascii: "<") {
            // A root element that is known, perhaps behind a comment; other text may begin with «<» as well.
            let root = reader.prologue(of: Array(bytes.prefix(4096))).root
            return MarkupKind(root: root).map { $0 == .html ? .html : .xml }
        }
        if begins("{", "["), Self.looksLikeBioC(bytes) { return .json }
        return nil
    }

    /// Whether JSON names what every BioC document has. O(n) at most, mostly O(1).
    private static func looksLikeBioC(_ bytes: [UInt8]) -> Bool {
        let key = Array("\"passages\"".utf8)
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            var at = 0
            while at + key.count <= buffer.count {
                if unsafe buffer[at] == key[0], unsafe buffer[at + 1] == key[1],
                    unsafe buffer[at..<(at + key.count)].elementsEqual(key)
                {
                    return true
                }
                at += 1
            }
            return false
        }
    }

    /// The documents of a file, in order. `text` is the file in UTF-8.
    /// - Throws: `format.xml` where the root element is none that is read, `format.malformed` with its line.
    func documents(
        of text: [UInt8], _ form: Form, _ input: InputFile, encoding: String, digest: String, diagnostics: [Diagnostic]
    ) throws(ReadingError) -> [Document] {
        var diagnostics = diagnostics
        let articles = try articles(of: text, form, input, &diagnostics)
        var taken: [String: Int] = [:]
        return articles.enumerated().map { index, article in
            let name = articles.count == 1 ? input.name : input.name + "#" + Self.label(article, index, &taken)
            var noted = index == 0 ? diagnostics : []
            for item in noted.indices { noted[item].document = name }
            if article.text.isEmpty { noted.append(Self.empty(name)) }
            return Document(
                name: name, text: article.text, markup: article.markup, encoding: encoding, digest: digest,
                diagnostics: noted)
        }
    }

    private func articles(
        of text: [UInt8], _ form: Form, _ input: InputFile, _ diagnostics: inout [Diagnostic]
    ) throws(ReadingError) -> [ExtractedArticle] {
        if form == .json {
            guard let articles = reader.articles(ofJSON: text), !articles.isEmpty else {
                throw kinds.error("format.json", for: input)
            }
            return articles
        }
        let prologue = form == .html ? nil : reader.prologue(of: text)
        guard let kind = form == .html ? .html : prologue.flatMap({ MarkupKind(root: $0.root) }) else {
            var error = kinds.error("format.xml", for: input)
            let root = prologue?.root ?? ""
            if !root.isEmpty {
                error.cause.zh += ":其根元素是 <\(root)>"
                error.cause.en += ": its root element is <\(root)>"
            }
            throw error
        }
        do throws(XMLError) {
            let articles: [ExtractedArticle]
            if let prologue, kind != .html {
                articles = try reader.articles(of: prologue, as: kind)
                diagnostics += Self.entityDiagnostics(prologue, input.name)
            } else {
                articles = try reader.articles(ofPage: text)
            }
            if articles.isEmpty { throw XMLError(code: .structure, message: "no article") }
            return articles
        } catch {
            throw failure(error, input)
        }
    }

    private func failure(_ error: XMLError, _ input: InputFile) -> ReadingError {
        if error.code == .structure { return kinds.error("format.no-article", for: input) }
        var failure = kinds.error("format.malformed", for: input)
        let line = error.line ?? 0
        failure.cause.zh += line > 0 ? ":第 \(line) 行,\(error.message)" : ":\(error.message)"
        failure.cause.en += line > 0 ? ": line \(line), \(error.message)" : ": \(error.message)"
        return failure
    }

    /// What tells an article from others of its file, as a part of a name: letters, digits, «.», «_» and «-».
    private static func label(_ article: ExtractedArticle, _ index: Int, _ taken: inout [String: Int]) -> String {
        let id = (article.identifier ?? "").unicodeScalars.prefix(64).map { scalar -> Character in
            scalar.properties.isAlphabetic || "0123456789.-".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
        }
        let name = id.isEmpty || id.allSatisfy({ $0 == "." }) ? String(index + 1) : String(id)
        let count = taken[name, default: 0] + 1
        taken[name] = count
        // «-2» may be taken by an id as well.
        guard count > 1 else { return name }
        let next = "\(name)-\(count)"
        taken[next, default: 0] += 1
        return taken[next] == 1 ? next : "\(next)-\(index + 1)"
    }

    // MARK: Diagnostics

    private static func empty(_ name: String) -> Diagnostic {
        Diagnostic(
            code: "document.empty", document: name,
            message: LocalizedText(zh: "文件没有任何文字", en: "The file holds no text"))
    }

    private static func entityDiagnostics(_ prologue: XMLPrologue, _ name: String) -> [Diagnostic] {
        var out: [Diagnostic] = []
        if !prologue.declared.isEmpty {
            let names = prologue.declared.prefix(8).joined(separator: ", ")
            out.append(
                Diagnostic(
                    code: "xml.entities-not-expanded", severity: .info, document: name,
                    message: LocalizedText(
                        zh: "文件自行声明的实体不予展开:\(names)", en: "Entities that the file declares are not expanded: \(names)")
                ))
        }
        if !prologue.unknown.isEmpty {
            let names = prologue.unknown.map { "&\($0.name); (\($0.count))" }.prefix(12).joined(separator: ", ")
            out.append(
                Diagnostic(
                    code: "xml.unknown-entity", document: name,
                    message: LocalizedText(
                        zh: "不认识的实体,原样保留在文字中:\(names)",
                        en: "Unknown entities, which stand in the text as written: \(names)"))
            )
        }
        return out
    }
}
