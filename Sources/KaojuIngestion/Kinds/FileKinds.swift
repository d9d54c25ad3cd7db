import KaojuText

/// The kinds of file that are not plain text (`Resources/ingestion/kinds.tsv`), in the order in which they are tried.
struct FileKinds: Sendable {
    /// The built-in kinds.
    static let builtIn = FileKinds(Table(Resource.bytes("ingestion/kinds.tsv") ?? []))

    /// The code of bytes that fit no encoding because they are no text.
    static let binary = "format.binary"
    /// The code of text in an encoding that is not known.
    static let unknownEncoding = "encoding.unknown"
    /// The code of text in an encoding that this system cannot convert.
    static let unavailableEncoding = "encoding.unavailable"

    private let kinds: [FileKind]

    /// Reads the kinds from the columns code, severity, magics, names, cause zh and en, advice zh and en.
    init(_ table: Table) {
        kinds = table.rows.map(FileKind.init)
    }

    /// The kind of a file: by its first bytes, then by its name; nil where it may be text. O(n) for a zip, else O(1).
    func kind(of bytes: [UInt8], named name: String) -> FileKind? {
        let opening = Magic.opening(of: bytes)
        if let kind = kinds.first(where: { $0.magics.contains { $0.matches(bytes, opening: opening) } }) { return kind }
        let file = (name.split(separator: "/").last.map(String.init) ?? name).lowercased()
        let ending = file.lastIndex(of: ".").map { String(file[file.index(after: $0)...]) }
        return kinds.first { kind in kind.names.contains { $0 == file || $0 == ending } }
    }

    /// The kind with this code.
    subscript(code: String) -> FileKind? { kinds.first { $0.code == code } }

    /// The error of the kind with this code for a file.
    func error(_ code: String, for input: InputFile) -> ReadingError {
        if let kind = self[code] { return kind.error(for: input) }
        return ReadingError(
            code: code, path: input.path, name: input.name, cause: LocalizedText(zh: code, en: code),
            advice: LocalizedText(zh: "", en: ""))
    }

    /// All codes, in order.
    var codes: [String] { kinds.map(\.code) }
}

/// One kind of file that is not plain text.
struct FileKind: Sendable {
    var code: String
    var severity: Diagnostic.Severity
    var magics: [Magic]
    /// Extensions without the dot, or whole names, in lower case.
    var names: [String]
    var cause: LocalizedText
    var advice: LocalizedText

    fileprivate init(_ row: Table.Row) {
        code = row[0]
        severity = Diagnostic.Severity(rawValue: row[1]) ?? .error
        magics = row.list(2).compactMap(Magic.init)
        names = row.list(3)
        cause = LocalizedText(zh: row[4], en: row[5])
        advice = LocalizedText(zh: row[6], en: row[7])
    }

    /// The error for a file of this kind; `FILE` in the advice becomes the file's name.
    func error(for input: InputFile) -> ReadingError {
        let file = input.name.split(separator: "/").last.map(String.init) ?? input.name
        func filled(_ text: String) -> String {
            let parts = text.split(separator: "FILE", omittingEmptySubsequences: false)
            return parts.joined(separator: file.contains(" ") ? "\"\(file)\"" : file)
        }
        return ReadingError(
            code: code, severity: severity, path: input.path, name: input.name, cause: cause,
            advice: LocalizedText(zh: filled(advice.zh), en: filled(advice.en)))
    }
}
