import KaojuText

/// A file to be read, and the name of its document.
package struct InputFile: Sendable, Hashable {
    /// Where to open it.
    package var path: String
    /// The document's name as the contract defines it: `/` between components, in NFC.
    package var name: String

    /// Creates an input.
    package init(path: String, name: String) {
        self.path = path
        self.name = name
    }
}

/// Why the inputs as a whole cannot be used; it stops the build before it starts.
package struct InputError: Error, Sendable, Hashable {
    /// `input.collision` or `encoding.unknown-name`.
    package var code: String
    /// The paths concerned, in order; empty where the error is not about a path.
    package var paths: [String]
    /// What is wrong.
    package var cause: LocalizedText
    /// What the user can do.
    package var advice: LocalizedText

    /// Creates an error.
    package init(code: String, paths: [String] = [], cause: LocalizedText, advice: LocalizedText) {
        self.code = code
        self.paths = paths
        self.cause = cause
        self.advice = advice
    }
}
