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
        /// Its line in the table, from 1.
        package var line: Int
    }

    /// A question on which the sources of a document disagree.
    package struct Controversy: Sendable, Hashable {
        package var document: String
        package var id: String
        package var subject: String
        package var object: String
        package var supporting: Set<String>
        package var opposing: Set<String>
        /// Its line in the table, from 1.
        package var line: Int
    }

    package var concepts: [Concept]
    package var relations: [Relation]
    package var controversies: [Controversy]

    /// The predicates that relations may have.
    package static let predicates = Direction.predicates

    /// Where the tables are.
    let folder: String

    /// Reads the tables of a folder. Errors: `gold.missing`, `gold.line`, `gold.cell`, `gold.concept`, with file and line. O(n).
    package init(folder: String) throws(EvaluationError) {
        self.folder = folder
        var known: [String: Int] = [:]
        concepts = try GoldTable("concepts.tsv", in: folder, columns: 3).map { row throws(EvaluationError) in
            let concept = Concept(id: try row.text(0, "id"), type: row[1], aliases: row.list(2))
            if concept.aliases.isEmpty { throw row.fault(2, "names joined by |", zh: "以 | 分隔的名称") }
            if let first = known.updateValue(row.line, forKey: concept.id) {
                throw row.fault(0, "an id that line \(first) has not", zh: "与第 \(first) 行不同的 id")
            }
            return concept
        }
        func concept(_ row: GoldTable.Row, _ index: Int) throws(EvaluationError) -> String {
            guard known[row[index]] != nil else { throw .concept(row[index], row.place) }
            return row[index]
        }
        relations = try GoldTable("relations.tsv", in: folder, columns: 7).map { row throws(EvaluationError) in
            guard Direction(predicate: row[2]) != nil else {
                throw row.fault(2, "one of " + Direction.predicates.joined(separator: ", "))
            }
            return Relation(
                document: try row.text(0, "document"), subject: try concept(row, 1), predicate: row[2],
                object: try concept(row, 3), numbers: try row.numbers(4), attributes: try row.attributes(5),
                quote: try row.text(6, "quotation"), line: row.line)
        }
        controversies = try GoldTable("controversies.tsv", in: folder, columns: 7...8, isOptional: true).map {
            row throws(EvaluationError) in
            Controversy(
                document: try row.text(0, "document"), id: row[1], subject: try concept(row, 2),
                object: try concept(row, 3), supporting: try row.numbers(5), opposing: try row.numbers(6),
                line: row.line)
        }
    }
}
