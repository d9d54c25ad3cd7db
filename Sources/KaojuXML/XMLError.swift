/// What went wrong while XML was written or read.
package struct XMLError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure.
    package enum Code: String, Sendable {
        /// The file or the memory for it could not be had.
        case open = "xml.open"
        /// The bytes could not be written (a full disk, a closed descriptor).
        case write = "xml.write"
        /// A call came where the document's structure does not allow it.
        case structure = "xml.structure"
        /// The bytes are not well-formed XML.
        case malformed = "xml.malformed"
        /// The bytes bring a document type, which is never read.
        case doctype = "xml.doctype"
        /// The schema itself could not be used.
        case schema = "xml.schema"
    }

    /// The kind of failure.
    package var code: Code
    /// The line in the input, where there is one.
    package var line: Int?
    /// The library's or the system's words.
    package var message: String

    /// Creates an error.
    package init(code: Code, line: Int? = nil, message: String) {
        self.code = code
        self.line = line
        self.message = message
    }

    /// Code, line and message in one line of text.
    package var description: String {
        code.rawValue + (line.map { ", line \($0)" } ?? "") + ": " + message
    }
}
