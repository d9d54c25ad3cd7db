import KaojuText

/// Reads bibliography files of any known form.
///
/// A record that is broken yields a diagnostic with its line, what could be read of it is kept, and the rest is read.
package struct BibliographyReader: Sendable {
    private let knowledge = BibliographyKnowledge.builtIn

    /// Creates a reader with the built-in tables.
    package init() {}

    /// The entries of a file in UTF-8, its form found by its content. O(n).
    ///
    /// - Parameter name: the file's name, for diagnostics.
    /// - Throws: `BibliographyError` where the file is no bibliography, or holds no entry.
    package func contents(of bytes: [UInt8], named name: String) throws(BibliographyError) -> BibliographyContents {
        guard let format = BibliographyFormat.detect(bytes) else {
            throw bytes.allSatisfy(\.isBlank) ? .empty(name) : .unknownFormat(name)
        }
        var notices = Notices(file: name)
        let entries: [BibliographyEntry]
        switch format {
        case .bibtex: entries = BibTeXReader(knowledge: knowledge).entries(of: bytes, notices: &notices)
        case .cslJSON: entries = CSLReader(knowledge: knowledge).entries(of: bytes, notices: &notices)
        default:
            entries = TaggedReader(format: format, knowledge: knowledge).entries(of: bytes, notices: &notices)
        }
        if entries.isEmpty, notices.diagnostics.isEmpty { throw .empty(name) }
        return BibliographyContents(format: format, entries: entries, diagnostics: notices.diagnostics)
    }
}
