import KaojuText

extension DocumentReader {
    /// What reading noticed about a text that it could read.
    func diagnostics(of decoded: DecodedText, _ input: InputFile, _ encoding: String) -> [Diagnostic] {
        var diagnostics = decoded.invalid.map { Self.invalid($0, in: input.name, encoding) }
        if decoded.invalidCount > decoded.invalid.count {
            diagnostics.append(Self.omitted(decoded.invalidCount - decoded.invalid.count, in: input.name))
        }
        if Self.isBlank(decoded.text) {
            diagnostics.append(
                Diagnostic(
                    code: "document.empty", document: input.name,
                    message: LocalizedText(zh: "文件没有任何文字", en: "The file holds no text")))
        }
        return diagnostics
    }

    private static func invalid(
        _ sequence: InvalidSequence, in document: String, _ name: String
    ) -> Diagnostic {
        let (offset, count) = (sequence.source.start, sequence.source.count)
        return Diagnostic(
            code: "encoding.invalid-sequence", document: document, span: sequence.span, sourceOffset: offset,
            message: LocalizedText(
                zh: "文件偏移 \(offset) 处的 \(count) 个字节不是有效的 \(name),已替换为 U+FFFD",
                en: "\(count) byte(s) at file offset \(offset) are not valid \(name) and became U+FFFD"))
    }

    private static func omitted(_ count: Int, in document: String) -> Diagnostic {
        Diagnostic(
            code: "encoding.invalid-sequences-omitted", document: document,
            message: LocalizedText(
                zh: "另有 \(count) 处无效字节未逐一列出;若编码判断有误,请用 --encoding 指定",
                en: "\(count) more invalid sequences are not listed; if the encoding is wrong, name it with --encoding")
        )
    }

    private static func isBlank(_ text: [UInt8]) -> Bool {
        let mark = TextEncoding.utf8.byteOrderMark
        return text.dropFirst(text.starts(with: mark) ? mark.count : 0).allSatisfy { $0 <= 0x20 }
    }
}
