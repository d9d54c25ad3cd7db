import Foundation
import KaojuText

/// A table of a gold standard, read strictly: figures that come of a mistyped table are worse than none.
struct GoldTable {
    /// One line, whose cells are checked as they are taken.
    struct Row {
        fileprivate let row: Table.Row
        fileprivate let path: String

        /// The line's number, from 1.
        var line: Int { row.line }
        /// File and line.
        var place: String { "\(path):\(row.line)" }

        /// The cell, or an empty text where the row is shorter.
        subscript(index: Int) -> String { row[index] }

        /// The parts of a cell joined by `|`.
        func list(_ index: Int) -> [String] { row.list(index) }

        /// A cell that must not be empty.
        func text(_ index: Int, _ what: String) throws(EvaluationError) -> String {
            if row[index].isEmpty { throw fault(index, "a text: " + what, zh: "非空的 " + what) }
            return row[index]
        }

        /// Numbers of citations, joined by commas; `-` or nothing for none.
        func numbers(_ index: Int) throws(EvaluationError) -> Set<String> {
            let parts = row[index].split(separator: ",").map { $0.trimmed() }.filter { !$0.isEmpty && $0 != "-" }
            guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
                throw fault(index, "numbers joined by commas", zh: "以逗号分隔的编号")
            }
            return Set(parts)
        }

        /// `key=value`, joined by semicolons.
        func attributes(_ index: Int) throws(EvaluationError) -> [String: String] {
            var out: [String: String] = [:]
            for part in row[index].split(separator: ";") where !part.trimmed().isEmpty {
                let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard pair.count == 2 else { throw fault(index, "key=value, joined by ;", zh: "以 ; 分隔的 键=值") }
                out[pair[0].trimmed()] = pair[1].trimmed()
            }
            return out
        }

        /// That a cell is not what was expected.
        func fault(_ index: Int, _ expected: String, zh: String? = nil) -> EvaluationError {
            .cell(place, index + 1, found: row[index], expected: expected, zh: zh ?? expected)
        }
    }

    private let rows: [Row]

    /// Reads a table; one that need not be there is empty where it is not. Errors: `gold.missing`, `gold.line`. O(n).
    init(
        _ name: String, in folder: String, columns: ClosedRange<Int>, isOptional: Bool = false
    ) throws(EvaluationError) {
        let path = folder + "/" + name
        if isOptional, !FileManager.default.fileExists(atPath: path) {
            rows = []
            return
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw .missing(path) }
        let bytes = Array(data)
        if let line = Table.malformedLine(in: bytes) { throw .encoding("\(path):\(line)") }
        let rows = Table(bytes).rows
        if let row = rows.first(where: { !columns.contains($0.cells.count) }) {
            throw .line("\(path):\(row.line)", columns: columns, found: row.cells.count)
        }
        self.rows = rows.map { Row(row: $0, path: path) }
    }

    /// The same for a table of one width.
    init(_ name: String, in folder: String, columns: Int) throws(EvaluationError) {
        try self.init(name, in: folder, columns: columns...columns)
    }

    /// What becomes of each row, in order.
    func map<Value>(
        _ body: (Row) throws(EvaluationError) -> Value
    ) throws(EvaluationError) -> [Value] {
        var out: [Value] = []
        for row in rows { out.append(try body(row)) }
        return out
    }
}
