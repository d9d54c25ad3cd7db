import KaojuText

/// Why a table of terms could not be used: where it is wrong, and what was expected there.
public struct LexiconError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: String, Sendable {
        /// The bytes are not UTF-8.
        case encoding = "lexicon.encoding"
        /// A line has too few or too many cells.
        case columns = "lexicon.columns"
        /// The id is no CURIE.
        case identifier = "lexicon.identifier"
        /// The category is none of the Biolink Model's that Kaoju knows.
        case category = "lexicon.category"
        /// A line has neither a Chinese nor an English name.
        case noName = "lexicon.no-name"
        /// A parent is no preferred name of any table.
        case parent = "lexicon.parent"
    }

    /// What is wrong.
    public var code: Code
    /// The name of the file.
    public var file: String
    /// The line's number, from 1.
    public var line: Int
    /// What stands there.
    public var found: String
    /// What was expected, in both languages.
    public var expected: LocalizedText

    /// Creates an error.
    public init(code: Code, file: String, line: Int, found: String, expected: LocalizedText) {
        self.code = code
        self.file = file
        self.line = line
        self.found = found
        self.expected = expected
    }

    /// The error in one line: place, what stands there, what was expected.
    public var message: LocalizedText {
        LocalizedText(
            zh: "\(file):\(line): 此处为「\(found)」,应为\(expected.zh)",
            en: "\(file):\(line): found “\(found)”, expected \(expected.en)")
    }

    /// Code and message, for logs.
    public var description: String { "\(code.rawValue): \(message.en)" }
}
