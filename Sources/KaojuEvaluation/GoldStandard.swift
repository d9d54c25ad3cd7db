import Foundation
import KaojuText

/// What people say a set of documents claims: the tables of a folder.
///
/// - `concepts.tsv`: id, type, names joined by `|`.
/// - `relations.tsv`: document (the beginning of its name), subject, predicate, object, cited numbers joined by commas,
///   attributes (`ev=…;cert=…;n=…;year=…;who=…;optional=1`; `wrong=1`: the document does not say so), quotation, or its
///   place `@start-end` in squeezed characters.
/// - `controversies.tsv` (may be missing): document, id, subject, object, sign, numbers for, numbers against, quotation.
package struct GoldStandard: Sendable {
    /// A concept and the names that count as its own.
    package struct Concept: Sendable, Hashable {
        package var id: String
        package var type: String
        package var aliases: [String]
    }

    /// A claim that a document makes.
    package struct Relation: Sendable, Hashable {
        package var document: String
        package var subject: String
        package var predicate: String
        package var object: String
        package var numbers: Set<String>
        package var attributes: [String: String]
        package var quote: String
    }

    /// A question on which the sources of a document disagree.
    package struct Controversy: Sendable, Hashable {
        package var document: String
        package var id: String
        package var subject: String
        package var object: String
        package var supporting: Set<String>
        package var opposing: Set<String>
    }

    package var concepts: [Concept]
    package var relations: [Relation]
    package var controversies: [Controversy]

    /// Reads the tables of a folder. Errors: `gold.missing`, `gold.line`. O(n).
    package init(folder: String) throws(EvaluationError) {
        concepts = try Self.rows("concepts.tsv", in: folder, columns: 3).map {
            Concept(id: $0[0], type: $0[1], aliases: $0.list(2))
        }
        relations = try Self.rows("relations.tsv", in: folder, columns: 7).map { row in
            Relation(
                document: row[0], subject: row[1], predicate: row[2], object: row[3],
                numbers: Self.numbers(row[4]), attributes: Self.attributes(row[5]), quote: row[6])
        }
        let optional = FileManager.default.fileExists(atPath: folder + "/controversies.tsv")
        controversies =
            optional
            ? try Self.rows("controversies.tsv", in: folder, columns: 7).map { row in
                Controversy(
                    document: row[0], id: row[1], subject: row[2], object: row[3], supporting: Self.numbers(row[5]),
                    opposing: Self.numbers(row[6]))
            } : []
        let known = Set(concepts.map(\.id))
        let used = relations.flatMap { [$0.subject, $0.object] } + controversies.flatMap { [$0.subject, $0.object] }
        if let stranger = used.first(where: { !known.contains($0) }) { throw .concept(stranger, folder) }
    }

    private static func rows(
        _ name: String, in folder: String, columns: Int
    ) throws(EvaluationError) -> [Table.Row] {
        let path = folder + "/" + name
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path) }
        let rows = Table([UInt8](data)).rows
        for row in rows where row.cells.count < columns {
            throw .line(path, row.line, columns: columns, found: row.cells.count)
        }
        return rows
    }

    private static func numbers(_ cell: String) -> Set<String> {
        Set(cell.split(separator: ",").map { $0.trimmed() }.filter { !$0.isEmpty && $0 != "-" })
    }

    private static func attributes(_ cell: String) -> [String: String] {
        cell.split(separator: ";").reduce(into: [:]) { out, part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { out[pair[0].trimmed()] = pair[1].trimmed() }
        }
    }
}
