import KaojuRecords
import KaojuText

/// The claims of a finished build with what belongs to them, for formats that write claim by claim.
package struct ClaimFacts: Sendable {
    /// The claims, in the file's order.
    package let claims: [ClaimRecord]
    /// Works by the ids of references.
    private let works: [String: String]
    /// What is known of each work from its first reference that knows it.
    package let references: [ReferenceRecord]

    /// Reads a build. Errors: `export.read`. O(n).
    package init(_ folder: BuildFolder) throws(ExportError) {
        do throws(RecordError) {
            claims = try folder.claims()
            references = try folder.references()
        } catch {
            throw ExportError(error)
        }
        works = references.reduce(into: [:]) { $0[$1.id] = $1.work }
    }

    /// The distinct works that a claim cites, in printed order.
    package func works(of claim: ClaimRecord) -> [String] {
        var seen: Set<String> = []
        return claim.citations.flatMap(\.references).compactMap { works[$0] }.filter { seen.insert($0).inserted }
    }
}

extension ExportError {
    /// A file of a build that cannot be used.
    init(_ error: RecordError) {
        self.init(
            code: "export.read",
            path: [error.path, error.line.map(String.init)].compactMap { $0 }.joined(separator: ":"),
            cause: error.cause, advice: error.advice)
    }
}
