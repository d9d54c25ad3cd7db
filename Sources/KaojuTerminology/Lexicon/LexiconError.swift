import KaojuMatching
import KaojuText

/// Why a lexicon could not be used: where it is wrong, and what was expected there.
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
        /// The file cannot be read.
        case unreadable = "lexicon.unreadable"
        /// The file is no compiled lexicon.
        case foreign = "lexicon.foreign"
        /// The compiled lexicon was made by another version, or with other spelling tables.
        case version = "lexicon.version"
        /// The compiled lexicon is cut off, or its header is wrong.
        case size = "lexicon.size"
        /// The compiled lexicon was changed after it was written.
        case damaged = "lexicon.damaged"
        /// The file is in none of the formats that can be imported.
        case format = "lexicon.format"
        /// A line or an element is not as the format says.
        case syntax = "lexicon.syntax"
    }

    /// What is wrong.
    public var code: Code
    /// The name of the file.
    public var file: String
    /// The line's number, from 1; 0 where the whole file is meant.
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
        let place = line > 0 ? "\(file):\(line)" : file
        let found = String(found.prefix(60))
        return LocalizedText(
            zh: "\(place):此处为「\(found)」,应为\(expected.zh)",
            en: "\(place): found “\(found)”, expected \(expected.en)")
    }

    /// Code and message, for logs.
    public var description: String { "\(code.rawValue): \(message.en)" }
}

extension LexiconError {
    /// Why a compiled lexicon is refused.
    package init(_ problem: SectionedFile.Problem, file: String) {
        let again = LocalizedText(
            zh: "本版本编译的词典(请用 kaoju lexicon import 重新编译)",
            en: "one compiled by this version (compile it again with kaoju lexicon import)")
        let whole = LocalizedText(
            zh: "完整的词典文件(请重新复制或重新编译)", en: "the whole file (copy it again, or compile it again)")
        switch problem {
        case .foreign:
            self.init(
                code: .foreign, file: file, line: 0, found: "another kind of file",
                expected: LocalizedText(
                    zh: "kaoju lexicon import 编译的词典", en: "a lexicon compiled by kaoju lexicon import"))
        case .version(let version):
            self.init(code: .version, file: file, line: 0, found: "version \(version)", expected: again)
        case .key: self.init(code: .version, file: file, line: 0, found: "other spelling tables", expected: again)
        case .size(let expected, let found):
            self.init(code: .size, file: file, line: 0, found: "\(found) of \(expected) bytes", expected: whole)
        case .section(let name):
            self.init(code: .size, file: file, line: 0, found: "section \(name) out of bounds", expected: whole)
        case .checksum: self.init(code: .damaged, file: file, line: 0, found: "another checksum", expected: whole)
        case .content(let what):
            self.init(code: .damaged, file: file, line: 0, found: "a wrong index: \(what)", expected: whole)
        }
    }
}
