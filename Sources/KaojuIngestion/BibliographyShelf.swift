import KaojuBibliography
import KaojuText

/// The bibliographies of a build, and which document uses which.
///
/// A document uses the file of its own name («review.bib» beside «review.md»), the bibliography of its folder where there
/// is only one, and those that the user named, in this order.
package struct BibliographyShelf: Sendable {
    /// A file that was read.
    package struct File: Sendable, Hashable {
        /// Its name as a document would have it; for a named one, its last component.
        package var name: String
        /// SHA-256 of its bytes.
        package var digest: String
        /// The encoding that it was read in.
        package var encoding: String
    }

    /// The files that were read, in the order of their names.
    package private(set) var files: [File] = []
    /// What the records of the files gave cause for.
    package private(set) var diagnostics: [Diagnostic] = []
    /// Files beside documents that could not be used.
    package private(set) var failures: [ReadingError] = []

    private var own: [String: [BibliographyLibrary]] = [:]
    private var ofFolder: [String: DocumentBibliography] = [:]
    private var named: [DocumentBibliography] = []
    private let reader: DocumentReader
    private let parser = BibliographyReader()

    /// An empty shelf; files are read as this reader reads documents.
    package init(reader: DocumentReader = DocumentReader()) {
        self.reader = reader
    }

    /// Parts the inputs into documents and bibliographies: by the ending, JSON by its content. O(n), and the size of JSON
    /// files.
    package static func sort(_ inputs: [InputFile]) -> (documents: [InputFile], bibliographies: [InputFile]) {
        let endings = Set(FileKinds.builtIn["format.bibliography"]?.names ?? [])
        var documents: [InputFile] = []
        var bibliographies: [InputFile] = []
        for input in inputs {
            let ending = input.name.lowercased().split(separator: ".").last.map(String.init) ?? ""
            var isBibliography = endings.contains(ending) && input.name.contains(".")
            if isBibliography, ending == "json" {
                let bytes = try? FileContents.bytes(of: input)
                isBibliography = bytes.flatMap(BibliographyFormat.detect) == .cslJSON
            }
            if isBibliography { bibliographies.append(input) } else { documents.append(input) }
        }
        return (documents, bibliographies)
    }

    /// Takes up the files that lie beside documents; what cannot be used is noted in `failures`. O(bytes).
    package mutating func add(beside bibliographies: [InputFile], documents: [InputFile]) {
        let stems = Dictionary(grouping: documents, by: { Self.stem($0.name) })
        let names = Set(documents.map(\.name))
        // Pictures and tables beside a paper are none.
        let inFolder = Dictionary(
            grouping: documents.filter { FileKinds.builtIn.kind(of: [], named: $0.name) == nil },
            by: { Self.folder($0.name) })
        var libraries: [String: [(InputFile, BibliographyLibrary)]] = [:]
        for input in bibliographies {
            let stem = Self.stem(input.name)
            let owners = names.contains(stem) ? [stem] : (stems[stem] ?? []).map(\.name)
            guard let library = read(input) else { continue }
            if owners.isEmpty {
                libraries[Self.folder(input.name), default: []].append((input, library))
            } else {
                for owner in owners { own[owner, default: []].append(library) }
            }
        }
        for folder in libraries.keys.sorted() {
            guard let found = libraries[folder] else { continue }
            let count = inFolder[folder]?.count ?? 0
            if found.count > 1 {
                for (input, _) in found { failures.append(.ambiguous(input, among: found.count)) }
            } else if count == 0 {
                failures.append(.unused(found[0].0))
            } else {
                ofFolder[folder] = DocumentBibliography(
                    library: found[0].1, relation: count == 1 ? .only : .shared)
            }
        }
    }

    /// Takes up files that the user named, for all documents.
    /// - Throws: `ReadingError` where one cannot be read or is no bibliography.
    package mutating func add(named paths: [String], documents: Int) throws(ReadingError) {
        // The output does not depend on the order of the arguments.
        for path in Set(paths).sorted() {
            let input = InputFile(path: path, name: InputWalker.lastComponent(of: path))
            let library = try contents(of: input)
            named.append(DocumentBibliography(library: library, relation: documents == 1 ? .only : .shared))
        }
    }

    /// The bibliographies of a document, closest first. O(1) on average.
    package func bibliographies(of document: String) -> [DocumentBibliography] {
        let own = (own[document] ?? []).map { DocumentBibliography(library: $0, relation: .own) }
        let folder = ofFolder[Self.folder(document)].map { [$0] } ?? []
        return own + folder + named
    }

    // MARK: Reading

    private mutating func read(_ input: InputFile) -> BibliographyLibrary? {
        do throws(ReadingError) {
            return try contents(of: input)
        } catch {
            failures.append(error)
            return nil
        }
    }

    private mutating func contents(of input: InputFile) throws(ReadingError) -> BibliographyLibrary {
        let bytes = try FileContents.bytes(of: input)
        guard let (text, encoding) = reader.text(of: bytes) else { throw .foreign(input) }
        let contents: BibliographyContents
        do throws(BibliographyError) {
            contents = try parser.contents(of: text, named: input.name)
        } catch {
            throw ReadingError(
                code: error.code, path: input.path, name: input.name, cause: error.cause, advice: error.advice)
        }
        files.append(File(name: input.name, digest: Digest.sha256(bytes), encoding: encoding))
        diagnostics += contents.diagnostics
        return BibliographyLibrary(file: input.name, entries: contents.entries)
    }

    // MARK: Names

    private static func folder(_ name: String) -> String {
        name.lastIndex(of: "/").map { String(name[..<$0]) } ?? ""
    }

    /// The name without its ending.
    private static func stem(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return name }
        return String(name[..<dot])
    }
}

extension ReadingError {
    fileprivate static func ambiguous(_ input: InputFile, among count: Int) -> ReadingError {
        ReadingError(
            code: "bibliography.ambiguous", severity: .info, path: input.path, name: input.name,
            cause: LocalizedText(
                zh: "同一文件夹中有 \(count) 个文献目录，无法判断文献用哪一个",
                en: "Its folder holds \(count) bibliographies; which one the documents use is not known"),
            advice: LocalizedText(
                zh: "请让它与文献同名，或用 --bibliography 指定", en: "Give it the document's name, or name it with --bibliography"))
    }

    fileprivate static func unused(_ input: InputFile) -> ReadingError {
        ReadingError(
            code: "bibliography.unused", severity: .info, path: input.path, name: input.name,
            cause: LocalizedText(zh: "该文献目录所在的文件夹中没有文献", en: "No document lies beside this bibliography"),
            advice: LocalizedText(
                zh: "请放到文献旁边，或用 --bibliography 指定", en: "Put it beside a document, or name it with --bibliography"))
    }

    fileprivate static func foreign(_ input: InputFile) -> ReadingError {
        ReadingError(
            code: "encoding.unknown", path: input.path, name: input.name,
            cause: LocalizedText(zh: "无法判断文字的编码", en: "The encoding of the text was not recognised"),
            advice: LocalizedText(zh: "请用 --encoding 指定编码", en: "Name it with --encoding"))
    }
}
