import KaojuText

/// Why a build, or another command, could not go on.
public struct BuildError: Error, Sendable, CustomStringConvertible {
    /// Whose fault it is; decides the exit code.
    public enum Kind: Sendable {
        /// The arguments, a lexicon or a rule file are wrong.
        case usage
        /// A file that a command works on could not be read.
        case input
        /// The output could not be written.
        case output
    }

    /// Whose fault it is.
    public var kind: Kind
    /// A stable dotted code.
    public var code: String
    /// What happened and what to do, in both languages.
    public var message: LocalizedText

    /// Creates an error.
    public init(kind: Kind, code: String, message: LocalizedText) {
        self.kind = kind
        self.code = code
        self.message = message
    }

    /// The English wording.
    public var description: String { "\(message.en) [\(code)]" }
}

/// The release that this is.
public enum Release {
    /// The version that `build.json` names.
    public static let version = "0.1.0"
}

extension BuildError {
    /// An error of a lexicon or an input, with its cause and what to do.
    static func usage(
        _ code: String, _ cause: LocalizedText, _ advice: LocalizedText = LocalizedText(zh: "", en: "")
    ) -> BuildError {
        about(.usage, code, cause, advice)
    }

    /// An error of any kind, with its cause and what to do.
    static func about(
        _ kind: Kind, _ code: String, _ cause: LocalizedText, _ advice: LocalizedText
    ) -> BuildError {
        BuildError(
            kind: kind, code: code,
            message: LocalizedText(
                zh: [cause.zh, advice.zh].filter { !$0.isEmpty }.joined(separator: "。"),
                en: [cause.en, advice.en].filter { !$0.isEmpty }.joined(separator: ". ")))
    }
}
