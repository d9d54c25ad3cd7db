import KaojuGraph
import KaojuRecords
import KaojuText

/// What a reader of a report is told of a reference: who and when.
package struct Bibliography: Sendable {
    private var byReference: [String: String] = [:]

    /// An empty bibliography.
    package init() {}

    /// The bibliography of all documents' references. O(references).
    package init(_ documents: [DocumentEvidence]) {
        for document in documents { add(document) }
    }

    /// Adds one document's references.
    package mutating func add(_ document: DocumentEvidence) {
        for reference in document.references {
            add(reference.id, reference.author, reference.year)
        }
    }

    private mutating func add(_ reference: String, _ author: String, _ year: Int?) {
        guard let year else {
            if !author.isEmpty { byReference[reference] = author }
            return
        }
        byReference[reference] = author.isEmpty ? "\(year)" : "\(author) \(year)"
    }

    /// The bibliography of a finished build. O(references).
    package init(_ references: [ReferenceRecord]) {
        for reference in references {
            let author = reference.author?.first.map { $0.family ?? $0.literal ?? "" } ?? ""
            add(reference.id, author, reference.year)
        }
    }

    /// «Pasch 2008», as far as the entry says; nil where nothing is known.
    package subscript(reference: String) -> String? { byReference[reference] }
}
