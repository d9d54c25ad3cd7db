import KaojuText

/// Makes a document of one file: plain text or Markdown, in whichever encoding people have it.
package struct DocumentReader: Sendable {
    private let forced: TextEncoding?
    private let detector = EncodingDetector()
    private let kinds = FileKinds.builtIn

    /// A reader that detects the encoding of each file, or reads all of them in `forcedEncoding`.
    package init(forcedEncoding: TextEncoding? = nil) {
        forced = forcedEncoding
    }

    /// Reads one file.
    ///
    /// - Throws: `ReadingError` where the file is missing, unreadable, not a regular file, changes meanwhile (`input.…`),
    ///   is of another kind (`format.…`), or is in an encoding that is not known (`encoding.…`).
    /// - Complexity: O(n) in time, and in memory the file and its text.
    package func read(_ input: InputFile) throws(ReadingError) -> Document {
        try document(of: FileContents.bytes(of: input), input)
    }

    /// Makes a document of bytes that are at hand; the input names them. Errors and complexity as for `read`.
    package func document(of bytes: [UInt8], _ input: InputFile) throws(ReadingError) -> Document {
        if let kind = kinds.kind(of: bytes, named: input.name) { throw kind.error(for: input) }
        let survey = UTF8Scanner.survey(bytes)
        let encoding = encoding(of: bytes, survey)
        guard let decoded = decode(bytes, encoding, survey) else { throw error(FileKinds.unavailableEncoding, input) }
        if let code = rubbish(in: decoded) { throw error(code, input) }
        return Document(
            name: input.name, text: decoded.text, format: Self.format(of: input.name), encoding: encoding.rawValue,
            digest: Digest.sha256(bytes), diagnostics: diagnostics(of: decoded, input, encoding))
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

    private func error(_ code: String, _ input: InputFile) -> ReadingError {
        if let kind = kinds[code] { return kind.error(for: input) }
        return ReadingError(
            code: code, path: input.path, name: input.name, cause: LocalizedText(zh: code, en: code),
            advice: LocalizedText(zh: "", en: ""))
    }

    private static func format(of name: String) -> Document.Format {
        let name = name.lowercased()
        return name.hasSuffix(".md") || name.hasSuffix(".markdown") ? .markdown : .plainText
    }
}
