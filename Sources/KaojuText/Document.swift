/// One input file as text: what `text/<document>.txt` holds, and where it came from.
public struct Document: Sendable {
    /// How the text is marked up.
    public enum Format: String, Sendable {
        /// Plain text, as it comes out of a PDF or an editor.
        case plainText = "text"
        /// Markdown.
        case markdown
        /// Text that was taken out of XML, HTML or JSON; `markup` knows its structure.
        case extracted
    }

    /// The document's name as the contract defines it: the relative path with `/`, in NFC.
    public let name: String
    /// The text in UTF-8: the input's own bytes where they are valid UTF-8, else the decoded or extracted text.
    public let text: [UInt8]
    /// How the text is marked up.
    public let format: Format
    /// The encoding that the file was read in, as an IANA name in lower case (`utf-8`, `gb18030`, …).
    public let encoding: String
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    public let digest: String
    /// What reading noticed.
    public let diagnostics: [Diagnostic]
    /// The bibliographies beside the document, those that are its own first.
    package var bibliographies: [DocumentBibliography] = []
    /// What the markup says of the text's structure; nil for plain text and Markdown.
    package let markup: Markup?

    /// Creates a document.
    public init(
        name: String, text: [UInt8], format: Format = .plainText, encoding: String = "utf-8", digest: String,
        diagnostics: [Diagnostic] = []
    ) {
        self.name = name
        self.text = text
        self.format = format
        self.encoding = encoding
        self.digest = digest
        self.diagnostics = diagnostics
        markup = nil
    }

    /// Creates a document of text that was taken out of markup.
    package init(
        name: String, text: [UInt8], markup: Markup, encoding: String, digest: String, diagnostics: [Diagnostic]
    ) {
        self.name = name
        self.text = text
        format = .extracted
        self.encoding = encoding
        self.digest = digest
        self.diagnostics = diagnostics
        self.markup = markup
    }
}

/// A bibliography that a document uses.
package struct DocumentBibliography: Sendable {
    /// How close it is to the document.
    package enum Relation: Sendable, Hashable {
        /// A file of the document's own name: its reference list.
        case own
        /// The only bibliography beside the only document of a folder: its list, or a part of a library.
        case only
        /// One that other documents use too.
        case shared
    }

    package var library: BibliographyLibrary
    package var relation: Relation

    package init(library: BibliographyLibrary, relation: Relation) {
        self.library = library
        self.relation = relation
    }
}
