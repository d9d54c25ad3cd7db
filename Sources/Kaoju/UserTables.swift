import Foundation
import KaojuTerminology
import KaojuText

/// The tables of terms that a user adds to the built-in lexicon.
struct UserTables: Sendable {
    /// Where the tables are.
    let paths: [String]

    /// The built-in lexicon and these tables. O(bytes).
    /// - Throws: `BuildError` of the kind `usage`: `lexicon.unreadable`, or the code of the table's error.
    func lexicon() throws(BuildError) -> Lexicon {
        if paths.isEmpty { return .builtIn }
        var files: [(String, [UInt8])] = []
        for path in paths {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw .usage(
                    "lexicon.unreadable",
                    LocalizedText(zh: "\(path)：词表不能读取", en: "\(path): the lexicon cannot be read"),
                    LocalizedText(zh: "请检查路径和权限", en: "Check the path and the permissions"))
            }
            files.append((path, Array(data)))
        }
        do throws(LexiconError) {
            var tables: [LexiconTable] = []
            for (path, bytes) in files { tables.append(try LexiconTable(file: path, bytes: bytes)) }
            return try Lexicon.builtIn(adding: tables)
        } catch {
            throw BuildError(kind: .usage, code: error.code.rawValue, message: error.message)
        }
    }
}
