import Foundation
import KaojuExport
import KaojuIngestion
import KaojuText

/// What the result of a document depends on beside its own bytes, as digests: the program with its rules and its lexicon,
/// the user's tables, model and encoding, the bibliographies that it cites from.
struct BuildSetup: Sendable {
    /// Of everything that is the same for all documents.
    private let common: String
    /// Of the bibliographies, by name.
    private let bibliographies: [String: String]
    private let shelf: BibliographyShelf

    /// Reads the user's files once more. O(bytes of these).
    init(_ options: Build.Options, shelf: BibliographyShelf) {
        self.shelf = shelf
        var parts = ["results 1", Release.version, Self.executable, "encoding " + (options.encoding ?? "")]
        parts += options.lexicons.map { "lexicon " + Self.digest($0) }
        parts += options.model.map { ["model " + Self.digest($0)] } ?? []
        common = Digest.sha256(Array(parts.joined(separator: "\u{1F}").utf8))
        var bibliographies: [String: String] = [:]
        for file in shelf.files { bibliographies[file.name, default: ""] += file.digest }
        self.bibliographies = bibliographies
    }

    /// What the results of a file with these bytes are stored under: its name is a part of them.
    func key(of input: InputFile, digest: String) -> String {
        var parts = [common, input.name, digest]
        for bibliography in shelf.bibliographies(of: input.name) {
            parts.append("\(bibliography.relation) \(bibliographies[bibliography.library.file] ?? "")")
        }
        return Digest.sha256(Array(parts.joined(separator: "\u{1F}").utf8))
    }

    /// Of all that goes into a build but the bytes of its documents.
    func key(of options: Build.Options, inputs: [InputFile], failures: [Diagnostic]) -> String {
        var parts = [common, options.language?.rawValue ?? "", "\(options.top)"]
        parts += options.weights.map { ["weights " + Self.digest($0)] } ?? []
        // The manifest names the user's files.
        parts += options.lexicons + [options.model ?? "", options.weights ?? ""]
        parts += shelf.files.map { "\($0.name) \($0.digest) \($0.encoding)" }
        parts += failures.map { "\($0.code) \($0.document) \($0.message.en)" }
        for input in inputs {
            parts.append(input.name)
            parts += shelf.bibliographies(of: input.name).map { "\($0.relation) \($0.library.file)" }
        }
        return Digest.sha256(Array(parts.joined(separator: "\u{1F}").utf8))
    }

    /// What all results depend on beside documents and bibliographies.
    var program: String { common }

    /// Of what the topics of a corpus depend on beside its documents.
    func key(ofTopicsIn language: Language, by weights: String?) -> String {
        Digest.sha256(
            Array([common, language.rawValue, weights.map(Self.digest) ?? ""].joined(separator: "\u{1F}").utf8))
    }

    /// What tells this program from any other version of it. Its own file is as good as a digest of it, and quicker.
    private static let executable: String = {
        for path in ["/proc/self/exe", CommandLine.arguments.first ?? ""] {
            if let identity = FileIdentity(path: path) { return "\(identity)" }
        }
        return ""
    }()

    private static func digest(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { Digest.sha256([UInt8]($0)) } ?? ""
    }
}
