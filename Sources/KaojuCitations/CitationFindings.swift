import KaojuText

extension SegmentedText {
    /// A finding about a range of the reading text, which its place in the source stands for.
    package func finding(
        _ code: String, _ severity: Diagnostic.Severity, _ range: ByteRange?, zh: String, en: String
    ) -> Diagnostic {
        Diagnostic(
            code: code, severity: severity, document: document.name, span: range.map(source(of:)),
            message: LocalizedText(zh: zh, en: en))
    }
}

extension Reference {
    /// How a message names the entry, with a space before it: « [12]», the first author and the year in guillemets, or nothing.
    package var label: String {
        if let number { return " [\(number)]" }
        let name = item.authors.first?.leading ?? ""
        let words = [name, item.year.map { String($0) } ?? ""].filter { !$0.isEmpty }
        return words.isEmpty ? "" : " «" + words.joined(separator: " ") + "»"
    }
}
