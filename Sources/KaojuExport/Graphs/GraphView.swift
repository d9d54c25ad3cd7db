import KaojuRecords
import KaojuText
import KaojuXML

/// Which graph of a finished build is exported.
package enum GraphView: String, Sendable, CaseIterable {
    /// Concepts, and what is claimed between them: the build's `graph.graphml`.
    case concepts
    /// Claims as nodes between their subject and their object, with the works that they cite.
    case claims
    /// Documents and the works that they cite.
    case citations
    /// All of these.
    case full
}

/// Makes graphs of the files of a finished build.
package struct GraphReader: Sendable {
    private let folder: BuildFolder

    /// A reader of the build in a folder; nothing is read yet.
    package init(_ folder: BuildFolder) { self.folder = folder }

    /// The graph of a view. Errors: `export.read` where a file of the build is missing or damaged. O(n).
    package func graph(_ view: GraphView) throws(ExportError) -> PropertyGraph {
        var builder = GraphBuilder(view: view)
        if view != .citations {
            let concepts = try ConceptGraphFile.graph(folder.path + "/graph.graphml")
            if view == .concepts { return concepts }
            builder.add(concepts: concepts, withEdges: view == .full)
            for claim in try read(folder.claims) { builder.add(claim) }
        }
        for reference in try read(folder.references) { builder.add(reference, cites: view != .claims) }
        return builder.graph
    }

    private func read<Record>(_ records: () throws(RecordError) -> [Record]) throws(ExportError) -> [Record] {
        do throws(RecordError) { return try records() } catch { throw ExportError(error) }
    }
}
