import Foundation
import KaojuTerminology
import KaojuText

/// Takes curated terms (`lexicon-candidates.tsv`, `terms.tsv`) into a table of a user's own.
public struct LexiconAddition: Sendable {
    /// How many lines were taken in, and how.
    public struct Summary: Sendable, Hashable {
        /// Concepts that the table did not have.
        public var added = 0
        /// Lines whose names went to a concept that a lexicon has.
        public var extended = 0
        /// Terms that are never to be recognised again.
        public var rejected = 0
        /// Lines that nobody decided on.
        public var undecided = 0
    }

    /// What a curator wrote of a term.
    private enum Status: String {
        case accept, ambiguous, reject, new, known

        init?(_ text: String) {
            switch text.lowercased() {
            case "accept", "accepted", "yes", "y", "接受", "是": self = .accept
            case "ambiguous", "歧义", "多义": self = .ambiguous
            case "reject", "rejected", "no", "n", "拒绝", "否": self = .reject
            case "new", "", "新": self = .new
            case "known", "已有": self = .known
            default: return nil
            }
        }
    }

    /// A table's line under construction.
    private struct Line {
        var id = ""
        var category = ""
        var zh = ""
        var en = ""
        var synonymsZh: [String] = []
        var synonymsEn: [String] = []
        var abbreviations: [String] = []
        var parents = ""

        var text: String {
            [
                id, category, zh, en, synonymsZh.joined(separator: "|"), synonymsEn.joined(separator: "|"),
                abbreviations.joined(separator: "|"), parents,
            ].joined(separator: "\t")
        }

        init() {}

        init(_ cells: [String]) {
            func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
            func list(_ index: Int) -> [String] { cell(index).split(separator: "|").map { $0.trimmed() } }
            (id, category, zh, en) = (cell(0), cell(1), cell(2), cell(3))
            (synonymsZh, synonymsEn, abbreviations, parents) = (list(4), list(5), list(6), cell(7))
        }

        /// Adds a name unless the line has it.
        mutating func add(_ name: String, isAbbreviation: Bool, isAmbiguous: Bool) {
            let name = name.trimmed()
            let key = name.squeezed
            let symbols = abbreviations.map { $0.hasPrefix("?") ? String($0.dropFirst()) : $0 }
            let known = [zh, en] + synonymsZh + synonymsEn + symbols
            guard !name.isEmpty, !known.contains(where: { $0.squeezed == key }) else { return }
            if isAbbreviation {
                abbreviations.append(isAmbiguous ? "?" + name : name)
            } else if name.utf8.contains(where: { $0 >= 0xE3 && $0 <= 0xE9 }) {
                if zh.isEmpty { zh = name } else { synonymsZh.append(name) }
            } else {
                if en.isEmpty { en = name } else { synonymsEn.append(name) }
            }
        }
    }

    private let table: String
    private let lexicon: Lexicon
    /// The table's lines, comments and empty ones among them.
    private var lines: [String] = []
    /// The concepts of the table by id: the line's index.
    private var places: [String: Int] = [:]
    /// What was done so far.
    public private(set) var summary = Summary()

    /// An addition to the table at this path, which need not be there yet. Concepts of the built-in lexicon and of `lexicons`
    /// that a line names by id keep their preferred names.
    /// - Throws: `BuildError` where the table or a lexicon cannot be used.
    public init(to table: String, lexicons: [String] = []) throws(BuildError) {
        self.table = table
        let isThere = FileManager.default.fileExists(atPath: table)
        lexicon = try UserTables(paths: lexicons + (isThere ? [table] : [])).lexicon()
        guard isThere, let data = FileManager.default.contents(atPath: table) else { return }
        lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
        while lines.last == "" { lines.removeLast() }
        for (index, line) in lines.enumerated() where !line.hasPrefix("#") && line.contains("\t") {
            let id = String(line.prefix { $0 != "\t" })
            if !id.isEmpty { places[id] = index }
        }
    }

    /// Takes in the decided lines of a curated table. O(lines).
    /// - Throws: `BuildError` of the kind `usage`: `lexicon.unreadable`, `lexicon.encoding`, `lexicon.columns` for a table without
    ///   the columns, or with a word in the first that is no decision, `lexicon.category`, `lexicon.no-name`,
    ///   `lexicon.identifier`.
    public mutating func add(_ path: String) throws(BuildError) {
        let bytes: [UInt8]
        do throws(LexiconError) { bytes = try UserTables.contents(path) } catch { throw BuildError(error) }
        if let line = Table.malformedLine(in: bytes) {
            throw failure(.encoding, path, line, found: "…", zh: "UTF-8 编码的文本", en: "text in UTF-8")
        }
        let rows = Table(bytes).rows
        guard let head = rows.first, head[0] == "status", head.cells.contains("id"),
            head.cells.contains("name") || head.cells.contains("zh")
        else {
            throw failure(
                .columns, path, rows.first?.line ?? 1, found: rows.first?[0] ?? "",
                zh: "以 status、id、category 等为列名的首行（见 lexicon-candidates.tsv、terms.tsv）",
                en:
                    "a first line with the columns' names: status, id, category, … (as in lexicon-candidates.tsv and terms.tsv)"
            )
        }
        for row in rows.dropFirst() {
            guard let status = Status(row[0]) else {
                throw failure(
                    .columns, path, row.line, found: row[0], zh: "accept、ambiguous、reject 或 new",
                    en: "accept, ambiguous, reject or new")
            }
            guard row.cells.count <= head.cells.count else {
                throw failure(
                    .columns, path, row.line, found: "\(row.cells.count) columns", zh: "首行所列的 \(head.cells.count) 列",
                    en: "the \(head.cells.count) columns that the first line names")
            }
            func cell(_ name: String) -> String { head.cells.firstIndex(of: name).map { row[$0] } ?? "" }
            func list(_ name: String) -> [String] { head.cells.firstIndex(of: name).map { row.list($0) } ?? [] }
            switch status {
            case .new: summary.undecided += 1
            case .known: continue
            case .reject:
                reject(
                    cell("id"), [cell("name"), cell("zh"), cell("en")] + list("synonyms") + list("abbreviations"))
            case .accept, .ambiguous:
                try accept(
                    id: cell("id"), category: cell("category"),
                    names: [cell("name"), cell("zh"), cell("en")] + list("synonyms"),
                    abbreviations: list("abbreviations"), isAmbiguous: status == .ambiguous, path, row.line)
            }
        }
    }

    private func failure(
        _ code: LexiconError.Code, _ path: String, _ line: Int, found: String, zh: String, en: String
    ) -> BuildError {
        BuildError(
            LexiconError(
                code: code, file: path, line: line, found: found, expected: LocalizedText(zh: zh, en: en)))
    }

    private mutating func reject(_ id: String, _ names: [String]) {
        var line = Line()
        line.id = id
        line.category = LexiconTable.noCategory
        for name in names { line.add(name, isAbbreviation: false, isAmbiguous: false) }
        put(line)
        summary.rejected += 1
    }

    private mutating func accept(
        id: String, category: String, names: [String], abbreviations: [String], isAmbiguous: Bool, _ path: String,
        _ number: Int
    ) throws(BuildError) {
        var line = Line()
        var isKnown = false
        if let place = places[id] {
            line = Line(lines[place].split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
            isKnown = line.category != LexiconTable.noCategory
        }
        if !isKnown, let concept = lexicon.concept(id: id), concept.category != "biolink:" + LexiconTable.noCategory {
            // The names of the layers below stay preferred.
            line = Line([id, Self.plain(concept.category), concept.zh, concept.en])
            isKnown = true
        }
        if !isKnown {
            line = Line()
            line.id = id
            line.category = Self.plain(category)
        }
        guard LexiconTable.categories.contains(line.category) else {
            let known = LexiconTable.categories.sorted()
            throw failure(
                .category, path, number, found: line.category,
                zh: "Biolink 类别之一:\(known.joined(separator: "、"))",
                en: "one of the Biolink categories \(known.joined(separator: ", "))")
        }
        for name in names { line.add(name, isAbbreviation: false, isAmbiguous: isAmbiguous) }
        for name in abbreviations { line.add(name, isAbbreviation: true, isAmbiguous: isAmbiguous) }
        guard !line.zh.isEmpty || !line.en.isEmpty || !line.abbreviations.isEmpty else {
            throw failure(.noName, path, number, found: id, zh: "至少一个名称", en: "a name")
        }
        guard id.isEmpty || LexiconTable.isIdentifier(id) else {
            throw failure(
                .identifier, path, number, found: id, zh: "形如 MESH:D002118 的 CURIE,或留空",
                en: "a CURIE like MESH:D002118, or nothing")
        }
        // A line needs a preferred name.
        if line.zh.isEmpty, line.en.isEmpty {
            let first = line.abbreviations.removeFirst()
            line.en = first.hasPrefix("?") ? String(first.dropFirst()) : first
        }
        put(line)
        if isKnown { summary.extended += 1 } else { summary.added += 1 }
    }

    private static func plain(_ category: String) -> String {
        category.hasPrefix("biolink:") ? String(category.dropFirst("biolink:".count)) : category
    }

    private mutating func put(_ line: Line) {
        if let place = places[line.id] {
            lines[place] = line.text
        } else {
            if !line.id.isEmpty { places[line.id] = lines.count }
            lines.append(line.text)
        }
    }

    /// Writes the table, which appears when it is complete; it is read back first, so that a line which no build could use is an
    /// error here. O(bytes).
    /// - Throws: `BuildError` of the kind `usage` for such a line, `output` where the file cannot be written.
    public func write() throws(BuildError) {
        var text = lines
        if places.isEmpty || !text.contains(where: { $0.hasPrefix("#") }) {
            text.insert("# id\tcategory\tzh\ten\tzh synonyms\ten synonyms\tabbreviations\tparents", at: 0)
        }
        let bytes = Array((text.joined(separator: "\n") + "\n").utf8)
        do throws(LexiconError) {
            _ = try Lexicon.builtIn.adding([try LexiconTable(file: table, bytes: bytes)])
        } catch {
            throw BuildError(error)
        }
        try unsafe LexiconFile(path: table).write { sink in unsafe bytes.withUnsafeBytes(sink) }
    }
}
