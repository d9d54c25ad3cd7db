import Foundation
import KaojuGraph
import KaojuIngestion
import KaojuText

/// Shows how one text is read, stage by stage: for people who write terms and rules.
public struct Inspection: Sendable {
    /// What can be looked at.
    public enum Stage: String, Sendable, CaseIterable {
        /// Sections, blocks, sentences and clauses of the repaired text.
        case segments
        /// The style of citing, the markers with the entries that they lead to, the reference list.
        case citations
        /// The concepts that the text names, with their places in it.
        case mentions
        /// The claims, with their words and what stands behind them.
        case claims
    }

    private let analyzer: DocumentAnalyzer
    private let reader: DocumentReader

    /// An inspection with the built-in lexicon and the user's tables.
    /// - Parameter encoding: the encoding of the text; nil to detect it.
    /// - Throws: `BuildError` where a table or the encoding's name cannot be used.
    public init(adding tables: [String] = [], encoding: String? = nil) throws(BuildError) {
        analyzer = DocumentAnalyzer(lexicon: try UserTables(paths: tables).lexicon())
        reader = try DocumentReader(encodingNamed: encoding)
    }

    /// What a stage makes of a file, in lines for people.
    /// - Throws: `BuildError` of the kind `input` where the file cannot be read.
    public func lines(of stage: Stage, file path: String) throws(BuildError) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try lines(of: stage) { () throws(ReadingError) in try reader.read(InputFile(path: path, name: name)) }
    }

    /// What a stage makes of bytes, in lines for people; the name decides what is read as Markdown.
    /// - Throws: `BuildError` of the kind `input` where the bytes are no text.
    public func lines(of stage: Stage, bytes: [UInt8], named name: String) throws(BuildError) -> String {
        try lines(of: stage) { () throws(ReadingError) in
            try reader.documents(of: bytes, InputFile(path: name, name: name))
        }
    }

    private func lines(
        of stage: Stage, reading: () throws(ReadingError) -> [Document]
    ) throws(BuildError) -> String {
        let documents: [Document]
        do throws(ReadingError) {
            documents = try reading()
        } catch {
            throw .about(
                .input, error.code,
                LocalizedText(zh: "\(error.path)：\(error.cause.zh)", en: "\(error.path): \(error.cause.en)"),
                error.advice)
        }
        return documents.map { lines(of: stage, $0, isNamed: documents.count > 1) }.joined()
    }

    /// What a stage makes of one document; of several, each begins with its name.
    private func lines(of stage: Stage, _ document: Document, isNamed: Bool) -> String {
        let analysis = analyzer.analysis(of: document)
        let lines =
            switch stage {
            case .segments: Self.segments(of: analysis)
            case .citations: Self.citations(of: analysis)
            case .mentions: Self.mentions(of: analysis)
            case .claims: Self.claims(of: analysis)
            }
        return ((isNamed ? ["== " + document.name] : []) + lines).map { $0 + "\n" }.joined()
    }
}
