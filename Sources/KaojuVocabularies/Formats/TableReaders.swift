import KaojuTerminology
import KaojuText

/// Reads HGNC's table of genes, as the full download has it or a custom one.
enum HGNCReader {
    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) throws(LexiconError) {
        let titles = DelimitedText.forEachRow(bytes, reading) { row in
            let id = row["hgnc_id", "hgnc id"]
            let symbol = row["symbol", "approved symbol"]
            guard !id.isEmpty, !symbol.isEmpty else {
                reading.report(id + symbol, line: row.line, zh: "HGNC 编号和符号", en: "an HGNC id and a symbol")
                return
            }
            let status = row["status"]
            var term = VocabularyTerm(
                id: id.hasPrefix("HGNC:") ? id : "HGNC:" + id, en: row["name", "approved name"], line: row.line)
            term.isDeprecated = status.contains("ithdrawn")
            if term.en.isEmpty { term.en = symbol } else { term.names.append(.symbol(symbol)) }
            for cell in [row["alias_symbol", "alias symbols"], row["prev_symbol", "previous symbols"]] {
                for alias in items(cell) { term.names.append(.symbol(alias)) }
            }
            for cell in [row["alias_name", "alias names"], row["prev_name", "previous name"]] {
                for alias in cell.split(separator: "|") { term.names.append(.init(alias.trimmed())) }
            }
            let gene = row["entrez_id", "ncbi gene id", "ncbi gene id(supplied by ncbi)"]
            if !gene.isEmpty { term.xrefs.append("NCBIGene:" + gene) }
            for protein in items(row["uniprot_ids", "uniprot id(supplied by uniprot)"]) {
                term.xrefs.append("UniProtKB:" + protein)
            }
            reading.emit(term)
        }
        guard titles.contains(where: { $0 == "hgnc_id" || $0 == "hgnc id" }) else {
            throw reading.error(
                titles.joined(separator: ", "), line: 1, zh: "含 hgnc_id 和 symbol 的标题行",
                en: "titles with hgnc_id and symbol")
        }
    }

    private static func items(_ cell: String) -> [String] {
        cell.split { $0 == "|" || $0 == "," }.map { $0.trimmed() }.filter { !$0.isEmpty }
    }
}

/// Reads a Babelon table of translations (the Babelon schema of the Monarch Initiative): names in Chinese for the concepts
/// of an ontology, which they are merged into by id.
enum BabelonReader {
    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) throws(LexiconError) {
        let titles = DelimitedText.forEachRow(bytes, reading) { row in
            let id = VocabularyTables.standard.curie(iri: row["subject_id"])
            let text = row["translation_value"]
            if row.cells["translation_value"] == nil {
                reading.report(
                    row["subject_id"], line: row.line, zh: "标题行所列的各列", en: "the columns that the titles name")
                return
            }
            let language = row["translation_language"].lowercased()
            guard language.isEmpty || language.hasPrefix("zh") || language.hasPrefix("en"), !text.isEmpty else {
                return
            }
            guard !id.isEmpty else {
                reading.report(text, line: row.line, zh: "subject_id", en: "a subject_id")
                return
            }
            var term = VocabularyTerm(id: id, line: row.line)
            let predicate = row["predicate_id"].lowercased()
            let isLabel = predicate.isEmpty || predicate.hasSuffix("label")
            guard isLabel || predicate.contains("synonym") else { return }
            let source = row["source_value"]
            if isLabel {
                if language.hasPrefix("en") { term.en = text } else { term.zh = text }
                if term.en.isEmpty { term.en = source }
            } else {
                term.names.append(OBOReader.name(text, scope: predicate))
                // Alone it names a concept that has no preferred name yet.
                term.en = ""
            }
            reading.emit(term)
        }
        guard titles.contains("translation_value"), titles.contains("subject_id") else {
            throw reading.error(
                titles.joined(separator: ", "), line: 1, zh: "含 subject_id 和 translation_value 的标题行",
                en: "titles with subject_id and translation_value")
        }
    }
}

/// Reads a code list with titles: ICD-10 and its national editions, ATC. The parent is in a column of its own, or in the
/// code (A00.1 below A00, B01AC06 below B01AC).
enum CodeListReader {
    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) throws(LexiconError) {
        let tables = VocabularyTables.standard
        var codes: Set<String> = []
        var rows: [(line: Int, code: String, cells: [String: String])] = []
        let titles = DelimitedText.forEachRow(bytes, reading) { row in
            var cells: [String: String] = [:]
            for (title, cell) in row.cells {
                if let kind = tables.column(title), cells[kind] ?? "" < cell { cells[kind] = cell }
            }
            let code = (cells["id"] ?? "").uppercased()
            guard !code.isEmpty, cells["name"] ?? cells["zh"] != nil else {
                reading.report(code, line: row.line, zh: "编码和名称", en: "a code and a name")
                return
            }
            codes.insert(code)
            rows.append((row.line, code, cells))
        }
        let kinds = Set(titles.compactMap(tables.column))
        guard kinds.contains("id"), kinds.contains("name") || kinds.contains("zh") else {
            throw reading.error(
                titles.joined(separator: ", "), line: 1, zh: "含 code 和 name 的标题行", en: "titles with a code and a name")
        }
        // The codes of three characters of both lists look alike.
        let isATC =
            titles.contains { $0.hasPrefix("atc") }
            || codes.contains { $0.utf8.count >= 5 } && codes.allSatisfy(isATCCode)
        let prefix = isATC ? "ATC:" : "ICD10:"
        for row in rows {
            var term = VocabularyTerm(id: row.code.contains(":") ? row.code : prefix + row.code, line: row.line)
            let name = row.cells["name"] ?? ""
            let zh = row.cells["zh"] ?? ""
            let isChinese = VocabularyTerm.Name(name).language == .zh
            term.zh = zh.isEmpty && isChinese ? name : zh
            term.en = isChinese ? "" : name
            if term.zh.isEmpty, term.en.isEmpty { continue }
            for part in (row.cells["synonym"] ?? "").split(whereSeparator: { $0 == "|" || $0 == ";" || $0 == "；" }) {
                term.names.append(.init(part.trimmed()))
            }
            if let parent = row.cells["parent"] ?? parent(of: row.code, isATC, codes) {
                term.parents = [parent.contains(":") ? parent : prefix + parent.uppercased()]
            }
            reading.emit(term)
        }
    }

    /// The longest code of the list above this one.
    private static func parent(of code: String, _ isATC: Bool, _ codes: Set<String>) -> String? {
        let lengths = isATC ? [5, 4, 3, 1] : Array((3..<max(4, code.count)).reversed())
        for length in lengths where length < code.count {
            var part = String(code.prefix(length))
            while part.last == "." { part.removeLast() }
            if part != code, codes.contains(part) { return part }
        }
        return nil
    }

    private static func isATCCode(_ code: String) -> Bool {
        let bytes = Array(code.utf8)
        guard [1, 3, 4, 5, 7].contains(bytes.count) else { return false }
        let digits: Set<Int> = [1, 2, 5, 6]
        return bytes.indices.allSatisfy { digits.contains($0) ? bytes[$0] &- 0x30 < 10 : bytes[$0] &- 0x41 < 26 }
    }
}
