import KaojuTerminology
import KaojuText

/// Reads JSON objects, one a line or in one array: Wikidata's entities (labels and aliases by language), or objects with
/// id, name or label, synonyms or aliases, xrefs and relations.
enum JSONEntityReader {
    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) throws(LexiconError) {
        var scanner = JSONScanner(bytes)
        let isArray = scanner.take("[")
        // Lines are counted as the text is read, not anew for each problem.
        var counted = (offset: 0, line: 1)
        func line(of offset: Int) -> Int {
            guard offset > counted.offset else { return counted.line }
            counted.line += bytes[counted.offset..<min(offset, bytes.count)].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
            counted.offset = offset
            return counted.line
        }
        while let next = scanner.peek() {
            if next == UInt8(ascii: "]") || next == UInt8(ascii: ",") {
                _ = scanner.take(Unicode.Scalar(next))
                continue
            }
            let start = scanner.at
            do throws(JSONScanner.Problem) {
                let entity = try scanner.value()
                if let term = term(entity) {
                    reading.emit(term)
                } else {
                    reading.report(
                        entity["id"]?.string ?? "an object", line: line(of: start), zh: "带 id 和名称的对象",
                        en: "an object with id and a name")
                }
            } catch {
                let line = isArray ? scanner.line(of: error.offset) : line(of: start)
                if isArray {
                    throw reading.error(
                        "offset \(error.offset)", line: line, zh: "JSON：\(error.expected)",
                        en: "JSON: \(error.expected)")
                }
                reading.report(
                    "offset \(error.offset)", line: line, zh: "JSON：\(error.expected)", en: "JSON: \(error.expected)")
                // The next line may be sound.
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                scanner = JSONScanner(bytes, from: max(end, 1))
            }
        }
    }

    private static func term(_ entity: JSONValue) -> VocabularyTerm? {
        let tables = VocabularyTables.standard
        guard var id = entity["id"]?.string, !id.isEmpty else { return nil }
        if id.first == "Q", id.dropFirst().allSatisfy(\.isNumber) { id = "wikidata:" + id }
        var term = VocabularyTerm(id: tables.curie(iri: id))
        for (language, value) in entity["labels"]?.members ?? [] {
            set(value["value"]?.string ?? value.string, language, &term)
        }
        let plain = entity["label"]?.string ?? entity["name"]?.string
        if let plain, term.en.isEmpty { term.names.isEmpty ? set(plain, "", &term) : term.names.append(.init(plain)) }
        for (language, value) in entity["aliases"]?.members ?? [] {
            for alias in value.items { add(alias["value"]?.string ?? alias.string, language, &term) }
        }
        for key in ["aliases", "synonyms"] {
            for alias in entity[key]?.items ?? [] { add(alias.string ?? alias["name"]?.string, "", &term) }
        }
        for xref in entity["xrefs"]?.items ?? [] {
            if let text = xref.string {
                term.xrefs.append(tables.curie(iri: text))
            } else if let local = xref["id"]?.string, let space = xref["namespace"]?.string {
                term.xrefs.append(tables.curie(local.contains(":") ? local : space + ":" + local))
            }
        }
        for parent in entity["relations"]?["is_a"]?.items ?? entity["parents"]?.items ?? [] {
            if let text = parent.string { term.parents.append(tables.curie(iri: text)) }
        }
        term.isDeprecated = entity["obsolete"]?.isTrue == true || entity["deprecated"]?.isTrue == true
        guard !term.zh.isEmpty || !term.en.isEmpty || term.isDeprecated else { return nil }
        return term
    }

    /// A label: the first one of its language is the preferred name.
    private static func set(_ text: String?, _ language: String, _ term: inout VocabularyTerm) {
        guard let text, !text.isEmpty, isRead(language) else { return }
        let name = VocabularyTerm.Name(text, language: language.hasPrefix("zh") ? .zh : nil)
        if name.language == .zh, term.zh.isEmpty {
            term.zh = text
        } else if name.language == .en, term.en.isEmpty {
            term.en = text
        } else {
            term.names.append(name)
        }
    }

    private static func add(_ text: String?, _ language: String, _ term: inout VocabularyTerm) {
        guard let text, !text.isEmpty, isRead(language) else { return }
        term.names.append(.init(text, language: language.hasPrefix("zh") ? .zh : nil))
    }

    private static func isRead(_ language: String) -> Bool {
        language.isEmpty || language == "en" || language.hasPrefix("en-") || language == "mul"
            || language.hasPrefix("zh")
    }
}
