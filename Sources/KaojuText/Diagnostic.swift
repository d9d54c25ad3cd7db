/// Something that a stage noticed about a document: a value, never printed by the stage itself.
public struct Diagnostic: Sendable, Hashable {
    /// How much a diagnostic matters to the user.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// Worth knowing.
        case info
        /// Something was repaired or guessed.
        case warning
        /// Something could not be used.
        case error
    }

    /// A stable dotted code, for example `encoding.invalid-sequence`.
    public var code: String
    /// How much it matters.
    public var severity: Severity
    /// The document's name; empty where it concerns none.
    public var document: String
    /// The place in the document's text (UTF-8 bytes of `text/<document>.txt`), where there is one.
    public var span: ByteRange?
    /// The place in the original file's bytes, where it differs from `span`.
    public var sourceOffset: Int?
    /// What happened, in both languages.
    public var message: LocalizedText

    /// Creates a diagnostic.
    public init(
        code: String, severity: Severity = .warning, document: String, span: ByteRange? = nil,
        sourceOffset: Int? = nil, message: LocalizedText
    ) {
        self.code = code
        self.severity = severity
        self.document = document
        self.span = span
        self.sourceOffset = sourceOffset
        self.message = message
    }
}
