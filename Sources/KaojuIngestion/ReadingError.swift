import KaojuText

/// Why one input did not become a document: the code, the place, the cause and what to do about it.
///
/// It never stops a build. With severity `info` nothing is wrong: the file is of a kind that is not a document.
package struct ReadingError: Error, Sendable, Hashable {
    /// A stable dotted code, for example `format.pdf` or `input.missing`.
    package var code: String
    /// `error` where content was lost, `info` where a file was left aside on purpose.
    package var severity: Diagnostic.Severity
    /// The path as it was opened; not for output files, which hold no absolute path.
    package var path: String
    /// The name that the document would have; for a folder or a missing input, its last component or relative path.
    package var name: String
    /// What is wrong, without the path.
    package var cause: LocalizedText
    /// What the user can do.
    package var advice: LocalizedText

    /// Creates an error.
    package init(
        code: String, severity: Diagnostic.Severity = .error, path: String, name: String, cause: LocalizedText,
        advice: LocalizedText
    ) {
        self.code = code
        self.severity = severity
        self.path = path
        self.name = name
        self.cause = cause
        self.advice = advice
    }

    /// Whether the file was left aside on purpose, so that it counts as no failure.
    package var isSkip: Bool { severity == .info }

    /// The error as `build.json` reports it: cause and advice, no path.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: code, severity: severity, document: name,
            message: LocalizedText(zh: cause.zh + "。" + advice.zh + "。", en: cause.en + ". " + advice.en + "."))
    }
}
