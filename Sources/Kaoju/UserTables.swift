import Foundation
import KaojuTerminology
import KaojuText

/// The lexicons that a user adds to the built-in one: tables, and compiled ones. A later one wins over an earlier one.
struct UserTables: Sendable {
    /// Where they are.
    let paths: [String]
    /// Whether the built-in lexicon lies below them.
    var isOnBuiltIn = true

    /// The built-in lexicon and these. O(bytes of the tables); compiled ones are mapped.
    /// - Throws: `BuildError` of the kind `usage`: `lexicon.unreadable`, or the code of the table's error.
    func lexicon() throws(BuildError) -> Lexicon {
        do throws(LexiconError) {
            var lexicon = isOnBuiltIn ? Lexicon.builtIn : Lexicon(layers: [])
            // Tables that follow one another are one layer, so that a line may name a parent that stands in another.
            var tables: [LexiconTable] = []
            for path in paths {
                if LexiconLayer.isOne(path: path) {
                    lexicon = try lexicon.adding(tables).adding(try LexiconLayer(path: path))
                    tables = []
                } else {
                    tables.append(try LexiconTable(file: path, bytes: try Self.contents(path)))
                }
            }
            return try lexicon.adding(tables)
        } catch {
            throw BuildError(error)
        }
    }

    /// The bytes of a file.
    static func contents(_ path: String) throws(LexiconError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LexiconError(
                code: .unreadable, file: path, line: 0, found: "no readable file",
                expected: LocalizedText(
                    zh: "可读的词表文件(请检查路径和权限)", en: "a file that may be read: check the path and the permissions"))
        }
        return Array(data)
    }
}

extension BuildError {
    /// An error of a lexicon.
    init(_ error: LexiconError) {
        self.init(kind: .usage, code: error.code.rawValue, message: error.message)
    }
}
