import Foundation
import KaojuGraph
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

    /// The built-in weights of evidence with those of a user's table; the built-in ones where there is none. O(n).
    /// - Throws: `BuildError` of the kind `usage`: `weights.unreadable`, `weights.name`, `weights.value`,
    ///   `weights.repeated`.
    static func weights(_ path: String?) throws(BuildError) -> EvidenceWeights {
        guard let path else { return .builtIn }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .usage(
                "weights.unreadable",
                LocalizedText(zh: "无法读取权重表 \(path)", en: "Cannot read the table of weights \(path)"),
                LocalizedText(zh: "请检查路径和权限", en: "Check the path and the permissions"))
        }
        do throws(EvidenceWeights.TableError) {
            return try EvidenceWeights.builtIn.overridden(by: Array(data))
        } catch {
            let found = String(error.found.prefix(60))
            let place = "\(path):\(error.line)"
            switch error.fault {
            case .name:
                throw .usage(
                    "weights.name",
                    LocalizedText(
                        zh: "\(place)：「\(found)」既不是研究类型，也不是确定程度",
                        en: "\(place): \"\(found)\" is neither a study design nor a certainty"),
                    LocalizedText(
                        zh: "名称见 docs/evidence.md（如 rct、in_vitro、hedged）",
                        en: "Take a name of docs/evidence.md, such as rct, in_vitro or hedged"))
            case .value:
                throw .usage(
                    "weights.value",
                    LocalizedText(zh: "\(place)：「\(found)」不是权重", en: "\(place): \"\(found)\" is no weight"),
                    LocalizedText(
                        zh: "请在制表符后写一个大于 0、不大于 1 的数", en: "Write a number above 0 and at most 1 behind a tab"))
            case .repeated(let line):
                throw .usage(
                    "weights.repeated",
                    LocalizedText(
                        zh: "\(place)：第 \(line) 行已有「\(found)」", en: "\(place): line \(line) has \"\(found)\" already"),
                    LocalizedText(zh: "每个名称只写一行", en: "Write one line for each name"))
            }
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
