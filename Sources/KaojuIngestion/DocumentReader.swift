import KaojuText

/// Makes documents of a file: one of plain text or Markdown, in whichever encoding people have it; one for each article
/// of a file with markup.
package struct DocumentReader: Sendable {
    private let forced: TextEncoding?
    private let detector = EncodingDetector()
    private let kinds = FileKinds.builtIn

    /// A reader that detects the encoding of each file, or reads all of them in `forcedEncoding`.
    package init(forcedEncoding: TextEncoding? = nil) {
        forced = forcedEncoding
    }

    /// Reads one file. An article in a file of several is named `FILE#ID`.
    ///
    /// - Throws: `ReadingError` where the file is missing, unreadable, not a regular file, changes meanwhile (`input.…`),
    ///   is of another kind or malformed (`format.…`), or is in an encoding that is not known (`encoding.…`).
    /// - Complexity: O(n) in time, and in memory the file and its text.
    package func read(_ input: InputFile) throws(ReadingError) -> [Document] {
        try documents(of: FileContents.bytes(of: input), input)
    }

    /// The bytes of a file. Errors: as for `read`, `input.…` alone.
    package func bytes(of input: InputFile) throws(ReadingError) -> [UInt8] { try FileContents.bytes(of: input) }

    /// Makes documents of bytes that are at hand; the input names them. Errors and complexity as for `read`.
    package func documents(of bytes: [UInt8], _ input: InputFile) throws(ReadingError) -> [Document] {
        let files = MarkupFiles(kinds: kinds)
        if let form = files.form(of: bytes, opening: Magic.opening(of: bytes), named: input.name) {
            let decoded = try markupText(of: bytes, form, input)
            return try files.documents(
                of: decoded.text, form, input, encoding: decoded.encoding, digest: Digest.sha256(bytes),
                diagnostics: decoded.diagnostics)
        }
        return [try document(of: bytes, input)]
    }

    /// Makes a document of plain text or Markdown.
    func document(of bytes: [UInt8], _ input: InputFile) throws(ReadingError) -> Document {
        if let kind = kinds.kind(of: bytes, named: input.name) { throw kind.error(for: input) }
        let survey = UTF8Scanner.survey(bytes)
        let encoding = encoding(of: bytes, survey)
        guard let decoded = decode(bytes, encoding, survey) else {
            throw kinds.error(FileKinds.unavailableEncoding, for: input)
        }
        if let code = rubbish(in: decoded) { throw kinds.error(code, for: input) }
        return Document(
            name: input.name, text: decoded.text, format: Self.format(of: input.name), encoding: encoding.rawValue,
            digest: Digest.sha256(bytes), diagnostics: diagnostics(of: decoded, input, encoding.rawValue))
    }

    /// A file with markup in UTF-8. A mark or valid UTF-8 beyond ASCII decides, then what the file declares, then its
    /// bytes.
    private func markupText(
        of bytes: [UInt8], _ form: MarkupFiles.Form, _ input: InputFile
    ) throws(ReadingError) -> (text: [UInt8], encoding: String, diagnostics: [Diagnostic]) {
        let survey = UTF8Scanner.survey(bytes)
        var encoding = encoding(of: bytes, survey)
        let decoded: DecodedText?
        if forced == nil, !encoding.isWide, survey.invalid > 0 || survey.longer + survey.pairs == 0,
            let declared = DeclaredEncoding.name(in: bytes), declared != "utf-8", form != .json
        {
            if let known = try? TextEncoding(named: declared) {
                encoding = known.isWide ? encoding : known
                decoded = decode(bytes, encoding, survey)
            } else if let transcoder = Transcoder(named: declared), let text = transcoder.decode(bytes) {
                return (text.text, declared, markupDiagnostics(of: text, input, declared))
            } else {
                throw kinds.error(FileKinds.unavailableEncoding, for: input)
            }
        } else {
            decoded = decode(bytes, encoding, survey)
        }
        guard let decoded else { throw kinds.error(FileKinds.unavailableEncoding, for: input) }
        if let code = rubbish(in: decoded) { throw kinds.error(code, for: input) }
        return (decoded.text, encoding.rawValue, markupDiagnostics(of: decoded, input, encoding.rawValue))
    }

    /// What decoding noticed; places in the decoded file are none in the extracted text.
    private func markupDiagnostics(of decoded: DecodedText, _ input: InputFile, _ encoding: String) -> [Diagnostic] {
        diagnostics(of: decoded, input, encoding).map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.span = nil
            return diagnostic
        }
    }

    /// The text of bytes that are no document, in UTF-8, and the encoding that they were in; nil where it is not known.
    func text(of bytes: [UInt8]) -> (text: [UInt8], encoding: String)? {
        let survey = UTF8Scanner.survey(bytes)
        let encoding = encoding(of: bytes, survey)
        guard let decoded = decode(bytes, encoding, survey), rubbish(in: decoded) == nil else { return nil }
        return (decoded.text, encoding.rawValue)
    }

    private func encoding(of bytes: [UInt8], _ survey: UTF8Scanner.Survey) -> TextEncoding {
        guard let forced else { return detector.encoding(of: bytes, survey: survey) }
        return forced == .utf16 ? detector.byteOrder(of: bytes) : forced
    }

    private func decode(
        _ bytes: [UInt8], _ encoding: TextEncoding, _ survey: UTF8Scanner.Survey
    ) -> DecodedText? {
        if encoding == .utf8 {
            return survey.invalid == 0 ? DecodedText(text: bytes) : UTF8Scanner.repaired(bytes)
        }
        // In UTF-8 a mark is kept, for the text is the file; elsewhere it is a sign of the encoding, not of the text.
        let mark = encoding.byteOrderMark
        return Transcoder(from: encoding).decode(bytes, from: bytes.starts(with: mark) ? mark.count : 0)
    }

    /// The code of the reason why a decoded file is no text; nil where it is one. Very short files are taken as text,
    /// and what the user forced is taken unless it is full of control characters.
    private func rubbish(in decoded: DecodedText) -> String? {
        var (characters, controls) = (0, 0)
        for byte in decoded.text {
            if byte & 0xC0 != 0x80 { characters += 1 }
            if byte < 0x20 && !(0x09...0x0D).contains(byte) { controls += 1 }
        }
        guard characters >= 16 else { return nil }
        if controls * 10 > characters * 3 { return FileKinds.binary }
        guard forced == nil, decoded.invalidCount * 10 > characters * 3 else { return nil }
        return controls * 20 > characters ? FileKinds.binary : FileKinds.unknownEncoding
    }

    private static func format(of name: String) -> Document.Format {
        let name = name.lowercased()
        return name.hasSuffix(".md") || name.hasSuffix(".markdown") ? .markdown : .plainText
    }
}
